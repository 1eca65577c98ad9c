/* How events are drawn: the symbol of their kind, and a ring around an uncertain place. */

import type { Style } from "../base/payload.ts";
import type { Frame, Item } from "../base/types.ts";
import { pointOf, ringRadius, symbolRadius } from "./event-geometry.ts";
import { drawEventSymbol, symbolOf } from "./event-symbols.ts";
import { isDot } from "./zoom-thresholds.ts";

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
    context.globalAlpha = style.markStyle.ringOpacity;
    context.lineWidth = style.markStyle.ringWidth * style.pixelsPerPoint;
    context.stroke();
    context.globalAlpha = 1;
  }
  const dot = !selected && isDot(feature, frame.zoom);
  const symbol = dot ? null : symbolOf(feature.kind, style);
  drawEventSymbol(context, symbol, x, y, symbolRadius(feature, frame.zoom), feature.colour, style, {
    faded: day > item.end,
    uncertain: Boolean(feature.uncertain) && !dot,
    selected,
  });
}
