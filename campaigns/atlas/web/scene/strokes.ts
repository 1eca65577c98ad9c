/* Filling and stroking the shape of a feature. */

import type { Shape } from "../base/shape.ts";
import type { Box, Frame } from "../base/types.ts";

/** Argument of `setLineDash` for a line without gaps. */
export const NO_DASH: number[] = [];

/** Stroke so many pixels of a straight line, about its middle and in its direction: a bridge has one size at any zoom. */
export function strokeAcross(
  context: CanvasRenderingContext2D,
  { parts }: Pick<Shape, "parts">,
  { scale, x0, y0 }: Pick<Frame, "scale" | "x0" | "y0">,
  length: number,
): void {
  for (const [line = new Float64Array()] of parts) {
    const [west = NaN, north = NaN] = line;
    const [east = NaN, south = NaN] = line.subarray(-2);
    const reach = length / 2 / Math.hypot(east - west, south - north);
    const [x, y] = [((west + east) / 2) * scale - x0, ((north + south) / 2) * scale - y0];
    context.beginPath();
    context.moveTo(x - (east - west) * reach, y - (south - north) * reach);
    context.lineTo(x + (east - west) * reach, y + (south - north) * reach);
    context.stroke();
  }
}

/** Fill the parts of a shape that reach into a box of layer points, by default the whole frame. */
export function fillShape(context: CanvasRenderingContext2D, shape: Shape, frame: Frame, box?: Box): void {
  for (const path of shape.pathsFor(frame, box)) context.fill(path, shape.rule);
}

/** Stroke the parts of a shape that reach into a box of layer points, by default the whole frame. */
export function strokeShape(context: CanvasRenderingContext2D, shape: Shape, frame: Frame, box?: Box): void {
  for (const path of shape.pathsFor(frame, box)) context.stroke(path);
}
