/* A layer as it is drawn and found: its positions on the map, its days in order, and its shapes. */

import type { Day } from "../base/days.ts";
import { unionOf } from "../base/boxes.ts";
import { ArrowShape } from "../base/arrow-shape.ts";
import { toMercatorX, toMercatorY } from "../base/mercator.ts";
import type { Style } from "../base/payload.ts";
import { Shape } from "../base/shape.ts";
import type { Box } from "../base/types.ts";
import { GuestGrid } from "./guest-grid.ts";
import { AREAS, ARROWS, type GuestLayer, POINTS } from "./guest-layer.ts";
import { GuestTimes } from "./guest-times.ts";

/** A line, an area or a group of points. */
export interface PlacedShape {
  row: number;
  kind: number;
  shape: Shape;
  /** Around all of it, in the unit Mercator square. */
  bounds: Box;
}

const NONE: readonly PlacedShape[] = [];

export class GuestIndex {
  /** Position of each row in the unit Mercator square. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Rows that are one point. */
  readonly grid: GuestGrid;
  readonly times: GuestTimes;
  readonly shapes: PlacedShape[];
  private readonly ofRow = new Map<number, PlacedShape[]>();

  /**
   * @param range first and last day of the clock
   * @param style what arrows are drawn by; without it they are lines
   */
  constructor(
    readonly layer: GuestLayer,
    range: readonly [Day, Day],
    style?: Style,
  ) {
    this.x = new Float32Array(layer.count);
    this.y = new Float32Array(layer.count);
    for (let row = 0; row < layer.count; row += 1) {
      this.x[row] = toMercatorX(layer.longitude[row]!);
      this.y[row] = toMercatorY(layer.latitude[row]!);
    }
    this.times = new GuestTimes(layer, range);
    this.shapes = layer.shapes.map(({ row, kind, parts }) => {
      const line = kind === ARROWS && parts[0]?.[0];
      const shape =
        line && style
          ? new ArrowShape(line, style.guests.arrowStrength, style.arrow.size)
          : new Shape(() => parts, kind === AREAS);
      return { row, kind, shape, bounds: shape.boxes.reduce(unionOf) };
    });
    for (const placed of this.shapes) this.ofRow.set(placed.row, [...this.shapesOf(placed.row), placed]);
    this.grid = new GuestGrid(this.x, this.y, (row) => !this.shapesOf(row).length);
  }

  /** The shapes of a row; none of one that is a point. */
  shapesOf(row: number): readonly PlacedShape[] {
    return this.ofRow.size ? (this.ofRow.get(row) ?? NONE) : NONE;
  }

  /** Positions of a group of points, in the unit Mercator square: x, y, x, y …; none of what is no group. */
  static positions({ kind, shape }: PlacedShape): number[] {
    return kind === POINTS ? shape.parts.flatMap((lines) => lines.flatMap((line) => [...line])) : [];
  }
}
