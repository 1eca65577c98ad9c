// @ts-nocheck
/* How features are drawn: territories, borders and claims, routes and arrows, events. */

import { drawEventSymbol } from "./event-symbols.ts";

/** Zoom from which dashes and sleepers are drawn on long lines: farther out they blur, and cost most of the drawing. */
const FINE = 6;
const patterns = new Map();

/** A pattern of one colour, drawn once on a small tile. */
function pattern(context, name, colour, size, draw) {
  const key = `${name} ${colour}`;
  if (!patterns.has(key)) {
    const tile = document.createElement("canvas");
    tile.width = size;
    tile.height = size;
    const ink = tile.getContext("2d");
    ink.strokeStyle = colour;
    ink.fillStyle = colour;
    draw(ink);
    patterns.set(key, context.createPattern(tile, "repeat"));
  }
  return patterns.get(key);
}

/** A diagonal hatching in a colour. */
const hatching = (context, colour) =>
  pattern(context, "hatching", colour, 8, (ink) => {
    ink.lineWidth = 1.3;
    ink.globalAlpha = 0.75;
    ink.beginPath();
    [-8, 0, 8].forEach((shift) => {
      ink.moveTo(shift - 1, 9);
      ink.lineTo(shift + 9, -1);
    });
    ink.stroke();
  });

/** Dots in a colour. */
const dotting = (context, colour) =>
  pattern(context, "dots", colour, 7, (ink) => {
    ink.beginPath();
    ink.arc(2, 2, 1, 0, 2 * Math.PI);
    ink.arc(5.5, 5.5, 1, 0, 2 * Math.PI);
    ink.fill();
  });

export const fillShape = (context, shape, frame, box) =>
  shape.pathsFor(frame, box).forEach((path) => context.fill(path, shape.rule || "evenodd"));
export const strokeShape = (context, shape, frame, box) =>
  shape.pathsFor(frame, box).forEach((path) => context.stroke(path));

/** A firm edge inside a land, along all its outline: what lies outside is cut away. */
function innerEdge(context, frame, { shape, feature }) {
  context.save();
  const whole = shape.outlineFor(frame);
  context.clip(whole, "evenodd");
  context.globalAlpha = 0.3;
  context.strokeStyle = feature.wash;
  context.lineJoin = "bevel";
  context.lineWidth = Math.min(16, 3 + frame.zoom * 1.3);
  context.stroke(whole);
  context.restore();
}

/**
 * Light wash with a firm inner edge; an occupation is hatching with a faint dashed edge. Firm lines are the borders',
 * the coast the water's.
 */
export function paintTerritory(context, frame, item, style, box) {
  const { feature } = item;
  const occupied = feature.layer === "occupation";
  if (!occupied) innerEdge(context, frame, item);
  context.globalAlpha = occupied ? 1 : style.wash;
  context.fillStyle = occupied ? hatching(context, feature.colour) : feature.wash;
  fillShape(context, item.shape, frame, box);
  if (occupied) {
    context.strokeStyle = feature.colour;
    context.lineJoin = "round";
    context.globalAlpha = 0.45;
    context.lineWidth = frame.zoom < FINE ? 0.6 : 0.9;
    if (frame.zoom >= FINE) context.setLineDash([7, 4]);
    strokeShape(context, item.edges, frame, box);
    context.setLineDash([]);
  }
  context.globalAlpha = 1;
}

/** An island in its holder's colour: islands lie above the water, which has no holes for the smallest of them. */
export function paintIsland(context, frame, item, { style }) {
  context.fillStyle = style.land;
  fillShape(context, item.shape, frame);
  context.globalAlpha = 0.3;
  context.fillStyle = item.feature.colour;
  fillShape(context, item.shape, frame);
  context.globalAlpha = 0.9;
  context.strokeStyle = item.feature.colour;
  context.lineWidth = 1.1;
  strokeShape(context, item.shape, frame);
  context.globalAlpha = 1;
}

/** Zoom from which a railway, road, fortified line or concession is drawn; other lines always are. */
export function minZoomOf({ layer, kind, closed }) {
  if (kind === "road") return 5.5;
  if (kind === "fortified-line") return 5;
  if (layer === "railway") return 4;
  return layer === "claim" && closed ? 4.5 : 0;
}

