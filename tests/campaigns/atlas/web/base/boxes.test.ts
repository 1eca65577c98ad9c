import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { boundsOf, clipBox, mergeBoxes, overlaps, unionOf } from "@web/base/boxes.ts";
import type { Box } from "@web/base/types.ts";

describe("boxes", () => {
  test("bounds of a line", () => {
    assert.deepEqual(boundsOf(Float64Array.of(3, 4, -1, 9, 2, 0)), [-1, 0, 3, 9]);
  });

  test("boxes that only touch do not overlap", () => {
    assert.equal(overlaps([0, 0, 2, 2], [2, 0, 4, 2]), false);
    assert.equal(overlaps([0, 0, 2, 2], [1, 1, 4, 2]), true);
  });

  test("a box is cut to whole pixels within the limit", () => {
    assert.deepEqual(clipBox([-3.2, 1.4, 5.1, 20], [0, 0, 10, 10]), [0, 1, 6, 10]);
    assert.equal(clipBox([11, 0, 12, 5], [0, 0, 10, 10]), null);
  });

  test("merged boxes cover all and lie over no other", () => {
    const boxes: Box[] = Array.from({ length: 60 }, (_, n) => {
      const [x, y] = [(n * 137) % 900, (n * 211) % 700];
      return [x, y, x + 20 + (n % 7) * 9, y + 15 + (n % 5) * 11];
    });
    const merged = mergeBoxes(boxes, 8);
    assert.ok(merged.length <= 8, String(merged.length));
    for (const box of boxes) assert.ok(merged.some((whole) => unionOf(whole, box).join() === whole.join()));
    merged.forEach((box, index) => assert.ok(!merged.slice(index + 1).some((other) => overlaps(box, other))));
  });

  test("boxes far apart stay apart", () => {
    assert.equal(mergeBoxes([[0, 0, 1, 1] as Box, [50, 50, 51, 51] as Box]).length, 2);
  });
});
