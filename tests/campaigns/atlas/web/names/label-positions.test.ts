import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { overlaps } from "@web/base/boxes.ts";
import type { Item } from "@web/base/types.ts";
import { positionsOf } from "@web/names/label-positions.ts";
import type { LineLabel, PointLabel, SymbolLabel, TextMeasure } from "@web/names/label.ts";
import { breakLines } from "@web/names/text-renderer.ts";
import type { UnitPicture } from "@web/names/unit-picture.ts";

/** Every character is 7 pixels wide. */
const measure: TextMeasure = { width: (_, text) => 7 * text.length };

const mukden: PointLabel = {
  type: "point",
  key: "mukden",
  x: 100,
  y: 100,
  text: "Mukden",
  lines: ["Mukden"],
  font: "400 12px serif",
  size: 12,
  colour: "#000000",
  halo: 3,
  gap: 5,
  order: 1,
};

describe("positions of labels", () => {
  test("a text beside a point is first tried on its right, and covers the point nowhere", () => {
    const positions = positionsOf({ ...mukden }, measure);
    const [first] = positions[0]?.boxes ?? [];
    assert.ok(first);
    assert.ok(first[0] > 100 && (first[1] + first[3]) / 2 === 100);
    assert.equal(first[2] - first[0], 6 * 7 + 2);
    for (const { boxes } of positions)
      assert.ok(
        boxes.every((box) => !overlaps(box, [99, 99, 101, 101])),
        boxes.join(" "),
      );
  });

  test("a centred text is first tried over its point", () => {
    const [position] = positionsOf({ ...mukden, centred: true }, measure);
    const [box] = position?.boxes ?? [];
    assert.ok(box);
    assert.deepEqual([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2], [100, 100]);
  });

  test("space between letters widens a text, a second line makes it taller", () => {
    const sizeOf = (label: PointLabel): [number, number] => {
      const [box] = positionsOf(label, measure)[0]?.boxes ?? [];
      assert.ok(box);
      return [box[2] - box[0], box[3] - box[1]];
    };
    const [width, height] = sizeOf({ ...mukden });
    assert.deepEqual(sizeOf({ ...mukden, spacing: 2 }), [width + 12, height]);
    const [, twice] = sizeOf({ ...mukden, lines: ["Muk", "den"] });
    assert.equal(Math.round(twice - height), Math.round(12 * 1.18));
  });

  test("a text along lines is tried at each share of each line that is long enough", () => {
    const label: LineLabel = {
      type: "line",
      key: "amur",
      text: "Amur",
      linesFor: () => [
        [
          [0, 0],
          [20, 0],
        ],
        [
          [0, 40],
          [200, 40],
        ],
      ],
      shares: [0.5, 0],
      font: "italic 12px serif",
      size: 12,
      colour: "#000000",
      halo: 3,
      order: 1,
    };
    const starts = positionsOf(label, measure).map(({ glyphs }) => glyphs?.[0]?.x.toFixed(1));
    assert.deepEqual(starts, ["89.5", "3.5"]);
  });

  test("a symbol stands before the head of its arrow", () => {
    const symbol: SymbolLabel = {
      type: "symbol",
      key: "army^",
      x: 50,
      y: 50,
      direction: [1, 0],
      picture: { width: 60, height: 40 } as UnitPicture,
      scale: 0.5,
      unit: undefined,
      item: {} as Item,
      order: 1,
    };
    assert.deepEqual(positionsOf(symbol, measure)[0]?.boxes, [[54, 40, 84, 60]]);
  });
});

describe("lines of a text", () => {
  test("a short text stays in one line, a long one is broken near its middle", () => {
    assert.deepEqual(breakLines("Battle of Mukden"), ["Battle of Mukden"]);
    assert.deepEqual(breakLines("Soviet invasion of Manchuria"), ["Soviet invasion", "of Manchuria"]);
  });

  test("a text without a space is not broken", () => {
    assert.deepEqual(breakLines("Nikolayevsk-on-the-Amur"), ["Nikolayevsk-on-the-Amur"]);
  });
});
