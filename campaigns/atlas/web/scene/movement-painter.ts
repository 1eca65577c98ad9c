/* How movements are drawn: arrows of ground forces, routes of transport and flight. */

import type { Style } from "../base/payload.ts";
import type { Frame, Item, MapFeature } from "../base/types.ts";
import { hatching } from "./patterns.ts";
import { fillShape, NO_DASH, strokeShape } from "./strokes.ts";
import { paler } from "./symbology.ts";

/** Pixels of a route's end that give the direction of its head. */
const HEADING_LENGTH = 12;

/** What has ended by a day is faded. */
const opacityOn = (item: Item, day: number, style: Style): number => (day > item.end ? style.highlight.pastOpacity : 1);

/** Fill and edge of an arrow; width in pixels, null for no edge. */
interface ArrowLook {
  fill: string | CanvasPattern;
  edge: { colour: string; width: number; dash: number[] } | null;
}

/**
 * Sides are told apart without colour: solid, open (pale with a firm edge) or striped. The edge of a withdrawal, and of
 * an arrow whose days rest on low certainty alone, is broken.
 */
export function arrowLook(context: CanvasRenderingContext2D, feature: MapFeature, style: Style): ArrowLook {
  const { colour, kind, symbology } = feature;
  const { texture, doubtful } = symbology;
  const { arrow, pixelsPerPoint } = style;
  const withdrawal = kind === "withdrawal";
  const face = paler(colour, withdrawal ? texture.withdrawalPale : texture.pale);
  const spacing = texture.stripes * pixelsPerPoint;
  const fill = texture.stripes
    ? hatching(context, colour, { slant: "upright", spacing }, arrow.stripe * pixelsPerPoint, 1, face)
    : face;
  if (withdrawal || doubtful) {
    const onFill = face === colour;
    const dash = arrow.brokenDash.map((length) => length * pixelsPerPoint);
    const edge = { colour: onFill ? style.casing : colour, width: arrow.brokenEdge * pixelsPerPoint, dash };
    return { fill, edge };
  }
  /* An edge of the fill's own colour would only thicken the arrow. */
  return { fill, edge: face === colour ? null : { colour, width: texture.edge * pixelsPerPoint, dash: NO_DASH } };
}

const looks = new WeakMap<MapFeature, ArrowLook>();

/** The look of an arrow, made when it is first drawn. */
function lookOf(context: CanvasRenderingContext2D, feature: MapFeature, style: Style): ArrowLook {
  let look = looks.get(feature);
  if (!look) {
    look = arrowLook(context, feature, style);
    looks.set(feature, look);
  }
  return look;
}

/** An arrow with a pale casing. */
export function paintArrow(
  context: CanvasRenderingContext2D,
  frame: Frame,
  item: Item,
  day: number,
  selected: boolean,
  style: Style,
): void {
  const { feature, shape } = item;
  const { fill, edge } = lookOf(context, feature, style);
  const opacity = opacityOn(item, day, style);
  const casing = style.arrow.casing * style.pixelsPerPoint;
  context.globalAlpha = opacity;
  context.lineJoin = "round";
  context.strokeStyle = selected ? style.highlight.selection : style.casing;
  context.lineWidth = selected ? casing + style.highlight.glow : casing;
  strokeShape(context, shape, frame);
  if (feature.kind === "landing") paintTail(context, frame, item, style);
  context.globalAlpha = style.arrow.opacity * opacity;
  context.fillStyle = fill;
  fillShape(context, shape, frame);
  if (edge) {
    context.strokeStyle = edge.colour;
    context.lineWidth = edge.width;
    context.setLineDash(edge.dash);
    strokeShape(context, shape, frame);
    context.setLineDash(NO_DASH);
  }
  context.globalAlpha = 1;
}

