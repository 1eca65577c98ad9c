/* Which space of the map is taken: boxes in a grid of squares, so that a look-up stays cheap however many there are. */

import { overlaps } from "../base/boxes.ts";
import type { Box } from "../base/types.ts";

/** Side of a square of the grid, pixels. */
const SIZE = 64;
/** Difference between the numbers of two squares side by side; far more than there are squares in a column. */
const COLUMN = 100003;

/** Visit the squares a box reaches into; stops where `visit` returns true, and then returns true. */
function someSquare([left, top, right, bottom]: Box, visit: (square: number) => boolean): boolean {
  for (let x = Math.floor(left / SIZE); x <= right / SIZE; x += 1)
    for (let y = Math.floor(top / SIZE); y <= bottom / SIZE; y += 1) if (visit(x * COLUMN + y)) return true;
  return false;
}

/** Boxes that are taken, in any one unit of pixels; the labels use layer points. */
export class CollisionGrid {
  /** Boxes by the number of each square they reach into. */
  private readonly squares = new Map<number, Box[]>();

  /** Take the space of a box. */
  add(box: Box): void {
    someSquare(box, (square) => {
      const boxes = this.squares.get(square);
      if (boxes) boxes.push(box);
      else this.squares.set(square, [box]);
      return false;
    });
  }

  /** Whether a box has no area in common with any box that is taken. */
  isFree(box: Box): boolean {
    return !someSquare(box, (square) => this.squares.get(square)?.some((other) => overlaps(box, other)) ?? false);
  }
}
