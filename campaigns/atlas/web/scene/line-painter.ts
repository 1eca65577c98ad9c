/* How lines on the ground are drawn: railways, roads and their crossings, borders, claims, fortified lines. */

import type { Style } from "../base/payload.ts";
import type { Box, Frame, Item } from "../base/types.ts";
import { paintTeeth } from "./front-painter.ts";
import { NO_DASH, strokeAcross, strokeShape } from "./strokes.ts";
import { lineScale, zoomFrom } from "./symbology.ts";
import { minZoomOf } from "./zoom-thresholds.ts";

/**
 * A line on the ground as the symbology has it, one stroke over another. Farther out than the zoom of dashes they would
 * blur and cost most of the drawing: a dashed line is whole there, and has no sleepers or teeth.
 */
export function paintLine(context: CanvasRenderingContext2D, frame: Frame, item: Item, box: Box, style: Style): void {
  const { shape, feature } = item;
  if (frame.zoom < minZoomOf(feature)) return;
  const { strokes, thinned, length } = feature.symbology;
  const scale = lineScale(frame.scale, frame.zoom, thinned, style);
  const dashed = frame.zoom >= zoomFrom(style, "dashes");
  context.lineJoin = "round";
  context.lineCap = "butt";
  strokes.forEach(({ colour, width, opacity, dash }, index) => {
    const overWhole = index > 0 && dash.length > 0 && strokes[index - 1]?.colour === colour;
    if (overWhole && !dashed) return;
    context.globalAlpha = opacity;
    context.strokeStyle = colour;
    context.lineWidth = width * scale;
    if (dash.length && dashed) context.setLineDash(dash.map((length) => length * scale));
    if (length) strokeAcross(context, shape, frame, length);
    else strokeShape(context, shape, frame, box);
    context.setLineDash(NO_DASH);
  });
  context.globalAlpha = 1;
  if (feature.layer === "front") paintTeeth(context, frame, item, style);
}
