/* Zooms from which something is drawn, or drawn in detail. */

import type { MapFeature } from "../base/types.ts";

/** Zoom from which dashes and sleepers are drawn on long lines: farther out they blur, and cost most of the drawing. */
export const DETAIL_ZOOM = 6;

/** Zooms from which lines and areas are drawn that would crowd the map farther out. */
const MIN_ZOOM = { road: 5.5, fortifiedLine: 5, railway: 4, concession: 4.5 };

/** Zoom from which an event of a rank has its symbol, by rank; farther out it is a dot. */
const SYMBOL_ZOOM = [0, 0, 4.5, 5.5, 7];

/** Zoom from which a railway, road, fortified line or concession is drawn; other features always are: 0. */
export function minZoomOf({ layer, kind, closed }: Pick<MapFeature, "layer" | "kind" | "closed">): number {
  if (kind === "road") return MIN_ZOOM.road;
  if (kind === "fortified-line") return MIN_ZOOM.fortifiedLine;
  if (layer === "railway") return MIN_ZOOM.railway;
  return layer === "claim" && closed ? MIN_ZOOM.concession : 0;
}

/** Whether an event is drawn as a dot at a zoom rather than with the symbol of its kind. */
export const isDot = ({ rank }: Pick<MapFeature, "rank">, zoom: number): boolean => zoom < (SYMBOL_ZOOM[rank] ?? 0);
