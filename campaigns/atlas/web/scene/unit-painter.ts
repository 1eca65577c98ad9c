/* The ring within which a unit surely stood; its symbol is placed with the names. */

import type { Style } from "../base/payload.ts";
import type { Frame, Item } from "../base/types.ts";
import { pixelsOf, pointOf } from "./event-geometry.ts";
import { NO_DASH } from "./strokes.ts";

const UNIT = /^unit-(?!symbol)/;

/** The zoom from which on the greatest units are drawn. */
export const farthestUnitZoom = ({ zooms }: Pick<Style, "zooms">): number =>
  Math.min(...Object.entries(zooms).map(([what, byRank]) => (UNIT.test(what) ? (byRank["0"] ?? 0) : Infinity)));

/** Radius of the ring in pixels; 0 where it is too small or too large to tell anything, or the unit is not drawn. */
export function unitRing({ feature, position }: Item, { scale, zoom }: Pick<Frame, "scale" | "zoom">): number {
  const [, latitude = 0, kilometres = 0] = feature.positions?.[position] ?? [];
  const [least, most] = feature.symbology.marks.unitRing.radii;
  if (zoom < feature.symbology.minZoom) return 0;
  const pixels = pixelsOf(kilometres, latitude, scale);
  return pixels > least && pixels < most ? pixels : 0;
}

export function paintUnitRing(context: CanvasRenderingContext2D, frame: Frame, item: Item, style: Style): void {
  const ring = unitRing(item, frame);
  if (!ring) return;
  const [x, y] = pointOf(item, frame);
  context.beginPath();
  context.arc(x, y, ring, 0, 2 * Math.PI);
  context.strokeStyle = item.feature.colour;
  const { opacity, width, dash } = style.markStyle.unitRing;
  context.globalAlpha = opacity;
  context.lineWidth = width * style.pixelsPerPoint;
  context.setLineDash(dash.map((length) => length * style.pixelsPerPoint));
  context.stroke();
  context.setLineDash(NO_DASH);
  context.globalAlpha = 1;
}
