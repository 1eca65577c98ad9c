/* Boxes of layer points that items cover on the canvas, with all that is drawn around their shapes. */

import type { Box, Frame, Item } from "../base/types.ts";
import { pointOf, ringRadius, symbolRadius } from "./event-geometry.ts";

type Placement = Pick<Frame, "scale" | "x0" | "y0">;

/** Pixels that strokes, heads and teeth reach beyond a shape, and that a line alone reaches. */
const MARGIN = { shape: 12, line: 7 };
/** Pixels that the outline and glow of a symbol, and the stroke of a ring, reach beyond them. */
const EVENT_MARGIN = { symbol: 8, ring: 2 };

/** A box of the unit Mercator square in layer points, with a margin in pixels. */
const toPixels = (west: number, north: number, east: number, south: number, place: Placement, margin: number): Box => [
  west * place.scale - place.x0 - margin,
  north * place.scale - place.y0 - margin,
  east * place.scale - place.x0 + margin,
  south * place.scale - place.y0 + margin,
];

/** Box of layer points around boxes of the Mercator square, with what is drawn around a shape. */
export function pixelBoxAround(boxes: Box[], place: Placement): Box {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    west = Math.min(west, box[0]);
    north = Math.min(north, box[1]);
    east = Math.max(east, box[2]);
    south = Math.max(south, box[3]);
  }
  return toPixels(west, north, east, south, place, MARGIN.shape);
}

/** Box of layer points an item covers, with what is drawn around its shape. */
export function pixelBoxOf(item: Item, frame: Frame): Box {
  if (item.feature.layer !== "event") return pixelBoxAround(item.shape.boxes, frame);
  const [x, y] = pointOf(item, frame);
  const symbol = symbolRadius(item.feature, frame.zoom) + EVENT_MARGIN.symbol;
  const reach = Math.max(symbol, ringRadius(item.feature, frame) + EVENT_MARGIN.ring);
  return [x - reach, y - reach, x + reach, y + reach];
}

/** Boxes of layer points around the stretches of a line, with its width. */
export const pixelBoxesAlong = ({ shape }: Pick<Item, "shape">, place: Placement): Box[] =>
  shape.stretches().map(([west, north, east, south]) => toPixels(west, north, east, south, place, MARGIN.line));
