/* Where the rows of a layer lie: a grid of cells over all of them, each of which knows its rows. */

import type { Box } from "../base/types.ts";

/** Rows to a cell, were they spread evenly. */
const EACH = 8;
const MOST_CELLS = 2 ** 20;

export class GuestGrid {
  /** Rows by cell, and where in them each cell begins. */
  private readonly rows: Uint32Array;
  private readonly offsets: Uint32Array;
  private readonly columns: number;
  private readonly lines: number;
  private readonly bounds: Box;

  /**
   * @param x @param y of each row, in the unit Mercator square
   * @param isIn whether a row belongs to the grid
   */
  constructor(
    private readonly x: Float32Array,
    private readonly y: Float32Array,
    isIn: (row: number) => boolean,
  ) {
    const bounds: Box = [Infinity, Infinity, -Infinity, -Infinity];
    let count = 0;
    for (let row = 0; row < x.length; row += 1) {
      if (!isIn(row)) continue;
      count += 1;
      bounds[0] = Math.min(bounds[0], x[row]!);
      bounds[1] = Math.min(bounds[1], y[row]!);
      bounds[2] = Math.max(bounds[2], x[row]!);
      bounds[3] = Math.max(bounds[3], y[row]!);
    }
    this.bounds = bounds;
    this.columns = this.lines = Math.max(1, Math.floor(Math.sqrt(Math.min(MOST_CELLS, count / EACH))));
    const offsets = new Uint32Array(this.columns * this.lines + 1);
    for (let row = 0; row < x.length; row += 1) if (isIn(row)) offsets[this.cell(row) + 1]! += 1;
    for (let cell = 1; cell < offsets.length; cell += 1) offsets[cell]! += offsets[cell - 1]!;
    const next = offsets.slice();
    this.rows = new Uint32Array(count);
    for (let row = 0; row < x.length; row += 1) {
      if (!isIn(row)) continue;
      const cell = this.cell(row);
      this.rows[next[cell]!] = row;
      next[cell]! += 1;
    }
    this.offsets = offsets;
  }

  private column(x: number): number {
    const [west, , east] = this.bounds;
    return Math.max(0, Math.min(this.columns - 1, Math.floor(((x - west) / (east - west || 1)) * this.columns)));
  }

  private lineAt(y: number): number {
    const [, north, , south] = this.bounds;
    return Math.max(0, Math.min(this.lines - 1, Math.floor(((y - north) / (south - north || 1)) * this.lines)));
  }

  private cell(row: number): number {
    return this.lineAt(this.y[row]!) * this.columns + this.column(this.x[row]!);
  }

  /** Whether all rows lie in a box of the unit Mercator square. */
  isWithin([west, north, east, south]: Box): boolean {
    const { bounds } = this;
    return west <= bounds[0] && north <= bounds[1] && east >= bounds[2] && south >= bounds[3];
  }

  /** Visit the rows in a box of the unit Mercator square, always in the same order. */
  forEach([west, north, east, south]: Box, visit: (row: number) => void): void {
    const { x, y, rows, offsets, columns, bounds } = this;
    if (west > bounds[2] || north > bounds[3] || east < bounds[0] || south < bounds[1]) return;
    const [first, last] = [this.column(west), this.column(east)];
    for (let line = this.lineAt(north); line <= this.lineAt(south); line += 1) {
      const end = offsets[line * columns + last + 1]!;
      for (let at = offsets[line * columns + first]!; at < end; at += 1) {
        const row = rows[at]!;
        if (x[row]! >= west && x[row]! <= east && y[row]! >= north && y[row]! <= south) visit(row);
      }
    }
  }
}
