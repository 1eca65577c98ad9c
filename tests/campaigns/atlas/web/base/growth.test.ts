import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { courseOf, growTo, reached, restoreShape } from "@web/base/growth.ts";
import { toLatLng, toMercator } from "@web/base/mercator.ts";
import { Shape } from "@web/base/shape.ts";
import { geodesicDistance } from "@web/base/geodesic.ts";
import type { Item, Line, MapFeature } from "@web/base/types.ts";

const line: Line = Float64Array.from([
  ...toMercator(124, 45),
  ...toMercator(125, 45.4),
  ...toMercator(126, 45.5),
  ...toMercator(126.6, 45.7),
]);

/** The first of two stages of an arrow: half the way on day 100, all of it on day 104, marching for the last two days. */
function arrow(closed: boolean): Item {
  const feature = {
    id: "test/advance",
    closed,
    growth: { line, reach: [0.5, 1], width: 0.05, step: 2 },
  } as unknown as MapFeature;
  const stage = (position: number, start: number, next: Item | null): Item => ({
    feature,
    shape: new Shape([[line]], closed),
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

const tipOf = ({ shape }: Item, closed: boolean): { lat: number; lng: number } => {
  const ring = shape.parts[0]?.[0];
  assert.ok(ring);
  return toLatLng(closed ? ring.subarray(0, 2) : ring.subarray(-2));
};

describe("growth of an arrow", () => {
  test("the course is as long as the way on the ellipsoid, to a percent", () => {
    const { length } = courseOf(arrow(true).feature);
    const metres =
      geodesicDistance([45, 124], [45.4, 125]) +
      geodesicDistance([45.4, 125], [45.5, 126]) +
      geodesicDistance([45.5, 126], [45.7, 126.6]);
    assert.ok(Math.abs(length - metres / 1000) < metres / 1e5, `${length} km, ${metres} m`);
  });

  test("the head waits, marches for the days of its step and arrives on the day of the stage", () => {
    const item = arrow(true);
    const { length } = courseOf(item.feature);
    const shares = [100, 102, 103, 104].map((time) => reached(item, time) / length);
    assert.deepEqual(
      shares.map((share) => Math.round(share * 1000) / 1000),
      [0.5, 0.5, 0.75, 1],
    );
  });

  for (const closed of [true, false])
    test(`the tip of ${closed ? "an arrow" : "a route"} stands at the end of its way on the day of the stage`, () => {
      const item = arrow(closed);
      growTo(item, 104, 0);
      const { lat, lng } = tipOf(item, closed);
      assert.ok(Math.abs(lat - 45.7) < 1e-6 && Math.abs(lng - 126.6) < 1e-6, `${lat}, ${lng}`);
    });

  test("what changed covers the old tip and the new", () => {
    const item = arrow(true);
    growTo(item, 103, 0);
    const before = tipOf(item, true);
    const box = growTo(item, 103.5, 0);
    assert.ok(box);
    for (const { lat, lng } of [before, tipOf(item, true)]) {
      const [x, y] = toMercator(lng, lat);
      assert.ok(box[0] <= x && x <= box[2] && box[1] <= y && y <= box[3]);
    }
  });

  test("a move below the grain draws nothing anew", () => {
    const item = arrow(true);
    growTo(item, 103, 0);
    assert.equal(growTo(item, 103.0001, 1e-3), null);
  });

  test("before it marches, and when restored, it has the shape of its stage", () => {
    const item = arrow(true);
    const { shape } = item;
    assert.equal(growTo(item, 101, 0), null);
    assert.equal(item.shape, shape);
    growTo(item, 103, 0);
    assert.notEqual(item.shape, shape);
    assert.ok(restoreShape(item));
    assert.equal(item.shape, shape);
    assert.equal(restoreShape(item), null);
  });
});
