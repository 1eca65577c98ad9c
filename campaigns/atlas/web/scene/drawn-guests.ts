/* What of a layer of users' data is shown: its rows, part by part, and how many lie in each square where squares stand for
   discs. What a step of the clock changes is counted up and down. */

import { overlaps, widened } from "../base/boxes.ts";
import type { Day } from "../base/days.ts";
import type { GuestStyle } from "../base/payload.ts";
import type { Box, Frame } from "../base/types.ts";
import type { GuestIndex, PlacedShape } from "../guests/guest-index.ts";
import { ARROWS, type GuestLayer, POINTS } from "../guests/guest-layer.ts";
import { ShownRows } from "../guests/guest-times.ts";
import { isPieced, type GuestRow, type Guests, type ListedLayer, partsOf } from "../guests/guests.ts";
import { type CountsTile, middleOf, ShownSquares } from "../guests/shown-squares.ts";
import { DensityCounts } from "./guest-density.ts";
import { colourOfCount } from "./guest-marks.ts";

/** Pixels by which an arrow reaches beyond its line: half a head to either side, the tail of a short one behind it. */
export const ARROW_REACH = 32;

/** Rows of a part of a layer. */
export interface DrawnPart {
  index: GuestIndex;
  shown: ShownRows;
  /** Rows that came or went since it was drawn. */
  changed: number[];
  /** Lines, areas and groups of points that are shown; null until they are looked for. */
  shapes: readonly PlacedShape[] | null;
}

/** Squares of a tile, and what of them has changed since it was drawn: squares and by how much, one after the other. */
interface DrawnTile {
  shown: ShownSquares;
  changed: number[];
}

/** What of a layer is in view. */
export interface RowsInView {
  count: number;
  /** The first of them, as far as they are here. */
  rows: GuestRow[];
  /** Whether squares stand for discs. */
  dense: boolean;
}

/** How far a disc reaches from its middle at the scale that is drawn, pixels. */
export type Reach = () => number;

export class DrawnGuests {
  parts: DrawnPart[] = [];
  /** Where squares stand for discs. */
  counts: DensityCounts | null = null;
  private tiles: DrawnTile[] = [];

  constructor(
    readonly layer: ListedLayer,
    private readonly guests: Guests,
    private readonly style: GuestStyle,
    private readonly reach: Reach,
  ) {}

  /** Take over the parts that the layer has now. */
  reset(): void {
    const { guests, layer } = this;
    const parts = new Map(this.parts.map((part) => [part.index.layer, part]));
    this.parts = partsOf(layer).map((part) => parts.get(part) ?? newPart(guests.indexOf(part)));
    const tiles = new Map(this.tiles.map((tile) => [tile.shown.tile, tile]));
    const newTile = (tile: CountsTile): DrawnTile => ({ shown: new ShownSquares(tile), changed: [] });
    this.tiles = isPieced(layer) ? layer.tiles.map((tile) => tiles.get(tile) ?? newTile(tile)) : [];
  }

  /** Show what lasted on days of a window; returns whether so much is new that all is to be drawn anew. */
  move(from: Day, day: Day): boolean {
    let isNew = false;
    for (const part of this.parts) {
      const changed = part.shown.move(from, day);
      if (!changed || changed.length) part.shapes = null;
      if (changed) for (const row of changed) part.changed.push(row);
      else isNew = true;
    }
    for (const tile of this.tiles) {
      const changed = tile.shown.move(from, day);
      if (changed) for (const each of changed) tile.changed.push(each);
      else isNew = true;
    }
    return isNew;
  }

  /** Whether anything came or went since it was drawn. */
  get hasChanged(): boolean {
    return [...this.parts, ...this.tiles].some(({ changed }) => changed.length);
  }

  /** What came and went need not be drawn. */
  forget(): void {
    for (const each of [...this.parts, ...this.tiles]) each.changed = [];
  }

  /** Whether anything is shown. */
  get isShown(): boolean {
    return this.tiles.length > 0 || this.parts.some(({ shown }) => shown.count > 0);
  }

  /** Whether so many rows are shown that squares stand for discs at the zoom of a frame. */
  isCrowded({ zoom }: Frame): boolean {
    const { rows, zoom: near } = this.style.density;
    if (this.tiles.length) return true;
    return zoom < near && this.parts.reduce((sum, { shown }) => sum + shown.count, 0) > rows;
  }

