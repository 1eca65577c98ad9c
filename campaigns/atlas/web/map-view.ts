/* What part of the earth the map shows: how it goes to a place, and what a change of size does. */

import { FrameTask } from "./base/frame-task.ts";
import { toLatLng } from "./base/mercator.ts";
import type { PendingWork } from "./base/pending-work.ts";
import type { Box, LatLng, LatLon, MercatorPoint } from "./base/types.ts";

/** Name, in the pending work, of a movement of the map: it is dragged, or an animation of Leaflet's moves or zooms it. */
const MOTION = "motion of the map";

/** Share of what panels leave of the map that stays free on each side of what is framed. */
const FRAME = 0.12;
/** What is no larger than this, in the unit Mercator square (about 4 km), has no ground of its own to be framed. */
const POINT = 1e-4;
const POINT_ZOOM = 9;
const CLOSEST_FRAME = 10;
/** Pixels of the map at zoom 0. */
const TILE = 256;
/** Pixels between a place that is revealed and the panel beside it. */
const ROOM = 48;
/** Panels that tell of what is selected, or from which it is. */
const PANELS = ".card:not([hidden]), .tour:not([hidden]), .drawer:not([hidden])";
/** Share of the map's width from which a panel is a sheet across it rather than a card beside it. */
const SHEET = 0.7;

/** What of the map no panel covers, in pixels of its container: beside a card, above or below a sheet. */
function freeBox(map: L.Map): Box {
  const container = map.getContainer();
  const frame = container.getBoundingClientRect();
  const { x: width, y: height } = map.getSize();
  let [left, top, right, bottom]: Box = [0, 0, width, height];
  for (const panel of container.parentElement?.querySelectorAll(PANELS) ?? []) {
    const box = panel.getBoundingClientRect();
    if (!box.width || box.right < frame.left || box.left > frame.right) continue;
    if (box.width > SHEET * width) {
      if (box.top + box.bottom > frame.top + frame.bottom) bottom = Math.min(bottom, box.top - frame.top);
      else top = Math.max(top, box.bottom - frame.top);
    } else if (box.left + box.right > frame.left + frame.right) right = Math.min(right, box.left - frame.left);
    else left = Math.max(left, box.right - frame.left);
  }
  return right - left > 2 * ROOM && bottom - top > 2 * ROOM ? [left, top, right, bottom] : [0, 0, width, height];
}

/** How far a number lies outside a range; 0 within it. */
const outside = (value: number, least: number, most: number): number =>
  Math.min(0, value - least) || Math.max(0, value - most);

/** The view of the map. */
export class MapView {
  private moving = false;
  /** The middle of the map, while it takes another size: Leaflet moves it by up to half a pixel. */
  private middle: LatLng | null = null;
  /** The container has another size than the map knows. */
  private resized = false;
  private animated = true;
  /** Leaflet begins to zoom with the next frame only: until then the map is not at rest either. */
  private readonly start: FrameTask;
  private readonly fit: FrameTask;

  /** @param map Leaflet's, which does not follow changes of size itself */
  constructor(
    private readonly map: L.Map,
    private readonly pending: PendingWork,
  ) {
    this.start = new FrameTask(pending, () => undefined);
    this.fit = new FrameTask(pending, () => this.fitSize());
    map.on("movestart", () => {
      this.moving = true;
      pending.begin(MOTION);
    });
    map.on("moveend", () => {
      this.moving = false;
      if (this.resized) this.fitSize();
      pending.end(MOTION);
    });
    map.on("resize", () => this.reset());
    window.addEventListener("resize", () => this.fit.request());
  }

  /** The largest zoom there is. */
  get maxZoom(): number {
    return this.map.getMaxZoom();
  }

  /** Take over the size that the map's container has now; while the map moves, once it rests: it would stop half way. */
  fitSize(): void {
    this.resized = this.moving;
    if (this.moving) return;
    this.middle = this.map.getCenter();
    this.map.invalidateSize({ animate: false });
    this.middle = null;
  }

  /** The zoom now. */
  get zoom(): number {
    return this.map.getZoom();
  }

  /**
   * Go to a place. Until the map has settled once it is there at once, as the document is still laid out; so it is where
   * the place is more than a screen away: the canvas would end on the way.
   * @param zoom Leaflet's
   * @param options `clear`: the place comes into the middle of what panels leave of the map, else of the map
   */
  show(place: LatLng | LatLon, zoom: number, { clear = false } = {}): void {
    const { map } = this;
    const { x, y } = map.getSize();
    const [left, top, right, bottom] = clear ? freeBox(map) : [0, 0, x, y];
    const middle = map.project(place, zoom).subtract([(left + right - x) / 2, (top + bottom - y) / 2]);
    const target = map.unproject(middle, zoom);
    const distance = map.latLngToContainerPoint(target).distanceTo([x / 2, y / 2]);
    const animate = this.animated && this.pending.hasSettled && distance < x;
    this.start.request();
    map.setView(target, zoom, { animate });
  }

  /**
   * Show all of a box of the unit Mercator square in what panels leave of the map.
   * @param least zoom for a box that is but a point
   */
  frame([west, north, east, south]: Box, least: number): void {
    const [left, top, right, bottom] = freeBox(this.map);
    const [width, height] = [(right - left) * (1 - 2 * FRAME), (bottom - top) * (1 - 2 * FRAME)];
    const fitting = Math.log2(Math.min(width / (east - west), height / (south - north)) / TILE);
    const zoom = east - west < POINT && south - north < POINT ? Math.max(least, POINT_ZOOM) : Math.floor(fitting);
    const middle: MercatorPoint = [(west + east) / 2, (north + south) / 2];
    this.show(toLatLng(middle), Math.max(this.map.getMinZoom(), Math.min(zoom, CLOSEST_FRAME)), { clear: true });
  }

  /** Whether no panel covers a place, and it does not lie within a margin: share of what panels leave, on each side. */
  isClear(place: LatLng, margin: number): boolean {
    const [left, top, right, bottom] = freeBox(this.map);
    const { x, y } = this.map.latLngToContainerPoint(place);
    const [across, down] = [(right - left) * margin, (bottom - top) * margin];
    return x >= left + across && x <= right - across && y >= top + down && y <= bottom - down;
  }

  /**
   * Move the map just so far that no panel covers a place; one that is out of view is left there.
   * @param seen size of the map around the same middle in which the place is looked for, if not that of now
   */
  reveal(place: LatLng, seen: { x: number; y: number } = this.map.getSize()): void {
    const [left, top, right, bottom] = freeBox(this.map);
    const { x, y } = this.map.latLngToContainerPoint(place);
    const { x: width, y: height } = this.map.getSize();
    const [across, down] = [Math.max(seen.x, width) / 2, Math.max(seen.y, height) / 2];
    if (outside(x - width / 2, -across, across) || outside(y - height / 2, -down, down)) return;
    const [dx, dy] = [outside(x, left + ROOM, right - ROOM), outside(y, top + ROOM, bottom - ROOM)];
    if (dx || dy) this.map.panBy([dx, dy]);
  }

  /** Do something that shows places; the map is there at once. */
  withoutAnimation(change: () => void): void {
    this.animated = false;
    try {
      change();
    } finally {
      this.animated = true;
    }
  }

  /** Set the view anew, so that the panes stand on whole pixels in the middle of the new size. */
  private reset(): void {
    this.map.setView(this.middle ?? this.map.getCenter(), this.map.getZoom(), { reset: true } as L.ZoomPanOptions);
  }
}
