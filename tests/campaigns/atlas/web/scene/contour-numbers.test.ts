import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Box, PixelPoint } from "@web/base/types.ts";
import { placeNumbers, readable } from "@web/scene/contour-numbers.ts";

const view: Box = [0, 0, 1000, 600];
const sizes = { distance: 200, gap: 3 };
const widthOf = (text: string): number => 6 * text.length;
const straight = (y: number): PixelPoint[] => [
  [0, y],
  [1000, y],
];
const zigzag: PixelPoint[] = Array.from({ length: 100 }, (_, step) => [10 * step, step % 2 ? 300 : 310]);

describe("elevations on contours", () => {
  test("stand on the line, apart from one another", () => {
    const numbers = placeNumbers([{ text: "750", points: straight(300) }], widthOf, view, sizes);
    assert.ok(numbers.length >= 4);
    numbers.forEach(({ text, y, angle, width }) => assert.deepEqual([text, y, angle, width], ["750", 300, 0, 18]));
    numbers.slice(1).forEach(({ x }, index) => assert.ok(x - numbers[index]!.x >= 200));
  });

  test("keep their distance from those of other lines", () => {
    const lines = [300, 310].map((y) => ({ text: String(y), points: straight(y) }));
    const numbers = placeNumbers(lines, widthOf, view, sizes);
    for (const one of numbers)
      for (const other of numbers) if (one !== other) assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= 200);
  });

  test("stand on no crooked line, and on none that is too short", () => {
    assert.deepEqual(placeNumbers([{ text: "750", points: zigzag }], widthOf, view, sizes), []);
    const short: PixelPoint[] = [
      [500, 300],
      [520, 300],
    ];
    assert.deepEqual(placeNumbers([{ text: "750", points: short }], widthOf, view, sizes), []);
  });

  test("lie in the view with all of their text", () => {
    assert.deepEqual(placeNumbers([{ text: "750", points: straight(4) }], widthOf, view, sizes), []);
  });

  test("are never upside down", () => {
    const angles: [PixelPoint, PixelPoint][] = [
      [
        [0, 0],
        [9, 9],
      ],
      [
        [9, 9],
        [0, 0],
      ],
      [
        [0, 9],
        [0, 0],
      ],
      [
        [0, 0],
        [0, 9],
      ],
      [
        [9, 0],
        [0, 9],
      ],
    ];
    const degrees = angles.map(([from, to]) => Math.round((readable(from, to) * 180) / Math.PI));
    assert.deepEqual(degrees, [45, 45, 90, 90, -45]);
  });
});
