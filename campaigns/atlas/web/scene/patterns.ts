/* Textures that fill an area, so that it is told apart without colour: a small tile of one colour, repeated. */

import { contextOf } from "../base/canvas.ts";
import type { Hatch, Style } from "../base/payload.ts";

const patterns = new Map<string, CanvasPattern>();

/** A pattern, drawn once on a tile of so many pixels; tiles are whole pixels, or their edges would blur. */
function pattern(
  context: CanvasRenderingContext2D,
  key: string,
  size: number,
  draw: (context: CanvasRenderingContext2D) => void,
): CanvasPattern {
  const known = patterns.get(key);
  if (known) return known;
  const tile = document.createElement("canvas");
  tile.width = size;
  tile.height = size;
  draw(contextOf(tile));
  const made = context.createPattern(tile, "repeat");
  if (!made) throw new Error(`the browser makes no pattern "${key}" of ${size} × ${size} pixels`);
  patterns.set(key, made);
  return made;
}

/** Where a line of a hatch runs over a tile, shifted along x. */
function line(tile: CanvasRenderingContext2D, slant: Hatch["slant"], size: number, shift: number): void {
  const [start, end] = { up: [size + 1, -1], down: [-1, size + 1], upright: [-1, size + 1] }[slant] as [number, number];
  const [from, to] = slant === "upright" ? [size / 2, size / 2] : [shift - 1, shift + size + 1];
  tile.moveTo(from, start);
  tile.lineTo(to, end);
}

/** Parallel lines in a colour, `spacing` and `width` in pixels, over nothing or over a fill. */
export function hatching(
  context: CanvasRenderingContext2D,
  colour: string,
  { slant, spacing }: Hatch,
  width: number,
  opacity: number,
  fill = "",
): CanvasPattern {
  const size = Math.max(3, Math.round(spacing));
  return pattern(context, `hatch ${slant} ${size} ${width} ${opacity} ${colour} ${fill}`, size, (tile) => {
    if (fill) {
      tile.fillStyle = fill;
      tile.fillRect(0, 0, size, size);
    }
    tile.strokeStyle = colour;
    tile.lineWidth = width;
    tile.globalAlpha = opacity;
    tile.beginPath();
    for (const shift of [-size, 0, size]) line(tile, slant, size, shift);
    tile.stroke();
  });
}

/** Rising stripes in several colours in turn; `spacing` and `width` in pixels. */
export function stripes(
  context: CanvasRenderingContext2D,
  colours: string[],
  { spacing, width, opacity }: { spacing: number; width: number; opacity: number },
): CanvasPattern {
  const step = Math.max(3, Math.round(spacing));
  const size = step * colours.length;
  return pattern(context, `stripes ${step} ${width} ${opacity} ${colours.join()}`, size, (tile) => {
    tile.lineWidth = width;
    tile.globalAlpha = opacity;
    colours.forEach((colour, index) => {
      tile.strokeStyle = colour;
      tile.beginPath();
      for (const turn of [-size, 0, size]) line(tile, "up", size, turn + index * step);
      tile.stroke();
    });
  });
}

/** Dots in a colour, two to a tile; `spacing` and `radius` in pixels. */
export function dots(
  context: CanvasRenderingContext2D,
  colour: string,
  spacing: number,
  radius: number,
): CanvasPattern {
  const size = Math.round(spacing * 1.6);
  return pattern(context, `dots ${size} ${radius} ${colour}`, size, (tile) => {
    tile.fillStyle = colour;
    tile.beginPath();
    for (const centre of [size * 0.28, size * 0.78]) tile.arc(centre, centre, radius, 0, 2 * Math.PI);
    tile.fill();
  });
}

/** Trees in staggered rows, two to a tile; lines of a tree from its foot, and all else in pixels. */
export function trees(
  context: CanvasRenderingContext2D,
  { colour, spacing, width, tree }: Style["ground"]["sheet"]["wood"],
): CanvasPattern {
  const size = Math.round(spacing);
  return pattern(context, `trees ${size} ${width} ${colour}`, size, (tile) => {
    tile.strokeStyle = colour;
    tile.lineWidth = width;
    tile.beginPath();
    for (const share of [0.25, 0.75])
      for (const line of tree)
        line.forEach(([x, y], index) => {
          const point = [share * size + x, (share + 0.2) * size - y] as const;
          if (index) tile.lineTo(...point);
          else tile.moveTo(...point);
        });
    tile.stroke();
  });
}

/** Short level strokes in staggered rows, as for a marsh; `spacing` of the rows and `width` in pixels. */
export function dashes(
  context: CanvasRenderingContext2D,
  colour: string,
  spacing: number,
  width: number,
): CanvasPattern {
  const size = 2 * Math.max(3, Math.round(spacing));
  return pattern(context, `dashes ${size} ${width} ${colour}`, size, (tile) => {
    tile.strokeStyle = colour;
    tile.lineWidth = width;
    tile.beginPath();
    for (const [row, start] of [0.05, 0.55].entries()) {
      const y = Math.round((row + 0.5) * (size / 2)) + 0.5;
      tile.moveTo(start * size, y);
      tile.lineTo((start + 0.4) * size, y);
    }
    tile.stroke();
  });
}
