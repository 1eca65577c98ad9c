import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Box, PixelPoint } from "@web/base/types.ts";
import { distancesAlong } from "@web/base/polyline.ts";
import { chordsBeside, lengthOf, linesBeside, straightestStretch } from "@web/names/label-lines.ts";

const VIEW: Box = [-10, -10, 1000, 1000];

/** Points every 10 pixels from one point to another. */
function straight([x0, y0]: PixelPoint, [x1, y1]: PixelPoint): PixelPoint[] {
  const count = Math.ceil(Math.hypot(x1 - x0, y1 - y0) / 10);
  return Array.from({ length: count + 1 }, (_, n): PixelPoint => [
    x0 + ((x1 - x0) * n) / count,
    y0 + ((y1 - y0) * n) / count,
  ]);
}

/** A line of the given length that turns by a right angle every 20 pixels. */
const zigzag = ([x, y]: PixelPoint, count: number): PixelPoint[] =>
  Array.from({ length: count }, (_, n): PixelPoint => [x + n * 14, y + (n % 2) * 14]);

describe("lengths of lines", () => {
  test("distances are counted along the line", () => {
    const line: PixelPoint[] = [
      [0, 0],
      [3, 4],
      [3, 10],
    ];
    assert.deepEqual(distancesAlong(line), [0, 5, 11]);
    assert.equal(lengthOf(line), 11);
  });

  test("no points and one point have no length", () => {
    assert.equal(lengthOf([]), 0);
    assert.equal(lengthOf([[4, 2]]), 0);
  });
});

describe("lines beside an arrow", () => {
  test("one above and one below, clear of the shaft by the letters' height", () => {
    const lines = linesBeside({ points: straight([0, 100], [200, 100]), width: 10 }, 80, 12);
    const offset = 10 / 2 + 12 * 0.66 + 1;
    assert.deepEqual(
      lines.map((line) => new Set(line.map(([, y]) => y))),
      [new Set([100 - offset]), new Set([100 + offset])],
    );
  });

  test("an arrow that points left is lettered from left to right", () => {
    for (const line of linesBeside({ points: straight([200, 100], [0, 80]), width: 6 }, 80, 12)) {
      const [first, last] = [line[0], line.at(-1)];
      assert.ok(first && last && first[0] < last[0]);
    }
  });

  test("the first line is above, whichever way the arrow points", () => {
    for (const points of [straight([0, 50], [200, 50]), straight([200, 50], [0, 50])]) {
      const [above, below] = linesBeside({ points, width: 6 }, 80, 12);
      assert.ok(above?.every(([, y]) => y < 50));
      assert.ok(below?.every(([, y]) => y > 50));
    }
  });

  test("none where the text is longer than the arrow", () => {
    assert.deepEqual(linesBeside({ points: straight([0, 0], [80, 0]), width: 6 }, 80, 12), []);
    assert.deepEqual(linesBeside({ points: [[0, 0]], width: 6 }, 0, 12), []);
  });
});

describe("a straight stretch of a river", () => {
  test("is found between bends, and the text stands above it", () => {
    const river = [...zigzag([0, 300], 12), ...straight([170, 300], [370, 300]), ...zigzag([380, 300], 12)];
    const line = straightestStretch([river], 120, VIEW, 12);
    assert.ok(line);
    const [from, to] = line;
    assert.ok(from && to && to[0] - from[0] >= 120);
    assert.ok(from[0] >= 150 && to[0] <= 400, `${from[0]}–${to[0]}`);
    assert.ok(from[1] < 300 && to[1] < 300);
  });

  test("is the straightest of several rivers", () => {
    const bent = [...straight([0, 100], [90, 100]), ...straight([90, 100], [160, 150])];
    const level = straight([0, 500], [160, 500]);
    const line = straightestStretch([bent, level], 120, VIEW, 12);
    assert.deepEqual(
      line?.map(([, y]) => y),
      [500 - 12 * 0.72, 500 - 12 * 0.72],
    );
  });

  test("is lettered from left to right where the river flows left", () => {
    const line = straightestStretch([straight([400, 40], [100, 60])], 100, VIEW, 12);
    assert.ok(line?.[0] && line[1] && line[0][0] < line[1][0]);
  });

  test("is none where all is crooked, too short or out of view", () => {
    assert.equal(straightestStretch([zigzag([0, 100], 40)], 120, VIEW, 12), null);
    assert.equal(straightestStretch([straight([0, 100], [100, 100])], 120, VIEW, 12), null);
    assert.equal(straightestStretch([straight([0, -100], [400, -100])], 120, VIEW, 12), null);
    assert.equal(straightestStretch([], 120, VIEW, 12), null);
  });

  test("a text over a hump of the river is lifted above it, by no more than its size", () => {
    const hump = Array.from({ length: 41 }, (_, n): PixelPoint => [n * 5, 200 - 8 * Math.sin((Math.PI * n) / 40)]);
    const line = straightestStretch([hump], 180, VIEW, 12);
    assert.ok(line?.[0]);
    assert.ok(line[0][1] < 200 - 0.72 * 12 - 4 && line[0][1] > 200 - 1.72 * 12 - 8, String(line[0][1]));
  });
});

describe("lines beside a claim", () => {
  test("run above and below a straight line, clear of it", () => {
    const [above, below] = chordsBeside(straight([0, 100], [400, 100]), 80, VIEW, 12);
    assert.ok(above?.every(([, y]) => y < 100 - 12 / 2));
    assert.ok(below?.every(([, y]) => y > 100 + 12 / 2));
  });

  test("follow the run of a river that winds, from left to right", () => {
    const river = straight([400, 100], [0, 300]).map(([x, y], n): PixelPoint => [x, y + (n % 2 ? 4 : -4)]);
    const [line] = chordsBeside(river, 80, VIEW, 12);
    const [first, last] = [line?.[0], line?.at(-1)];
    assert.ok(first && last && first[0] < last[0] && first[1] > last[1]);
  });

  test("keep to straight stretches within the view", () => {
    const corner = [...straight([0, 0], [60, 0]), ...straight([60, 10], [60, 60])];
    assert.deepEqual(chordsBeside(corner, 80, VIEW, 12), [], "it turns within the length of the text");
    assert.deepEqual(chordsBeside(straight([-400, 0], [-20, 0]), 80, VIEW, 12), [], "out of the view");
  });
});
