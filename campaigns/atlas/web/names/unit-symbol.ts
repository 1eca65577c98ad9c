/* The symbol of a unit in position on the map: over its point, or beside it with a thin leader to it. */

import type { Style } from "../base/payload.ts";
import type { Box, PixelPoint } from "../base/types.ts";
import type { LabelPosition, UnitLabel } from "./label.ts";

/** Directions in which a symbol gives way, and distances from its point in those at which it stands beside it. */
const DIRECTIONS = 12;
const DISTANCES = [1, 1.7, 2.6, 3.8];
/** Pixels between a symbol and its point, the radius of the point, and the width of leader and casing. */
const LEADER = { gap: 5, point: 2, width: 1.1, casing: 2.8 };
/** Pixels around a symbol that tell that it is selected. */
const GLOW = 3;

/** Over its point, else around it, the nearer the better; null until the image is loaded. */
export function positionsOfUnit({ x, y, image, scale }: UnitLabel): LabelPosition[] | null {
  const [width, height] = [image.naturalWidth * scale, image.naturalHeight * scale];
  if (!height) return null;
  const boxAt = (left: number, top: number): LabelPosition => ({
    boxes: [[left - width / 2, top - height / 2, left + width / 2, top + height / 2]],
  });
  const around = DISTANCES.flatMap((distance) =>
    Array.from({ length: DIRECTIONS }, (_, index) => {
      const angle = (2 * Math.PI * index) / DIRECTIONS;
      const [across, down] = [width / 2 + LEADER.gap, height / 2 + LEADER.gap];
      return boxAt(x + Math.cos(angle) * across * distance, y - Math.sin(angle) * down * distance);
    }),
  );
  return [boxAt(x, y), ...around];
}

/** Where a leader from a point meets a box; null for a point within it. */
function nearestOn([left, top, right, bottom]: Box, [x, y]: PixelPoint): PixelPoint | null {
  const meets: PixelPoint = [Math.max(left, Math.min(right, x)), Math.max(top, Math.min(bottom, y))];
  return meets[0] === x && meets[1] === y ? null : meets;
}

/** All that is drawn of a symbol in a box: with its leader and its point. */
export const unitExtent = ({ x, y }: UnitLabel, [left, top, right, bottom]: Box): Box => [
  Math.min(left, x - LEADER.point),
  Math.min(top, y - LEADER.point),
  Math.max(right, x + LEADER.point),
  Math.max(bottom, y + LEADER.point),
];

/** Draw a symbol in its box. */
export function drawUnit(
  context: CanvasRenderingContext2D,
  { x, y, image, colour, selected }: UnitLabel,
  box: Box,
  { casing, highlight }: Style,
): void {
  const [left, top, right, bottom] = box;
  const meets = nearestOn(box, [x, y]);
  if (meets) {
    context.lineCap = "round";
    for (const [stroke, width] of [
      [casing, LEADER.casing],
      [colour, LEADER.width],
    ] as const) {
      context.strokeStyle = stroke;
      context.lineWidth = width;
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(...meets);
      context.stroke();
    }
    context.beginPath();
    context.arc(x, y, LEADER.point, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
  }
  if (selected) {
    context.fillStyle = highlight.selection;
    context.fillRect(left - GLOW, top - GLOW, right - left + 2 * GLOW, bottom - top + 2 * GLOW);
  }
  context.drawImage(image, left, top, right - left, bottom - top);
}
