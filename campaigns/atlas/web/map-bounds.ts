/* Where the map ends: it cannot be dragged beyond, nor zoomed so far out that more than the earth would be seen. */

import { SEAM } from "./base/longitudes.ts";
import { toLatLng } from "./base/mercator.ts";

/** Pixels of the map at zoom 0. */
const TILE = 256;

/** The farthest zoom at which the earth fills a map: a multiple of `snap`, and no farther than `least`. */
export function farthestZoom({ x, y }: { x: number; y: number }, snap: number, least: number): number {
  const filling = Math.log2(Math.max(x, y, 1) / TILE);
  return Math.max(least, Math.ceil(filling / snap) * snap);
}

/** Keep a map within the Mercator square that begins at the seam, at every size it takes. */
export function keepWithinEarth(map: L.Map): void {
  const west = SEAM / 360 + 0.5;
  const least = map.getMinZoom();
  const snap = map.options.zoomSnap || 1;
  map.options.maxBoundsViscosity = 1;
  const fit = (): unknown => map.setMinZoom(Math.min(farthestZoom(map.getSize(), snap, least), map.getMaxZoom()));
  fit();
  map.on("resize", fit);
  map.setMaxBounds(L.latLngBounds(toLatLng([west, 1]), toLatLng([west + 1, 0])));
}
