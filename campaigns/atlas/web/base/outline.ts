/* The outline of an area where it comes near a box: to stroke all of a long outline takes as long where little of it is
   seen. */

import type { Box, Frame, Line } from "./types.ts";

/** Where a path is traced: a Path2D, or what a test looks at. */
export type Tracer = Pick<Path2D, "moveTo" | "lineTo" | "closePath">;

/**
 * A ring of the unit Mercator square in layer points, its first point not repeated at its end.
 * @param grain points less than so many pixels from the last are left out
 */
export function ringInFrame(line: Line, { scale, x0, y0 }: Pick<Frame, "scale" | "x0" | "y0">, grain: number): Line {
  const ring = new Float64Array(line.length);
  const last = line.length - 2;
  let length = 0;
  for (let i = 0; i <= last; i += 2) {
    const x = line[i]! * scale - x0;
    const y = line[i + 1]! * scale - y0;
    const isNear = length > 0 && Math.abs(x - ring[length - 2]!) < grain && Math.abs(y - ring[length - 1]!) < grain;
    if (isNear && i < last) continue;
    ring[length] = x;
    ring[length + 1] = y;
    length += 2;
  }
  if (length > 2 && ring[0] === ring[length - 2] && ring[1] === ring[length - 1]) length -= 2;
  return ring.slice(0, length);
}

/** Trace all of a ring. */
export function traceRing(path: Tracer, ring: Line): void {
  for (let i = 0; i < ring.length; i += 2)
    if (i) path.lineTo(ring[i]!, ring[i + 1]!);
    else path.moveTo(ring[i]!, ring[i + 1]!);
  path.closePath();
}

/** Whether the leg of a ring that ends at one of its points comes near a box: its own box meets it. */
function isLegNear(ring: Line, end: number, [left, top, right, bottom]: Box): boolean {
  const begin = end ? end - 2 : ring.length - 2;
  const [x0, y0, x1, y1] = [ring[begin]!, ring[begin + 1]!, ring[end]!, ring[end + 1]!];
  if ((x0 < left && x1 < left) || (x0 > right && x1 > right)) return false;
  return !((y0 < top && y1 < top) || (y0 > bottom && y1 > bottom));
}

/**
 * Trace the stretches of a ring that come near a box, each with all its corners.
 * @returns whether there are any
 */
export function traceNear(path: Tracer, ring: Line, box: Box): boolean {
  const { length } = ring;
  let first = 0; // a leg from which on a stretch can begin: the one before it is far off
  while (first < length && isLegNear(ring, first ? first - 2 : length - 2, box)) first += 2;
  if (first === length) {
    traceRing(path, ring);
    return true;
  }
  let [found, isWithin] = [false, false];
  for (let step = 0; step < length; step += 2) {
    const end = (first + step) % length;
    if (!isLegNear(ring, end, box)) {
      isWithin = false;
      continue;
    }
    const begin = end ? end - 2 : length - 2;
    if (!isWithin) path.moveTo(ring[begin]!, ring[begin + 1]!);
    path.lineTo(ring[end]!, ring[end + 1]!);
    isWithin = found = true;
  }
  return found;
}

/** Whether a ring runs around a point. */
export function runsAround(ring: Line, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
    const [x0, y0, x1, y1] = [ring[before]!, ring[before + 1]!, ring[i]!, ring[i + 1]!];
    if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside;
  }
  return inside;
}
