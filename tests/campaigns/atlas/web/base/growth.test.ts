import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { courseOf, distanceAt, growTo, lineUpTo, movementShape, reached, restoreShape } from "@web/base/growth.ts";
import { toLatLng, toMercator } from "@web/base/mercator.ts";
import { geodesicDistance } from "@web/base/geodesic.ts";
import type { Frame, Item, Line, MapFeature } from "@web/base/types.ts";
import { arrowSize } from "../scene/sample-document.ts";

const line: Line = Float64Array.from([
  ...toMercator(124, 45),
  ...toMercator(125, 45.4),
  ...toMercator(126, 45.5),
  ...toMercator(126.6, 45.7),
]);

/** The first of two stages: at the second point on day 100, at the last on day 104, marching for the last two days. */
function arrow(layer: "arrow" | "route" = "arrow"): Item {
  const feature = {
    id: "test/advance",
    layer,
    growth: { line, ends: [1, 3], strength: 0.5, step: 2 },
    symbology: { arrowSize },
  } as unknown as MapFeature;
  const stage = (position: number, start: number, next: Item | null): Item => ({
    feature,
    shape: movementShape(feature, lineUpTo(feature, position)),
    id: `test/advance@${start}`,
    from: start,
    to: null,
    start,
    end: start,
    fades: false,
    index: position,
    position,
    next,
  });
  return stage(0, 100, stage(1, 104, null));
}

const zoomed = (zoom: number): Pick<Frame, "zoom" | "scale"> => ({ zoom, scale: 256 * 2 ** zoom });

const tipOf = ({ shape }: Item): { lat: number; lng: number } => {
  const middle = shape.parts[0]?.[0];
  assert.ok(middle);
  return toLatLng(middle.subarray(-2));
};

describe("growth of an arrow", () => {
  test("the course is as long as the way on the ellipsoid, to a percent", () => {
    const { length } = courseOf(arrow().feature);
    const metres =
      geodesicDistance([45, 124], [45.4, 125]) +
      geodesicDistance([45.4, 125], [45.5, 126]) +
      geodesicDistance([45.5, 126], [45.7, 126.6]);
    assert.ok(Math.abs(length - metres / 1000) < metres / 1e5, `${length} km, ${metres} m`);
  });

  test("the head waits, marches for the days of its step and arrives on the day of the stage", () => {
    const item = arrow();
    const { length } = courseOf(item.feature);
    const first = geodesicDistance([45, 124], [45.4, 125]) / 1000;
    const expected = [first, first, (first + length) / 2, length];
    [100, 102, 103, 104].forEach((time, index) => {
      const kilometres = reached(item, time);
      assert.ok(Math.abs(kilometres - expected[index]!) < length / 500, `day ${time}: ${kilometres} km`);
    });
    assert.equal(distanceAt(item.feature, 1), length);
  });

  for (const layer of ["arrow", "route"] as const)
    test(`the tip of an axis drawn as ${layer} stands at the end of its way on the day of the stage`, () => {
      const item = arrow(layer);
      growTo(item, 104, zoomed(6));
      const { lat, lng } = tipOf(item);
      assert.ok(Math.abs(lat - 45.7) < 1e-6 && Math.abs(lng - 126.6) < 1e-6, `${lat}, ${lng}`);
    });

  test("what changed covers the old tip and the new", () => {
    const item = arrow();
    growTo(item, 103, zoomed(8));
    const before = tipOf(item);
    const box = growTo(item, 103.5, zoomed(8));
    assert.ok(box);
    for (const { lat, lng } of [before, tipOf(item)]) {
      const [x, y] = toMercator(lng, lat);
      assert.ok(box[0] <= x && x <= box[2] && box[1] <= y && y <= box[3]);
    }
  });

  test("a move by less than half a pixel draws nothing anew", () => {
    const item = arrow();
    growTo(item, 103, zoomed(8));
    assert.equal(growTo(item, 103.0001, zoomed(8)), null);
  });

  test("before it marches, and when restored, it has the shape of its stage", () => {
    const item = arrow();
    const { shape } = item;
    assert.equal(growTo(item, 101, zoomed(8)), null);
    assert.equal(item.shape, shape);
    growTo(item, 103, zoomed(8));
    assert.notEqual(item.shape, shape);
    assert.ok(restoreShape(item));
    assert.equal(item.shape, shape);
    assert.equal(restoreShape(item), null);
  });
});
