/* A golden glow around lands and lines that are emphasised; arrows, routes and events are painted with theirs. */

import { overlaps } from "../base/boxes.ts";
import type { Style } from "../base/payload.ts";
import type { Box, Frame, Item } from "../base/types.ts";
import { paintConcession, paintIsland } from "./area-painter.ts";
import { drawListOf } from "./items.ts";
import { paintLine } from "./line-painter.ts";
import { pixelBoxOf } from "./pixel-boxes.ts";
import { strokeShape } from "./strokes.ts";

function strokeGlow(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { feature, shape }: Item,
  box: Box,
  { emphasis, areaEmphasis, lineEmphasis }: Style["highlight"],
): void {
  context.save();
  context.lineJoin = "round";
  context.lineCap = "round";
  context.strokeStyle = emphasis;
  for (const { width, opacity } of feature.closed ? areaEmphasis : lineEmphasis) {
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
  if (!overlaps(pixelBoxOf(item, frame, style), box)) return;
  strokeGlow(context, frame, item, box, style.highlight);
  const list = drawListOf(item.feature);
  if (list === "border" && item.feature.closed) paintConcession(context, frame, item, box, style);
  else if (list === "railway" || list === "border") paintLine(context, frame, item, box, style);
  else if (list === "island") paintIsland(context, frame, item, style);
}
