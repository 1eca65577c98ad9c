/* The shape of a movement on a day, and between two days while its head moves on: its middle line as far as the head had
   come. */

import { ArrowShape } from "./arrow-shape.ts";
import { arrowSizeAt } from "./arrow-size.ts";
import { boundsOf } from "./boxes.ts";
import { Shape } from "./shape.ts";
import type { Box, Course, Frame, Item, Line, MapFeature } from "./types.ts";

const EQUATOR = 40030; // kilometres
/** Pixels by which a head must have moved to be drawn anew. */
const LEAST_GROWTH = 0.4;

type Growing = NonNullable<MapFeature["growth"]>;
type Zoomed = Pick<Frame, "zoom" | "scale">;

/** Part of the Mercator square that a kilometre takes up at a y. */
const unit = (y: number): number => Math.cosh(Math.PI * (1 - 2 * y)) / EQUATOR;

/** A centreline with the distance of each point from the tail, kilometres. */
function measured(line: Line): Course {
  const along = new Float64Array(line.length / 2);
  for (let i = 1; i < along.length; i += 1) {
    const [x0, y0, x1, y1] = [line[2 * i - 2]!, line[2 * i - 1]!, line[2 * i]!, line[2 * i + 1]!];
    along[i] = along[i - 1]! + Math.hypot(x1 - x0, y1 - y0) / unit((y0 + y1) / 2);
  }
  return { line, along, length: along[along.length - 1] ?? 0 };
}

/** Points of a centreline at rising distances from the tail, kilometres. */
function sampled({ line, along }: Course, distances: number[]): Line {
  const points = new Float64Array(2 * distances.length);
  let i = 1;
  distances.forEach((distance, index) => {
    while (i < along.length - 1 && along[i]! < distance) i += 1;
    const share = (distance - along[i - 1]!) / (along[i]! - along[i - 1]! || 1);
    points[2 * index] = line[2 * i - 2]! + (line[2 * i]! - line[2 * i - 2]!) * share;
    points[2 * index + 1] = line[2 * i - 1]! + (line[2 * i + 1]! - line[2 * i - 1]!) * share;
  });
  return points;
}

/** A centreline up to a distance from its tail, kilometres. */
function clipped(course: Course, distance: number): Line {
  const whole = course.along.findIndex((along) => along >= distance);
  const count = whole < 0 ? course.along.length - 1 : whole;
  const line = new Float64Array(2 * count + 2);
  line.set(course.line.subarray(0, 2 * count));
  line.set(sampled(course, [distance]), 2 * count);
  return line;
}

function growthOf({ id, growth }: MapFeature): Growing {
  if (!growth) throw new TypeError(`"${id}" does not move`);
  return growth;
}

/** The centreline of a movement with its length, measured once. */
export function courseOf(feature: MapFeature): Course {
  feature.course ??= measured(growthOf(feature).line);
  return feature.course;
}

/** The shape of a movement whose head has come to the end of a line. */
export function movementShape({ layer, growth, symbology }: MapFeature, line: Line): Shape {
  return growth && layer === "arrow"
    ? new ArrowShape(line, growth.strength, symbology.arrowSize)
    : new Shape(() => [[line]], false);
}

/** The centreline as far as the head had come on the days of a stage, counted from 0. */
export function lineUpTo(feature: MapFeature, position: number): Line {
  const { line, ends } = growthOf(feature);
  const end = ends[position];
  if (end === undefined || 2 * end >= line.length)
    throw new RangeError(`"${feature.id}": stage ${position} ends at point ${end}, of ${line.length / 2} from 0 on`);
  return line.subarray(0, 2 * end + 2);
}

/** Kilometres from the tail at which the head stood on the days of a stage; NaN where there is no such stage. */
export const distanceAt = (feature: MapFeature, position: number): number =>
  courseOf(feature).along[growthOf(feature).ends[position] ?? -1] ?? NaN;

/** Kilometres from the tail at which the head stands at a time, a day of the clock with its fraction. */
export function reached({ feature, position, next }: Item, time: number): number {
  const { step } = growthOf(feature);
  const here = distanceAt(feature, position);
  if (!next) return here;
  const share = Math.max(0, Math.min(1, (time - next.start + step) / step));
  return here + (distanceAt(feature, position + 1) - here) * share;
}

/** Box in the Mercator square of a stretch of a centreline. */
function boundsAlong(course: Course, from: number, to: number): Box {
  const between = [...course.along].filter((each) => each > from && each < to);
  return boundsOf(sampled(course, [from, ...between, to]));
}

/**
 * Kilometres from the tail from which on a movement looks otherwise when its head moves on. The shaft stays where it is and
 * the head is new; but while the shaft still swells, or the arrow is small for want of room, all of it is new.
 */
function changedFrom(
  { layer, growth, symbology }: MapFeature,
  distance: number,
  { zoom }: Zoomed,
  pixel: number,
): number {
  if (!growth || layer !== "arrow") return distance;
  const { arrowSize: style } = symbology;
  const { neck, headLength } = arrowSizeAt(zoom, growth.strength, style);
  const changing = Math.max(style.taper * neck, style.shortest * headLength) + headLength;
  return distance < changing * pixel ? 0 : distance - 2 * headLength * pixel;
}

/**
 * Give an item the shape it has at a time. The stage's own shape stays in `item.still`.
 * @param time day of the clock with its fraction
 * @returns box in the Mercator square around the middle line of what looks otherwise than before; null where nothing moved
 */
export function growTo(item: Item, time: number, frame: Zoomed): Box | null {
  const { feature, next } = item;
  const { step } = growthOf(feature);
  if (!next || time <= next.start - step) return restoreShape(item);
  const course = courseOf(feature);
  const distance = reached(item, time);
  const before = item.reached ?? reached(item, item.start);
  const pixel = 1 / frame.scale / unit(course.line[1] ?? 0.5); // kilometres
  if (Math.abs(distance - before) < LEAST_GROWTH * pixel) return null;
  const line = clipped(course, distance);
  item.still ??= item.shape;
  item.shape = movementShape(feature, line);
  item.reached = distance;
  const from = changedFrom(feature, Math.min(before, distance), frame, pixel);
  return from <= 0 ? boundsOf(line) : boundsAlong(course, from, Math.max(before, distance));
}

/** Give an item its stage's own shape again; returns the box of what it had, or null if it had that already. */
export function restoreShape(item: Item): Box | null {
  if (!item.still) return null;
  const [box] = item.shape.boxes;
  item.shape = item.still;
  item.still = undefined;
  item.reached = undefined;
  return box ?? null;
}