  /** Count the rows in each square, where squares stand for discs. */
  count(frame: Frame): void {
    const { layer, style } = this;
    this.forget();
    const cell = isPieced(layer) ? frame.scale / layer.across : style.density.cell;
    const counts = this.isCrowded(frame) ? new DensityCounts(frame, cell) : null;
    this.counts = counts;
    if (!counts) return;
    for (const { index, shown } of this.parts)
      for (let row = 0; row < shown.on.length; row += 1) {
        if (!shown.on[row] || index.shapesOf(row).length) continue;
        const place = counts.place(index.x[row]!, index.y[row]!);
        if (place >= 0) counts.add(place, 1);
      }
    for (const { shown } of this.tiles)
      for (let square = 0; square < shown.counts.length; square += 1) {
        const count = shown.counts[square]!;
        if (!count) continue;
        const [x, y] = middleOf(shown.tile, square);
        const place = counts.place(x, y);
        if (place >= 0) counts.add(place, count);
      }
  }

  /** Boxes, in layer points, in which it looks otherwise since it was drawn; no more are told of once there are `most`. */
  changedBoxes(frame: Frame, most: number): Box[] {
    const { min, max } = frame;
    const boxes: Box[] = [];
    const add = (box: Box | null): void => {
      if (box && boxes.length < most && overlaps(box, [min.x, min.y, max.x, max.y])) boxes.push(box);
    };
    for (const part of this.parts) this.addChangedRows(part, frame, add);
    for (const { changed, shown } of this.tiles)
      for (let at = 0; at < changed.length; at += 2)
        add(this.changedSquare(middleOf(shown.tile, changed[at]!), changed[at + 1]!));
    this.forget();
    return boxes;
  }

  private addChangedRows({ index, shown, changed }: DrawnPart, frame: Frame, add: (box: Box | null) => void): void {
    const { scale, x0, y0 } = frame;
    for (const row of changed) {
      const shapes = index.shapesOf(row);
      const [east, south] = [index.x[row]!, index.y[row]!];
      if (shapes.length) shapes.forEach((placed) => add(this.boxOfShape(placed, frame)));
      else if (this.counts) add(this.changedSquare([east, south], shown.on[row] ? 1 : -1));
      else {
        const [x, y] = [east * scale - x0, south * scale - y0];
        add(widened([x, y, x, y], this.reach()));
      }
    }
  }

  /** Count rows more, or fewer, at a position of the unit Mercator square; its square, if that has another colour now. */
  private changedSquare([x, y]: readonly [number, number], change: number): Box | null {
    const { counts, style } = this;
    const place = counts?.place(x, y) ?? -1;
    if (!counts || place < 0) return null;
    const count = counts.add(place, change);
    if (colourOfCount(count, style.ramp) === colourOfCount(count - change, style.ramp)) return null;
    const [left, top] = counts.corner(place);
    return [left, top, left + counts.cell, top + counts.cell];
  }

  private boxOfShape({ bounds, kind }: PlacedShape, { scale, x0, y0 }: Frame): Box {
    const [west, north, east, south] = bounds;
    const box: Box = [west * scale - x0, north * scale - y0, east * scale - x0, south * scale - y0];
    return widened(box, kind === POINTS ? this.reach() : kind === ARROWS ? ARROW_REACH : this.style.lineWidth);
  }

  /** What is shown in a box of the unit Mercator square: how many rows, and the first of them. */
  inView(view: Box, most: number): RowsInView {
    const found: RowsInView = { count: 0, rows: [], dense: this.counts !== null };
    for (const part of this.parts) addRowsInView(part, view, most, found);
    for (const { shown } of this.tiles)
      shown.counts.forEach((count, square) => {
        const [x, y] = middleOf(shown.tile, square);
        if (x >= view[0] && x <= view[2] && y >= view[1] && y <= view[3]) found.count += count;
      });
    return found;
  }

  /** Whether a row of a part is shown. */
  shows({ layer, row }: GuestRow): boolean {
    return Boolean(this.parts.find(({ index }) => index.layer === layer)?.shown.on[row]);
  }
}

const newPart = (index: GuestIndex): DrawnPart => ({
  ...{ index, changed: [], shapes: null },
  shown: new ShownRows(index.times, index.layer.count),
});

function addRowsInView({ index, shown }: DrawnPart, view: Box, most: number, found: RowsInView): void {
  const layer: GuestLayer = index.layer;
  if (!most && !index.shapes.length && index.grid.isWithin(view)) {
    found.count += shown.count;
    return;
  }
  const add = (row: number): void => {
    if (!shown.on[row]) return;
    found.count += 1;
    if (found.rows.length < most) found.rows.push({ layer, row });
  };
  index.grid.forEach(view, add);
  new Set(index.shapes.filter(({ bounds }) => overlaps(bounds, view)).map(({ row }) => row)).forEach(add);
}
