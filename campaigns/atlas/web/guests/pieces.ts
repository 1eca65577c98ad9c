/* A layer in pieces: what its manifest tells of it, and the parts of it that the map shows. They are loaded as the map moves
   and as the clock comes to other days. */

import type { GuestColour, GuestRows, PieceCounts, PiecesManifest } from "../base/payload.ts";
import type { Box } from "../base/types.ts";
import { decodeGuestLayer, type GuestLayer } from "./guest-layer.ts";
import { unpackNumbers } from "./guest-packing.ts";
import type { PiecedLayer } from "./guests.ts";
import { PieceError, readPiece } from "./piece-file.ts";
import { type Days, levelOf, type Piece, PieceIndex, piecesOf, type PieceTile } from "./piece-index.ts";
import { PieceStore } from "./piece-store.ts";
import { type CountsPiece, type CountsTile, spanOf, unpackCounts } from "./shown-squares.ts";

/** Rows take some ten times the bytes of their file. */
const LIMITS = { requests: 6, bytes: 12_000_000 };
const VERSION = 1;

/** What the map shows: a view in the unit Mercator square, how many pixels the whole map is wide, and windows of days. */
export interface PiecesView {
  view: Box;
  zoom: number;
  scale: number;
  windows: readonly Days[];
}

/** What a piece has in it. */
type Content = { rows: GuestLayer } | { counts: CountsPiece };

export class Pieces implements PiecedLayer {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly count: number;
  readonly palette: string[];
  readonly legend: GuestColour[];
  readonly exactness: string;
  parts: readonly GuestLayer[] = [];
  tiles: readonly CountsTile[] = [];
  private readonly index: PieceIndex;
  private readonly store: PieceStore<Piece, Content>;
  private wanted: PiecesView | null = null;
  /** Zoom of the tiles that are shown: that of the view, once all is here that it needs. */
  private level = 0;

  /**
   * @param address of the manifest
   * @param cell side of a square of a layer that is here whole, pixels
   * @param changed called after a piece came or failed: whether parts came or went
   */
  private constructor(
    private readonly manifest: PiecesManifest,
    readonly times: PiecedLayer["times"],
    private readonly address: URL,
    private readonly cell: number,
    private readonly changed: (parts: boolean) => void,
  ) {
    const { id, title, source, count, palette, legend, spans } = manifest;
    [this.id, this.title, this.source, this.count] = [id, title, source, count];
    [this.palette, this.legend] = [palette, legend];
    this.exactness = spans.days === 1 ? "of the day" : `of the ${spans.days} days around it`;
    this.index = new PieceIndex(manifest);
    this.store = new PieceStore(
      (piece) => this.load(piece),
      () => this.update(),
      LIMITS,
    );
  }

  /** Read a manifest, whose address is relative to the document. Throws PieceError. */
  static async open(file: string, cell: number, changed: (parts: boolean) => void): Promise<Pieces> {
    const address = new URL(file, document.baseURI);
    const manifest = (await readPiece(address, file)) as PiecesManifest;
    const { version, spans } = manifest;
    if (version !== VERSION)
      throw new PieceError(file, `version ${version}`, `version ${VERSION} of the list of pieces`);
    const [begun, ended] = await Promise.all([unpackNumbers(manifest.begun), unpackNumbers(manifest.ended)]);
    return new Pieces(manifest, spanTimes(spans, begun, ended), address, cell, changed);
  }

  /** Squares across the whole map. */
  get across(): number {
    return this.manifest.squares * 2 ** this.level;
  }

  /** How many pieces are on their way, and why others are not. */
  get state(): { awaited: number; failures: Error[] } {
    return { awaited: this.store.awaited, failures: [...this.store.failures.values()] };
  }

  /** Load what a view needs. */
  want(wanted: PiecesView): void {
    this.wanted = wanted;
    const { now, next } = piecesOf(this.covering(this.levelOf(wanted)), wanted.windows);
    this.store.want(now, next);
    this.update();
  }

  /** Load again what failed. */
  retry(): void {
    this.store.retry();
    this.changed(false);
  }

  private levelOf({ zoom, scale }: PiecesView): number {
    return levelOf(zoom, scale, this.cell, this.manifest.squares);
  }

  private covering(level: number): PieceTile[] {
    return this.wanted ? this.index.covering(this.wanted.view, level) : [];
  }

  private async load(piece: Piece): Promise<Content> {
    const { file, bytes, hasCounts, rows } = piece;
    const found = await readPiece(new URL(file, this.address), file, bytes);
    try {
      if (hasCounts) return { counts: await unpackCounts(found as PieceCounts) };
      const { id, title, source, palette, legend } = this;
      const layer = await decodeGuestLayer({ id, title, source, palette, legend, ...(found as GuestRows) });
      if (layer.line.length === rows) return { rows: layer };
    } catch {
      // told below
    }
    throw new PieceError(file, "what cannot be unpacked", hasCounts ? "counts of rows" : `${rows} rows`);
  }

  /** Show what is here of what the view needs: of other tiles than before only once all of those are here. */
  private update(): void {
    if (!this.wanted) return;
    const [level, before] = [this.levelOf(this.wanted), this.level];
    if (!this.store.awaited || Math.abs(level - before) > 1) this.level = level;
    const covering = this.covering(this.level);
    const parts = covering.flatMap(({ pieces }) => pieces.flatMap((piece) => this.rowsOf(piece)));
    const tiles = covering.flatMap((tile) => (tile.hasCounts ? this.countsOf(tile) : []));
    const changed = this.level !== before || !isSame(parts, this.parts) || !isSame(tiles, this.tiles);
    [this.parts, this.tiles] = [parts, tiles];
    this.changed(changed);
  }

  private rowsOf(piece: Piece): GuestLayer[] {
    const content = this.store.get(piece);
    return content && "rows" in content ? [content.rows] : [];
  }

  /** The counts of a tile that are here; the same object as before while they are the same. */
  private countsOf(tile: PieceTile): CountsTile[] {
    const pieces = tile.pieces.flatMap((piece) => {
      const content = this.store.get(piece);
      return content && "counts" in content ? [content.counts] : [];
    });
    const { z, x, y } = tile;
    const known = this.tiles.find((each) => each.z === z && each.x === x && each.y === y);
    if (known && isSame(known.pieces, pieces)) return [known];
    const { spans, squares: side } = this.manifest;
    return pieces.length ? [{ z, x, y, side, spans, pieces }] : [];
  }
}

/** How many rows of the whole layer are shown on which days, as exactly as its spans are long. */
function spanTimes(spans: PiecesManifest["spans"], begun: Int32Array, ended: Int32Array): PiecedLayer["times"] {
  for (const sums of [begun, ended]) for (let span = 1; span < sums.length; span += 1) sums[span]! += sums[span - 1]!;
  return { countBetween: (from, to) => begun[spanOf(to, spans)]! - ended[spanOf(from, spans)]! };
}

const isSame = <Each>(list: readonly Each[], other: readonly Each[]): boolean =>
  list.length === other.length && list.every((each, at) => each === other[at]);
