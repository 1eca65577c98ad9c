/* A golden glow around lands and lines that are emphasised; arrows, routes and events are painted with theirs. */

import { overlaps } from "../base/boxes.ts";
import type { Style } from "../base/payload.ts";
import type { Box, Frame, Item } from "../base/types.ts";
import { paintConcession, paintIsland } from "./area-painter.ts";
import { drawListOf } from "./items.ts";
import { paintLine } from "./line-painter.ts";
import { pixelBoxOf } from "./pixel-boxes.ts";
import { strokeShape } from "./strokes.ts";

const COLOUR = "rgb(255, 205, 60)";
/** A wide faint stroke under a narrow strong one; widths in pixels. */
const AREA_GLOW = { outer: { width: 7, opacity: 0.55 }, inner: { width: 2.5, opacity: 0.95 } };
const LINE_GLOW = { outer: { width: 11, opacity: 0.5 }, inner: { width: 5, opacity: 0.95 } };

function strokeGlow(context: CanvasRenderingContext2D, frame: Frame, { feature, shape }: Item, box: Box): void {
  const { outer, inner } = feature.closed ? AREA_GLOW : LINE_GLOW;
  context.save();
  context.lineJoin = "round";
  context.lineCap = "round";
  context.strokeStyle = COLOUR;
  for (const { width, opacity } of [outer, inner]) {
    context.globalAlpha = opacity;
    context.lineWidth = width;
    strokeShape(context, shape, frame, box);
  }
  context.restore();
}

/** Draw the glow around an item of a land or line, and all but lands themselves anew over it. */
export function paintHighlight(
  context: CanvasRenderingContext2D,
  frame: Frame,
  item: Item,
  box: Box,
  style: Style,
): void {
  if (!overlaps(pixelBoxOf(item, frame), box)) return;
  strokeGlow(context, frame, item, box);
  const list = drawListOf(item.feature);
  if (list === "border" && item.feature.closed) paintConcession(context, frame, item, box, style);
  else if (list === "railway" || list === "border") paintLine(context, frame, item, box, style);
  else if (list === "island") paintIsland(context, frame, item, style);
}
