/* The layers of data that users brought, and whoever follows them. They may come and go at any time, and so may the rows of
   those that are too large to be here whole. */

import type { Day } from "../base/days.ts";
import type { GuestData, Style } from "../base/payload.ts";
import { GuestIndex } from "./guest-index.ts";
import { decodeGuestLayer, type GuestLayer, rowId } from "./guest-layer.ts";
import type { GuestTimes } from "./guest-times.ts";
import type { CountsTile } from "./shown-squares.ts";

/** What lists and the legend tell of a layer. */
export type GuestHead = Pick<GuestLayer, "id" | "title" | "source" | "count" | "palette" | "legend">;

/** A layer of which only some parts are here, now these and now others. */
export interface PiecedLayer extends GuestHead {
  /** Rows of some of its ground; each part is told of as the layer is. */
  readonly parts: readonly GuestLayer[];
  /** How many rows there are where there are too many to be here. */
  readonly tiles: readonly CountsTile[];
  /** Squares across the whole map in which rows are counted. */
  readonly across: number;
  readonly times: Pick<GuestTimes, "countBetween">;
  /** How exact the days of the squares are, in words. */
  readonly exactness: string;
}

/** A layer as it is listed, switched and drawn. */
export type ListedLayer = GuestLayer | PiecedLayer;

export const isPieced = (layer: ListedLayer): layer is PiecedLayer => "parts" in layer;

/** The rows of a layer that are here. */
export const partsOf = (layer: ListedLayer): readonly GuestLayer[] => (isPieced(layer) ? layer.parts : [layer]);

/** A row of a layer. */
export interface GuestRow {
  layer: GuestLayer;
  row: number;
}

/** What the pointer, the search and lists tell of a row. */
export const pickedRow = ({ layer, row }: GuestRow): { id: string; name: string; side: string; layer: "guest" } => ({
  id: rowId(layer, row),
  name: layer.names.at(row),
  side: layer.title,
  layer: "guest",
});

export class Guests {
  /** In the order in which they came; the last is drawn above the others. */
  layers: readonly ListedLayer[] = [];
  /** Ids of layers that are switched off. */
  readonly hidden = new Set<string>();
  /** Called after a layer came, went, or was switched. */
  readonly onChange = new Set<() => void>();
  /** Called after that as well, and after parts of a layer came or went. */
  readonly onRows = new Set<() => void>();
  private readonly indexes = new WeakMap<GuestLayer, GuestIndex>();

  /** What was looked for last: the one that is selected is drawn again and again. */
  private found: { id: string; at: GuestRow | null } | null = null;

  /**
   * @param range first and last day of the clock
   * @param style what arrows are drawn by
   */
  constructor(
    private readonly range: readonly [Day, Day],
    private readonly style?: Style,
  ) {}

  /** A layer as it is drawn and found; made when it is first asked for. */
  indexOf(layer: GuestLayer): GuestIndex {
    const known = this.indexes.get(layer);
    if (known) return known;
    const made = new GuestIndex(layer, this.range, this.style);
    this.indexes.set(layer, made);
    return made;
  }

  /** Add a layer; one with the same id gives way to it. What comes in pieces is drawn below what is here whole. */
  add(layer: ListedLayer): void {
    const others = this.layers.filter(({ id }) => id !== layer.id);
    this.layers = isPieced(layer) ? [layer, ...others] : [...others, layer];
    this.tell();
  }

  /** The layers that are here whole. */
  get whole(): GuestLayer[] {
    return this.layers.filter((layer): layer is GuestLayer => !isPieced(layer));
  }

  /** The days of a layer, to count its rows by. */
  timesOf(layer: ListedLayer): Pick<GuestTimes, "countBetween"> {
    return isPieced(layer) ? layer.times : this.indexOf(layer).times;
  }

  /** Add layers as they travel. */
  async addAll(layers: readonly GuestData[]): Promise<void> {
    for (const layer of await Promise.all(layers.map(decodeGuestLayer))) this.add(layer);
  }

  /** Take a layer off the map; one that is not there is no mistake. */
  remove(id: string): void {
    this.layers = this.layers.filter((layer) => layer.id !== id);
    this.hidden.delete(id);
    this.tell();
  }

  /** Switch a layer on or off. */
  toggle(id: string, on: boolean): void {
    if (on) this.hidden.delete(id);
    else this.hidden.add(id);
    this.tell();
  }

  /** The row with an id, or null. */
  find(id: string): GuestRow | null {
    if (this.found?.id !== id) this.found = { id, at: this.search(id) };
    return this.found.at;
  }

  private search(id: string): GuestRow | null {
    for (const layer of this.layers.flatMap(partsOf)) {
      if (!id.startsWith(`${layer.id}/`)) continue;
      const row = layer.line.indexOf(Number(id.slice(layer.id.length + 1)));
      if (row >= 0 && rowId(layer, row) === id) return { layer, row };
    }
    return null;
  }

  /** Tell that parts of a layer came or went. */
  tellRows(): void {
    this.found = null;
    this.onRows.forEach((listener) => listener());
  }

  private tell(): void {
    this.tellRows();
    this.onChange.forEach((listener) => listener());
  }
}
