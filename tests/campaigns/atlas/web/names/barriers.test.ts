/* Lines over which the symbol of a unit is not moved. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { barriersNear, type GroundLines } from "@web/names/barriers.ts";
import { frame } from "../scene/sample-document.ts";

/** The shape of a line given in pixels of a frame. */
function shapeOf(points: number[]): GroundLines["others"][number] {
  const { scale, x0, y0 } = view;
  const line = Float64Array.from(points.map((value, index) => (value + (index % 2 ? y0 : x0)) / scale));
  const [xs, ys] = [0, 1].map((axis) => [...line].filter((_, index) => index % 2 === axis)) as [number[], number[]];
  return { parts: [[line]], boxes: [[Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]] };
}

const view = frame(10, 118.65, 47.7);
/** From south to north: on its left, in the west, is the enemy. */
const northward = shapeOf([100, 300, 100, 100]);

describe("a front", () => {
  const near = barriersNear(
    [110, 200],
    50,
    { fronts: [{ shape: northward, side: "Japan" }], coasts: [], others: [] },
    view,
  );

  test("is not crossed towards the enemy by those who hold it, nor by others at all", () => {
    assert.ok(near.crossesFront([90, 200], "Japan"));
    assert.ok(near.crossesFront([90, 200], "Soviet Union"));
    assert.ok(!near.crossesFront([140, 200], "Japan"));
  });

  test("those who stand before their own line may go behind it, the enemy may not", () => {
    const before = barriersNear(
      [90, 200],
      50,
      { fronts: [{ shape: northward, side: "Japan" }], coasts: [], others: [] },
      view,
    );
    assert.ok(!before.crossesFront([120, 200], "Japan"));
    assert.ok(before.crossesFront([120, 200], "Soviet Union"));
  });

  test("ends where it ends: one may go around it", () => {
    const beyond = barriersNear(
      [110, 80],
      50,
      { fronts: [{ shape: northward, side: "Japan" }], coasts: [], others: [] },
      view,
    );
    assert.ok(!beyond.crossesFront([90, 80], "Soviet Union"));
  });
});

test("a coast with many points to a pixel parts the ground as one with few", () => {
  const across = Array.from({ length: 4000 }, (_, index) => [100 + 3 * Math.sin(index / 7), 100 + index / 20.05]);
  const near = barriersNear([110, 200], 150, { fronts: [], coasts: [shapeOf(across.flat())], others: [] }, view);
  const crossedAt = (y: number): boolean => near.crossesCoast([90, 2 * y - 200]);
  for (let y = 140; y < 260; y += 1) assert.ok(crossedAt(y), `at ${y}`);
  assert.ok(!crossedAt(60) && !crossedAt(340), "beyond its ends");
  assert.ok(!near.crossesCoast([106, 290]), "a way that ends before it");
});

test("a river is told of apart from fronts, in both directions", () => {
  const near = barriersNear([110, 200], 50, { fronts: [], coasts: [], others: [northward] }, view);
  assert.ok(near.crossesOther([90, 200]));
  assert.ok(!near.crossesOther([120, 210]));
  assert.ok(!near.crossesFront([90, 200], "Japan"));
});

test("a coast is told of apart from rivers and borders", () => {
  const near = barriersNear([110, 200], 50, { fronts: [], coasts: [northward], others: [] }, view);
  assert.ok(near.crossesCoast([90, 200]));
  assert.ok(!near.crossesCoast([120, 210]));
  assert.ok(!near.crossesOther([90, 200]));
});
