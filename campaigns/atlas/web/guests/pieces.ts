/* A layer in pieces: what its manifest tells of it, and the parts of it that the map shows. They are loaded as the map moves
   and as the clock comes to other days. */

import { idle } from "../base/idle.ts";
import type { GuestRows, PieceCounts, PiecesManifest } from "../base/payload.ts";
import type { Box } from "../base/types.ts";
import { decodeGuestLayer, type GuestLayer } from "./guest-layer.ts";
import { unpackNumbers } from "./guest-packing.ts";
import type { PiecedLayer } from "./guests.ts";
import { PieceError, readPiece } from "./piece-file.ts";
import { type Days, levelOf, type Piece, PieceIndex, piecesOf } from "./piece-index.ts";
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
type Content = GuestLayer | CountsPiece;
const hasRows = (content: Content): content is GuestLayer => "line" in content;

export class Pieces {
  /** As it is drawn and listed. */
  readonly layer: PiecedLayer;
  private readonly index: PieceIndex;
  private readonly store: PieceStore<Piece, Content>;
  private wanted: PiecesView | null = null;
  /** Files to be asked of the server itself. */
  private readonly anew = new Set<string>();
  /** Zoom of the tiles that are shown: that of the view, once all is here that it needs. */
  private level = 0;
  /** Whether what came is about to be shown. */
  private isUpdating = false;

  /**
   * @param address of the manifest
   * @param cell side of a square of a layer that is here whole, pixels
   * @param prepare called with rows that came, before they are shown
   * @param changed called after pieces came or failed: whether parts came or went
   */
  private constructor(
    private readonly manifest: PiecesManifest,
    times: PiecedLayer["times"],
    private readonly address: URL,
    private readonly cell: number,
    private readonly prepare: (rows: GuestLayer) => void,
    private readonly changed: (parts: boolean) => void,
  ) {
    const { days } = manifest.spans;
    const exactness = days > 1 ? `counted by ${days} days` : "counted by days";
    this.layer = { ...manifest, parts: [], tiles: [], across: 0, times, exactness };
    this.index = new PieceIndex(manifest);
    this.store = new PieceStore(
      (piece) => this.load(piece),
      () => void this.updateSoon(),
      LIMITS,
    );
  }

  /** Read a manifest, whose address is relative to the document. Throws PieceError. */
  static async open(
    file: string,
    cell: number,
    prepare: (rows: GuestLayer) => void,
    changed: (parts: boolean) => void,
  ): Promise<Pieces> {
    const address = new URL(file, document.baseURI);
    const manifest = (await readPiece(address, file)) as PiecesManifest;
    const { begun, ended, spans, version } = manifest;
    if (version !== VERSION) throw new PieceError(file, `version ${version}`, `version ${VERSION}`);
    const times = spanTimes(spans, await unpackNumbers(begun), await unpackNumbers(ended));
    return new Pieces(manifest, times, address, cell, prepare, changed);
  }

  /** How many pieces are on their way, and why others are not. */
  get state(): Pick<PieceStore<Piece, Content>, "awaited" | "failed"> {
    return this.store;
  }

  /** Load what a view needs. */
  want(wanted: PiecesView): void {
    this.wanted = wanted;
    const { now, next } = piecesOf(this.index.covering(wanted.view, this.levelOf(wanted)), wanted.windows);
    this.store.want(now, next);
    this.update();
  }

  /** Load again what failed, past the browser's cache, which may have kept what was wrong. */
  retry(): void {
    for (const { file } of this.store.failedPieces) this.anew.add(file);
    this.store.retry();
    this.changed(false);
  }

  private levelOf({ zoom, scale }: PiecesView): number {
    return levelOf(zoom, scale, this.cell, this.manifest.squares);
  }

  private async load({ file, bytes, hasCounts, rows }: Piece): Promise<Content> {
    const found = await readPiece(new URL(file, this.address), file, bytes, this.anew.has(file) ? "reload" : "default");
    await idle();
    const content = hasCounts
      ? unpackCounts(found as PieceCounts)
      : decodeGuestLayer({ ...this.layer, ...(found as GuestRows) });
    const unpacked = await content.catch(() => null);
    if (!unpacked || (hasRows(unpacked) && unpacked.line.length !== rows))
      throw new PieceError(file, "what cannot be unpacked", `${rows} rows`);
    await idle();
    if (hasRows(unpacked)) this.prepare(unpacked);
    return unpacked;
  }

  /** Show what came, several pieces at once, when the page is at rest: each time all of the layer is drawn anew. */
  private async updateSoon(): Promise<void> {
    if (this.isUpdating) return;
    this.isUpdating = true;
    await idle();
    this.isUpdating = false;
    this.update();
  }

  /** Show what is here of what the view needs: of other tiles than before only once all of those are here. */
  private update(): void {
    const { layer, level: before, manifest, store, wanted } = this;
    if (!wanted) return;
    const level = this.levelOf(wanted);
    if (!store.awaited || Math.abs(level - before) > 1) this.level = level;
    const parts: GuestLayer[] = [];
    const tiles: CountsTile[] = [];
    for (const { z, x, y, pieces } of this.index.covering(wanted.view, this.level)) {
      const contents = pieces.flatMap((piece) => store.get(piece) ?? []);
      parts.push(...contents.filter(hasRows));
      const counts = contents.filter((each): each is CountsPiece => !hasRows(each));
      const known = layer.tiles.find((tile) => tile.z === z && tile.x === x && tile.y === y);
      if (known && isSame(known.pieces, counts)) tiles.push(known);
      else if (counts.length) tiles.push({ z, x, y, side: manifest.squares, spans: manifest.spans, pieces: counts });
    }
    const changed = this.level !== before || !isSame(parts, layer.parts) || !isSame(tiles, layer.tiles);
    Object.assign(layer, { parts, tiles, across: manifest.squares * 2 ** this.level });
    this.changed(changed);
  }
}

/** How many rows of the whole layer are shown on which days, as exactly as its spans are long. */
function spanTimes(spans: PiecesManifest["spans"], begun: Int32Array, ended: Int32Array): PiecedLayer["times"] {
  for (const sums of [begun, ended]) for (let span = 1; span < sums.length; span += 1) sums[span]! += sums[span - 1]!;
  return { countBetween: (from, to) => begun[spanOf(to, spans)]! - ended[spanOf(from, spans)]! };
}

const isSame = <Each>(list: readonly Each[], other: readonly Each[]): boolean =>
  list.length === other.length && list.every((each, at) => each === other[at]);
