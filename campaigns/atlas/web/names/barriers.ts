/* Lines over which the symbol of a unit is not moved: a front above all, then coasts, then borders and rivers. */

import { widened } from "../base/boxes.ts";
import type { Shape } from "../base/shape.ts";
import type { Box, Frame, Line, PixelPoint } from "../base/types.ts";

type LineShape = Pick<Shape, "parts" | "boxes">;

/** A line that was held: with the enemy on its left. */
export interface FrontLine {
  shape: LineShape;
  /** Who held it; several are joined by `;`. */
  side: string;
}

/** The lines of a view that part one ground from another. */
export interface GroundLines {
  fronts: FrontLine[];
  coasts: LineShape[];
  /** Borders, rivers, lakes. */
  others: LineShape[];
}

/** Stretches x, y, x, y of lines, one after another; layer points. */
type Stretches = number[];

/** Pixels of a square of the map, and the squares in a row of them all: more than any map is wide. */
const SQUARE = 64;
const ROW = 1 << 16;
/** Pixels along which a line may run before its next stretch begins: coasts have many points to a pixel. */
const SHORTEST = 0.5;

/** The stretches of a shape by the squares into which they come: few of a long coast lie near a point. */
class StretchGrid {
  private readonly squares = new Map<number, Stretches>();
  private readonly limit: Box;

  /** @param frame beyond which, but for the reach of a symbol, nothing is looked up */
  constructor({ min, max }: Pick<Frame, "min" | "max">) {
    this.limit = widened([min.x, min.y, max.x, max.y], 2 * SQUARE);
  }

  /** Add a stretch to each square that its box meets. */
  add(x: number, y: number, endX: number, endY: number): void {
    const [west, north, east, south] = this.limit;
    const first = Math.floor(Math.max(Math.min(x, endX), west) / SQUARE);
    const last = Math.floor(Math.min(Math.max(x, endX), east) / SQUARE);
    const bottom = Math.floor(Math.min(Math.max(y, endY), south) / SQUARE);
    for (let row = Math.floor(Math.max(Math.min(y, endY), north) / SQUARE); row <= bottom; row += 1)
      for (let column = first; column <= last; column += 1) {
        const square = row * ROW + column;
        const known = this.squares.get(square);
        if (known) known.push(x, y, endX, endY);
        else this.squares.set(square, [x, y, endX, endY]);
      }
  }

  /** Stretches that come into a box; some of them several times. */
  within(box: Box): Stretches {
    const found: Stretches = [];
    forSquares(box, (square) => {
      const stretches = this.squares.get(square) ?? [];
      for (let i = 0; i < stretches.length; i += 4) {
        const [x, y, endX, endY] = [stretches[i]!, stretches[i + 1]!, stretches[i + 2]!, stretches[i + 3]!];
        if (!apart(x, y, endX, endY, box)) found.push(x, y, endX, endY);
      }
    });
    return found;
  }
}

/** Call a function with the number of each square that a box meets. */
function forSquares([left, top, right, bottom]: Box, call: (square: number) => void): void {
  const [first, last] = [Math.floor(left / SQUARE), Math.floor(right / SQUARE)];
  for (let row = Math.floor(top / SQUARE); row <= Math.floor(bottom / SQUARE); row += 1)
    for (let column = first; column <= last; column += 1) call(row * ROW + column);
}

/** The stretches of a shape in a frame, kept while the view lasts. */
const kept = new WeakMap<LineShape, { key: string; grid: StretchGrid }>();

const apart = (x: number, y: number, endX: number, endY: number, [left, top, right, bottom]: Box): boolean =>
  (x < left && endX < left) || (x > right && endX > right) || (y < top && endY < top) || (y > bottom && endY > bottom);

function gridOf(shape: LineShape, frame: Frame): StretchGrid {
  const known = kept.get(shape);
  if (known?.key === frame.key) return known.grid;
  const { view, key } = frame;
  const grid = new StretchGrid(frame);
  shape.parts.forEach((lines, part) => {
    const [west, north, east, south] = shape.boxes[part]!;
    if (!apart(west, north, east, south, view)) for (const line of lines) addLine(grid, line, frame);
  });
  kept.set(shape, { key, grid });
  return grid;
}

/** Add the stretches of a line that come into the view; those that are too short are one with the next. */
function addLine(grid: StretchGrid, line: Line, { scale, x0, y0, view }: Frame): void {
  const shortest = SHORTEST / scale;
  const last = line.length - 2;
  let [x, y] = [line[0]!, line[1]!];
  for (let i = 2; i <= last; i += 2) {
    const endX = line[i]!;
    const endY = line[i + 1]!;
    if (i < last && Math.abs(endX - x) < shortest && Math.abs(endY - y) < shortest) continue;
    if (!apart(x, y, endX, endY, view)) grid.add(x * scale - x0, y * scale - y0, endX * scale - x0, endY * scale - y0);
    x = endX;
    y = endY;
  }
}

