/* Where elevations are written along contours: on straight stretches, apart from one another, in a gap of the lines. */

import { pointsAlong } from "../base/polyline.ts";
import type { Box, PixelPoint } from "../base/types.ts";

/** An elevation on its contour: the middle of the text, and its direction in radians, so that it is never upside down. */
export interface ContourNumber {
  text: string;
  x: number;
  y: number;
  angle: number;
  /** Of the text, pixels. */
  width: number;
}

/** A contour that may bear its elevation: a line in layer points. */
export interface NumberedLine {
  text: string;
  points: PixelPoint[];
}

/** Sizes in pixels. */
export interface NumberSizes {
  /** Between two numbers. */
  distance: number;
  /** On each side of a number. */
  gap: number;
}

/** Least chord of the stretch below a number, in its length. */
const STRAIGHT = 0.965;
/** Steps in which places along a line are tried, in the distance between numbers. */
const STEP = 0.08;

/** The direction of a text along a chord, from left to right. */
export function readable([x1, y1]: PixelPoint, [x2, y2]: PixelPoint): number {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  if (angle > Math.PI / 2) return angle - Math.PI;
  return angle <= -Math.PI / 2 ? angle + Math.PI : angle;
}

/**
 * Places for elevations along contours.
 * @param lines in the order in which they may choose
 * @param widthOf width of a text, pixels
 * @param view in which all of a number must lie, layer points
 */
export function placeNumbers(
  lines: Iterable<NumberedLine>,
  widthOf: (text: string) => number,
  [left, top, right, bottom]: Box,
  { distance, gap }: NumberSizes,
): ContourNumber[] {
  const placed: ContourNumber[] = [];
  const isFree = (x: number, y: number): boolean =>
    placed.every((other) => Math.hypot(other.x - x, other.y - y) >= distance);
  for (const { text, points } of lines) {
    const width = widthOf(text);
    const length = width + 2 * gap;
    const at = pointsAlong(points);
    for (let begin = distance * STEP; begin + length < at.length; begin += distance * STEP) {
      const [start, middle, end] = [at.point(begin), at.point(begin + length / 2), at.point(begin + length)];
      const [x, y] = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
      if (x < left + length || x > right - length || y < top + length || y > bottom - length) continue;
      if (Math.hypot(end[0] - start[0], end[1] - start[1]) < STRAIGHT * length || !isFree(x, y)) continue;
      if (Math.hypot(middle[0] - x, middle[1] - y) > gap) continue;
      placed.push({ text, x, y, angle: readable(start, end), width });
    }
  }
  return placed;
}

/** Leave out, from what is drawn next, rectangles around numbers. */
export function clipOut(
  context: CanvasRenderingContext2D,
  numbers: ContourNumber[],
  height: number,
  gap: number,
  [left, top, right, bottom]: Box,
): void {
  const outside = new Path2D();
  outside.rect(left, top, right - left, bottom - top);
  for (const { x, y, angle, width } of numbers) {
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    const [across, down] = [width / 2 + gap, height / 2];
    [
      [-across, -down],
      [across, -down],
      [across, down],
      [-across, down],
    ].forEach(([along = 0, beside = 0], corner) => {
      const [cornerX, cornerY] = [x + along * cosine - beside * sine, y + along * sine + beside * cosine];
      if (corner) outside.lineTo(cornerX, cornerY);
      else outside.moveTo(cornerX, cornerY);
    });
    outside.closePath();
  }
  context.clip(outside, "evenodd");
}

/** Write the numbers; font, colour and alignment are set. */
export function writeNumbers(context: CanvasRenderingContext2D, numbers: ContourNumber[]): void {
  for (const { text, x, y, angle } of numbers) {
    context.save();
    context.translate(x, y);
    context.rotate(angle);
    context.fillText(text, 0, 0);
    context.restore();
  }
}
