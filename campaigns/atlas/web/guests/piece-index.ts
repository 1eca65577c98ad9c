/* Which pieces of a layer there are, and which of them a view needs on some days. */

import type { Day } from "../base/days.ts";
import type { Piece as PackedPiece } from "../base/payload.ts";
import type { Box } from "../base/types.ts";

/** A file: rows of a tile, or their counts over some spans of days. */
export interface Piece {
  /** Address relative to that of the manifest. */
  file: string;
  bytes: number;
  rows: number;
  /** First and last day of which it tells. */
  first: Day;
  last: Day;
  hasCounts: boolean;
}

/** A tile of Web Mercator at a zoom; x to the east from 180° west, and beyond 180° east. */
export interface PieceTile {
  z: number;
  x: number;
  y: number;
  /** Whether it has counts, and rows in the tiles below it. */
  hasCounts: boolean;
  /** By first day. */
  pieces: Piece[];
}

/** From one day to another, inclusive. */
export type Days = readonly [from: Day, day: Day];

/** Least zoom of tiles that have counts, and the zoom at which all have rows. */
const [LEAST, MOST] = [2, 12];

/**
 * Zoom of the tiles that a map shows: their squares are about as wide as those of a layer that is here whole.
 * @param scale pixels the whole map is wide
 * @param cell side of a square of such a layer, pixels
 * @param side squares along a side of a tile
 */
export function levelOf(zoom: number, scale: number, cell: number, side: number): number {
  return zoom >= MOST ? MOST : Math.max(LEAST, Math.round(Math.log2(scale / cell / side)));
}

const keyOf = (z: number, x: number, y: number): string => `${z}/${x}/${y}`;

export class PieceIndex {
  private readonly tiles = new Map<string, PieceTile>();

  constructor({ rows, counts }: { rows: readonly PackedPiece[]; counts: readonly PackedPiece[] }) {
    rows.forEach((piece) => this.add(piece, false));
    counts.forEach((piece) => this.add(piece, true));
  }

  private add([z, x, y, rows, first, last, bytes, file]: PackedPiece, hasCounts: boolean): void {
    const key = keyOf(z, x, y);
    const tile = this.tiles.get(key) ?? { z, x, y, hasCounts, pieces: [] };
    this.tiles.set(key, tile);
    tile.pieces.push({ file, bytes, rows, first, last, hasCounts });
  }

  /**
   * The tiles that cover a view, those nearest its middle first: with rows where a tile has few, else with counts at a zoom.
   * @param view in the unit Mercator square
   */
  covering([west, north, east, south]: Box, zoom: number): PieceTile[] {
    const found: PieceTile[] = [];
    const visit = (z: number, x: number, y: number): void => {
      const across = 2 ** z;
      if (x > east * across || x + 1 < west * across || y > south * across || y + 1 < north * across) return;
      const tile = this.tiles.get(keyOf(z, x, y));
      if (tile && (!tile.hasCounts || z >= zoom)) found.push(tile);
      else if (tile ?? z < LEAST) for (let at = 0; at < 4; at += 1) visit(z + 1, 2 * x + (at & 1), 2 * y + (at >> 1));
    };
    visit(0, 0, 0);
    visit(0, 1, 0);
    const away = ({ z, x, y }: PieceTile): number =>
      Math.hypot((x + 0.5) / 2 ** z - (west + east) / 2, (y + 0.5) / 2 ** z - (north + south) / 2);
    return found.sort((one, other) => away(one) - away(other));
  }
}

/** Whether a piece is needed to show some days. */
const tellsOf = ({ first, last, hasCounts }: Piece, [from, day]: Days): boolean => {
  const has = (each: Day): boolean => first <= each && last >= each;
  return hasCounts ? has(from) || has(day) : first <= day && last >= from;
};

/** The pieces of tiles that are needed to show some days; and those behind them in time, which the clock may need next. */
export function piecesOf(tiles: readonly PieceTile[], windows: readonly Days[]): { now: Piece[]; next: Piece[] } {
  const [now, next]: [Piece[], Piece[]] = [[], []];
  for (const { pieces } of tiles) {
    const needed = pieces.map((piece) => windows.some((days) => tellsOf(piece, days)));
    pieces.forEach((piece, at) => {
      if (needed[at]) now.push(piece);
      else if (needed[at - 1]) next.push(piece);
    });
  }
  return { now, next };
}
