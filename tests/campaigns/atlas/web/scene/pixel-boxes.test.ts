import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { pixelBoxAround, pixelBoxesAlong, pixelBoxOf } from "@web/scene/pixel-boxes.ts";
import { feature, frame, itemsOf, pixelsOf, square, style } from "./sample-document.ts";

const lines = [square(120, 40, 130, 50)];

describe("boxes on the canvas", () => {
  const view = frame(6, 118, 51);

  test("the box of an area holds it with the head and glow of a route, which reach farthest", () => {
    const margin = Math.hypot(4.4, 3.6) * 2 + (0.9 * 2 + 3) / 2 + 1;
    const [item] = itemsOf([feature()], lines);
    assert.ok(item);
    const [northWest, southEast] = [pixelsOf(120, 50, view), pixelsOf(130, 40, view)];
    const expected = [northWest.x - margin, northWest.y - margin, southEast.x + margin, southEast.y + margin];
    pixelBoxOf(item, view, style).forEach((side, index) => assert.ok(Math.abs(side - (expected[index] ?? NaN)) < 1e-6));
  });

  test("the box of an arrow holds its head, which lies on both sides of its middle line", () => {
    const growth = { line: 0, ends: [1], strength: 1, step: 1 };
    const [item] = itemsOf([feature({ layer: "arrow", axis: "a", growth, stages: [[1, 2, []]] })], lines);
    assert.ok(item);
    const { x, y } = pixelsOf(120, 40, view);
    const [left, top, right, bottom] = pixelBoxOf(item, view, style);
    assert.ok(x - left >= 20 && bottom - y >= 20 && y - top >= 20 && right - x >= 20);
    assert.deepEqual(pixelBoxAround(item.shape.whole, view, style), [left, top, right, bottom]);
  });

  test("the box of an event holds its symbol, or the ring of its uncertain place", () => {
    const event = { id: "battle", layer: "event", rank: 1, point: [125, 45], latitude: 45 } as const;
    const [sure, somewhere] = itemsOf(
      [feature({ ...event, point: [125, 45] }), feature({ ...event, point: [125, 45], ring: 50 })],
      lines,
    );
    assert.ok(sure && somewhere);
    const { x } = pixelsOf(125, 45, view);
    const [left] = pixelBoxOf(sure, view, style);
    assert.ok(Math.abs(x - left - (9.4 * (1.42 + 0.08) + 1)) < 1e-6, String(x - left));
    const reach = x - pixelBoxOf(somewhere, view, style)[0];
    assert.ok(reach > 28 && reach < 32, String(reach));
  });

  test("boxes along a line are smaller than one box around it", () => {
    const slanting = Float64Array.from({ length: 64 }, (_, index) => 0.8 + Math.floor(index / 2) * 0.001);
    const [item] = itemsOf([feature({ layer: "railway", closed: false })], [slanting]);
    assert.ok(item);
    const areaOf = ([left, top, right, bottom]: number[]): number =>
      ((right ?? 0) - (left ?? 0)) * ((bottom ?? 0) - (top ?? 0));
    const along = pixelBoxesAlong(item, view, style);
    assert.equal(along.length, 6);
    const sum = along.reduce((total, box) => total + areaOf(box), 0);
    assert.ok(sum < areaOf(pixelBoxOf(item, view, style)) / 2);
  });
});
