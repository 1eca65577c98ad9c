/* Text on the map: how wide it is, and how it is drawn with its halo, each text once as a sprite. */

import { contextOf } from "../base/canvas.ts";
import { type Sprite, Sprites } from "../base/sprites.ts";
import type { Box, PixelPoint } from "../base/types.ts";
import type { Glyph, LabelText, TextMeasure } from "./label.ts";

/** Distance between the middles of two lines of text, in font sizes. */
export const LINE_HEIGHT = 1.18;

/** Pixels of all sprites together; when there are more, all are dropped. */
const MAX_PIXELS = 24e6;

/** A text in one line, or in two of much the same length if it is longer than `most` characters and has a space. */
export function breakLines(text: string, most = 19): string[] {
  if (text.length <= most) return [text];
  const middle = text.length / 2;
  let nearest = -1;
  for (let at = text.indexOf(" "); at >= 0; at = text.indexOf(" ", at + 1))
    if (nearest < 0 || Math.abs(at - middle) < Math.abs(nearest - middle)) nearest = at;
  return nearest < 0 ? [text] : [text.slice(0, nearest), text.slice(nearest + 1)];
}

/** Draw lines of text, each from a point at the middle of its left end. */
export function drawLines(
  context: CanvasRenderingContext2D,
  { font, colour, halo, spacing = 0 }: LabelText,
  haloColour: string,
  lines: string[],
  starts: PixelPoint[],
): void {
  context.font = font;
  context.letterSpacing = `${spacing}px`;
  context.strokeStyle = haloColour;
  context.lineWidth = halo;
  starts.forEach(([x, y], index) => context.strokeText(lines[index] ?? "", x, y));
  context.fillStyle = colour;
  starts.forEach(([x, y], index) => context.fillText(lines[index] ?? "", x, y));
}

/** Draw letters along a line. */
export function drawGlyphs(
  context: CanvasRenderingContext2D,
  { font, colour, halo }: LabelText,
  haloColour: string,
  glyphs: Glyph[],
): void {
  context.font = font;
  context.textAlign = "center";
  const forEach = (draw: (letter: string) => void): void =>
    glyphs.forEach(({ letter, x, y, angle }) => {
      context.save();
      context.translate(x, y);
      context.rotate(angle);
      draw(letter);
      context.restore();
    });
  context.strokeStyle = haloColour;
  context.lineWidth = halo;
  forEach((letter) => context.strokeText(letter, 0, 0));
  context.fillStyle = colour;
  forEach((letter) => context.fillText(letter, 0, 0));
}

export class TextRenderer implements TextMeasure {
  /** Texts as they are drawn, and the symbols that stand among them. */
  readonly sprites = new Sprites(MAX_PIXELS);
  private readonly widths = new Map<string, number>();
  private readonly measure = contextOf(document.createElement("canvas"));

  /** Code of the language of the texts: in another the same text may be in another font. */
  language = "";

  width(font: string, text: string): number {
    const key = `${this.language}|${font}|${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      this.measure.font = font;
      width = this.measure.measureText(text).width;
      this.widths.set(key, width);
    }
    return width;
  }

  /**
   * The sprite of a text.
   * @param key text that is another for every other
   * @param box it covers, layer points
   * @param draw draws it, in layer points, if it is not there yet
   */
  sprite(key: string, box: Box, draw: (context: CanvasRenderingContext2D) => void): Sprite {
    return this.sprites.sprite(`${this.language}|${key}`, box, Math.min(window.devicePixelRatio || 1, 2), (context) => {
      context.lineJoin = "round";
      context.textBaseline = "middle";
      draw(context);
    });
  }
}
