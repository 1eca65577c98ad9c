/* Boxes [left, top, right, bottom], y downwards: in layer points (pixels) or in the unit Mercator square. */

import type { Box, Line } from "./types.ts";

const area = ([left, top, right, bottom]: Box): number => Math.max(0, right - left) * Math.max(0, bottom - top);

/** The box around two boxes. */
export const unionOf = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** A box with a margin around it. */
export const widened = ([left, top, right, bottom]: Box, margin: number): Box => [
  left - margin,
  top - margin,
  right + margin,
  bottom + margin,
];

/** Whether a point lies in a box. */
export const contains = ([left, top, right, bottom]: Box, x: number, y: number): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;

/** Whether two boxes have an area in common. */
export const overlaps = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Whether a point lies in a box. */
export const isWithin = ([x, y]: readonly [number, number], [left, top, right, bottom]: Box): boolean =>
  x > left && x < right && y > top && y < bottom;

/** The box around a line x, y, x, y …, in the units of the line. */
export function boundsOf(line: Line): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < line.length; i += 2) {
    const x = line[i]!;
    const y = line[i + 1]!;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return [left, top, right, bottom];
}

/** Box of whole pixels cut to a limit, or null where nothing of it is left. */
export function clipBox(box: Box, limit: Box): Box | null {
  const inside: Box = [
    Math.floor(Math.max(box[0], limit[0])),
    Math.floor(Math.max(box[1], limit[1])),
    Math.ceil(Math.min(box[2], limit[2])),
    Math.ceil(Math.min(box[3], limit[3])),
  ];
  return inside[0] < inside[2] && inside[1] < inside[3] ? inside : null;
}

/** Add a box to boxes of which no two should be one: those that meet it, or lie so near that one box is hardly larger. */
function addMerged(merged: Box[], box: Box): void {
  let whole = box;
  for (let index = 0; index < merged.length;) {
    const other = merged[index]!;
    const both = unionOf(whole, other);
    if (overlaps(whole, other) || area(both) < 1.25 * (area(whole) + area(other))) {
      merged.splice(index, 1);
      whole = both;
      index = 0;
    } else index += 1;
  }
  merged.push(whole);
}

/** At most so many boxes that cover all of some boxes, none over another. */
export function mergeBoxes(boxes: Box[], most = 20): Box[] {
  const merged: Box[] = [];
  boxes.forEach((box) => addMerged(merged, box));
  const last = merged.length > most ? merged.pop() : undefined;
  if (!last) return merged;
  const costs = merged.map((box) => area(unionOf(box, last)) - area(box));
  const [nearest] = merged.splice(costs.indexOf(Math.min(...costs)), 1);
  return mergeBoxes([...merged, nearest ? unionOf(nearest, last) : last], most);
}
