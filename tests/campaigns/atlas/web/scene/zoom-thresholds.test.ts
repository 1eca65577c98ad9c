import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Layer } from "@web/base/payload.ts";
import { isDot, minZoomOf } from "@web/scene/zoom-thresholds.ts";

describe("zooms from which lines and areas are drawn", () => {
  const zooms: [Layer, string, boolean, number][] = [
    ["railway", "gauge-1524", false, 4],
    ["claim", "concession", true, 4.5],
    ["border", "fortified-line", false, 5],
    ["railway", "road", false, 5.5],
    ["claim", "claim", false, 0],
    ["border", "state-border", false, 0],
    ["territory", "state", true, 0],
    ["arrow", "advance", true, 0],
  ];
  for (const [layer, kind, closed, zoom] of zooms)
    test(`${closed ? "area" : "line"} of layer ${layer}, ${kind}: ${zoom}`, () => {
      assert.equal(minZoomOf({ layer, kind, closed }), zoom);
    });
});

describe("events that have their symbol", () => {
  test("the greatest always have their symbol, the least from zoom 7", () => {
    assert.deepEqual(
      [1, 2, 3, 4].map((rank) => [3, 4.5, 5.5, 7].map((zoom) => isDot({ rank }, zoom))),
      [
        [false, false, false, false],
        [true, false, false, false],
        [true, true, false, false],
        [true, true, true, false],
      ],
    );
  });
});
