/* How areas are drawn: territories and occupations, islands, concessions. */

import type { Style } from "../base/payload.ts";
import type { Box, Frame, Item } from "../base/types.ts";
import { dots, hatching } from "./patterns.ts";
import { fillShape, NO_DASH, strokeShape } from "./strokes.ts";
import { DETAIL_ZOOM, minZoomOf } from "./zoom-thresholds.ts";

/* Widths and dashes in pixels; `overview` is the width below the zoom of detail, where nothing is dashed. */
const INNER_EDGE = { opacity: 0.3, width: 3, widthPerZoom: 1.3, maxWidth: 16 };
const OCCUPATION_EDGE = { opacity: 0.45, width: 0.9, overview: 0.6, dash: [7, 4] };
const ISLAND = { fillOpacity: 0.3, edgeOpacity: 0.9, edgeWidth: 1.1 };
const CONCESSION = { opacity: 0.6, edgeWidth: 0.9, overview: 0.5, dash: [1.5, 3] };

/** A firm edge inside a land, along all its outline: what lies outside is cut away. */
function innerEdge(context: CanvasRenderingContext2D, frame: Frame, shape: Item["shape"], colour: string): void {
  const { opacity, width, widthPerZoom, maxWidth } = INNER_EDGE;
  context.save();
  const outline = shape.outlineFor(frame);
  context.clip(outline, "evenodd");
  context.globalAlpha = opacity;
  context.strokeStyle = colour;
  context.lineJoin = "bevel";
  context.lineWidth = Math.min(maxWidth, width + frame.zoom * widthPerZoom);
  context.stroke(outline);
  context.restore();
}

/** An occupation: hatching with a faint dashed edge on land. */
function paintOccupation(context: CanvasRenderingContext2D, frame: Frame, item: Item, box: Box): void {
  const { colour } = item.feature;
  context.globalAlpha = 1;
  context.fillStyle = hatching(context, colour);
  fillShape(context, item.shape, frame, box);
  context.strokeStyle = colour;
  context.lineJoin = "round";
  context.globalAlpha = OCCUPATION_EDGE.opacity;
  const detailed = frame.zoom >= DETAIL_ZOOM;
  context.lineWidth = detailed ? OCCUPATION_EDGE.width : OCCUPATION_EDGE.overview;
  if (detailed) context.setLineDash(OCCUPATION_EDGE.dash);
  if (item.edges) strokeShape(context, item.edges, frame, box);
  context.setLineDash(NO_DASH);
  context.globalAlpha = 1;
}

/**
 * A territory: light wash with a firm inner edge; or an occupation. Firm lines around them are those of the borders, the
 * coast is that of the water.
 */
export function paintTerritory(
  context: CanvasRenderingContext2D,
  frame: Frame,
  item: Item,
  box: Box,
  style: Style,
): void {
  const { feature } = item;
  if (feature.layer === "occupation") {
    paintOccupation(context, frame, item, box);
    return;
  }
  const wash = feature.wash ?? feature.colour;
  innerEdge(context, frame, item.shape, wash);
  context.globalAlpha = style.wash;
  context.fillStyle = wash;
  fillShape(context, item.shape, frame, box);
  context.globalAlpha = 1;
}

/** An island in its holder's colour: islands lie above the water, which has no holes for the smallest of them. */
export function paintIsland(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { feature, shape }: Item,
  style: Style,
): void {
  context.fillStyle = style.land;
  fillShape(context, shape, frame);
  context.globalAlpha = ISLAND.fillOpacity;
  context.fillStyle = feature.colour;
  fillShape(context, shape, frame);
  context.globalAlpha = ISLAND.edgeOpacity;
  context.strokeStyle = feature.colour;
  context.lineWidth = ISLAND.edgeWidth;
  strokeShape(context, shape, frame);
  context.globalAlpha = 1;
}

/** What one side was allowed on the land or along the coast of another: dots in its colour, and a dotted edge. */
export function paintConcession(context: CanvasRenderingContext2D, frame: Frame, item: Item, box: Box): void {
  const { feature, shape } = item;
  if (frame.zoom < minZoomOf(feature)) return;
  context.globalAlpha = CONCESSION.opacity;
  context.fillStyle = dots(context, feature.colour);
  fillShape(context, shape, frame, box);
  context.strokeStyle = feature.colour;
  const detailed = frame.zoom >= DETAIL_ZOOM;
  context.lineWidth = detailed ? CONCESSION.edgeWidth : CONCESSION.overview;
  if (detailed) context.setLineDash(CONCESSION.dash);
  strokeShape(context, shape, frame, box);
  context.setLineDash(NO_DASH);
  context.globalAlpha = 1;
}
