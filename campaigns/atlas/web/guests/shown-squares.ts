/* How many rows of a tile are shown in each of its squares. The tile tells, by bins of days, how many begin and how many
   end, so that a step of the clock visits only those. */

import type { Day } from "../base/days.ts";

/** Squares along a side of a tile, and the power of two that is. */
export const [SIDE, SIDE_POWER] = [64, 6];

/** How many rows begin, or end, in the squares of a tile, by bin. */
export interface SquareEvents {
  /** Numbers of the squares, line by line. */
  squares: Int32Array;
  counts: Int32Array;
  /** Where each bin of the window begins among them, and where the last ends. */
  offsets: Int32Array;
}

/** What is known of the squares of a tile for some bins in a row. */
export interface DensityWindow {
  /** Number of the first bin. */
  firstBin: number;
  /** Rows that lasted before the first bin and have not ended by then. */
  base: Pick<SquareEvents, "squares" | "counts">;
  begun: SquareEvents;
  /** Those whose last day lies in a bin. */
  ended: SquareEvents;
}

/** A tile of the Web Mercator plane, x to the east from the meridian of 180° west, not wrapped. */
export interface DensityTile {
  z: number;
  x: number;
  y: number;
  /** First day of each bin, the earliest first. */
  bins: Int32Array;
  /** In order, without gaps. */
  windows: readonly DensityWindow[];
}

/** Number of the bin of a day; -1 before the first. */
export function binOf(day: Day, bins: Int32Array): number {
  let [low, high] = [0, bins.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bins[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const binsOf = ({ begun }: DensityWindow): number => begun.offsets.length - 1;

/** Squares and by how much the count of each has changed, one after the other; null where all are to be looked at anew. */
export type SquareChanges = number[] | null;

/** The squares of a tile as they are shown now. */
export class ShownSquares {
  /** By square. */
  readonly counts = new Int32Array(SIDE * SIDE);
  private bins: readonly [from: number, to: number] | null = null;
  private changes: number[] = [];

  constructor(readonly tile: DensityTile) {}

  /** Show what lasted on some day of the bins of a window of days; nothing where their windows are not here. */
  move(from: Day, day: Day): SquareChanges {
    const { bins, tile } = this;
    const [first, last] = [binOf(from, tile.bins), binOf(day, tile.bins)];
    if (bins && bins[0] === first && bins[1] === last) return [];
    this.changes = [];
    const isHere = this.windowOf(first) && this.windowOf(last);
    this.bins = isHere ? [first, last] : null;
    if (!bins || !isHere) {
      this.begin(first, last);
      return null;
    }
    this.add("begun", bins[1] + 1, last + 1, 1);
    this.add("begun", last + 1, bins[1] + 1, -1);
    this.add("ended", bins[0], first, -1);
    this.add("ended", first, bins[0], 1);
    return this.changes.length > 2 * SIDE * SIDE ? null : this.changes;
  }

  /** The window that has a bin. */
  private windowOf(bin: number): DensityWindow | undefined {
    const at = Math.max(bin, this.tile.windows[0]?.firstBin === 0 ? 0 : bin);
    return this.tile.windows.find((window) => at >= window.firstBin && at < window.firstBin + binsOf(window));
  }

  /** Count anew: what lasts when the window of the last bin begins, and what came and went since. */
  private begin(first: number, last: number): void {
    this.counts.fill(0);
    if (!this.bins) return;
    const window = this.windowOf(last)!;
    const { base, firstBin } = window;
    base.squares.forEach((square, at) => this.change(square, base.counts[at]!));
    this.add("begun", firstBin, last + 1, 1);
    this.add("ended", firstBin, first, -1);
    this.add("ended", first, firstBin, 1);
  }

  /** Add, `sign` times, what begins or ends in the bins from one up to, not including, another. */
  private add(kind: "begun" | "ended", from: number, to: number, sign: 1 | -1): void {
    for (const window of this.tile.windows) {
      const { squares, counts, offsets } = window[kind];
      const [first, next] = [from, to].map((bin) => Math.max(0, Math.min(binsOf(window), bin - window.firstBin)));
      const end = offsets[next!]!;
      if (first! < next!)
        for (let at = offsets[first!]!; at < end; at += 1) this.change(squares[at]!, sign * counts[at]!);
    }
  }

  private change(square: number, count: number): void {
    this.counts[square]! += count;
    this.changes.push(square, count);
  }
}

/** Middle of a square, in the unit Mercator square. */
export function middleOf({ z, x, y }: DensityTile, square: number): [x: number, y: number] {
  const across = SIDE * 2 ** z;
  return [(x * SIDE + (square % SIDE) + 0.5) / across, (y * SIDE + Math.floor(square / SIDE) + 0.5) / across];
}
