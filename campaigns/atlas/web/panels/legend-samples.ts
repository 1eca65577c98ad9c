/* Samples of the legend: a piece of each kind of thing, drawn by the rules of the map. */

import { contextOf } from "../base/canvas.ts";
import { element } from "../base/dom.ts";
import type { Style } from "../base/payload.ts";
import type { Box, MapFeature } from "../base/types.ts";
import { PlaceSymbols } from "../names/place-symbols.ts";
import { drawSecondFrame } from "../names/unit-symbol.ts";
import { concessionFill, coverFill, DISPUTED, disputedFill, occupationFill } from "../scene/area-painter.ts";
import { drawEventSymbol, symbolOf } from "../scene/event-symbols.ts";
import { arrowLook, paintLandingTail, paintRouteHead } from "../scene/movement-painter.ts";
import { teethPath } from "../scene/front-painter.ts";
import { NO_DASH } from "../scene/strokes.ts";
import { paler } from "../scene/symbology.ts";
import type { LegendRow } from "./legend-entries.ts";

/** Size of a sample in pixels of the page; it is drawn twice as fine. */
export const SAMPLE = { width: 28, height: 16, density: 2 };
/** An arrow in the sample: x, y of its outline. */
const ARROW = [
  [1, 6],
  [17, 5],
  [17, 1.5],
  [27, 8],
  [17, 14.5],
  [17, 11],
  [1, 10],
] as const;
/** Share of white in the frame of a unit symbol, as in unit_symbols.py. */
const UNIT_PALE = 0.92;
/** Pixels between contours, and by which they bend. */
const CONTOUR = { apart: 4.5, bend: 4 };
const SYMBOL = { size: 18, radius: 5.5 };

type Draw = (context: CanvasRenderingContext2D) => void;

/** An image: each canvas on the page would be composed anew by the browser at every step of the clock. */
function sample(width: number, height: number, className: string, draw: Draw): HTMLImageElement {
  const { density } = SAMPLE;
  const canvas = element("canvas", { width: width * density, height: height * density });
  const context = contextOf(canvas);
  context.scale(density, density);
  draw(context);
  return element("img", { src: canvas.toDataURL(), class: className, alt: "", decoding: "sync" });
}

/** A sample as the legend has it before the text of an entry. */
export const entrySample = (draw: Draw): HTMLImageElement => sample(SAMPLE.width, SAMPLE.height, "sample", draw);

function drawLand(context: CanvasRenderingContext2D, { colour, wash }: MapFeature, { areas, land }: Style): void {
  const { width, height } = SAMPLE;
  context.fillStyle = land;
  context.fillRect(1, 2, width - 2, height - 4);
  context.globalAlpha = areas.wash;
  context.fillStyle = wash ?? colour;
  context.fillRect(1, 2, width - 2, height - 4);
  context.globalAlpha = 1;
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.strokeRect(1.75, 2.75, width - 3.5, height - 5.5);
}

function drawFilled(
  context: CanvasRenderingContext2D,
  { colour }: MapFeature,
  fill: CanvasPattern,
  { width: edge, dash }: Style["areas"]["occupationEdge"],
  { land, pixelsPerPoint }: Style,
): void {
  const { width, height } = SAMPLE;
  context.fillStyle = land;
  context.fillRect(1, 2, width - 2, height - 4);
  context.fillStyle = fill;
  context.fillRect(1, 2, width - 2, height - 4);
  context.strokeStyle = colour;
  context.lineWidth = edge * pixelsPerPoint;
  context.setLineDash(dash.map((length) => length * pixelsPerPoint));
  context.strokeRect(1.5, 2.5, width - 3, height - 5);
}

