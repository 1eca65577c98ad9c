import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { farthestZoom } from "@web/map-bounds.ts";

describe("the farthest zoom", () => {
  const zoomOf = (x: number, y: number): number => farthestZoom({ x, y }, 0.5, 2);

  test("shows the earth once, on whatever map", () => {
    for (const [x, y] of [
      [320, 480],
      [390, 844],
      [1024, 768],
      [1440, 810],
      [2560, 1440],
      [3840, 2160],
    ] as const) {
      const earth = 256 * 2 ** zoomOf(x, y);
      assert.ok(earth >= Math.max(x, y), `${x} by ${y}`);
      assert.ok(earth < Math.max(1.5 * Math.max(x, y), 1025), "and is no closer than it must be");
    }
  });

  test("goes in steps, and is no farther than the document allows", () => {
    assert.deepEqual([zoomOf(0, 0), zoomOf(390, 844), zoomOf(1024, 600), zoomOf(1025, 600)], [2, 2, 2, 2.5]);
  });
});
