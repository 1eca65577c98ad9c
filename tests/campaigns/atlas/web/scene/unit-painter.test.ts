import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { farthestUnitZoom } from "@web/scene/unit-painter.ts";

describe("zooms of units", () => {
  test("the farthest is that of the greatest size; the symbols of arrows have one of their own", () => {
    const zooms = {
      "unit-symbol": { "0": 3 },
      "unit-army": { "0": 5.5 },
      "unit-division": { "0": 7 },
      road: { "0": 1 },
    };
    assert.equal(farthestUnitZoom({ zooms }), 5.5);
  });
});