/** What one side was allowed on the land or along the coast of another: dots in its colour, and a dotted edge. */
export function paintArea(context, frame, item, box) {
  const { feature } = item;
  if (frame.zoom < minZoomOf(feature)) return;
  context.globalAlpha = 0.6;
  context.fillStyle = dotting(context, feature.colour);
  fillShape(context, item.shape, frame, box);
  context.strokeStyle = feature.colour;
  context.lineWidth = frame.zoom < FINE ? 0.5 : 0.9;
  if (frame.zoom >= FINE) context.setLineDash([1.5, 3]);
  strokeShape(context, item.shape, frame, box);
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** A thin line with sleepers in the owner's colour, a narrow gauge thinner; a road is a pale double line. */
export function paintRailway(context, frame, item, box) {
  const { feature } = item;
  const road = feature.kind === "road";
  if (frame.zoom < minZoomOf(feature)) return;
  const narrow = ["gauge-600", "gauge-750", "gauge-762"].includes(feature.kind);
  const size = Math.max(0.55, Math.min(1.25, (frame.zoom - 3) * 0.3)) * (narrow ? 0.75 : 1);
  context.lineJoin = "round";
  context.lineCap = "butt";
  if (road) {
    context.strokeStyle = "rgba(122, 98, 70, 0.85)";
    context.lineWidth = 2.6 * size;
    strokeShape(context, item.shape, frame, box);
    context.strokeStyle = "#f7efe0";
    context.lineWidth = 1.3 * size;
    strokeShape(context, item.shape, frame, box);
    return;
  }
  context.strokeStyle = "rgba(255, 255, 255, 0.7)";
  context.lineWidth = 3.4 * size;
  strokeShape(context, item.shape, frame, box);
  context.strokeStyle = feature.ink;
  context.lineWidth = 1.1 * size;
  strokeShape(context, item.shape, frame, box);
  if (frame.zoom < FINE) return;
  context.lineWidth = 4.6 * size;
  context.setLineDash([1, narrow ? 9 : 6]);
  strokeShape(context, item.shape, frame, box);
  context.setLineDash([]);
}

const DASHES = { "truce-line": [2, 4], "demarcation-line": [10, 3, 2, 3] };
const ROUGH = [6, 4];

const FIRM = new Set(["state-border", "approximate-border", "demarcated-border"]);

/** Borders between states: a band in both sides' colours and a firm line, dashed where it is known only in its run. */
function firm(context, frame, { feature, shape }, box) {
  context.strokeStyle = "rgba(255, 255, 255, 0.5)";
  context.lineWidth = frame.zoom < 5 ? 1.5 : 2.4;
  strokeShape(context, shape, frame, box);
  context.strokeStyle = "#5b5046";
  context.lineWidth = frame.zoom < 5 ? 0.8 : 1.2;
  if (feature.kind === "approximate-border") context.setLineDash(ROUGH);
  strokeShape(context, shape, frame, box);
  context.setLineDash([]);
}

/** A fortified front: a heavy line with teeth, as on staff maps. */
function fortified(context, frame, item, box) {
  if (frame.zoom < minZoomOf(item.feature)) return;
  context.strokeStyle = item.feature.colour;
  context.lineWidth = 1.6;
  strokeShape(context, item.shape, frame, box);
  context.lineWidth = 6;
  context.setLineDash([2, 5]);
  strokeShape(context, item.shape, frame, box);
  context.setLineDash([]);
}

export function paintBorder(context, frame, item, box) {
  const { feature } = item;
  context.lineJoin = "round";
  context.lineCap = "butt";
  if (FIRM.has(feature.kind)) {
    firm(context, frame, item, box);
    return;
  }
  if (feature.kind === "fortified-line") {
    fortified(context, frame, item, box);
    return;
  }
  const claim = feature.layer === "claim";
  context.strokeStyle = "rgba(255, 255, 255, 0.8)";
  const thin = frame.zoom < 6 ? 0.6 : 1;
  context.lineWidth = (claim ? 4 : 3) * thin;
  strokeShape(context, item.shape, frame, box);
  context.strokeStyle = feature.colour;
  context.lineWidth = (claim ? 2.2 : 1.4) * thin;
  if (claim) context.setLineDash(feature.side === "Japan" || feature.side === "Manchukuo" ? [9, 5] : [3, 4]);
  else context.setLineDash(DASHES[feature.kind] || []);
  strokeShape(context, item.shape, frame, box);
  context.setLineDash([]);
}

function fadedBy(item, day) {
  return day > item.end ? 0.4 : 1;
}

/** Arrow with white casing; dotted edge where its days rest on no consulted source. */
export function paintArrow(context, frame, item, { day, chosen }) {
  context.globalAlpha = fadedBy(item, day);
  context.lineJoin = "round";
  context.strokeStyle = chosen ? "rgba(255, 214, 90, 0.95)" : "rgba(255, 255, 255, 0.92)";
  context.lineWidth = chosen ? 6 : 3;
  strokeShape(context, item.shape, frame);
  context.globalAlpha = 0.9 * fadedBy(item, day);
  context.fillStyle = item.feature.colour;
  fillShape(context, item.shape, frame);
  if (item.feature.kind === "withdrawal") {
    context.strokeStyle = "#ffffff";
    context.setLineDash([4, 3]);
    context.lineWidth = 1.2;
    strokeShape(context, item.shape, frame);
    context.setLineDash([]);
  }
  context.globalAlpha = 1;
}

/** A dashed line with a small head. */
export function paintRoute(context, frame, item, { day, chosen }) {
  context.globalAlpha = fadedBy(item, day);
  context.lineJoin = "round";
  context.lineCap = "round";
  context.strokeStyle = chosen ? "rgba(255, 214, 90, 0.95)" : "rgba(255, 255, 255, 0.85)";
  context.lineWidth = chosen ? 7 : 4;
  strokeShape(context, item.shape, frame);
  context.strokeStyle = item.feature.colour;
  context.lineWidth = 2;
  context.setLineDash(item.feature.mode === "air" ? [2, 6] : item.feature.mode === "rail" ? [12, 3, 2, 3] : [8, 5]);
  strokeShape(context, item.shape, frame);
  context.setLineDash([]);
  head(context, frame, item);
  context.globalAlpha = 1;
}

function head(context, frame, item) {
  const line = item.shape.parts[0][0];
  const end = line.length - 2;
  const x = line[end] * frame.scale - frame.x0;
  const y = line[end + 1] * frame.scale - frame.y0;
  let angle = 0;
  for (let i = end - 2; i >= 0; i -= 2) {
    const dx = x - (line[i] * frame.scale - frame.x0);
    const dy = y - (line[i + 1] * frame.scale - frame.y0);
    angle = Math.atan2(dy, dx);
    if (Math.hypot(dx, dy) > 12) break;
  }
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.beginPath();
  context.moveTo(5, 0);
  context.lineTo(-6, 5);
  context.lineTo(-3.5, 0);
  context.lineTo(-6, -5);
  context.closePath();
  context.fillStyle = item.feature.colour;
  context.strokeStyle = "#ffffff";
  context.lineWidth = 1.5;
  context.stroke();
  context.fill();
  context.restore();
}

/** Box of layer points an item covers, with what is drawn around its shape. */
export function pixelBoxOf(item, frame) {
  if (item.feature.layer === "event") {
    const [x, y] = pointOf(item, frame);
    const reach = Math.max(symbolRadius(item.feature, frame.zoom) + 8, ringOf(item.feature, frame) + 2);
    return [x - reach, y - reach, x + reach, y + reach];
  }
  return pixelBoxAround(item.shape.boxes, frame);
}

/** Box of layer points around boxes of the Mercator square, with what is drawn around a shape. */
export function pixelBoxAround(boxes, { scale, x0, y0 }) {
  const edge = 12;
  return [
    Math.min(...boxes.map((box) => box[0])) * scale - x0 - edge,
    Math.min(...boxes.map((box) => box[1])) * scale - y0 - edge,
    Math.max(...boxes.map((box) => box[2])) * scale - x0 + edge,
    Math.max(...boxes.map((box) => box[3])) * scale - y0 + edge,
  ];
}

/** Boxes of layer points around the stretches of a line, with its width. */
export function pixelBoxesAlong({ shape }, { scale, x0, y0 }) {
  const edge = 7;
  return shape
    .stretches()
    .map(([west, north, east, south]) => [
      west * scale - x0 - edge,
      north * scale - y0 - edge,
      east * scale - x0 + edge,
      south * scale - y0 + edge,
    ]);
}

/** Radius in pixels of the ring within which an uncertain place lies; 0 where none is drawn. */
function ringOf(feature, frame) {
  if (feature.ring > 60) return 0;
  const pixels = (feature.ring / 40075 / Math.cos((feature.latitude * Math.PI) / 180)) * frame.scale;
  return pixels > 14 && pixels < 400 ? pixels : 0;
}

/** Zoom from which an event has its mark, by rank; farther out it is a dot. */
const MARKED = [0, 0, 4.5, 5.5, 7];

const isDot = ({ rank }, zoom) => zoom < MARKED[rank];

/** Radius of an event's mark in pixels. */
export function symbolRadius(feature, zoom) {
  if (isDot(feature, zoom)) return feature.rank > 3 ? 2.6 : 3.4;
  return Math.max(5, 10.5 - 1.5 * feature.rank + Math.min(2, (zoom - 5) * 0.4));
}

export function paintEvent(context, frame, item, { day, chosen, style }) {
  const { feature } = item;
  const [x, y] = pointOf(item, frame);
  const ring = ringOf(feature, frame);
  if (ring) {
    context.beginPath();
    context.arc(x, y, ring, 0, 2 * Math.PI);
    context.strokeStyle = feature.colour;
    context.globalAlpha = 0.5;
    context.lineWidth = 1.2;
    context.stroke();
    context.globalAlpha = 1;
  }
  const mark = !chosen && isDot(feature, frame.zoom) ? "point" : style.marks[feature.kind];
  drawEventSymbol(context, mark, x, y, symbolRadius(feature, frame.zoom), feature.colour, {
    faded: day > item.end,
    dashed: feature.vague,
    chosen,
  });
}

export function pointOf(item, frame) {
  const [x, y] = item.shape.parts[0][0];
  return [x * frame.scale - frame.x0, y * frame.scale - frame.y0];
}
