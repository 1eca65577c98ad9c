/* Which rows of a layer are shown on which days. Rows are kept in the order of their first and of their last days, so that
   a step of the clock visits only those that begin or end. */

import type { Day } from "../base/days.ts";
import type { GuestLayer } from "./guest-layer.ts";

/** Rows sorted by a day, and where in that order each day begins. */
class DayOrder {
  readonly rows: Uint32Array;
  /** Of each day of the clock, and of all before and after it, how many rows lie before. */
  private readonly offsets: Uint32Array;

  constructor(
    days: Int32Array,
    private readonly first: Day,
    private readonly length: number,
  ) {
    const offsets = new Uint32Array(length + 3);
    for (const day of days) offsets[this.place(day) + 1]! += 1;
    for (let place = 1; place < offsets.length; place += 1) offsets[place]! += offsets[place - 1]!;
    const next = offsets.slice();
    this.rows = new Uint32Array(days.length);
    for (let row = 0; row < days.length; row += 1) {
      const place = this.place(days[row]!);
      this.rows[next[place]!] = row;
      next[place]! += 1;
    }
    this.offsets = offsets;
  }

  /** Place of a day among those of the clock: 0 before them, `length` + 1 after. */
  private place(day: Day): number {
    return Math.max(0, Math.min(this.length + 1, day - this.first + 1));
  }

  /** How many rows lie before a day of the clock. */
  before(day: Day): number {
    return this.offsets[this.place(day)] ?? 0;
  }

  /** Rows from one day of the clock up to, not including, another. */
  between(from: Day, to: Day): Uint32Array {
    return this.rows.subarray(this.before(from), this.before(to));
  }
}

/** The rows of a layer in the order of their days. */
export class GuestTimes {
  private readonly starts: DayOrder;
  private readonly ends: DayOrder;

  /** @param range first and last day of the clock */
  constructor(
    private readonly layer: Pick<GuestLayer, "count" | "start" | "end">,
    [first, last]: readonly [Day, Day],
  ) {
    const length = last - first + 1;
    this.starts = new DayOrder(layer.start, first, length);
    this.ends = new DayOrder(layer.end, first, length);
  }

  /** How many rows are shown on some of the days from one to another, both inclusive. */
  countBetween(from: Day, to: Day): number {
    return this.starts.before(to + 1) - this.ends.before(from);
  }

  /** Rows that begin or end between two windows of days, and perhaps others; at most twice each. */
  touched([from, day]: readonly [Day, Day], [nextFrom, nextDay]: readonly [Day, Day]): [Uint32Array, Uint32Array] {
    const begun = this.starts.between(Math.min(day, nextDay) + 1, Math.max(day, nextDay) + 1);
    const ended = this.ends.between(Math.min(from, nextFrom), Math.max(from, nextFrom));
    return [begun, ended];
  }

  /** Whether a row is shown in a window of days. */
  isShown(row: number, from: Day, day: Day): boolean {
    return this.layer.start[row]! <= day && this.layer.end[row]! >= from;
  }
}

/** The rows of a layer that are shown now. */
export class ShownRows {
  /** 1 for each row that is. */
  readonly on: Uint8Array;
  count = 0;
  private window: readonly [Day, Day] | null = null;

  constructor(
    private readonly times: GuestTimes,
    private readonly rows: number,
  ) {
    this.on = new Uint8Array(rows);
  }

  /**
   * Show the rows of a window of days, from its first to its last.
   * @returns rows that came or went; null where they are so many that all were looked at anew
   */
  move(from: Day, day: Day): number[] | null {
    const { window, times, on } = this;
    this.window = [from, day];
    if (!window) return this.all(from, day);
    const touched = times.touched(window, this.window);
    if (touched[0].length + touched[1].length > this.rows / 4 + 100) return this.all(from, day);
    const changed: number[] = [];
    for (const rows of touched)
      for (const row of rows) {
        const shown = times.isShown(row, from, day) ? 1 : 0;
        if (on[row] === shown) continue;
        on[row] = shown;
        this.count += shown ? 1 : -1;
        changed.push(row);
      }
    return changed;
  }

  private all(from: Day, day: Day): null {
    const { times, on } = this;
    this.count = 0;
    for (let row = 0; row < this.rows; row += 1) {
      const shown = times.isShown(row, from, day) ? 1 : 0;
      on[row] = shown;
      this.count += shown;
    }
    return null;
  }
}
