import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Feature } from "@web/base/payload.ts";
import type { Item } from "@web/base/types.ts";
import { appearanceOfAll, visiblyChanged } from "@web/scene/appearance.ts";
import { feature, itemsOf, square } from "./sample-document.ts";

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
