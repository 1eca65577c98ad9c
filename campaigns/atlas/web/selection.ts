/* Selecting: a feature or a dossier is found by its id, its card is shown and the map goes where it is. */

import { unionOf } from "./base/boxes.ts";
import type { Day } from "./base/days.ts";
import { withParts } from "./base/dossier-family.ts";
import { toLatLng } from "./base/mercator.ts";
import type { Payload } from "./base/payload.ts";
import { belongedTo } from "./base/subordination.ts";
import type { GuestRow, Guests } from "./guests/guests.ts";
import type { Box, Item, LatLng, MapFeature, MercatorPoint } from "./base/types.ts";
import type { AtlasEvent, AtlasState } from "./state.ts";

/** What selecting moves, and who is told. */
export interface SelectionParts {
  items: Item[];
  /** Items that the clock shows now. */
  visible: Set<Item>;
  navigation: { goto(day: Day): void; setChapter(id: string, move: boolean): void };
  view: {
    readonly zoom: number;
    show(place: LatLng, zoom: number, options: { clear: boolean }): void;
    frame(box: Box, zoom: number): void;
    isClear(place: LatLng, margin: number): boolean;
    reveal(place: LatLng, seen?: { x: number; y: number }): void;
  };
  card: {
    show(feature: MapFeature, item: Item): void;
    showFormation(id: string): void;
    showGuest(row: GuestRow): void;
    hide(): void;
  };
  guests: Pick<Guests, "find" | "indexOf">;
  dossiers: Payload["dossiers"];
  formations: Payload["formations"];
  /** The zoom from which a formation is drawn. */
  zoomOf(formation: string): number;
  scene: { redraw(changed: Item[], everything: boolean): void };
  emit(name: AtlasEvent): void;
}

/** Zooms by which the map may stay behind the zoom at which a feature is read. */
const CLOSE_ENOUGH = 2;
/** Share of what panels leave of the map, on each side, in which what is selected is brought nearer the middle. */
const MARGIN = 0.2;

/** Zoom at which a row of users' data is shown that was out of view. */
const GUEST_ZOOM = 7;

/** How something is selected. */
export interface SelectOptions {
  /** Go to its place; else the map moves only as far as panels would cover it. */
  move?: boolean;
  /** Show all its ground, as when the map opens on it. */
  frame?: boolean;
  /** The day stays even where it is none of its days. */
  keepDay?: boolean;
}

/** The middle of an item, in the unit Mercator square: where its name stands, else the middle of its first part. */
function centreOf({ feature, shape }: Item): MercatorPoint {
  const [anchor] = feature.anchors ?? [];
  if (anchor) return anchor;
  if (feature.layer === "event" || feature.layer === "phase") {
    const [x = 0, y = 0] = shape.parts[0]?.[0] ?? [];
    return [x, y];
  }
  const [west, north, east, south] = shape.boxes[0] ?? [0, 0, 1, 1];
  return [(west + east) / 2, (north + south) / 2];
}

/** Id of what is selected with a feature: with a phase all of its event. */
const chosenBy = ({ id, layer, dossier }: MapFeature): string => (layer === "phase" ? dossier : id);

/** What is selected. */
export class Selection {
  constructor(
    private readonly state: AtlasState,
    private readonly parts: SelectionParts,
  ) {}

  /** The item with an id, or of the feature with it; of several the one that is shown now, else the first; or null. */
  find(id: string): Item | null {
    const same = this.parts.items.filter((item) => item.id === id || item.feature.id === id);
    return same.find((item) => this.parts.visible.has(item)) ?? same[0] ?? null;
  }

  /**
   * The unit by which a formation is found that has no place itself: one that belonged to it, if there is one on the day
   * that is shown; or null.
   */
  private unitUnder(id: string): Item | null {
    const { items, visible, formations } = this.parts;
    if (!formations[id]) return null;
    const under = items.filter(
      ({ feature, start }) => feature.positions && feature.unit && belongedTo(feature.unit, id, start, formations),
    );
    return under.find((item) => visible.has(item)) ?? under[0] ?? null;
  }

  /** Whether something has an id: a feature, a dossier, a formation to which units on the map belonged, a row of users' data. */
  knows(id: string): boolean {
    return (this.find(id) ?? this.unitUnder(id) ?? this.parts.guests.find(id)) !== null;
  }

