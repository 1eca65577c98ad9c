/* Lines of points in pixels: their length, and where one is at a distance along them. */

import type { Frame, Line, PixelPoint } from "./types.ts";

/** A line in layer points; points less than `grain` pixels from the last are left out. */
export function toPixels(
  line: Line,
  { scale, x0, y0 }: Pick<Frame, "scale" | "x0" | "y0">,
  grain: number,
): PixelPoint[] {
  const points: PixelPoint[] = [];
  let [lastX, lastY] = [Infinity, Infinity];
  for (let i = 0; i < line.length; i += 2) {
    const [x, y] = [line[i]! * scale - x0, line[i + 1]! * scale - y0];
    if (Math.abs(x - lastX) < grain && Math.abs(y - lastY) < grain && i < line.length - 2) continue;
    points.push([x, y]);
    [lastX, lastY] = [x, y];
  }
  return points;
}

/** Distance of each point of a line from its first, along the line. */
export function distancesAlong(points: readonly PixelPoint[]): number[] {
  let sum = 0;
  return points.map((point, index) => {
    const before = points[index - 1];
    if (before) sum += Math.hypot(point[0] - before[0], point[1] - before[1]);
    return sum;
  });
}

/** The length of a line, and its point at a distance; quickest where distances change little from call to call. */
export function pointsAlong(
  points: PixelPoint[],
  distances = distancesAlong(points),
): { length: number; point: (distance: number) => PixelPoint } {
  let segment = 1;
  const point = (distance: number): PixelPoint => {
    while (segment > 1 && distances[segment - 1]! > distance) segment -= 1;
    while (segment < points.length - 1 && distances[segment]! < distance) segment += 1;
    const [a, b] = [points[segment - 1]!, points[segment]!];
    const share = (distance - distances[segment - 1]!) / (distances[segment]! - distances[segment - 1]! || 1);
    return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
  };
  return { length: distances.at(-1) ?? 0, point };
}
