// @ts-nocheck
/* What room is taken on the map: boxes in a grid of squares, so that asking costs little however many there are. */

import { overlaps } from "../base/boxes.ts";

export class CollisionGrid {
  constructor() {
    this.squares = new Map();
  }

  static SIZE = 64;

  /** Visit the squares a box reaches into; stops where `visit` gives true, and then gives true. */
  static some([left, top, right, bottom], visit) {
    const { SIZE } = CollisionGrid;
    for (let x = Math.floor(left / SIZE); x <= right / SIZE; x += 1)
      for (let y = Math.floor(top / SIZE); y <= bottom / SIZE; y += 1) if (visit(x * 100003 + y)) return true;
    return false;
  }

  take(box) {
    CollisionGrid.some(box, (square) => {
      if (this.squares.has(square)) this.squares.get(square).push(box);
      else this.squares.set(square, [box]);
      return false;
    });
  }

  free(box) {
    return !CollisionGrid.some(box, (square) => (this.squares.get(square) || []).some((other) => overlaps(box, other)));
  }
}
