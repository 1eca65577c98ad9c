/* Tiles of counts for tests, made of rows as the format says: what lasts when a window begins, what begins and what ends. */

import {
  binOf,
  type DensityTile,
  type DensityWindow,
  type SquareEvents,
} from "../../../../../campaigns/atlas/web/guests/shown-squares.ts";

export interface SquareRow {
  square: number;
  start: number;
  end: number;
}

const eventsOf = (events: readonly [bin: number, square: number][], bins: number): SquareEvents => {
  const sorted = [...events].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  return {
    squares: Int32Array.from(sorted, ([, square]) => square),
    counts: new Int32Array(sorted.length).fill(1),
    offsets: Int32Array.from({ length: bins + 1 }, (_, bin) => sorted.filter(([each]) => each < bin).length),
  };
};

/** A tile whose windows have so many bins each. */
export function sampleTile(
  rows: readonly SquareRow[],
  firstDays: readonly number[],
  sizes: readonly number[],
): DensityTile {
  const bins = Int32Array.from(firstDays);
  const last = firstDays.length;
  const spans = rows.map(({ square, start, end }) => ({
    square,
    from: binOf(start, bins),
    to: end >= 10_000 ? last : binOf(end, bins),
  }));
  let firstBin = 0;
  const windows = sizes.map((size): DensityWindow => {
    const [from, next] = [firstBin, firstBin + size];
    firstBin = next;
    const within = (bin: number): boolean => bin >= from && bin < next;
    const base = spans.filter((span) => span.from < from && span.to >= from);
    const begun = spans.filter((span) => within(span.from));
    const ended = spans.filter((span) => within(span.to));
    return {
      firstBin: from,
      base: {
        squares: Int32Array.from(base, ({ square }) => square),
        counts: new Int32Array(base.length).fill(1),
      },
      begun: eventsOf(
        begun.map((span) => [span.from - from, span.square]),
        size,
      ),
      ended: eventsOf(
        ended.map((span) => [span.to - from, span.square]),
        size,
      ),
    };
  });
  return { z: 1, x: 0, y: 0, bins, windows };
}

/**
 * How many rows lie in each of the first seven squares that last on some day of the bins of a window of days; what has ended
 * before the first bin counts as never shown.
 */
export function countsOf(
  rows: readonly SquareRow[],
  firstDays: readonly number[],
  from: number,
  day: number,
): number[] {
  const bins = Int32Array.from(firstDays);
  const [first, last] = [binOf(from, bins), binOf(day, bins)];
  const counts = [0, 0, 0, 0, 0, 0, 0];
  for (const { square, start, end } of rows) {
    const to = end >= 10_000 ? Infinity : binOf(end, bins);
    if (binOf(start, bins) <= last && to >= Math.max(0, first)) counts[square]! += 1;
  }
  return counts;
}
