/* Lines along which names are written: beside the shaft of an arrow, along a straight stretch of a river. */

import { arrowSizeAt } from "../base/arrow-size.ts";
import { lineUpTo } from "../base/growth.ts";
import { distancesAlong, pointsAlong } from "../base/polyline.ts";
import type { Box, Frame, Item, PixelPoint } from "../base/types.ts";

/** The middle line of an arrow in layer points, tail first, and the width of its neck in pixels. */
export interface Centreline {
  points: PixelPoint[];
  width: number;
}

const distanceBetween = (a: PixelPoint, b: PixelPoint): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** Length of a line of points. */
export const lengthOf = (points: readonly PixelPoint[]): number => distancesAlong(points).at(-1) ?? 0;

/** The line from its left end to its right end. */
function leftToRight(line: PixelPoint[]): PixelPoint[] {
  const [first, last] = [line[0], line.at(-1)];
  return first && last && last[0] < first[0] ? [...line].reverse() : line;
}

/** The middle line of an arrow as far as its head had come on its first day. */
export function arrowCentreline(
  { feature, position }: Item,
  frame: Pick<Frame, "zoom" | "scale" | "x0" | "y0">,
): Centreline {
  const { scale, x0, y0, zoom } = frame;
  const line = lineUpTo(feature, position);
  const points = Array.from({ length: line.length / 2 }, (_, index): PixelPoint => [
    line[2 * index]! * scale - x0,
    line[2 * index + 1]! * scale - y0,
  ]);
  return { points, width: arrowSizeAt(zoom, feature.growth?.strength ?? 0, feature.symbology.arrowSize).neck };
}

/** Share of a head's width that its box takes across the way: the tip is slender. */
const HEAD_FILLED = 0.5;

/** The box of the head of an arrow on the first day of an item, layer points. */
export function headBox({ feature, position }: Item, { zoom, scale, x0, y0 }: Frame): Box {
  const line = lineUpTo(feature, position);
  const size = arrowSizeAt(zoom, feature.growth?.strength ?? 0, feature.symbology.arrowSize);
  const at = (index: number): PixelPoint => [line[2 * index]! * scale - x0, line[2 * index + 1]! * scale - y0];
  const last = line.length / 2 - 1;
  const tip = at(last);
  let index = last - 1;
  while (index > 0 && distanceBetween(at(index), tip) < size.headLength) index -= 1;
  const before = at(index);
  const share = Math.min(1, size.headLength / (distanceBetween(before, tip) || 1));
  const [backX, backY] = [tip[0] + (before[0] - tip[0]) * share, tip[1] + (before[1] - tip[1]) * share];
  const half = (size.headWidth * HEAD_FILLED) / 2;
  return [
    Math.min(tip[0], backX) - half,
    Math.min(tip[1], backY) - half,
    Math.max(tip[0], backX) + half,
    Math.max(tip[1], backY) + half,
  ];
}

/**
 * Lines beside the shaft of an arrow, above and below it, from left to right.
 * @param length of the text, pixels
 * @param size of the font, pixels
 * @returns two lines, or none where the arrow is too short
 */
export function linesBeside({ points, width }: Centreline, length: number, size: number): PixelPoint[][] {
  if (lengthOf(points) < length * 1.05 || points.length < 2) return [];
  const line = leftToRight(points);
  return [-1, 1].map((side) => {
    const offset = (width / 2 + size * 0.66 + 1) * side;
    return line.map(([x, y], index): PixelPoint => {
      const [a, b] = [line[Math.max(0, index - 1)]!, line[Math.min(line.length - 1, index + 1)]!];
      const distance = distanceBetween(a, b) || 1;
      return [x - ((b[1] - a[1]) / distance) * offset, y + ((b[0] - a[0]) / distance) * offset];
    });
  });
}

/** A stretch of a line, and its chord as a share of its length: 1 where it is straight. */
interface Stretch {
  points: PixelPoint[];
  straightness: number;
}

