/* What Leaflet's own controls say. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { scaleText } from "@web/leaflet-words.ts";

test("the scale has the unit of the language", () => {
  assert.equal(scaleText("10 km", "en"), "10 km");
  assert.equal(scaleText("10 km", "ru").replace("\u00a0", " "), "10 км");
  assert.equal(scaleText("300 m", "zh"), "300米");
  assert.equal(scaleText("10 mi", "ru"), "10 mi", "another unit stays");
});
