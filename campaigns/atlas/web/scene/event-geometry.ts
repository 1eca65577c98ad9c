/* Where the symbol of an event stands, and how large it is. */

import type { Frame, Item, MapFeature, PixelPoint } from "../base/types.ts";
import { isDot } from "./zoom-thresholds.ts";

/** Radius of a dot in pixels, up to rank 3 and beyond. */
const DOT_RADIUS = { important: 3.4, other: 2.6, lastImportantRank: 3 };
/** Radius of a symbol in pixels: smaller with each rank, larger with each zoom after `zoom`. */
const SYMBOL_RADIUS = { base: 10.5, perRank: -1.5, zoom: 5, perZoom: 0.4, maxGrowth: 2, min: 5 };
/** Ring within which an uncertain place lies: drawn up to so many kilometres, and between these radii in pixels. */
const RING = { maxKilometres: 60, minRadius: 14, maxRadius: 400 };
const EQUATOR = 40075; // kilometres

/** Point of an event, layer points. */
export function pointOf({ shape }: Pick<Item, "shape">, frame: Pick<Frame, "scale" | "x0" | "y0">): PixelPoint {
  const [x = 0, y = 0] = shape.parts[0]?.[0] ?? [];
  return [x * frame.scale - frame.x0, y * frame.scale - frame.y0];
}

/** Radius of an event's symbol or dot, pixels. */
export function symbolRadius(feature: Pick<MapFeature, "rank" | "symbology">, zoom: number): number {
  if (isDot(feature, zoom))
    return feature.rank > DOT_RADIUS.lastImportantRank ? DOT_RADIUS.other : DOT_RADIUS.important;
  const { base, perRank, perZoom, maxGrowth, min } = SYMBOL_RADIUS;
  return Math.max(min, base + perRank * feature.rank + Math.min(maxGrowth, (zoom - SYMBOL_RADIUS.zoom) * perZoom));
}

/** Radius in pixels of the ring within which an uncertain place lies; 0 where none is drawn. */
export function ringRadius(
  { ring = 0, latitude = 0 }: Pick<MapFeature, "ring" | "latitude">,
  { scale }: Pick<Frame, "scale">,
): number {
  if (ring > RING.maxKilometres) return 0;
  const pixels = (ring / EQUATOR / Math.cos((latitude * Math.PI) / 180)) * scale;
  return pixels > RING.minRadius && pixels < RING.maxRadius ? pixels : 0;
}
