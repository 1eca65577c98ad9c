/* The layers of data that users brought, and whoever follows them. They may come and go at any time. */

import type { Day } from "../base/days.ts";
import type { GuestData } from "../base/payload.ts";
import { GuestIndex } from "./guest-index.ts";
import { decodeGuestLayer, type GuestLayer, rowId } from "./guest-layer.ts";

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
  layers: readonly GuestLayer[] = [];
  /** Ids of layers that are switched off. */
  readonly hidden = new Set<string>();
  /** Called after a layer came, went, or was switched. */
  readonly onChange = new Set<() => void>();
  private readonly indexes = new WeakMap<GuestLayer, GuestIndex>();

  /** What was looked for last: the one that is selected is drawn again and again. */
  private found: { id: string; at: GuestRow | null } | null = null;

  /** @param range first and last day of the clock */
  constructor(private readonly range: readonly [Day, Day]) {}

  /** A layer as it is drawn and found; made when it is first asked for. */
  indexOf(layer: GuestLayer): GuestIndex {
    const known = this.indexes.get(layer);
    if (known) return known;
    const made = new GuestIndex(layer, this.range);
    this.indexes.set(layer, made);
    return made;
  }

  /** Add a layer; one with the same id gives way to it. */
  add(layer: GuestLayer): void {
    this.layers = [...this.layers.filter(({ id }) => id !== layer.id), layer];
    this.tell();
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
    for (const layer of this.layers) {
      if (!id.startsWith(`${layer.id}/`)) continue;
      const row = layer.line.indexOf(Number(id.slice(layer.id.length + 1)));
      if (row >= 0 && rowId(layer, row) === id) return { layer, row };
    }
    return null;
  }

  private tell(): void {
    this.found = null;
    this.onChange.forEach((listener) => listener());
  }
}
