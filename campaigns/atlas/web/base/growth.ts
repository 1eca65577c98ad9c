/* The growth of an arrow between two of its stages: its outline with the head anywhere on the way, built as arrows.py
   builds it, from the same centreline. The stages themselves are drawn as they came. */

import { boundsOf } from "./boxes.ts";
import { Shape } from "./shape.ts";
import type { Box, Course, Item, Line, MapFeature, MercatorPoint } from "./types.ts";

/* Shape of the arrow, in tail widths, as in arrows.py. */
const [TAIL, NECK, HEAD] = [0.5, 0.3, 0.82];
const [HEAD_LENGTH, SWEEP, NOTCH] = [1.9, 0.22, 0.45];
const EQUATOR = 40030; // kilometres

type Growing = NonNullable<MapFeature["growth"]>;

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

/**
 * Outline of an arrow whose head has come to a distance from the tail; it begins and ends at the tip. With it the distance
 * from which on it looks otherwise than with the head farther on. Kilometres.
 */
function outline(course: Course, distance: number, tailWidth: number): { ring: Line; changedFrom: number } {
  const width = Math.min(tailWidth, distance / 4);
  const neckAt = distance - Math.min(HEAD_LENGTH * width, 0.5 * distance);
  const count = Math.max(8, Math.min(70, Math.floor((neckAt / width) * 3)));
  const distances = Array.from({ length: count }, (_, index) => (neckAt * index) / (count - 1));
  const points = sampled(course, [...distances, distance]);
  const ring = new Float64Array(2 * (2 * count + 5));
  const put = (index: number, x: number, y: number): void => {
    ring[2 * index] = x;
    ring[2 * index + 1] = y;
  };
  const at = (index: number): MercatorPoint => [points[2 * index]!, points[2 * index + 1]!];
  const [tipX, tipY] = at(count);
  const [neckX, neckY] = at(count - 1);
  const [forwardX, forwardY] = [tipX - neckX, tipY - neckY];
  const barb = (HEAD * width * unit(tipY)) / (Math.hypot(forwardX, forwardY) || 1);
  const [backX, backY] = [neckX - forwardX * SWEEP, neckY - forwardY * SWEEP];
  put(0, tipX, tipY);
  put(1, backX + forwardY * barb, backY - forwardX * barb);
  for (let index = 0; index < count; index += 1) {
    const [[x0, y0], [x1, y1], [x, y]] = [at(Math.max(0, index - 1)), at(Math.min(count - 1, index + 1)), at(index)];
    const long = Math.hypot(x1 - x0, y1 - y0) || 1;
    const [dx, dy] = [(x1 - x0) / long, (y1 - y0) / long];
    const half = width * unit(y) * (TAIL + ((NECK - TAIL) * distances[index]!) / neckAt);
    put(1 + count - index, x + dy * half, y - dx * half);
    put(3 + count + index, x - dy * half, y + dx * half);
    if (!index) put(2 + count, x + dx * NOTCH * width * unit(y), y + dy * NOTCH * width * unit(y));
  }
  put(2 * count + 3, backX - forwardY * barb, backY + forwardX * barb);
  put(2 * count + 4, tipX, tipY);
  return { ring, changedFrom: width < tailWidth ? 0 : neckAt - width };
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

/** Kilometres from the tail at which the head stands at a time, a day of the clock with its fraction. */
export function reached({ feature, position, next }: Item, time: number): number {
  const { reach, step } = growthOf(feature);
  const here = reach[position] ?? 0;
  const share = next ? Math.max(0, Math.min(1, (time - next.start + step) / step)) : 0;
  return (here + ((reach[position + 1] ?? here) - here) * share) * courseOf(feature).length;
}

/** Box in the Mercator square of a stretch of a centreline with an edge around it, all in kilometres. */
function boundsAlong(course: Course, from: number, to: number, edge: number): Box {
  const between = [...course.along].filter((each) => each > from && each < to);
  const [west, north, east, south] = boundsOf(sampled(course, [from, ...between, to]));
  const wide = edge * unit(north);
  return [west - wide, north - wide, east + wide, south + wide];
}

/**
 * Give an item the shape it has at a time. The stage's own shape stays in `item.still`.
 * @param time day of the clock with its fraction
 * @param grain part of the Mercator square by which a head must have moved to be drawn anew
 * @returns box in the Mercator square of what looks otherwise than before; null where nothing moved
 */
export function growTo(item: Item, time: number, grain: number): Box | null {
  const { feature, next } = item;
  const growth = growthOf(feature);
  if (!next || time <= next.start - growth.step) return restoreShape(item);
  const course = courseOf(feature);
  const distance = reached(item, time);
  const before = item.reached ?? reached(item, item.start);
  if (Math.abs(distance - before) * unit(course.line[1] ?? 0.5) < grain) return null;
  const width = feature.closed ? growth.width * course.length : 0;
  const arrow = feature.closed ? outline(course, distance, width) : null;
  const line = arrow ? arrow.ring : clipped(course, distance);
  item.still ??= item.shape;
  item.shape = new Shape([[line]], feature.closed);
  item.shape.rule = "nonzero"; // a tight bend may cross itself
  item.reached = distance;
  /* The shaft stays where it is; what changes is the head, from where its neck was to where its tip is. */
  const from = arrow?.changedFrom === 0 ? 0 : Math.min(before, distance) - 4.5 * width;
  return from <= 0 ? boundsOf(line) : boundsAlong(course, from, Math.max(before, distance), width);
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

/** The middle line of an item as far as its head had come on its first day, and its mean width in the Mercator square. */
export function shaftOf({ feature, position }: Item): { line: Line; width: number } {
  const { reach, width } = growthOf(feature);
  const course = courseOf(feature);
  const line = clipped(course, (reach[position] ?? 0) * course.length);
  return { line, width: width * course.length * (TAIL + NECK) * unit(line[line.length - 1] ?? 0.5) };
}
