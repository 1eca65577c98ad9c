import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { pixelBoxAround, pixelBoxesAlong, pixelBoxOf } from "@web/scene/pixel-boxes.ts";
import { feature, frame, itemsOf, pixelsOf, square } from "./sample-document.ts";

const lines = [square(120, 40, 130, 50)];

describe("boxes on the canvas", () => {
  const view = frame(6, 118, 51);

  test("the box of an area holds it with a margin of 12 pixels", () => {
    const [item] = itemsOf([feature()], lines);
    assert.ok(item);
    const [northWest, southEast] = [pixelsOf(120, 50, view), pixelsOf(130, 40, view)];
    const expected = [northWest.x - 12, northWest.y - 12, southEast.x + 12, southEast.y + 12];
    pixelBoxOf(item, view).forEach((side, index) => assert.ok(Math.abs(side - (expected[index] ?? NaN)) < 1e-6));
    assert.deepEqual(pixelBoxAround(item.shape.boxes, view), pixelBoxOf(item, view));
  });

  test("the box of an event holds its symbol, or the ring of its uncertain place", () => {
    const event = { id: "battle", layer: "event", rank: 1, point: [125, 45], latitude: 45 } as const;
    const [sure, vague] = itemsOf(
      [feature({ ...event, point: [125, 45] }), feature({ ...event, point: [125, 45], ring: 50 })],
      lines,
    );
    assert.ok(sure && vague);
    const { x } = pixelsOf(125, 45, view);
    const [left] = pixelBoxOf(sure, view);
    assert.ok(x - left > 17 && x - left < 18, String(x - left));
    const reach = x - pixelBoxOf(vague, view)[0];
    assert.ok(reach > 28 && reach < 32, String(reach));
  });

  test("boxes along a line are smaller than one box around it", () => {
    const slanting = Float64Array.from({ length: 64 }, (_, index) => 0.8 + Math.floor(index / 2) * 0.001);
    const [item] = itemsOf([feature({ layer: "railway", closed: false })], [slanting]);
    assert.ok(item);
    const areaOf = ([left, top, right, bottom]: number[]): number =>
      ((right ?? 0) - (left ?? 0)) * ((bottom ?? 0) - (top ?? 0));
    const along = pixelBoxesAlong(item, view);
    assert.equal(along.length, 6);
    const sum = along.reduce((total, box) => total + areaOf(box), 0);
    assert.ok(sum < areaOf(pixelBoxOf(item, view)) / 2);
  });
});
