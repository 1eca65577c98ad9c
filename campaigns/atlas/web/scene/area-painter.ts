/* How areas are drawn: territories and occupations, islands, concessions. */

import type { Style } from "../base/payload.ts";
import type { AreaWithin } from "../base/shape.ts";
import type { Box, Frame, Item } from "../base/types.ts";
import { dashes, dots, hatching, stripes, trees } from "./patterns.ts";
import { fillShape, NO_DASH, strokeShape } from "./strokes.ts";
import { zoomFrom } from "./symbology.ts";
import { minZoomOf } from "./zoom-thresholds.ts";

/** Kind of the claims that are ground between those of two powers. */
export const DISPUTED = "disputed-ground";

/** Pixels beyond the edge of an area within which its fill may end: it is drawn finer than its outline. */
const FILL_REACH = 2;

/** Fill what of an area lies in a box. */
function fillWithin(
  context: CanvasRenderingContext2D,
  frame: Frame,
  shape: Item["shape"],
  box: Box,
  { edge, contained }: AreaWithin,
): void {
  const [left, top, right, bottom] = box;
  if (edge) fillShape(context, shape, frame, box);
  else if (contained) context.fillRect(left, top, right - left, bottom - top);
}

/** A firm edge inside a land, along all its outline: what lies outside is cut away. */
function innerEdge(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { feature, shape }: Item,
  edge: Path2D,
  { opacity, ...widths }: Style["areas"]["territoryEdge"],
): void {
  context.save();
  context.clip(shape.outlineFor(frame), "evenodd");
  context.globalAlpha = opacity;
  context.strokeStyle = feature.wash ?? feature.colour;
  context.lineJoin = "bevel";
  context.lineWidth = innerEdgeWidth(frame.zoom, widths);
  context.stroke(edge);
  context.restore();
}

/** Width of the stroke of which the inner half is seen, pixels. */
const innerEdgeWidth = (
  zoom: number,
  { width, perZoom, most }: Omit<Style["areas"]["territoryEdge"], "opacity">,
): number => Math.min(most, width + zoom * perZoom);

/** Set the edge of an area: dashed from the zoom of dashes on, thin farther out. */
function setEdge(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { width, opacity, dash }: Style["areas"]["occupationEdge"],
  style: Style,
): void {
  const detailed = frame.zoom >= zoomFrom(style, "dashes");
  context.lineJoin = "round";
  context.globalAlpha = opacity;
  context.lineWidth = detailed ? width * style.pixelsPerPoint : style.areas.wholeEdge;
  if (detailed) context.setLineDash(dash.map((length) => length * style.pixelsPerPoint));
}

/** The hatching of the side that stands on a land. */
export function occupationFill(
  context: CanvasRenderingContext2D,
  { colour, symbology }: Item["feature"],
  { areas, pixelsPerPoint }: Style,
): CanvasPattern {
  const { slant, spacing } = symbology.texture.hatch;
  const hatch = { slant, spacing: spacing * pixelsPerPoint };
  return hatching(context, colour, hatch, areas.hatchWidth, areas.hatchOpacity);
}

/** The dots of a concession. */
export const concessionFill = (
  context: CanvasRenderingContext2D,
  { colour }: Item["feature"],
  { areas, pixelsPerPoint }: Style,
): CanvasPattern => dots(context, colour, areas.dotsSpacing * pixelsPerPoint, areas.dotsRadius);

/** The stripes of ground that two powers claim. */
export function disputedFill(
  context: CanvasRenderingContext2D,
  { colour, bands = [colour] }: Item["feature"],
  { areas: { disputed }, pixelsPerPoint }: Style,
): CanvasPattern {
  const { spacing, width, opacity } = disputed;
  return stripes(context, bands, { spacing: spacing * pixelsPerPoint, width: width * pixelsPerPoint, opacity });
}