/** On which side of a line through two points a third lies: negative on the left, y downwards. */
const sideOf = (x: number, y: number, endX: number, endY: number, px: number, py: number): number =>
  (endX - x) * (py - y) - (endY - y) * (px - x);

/**
 * Whether the way from one point to another crosses one of some stretches.
 * @param onlyLeft whether only a way to their left counts
 */
function crosses(stretches: Stretches, from: PixelPoint, to: PixelPoint, onlyLeft = false): boolean {
  const [fromX, fromY] = from;
  const [toX, toY] = to;
  const way: Box = [Math.min(fromX, toX), Math.min(fromY, toY), Math.max(fromX, toX), Math.max(fromY, toY)];
  for (let i = 0; i < stretches.length; i += 4) {
    const x = stretches[i]!;
    const y = stretches[i + 1]!;
    const endX = stretches[i + 2]!;
    const endY = stretches[i + 3]!;
    if (apart(x, y, endX, endY, way)) continue;
    const end = sideOf(x, y, endX, endY, toX, toY);
    if (onlyLeft && end > 0) continue;
    const parted = sideOf(x, y, endX, endY, fromX, fromY) * end < 0;
    if (parted && sideOf(fromX, fromY, toX, toY, x, y) * sideOf(fromX, fromY, toX, toY, endX, endY) <= 0) return true;
  }
  return false;
}

/** What lies around one point. */
export interface NearBarriers {
  /** Whether one of a side would come over a front on the way to another point; behind a line of its own it may go. */
  crossesFront(to: PixelPoint, side: string): boolean;
  /** Whether the way crosses a coast. */
  crossesCoast(to: PixelPoint): boolean;
  /** Whether the way crosses a border, a river or the shore of a lake. */
  crossesOther(to: PixelPoint): boolean;
}

const around = ([x, y]: PixelPoint, reach: number): Box => [x - reach, y - reach, x + reach, y + reach];

/** Which ways from a point cross some stretches around it, by a number of their end. */
class Crossings {
  private readonly known = new Map<number, boolean>();

  constructor(
    private readonly from: PixelPoint,
    private readonly stretches: Stretches,
  ) {}

  cross(to: PixelPoint): boolean {
    const end = to[0] * 1e5 + to[1];
    const isCrossed = this.known.get(end) ?? crosses(this.stretches, this.from, to);
    this.known.set(end, isCrossed);
    return isCrossed;
  }
}

/** What lies around a point. */
interface KnownPoint {
  coasts: Crossings;
  others: Crossings;
  /** Stretches of fronts: these change from day to day, but not all of them. */
  fronts: WeakMap<LineShape, Stretches>;
}

/** The barriers of a view; what lies around a point is looked up once while the view and its borders last. */
export class Barriers {
  private key = "";
  private shapes: LineShape[] = [];
  private readonly known = new Map<string, KnownPoint>();
  private lines: GroundLines = { fronts: [], coasts: [], others: [] };

  /** Take over the lines of a view. */
  set(lines: GroundLines, { key }: Pick<Frame, "key">): void {
    const shapes = [...lines.coasts, ...lines.others];
    this.lines = lines;
    const isSame = shapes.length === this.shapes.length && shapes.every((shape, index) => shape === this.shapes[index]);
    if (key === this.key && isSame) return;
    this.key = key;
    this.shapes = shapes;
    this.known.clear();
  }

  /** The barriers within a distance of a point; layer points, pixels. */
  near(point: PixelPoint, reach: number, frame: Frame): NearBarriers {
    const box = around(point, reach);
    const nearOf = (shape: LineShape): Stretches => gridOf(shape, frame).within(box);
    const key = box.join();
    const known = this.known.get(key) ?? {
      coasts: new Crossings(point, this.lines.coasts.flatMap(nearOf)),
      others: new Crossings(point, this.lines.others.flatMap(nearOf)),
      fronts: new WeakMap<LineShape, Stretches>(),
    };
    this.known.set(key, known);
    const fronts = this.lines.fronts.map(({ shape, side }) => {
      const stretches = known.fronts.get(shape) ?? nearOf(shape);
      known.fronts.set(shape, stretches);
      return { stretches, side };
    });
    return {
      crossesCoast: (to) => known.coasts.cross(to),
      crossesOther: (to) => known.others.cross(to),
      crossesFront: (to, side) => fronts.some((front) => crosses(front.stretches, point, to, front.side === side)),
    };
  }
}

/** The barriers within a distance of a point, looked up anew; layer points, pixels. */
export function barriersNear(point: PixelPoint, reach: number, lines: GroundLines, frame: Frame): NearBarriers {
  const barriers = new Barriers();
  barriers.set(lines, frame);
  return barriers.near(point, reach, frame);
}
