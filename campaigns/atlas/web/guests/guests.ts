/* The layers of data that users brought, and whoever follows them. They may come and go at any time. */

import type { GuestData } from "../base/payload.ts";
import { decodeGuestLayer, type GuestLayer, rowId } from "./guest-layer.ts";

/** A row of a layer. */
export interface GuestRow {
  layer: GuestLayer;
  row: number;
}

export class Guests {
  /** In the order in which they came; the last is drawn above the others. */
  layers: readonly GuestLayer[] = [];
  /** Ids of layers that are switched off. */
  readonly hidden = new Set<string>();
  /** Called after a layer came, went, or was switched. */
  readonly onChange = new Set<() => void>();

  /** Add a layer; one with the same id gives way to it. */
  add(layer: GuestLayer): void {
    this.layers = [...this.layers.filter(({ id }) => id !== layer.id), layer];
    this.tell();
  }

  /** Add a layer as it travels. */
  async addData(data: GuestData): Promise<void> {
    this.add(await decodeGuestLayer(data));
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
    for (const layer of this.layers) {
      if (!id.startsWith(`${layer.id}/`)) continue;
      const row = layer.line.indexOf(Number(id.slice(layer.id.length + 1)));
      if (row >= 0 && rowId(layer, row) === id) return { layer, row };
    }
    return null;
  }

  private tell(): void {
    this.onChange.forEach((listener) => listener());
  }
}
