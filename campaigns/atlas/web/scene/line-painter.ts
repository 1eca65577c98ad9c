/* How lines on the ground are drawn: railways and roads, borders, claims and fortified lines. */

import type { Box, Frame, Item } from "../base/types.ts";
import { NO_DASH, strokeShape } from "./strokes.ts";
import { DETAIL_ZOOM, minZoomOf } from "./zoom-thresholds.ts";

/* Widths and dashes in pixels; a casing is the pale or dark rim under a line. */

/** Share of their widths at which railways and roads are drawn at a zoom. */
const LINE_SCALE = { zoom: 3, perZoom: 0.3, min: 0.55, max: 1.25 };
const RAILWAY = { casing: "rgba(255, 255, 255, 0.7)", casingWidth: 3.4, width: 1.1 };
const SLEEPERS = { width: 4.6, dash: [1, 6], narrowDash: [1, 9] };
const NARROW_GAUGE = { scale: 0.75, kinds: new Set(["gauge-600", "gauge-750", "gauge-762"]) };
const ROAD = { casing: "rgba(122, 98, 70, 0.85)", casingWidth: 2.6, colour: "#f7efe0", width: 1.3 };

/** Borders between states; `overview` are the widths below a zoom. */
const STATE_BORDER = {
  kinds: new Set(["state-border", "approximate-border", "demarcated-border"]),
  casing: "rgba(255, 255, 255, 0.5)",
  casingWidth: 2.4,
  colour: "#5b5046",
  width: 1.2,
  overview: { zoom: 5, casingWidth: 1.5, width: 0.8 },
  approximateDash: [6, 4],
};
const FORTIFIED_LINE = { width: 1.6, teethWidth: 6, teethDash: [2, 5] };

/** Claims and lines other than state borders; below a zoom they are drawn at a share of their widths. */
const OTHER_BORDER = { casing: "rgba(255, 255, 255, 0.8)", overview: { zoom: 6, scale: 0.6 } };
const CLAIM = { casingWidth: 4, width: 2.2, dash: [3, 4] };
const CLAIM_DASHES: Partial<Record<string, number[]>> = { Japan: [9, 5], Manchukuo: [9, 5] };
const LIMIT = { casingWidth: 3, width: 1.4 };
const LIMIT_DASHES: Partial<Record<string, number[]>> = { "truce-line": [2, 4], "demarcation-line": [10, 3, 2, 3] };

/** A road: a pale line with a dark rim. */
function paintRoad(context: CanvasRenderingContext2D, frame: Frame, { shape }: Item, box: Box, scale: number): void {
  context.strokeStyle = ROAD.casing;
  context.lineWidth = ROAD.casingWidth * scale;
  strokeShape(context, shape, frame, box);
  context.strokeStyle = ROAD.colour;
  context.lineWidth = ROAD.width * scale;
  strokeShape(context, shape, frame, box);
}

/** A thin line with sleepers in the owner's colour, a narrow gauge thinner; or a road. */
export function paintRailway(context: CanvasRenderingContext2D, frame: Frame, item: Item, box: Box): void {
  const { feature, shape } = item;
  if (frame.zoom < minZoomOf(feature)) return;
  const { zoom, perZoom, min, max } = LINE_SCALE;
  const scaleOfZoom = Math.max(min, Math.min(max, (frame.zoom - zoom) * perZoom));
  context.lineJoin = "round";
  context.lineCap = "butt";
  if (feature.kind === "road") {
    paintRoad(context, frame, item, box, scaleOfZoom);
    return;
  }
  const narrow = NARROW_GAUGE.kinds.has(feature.kind);
  const scale = narrow ? scaleOfZoom * NARROW_GAUGE.scale : scaleOfZoom;
  context.strokeStyle = RAILWAY.casing;
  context.lineWidth = RAILWAY.casingWidth * scale;
  strokeShape(context, shape, frame, box);
  context.strokeStyle = feature.ink;
  context.lineWidth = RAILWAY.width * scale;
  strokeShape(context, shape, frame, box);
  if (frame.zoom < DETAIL_ZOOM) return;
  context.lineWidth = SLEEPERS.width * scale;
  context.setLineDash(narrow ? SLEEPERS.narrowDash : SLEEPERS.dash);
  strokeShape(context, shape, frame, box);
  context.setLineDash(NO_DASH);
}

/** A border between states: a firm line with a pale casing, dashed where it is known only in its run. */
function paintStateBorder(context: CanvasRenderingContext2D, frame: Frame, { feature, shape }: Item, box: Box): void {
  const { casingWidth, width } = frame.zoom < STATE_BORDER.overview.zoom ? STATE_BORDER.overview : STATE_BORDER;
  context.strokeStyle = STATE_BORDER.casing;
  context.lineWidth = casingWidth;
  strokeShape(context, shape, frame, box);
  context.strokeStyle = STATE_BORDER.colour;
  context.lineWidth = width;
  if (feature.kind === "approximate-border") context.setLineDash(STATE_BORDER.approximateDash);
  strokeShape(context, shape, frame, box);
  context.setLineDash(NO_DASH);
}

/** A fortified front: a heavy line with teeth, as on staff maps. */
function paintFortifiedLine(context: CanvasRenderingContext2D, frame: Frame, { feature, shape }: Item, box: Box): void {
  if (frame.zoom < minZoomOf(feature)) return;
  context.strokeStyle = feature.colour;
  context.lineWidth = FORTIFIED_LINE.width;
  strokeShape(context, shape, frame, box);
  context.lineWidth = FORTIFIED_LINE.teethWidth;
  context.setLineDash(FORTIFIED_LINE.teethDash);
  strokeShape(context, shape, frame, box);
  context.setLineDash(NO_DASH);
}

/** A line in the colour of its side: a claim, dashed as its claimant's are, or the limit of a truce or demarcation. */
function paintClaimOrLimit(context: CanvasRenderingContext2D, frame: Frame, { feature, shape }: Item, box: Box): void {
  const claim = feature.layer === "claim";
  const { casingWidth, width } = claim ? CLAIM : LIMIT;
  const scale = frame.zoom < OTHER_BORDER.overview.zoom ? OTHER_BORDER.overview.scale : 1;
  context.strokeStyle = OTHER_BORDER.casing;
  context.lineWidth = casingWidth * scale;
  strokeShape(context, shape, frame, box);
  context.strokeStyle = feature.colour;
  context.lineWidth = width * scale;
  const dash = claim ? (CLAIM_DASHES[feature.side] ?? CLAIM.dash) : LIMIT_DASHES[feature.kind];
  context.setLineDash(dash ?? NO_DASH);
  strokeShape(context, shape, frame, box);
  context.setLineDash(NO_DASH);
}

/** A border, claim or fortified line. */
export function paintBorder(context: CanvasRenderingContext2D, frame: Frame, item: Item, box: Box): void {
  const { kind } = item.feature;
  context.lineJoin = "round";
  context.lineCap = "butt";
  if (STATE_BORDER.kinds.has(kind)) paintStateBorder(context, frame, item, box);
  else if (kind === "fortified-line") paintFortifiedLine(context, frame, item, box);
  else paintClaimOrLimit(context, frame, item, box);
}
