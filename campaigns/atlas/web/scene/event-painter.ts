/* How events are drawn: the symbol of their kind, and a ring around an uncertain place. */

import type { Style } from "../base/payload.ts";
import type { Frame, Item } from "../base/types.ts";
import { pointOf, ringRadius, symbolRadius } from "./event-geometry.ts";
import { drawEventSymbol } from "./event-symbols.ts";
import { isDot } from "./zoom-thresholds.ts";

/** Ring within which an uncertain place lies; width in pixels. */
const RING = { opacity: 0.5, width: 1.2 };
/** Symbol of events that have only a dot at a zoom. */
const DOT_SYMBOL = "point";

/** An event: the symbol of its kind or a dot; faded where it has ended by a day. */
export function paintEvent(
  context: CanvasRenderingContext2D,
  frame: Frame,
  item: Item,
  day: number,
  selected: boolean,
  style: Style,
): void {
  const { feature } = item;
  const [x, y] = pointOf(item, frame);
  const ring = ringRadius(feature, frame);
  if (ring) {
    context.beginPath();
    context.arc(x, y, ring, 0, 2 * Math.PI);
    context.strokeStyle = feature.colour;
    context.globalAlpha = RING.opacity;
    context.lineWidth = RING.width;
    context.stroke();
    context.globalAlpha = 1;
  }
  const symbol = !selected && isDot(feature, frame.zoom) ? DOT_SYMBOL : style.marks[feature.kind];
  drawEventSymbol(context, symbol, x, y, symbolRadius(feature, frame.zoom), feature.colour, {
    faded: day > item.end,
    dashed: feature.vague,
    selected,
  });
}
