/* A picture of shaded ground in Web Mercator; it is read when it is first seen. */

import { overlaps } from "../base/boxes.ts";
import { contextOf } from "../base/canvas.ts";
import { toMercator } from "../base/mercator.ts";
import type { GroundPicture as PackedPicture } from "../base/payload.ts";
import type { Box, Frame } from "../base/types.ts";

/** How much of a picture is seen at a zoom, 0 to 1: all of it from one zoom on, and less over some zooms before. */
export const pictureOpacity = (fullZoom: number, zoom: number, fadingZooms: number): number =>
  Math.max(0, Math.min(1, (zoom - fullZoom) / fadingZooms + 1));

/** What is known of a picture beside what the document has. */
interface PictureSettings {
  /** Its image, where that is read already. */
  image?: HTMLImageElement | null;
  /** Share of its width and height within which it fades from each edge; 0 is not at all. */
  edge?: number;
}

/** An image that is read, less and less of it to be seen towards its edges. */
function fadedAtEdges(image: HTMLImageElement, edge: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  const { naturalWidth: width, naturalHeight: height } = image;
  Object.assign(canvas, { width, height });
  const context = contextOf(canvas);
  context.drawImage(image, 0, 0);
  context.globalCompositeOperation = "destination-in";
  for (const [right, bottom] of [
    [width, 0],
    [0, height],
  ] as const) {
    const fading = context.createLinearGradient(0, 0, right, bottom);
    fading.addColorStop(0, "transparent");
    fading.addColorStop(edge, "black");
    fading.addColorStop(1 - edge, "black");
    fading.addColorStop(1, "transparent");
    context.fillStyle = fading;
    context.fillRect(0, 0, width, height);
  }
  return canvas;
}

export class GroundPicture {
  /** The rectangle it covers, in the unit Mercator square. */
  readonly box: Box;
  private image: HTMLImageElement | null;
  private readonly edge: number;
  /** The image as it is drawn, once that is made. */
  private faded: HTMLCanvasElement | null = null;

  /**
   * @param begin is told of the image when its loading begins
   */
  constructor(
    private readonly packed: PackedPicture,
    private readonly begin: (image: HTMLImageElement) => void,
    { image = null, edge = 0 }: PictureSettings = {},
  ) {
    this.image = image;
    this.edge = edge;
    const [west, south, east, north] = packed.bounds;
    const [left, top] = toMercator(west, north);
    const [right, bottom] = toMercator(east, south);
    this.box = [left, top, right, bottom];
  }

  /** Whether it reaches into a view, in the unit Mercator square. */
  isIn(view: Box): boolean {
    return overlaps(this.box, view);
  }

  /** The rectangle in layer points. */
  pixels({ scale, x0, y0 }: Frame): Box {
    const [west, north, east, south] = this.box;
    return [west * scale - x0, north * scale - y0, east * scale - x0, south * scale - y0];
  }

  /** Draw it as far as it is loaded; the first time it only begins to load. */
  paint(context: CanvasRenderingContext2D, frame: Frame, opacity: number): void {
    if (!opacity || !this.isIn(frame.view)) return;
    if (!this.image) {
      this.image = new Image();
      this.begin(this.image);
      this.image.src = this.packed.address;
    }
    if (!this.image.complete || !this.image.naturalWidth) return;
    if (this.edge) this.faded ??= fadedAtEdges(this.image, this.edge);
    const [left, top, right, bottom] = this.pixels(frame);
    context.globalAlpha = opacity;
    context.imageSmoothingQuality = "high";
    context.drawImage(this.faded ?? this.image, left, top, right - left, bottom - top);
    context.globalAlpha = 1;
  }
}
