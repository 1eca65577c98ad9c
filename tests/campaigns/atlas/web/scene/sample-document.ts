/* The smallest document, features and frame that the tests of the scene need. */

import type { Feature, Payload } from "@web/base/payload.ts";
import type { Frame, Item, Line } from "@web/base/types.ts";
import { toMercator } from "@web/base/mercator.ts";
import { buildItems } from "@web/scene/items.ts";

/** A square with corners in degrees, as a closed line in the unit Mercator square. */
export const square = (west: number, south: number, east: number, north: number): Line =>
  Float64Array.from([
    ...toMercator(west, south),
    ...toMercator(east, south),
    ...toMercator(east, north),
    ...toMercator(west, north),
    ...toMercator(west, south),
  ]);

/** A territory of its first line, always; or what `parts` make of it. */
export const feature = (parts: Partial<Feature> = {}): Feature => ({
  id: "manchukuo",
  layer: "territory",
  layerTitle: "Territories",
  kind: "state",
  name: "Manchukuo",
  side: "Manchukuo",
  colour: "#c8a24a",
  certainty: "high",
  dossier: "",
  rank: 0,
  ink: "#5f4a12",
  fine: false,
  closed: true,
  stages: [[null, null, [[0]]]],
  ...parts,
});

/** Items of features whose lines are given: fine and coarse are the same. */
export const itemsOf = (features: Feature[], lines: Line[], notes: string[] = []): Item[] =>
  buildItems({ features, notes } as unknown as Payload, lines, lines);

/** The frame of a map of 1,000 × 800 pixels at a zoom, its upper left corner at a place in degrees. */
export function frame(zoom: number, longitude: number, latitude: number): Frame {
  const scale = 256 * 2 ** zoom;
  const [x, y] = toMercator(longitude, latitude);
  const [x0, y0] = [x * scale, y * scale];
  const view: Frame["view"] = [x, y, x + 1000 / scale, y + 800 / scale];
  return { zoom, scale, x0, y0, view, key: `${zoom}|${x}|${y}`, min: { x: 0, y: 0 }, max: { x: 1000, y: 800 } };
}

/** Where a place, in degrees, lies in a frame: layer points. */
export function pixelsOf(longitude: number, latitude: number, { scale, x0, y0 }: Frame): { x: number; y: number } {
  const [x, y] = toMercator(longitude, latitude);
  return { x: x * scale - x0, y: y * scale - y0 };
}
