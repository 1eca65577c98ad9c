/* What part of the earth the map shows: how it goes to a place, and what a change of size does. */

import { FrameTask } from "./base/frame-task.ts";
import type { PendingWork } from "./base/pending-work.ts";
import type { LatLng, LatLon } from "./base/types.ts";

/** Name, in the pending work, of a movement of the map: it is dragged, or an animation of Leaflet's moves or zooms it. */
const MOTION = "motion of the map";

/** The view of the map. */
export class MapView {
  private moving = false;
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
    if (!this.moving) this.map.invalidateSize({ animate: false });
  }

  /**
   * Go to a place. Until the map has settled once it is there at once, as the document is still laid out; so it is where
   * the place is more than a screen away: the canvas would end on the way.
   * @param zoom Leaflet's
   */
  show(place: LatLng | LatLon, zoom: number): void {
    const { map } = this;
    const distance = map.latLngToContainerPoint(place).distanceTo(map.getSize().divideBy(2));
    const animate = this.animated && this.pending.hasSettled && distance < map.getSize().x;
    this.start.request();
    map.setView(place, zoom, { animate });
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
    this.map.setView(this.map.getCenter(), this.map.getZoom(), { reset: true } as L.ZoomPanOptions);
  }
}
