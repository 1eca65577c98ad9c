/* Filling and stroking the shape of a feature. */

import type { Shape } from "../base/shape.ts";
import type { Box, Frame } from "../base/types.ts";

/** Argument of `setLineDash` for a line without gaps. */
export const NO_DASH: number[] = [];

/** Fill the parts of a shape that reach into a box of layer points, by default the whole frame. */
export function fillShape(context: CanvasRenderingContext2D, shape: Shape, frame: Frame, box?: Box): void {
  for (const path of shape.pathsFor(frame, box)) context.fill(path, shape.rule);
}

/** Stroke the parts of a shape that reach into a box of layer points, by default the whole frame. */
export function strokeShape(context: CanvasRenderingContext2D, shape: Shape, frame: Frame, box?: Box): void {
  for (const path of shape.pathsFor(frame, box)) context.stroke(path);
}
