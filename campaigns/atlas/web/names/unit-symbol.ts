/* The symbol of a unit in position on the map: over its point, or beside it with a thin leader to it. */

import type { Style } from "../base/payload.ts";
import type { Box, PixelPoint } from "../base/types.ts";
import type { LabelPosition, UnitLabel } from "./label.ts";

/** Pixels from its place at most to the middle of a symbol that stands beside it. */
export const SHIFT = 40;
/** The same where a formation that must be found has no room nearer. */
const FARTHEST = 72;
/** Directions in which a symbol gives way, and distances at which it does: 1 is beside its point. */
const DIRECTIONS = 12;
const DISTANCES = [1, 1.35, 1.75, 2.2, 2.8, 3.5, 4.4];
/** Pixels between a symbol and its point, the radius of the point, and the width of leader and casing. */
const LEADER = { gap: 5, point: 2, width: 1.1, casing: 2.8 };
/** The second frame behind one that stands for several units: pixels to the right and down, width of line and casing. */
const SECOND = { offset: 2.5, width: 1, casing: 2.2 };
/** Pixels by which that reaches beyond the first. */
export const SECOND_FRAME = SECOND.offset + SECOND.width;
/** Height of the frame of a symbol, in its width: above it the size of the unit is written. */
const FRAME = 2 / 3;
/** Pixels around a symbol that tell that it is selected. */
const GLOW = 3;

/** How far a position of a symbol is from its place, pixels. */
export const shiftOf = ({ x, y }: Pick<UnitLabel, "x" | "y">, { boxes: [box] }: LabelPosition): number =>
  box ? Math.hypot((box[0] + box[2]) / 2 - x, (box[1] + box[3]) / 2 - y) : 0;

/** Over its point, else around it, the nearer the better. */
export function positionsOfUnit(label: Omit<UnitLabel, "positions">): (LabelPosition & { shift: number })[] {
  const { x, y, picture, scale, kept, far } = label;
  const [width, height] = [picture.width * scale, picture.height * scale];
  const boxAt = (left: number, top: number): LabelPosition & { shift: number } => {
    const boxes: Box[] = [[left - width / 2, top - height / 2, left + width / 2, top + height / 2]];
    return { boxes, shift: shiftOf(label, { boxes }) };
  };
  const [across, down] = [width / 2 + LEADER.gap, height / 2 + LEADER.gap];
  const around = DISTANCES.flatMap((distance, ring) =>
    Array.from({ length: DIRECTIONS }, (_, index) => {
      const angle = (2 * Math.PI * (index + (ring % 2) / 2)) / DIRECTIONS;
      return boxAt(x + Math.cos(angle) * across * distance, y - Math.sin(angle) * down * distance);
    }),
  );
  const most = kept || far ? FARTHEST : SHIFT;
  return [boxAt(x, y), ...around].filter(({ shift }) => shift <= most);
}

/** Where a leader from a point meets a box; null for a point within it. */
function nearestOn([left, top, right, bottom]: Box, [x, y]: PixelPoint): PixelPoint | null {
  const meets: PixelPoint = [Math.max(left, Math.min(right, x)), Math.max(top, Math.min(bottom, y))];
  return meets[0] === x && meets[1] === y ? null : meets;
}

/** All that is drawn of a symbol in a box: with its leader and its point. */
export const unitExtent = ({ x, y, several }: UnitLabel, [left, top, right, bottom]: Box): Box => {
  const second = several ? SECOND.offset + SECOND.casing : 0;
  return [
    Math.min(left, x - LEADER.point),
    Math.min(top, y - LEADER.point),
    Math.max(right + second, x + LEADER.point),
    Math.max(bottom + second, y + LEADER.point),
  ];
};

/** Draw the leader of a symbol in a box to its place, and the place itself; nothing where the symbol stands over it. */
export function drawLeader(
  context: CanvasRenderingContext2D,
  { x, y, colour }: UnitLabel,
  box: Box,
  { casing }: Style,
): void {
  const meets = nearestOn(box, [x, y]);
  if (!meets) return;
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

/** Draw what is seen of a second frame behind that of a symbol, which so stands for several units. */
export function drawSecondFrame(
  context: CanvasRenderingContext2D,
  [left, , right, bottom]: Box,
  colour: string,
  casing: string,
): void {
  const top = bottom - (right - left) * FRAME;
  const { offset, width, casing: casingWidth } = SECOND;
  for (const [stroke, line] of [
    [casing, casingWidth],
    [colour, width],
  ] as const) {
    context.strokeStyle = stroke;
    context.lineWidth = line;
    context.beginPath();
    context.moveTo(right, top + offset);
    context.lineTo(right + offset, top + offset);
    context.lineTo(right + offset, bottom + offset);
    context.lineTo(left + offset, bottom + offset);
    context.lineTo(left + offset, bottom);
    context.stroke();
  }
}

/** Draw a symbol in its box. */
export function drawUnit(
  context: CanvasRenderingContext2D,
  { picture, selected, several, colour }: UnitLabel,
  box: Box,
  { casing, highlight }: Style,
): void {
  context.lineCap = context.lineJoin = "round";
  if (several) drawSecondFrame(context, box, colour, casing);
  if (selected) {
    const [left, top, right, bottom] = box;
    context.fillStyle = highlight.selection;
    context.fillRect(left - GLOW, top - GLOW, right - left + 2 * GLOW, bottom - top + 2 * GLOW);
  }
  picture.draw(context, box);
}
