/* What a place is called on the map follows the day. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import type { MapPlace } from "@web/base/payload.ts";
import { calledOn, withMetres } from "@web/names/label-candidates.ts";

const place: MapPlace = {
  ...{ name: "Hsinking (Changchun)", modern: "Changchun", names: {}, kind: "city", rank: 1, lon: 125.3, lat: 43.9 },
  stages: [
    { start: null, end: 11759, name: "Changchun", names: {}, kind: "city" },
    { start: 11760, end: 16667, name: "Hsinking", names: { ja: "新京" }, kind: "capital" },
    { start: 16668, end: null, name: "Changchun", names: {}, kind: "city" },
  ],
};

test("the name is that of the day, to the last day of each name", () => {
  const names = [11759, 11760, 16667, 16668].map((day) => calledOn(place, day).name);
  assert.deepEqual(names, ["Changchun", "Hsinking", "Hsinking", "Changchun"]);
  assert.equal(calledOn(place, 12_000).kind, "capital");
});

test("a place that kept its name is called so on every day", () => {
  const harbin: MapPlace = {
    ...{ name: "Harbin", modern: "", names: {}, kind: "city" },
    rank: 1,
    lon: 126.6,
    lat: 45.8,
  };
  assert.equal(calledOn(harbin, 5_000).name, "Harbin");
});

describe("heights after the names of hills", () => {
  test("are left out where the name has the number", () => {
    assert.equal(withMetres("Hill 780 (Yare Heights)", 780), "Hill 780 (Yare Heights)");
    assert.equal(withMetres("52高地", 52), "52高地");
  });

  test("are written after any other name, and not where they are unknown", () => {
    assert.equal(withMetres("Noro Heights", 742), "Noro Heights\u00a0742");
    assert.equal(withMetres("Hill 1780", 780), "Hill 1780\u00a0780");
    assert.equal(withMetres("Bain-Tsagan", undefined), "Bain-Tsagan");
  });
});
