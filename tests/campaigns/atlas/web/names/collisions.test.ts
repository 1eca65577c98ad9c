import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { overlaps } from "@web/base/boxes.ts";
import type { Box } from "@web/base/types.ts";
import { CollisionGrid } from "@web/names/collisions.ts";

describe("collisions", () => {
  test("everything is free in an empty grid", () => {
    assert.equal(new CollisionGrid().isFree([-500, -500, 5000, 5000]), true);
  });

  test("a box is not free where another lies, and free beside it", () => {
    const grid = new CollisionGrid();
    grid.add([10, 10, 40, 20]);
    assert.equal(grid.isFree([30, 15, 60, 25]), false);
    assert.equal(grid.isFree([12, 12, 14, 14]), false);
    assert.equal(grid.isFree([40, 10, 60, 20]), true, "boxes that only touch");
    assert.equal(grid.isFree([41, 10, 60, 20]), true);
  });

  test("a box that reaches over many squares is found from each of them", () => {
    const grid = new CollisionGrid();
    grid.add([-300, -300, 300, 300]);
    for (const [x, y] of [
      [-299, -299],
      [0, 0],
      [290, -290],
      [130, 70],
    ] as const)
      assert.equal(grid.isFree([x, y, x + 5, y + 5]), false, `${x}, ${y}`);
    assert.equal(grid.isFree([301, 0, 400, 10]), true);
  });

  test("answers as comparing with every box would, left of and above the origin too", () => {
    const boxes: Box[] = Array.from({ length: 150 }, (_, n) => {
      const [x, y] = [((n * 337) % 1400) - 500, ((n * 211) % 1100) - 400];
      return [x, y, x + 4 + ((n * 13) % 90), y + 4 + ((n * 7) % 40)];
    });
    const grid = new CollisionGrid();
    const taken: Box[] = [];
    for (const box of boxes) {
      const free = !taken.some((other) => overlaps(box, other));
      assert.equal(grid.isFree(box), free, box.join());
      if (!free) continue;
      grid.add(box);
      taken.push(box);
    }
    assert.ok(taken.length > 40 && taken.length < 150, String(taken.length));
  });
});
