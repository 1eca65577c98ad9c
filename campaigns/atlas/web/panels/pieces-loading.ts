/* Data in pieces beside the document: loads what the map shows of it, says that it does, and says what did not come. */

import { fromIso } from "../base/days.ts";
import { element } from "../base/dom.ts";
import { SpacedTask } from "../base/spaced-task.ts";
import { t } from "../base/translation.ts";
import type { Box } from "../base/types.ts";
import type { GuestLayer } from "../guests/guest-layer.ts";
import type { Days } from "../guests/piece-index.ts";
import { Pieces } from "../guests/pieces.ts";
import { readAddress } from "./address.ts";
import type { PanelParts } from "./panel-parts.ts";

/** Least milliseconds between two looks at what the map shows. */
const SPACING = 120;
/** Pixels of the map at zoom 0, and how many around what it shows are loaded as well. */
const [WORLD, AROUND] = [256, 100];

export class PiecesLoading {
  private readonly opened: Pieces[] = [];
  /** Manifests that are not here: null while they are on their way. */
  private readonly missing = new Map<string, Error | null>();
  private readonly hint = element("p", { role: "status", class: "pieces-hint" });
  private readonly told = element("p");
  private readonly failed: HTMLElement;
  private readonly look: SpacedTask;
  /** The address that the map was opened with. */
  private readonly address = window.location.href;
  /** Id that it asks for, until a row has it. */
  private awaited = readAddress().select;

  /** @param panel over the map */
  constructor(
    panel: HTMLElement,
    private readonly parts: PanelParts,
  ) {
    const again = { type: "button", text: () => t("Try again"), onclick: () => this.retry() };
    this.failed = element("div", { role: "alert", class: "notice", hidden: true }, this.told, element("button", again));
    panel.append(this.hint, this.failed);
    const { atlas, data, guests, map, pending } = parts;
    this.look = new SpacedTask(pending, SPACING, () => this.want());
    const request = (): void => this.look.request();
    atlas.on("date", request).on("window", request).on("compare", request);
    map.on("move moveend resize", request);
    guests.onChange.add(request);
    data.pieces?.forEach((file) => void this.open(file));
  }

  private async open(file: string): Promise<void> {
    const { data, guests } = this.parts;
    this.missing.set(file, null);
    this.tell();
    try {
      const prepare = (rows: GuestLayer): void => void guests.indexOf(rows);
      const pieces = await Pieces.open(file, data.style.guests.density.cell, prepare, (parts) => {
        if (parts) guests.tellRows();
        if (this.awaited && guests.find(this.awaited)) this.follow();
        this.tell();
      });
      this.missing.delete(file);
      this.opened.push(pieces);
      guests.add(pieces.layer);
    } catch (error) {
      this.missing.set(file, error as Error);
    }
    this.tell();
  }

  /** Show again what the address asks for: it can be shown now. */
  private follow(): void {
    this.awaited = "";
    window.dispatchEvent(new HashChangeEvent("hashchange", { newURL: this.address }));
  }

  private retry(): void {
    for (const [file, error] of this.missing) if (error) void this.open(file);
    this.opened.forEach((pieces) => pieces.retry());
  }

  /** Have what the map shows loaded. */
  private want(): void {
    const { atlas, clock, guests, map, state } = this.parts;
    const zoom = map.getZoom();
    const scale = WORLD * 2 ** zoom;
    const { x, y } = map.getPixelBounds().getTopLeft();
    const size = map.getSize();
    const view = [x - AROUND, y - AROUND, x + size.x + AROUND, y + size.y + AROUND].map((side) => side / scale) as Box;
    const compared = fromIso(atlas.compared ?? "");
    const windows: Days[] = [[clock.from, state.day]];
    if (compared !== null) windows.push([compared, compared]);
    for (const pieces of this.opened) {
      const isOn = guests.layers.includes(pieces.layer) && !guests.hidden.has(pieces.layer.id);
      pieces.want({ view, zoom, scale, windows: isOn ? windows : [] });
    }
    this.tell();
  }

  /** Say what is on its way, and what did not come. */
  private tell(): void {
    const { pending } = this.parts;
    const states = this.opened.map(({ state }) => state);
    const manifests = [...this.missing.values()];
    const errors = [...manifests, ...states.flatMap(({ failed }) => failed)].filter((each) => each !== null);
    const awaited = states.reduce((sum, state) => sum + state.awaited, manifests.filter((each) => !each).length);
    if (awaited) pending.begin(this);
    else pending.end(this);
    this.hint.textContent = awaited ? t("Loading your data: {number} to come …", { number: awaited }) : "";
    const [first] = errors;
    const count = errors.length - 1;
    const more = count ? t(", and {count} more piece|, and {count} more pieces", { count }) : "";
    this.told.textContent = first
      ? t("Not all of your data could be loaded: {problem}.", { problem: first.message + more })
      : "";
    this.failed.hidden = !first;
  }
}
