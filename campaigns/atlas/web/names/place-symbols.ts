/* Dots of places, which stand with their names. */

import type { Style } from "../base/payload.ts";

export class PlaceSymbols {
  /** Paths around 0, 0 in points, by kind; the last is that of all other kinds. */
  private readonly paths: { kinds: string[]; path: Path2D }[];

  constructor(private readonly style: Style) {
    this.paths = style.markStyle.places.map(({ kinds, path }) => ({ kinds, path: new Path2D(path) }));
  }

  /** Draw the dot of a kind of place at a point, pixels. */
  draw(context: CanvasRenderingContext2D, x: number, y: number, kind: string): void {
    const { markStyle, palette, text, pixelsPerPoint } = this.style;
    const dot = this.paths.find(({ kinds }) => kinds.includes(kind)) ?? this.paths.find(({ kinds }) => !kinds.length);
    if (!dot) throw new RangeError(`a place of kind "${kind}" has no dot in the symbology`);
    context.save();
    context.translate(x, y);
    context.scale(pixelsPerPoint, pixelsPerPoint);
    context.fillStyle = palette["white"] ?? text;
    context.strokeStyle = text;
    context.lineWidth = markStyle.placeOutline;
    context.fill(dot.path);
    context.stroke(dot.path);
    context.restore();
  }
}
