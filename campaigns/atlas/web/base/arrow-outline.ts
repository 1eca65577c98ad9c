/* The outline of an arrow along a line of pixels: as arrow_outline.py builds it for data and paper. */

import { fittedSize, type ArrowSize } from "./arrow-size.ts";
import type { ArrowSizeStyle } from "./payload.ts";
import type { Line, PixelPoint } from "./types.ts";

/** Distance in widths of the neck below which points of a line are one. */
const FINEST = 0.2;
/** Share of its half-width that a point of the edge must stand off the middle line: less, and it lies in a bend. */
const CLEAR = 0.9;
/** Half-widths along the line within which a bend may put an edge inside the shaft. */
const BEND = 4;

/** A middle line with the distance of each point from the tail. */
interface Measured {
  points: PixelPoint[];
  along: number[];
}

/** The points of a line with their distances; it is made longer at its tail where it is shorter than the shortest. */
function measured(line: Line, shortest: number): Measured {
  const points: PixelPoint[] = [];
  const along: number[] = [];
  let length = 0;
  for (let i = 0; i < line.length; i += 2) {
    if (i) length += Math.hypot(line[i]! - line[i - 2]!, line[i + 1]! - line[i - 1]!);
    points.push([line[i]!, line[i + 1]!]);
    along.push(length);
  }
  const missing = shortest - length;
  const [first, last] = [points[0]!, points.at(-1)!];
  if (missing <= 0) return { points, along };
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
  const chord = Math.hypot(dx, dy);
  const [forwardX, forwardY] = chord ? [dx / chord, dy / chord] : [1, 0];
  return {
    points: [[first[0] - forwardX * missing, first[1] - forwardY * missing], ...points],
    along: [0, ...along.map((each) => each + missing)],
  };
}

/** The points of a line that are not too near to those before them, the last always. */
function thinned({ points, along }: Measured, finest: number): Measured {
  const thin: Measured = { points: [points[0]!], along: [along[0]!] };
  let kept = 0;
  const last = points.length - 1;
  for (let i = 1; i <= last; i += 1) {
    if (i < last && along[i]! - along[kept]! < finest) continue;
    kept = i;
    thin.points.push(points[i]!);
    thin.along.push(along[i]!);
  }
  return thin;
}

/** The shaft: the points of a line up to a distance from its tail, with one at that distance and none just before it. */
function shaftOf({ points, along }: Measured, distance: number, finest: number): Measured {
  const after = Math.max(
    1,
    along.findIndex((each) => each >= distance),
  );
  const [a, b] = [points[after - 1]!, points[after]!];
  const share = (distance - along[after - 1]!) / (along[after]! - along[after - 1]! || 1);
  const neck: PixelPoint = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
  const before = along.filter((each) => each < distance - finest).length;
  return { points: [...points.slice(0, before), neck], along: [...along.slice(0, before), distance] };
}

/** Whether a point of an edge lies inside the shaft, as it does within a tight bend. */
function isInside([x, y]: PixelPoint, index: number, { points, along }: Measured, half: number[]): boolean {
  const reach = BEND * half[index]!;
  const near = (other: number): boolean =>
    Math.hypot(points[other]![0] - x, points[other]![1] - y) < CLEAR * half[other]!;
  for (let i = index - 1; i >= 0 && along[index]! - along[i]! < reach; i -= 1) if (near(i)) return true;
  for (let i = index + 1; i < along.length && along[i]! - along[index]! < reach; i += 1) if (near(i)) return true;
  return false;
}

/** Both edges of the shaft from tail to neck, left and right of the way in pixels with y downwards. */
function edgesOf(shaft: Measured, half: number[]): [left: PixelPoint[], right: PixelPoint[]] {
  const { points } = shaft;
  const last = points.length - 1;
  const edges: [PixelPoint[], PixelPoint[]] = [[], []];
  points.forEach(([x, y], index) => {
    const [a, b] = [points[Math.max(0, index - 1)]!, points[Math.min(last, index + 1)]!];
    const long = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    const [dx, dy] = [((b[0] - a[0]) / long) * half[index]!, ((b[1] - a[1]) / long) * half[index]!];
    const sides: [PixelPoint, PixelPoint] = [
      [x + dy, y - dx],
      [x - dy, y + dx],
    ];
    sides.forEach((point, side) => {
      const kept = index === 0 || index === last || !isInside(point, index, shaft, half);
      if (kept) edges[side]!.push(point);
    });
  });
  return edges;
}

/**
 * Outline of an arrow along a line.
 * @param line x, y, x, y … from tail to tip, pixels
 * @param from distance from the tail from which on the shaft is wanted: what lies before is out of sight
 * @returns a ring that begins at the tip, which is the last point of the line; fill it by the rule "nonzero"
 */
export function arrowOutline(line: Line, full: ArrowSize, style: ArrowSizeStyle, from = 0): PixelPoint[] {
  const whole = measured(line, style.length);
  const length = whole.along.at(-1)!;
  const size = fittedSize(full, length, style);
  const finest = FINEST * size.neck;
  const centre = thinned(whole, finest);
  const neckAt = length - size.headLength * (1 - style.sweep);
  const shaft = shaftOf(centre, neckAt, finest);
  const tip = centre.points.at(-1)!;
  const neck = shaft.points.at(-1)!;
  const long = Math.hypot(tip[0] - neck[0], tip[1] - neck[1]) || 1;
  const [dx, dy] = [(tip[0] - neck[0]) / long, (tip[1] - neck[1]) / long];
  const [backX, backY] = [tip[0] - dx * size.headLength, tip[1] - dy * size.headLength];
  const barb = size.headWidth / 2;
  const first = Math.max(0, shaft.along.findIndex((each) => each >= from) - 1);
  const seen = { points: shaft.points.slice(first), along: shaft.along.slice(first) };
  const half = seen.along.map((each) => {
    const share = Math.min(1, each / (style.taper * size.neck));
    return (size.tail + (size.neck - size.tail) * share) / 2;
  });
  const [left, right] = edgesOf(seen, half);
  const leftBarb: PixelPoint = [backX + dy * barb, backY - dx * barb];
  const rightBarb: PixelPoint = [backX - dy * barb, backY + dx * barb];
  return [tip, leftBarb, ...left.reverse(), ...right, rightBarb];
}
