/* What a row of users' data looks like: a disc, a line or an area in its colour, and squares where discs would hide each
   other. Discs are kept as pictures: copying one costs a tenth of drawing it. */

import { contextOf } from "../base/canvas.ts";
import type { GuestStyle, Style } from "../base/payload.ts";

/** Zooms at which discs have the share of their radius that is for far out, and all of it. */
const [FAR, NEAR] = [3, 8];

/** Radius of a disc at a zoom, pixels. */
export function radiusAt(zoom: number, { radius, farShare }: GuestStyle): number {
  const part = Math.max(0, Math.min(1, (zoom - FAR) / (NEAR - FAR)));
  return radius * (farShare + (1 - farShare) * part);
}

/** Which of so many steps of a ramp is for a number of rows, 1 or more: one step for each doubling. */
export const stepOfCount = (count: number, steps: number): number => Math.min(steps - 1, 31 - Math.clz32(count));

/** The colour of a square in which so many rows lie. */
export const colourOfCount = (count: number, ramp: readonly string[]): string | undefined =>
  count > 0 ? ramp[stepOfCount(count, ramp.length)] : undefined;

/** Pictures of discs. */
export class DiscPictures {
  private readonly pictures = new Map<string, HTMLCanvasElement>();
  private key = "";
  /** From the middle of a picture to its edge, pixels. */
  reach = 0;

  constructor(private readonly style: Style) {}

  /** Draw discs for a zoom from now on, with so many dots for each pixel. */
  setScale(zoom: number, ratio: number): void {
    const key = `${zoom}|${ratio}`;
    if (key === this.key) return;
    this.key = key;
    this.pictures.clear();
    this.reach = Math.ceil(radiusAt(zoom, this.style.guests) + this.style.guests.edgeWidth / 2 + 0.5);
  }

  /** The disc of a colour; its size is twice the reach. */
  of(colour: string): HTMLCanvasElement {
    const known = this.pictures.get(colour);
    if (known) return known;
    const [zoom = 0, ratio = 1] = this.key.split("|").map(Number);
    const picture = document.createElement("canvas");
    picture.width = picture.height = 2 * this.reach * ratio;
    const context = contextOf(picture);
    context.scale(ratio, ratio);
    paintDisc(context, this.reach, this.reach, colour, radiusAt(zoom, this.style.guests), this.style);
    this.pictures.set(colour, picture);
    return picture;
  }
}

/** Draw a disc; pixels. */
export function paintDisc(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  colour: string,
  radius: number,
  { casing, guests: { edgeOpacity, edgeWidth, fillOpacity } }: Style,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.globalAlpha = fillOpacity;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = edgeOpacity;
  context.lineWidth = edgeWidth;
  context.strokeStyle = casing;
  context.stroke();
  context.globalAlpha = 1;
}
