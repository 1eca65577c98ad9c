/* Arrows as sprites: to stroke and fill the many points of an outline is slow, and an arrow stands still for days. */

import { clipBox } from "../base/boxes.ts";
import type { Style } from "../base/payload.ts";
import { drawSprite, Sprites } from "../base/sprites.ts";
import type { Box, Frame, Item } from "../base/types.ts";
import { paintArrow } from "./movement-painter.ts";
import { pixelBoxOf } from "./pixel-boxes.ts";

/** Pixels of all sprites together. */
const MAX_PIXELS = 12e6;

const boxOf = ({ min, max }: Frame): Box => [min.x, min.y, max.x, max.y];

/** The arrows of a scene. */
export class ArrowSprites {
  private readonly sprites = new Sprites(MAX_PIXELS);
  private view = "";

  /** Draw an arrow; one that grows, whose shape is another with every frame, without a sprite. */
  paint(
    context: CanvasRenderingContext2D,
    frame: Frame,
    item: Item,
    day: number,
    selected: boolean,
    style: Style,
  ): void {
    if (item.still) {
      paintArrow(context, frame, item, day, selected, style);
      return;
    }
    if (frame.key !== this.view) this.sprites.clear();
    this.view = frame.key;
    const box = clipBox(pixelBoxOf(item, frame, style), boxOf(frame));
    if (!box) return;
    const key = `${item.index}|${selected}|${day > item.end}`;
    drawSprite(context, this.sprites, key, box, context.getTransform().a, (canvas) =>
      paintArrow(canvas, frame, item, day, selected, style),
    );
  }
}
