/* Boxes of layer points that items cover on the canvas, with all that is drawn around their shapes. */

import type { Style } from "../base/payload.ts";
import { widened } from "../base/boxes.ts";
import type { Box, Frame, Item } from "../base/types.ts";
import { pointOf, ringRadius, symbolRadius } from "./event-geometry.ts";
import { FORT_REACH } from "./front-painter.ts";
import { unitRing } from "./unit-painter.ts";

type Placement = Pick<Frame, "scale" | "x0" | "y0">;

/** Pixels by which edges are softened. */
const SOFTENED = 1;

/**
 * Pixels that what is drawn reaches beyond a shape, with heads of routes and glow, beyond the middle line of a movement,
 * beyond a line alone, and beyond a ring.
 */
interface Reach {
  shape: number;
  movement: number;
  line: number;
  ring: number;
}

const reaches = new WeakMap<Style, Reach>();

/** How far strokes, heads of routes and glows of a symbology reach, worked out once. */
function reachOf(style: Style): Reach {
  const known = reaches.get(style);
  if (known) return known;
  const { arrow, highlight, lines, markStyle, pixelsPerPoint, routeHead, thinning } = style;
  const { tip, barbs, casing } = routeHead;
  const widest = Math.max(...lines.flatMap(({ strokes }) => strokes.map(({ width }) => width)));
  const stroke = widest * pixelsPerPoint * Math.max(1, thinning.most);
  const teeth =
    Math.max(0, ...lines.map((line) => (line.teeth ? line.teeth.length + line.teeth.width : 0))) * pixelsPerPoint;
  const across = Math.max(0, ...lines.map(({ length = 0 }) => length / 2)) * pixelsPerPoint;
  const head = Math.max(Math.abs(tip), Math.hypot(barbs, routeHead.across)) * pixelsPerPoint;
  const emphasis = [...highlight.areaEmphasis, ...highlight.lineEmphasis].map(({ width }) => width / 2);
  const glowing = [stroke, arrow.casing * pixelsPerPoint].map((width) => (width + highlight.glow) / 2);
  const shape = Math.max(head + (casing * pixelsPerPoint + highlight.glow) / 2, ...emphasis, ...glowing) + SOFTENED;
  const reach = {
    shape,
    movement: Math.max(arrow.size.head / 2, arrow.size.length) + shape,
    line: Math.max(stroke / 2 + across, teeth, FORT_REACH) + SOFTENED,
    ring: (markStyle.ringWidth * pixelsPerPoint) / 2 + SOFTENED,
  };
  reaches.set(style, reach);
  return reach;
}

/** Pixels from the middle of a symbol to the end of its casing, its glow or the outline of an uncertain day. */
function symbolReach(radius: number, { highlight, markStyle }: Style): number {
  const { casing, size, uncertain } = markStyle;
  const outline = radius * (uncertain.scale + uncertain.width / 2);
  return Math.max(outline, radius + Math.max(casing * radius, size.casing, highlight.markGlow) / 2) + SOFTENED;
}

/** A box of the unit Mercator square in layer points, with a margin in pixels. */
const toPixels = (west: number, north: number, east: number, south: number, place: Placement, margin: number): Box => [
  west * place.scale - place.x0 - margin,
  north * place.scale - place.y0 - margin,
  east * place.scale - place.x0 + margin,
  south * place.scale - place.y0 + margin,
];

/** Box of layer points around the box of the middle line of a movement, with what is drawn around it. */
export const pixelBoxAround = (box: Box, place: Placement, style: Style): Box =>
  toPixels(...box, place, reachOf(style).movement);

/** Box of layer points an item covers, with what is drawn around its shape. */
export function pixelBoxOf(item: Item, frame: Frame, style: Style): Box {
  if (item.feature.layer === "arrow") return pixelBoxAround(item.shape.whole, frame, style);
  if (item.feature.layer === "unit") {
    const [x, y] = pointOf(item, frame);
    return widened([x, y, x, y], unitRing(item, frame) + reachOf(style).ring);
  }
  if (item.feature.layer !== "event" && item.feature.layer !== "phase")
    return toPixels(...item.shape.whole, frame, reachOf(style).shape);
  const [x, y] = pointOf(item, frame);
  const symbol = symbolReach(symbolRadius(item.feature, frame.zoom), style);
  const reach = Math.max(symbol, ringRadius(item.feature, frame) + reachOf(style).ring);
  return [x - reach, y - reach, x + reach, y + reach];
}

/** Boxes of layer points around the stretches of a line, with its width. */
export const pixelBoxesAlong = ({ shape }: Pick<Item, "shape">, place: Placement, style: Style): Box[] =>
  shape.stretches().map(([west, north, east, south]) => toPixels(west, north, east, south, place, reachOf(style).line));