/** The straightest stretch of a line whose chord is at least `length` and whose ends lie in the box; null if none. */
function straightestOf(points: PixelPoint[], length: number, [left, top, right, bottom]: Box): Stretch | null {
  const isInside = ([x, y]: PixelPoint): boolean => x > left && x < right && y > top && y < bottom;
  const distances = distancesAlong(points);
  let best: Stretch | null = null;
  let last = 0;
  let nextStart = 0;
  for (const [first, start] of points.entries()) {
    const begin = distances[first]!;
    if (begin < nextStart || !isInside(start)) continue;
    nextStart = begin + length / 6;
    last = Math.max(last, first);
    while (last < points.length && distances[last]! - begin < length * 1.06) last += 1;
    const end = points[last];
    if (!end) return best; // from here on, what is left of the line is too short
    if (!isInside(end)) continue;
    const chord = distanceBetween(start, end);
    const straightness = chord / (distances[last]! - begin);
    if (chord >= length && straightness > 0.86 && (!best || straightness > best.straightness))
      best = { straightness, points: points.slice(first, last + 1) };
  }
  return best;
}

/** The chord of a line from left to right, moved up, or down, so that a text on it stays clear of the line. */
function chordBeside(stretch: PixelPoint[], size: number, side: 1 | -1 = 1): PixelPoint[] {
  const line = leftToRight(stretch);
  const [a, b] = [line[0]!, line.at(-1)!];
  const chord = distanceBetween(a, b);
  const [dx, dy] = [(b[0] - a[0]) / chord, (b[1] - a[1]) / chord];
  const heights = line.map(([x, y]) => (x - a[0]) * dy - (y - a[1]) * dx);
  const reach = Math.max(0, ...heights.map((height) => side * height));
  const offset = side * (Math.min(reach, size) + size * 0.72);
  return [
    [a[0] + dy * offset, a[1] - dx * offset],
    [b[0] + dy * offset, b[1] - dx * offset],
  ];
}

/**
 * A straight line for a text above the straightest stretch of some lines.
 * @param lines in layer points
 * @param length of the text, pixels
 * @param box in which both ends of the stretch must lie, layer points
 * @param size of the font, pixels
 * @returns from left to right; null where every stretch is too short or too crooked
 */
export function straightestStretch(lines: PixelPoint[][], length: number, box: Box, size: number): PixelPoint[] | null {
  let best: Stretch | null = null;
  for (const line of lines) {
    const found = straightestOf(line, length, box);
    if (found && (!best || found.straightness > best.straightness)) best = found;
  }
  return best && chordBeside(best.points, size);
}

/** Pixels between the points by which the run of a winding line is followed. */
const STEP = 14;
/** Places along a line that are tried. */
const TRIED = 24;

/** A line by points so far apart that it no longer winds with a river; none is missing on its straight legs. */
function runOf(line: PixelPoint[]): PixelPoint[] {
  const { length, point } = pointsAlong(line);
  const run: PixelPoint[] = [];
  for (let distance = 0; distance <= length; distance += STEP / 2) {
    const [next, last] = [point(distance), run.at(-1)];
    if (!last || distanceBetween(last, next) >= STEP) run.push(next);
  }
  return run;
}

/**
 * Straight lines for a text above and below a line, where it runs straightest first.
 * @param line in layer points, of two points or more
 * @param length of the text, pixels
 * @param box in which both ends of a stretch must lie, layer points
 * @param size of the font, pixels
 */
export function chordsBeside(
  line: PixelPoint[],
  length: number,
  [left, top, right, bottom]: Box,
  size: number,
): PixelPoint[][] {
  const run = runOf(line).filter(([x, y]) => x > left && x < right && y > top && y < bottom);
  const count = Math.ceil((length * 1.1) / STEP) + 1;
  const apart = Math.max(1, Math.floor((run.length - count) / TRIED));
  const stretches: Stretch[] = [];
  for (let first = 0; first + count <= run.length; first += apart) {
    const points = run.slice(first, first + count);
    const chord = distanceBetween(points[0]!, points.at(-1)!);
    const straightness = chord / lengthOf(points);
    if (chord >= length && straightness > 0.93) stretches.push({ points, straightness });
  }
  stretches.sort((one, other) => other.straightness - one.straightness);
  return stretches.flatMap(({ points }) => [chordBeside(points, size), chordBeside(points, size, -1)]);
}
