/* How many rows lie in each square of the screen: counted once for a view, then up and down as rows come and go. */

import { contextOf } from "../base/canvas.ts";
import type { Frame } from "../base/types.ts";
import { stepOfCount } from "./guest-marks.ts";

export class DensityCounts {
  private readonly counts: Uint32Array;
  private readonly columns: number;
  private readonly lines: number;
  /** Numbers of the first column and line, counted from the corner of the earth so that squares stay when the map moves. */
  private readonly left: number;
  private readonly top: number;

  /** @param cell side of a square, pixels */
  constructor(
    private readonly frame: Frame,
    readonly cell: number,
  ) {
    const { min, max, x0, y0 } = frame;
    this.left = Math.floor((min.x + x0) / cell);
    this.top = Math.floor((min.y + y0) / cell);
    this.columns = Math.floor((max.x + x0) / cell) - this.left + 1;
    this.lines = Math.floor((max.y + y0) / cell) - this.top + 1;
    this.counts = new Uint32Array(this.columns * this.lines);
  }

  /** Number of the square of a position of the unit Mercator square; -1 outside the frame. */
  place(x: number, y: number): number {
    const column = Math.floor((x * this.frame.scale) / this.cell) - this.left;
    const line = Math.floor((y * this.frame.scale) / this.cell) - this.top;
    const isIn = column >= 0 && column < this.columns && line >= 0 && line < this.lines;
    return isIn ? line * this.columns + column : -1;
  }

  /** Count a row more, 1, or less, -1, in a square; returns how many there are now. */
  add(place: number, change: number): number {
    return (this.counts[place]! += change);
  }

  /** Upper left corner of a square, layer points. */
  corner(place: number): [x: number, y: number] {
    const { frame, cell, columns } = this;
    const [column, line] = [place % columns, Math.floor(place / columns)];
    return [(this.left + column) * cell - frame.x0, (this.top + line) * cell - frame.y0];
  }

  /**
   * Draw all squares, by way of a picture in which each is a dot: in no time, however many there are.
   * @param ramp colours as `#b3202c`, see `colourOfCount`
   * @param picture to be used again and again: a new one takes longer than all else
   */
  paint(context: CanvasRenderingContext2D, ramp: readonly string[], picture: HTMLCanvasElement): void {
    const { cell, columns, counts, lines } = this;
    if (picture.width !== columns) picture.width = columns;
    if (picture.height !== lines) picture.height = lines;
    const dots = new ImageData(columns, lines);
    const values = new DataView(dots.data.buffer);
    const colours = ramp.map((colour) => (parseInt(colour.slice(1), 16) << 8) | 255);
    for (let place = 0; place < counts.length; place += 1) {
      const count = counts[place]!;
      if (count) values.setUint32(4 * place, colours[stepOfCount(count, ramp.length)]!);
    }
    contextOf(picture).putImageData(dots, 0, 0);
    context.imageSmoothingEnabled = false;
    context.drawImage(picture, ...this.corner(0), columns * cell, lines * cell);
  }

  /** Visit the squares that are not empty and meet a box of layer points. */
  forEach([left, top, right, bottom]: readonly number[], visit: (count: number, x: number, y: number) => void): void {
    const { frame, cell, columns, lines, counts } = this;
    const clamp = (value: number, most: number): number => Math.max(0, Math.min(most - 1, value));
    const columnOf = (x: number): number => clamp(Math.floor((x + frame.x0) / cell) - this.left, columns);
    const lineOf = (y: number): number => clamp(Math.floor((y + frame.y0) / cell) - this.top, lines);
    for (let line = lineOf(top!); line <= lineOf(bottom!); line += 1)
      for (let column = columnOf(left!); column <= columnOf(right!); column += 1) {
        const place = line * columns + column;
        if (counts[place]) visit(counts[place], ...this.corner(place));
      }
  }
}
