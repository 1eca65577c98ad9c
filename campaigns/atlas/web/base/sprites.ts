/* Pictures that are drawn once, each on a canvas of its own, and copied from there: to draw the same lines and letters anew
   at each step is slow. */

import { contextOf } from "./canvas.ts";
import type { Box } from "./types.ts";

/** A picture that is drawn: its canvas, and the width and height at which it is copied, CSS pixels. */
export interface Sprite {
  canvas: HTMLCanvasElement;
  width: number;
  height: number;
  /** Dots of the canvas for each pixel. */
  ratio: number;
}

/** Pictures by their keys. */
export class Sprites {
  private readonly sprites = new Map<string, Sprite>();
  /** Pixels of all sprites. */
  private pixels = 0;

  /** @param most pixels of all sprites together; when there are more, all but the last are dropped */
  constructor(private readonly most: number) {}

  /** Forget all. */
  clear(): void {
    this.sprites.clear();
    this.pixels = 0;
  }

  /**
   * The sprite with a key.
   * @param box it covers, layer points
   * @param ratio dots of its canvas for each pixel
   * @param draw draws it, in layer points, if it is not there yet
   */
  sprite(key: string, box: Box, ratio: number, draw: (context: CanvasRenderingContext2D) => void): Sprite {
    const known = this.sprites.get(key);
    if (known?.ratio === ratio) return known;
    const sprite = Sprites.drawn(box, ratio, draw);
    const pixels = sprite.canvas.width * sprite.canvas.height;
    if (this.pixels + pixels > this.most) this.clear();
    this.pixels += pixels;
    this.sprites.set(key, sprite);
    return sprite;
  }

  private static drawn(
    [left, top, right, bottom]: Box,
    ratio: number,
    draw: (context: CanvasRenderingContext2D) => void,
  ): Sprite {
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil((right - left) * ratio);
    canvas.height = Math.ceil((bottom - top) * ratio);
    const context = contextOf(canvas);
    context.scale(ratio, ratio);
    context.translate(-left, -top);
    draw(context);
    return { canvas, width: canvas.width / ratio, height: canvas.height / ratio, ratio };
  }
}

/**
 * Copy a picture into a context, drawn there at its first use; where the dots of the context are no whole part of a pixel,
 * a copy would blur, and it is drawn anew.
 * @param key text that is another for every other picture or place
 * @param box it covers, whole pixels
 * @param ratio dots of the context for each pixel
 */
export function drawSprite(
  context: CanvasRenderingContext2D,
  sprites: Sprites,
  key: string,
  box: Box,
  ratio: number,
  draw: (context: CanvasRenderingContext2D) => void,
): void {
  if (Number.isInteger(ratio)) {
    const { canvas, width, height } = sprites.sprite(key, box, ratio, draw);
    context.drawImage(canvas, box[0], box[1], width, height);
  } else draw(context);
}
