/* Which space of the map is taken: boxes in a grid of squares, so that a look-up stays cheap however many there are. */

import { overlaps } from "../base/boxes.ts";
import type { Box } from "../base/types.ts";

/** Side of a square of the grid, pixels. */
const SIZE = 64;
/** Difference between the numbers of two squares side by side; far more than there are squares in a column. */
const COLUMN = 100003;

const squareOf = (pixels: number): number => Math.floor(pixels / SIZE);

/** Boxes that are taken, in any one unit of pixels; the labels use layer points. */
export class CollisionGrid {
  /** Boxes by the number of each square they reach into. */
  private readonly squares = new Map<number, Box[]>();

  /** Take the space of a box. */
  add(box: Box): void {
    const [left, top, right, bottom] = box;
    const [lastX, lastY] = [squareOf(right), squareOf(bottom)];
    for (let x = squareOf(left); x <= lastX; x += 1)
      for (let y = squareOf(top); y <= lastY; y += 1) {
        const boxes = this.squares.get(x * COLUMN + y);
        if (boxes) boxes.push(box);
        else this.squares.set(x * COLUMN + y, [box]);
      }
  }

  /** Whether a box has no area in common with any box that is taken. */
  isFree(box: Box): boolean {
    if (!this.squares.size) return true;
    const [left, top, right, bottom] = box;
    const [lastX, lastY] = [squareOf(right), squareOf(bottom)];
    for (let x = squareOf(left); x <= lastX; x += 1)
      for (let y = squareOf(top); y <= lastY; y += 1) {
        const boxes = this.squares.get(x * COLUMN + y);
        if (boxes) for (const other of boxes) if (overlaps(box, other)) return false;
      }
    return true;
  }
}