function drawArrow(context: CanvasRenderingContext2D, feature: MapFeature, style: Style): void {
  const { fill, edge } = arrowLook(
    context,
    { ...feature, symbology: { ...feature.symbology, doubtful: false } },
    style,
  );
  if (feature.kind === "landing") {
    context.save();
    context.translate(ARROW[0][0] + 4, SAMPLE.height / 2);
    paintLandingTail(context, feature.colour, style);
    context.restore();
  }
  context.beginPath();
  ARROW.forEach(([x, y], index) => (index ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.closePath();
  context.fillStyle = fill;
  context.fill();
  if (!edge) return;
  context.strokeStyle = edge.colour;
  context.lineWidth = edge.width;
  context.setLineDash(edge.dash);
  context.stroke();
}

function drawLine(context: CanvasRenderingContext2D, { symbology, layer, colour }: MapFeature, style: Style): void {
  const { width, height } = SAMPLE;
  const route = layer === "route";
  const half = Math.min(symbology.length || width - 2, width - 2) / 2;
  for (const stroke of symbology.strokes) {
    context.globalAlpha = stroke.opacity;
    context.strokeStyle = stroke.colour;
    context.lineWidth = stroke.width;
    context.setLineDash(stroke.dash);
    context.beginPath();
    context.moveTo(width / 2 - half, height / 2);
    context.lineTo(route ? width - 6 : width / 2 + half, height / 2);
    context.stroke();
  }
  context.globalAlpha = 1;
  context.setLineDash(NO_DASH);
  if (symbology.teeth) {
    const { teeth } = symbology;
    const line = Float64Array.from([1, height / 2, width - 1, height / 2]);
    context.strokeStyle = colour;
    context.lineWidth = teeth.width * style.pixelsPerPoint;
    context.stroke(teethPath(line, teeth, style.pixelsPerPoint));
  }
  if (!route) return;
  context.translate(width - 6, height / 2);
  paintRouteHead(context, colour, style);
}

/** The frame of a unit symbol, with the cross of infantry. */
function drawUnitFrame(context: CanvasRenderingContext2D, { colour, darkColour }: MapFeature): void {
  const [left, top, right, bottom] = [5, 2, SAMPLE.width - 5, SAMPLE.height - 2];
  context.fillStyle = paler(colour, UNIT_PALE);
  context.strokeStyle = darkColour;
  context.fillRect(left, top, right - left, bottom - top);
  context.strokeRect(left, top, right - left, bottom - top);
  context.beginPath();
  context.moveTo(left, top);
  context.lineTo(right, bottom);
  context.moveTo(left, bottom);
  context.lineTo(right, top);
  context.stroke();
}

/** The sample of an entry of lands, lines or movements. */
export function sampleOf({ entry, feature }: LegendRow, style: Style): HTMLImageElement {
  const { areas } = style;
  return sample(SAMPLE.width, SAMPLE.height, "sample", (context) => {
    if (feature.layer === "arrow") drawArrow(context, feature, style);
    else if (feature.layer === "unit") drawUnitFrame(context, feature);
    else if (feature.layer === "occupation")
      drawFilled(context, feature, occupationFill(context, feature, style), areas.occupationEdge, style);
    else if (feature.kind === DISPUTED)
      drawFilled(context, feature, disputedFill(context, feature, style), areas.islandEdge, style);
    else if (feature.closed && feature.layer === "claim")
      drawFilled(context, feature, concessionFill(context, feature, style), areas.concessionEdge, style);
    else if (feature.layer === "cover") drawTexture(context, coverFill(context, feature.kind, style));
    else if (entry.group === "lands") drawLand(context, feature, style);
    else drawLine(context, feature, style);
  });
}

/**
 * The symbol of a kind of event, in no side's colour; `uncertain` for a day that is not known for sure, `scale` for one
 * that is smaller.
 */
export function symbolSample(
  kind: string,
  style: Style,
  { uncertain = false, scale = 1 }: { uncertain?: boolean; scale?: number } = {},
): HTMLImageElement {
  const { size, radius } = SYMBOL;
  const smaller = uncertain ? radius / style.markStyle.uncertain.scale : radius * scale;
  return sample(size, size, "mark", (context) =>
    drawEventSymbol(context, symbolOf(kind, style), size / 2, size / 2, smaller, style.sample, style, { uncertain }),
  );
}

/** The ring within which an event surely took place, or a unit stood. */
export function ringSample(style: Style, ofUnit = false): HTMLImageElement {
  const { size, radius } = SYMBOL;
  return sample(size, size, "mark", (context) => {
    context.beginPath();
    context.arc(size / 2, size / 2, radius + 1, 0, 2 * Math.PI);
    context.strokeStyle = style.sample;
    const { ringOpacity, ringWidth, unitRing } = style.markStyle;
    context.globalAlpha = ofUnit ? unitRing.opacity : ringOpacity;
    context.lineWidth = (ofUnit ? unitRing.width : ringWidth) * style.pixelsPerPoint;
    if (ofUnit) context.setLineDash(unitRing.dash.map((length) => length * style.pixelsPerPoint));
    context.stroke();
  });
}

/** The frame of a symbol that stands for several units. */
export function severalUnitsSample({ casing, land, sample: colour }: Style): HTMLImageElement {
  const { size } = SYMBOL;
  return sample(size, size, "mark", (context) => {
    const [left, top, right, bottom]: Box = [1.5, 4, size - 4.5, size - 6];
    drawSecondFrame(context, [left, top, right, bottom], colour, casing);
    context.fillStyle = land;
    context.strokeStyle = colour;
    context.fillRect(left, top, right - left, bottom - top);
    context.strokeRect(left, top, right - left, bottom - top);
  });
}

function drawTexture(context: CanvasRenderingContext2D, fill: CanvasPattern): void {
  context.fillStyle = fill;
  context.fillRect(1, 1, SAMPLE.width - 2, SAMPLE.height - 2);
}

function drawContours(context: CanvasRenderingContext2D, { ground: { sheet } }: Style): void {
  const { width, height } = SAMPLE;
  const { contour } = sheet;
  context.strokeStyle = contour.colour;
  for (const step of [-1, 0, 1]) {
    const y = height / 2 + step * CONTOUR.apart;
    context.lineWidth = step ? contour.width : contour.indexWidth;
    context.globalAlpha = step ? contour.opacity : contour.indexOpacity;
    context.beginPath();
    context.moveTo(1, y);
    context.bezierCurveTo(width / 3, y - CONTOUR.bend, (2 * width) / 3, y + CONTOUR.bend, width - 1, y);
    context.stroke();
  }
}

/** The sample of an entry of the ground: contours, marsh, or the symbol of a kind of place. */
export function groundSample(entry: string, kind: string, style: Style): HTMLImageElement {
  const { width, height } = SAMPLE;
  return sample(width, height, "sample", (context) => {
    if (entry === "contour") drawContours(context, style);
    else if (entry === "marsh") drawTexture(context, coverFill(context, entry, style));
    else new PlaceSymbols(style).draw(context, width / 2, height / 2, kind);
  });
}
