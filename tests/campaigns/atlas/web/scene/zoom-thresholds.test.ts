import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Layer } from "@web/base/payload.ts";
import { ringRadius, symbolRadius } from "@web/scene/event-geometry.ts";
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

describe("symbols of events", () => {
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

  test("a symbol grows with the zoom, up to two pixels, and is smaller in each rank, down to five", () => {
    const radii = [3, 5, 7, 10, 12].map((zoom) => symbolRadius({ rank: 1 }, zoom));
    assert.deepEqual(
      radii.map((radius) => Math.round(radius * 10) / 10),
      [8.2, 9, 9.8, 11, 11],
    );
    assert.deepEqual(
      [1, 2, 3, 4].map((rank) => symbolRadius({ rank }, 10)),
      [11, 9.5, 8, 6.5],
    );
  });

  test("a dot is larger for the more important", () => {
    assert.equal(symbolRadius({ rank: 3 }, 4), 3.4);
    assert.equal(symbolRadius({ rank: 4 }, 4), 2.6);
  });

  test("the ring of an uncertain place has its kilometres, farther out and for vast areas there is none", () => {
    const scale = (zoom: number) => ({ scale: 256 * 2 ** zoom });
    const metresPerPixel = (40_075_000 * Math.cos(Math.PI / 4)) / (256 * 2 ** 8);
    const radius = ringRadius({ ring: 20, latitude: 45 }, scale(8));
    assert.ok(Math.abs(radius - 20_000 / metresPerPixel) < 0.001, String(radius));
    assert.equal(ringRadius({ ring: 20, latitude: 45 }, scale(4)), 0);
    assert.equal(ringRadius({ ring: 61, latitude: 45 }, scale(8)), 0);
    assert.equal(ringRadius({}, scale(8)), 0);
  });
});
