/* Symbols of events: each kind has its own shape, so that it is told apart without colour. */

import type { PixelPoint } from "../base/types.ts";
import { OUTLINE_COLOUR, SELECTION_COLOUR } from "./colours.ts";
import { NO_DASH } from "./strokes.ts";

/** What a symbol consists of, around 0, 0 with a radius of about 1, y downwards. */
interface EventSymbol {
  /** Filled in the colour of the event: a circle by its radius, or the corners of a polygon. */
  body: number | PixelPoint[];
  /** Stroked on it: a circle by its radius, or lines. */
  sign: number | PixelPoint[][];
}

/* Widths in pixels, but for those of lines and dashes that grow with the symbol: in its radius. */
const SELECTION_WIDTH = 8;
const OUTLINE_MAX_WIDTH = 3.4;
const SIGN_WIDTH_IN_RADIUS = 0.2;
/** Outline of an event whose day is uncertain. */
const UNCERTAIN = { width: 1.4, dashInRadius: [0.35, 0.3] };
/** Opacity of what has ended, while a window of days is shown. */
const FADED = 0.45;

/** Symbol of a kind that has none of its own. */
const DEFAULT_SYMBOL = "dot";
const SYMBOLS: Partial<Record<string, EventSymbol>> = {
  swords: {
    body: 1,
    sign: [
      [
        [-0.5, -0.5],
        [0.5, 0.5],
      ],
      [
        [0.5, -0.5],
        [-0.5, 0.5],
      ],
    ],
  },
  square: {
    body: [
      [-0.9, -0.9],
      [0.9, -0.9],
      [0.9, 0.9],
      [-0.9, 0.9],
    ],
    sign: [
      [
        [-0.45, 0],
        [0.45, 0],
      ],
      [
        [0, -0.45],
        [0, 0.45],
      ],
    ],
  },
  anchor: {
    body: 1,
    sign: [
      [
        [0, -0.6],
        [0, 0.55],
      ],
      [
        [-0.5, 0.1],
        [-0.3, 0.45],
        [0, 0.58],
        [0.3, 0.45],
        [0.5, 0.1],
      ],
      [
        [-0.28, -0.25],
        [0.28, -0.25],
      ],
    ],
  },
  parachute: {
    body: 1,
    sign: [
      [
        [-0.55, -0.05],
        [-0.4, -0.4],
        [0, -0.58],
        [0.4, -0.4],
        [0.55, -0.05],
        [-0.55, -0.05],
        [0, 0.6],
        [0.55, -0.05],
      ],
    ],
  },
  triangle: {
    body: [
      [0, -1.05],
      [1, 0.75],
      [-1, 0.75],
    ],
    sign: [
      [
        [0, -0.35],
        [0, 0.2],
      ],
      [
        [0, 0.42],
        [0, 0.5],
      ],
    ],
  },
  ring: { body: 1, sign: 0.45 },
  diamond: {
    body: [
      [0, -1.15],
      [1.15, 0],
      [0, 1.15],
      [-1.15, 0],
    ],
    sign: [
      [
        [-0.4, 0],
        [0.4, 0],
      ],
    ],
  },
  flag: {
    body: 1,
    sign: [
      [
        [-0.3, 0.6],
        [-0.3, -0.55],
        [0.5, -0.3],
        [-0.3, -0.05],
      ],
    ],
  },
  dot: { body: 0.8, sign: 0.15 },
  point: { body: 1, sign: [] },
};

interface SymbolPaths {
  body: Path2D;
  sign: Path2D;
}

const paths = new Map<string, SymbolPaths>();

function addLine(path: Path2D, points: PixelPoint[]): void {
  points.forEach(([x, y], index) => {
    if (index) path.lineTo(x, y);
    else path.moveTo(x, y);
  });
}

/** Paths of a symbol with radius 1, made when it is first drawn. */
function pathsOf(name: string): SymbolPaths {
  const known = paths.get(name);
  if (known) return known;
  const symbol = SYMBOLS[name];
  if (!symbol) return pathsOf(DEFAULT_SYMBOL);
  const made = { body: new Path2D(), sign: new Path2D() };
  if (typeof symbol.body === "number") made.body.arc(0, 0, symbol.body, 0, 2 * Math.PI);
  else {
    addLine(made.body, symbol.body);
    made.body.closePath();
  }
  if (typeof symbol.sign === "number") made.sign.arc(0, 0, symbol.sign, 0, 2 * Math.PI);
  else symbol.sign.forEach((line) => addLine(made.sign, line));
  paths.set(name, made);
  return made;
}

/** How the symbol of an event differs from that of a present, certain one. */
export interface SymbolState {
  /** It has ended. */
  faded?: boolean | undefined;
  /** Its day is uncertain. */
  dashed?: boolean | undefined;
  selected?: boolean | undefined;
}

/** Draw a symbol at a point with a radius, both in pixels. */
export function drawEventSymbol(
  context: CanvasRenderingContext2D,
  name: string | undefined,
  x: number,
  y: number,
  radius: number,
  colour: string,
  { faded = false, dashed = false, selected = false }: SymbolState = {},
): void {
  const { body, sign } = pathsOf(name ?? DEFAULT_SYMBOL);
  context.save();
  context.translate(x, y);
  context.scale(radius, radius);
  context.globalAlpha = faded ? FADED : 1;
  context.lineJoin = "round";
  context.lineCap = "round";
  if (selected) {
    context.lineWidth = SELECTION_WIDTH / radius;
    context.strokeStyle = SELECTION_COLOUR;
    context.stroke(body);
  }
  context.lineWidth = Math.min(OUTLINE_MAX_WIDTH, radius) / radius;
  context.strokeStyle = OUTLINE_COLOUR;
  context.stroke(body);
  context.fillStyle = colour;
  context.fill(body);
  if (dashed) {
    context.setLineDash(UNCERTAIN.dashInRadius);
    context.lineWidth = UNCERTAIN.width / radius;
    context.strokeStyle = OUTLINE_COLOUR;
    context.stroke(body);
    context.setLineDash(NO_DASH);
  }
  context.lineWidth = SIGN_WIDTH_IN_RADIUS;
  context.strokeStyle = OUTLINE_COLOUR;
  context.stroke(sign);
  context.restore();
}
