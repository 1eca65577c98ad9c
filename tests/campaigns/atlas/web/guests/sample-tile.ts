/* Counts of a tile for tests, made of rows as piece_types.py says. */

import type { PieceSpans } from "../../../../../campaigns/atlas/web/base/payload.ts";
import type { CountsPiece, CountsTile } from "../../../../../campaigns/atlas/web/guests/shown-squares.ts";

export interface SquareRow {
  square: number;
  /** Numbers of the spans of the first and last day; they may lie outside those there are. */
  from: number;
  to: number;
}

const SQUARES = 7;

/** How many of some rows lie in each of the first squares. */
function bySquare(rows: readonly SquareRow[]): number[] {
  const counts = new Array<number>(SQUARES).fill(0);
  for (const { square } of rows) counts[square]! += 1;
  return counts;
}

function pieceOf(rows: readonly SquareRow[], firstSpan: number, spanCount: number): CountsPiece {
  const spans = Array.from({ length: spanCount }, (_, at) => firstSpan + at);
  const changes = spans.map((span) => {
    const begun = bySquare(rows.filter(({ from }) => from === span));
    const ended = bySquare(rows.filter(({ to }) => to === span - 1));
    return begun.map((count, square) => ({ square, begun: count, ended: ended[square]! }));
  });
  const all = changes.flat();
  return {
    ...{ firstSpan, spanCount },
    squares: Int32Array.from({ length: SQUARES }, (_, square) => square),
    begunBefore: Int32Array.from(bySquare(rows.filter(({ from }) => from < firstSpan))),
    endedBefore: Int32Array.from(bySquare(rows.filter(({ to }) => to < firstSpan - 1))),
    offsets: Int32Array.from({ length: spanCount + 1 }, (_, at) => at * SQUARES),
    changed: Int32Array.from(all, ({ square }) => square),
    begun: Int32Array.from(all, ({ begun }) => begun),
    ended: Int32Array.from(all, ({ ended }) => ended),
  };
}

/** A tile whose pieces have so many spans each. */
export function sampleTile(rows: readonly SquareRow[], spans: PieceSpans, sizes: readonly number[]): CountsTile {
  let next = 0;
  const pieces = sizes.map((size) => pieceOf(rows, (next += size) - size, size));
  return { ...{ z: 1, x: 0, y: 0, spans, pieces }, side: 64 };
}

/** How many rows lie in each of the first squares that last on some day of the spans from one to another. */
export const countsOf = (rows: readonly SquareRow[], first: number, last: number): number[] =>
  bySquare(rows.filter(({ from, to }) => from <= last && to >= first));
