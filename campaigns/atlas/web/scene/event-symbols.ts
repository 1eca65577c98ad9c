/* Symbols of events: each kind has its own shape, so that it is told apart without colour. */

import type { Style } from "../base/payload.ts";
import { NO_DASH } from "./strokes.ts";

/** The plain dot of an event that has no symbol at a zoom, with a radius of 1. */
const DOT = "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z";

interface SymbolPaths {
  body: Path2D;
  sign: Path2D | null;
}

const paths = new Map<string, SymbolPaths>();

/** Paths of a symbol with radius 1, made when it is first drawn; null is the dot without a sign. */
function pathsOf(name: string | null, style: Style): SymbolPaths {
  const key = name ?? "";
  let made = paths.get(key);
  if (!made) {
    const { shapes } = style.markStyle;
    const shape = name === null ? null : shapes[name];
    if (shape === undefined) throw new RangeError(`there is no symbol "${key}"`);
    made = { body: new Path2D(shape?.body ?? DOT), sign: shape ? new Path2D(shape.sign) : null };
    paths.set(key, made);
  }
  return made;
}

/** How the symbol of an event differs from that of a present, certain one. */
export interface SymbolState {
  /** It has ended. */
  faded?: boolean | undefined;
  /** Its day is uncertain. */
  uncertain?: boolean | undefined;
  selected?: boolean | undefined;
}

/** The symbol of a kind of event, or of the entry of the legend for an uncertain day. */
export function symbolOf(kind: string, style: Style): string {
  const symbol = style.markStyle.kinds[kind];
  if (symbol === undefined) throw new RangeError(`the kind of event "${kind}" has no symbol`);
  return symbol;
}

/**
 * Draw a symbol at a point with a radius, both in pixels.
 * @param name of the symbol, null for a plain dot
 */
export function drawEventSymbol(
  context: CanvasRenderingContext2D,
  name: string | null,
  x: number,
  y: number,
  radius: number,
  colour: string,
  style: Style,
  { faded = false, uncertain = false, selected = false }: SymbolState = {},
): void {
  const { body, sign } = pathsOf(name, style);
  const { casing, sign: signWidth, uncertain: broken, size } = style.markStyle;
  context.save();
  context.translate(x, y);
  context.scale(radius, radius);
  context.globalAlpha = faded ? style.highlight.pastOpacity : 1;
  context.lineJoin = "round";
  context.lineCap = "round";
  if (selected) {
    context.lineWidth = style.highlight.markGlow / radius;
    context.strokeStyle = style.highlight.selection;
    context.stroke(body);
  }
  context.lineWidth = Math.max(casing, Math.min(size.casing, radius) / radius);
  context.strokeStyle = style.casing;
  context.stroke(body);
  context.fillStyle = colour;
  context.fill(body);
  if (sign) {
    context.lineWidth = signWidth;
    context.stroke(sign);
  }
  if (uncertain) {
    context.scale(broken.scale, broken.scale);
    context.setLineDash(broken.dash.map((length) => length / broken.scale));
    context.lineCap = "butt";
    context.lineWidth = broken.width / broken.scale;
    context.strokeStyle = colour;
    context.stroke(body);
    context.setLineDash(NO_DASH);
  }
  context.restore();
}
