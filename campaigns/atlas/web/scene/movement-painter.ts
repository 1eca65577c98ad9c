/* How movements are drawn: arrows of ground forces, routes of transport and flight. */

import type { Mode } from "../base/payload.ts";
import type { Frame, Item } from "../base/types.ts";
import { OUTLINE_COLOUR, SELECTION_COLOUR } from "./colours.ts";
import { fillShape, NO_DASH, strokeShape } from "./strokes.ts";

/* Widths and dashes in pixels. */

/** Opacity of what has ended, while a window of days is shown. */
const FADED = 0.4;
const ARROW = { casing: "rgba(255, 255, 255, 0.92)", casingWidth: 3, selectedWidth: 6, opacity: 0.9 };
const WITHDRAWAL_EDGE = { width: 1.2, dash: [4, 3] };
const ROUTE = { casing: "rgba(255, 255, 255, 0.85)", casingWidth: 4, selectedWidth: 7, width: 2, dash: [8, 5] };
const ROUTE_DASHES: Partial<Record<Mode, number[]>> = { air: [2, 6], rail: [12, 3, 2, 3] };
/** Head of a route, pointing along x from its end: tip, barbs and notch. */
const HEAD = { tip: 5, barb: [-6, 5], notch: -3.5, outlineWidth: 1.5 } as const;
/** Pixels of a route's end that give the direction of its head. */
const HEADING_LENGTH = 12;

/** What has ended by a day is faded. */
const opacityOn = (item: Item, day: number): number => (day > item.end ? FADED : 1);

/** An arrow with a pale casing; a withdrawal has a dashed edge. */
export function paintArrow(
  context: CanvasRenderingContext2D,
  frame: Frame,
  item: Item,
  day: number,
  selected: boolean,
): void {
  const { feature, shape } = item;
  const opacity = opacityOn(item, day);
  context.globalAlpha = opacity;
  context.lineJoin = "round";
  context.strokeStyle = selected ? SELECTION_COLOUR : ARROW.casing;
  context.lineWidth = selected ? ARROW.selectedWidth : ARROW.casingWidth;
  strokeShape(context, shape, frame);
  context.globalAlpha = ARROW.opacity * opacity;
  context.fillStyle = feature.colour;
  fillShape(context, shape, frame);
  if (feature.kind === "withdrawal") {
    context.strokeStyle = OUTLINE_COLOUR;
    context.setLineDash(WITHDRAWAL_EDGE.dash);
    context.lineWidth = WITHDRAWAL_EDGE.width;
    strokeShape(context, shape, frame);
    context.setLineDash(NO_DASH);
  }
  context.globalAlpha = 1;
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

/** The head at the end of a route. */
function paintHead(context: CanvasRenderingContext2D, frame: Frame, { feature, shape }: Item): void {
  const line = shape.parts[0]?.[0];
  if (!line) return;
  const end = line.length - 2;
  context.save();
  context.translate(line[end]! * frame.scale - frame.x0, line[end + 1]! * frame.scale - frame.y0);
  context.rotate(headingOf(line, frame));
  context.beginPath();
  context.moveTo(HEAD.tip, 0);
  context.lineTo(HEAD.barb[0], HEAD.barb[1]);
  context.lineTo(HEAD.notch, 0);
  context.lineTo(HEAD.barb[0], -HEAD.barb[1]);
  context.closePath();
  context.fillStyle = feature.colour;
  context.strokeStyle = OUTLINE_COLOUR;
  context.lineWidth = HEAD.outlineWidth;
  context.stroke();
  context.fill();
  context.restore();
}

/** A route: a line with a small head, dashed by how the formation moves. */
export function paintRoute(
  context: CanvasRenderingContext2D,
  frame: Frame,
  item: Item,
  day: number,
  selected: boolean,
): void {
  const { feature, shape } = item;
  context.globalAlpha = opacityOn(item, day);
  context.lineJoin = "round";
  context.lineCap = "round";
  context.strokeStyle = selected ? SELECTION_COLOUR : ROUTE.casing;
  context.lineWidth = selected ? ROUTE.selectedWidth : ROUTE.casingWidth;
  strokeShape(context, shape, frame);
  context.strokeStyle = feature.colour;
  context.lineWidth = ROUTE.width;
  context.setLineDash((feature.mode && ROUTE_DASHES[feature.mode]) ?? ROUTE.dash);
  strokeShape(context, shape, frame);
  context.setLineDash(NO_DASH);
  paintHead(context, frame, item);
  context.globalAlpha = 1;
}