/** The tail of a landing at 0, 0 of a way along x: the bar and the ring of an anchor. */
export function paintLandingTail(context: CanvasRenderingContext2D, colour: string, style: Style): void {
  const { pixelsPerPoint: pixels, casing: paper } = style;
  const { bar, ring, width, casing } = style.arrow.landingTail;
  context.beginPath();
  context.moveTo(0, -bar * pixels);
  context.lineTo(0, bar * pixels);
  context.moveTo(0, 0);
  context.arc(-ring * pixels, 0, ring * pixels, 0, 2 * Math.PI);
  context.lineCap = "round";
  for (const [stroke, wide] of [
    [paper, casing],
    [colour, width],
  ] as const) {
    context.strokeStyle = stroke;
    context.lineWidth = wide * pixels;
    context.stroke();
  }
}

/** The anchor's tail at the beginning of a landing. */
function paintTail(context: CanvasRenderingContext2D, frame: Frame, { feature, shape }: Item, style: Style): void {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = shape.parts[0]?.[0] ?? [];
  context.save();
  context.translate(x0 * frame.scale - frame.x0, y0 * frame.scale - frame.y0);
  context.rotate(Math.atan2(y1 - y0, x1 - x0));
  paintLandingTail(context, feature.colour, style);
  context.restore();
}

/** Angle in radians, clockwise from east, at which a line arrives at its last point, over its last pixels. */
function headingOf(line: Float64Array, { scale }: Frame): number {
  const end = line.length - 2;
  let angle = 0;
  for (let i = end - 2; i >= 0; i -= 2) {
    const dx = (line[end]! - line[i]!) * scale;
    const dy = (line[end + 1]! - line[i + 1]!) * scale;
    angle = Math.atan2(dy, dx);
    if (Math.hypot(dx, dy) > HEADING_LENGTH) break;
  }
  return angle;
}

/** The head of a route, pointing along x from 0, 0. */
export function paintRouteHead(context: CanvasRenderingContext2D, colour: string, style: Style): void {
  const { routeHead, pixelsPerPoint: pixels } = style;
  context.beginPath();
  context.moveTo(routeHead.tip * pixels, 0);
  context.lineTo(routeHead.barbs * pixels, routeHead.across * pixels);
  context.lineTo(routeHead.notch * pixels, 0);
  context.lineTo(routeHead.barbs * pixels, -routeHead.across * pixels);
  context.closePath();
  context.fillStyle = colour;
  context.strokeStyle = style.casing;
  context.lineWidth = routeHead.casing * pixels;
  context.stroke();
  context.fill();
}

/** The head at the end of a route. */
function paintHead(context: CanvasRenderingContext2D, frame: Frame, { feature, shape }: Item, style: Style): void {
  const line = shape.parts[0]?.[0];
  if (!line) return;
  const end = line.length - 2;
  context.save();
  context.translate(line[end]! * frame.scale - frame.x0, line[end + 1]! * frame.scale - frame.y0);
  context.rotate(headingOf(line, frame));
  paintRouteHead(context, feature.colour, style);
  context.restore();
}

/** A route: a line with a small head, dashed by how the formation moves. */
export function paintRoute(
  context: CanvasRenderingContext2D,
  frame: Frame,
  item: Item,
  day: number,
  selected: boolean,
  style: Style,
): void {
  const { feature, shape } = item;
  const opacity = opacityOn(item, day, style);
  context.lineJoin = "round";
  context.lineCap = "butt";
  feature.symbology.strokes.forEach((stroke, index) => {
    const glows = selected && index === 0;
    context.globalAlpha = opacity * (glows ? 1 : stroke.opacity);
    context.strokeStyle = glows ? style.highlight.selection : stroke.colour;
    context.lineWidth = glows ? stroke.width + style.highlight.glow : stroke.width;
    context.setLineDash(stroke.dash);
    strokeShape(context, shape, frame);
  });
  context.setLineDash(NO_DASH);
  context.globalAlpha = opacity;
  paintHead(context, frame, item, style);
  context.globalAlpha = 1;
}