  /**
   * Select what has an id: a feature, a dossier, a formation that stands for units of its own, or a row of users' data; what
   * is found nowhere, null and the empty text select nothing.
   */
  select(id: string | null | undefined, { move = true, frame = false, keepDay = false }: SelectOptions = {}): void {
    const { state, parts } = this;
    const found = id ? this.find(id) : null;
    const item = found ?? (id ? this.unitUnder(id) : null);
    const guest = item || !id ? null : parts.guests.find(id);
    state.chosen = found ? chosenBy(found.feature) : item || guest ? (id ?? null) : null;
    if (guest) this.showGuest(guest, { move, keepDay });
    if (item && !keepDay) this.toDayOf(item);
    if (found) {
      parts.card.show(found.feature, found);
      if (!move) this.reveal(found);
      else if (!frame || !this.frame(found)) this.toPlaceOf(found);
    } else if (item && id) {
      parts.card.showFormation(id);
      if (move) this.toPlaceOf(item, parts.zoomOf(id));
    } else if (!guest) parts.card.hide();
    parts.scene.redraw([], true);
    parts.emit("select");
  }

  /**
   * As when the map has another size: bring what is selected, where it is an event that was in view, out from under panels.
   * @param before size of the map, if that has changed
   */
  keepClear(before?: { x: number; y: number }): void {
    const item = this.state.chosen ? this.find(this.state.chosen) : null;
    if (item) this.reveal(item, before);
  }

  private toDayOf(item: Item): void {
    if (!this.parts.visible.has(item)) this.toDay(item.start);
  }

  private toDay(day: Day): void {
    const [first, last] = this.state.span;
    if (day < first || day > last) this.parts.navigation.setChapter("", false);
    this.parts.navigation.goto(day);
  }

  private showGuest({ layer, row }: GuestRow, { move, keepDay }: { move: boolean; keepDay: boolean }): void {
    const { state, parts } = this;
    const [start, end] = [layer.start[row]!, layer.end[row]!];
    if (!keepDay && (state.day < start || state.day > end)) this.toDay(state.day < start ? start : end);
    parts.card.showGuest({ layer, row });
    const { x, y } = parts.guests.indexOf(layer);
    const place = toLatLng([x[row]!, y[row]!]);
    if (!move) parts.view.reveal(place);
    else if (!parts.view.isClear(place, MARGIN))
      parts.view.show(place, Math.max(parts.view.zoom, GUEST_ZOOM), { clear: true });
  }

  private toPlaceOf(item: Item, zoom = item.feature.zoom ?? item.feature.symbology.minZoom): void {
    const { view } = this.parts;
    const place = toLatLng(centreOf(item));
    const behind = item.feature.layer === "unit" ? 0 : CLOSE_ENOUGH; // farther out its parent stands for it
    if (!view.isClear(place, MARGIN)) view.show(place, Math.max(view.zoom, zoom), { clear: true });
    else if (zoom > view.zoom + behind) view.show(place, zoom, { clear: true });
  }

  /**
   * Show all that belongs to a dossier, whatever its day; returns whether there is such ground. Routes bring from afar
   * what takes part: where there is more than the place of the event, that is the ground without them; where there is
   * not, it is that on which its parts were fought.
   */
  private frame({ feature }: Item): boolean {
    if (!feature.dossier) return false;
    const family = withParts(feature.dossier, this.parts.dossiers);
    const drawn = this.parts.items.filter(
      ({ feature: { dossier, layer } }) => family.has(dossier) && !["unit", "phase"].includes(layer),
    );
    const all = drawn.filter((item) => item.feature.dossier === feature.dossier);
    const ground = all.filter((item) => item.feature.layer !== "route");
    const fought = drawn.filter((item) => ["arrow", "front"].includes(item.feature.layer));
    const whole = fought.length ? [...ground, ...fought] : all;
    const shown = ground.some((item) => item.feature.layer !== "event") ? ground : whole;
    const boxes = shown.flatMap((item) => item.shape.boxes);
    this.parts.view.frame(boxes.reduce(unionOf), feature.zoom ?? 0);
    return true;
  }

  /** An event that was clicked is not hidden by the card that tells of it. */
  private reveal(item: Item, seen?: { x: number; y: number }): void {
    if (item.feature.layer === "event" || item.feature.layer === "phase")
      this.parts.view.reveal(toLatLng(centreOf(item)), seen);
  }
}
