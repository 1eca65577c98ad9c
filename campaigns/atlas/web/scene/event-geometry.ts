/* Where the symbol of an event stands, and how large it is. */

import type { Frame, Item, MapFeature, PixelPoint } from "../base/types.ts";
import { isDot } from "./zoom-thresholds.ts";

const EQUATOR = 40075; // kilometres

/** Point of an event, layer points. */
export function pointOf({ shape }: Pick<Item, "shape">, frame: Pick<Frame, "scale" | "x0" | "y0">): PixelPoint {
  const [x = 0, y = 0] = shape.parts[0]?.[0] ?? [];
  return [x * frame.scale - frame.x0, y * frame.scale - frame.y0];
}

/** Radius of the symbol or dot of an event, or of the symbol of a phase, pixels. */
export function symbolRadius(feature: Pick<MapFeature, "rank" | "symbology" | "layer">, zoom: number): number {
  const { size } = feature.symbology.marks;
  if (isDot(feature, zoom)) return feature.rank > size.dotRanks ? size.lesserDot : size.dot;
  const growth = Math.min(size.mostGrowth, (zoom - size.growthZoom) * size.growth);
  const radius = Math.max(size.least, size.largest - size.step * feature.rank + growth);
  return feature.layer === "phase" ? radius * size.phase : radius;
}

/** Pixels of kilometres at a latitude in degrees. */
export const pixelsOf = (kilometres: number, latitude: number, scale: number): number =>
  (kilometres / EQUATOR / Math.cos((latitude * Math.PI) / 180)) * scale;

/** Radius in pixels of the ring within which an uncertain place lies; 0 where none is drawn. */
export function ringRadius(
  { ring = 0, latitude = 0, symbology }: Pick<MapFeature, "ring" | "latitude" | "symbology">,
  { scale }: Pick<Frame, "scale">,
): number {
  const { ringMostKm, ringRadii } = symbology.marks;
  if (ring > ringMostKm) return 0;
  const pixels = pixelsOf(ring, latitude, scale);
  return pixels > ringRadii[0] && pixels < ringRadii[1] ? pixels : 0;
}
