/* Letters along a line: where each stands, and the boxes they take. */

import { unionOf } from "../base/boxes.ts";
import { pointsAlong } from "../base/polyline.ts";
import type { Box, PixelPoint } from "../base/types.ts";
import type { Glyph } from "./label.ts";

/** Largest turn from one letter to the next, radians. */
const MAX_TURN = 0.6;

/**
 * Place letters along a line, from left to right: where the stretch they take runs to the left, against the line.
 * @param points of the line
 * @param widths of the letters, in the units of the line
 * @param spacing between two letters, in the same units
 * @param share where on the line the text stands: 0 at its beginning, 1 at its end
 * @returns null where the line is too short or turns too sharply
 */
export function placeGlyphs(
  points: PixelPoint[],
  letters: string[],
  widths: number[],
  spacing: number,
  share: number,
): Glyph[] | null {
  const { length, point: pointAt } = pointsAlong(points);
  const total = widths.reduce((sum, width) => sum + width, 0) + spacing * (letters.length - 1);
  if (total > length) return null;
  const glyphs: Glyph[] = [];
  const [begin, end] = [(length - total) * share, (length - total) * share + total];
  const isBackwards = pointAt(end)[0] < pointAt(begin)[0];
  const textPointAt = (distance: number): PixelPoint => pointAt(isBackwards ? end - distance : begin + distance);
  let start = 0;
  for (const [index, letter] of letters.entries()) {
    const width = widths[index] ?? 0;
    const [left, right] = [textPointAt(start), textPointAt(start + width)];
    const angle = Math.atan2(right[1] - left[1], right[0] - left[0]);
    const turn = Math.abs(angle - (glyphs.at(-1)?.angle ?? angle));
    if (Math.min(turn, 2 * Math.PI - turn) > MAX_TURN) return null;
    glyphs.push({ letter, x: (left[0] + right[0]) / 2, y: (left[1] + right[1]) / 2, angle, width });
    start += width + spacing;
  }
  return glyphs;
}

/** Boxes around letters of a font size, each around a few that follow one another. */
export function glyphBoxes(glyphs: Glyph[], size: number): Box[] {
  const boxes: Box[] = [];
  glyphs.forEach(({ x, y, angle, width }) => {
    const [cosine, sine] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
    const halfWidth = (cosine * width + sine * size * 1.2) / 2;
    const halfHeight = (sine * width + cosine * size * 1.2) / 2;
    const box: Box = [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
    const last = boxes.at(-1);
    const both = last && unionOf(last, box);
    const [across, down] = both ? [both[2] - both[0], both[3] - both[1]] : [Infinity, Infinity];
    if (both && Math.min(across, down) < size * 1.9 && Math.max(across, down) < size * 6)
      boxes[boxes.length - 1] = both;
    else boxes.push(box);
  });
  return boxes;
}
