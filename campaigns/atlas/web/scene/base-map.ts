/* The quiet ground: relief, sea, lakes and rivers; drawn once a view, never by the clock. */

import { isWithin } from "../base/boxes.ts";
import { SEAM } from "../base/longitudes.ts";
import { toMercator } from "../base/mercator.ts";
import { type Lines, linesOf } from "../base/packing.ts";
import type { PackedParts, Payload, Style } from "../base/payload.ts";
import type { PendingWork } from "../base/pending-work.ts";
import { Shape } from "../base/shape.ts";
import type { Box, Frame, MercatorPoint } from "../base/types.ts";
import { Battlefields, partsIn, riverWidth } from "./battlefields.ts";
import type { LayerPoint } from "./hit-test.ts";
import { GroundPicture, pictureOpacity } from "./ground-picture.ts";
import { LandMask } from "./land-mask.ts";
import { fillShape, strokeShape } from "./strokes.ts";
import { placeZoom } from "./symbology.ts";

/** Pixels by which the water outside the map covers the outline of the sea's own rectangle. */
const OUTSIDE_OVERLAP = 2;

/** Waits until an image is read, or found to be unreadable. */
const whenRead = (image: HTMLImageElement): Promise<void> =>
  new Promise((done) => {
    if (image.complete) done();
    image.addEventListener("load", () => done());
    image.addEventListener("error", () => done());
  });

/** Read both reliefs of the theatre, so that the map is painted once when it opens; returns the image of the finer one. */
export async function readReliefs(
  map: L.Map,
  { relief }: Pick<Payload["ground"], "relief">,
): Promise<HTMLImageElement | null> {
  const image = relief ? new Image() : null;
  if (image && relief) image.src = relief.address;
  const images = [image, reliefOf(map).getElement()].filter((each) => each instanceof HTMLImageElement);
  await Promise.all(images.map(whenRead));
  return image;
}

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
  readonly battlefields: Battlefields;
  private readonly fineRelief: GroundPicture | undefined;
  private readonly style: Style;
  private readonly sea: Shape;
  private readonly lakes: Shape;
  private readonly mask: LandMask;
  /** Places and heights in the unit Mercator square, which are marked from a zoom on. */
  private readonly places: { point: MercatorPoint; minZoom: number }[];
  private readonly rivers: { shape: Shape; rank: number }[];

  /**
   * @param lines of the ground, in the unit Mercator square
   * @param relief image of the finer relief
   */
  constructor(
    private readonly map: L.Map,
    { ground, places, sheets, style }: Pick<Payload, "ground" | "places" | "sheets" | "style">,
    lines: Lines,
    pending: PendingWork,
    relief: HTMLImageElement | null,
  ) {
    this.style = style;
    this.battlefields = new Battlefields(sheets, style, pending);
    this.fineRelief =
      ground.relief && new GroundPicture(ground.relief, (image) => this.battlefields.await(image), { image: relief });
    const toShape = (parts: PackedParts, closed: boolean): Shape => new Shape(() => linesOf(parts, lines), closed);
    this.sea = toShape(ground.sea, true);
    this.mask = new LandMask(this.sea);
    this.lakes = toShape(ground.lakes, true);
    this.rivers = ground.rivers.map(({ parts, rank }) => ({ shape: toShape(parts, false), rank }));
    this.places = places.map((place) => ({
      point: toMercator(place.lon, place.lat),
      minZoom: placeZoom(place, style),
    }));
    this.relief = reliefOf(map);
  }

  /** Plain land, on it the relief as far as it is loaded and the zoom has use for it, and that of battlefields. */
  paintLand(context: CanvasRenderingContext2D, frame: Frame, [left, top, right, bottom]: Box): void {
    context.fillStyle = this.style.land;
    context.fillRect(left, top, right - left, bottom - top);
    this.paintRelief(context, frame);
    const { fineReliefZoom, fineReliefFadingZooms } = this.style.ground;
    this.fineRelief?.paint(context, frame, pictureOpacity(fineReliefZoom, frame.zoom, fineReliefFadingZooms));
    this.battlefields.paintRelief(context, frame);
  }

  private paintRelief(context: CanvasRenderingContext2D, frame: Frame): void {
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

  /** Contours, and over them sea, rivers and lakes. */
  paintWater(context: CanvasRenderingContext2D, frame: Frame): void {
    const { style } = this;
    this.battlefields.paintContours(context, frame);
    context.fillStyle = style.water;
    fillShape(context, this.sea, frame);
    context.strokeStyle = style.coast;
    const { coast, farCoast, farCoastZoom } = style.ground;
    context.lineWidth = frame.zoom < farCoastZoom ? farCoast : coast;
    strokeShape(context, this.sea, frame);
    fillOutside(context, frame);
    this.battlefields.paintWater(context, frame);
    context.save();
    this.battlefields.clipOut(context, frame);
    this.paintTheatreWater(context, frame);
    context.restore();
  }

  /** Rivers and lakes but for those of battlefields. */
  private paintTheatreWater(context: CanvasRenderingContext2D, frame: Frame): void {
    const { river, coast } = this.style.ground;
    context.lineCap = "round";
    context.lineJoin = "round";
    context.strokeStyle = this.style.river;
    for (const { shape, rank } of this.riversAt(frame.zoom)) {
      context.lineWidth = riverWidth(rank, frame.zoom, river);
      strokeShape(context, shape, frame);
    }
    context.fillStyle = this.style.water;
    fillShape(context, this.lakes, frame);
    context.lineWidth = coast;
    strokeShape(context, this.lakes, frame);
  }

  /** Whether there is land near a layer point; lakes are part of it. */
  isLand(point: LayerPoint, frame: Frame): boolean {
    return this.mask.isLand(point, frame);
  }

  private riversAt(zoom: number): { shape: Shape; rank: number }[] {
    const { ranksBeyondZoom } = this.style.ground.river;
    return this.rivers.filter(({ rank }) => rank <= zoom + ranksBeyondZoom);
  }

  /** Coasts, and lakes and rivers that are drawn in a frame. */
  shores({ view, zoom }: Pick<Frame, "view" | "zoom">): { coasts: Shape[]; others: Shape[] } {
    const sheets = this.battlefields.drawn({ view, zoom });
    const rivers = sheets.length ? this.battlefields.rivers(sheets, zoom) : this.riversAt(zoom);
    return { coasts: [this.sea], others: [this.lakes, ...rivers.map(({ shape }) => shape)] };
  }

  /** How many features of the ground – waters, coasts, contours – are drawn within a view, in the unit Mercator square. */
  count(view: Box, zoom: number): number {
    const battlefields = this.battlefields.drawn({ view, zoom });
    const theatre = battlefields.length ? [] : [...this.riversAt(zoom).map(({ shape }) => shape), this.lakes];
    const own = [...theatre, this.sea].reduce((sum, shape) => sum + partsIn(shape, view), 0);
    const places = this.places.filter(({ point, minZoom }) => zoom >= minZoom && isWithin(point, view));
    return own + places.length + this.battlefields.count(view, zoom);
  }
}
