import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Feature } from "@web/base/payload.ts";
import type { Item } from "@web/base/types.ts";
import { appearanceOfAll, visiblyChanged } from "@web/scene/appearance.ts";
import { pixelBoxAround, pixelBoxesAlong, pixelBoxOf } from "@web/scene/pixel-boxes.ts";
import { feature, frame, itemsOf, pixelsOf, square } from "./sample-document.ts";

const lines = [square(120, 40, 130, 50), square(122, 42, 124, 44)];
const railway = (id: string, colour: string): Feature =>
  feature({ id, layer: "railway", kind: "gauge-1524", closed: false, colour });

/** Items of which the first was painted, and the second has taken its place. */
function succession(first: Feature, second: Feature): [Item[], (item: Item) => boolean] {
  const items = itemsOf([first, second], lines);
  if (items[0]) items[0].painted = true;
  return [items, (item) => item === items[1]];
}

describe("changes that are seen", () => {
  test("a railway whose next owner has the same colour looks the same", () => {
    const [items, isDrawn] = succession(railway("cer", "#aa3322"), railway("cer-1924", "#aa3322"));
    assert.deepEqual(visiblyChanged(items, isDrawn, 6), []);
    assert.deepEqual(
      items.map(({ painted }) => painted),
      [false, true],
    );
  });

  test("a railway of another colour, or another shape, is another", () => {
    const [sold, isDrawn] = succession(railway("cer", "#aa3322"), railway("cer-1935", "#c8a24a"));
    assert.deepEqual(visiblyChanged(sold, isDrawn, 6), sold);
    const [moved, isMoved] = succession(
      railway("cer", "#aa3322"),
      feature({ ...railway("cer", "#aa3322"), stages: [[null, null, [[1]]]] }),
    );
    assert.deepEqual(visiblyChanged(moved, isMoved, 6), moved);
  });

  test("what is not drawn at the zoom, or was drawn before, is no change", () => {
    const [items, isDrawn] = succession(railway("cer", "#aa3322"), railway("cer-1935", "#c8a24a"));
    assert.deepEqual(visiblyChanged(items, isDrawn, 3), []);
    assert.deepEqual(visiblyChanged(items, isDrawn, 6), [], "noted as painted all the same");
  });

  test("the look of all does not depend on their order", () => {
    const items = itemsOf([railway("a", "#aa3322"), railway("b", "#c8a24a"), feature()], lines);
    assert.equal(appearanceOfAll(items), appearanceOfAll([...items].reverse()));
    assert.notEqual(appearanceOfAll(items), appearanceOfAll(items.slice(1)));
  });
});

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
    const [item] = itemsOf([railway("line", "#aa3322")], [slanting]);
    assert.ok(item);
    const areaOf = ([left, top, right, bottom]: number[]): number =>
      ((right ?? 0) - (left ?? 0)) * ((bottom ?? 0) - (top ?? 0));
    const along = pixelBoxesAlong(item, view);
    assert.equal(along.length, 6);
    const sum = along.reduce((total, box) => total + areaOf(box), 0);
    assert.ok(sum < areaOf(pixelBoxOf(item, view)) / 2);
  });
});
