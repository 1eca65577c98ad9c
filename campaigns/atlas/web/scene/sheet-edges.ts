/* The edges of battlefield sheets: what fades there, and what may not be drawn across them. */

import { contextOf } from "../base/canvas.ts";
import type { Box, Frame } from "../base/types.ts";

/** A box less a share of its width and height at each edge. */
export function inset([left, top, right, bottom]: Box, share: number): Box {
  const [across, down] = [(right - left) * share, (bottom - top) * share];
  return [left + across, top + down, right - across, bottom - down];
}

/** Paint so that less and less is to be seen towards the edges of a box of layer points, within a share of it from each. */
export function paintFading(
  context: CanvasRenderingContext2D,
  { min, max }: Pick<Frame, "min" | "max">,
  box: Box,
  share: number,
  paint: (target: CanvasRenderingContext2D) => void,
): void {
  const [left, top, right, bottom] = inset(box, share);
  if (left <= min.x && top <= min.y && right >= max.x && bottom >= max.y) {
    paint(context);
    return;
  }
  const layer = document.createElement("canvas");
  Object.assign(layer, { width: context.canvas.width, height: context.canvas.height });
  const target = contextOf(layer);
  target.setTransform(context.getTransform());
  paint(target);
  target.globalCompositeOperation = "destination-in";
  target.globalAlpha = 1;
  const [west, north, east, south] = box;
  for (const fading of [
    target.createLinearGradient(west, 0, east, 0),
    target.createLinearGradient(0, north, 0, south),
  ]) {
    fading.addColorStop(0, "transparent");
    fading.addColorStop(share, "black");
    fading.addColorStop(1 - share, "black");
    fading.addColorStop(1, "transparent");
    target.fillStyle = fading;
    target.fillRect(min.x, min.y, max.x - min.x, max.y - min.y);
  }
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 1;
  context.drawImage(layer, 0, 0);
  context.restore();
}

/** Keep what is drawn next out of boxes of layer points; the caller restores. */
export function clipOutBoxes(context: CanvasRenderingContext2D, { min, max }: Frame, boxes: Iterable<Box>): void {
  for (const [left, top, right, bottom] of boxes) {
    const outside = new Path2D();
    outside.rect(min.x, min.y, max.x - min.x, max.y - min.y);
    outside.rect(left, top, right - left, bottom - top);
    context.clip(outside, "evenodd");
  }
}

/** Keep what is drawn next within a box of layer points; the caller restores. */
export function clipToBox(context: CanvasRenderingContext2D, [left, top, right, bottom]: Box): void {
  const inside = new Path2D();
  inside.rect(left, top, right - left, bottom - top);
  context.clip(inside);
}
