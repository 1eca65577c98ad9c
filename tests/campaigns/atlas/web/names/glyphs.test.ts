import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { PixelPoint } from "@web/base/types.ts";
import { glyphBoxes, placeGlyphs } from "@web/names/glyphs.ts";

const LINE: PixelPoint[] = [
  [0, 50],
  [60, 50],
  [100, 50],
];

describe("letters along a line", () => {
  test("stand in the middle, at the beginning or at the end", () => {
    const startOf = (share: number): number => {
      const first = placeGlyphs(LINE, ["a", "b"], [10, 20], 0, share)?.[0];
      assert.ok(first);
      return first.x - first.width / 2;
    };
    assert.deepEqual([0, 0.5, 1].map(startOf), [0, 35, 70]);
  });

  test("keep their spacing", () => {
    const glyphs = placeGlyphs(LINE, ["a", "b", "c"], [10, 10, 10], 5, 0);
    assert.deepEqual(
      glyphs?.map(({ x }) => x),
      [5, 20, 35],
    );
  });

  test("follow a gentle bend, each in the direction of the line", () => {
    const bend: PixelPoint[] = [
      [0, 0],
      [50, 0],
      [90, 20],
    ];
    const glyphs = placeGlyphs(bend, [..."abcdefgh"], Array<number>(8).fill(10), 0, 0);
    assert.equal(glyphs?.[0]?.angle, 0);
    assert.ok(Math.abs((glyphs?.at(-1)?.angle ?? 0) - Math.atan2(20, 40)) < 1e-9);
  });

  test("stand upright on either arm of a hooked line, in their order from left to right", () => {
    const hook: PixelPoint[] = [
      [0, 0],
      [200, 0],
      [200, 50],
      [40, 50],
    ];
    const there = placeGlyphs(hook, ["a", "b", "c"], [10, 10, 10], 0, 0) ?? [];
    assert.deepEqual(
      there.map(({ letter, x, y, angle }) => [letter, x, y, angle]),
      [
        ["a", 5, 0, 0],
        ["b", 15, 0, 0],
        ["c", 25, 0, 0],
      ],
    );
    const back = placeGlyphs(hook, ["a", "b", "c"], [10, 20, 30], 5, 1) ?? [];
    assert.deepEqual(
      back.map(({ letter, x, y, angle }) => [letter, x, y, angle]),
      [
        ["a", 45, 50, 0],
        ["b", 65, 50, 0],
        ["c", 95, 50, 0],
      ],
    );
  });

  test("are not written round a sharp corner", () => {
    const corner: PixelPoint[] = [
      [0, 0],
      [50, 0],
      [50, 50],
    ];
    assert.equal(placeGlyphs(corner, [..."abcdefgh"], Array<number>(8).fill(10), 0, 0.5), null);
  });

  test("are not written on a line that is too short", () => {
    assert.equal(placeGlyphs(LINE, ["a", "b"], [60, 41], 0, 0.5), null);
    assert.equal(placeGlyphs([], ["a"], [5], 0, 0.5), null);
  });

  test("take a few boxes that cover all of them", () => {
    const glyphs = placeGlyphs(LINE, [..."abcdefghi"], Array<number>(9).fill(11), 0, 0) ?? [];
    const boxes = glyphBoxes(glyphs, 10);
    assert.ok(boxes.length > 1 && boxes.length < glyphs.length, String(boxes.length));
    for (const { x, y } of glyphs)
      assert.ok(boxes.some(([left, top, right, bottom]) => left < x && x < right && top < y && y < bottom));
  });
});
