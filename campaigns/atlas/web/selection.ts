/* Selecting: a feature or a dossier is found by its id, its card is shown and the map goes where it is. */

import type { Day } from "./base/days.ts";
import { toLatLng } from "./base/mercator.ts";
import type { Item, LatLng, MapFeature, MercatorPoint } from "./base/types.ts";
import type { AtlasEvent, AtlasState } from "./state.ts";

/** What selecting moves, and who is told. */
export interface SelectionParts {
  items: Item[];
  /** Items that the clock shows now. */
  visible: Set<Item>;
  map: L.Map;
  navigation: { goto(day: Day): void; setChapter(id: string, move: boolean): void };
  view: { show(place: LatLng, zoom: number): void };
  card: { show(feature: MapFeature, item: Item): void; hide(): void };
  scene: { redraw(changed: Item[], everything: boolean): void };
  emit(name: AtlasEvent): void;
}

/** Zooms by which the map may stay behind the zoom at which a feature is read. */
const CLOSE_ENOUGH = 2;
/** Share of the map's width and height, on each side, in which what is selected is brought nearer the middle. */
const MARGIN = 0.25;

/** The middle of an item, in the unit Mercator square: where its name stands, else the middle of its first part. */
function centreOf({ feature, shape }: Item): MercatorPoint {
  const [anchor] = feature.anchors ?? [];
  if (anchor) return anchor;
  if (feature.layer === "event") {
    const [x = 0, y = 0] = shape.parts[0]?.[0] ?? [];
    return [x, y];
  }
  const [west, north, east, south] = shape.boxes[0] ?? [0, 0, 1, 1];
  return [(west + east) / 2, (north + south) / 2];
}

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

  /** Select what has an id; what is found nowhere, null and the empty text select nothing. */
  select(id: string | null | undefined, { move = true } = {}): void {
    const { state, parts } = this;
    const item = id ? this.find(id) : null;
    state.chosen = item ? item.feature.id : null;
    if (item) {
      this.toDayOf(item);
      parts.card.show(item.feature, item);
      if (move) this.toPlaceOf(item);
    } else parts.card.hide();
    parts.scene.redraw([], true);
    parts.emit("select");
  }

  private toDayOf(item: Item): void {
    if (this.parts.visible.has(item)) return;
    const [first, last] = this.state.span;
    if (item.start < first || item.start > last) this.parts.navigation.setChapter("", false);
    this.parts.navigation.goto(item.start);
  }

  private toPlaceOf(item: Item): void {
    const { map, view } = this.parts;
    const place = toLatLng(centreOf(item));
    const zoom = item.feature.zoom ?? 0;
    if (!map.getBounds().pad(-MARGIN).contains(place)) view.show(place, Math.max(map.getZoom(), zoom));
    else if (zoom > map.getZoom() + CLOSE_ENOUGH) view.show(place, zoom);
  }
}