/** An occupation: hatching with a faint dashed edge on land. */
function paintOccupation(context: CanvasRenderingContext2D, frame: Frame, item: Item, box: Box, style: Style): void {
  context.globalAlpha = 1;
  context.fillStyle = occupationFill(context, item.feature, style);
  fillWithin(context, frame, item.shape, box, item.shape.within(frame, box, FILL_REACH));
  context.strokeStyle = item.feature.colour;
  setEdge(context, frame, style.areas.occupationEdge, style);
  if (item.edges) strokeShape(context, item.edges, frame, box);
  context.setLineDash(NO_DASH);
  context.globalAlpha = 1;
}

/** The texture of a kind of ground cover; no line ends it. */
export function coverFill(
  context: CanvasRenderingContext2D,
  kind: string,
  { ground: { sheet } }: Style,
): CanvasPattern {
  const { sand, wood, marsh } = sheet;
  if (kind === "sand") return dots(context, sand.colour, sand.spacing, sand.radius);
  return kind === "wood" ? trees(context, wood) : dashes(context, marsh.colour, marsh.spacing, marsh.width);
}

/** Opacity of a wash at a zoom: the closer, the paler, down to that of battlefields. */
export function washOpacity(
  zoom: number,
  { wash, closeWash, washZooms: [from, to] }: Pick<Style["areas"], "wash" | "closeWash" | "washZooms">,
): number {
  const share = Math.max(0, Math.min(1, (zoom - from) / (to - from)));
  return wash + (closeWash - wash) * share;
}

/**
 * A territory: light wash with a firm inner edge; or an occupation. Firm lines around them are those of the borders, the
 * coast is that of the water. Or the cover of a battlefield, from the scale of its sheet on.
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
    paintOccupation(context, frame, item, box, style);
    return;
  }
  if (feature.layer === "cover") {
    if (frame.zoom < minZoomOf(feature)) return;
    context.fillStyle = coverFill(context, feature.kind, style);
    fillShape(context, item.shape, frame, box);
    return;
  }
  const { territoryEdge } = style.areas;
  const within = item.shape.within(frame, box, FILL_REACH + innerEdgeWidth(frame.zoom, territoryEdge) / 2);
  if (within.edge) innerEdge(context, frame, item, within.edge, territoryEdge);
  context.globalAlpha = washOpacity(frame.zoom, style.areas);
  context.fillStyle = feature.wash ?? feature.colour;
  fillWithin(context, frame, item.shape, box, within);
  context.globalAlpha = 1;
}

/** An island in its holder's colour, the paler the closer, as the washes of lands. */
export function paintIsland(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { feature, shape }: Item,
  style: Style,
): void {
  const { islandTint, islandEdge, wash } = style.areas;
  context.globalAlpha = (islandTint * washOpacity(frame.zoom, style.areas)) / wash;
  context.fillStyle = feature.colour;
  fillShape(context, shape, frame);
  context.globalAlpha = islandEdge.opacity;
  context.strokeStyle = feature.colour;
  context.lineWidth = islandEdge.width * style.pixelsPerPoint;
  strokeShape(context, shape, frame);
  context.globalAlpha = 1;
}

/**
 * What one side was allowed on the land or along the coast of another: dots in its colour, and a dotted edge. Ground
 * that two powers claim: stripes, whose edges are the lines of the claims.
 */
export function paintConcession(
  context: CanvasRenderingContext2D,
  frame: Frame,
  item: Item,
  box: Box,
  style: Style,
): void {
  const { feature, shape } = item;
  if (frame.zoom < minZoomOf(feature)) return;
  if (feature.kind === DISPUTED) {
    context.fillStyle = disputedFill(context, feature, style);
    fillShape(context, shape, frame, box);
    return;
  }
  context.globalAlpha = style.areas.dotsOpacity;
  context.fillStyle = concessionFill(context, feature, style);
  fillShape(context, shape, frame, box);
  context.strokeStyle = feature.colour;
  setEdge(context, frame, style.areas.concessionEdge, style);
  strokeShape(context, shape, frame, box);
  context.setLineDash(NO_DASH);
  context.globalAlpha = 1;
}
