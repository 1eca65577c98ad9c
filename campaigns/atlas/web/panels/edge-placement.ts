/* Where a marker stands at the edge of the map: as near as there is room to where the line from the middle of the map to
   what it leads to crosses the edge. Pixels of the map's container, y downwards. */

import { overlaps } from "../base/boxes.ts";
import type { Box } from "../base/types.ts";

interface Size {
  x: number;
  y: number;
}

/** Pixels between a marker and the edge of the map. */
const MARGIN = 8;
/** Pixels from one place that is tried to the next. */
const TRIED = 6;
/** Share of the way round the edge within which places are tried, on each side. */
const REACH = 0.3;

/** The rectangle on which the middles of markers stand; places on it are counted in pixels clockwise from its upper left. */
interface Rim {
  left: number;
  top: number;
  right: number;
  bottom: number;
  width: number;
  height: number;
  /** The way round. */
  length: number;
}

function rimOf(size: Size, width: number, height: number): Rim {
  const [left, top] = [width / 2 + MARGIN, height / 2 + MARGIN];
  const [right, bottom] = [Math.max(left, size.x - left), Math.max(top, size.y - top)];
  const [across, along] = [right - left, bottom - top];
  return { left, top, right, bottom, width: across, height: along, length: 2 * (across + along) };
}

/** The point of a rim at a place, which may lie beyond either end. */
function pointAt(rim: Rim, place: number): [x: number, y: number] {
  const { left, top, right, bottom, width, height, length } = rim;
  const from = ((place % length) + length) % length;
  if (from < width) return [left + from, top];
  if (from < width + height) return [right, top + from - width];
  if (from < 2 * width + height) return [right - (from - width - height), bottom];
  return [left, bottom - (from - 2 * width - height)];
}

/** The place on a rim where the line from the middle of the map towards a point crosses it. */
function placeTowards(rim: Rim, size: Size, towards: Size): number {
  const { left, top, right, bottom, width, height } = rim;
  const [midX, midY] = [size.x / 2, size.y / 2];
  const [dx, dy] = [towards.x - midX || 1e-6, towards.y - midY || 1e-6];
  const reach = Math.min((right - midX) / Math.abs(dx), (bottom - midY) / Math.abs(dy));
  const [x, y] = [midX + dx * reach, midY + dy * reach];
  if (y <= top + 0.5) return x - left;
  if (x >= right - 0.5) return width + y - top;
  if (y >= bottom - 0.5) return width + height + right - x;
  return 2 * width + height + bottom - y;
}

/**
 * Boxes of a marker along the edge, nearest to the direction of a point first.
 * @param size of the map
 * @param width @param height of the marker
 * @param towards the point, within the map or not
 */
export function boxesAlongEdge(size: Size, width: number, height: number, towards: Size): Box[] {
  const rim = rimOf(size, width, height);
  const ideal = placeTowards(rim, size, towards);
  const boxes: Box[] = [];
  for (let off = 0; off < rim.length * REACH; off += TRIED)
    (off ? [ideal + off, ideal - off] : [ideal]).forEach((place) => {
      const [x, y] = pointAt(rim, place);
      boxes.push([x - width / 2, y - height / 2, x + width / 2, y + height / 2]);
    });
  return boxes;
}

/** Of a map too narrow for markers at its sides: share of its height in which they stand above and below. */
const ROWS = 0.36;

/**
 * Boxes of a marker in rows above each other from the upper or lower edge of a narrow map: first from that on the side
 * of a point, the outermost rows first, the nearest to the point in each.
 * @param size of the map
 * @param width @param height of the marker
 * @param towards the point, within the map or not
 */
export function boxesInRows(size: Size, width: number, height: number, towards: Size): Box[] {
  const [first, last] = [MARGIN, Math.max(MARGIN, size.x - MARGIN - width)];
  const ideal = Math.max(first, Math.min(last, towards.x - width / 2));
  const lefts = [ideal, first, (first + last) / 2, last].sort((a, b) => Math.abs(a - ideal) - Math.abs(b - ideal));
  const rows = Math.max(1, Math.floor((size.y * ROWS - MARGIN - height) / TRIED));
  const edges = towards.y > size.y / 2 ? [false, true] : [true, false];
  return edges.flatMap((isUpper) =>
    Array.from({ length: rows }, (_, row) => {
      const inward = MARGIN + row * TRIED;
      const top = isUpper ? inward : size.y - inward - height;
      return lefts.map((left): Box => [left, top, left + width, top + height]);
    }).flat(),
  );
}

/** By how many places farther on a marker may stand over the sea, in place of one over nothing but land. */
const LAND = 80;

/**
 * Of some boxes, best first, the one that is over none of the panels and symbols; else over no panel, if any. One over
 * water is better than one a little before it over land: there is less below it.
 * @param landShare how much of a box lies over land, 0 to 1
 */
export function freeBox(
  boxes: Box[],
  panels: Box[],
  symbols: Box[],
  landShare: (box: Box) => number = () => 0,
): Box | undefined {
  const free = (box: Box, others: Box[]): boolean => others.every((other) => !overlaps(box, other));
  const clear = boxes.filter((box) => free(box, panels) && free(box, symbols));
  const candidates = clear.length ? clear : boxes.filter((box) => free(box, panels));
  let best: { box: Box; cost: number } | undefined;
  for (const [index, box] of candidates.entries()) {
    if (best && index >= best.cost) break; // none of those to come costs less
    const share = landShare(box);
    const cost = index + (share ? (LAND * (1 + share)) / 2 : 0); // an edge over land counts for half
    if (!best || cost < best.cost) best = { box, cost };
  }
  return best?.box;
}

/** Points of a box, in shares of its width and height, at which it is asked what lies below. */
const PROBES = [0, 0.33, 0.67, 1].flatMap((across) => [0, 1].map((down) => [across, down] as const));

/** How much of a box lies over land, 0 to 1, as some of its points tell. */
export function landShareOf([left, top, right, bottom]: Box, isLand: (x: number, y: number) => boolean): number {
  const over = PROBES.filter(([across, down]) => isLand(left + (right - left) * across, top + (bottom - top) * down));
  return over.length / PROBES.length;
}
