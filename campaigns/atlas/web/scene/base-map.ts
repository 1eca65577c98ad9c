/* The quiet ground: relief, sea, lakes and rivers; drawn once a view, never by the clock. */

import { SEAM } from "../base/longitudes.ts";
import { toMercator } from "../base/mercator.ts";
import { linesOf } from "../base/packing.ts";
import type { Ground, PackedParts, Style } from "../base/payload.ts";
import { Shape } from "../base/shape.ts";
import type { Box, Frame, Line } from "../base/types.ts";
import { fillShape, strokeShape } from "./strokes.ts";

/** Pixels by which the water outside the map covers the outline of the sea's own rectangle. */
const OUTSIDE_OVERLAP = 2;

/** The image of the relief that Folium placed on a map. */
function reliefOf(map: L.Map): L.ImageOverlay {
  let relief: L.ImageOverlay | undefined;
  map.eachLayer((layer) => {
    if (layer instanceof L.ImageOverlay) relief = layer;
  });
  if (!relief) throw new Error("the map has no image layer, where the document's relief was expected");
  return relief;
}

/** Water outside the map, which ends at the seam and at the edges of the Mercator square. */
function fillOutside(context: CanvasRenderingContext2D, { scale, x0, y0, min, max }: Frame): void {
  const overlap = OUTSIDE_OVERLAP;
  const [begins] = toMercator(SEAM, 0);
  const [west, east] = [begins * scale - x0 + overlap, (begins + 1) * scale - x0 - overlap];
  context.fillRect(min.x, min.y, Math.max(0, west - min.x), max.y - min.y);
  context.fillRect(east, min.y, Math.max(0, max.x - east), max.y - min.y);
  context.fillRect(min.x, min.y, max.x - min.x, Math.max(0, -y0 - min.y));
  context.fillRect(min.x, scale - y0, max.x - min.x, Math.max(0, max.y - scale + y0));
}

export class BaseMap {
  /** Folium's image of the relief: hidden on the page, and drawn on the canvas. */
  readonly relief: L.ImageOverlay;
  private readonly sea: Shape;
  private readonly lakes: Shape;
  private readonly rivers: { shape: Shape; rank: number }[];

  /** @param lines of the ground, in the unit Mercator square */
  constructor(
    private readonly map: L.Map,
    ground: Ground,
    lines: Line[],
    private readonly style: Style,
  ) {
    const toShape = (parts: PackedParts, closed: boolean): Shape => new Shape(linesOf(parts, lines), closed);
    this.sea = toShape(ground.sea, true);
    this.lakes = toShape(ground.lakes, true);
    this.rivers = ground.rivers.map(({ parts, rank }) => ({ shape: toShape(parts, false), rank }));
    this.relief = reliefOf(map);
    const pane = map.getPane("relief");
    if (pane) pane.style.display = "none";
  }

  /** Plain land, and the relief on it as far as it is loaded and the zoom has use for it. */
  paintLand(context: CanvasRenderingContext2D, frame: Frame, [left, top, right, bottom]: Box): void {
    context.fillStyle = this.style.land;
    context.fillRect(left, top, right - left, bottom - top);
    const image = this.relief.getElement();
    const { reliefLastZoom, reliefFadingZooms } = this.style.ground;
    const opacity = Math.max(0, Math.min(1, (reliefLastZoom - frame.zoom) / reliefFadingZooms));
    if (!image?.complete || !image.naturalWidth || !opacity) return;
    const bounds = this.relief.getBounds();
    const northWest = this.map.latLngToLayerPoint(bounds.getNorthWest());
    const southEast = this.map.latLngToLayerPoint(bounds.getSouthEast());
    context.globalAlpha = opacity;
    context.imageSmoothingQuality = "high";
    context.drawImage(image, northWest.x, northWest.y, southEast.x - northWest.x, southEast.y - northWest.y);
    context.globalAlpha = 1;
  }

  /** Sea, rivers and lakes. */
  paintWater(context: CanvasRenderingContext2D, frame: Frame): void {
    const { style } = this;
    context.fillStyle = style.water;
    fillShape(context, this.sea, frame);
    context.strokeStyle = style.coast;
    const { coast, farCoast, farCoastZoom, river } = style.ground;
    context.lineWidth = frame.zoom < farCoastZoom ? farCoast : coast;
    strokeShape(context, this.sea, frame);
    fillOutside(context, frame);
    context.lineCap = "round";
    context.lineJoin = "round";
    context.strokeStyle = style.river;
    for (const { shape, rank } of this.rivers) {
      if (rank > frame.zoom + river.ranksBeyondZoom) continue;
      const width = (frame.zoom - rank * river.zoomsPerRank) * river.perZoom;
      context.lineWidth = Math.max(river.least, Math.min(river.most, width));
      strokeShape(context, shape, frame);
    }
    fillShape(context, this.lakes, frame);
    context.lineWidth = coast;
    strokeShape(context, this.lakes, frame);
  }
}
