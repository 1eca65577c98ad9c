/* A ring with a name that shows for a few seconds where a place lies. */

import { element } from "../base/dom.ts";
import type { LatLon } from "../base/types.ts";

/** Milliseconds for which the ring is shown. */
const SHOWN = 6000;

/** The ring of a map; there is one at a time. */
export class TemporaryMarker {
  private marker: L.Marker | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly map: L.Map) {}

  /** Show where a place lies. */
  show(place: LatLon, name: string): void {
    clearTimeout(this.timer);
    this.marker?.remove();
    const html = element("div", { class: "beacon" }, element("span", { text: name }));
    const icon = L.divIcon({ html, className: "", iconSize: [0, 0] });
    const marker = L.marker(place, { icon, interactive: false, keyboard: false }).addTo(this.map);
    this.marker = marker;
    this.timer = setTimeout(() => marker.remove(), SHOWN);
  }
}
