/* How large an arrow is at a zoom, in pixels: as arrow_shape.py has it, from the same table. */

import type { ArrowSizeStyle, LinearSize } from "./payload.ts";

/** Widths of tail, neck and head, length of the head; pixels. */
export interface ArrowSize {
  tail: number;
  neck: number;
  headWidth: number;
  headLength: number;
}

const linear = ([base, widths]: LinearSize, width: number): number => base + widths * width;

/** Width of the neck at a zoom before it is held to the limits: straight between the zooms of the table. */
function widthAt(zoom: number, strength: number, { widths }: ArrowSizeStyle): number {
  const after = widths.findIndex((each) => each[0] >= zoom);
  const [to, from] = [widths.at(after)!, widths.at(Math.max(0, after - 1))!];
  const share = to[0] === from[0] || after < 0 ? 1 : (zoom - from[0]) / (to[0] - from[0]);
  const [least, most] = [from[1] + (to[1] - from[1]) * share, from[2] + (to[2] - from[2]) * share];
  return least + (most - least) * strength;
}

/** Size of the arrow of a formation at a zoom. */
export function arrowSizeAt(zoom: number, strength: number, style: ArrowSizeStyle): ArrowSize {
  const [narrowest, widest] = style.shaft;
  const neck = Math.min(Math.max(widthAt(zoom, strength, style), narrowest), widest);
  return {
    tail: Math.max(style.tail * neck, narrowest),
    neck,
    headWidth: Math.min(linear(style.headWidth, neck), style.head),
    headLength: Math.min(linear(style.headLength, neck), style.head),
  };
}

/** Size of an arrow with so little room along its line: smaller, but no shaft narrower than the narrowest. */
export function fittedSize(size: ArrowSize, length: number, style: ArrowSizeStyle): ArrowSize {
  const scale = length / (style.shortest * size.headLength);
  if (scale >= 1) return size;
  const [narrowest] = style.shaft;
  const neck = Math.max(size.neck * scale, narrowest);
  return {
    tail: Math.max(size.tail * scale, narrowest),
    neck,
    headWidth: Math.max(size.headWidth * scale, style.headWidth[1] * neck),
    headLength: size.headLength * scale,
  };
}
