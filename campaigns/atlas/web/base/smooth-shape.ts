/* Lines that run smoothly through the points they have, as the closest zooms would show their corners. */

import { Shape } from "./shape.ts";
import type { Frame, Line } from "./types.ts";

/** Pixels from one point of a curve to the next at least: nearer ones say nothing. */
const GRAIN = 1.5;

export class SmoothShape extends Shape {
  /**
   * @param toParts gives the lines, in the unit Mercator square
   * @param smoothZoom from which they are drawn as curves
   */
  constructor(
    toParts: () => Line[][],
    private readonly smoothZoom: number,
  ) {
    super(toParts, false);
  }

  protected override path(index: number, frame: Frame, grain?: number): Path2D {
    if (frame.zoom < this.smoothZoom) return super.path(index, frame, grain);
    const path = new Path2D();
    this.parts[index]?.forEach((line) => traceCurve(path, line, frame));
    return path;
  }
}

/** Trace a quadratic spline: it begins and ends with the line, and passes the middle of each leg between. */
export function traceCurve(
  path: Pick<Path2D, "moveTo" | "lineTo" | "quadraticCurveTo">,
  line: Line,
  { scale, x0, y0 }: Pick<Frame, "scale" | "x0" | "y0">,
): void {
  const end = line.length - 2;
  let [x, y] = [line[0]! * scale - x0, line[1]! * scale - y0];
  path.moveTo(x, y);
  for (let i = 2; i < end; i += 2) {
    const [nextX, nextY] = [line[i]! * scale - x0, line[i + 1]! * scale - y0];
    if (Math.abs(nextX - x) < GRAIN && Math.abs(nextY - y) < GRAIN) continue;
    if (i === 2) path.lineTo((x + nextX) / 2, (y + nextY) / 2);
    else path.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
    [x, y] = [nextX, nextY];
  }
  path.quadraticCurveTo(x, y, line[end]! * scale - x0, line[end + 1]! * scale - y0);
}
