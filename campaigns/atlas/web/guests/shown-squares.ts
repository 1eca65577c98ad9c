/* How many rows of a tile are shown in each of its squares. Its pieces tell, by spans of days, how many begin and how many
   end, so that a step of the clock visits only those. */

import type { Day } from "../base/days.ts";
import type { PieceCounts, PieceSpans } from "../base/payload.ts";
import { unpackNumbers } from "./guest-packing.ts";

/** Most squares, and by how much each has changed, that are told one by one: of more it is quicker to draw all. */
const MOST_TOLD = 400;

/** What a piece tells of the squares of a tile for some spans in a row; squares are numbered by line from the north. */
export interface CountsPiece {
  firstSpan: number;
  spanCount: number;
  /** Squares in which rows began or ended before the first span, and how many did. */
  squares: Int32Array;
  begunBefore: Int32Array;
  endedBefore: Int32Array;
  /** Where the changes of each span begin among all, and where the last end. */
  offsets: Int32Array;
  /** Of each change its square, the rows that begin in the span, and those that ended in the span before it. */
  changed: Int32Array;
  begun: Int32Array;
  ended: Int32Array;
}

/** A tile with counts, see PieceTile. */
export interface CountsTile {
  z: number;
  x: number;
  y: number;
  /** Squares along a side. */
  side: number;
  spans: PieceSpans;
  /** Those that are here. */
  pieces: readonly CountsPiece[];
}

/** Unpack a piece as it travels. */
export async function unpackCounts({ firstSpan, spanCount, changes, ...packed }: PieceCounts): Promise<CountsPiece> {
  const offsets = new Int32Array(spanCount + 1);
  (await unpackNumbers(changes)).forEach((count, span) => (offsets[span + 1] = offsets[span]! + count));
  const columns = Object.entries(packed).map(async ([name, column]) => [name, await unpackNumbers(column)] as const);
  const unpacked = Object.fromEntries(await Promise.all(columns)) as Record<keyof typeof packed, Int32Array>;
  return { firstSpan, spanCount, offsets, ...unpacked };
}

/** Number of the span of a day; of one before or after all spans the first, or the last. */
export const spanOf = (day: Day, { first, days, count }: PieceSpans): number =>
  Math.max(0, Math.min(count - 1, Math.floor((day - first) / days)));

/** Middle of a square, in the unit Mercator square. */
export function middleOf({ z, x, y, side }: CountsTile, square: number): [x: number, y: number] {
  const across = side * 2 ** z;
  return [(x * side + (square % side) + 0.5) / across, (y * side + Math.floor(square / side) + 0.5) / across];
}

/** Squares and by how much the count of each has changed, one after the other; null where all are to be looked at anew. */
export type SquareChanges = number[] | null;

/** The squares of a tile as they are shown now. */
export class ShownSquares {
  /** By square. */
  readonly counts: Int32Array;
  /** Spans of the first and of the last day that are shown, and the pieces that have them; null where one is not here. */
  private shown: { from: number; to: number; fromPiece: CountsPiece; toPiece: CountsPiece } | null = null;
  private changes: number[] = [];

  constructor(readonly tile: CountsTile) {
    this.counts = new Int32Array(tile.side ** 2);
  }

  /** Show the rows that last on some day of the spans of a window of days; none where their pieces are not here. */
  move(first: Day, day: Day): SquareChanges {
    const { shown: before, tile } = this;
    const [from, to] = [spanOf(first, tile.spans), spanOf(day, tile.spans)];
    if (before?.from === from && before.to === to) return [];
    const [fromPiece, toPiece] = [this.pieceOf(from), this.pieceOf(to)];
    this.changes = [];
    this.shown = fromPiece && toPiece ? { from, to, fromPiece, toPiece } : null;
    if (!fromPiece || !toPiece || before?.fromPiece !== fromPiece || before.toPiece !== toPiece) {
      this.begin();
      return null;
    }
    this.add(toPiece, "begun", before.to, to, 1);
    this.add(fromPiece, "ended", before.from, from, -1);
    return this.changes.length > MOST_TOLD ? null : this.changes;
  }

  private pieceOf(span: number): CountsPiece | undefined {
    return this.tile.pieces.find(({ firstSpan, spanCount }) => span >= firstSpan && span < firstSpan + spanCount);
  }

  /** Count anew: what had begun and ended before the spans of the pieces, and in them so far. */
  private begin(): void {
    this.counts.fill(0);
    if (!this.shown) return;
    const { from, fromPiece, to, toPiece } = this.shown;
    toPiece.squares.forEach((square, at) => this.change(square, toPiece.begunBefore[at]!));
    fromPiece.squares.forEach((square, at) => this.change(square, -fromPiece.endedBefore[at]!));
    this.add(toPiece, "begun", toPiece.firstSpan - 1, to, 1);
    this.add(fromPiece, "ended", fromPiece.firstSpan - 1, from, -1);
  }

  /** Count what begins, or has ended, in the spans after one, up to another, `sign` times; backwards where that is earlier. */
  private add(piece: CountsPiece, kind: "begun" | "ended", after: number, to: number, sign: 1 | -1): void {
    const { changed, firstSpan, offsets } = piece;
    const [low, high] = [Math.min(after, to), Math.max(after, to)].map((span) => offsets[span + 1 - firstSpan]!);
    const times = to < after ? -sign : sign;
    for (let at = low!; at < high!; at += 1) if (piece[kind][at]) this.change(changed[at]!, times * piece[kind][at]!);
  }

  private change(square: number, count: number): void {
    this.counts[square]! += count;
    this.changes.push(square, count);
  }
}
