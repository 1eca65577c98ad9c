/* Textures that fill an area, so that it is told apart without colour: a small tile of one colour, repeated. */

import { contextOf } from "../base/canvas.ts";

/** Diagonal lines; sizes in pixels. */
const HATCHING = { tile: 8, lineWidth: 1.3, opacity: 0.75 };
/** Two dots to a tile; sizes in pixels. */
const DOTS = { tile: 7, radius: 1, centres: [2, 5.5] };

const patterns = new Map<string, CanvasPattern>();

/** A pattern of one colour, drawn once on a tile of so many pixels. */
function pattern(
  context: CanvasRenderingContext2D,
  name: string,
  colour: string,
  size: number,
  draw: (context: CanvasRenderingContext2D) => void,
): CanvasPattern {
  const key = `${name} ${colour}`;
  const known = patterns.get(key);
  if (known) return known;
  const tile = document.createElement("canvas");
  tile.width = size;
  tile.height = size;
  const tileContext = contextOf(tile);
  tileContext.strokeStyle = colour;
  tileContext.fillStyle = colour;
  draw(tileContext);
  const made = context.createPattern(tile, "repeat");
  if (!made) throw new Error(`the browser makes no pattern "${name}" of ${size} × ${size} pixels`);
  patterns.set(key, made);
  return made;
}

/** A diagonal hatching in a colour. */
export const hatching = (context: CanvasRenderingContext2D, colour: string): CanvasPattern =>
  pattern(context, "hatching", colour, HATCHING.tile, (tile) => {
    const size = HATCHING.tile;
    tile.lineWidth = HATCHING.lineWidth;
    tile.globalAlpha = HATCHING.opacity;
    tile.beginPath();
    for (const shift of [-size, 0, size]) {
      tile.moveTo(shift - 1, size + 1);
      tile.lineTo(shift + size + 1, -1);
    }
    tile.stroke();
  });

/** Dots in a colour. */
export const dots = (context: CanvasRenderingContext2D, colour: string): CanvasPattern =>
  pattern(context, "dots", colour, DOTS.tile, (tile) => {
    tile.beginPath();
    for (const centre of DOTS.centres) tile.arc(centre, centre, DOTS.radius, 0, 2 * Math.PI);
    tile.fill();
  });
