/* One canvas that holds the whole map. Several canvases one above the other would be composed anew by the browser at
   every step, which costs more than all the drawing; so what seldom changes is kept in canvases of its own that are not on
   the page – land, territories, water, lines – and copied from there: a front that moves draws no border anew. */

import { mergeBoxes } from "../base/boxes.ts";
import { contextOf } from "../base/canvas.ts";
import type { Box, Frame } from "../base/types.ts";

/** Draws in a context whose units are layer points; only what lies in the box (layer points) is seen. */
export type BoxPainter = (context: CanvasRenderingContext2D, frame: Frame, box: Box) => void;

/** What is drawn, from the lowest to the highest. */
export interface CanvasPainters {
  /** Land and relief: drawn once a view. */
  land: BoxPainter;
  territories: BoxPainter;
  /** Who stands on the land of another. */
  occupations: BoxPainter;
  /** Sea, lakes and rivers: drawn once a view. */
  water: BoxPainter;
  /** Lines on the ground. */
  lines: BoxPainter;
  /** All that stands on the ground, up to the names. */
  foreground: BoxPainter;
}

/** Boxes of layer points in which the background changed, by what did. */
export interface BackgroundChanges {
  territories: Box[];
  occupations: Box[];
  lines: Box[];
}

/** A canvas that is not on the page. */
interface Buffer {
  canvas: HTMLCanvasElement;
  context: CanvasRenderingContext2D;
}

/** What Leaflet's renderers have beside its documented methods, as of version 1.9. */
interface RendererInternals {
  _container?: HTMLCanvasElement;
  /** The part of the map that the renderer covers, layer points. */
  _bounds?: L.Bounds;
  _center: L.LatLng;
  _zoom: number;
  _update(): void;
  _updateTransform(center: L.LatLng, zoom: number): void;
}

const LeafletRenderer = L.Renderer as unknown as new (options: L.RendererOptions) => L.Renderer & RendererInternals;

/** Share of the map's size by which the canvas is larger on each side, so that a short pan needs no drawing. */
const PADDING = 0.08;
const MAX_PIXEL_RATIO = 2;

const createBuffer = (settings?: CanvasRenderingContext2DSettings): Buffer => {
  const canvas = document.createElement("canvas");
  return { canvas, context: contextOf(canvas, settings) };
};
const boxOf = ({ min, max }: Frame): Box => [min.x, min.y, max.x, max.y];

/**
 * Fires "framed" when it covers another part of the map, or the same at another zoom; whoever draws on it has to do so
 * before the browser shows the next frame, since the canvas has its new place at once.
 */
export class CanvasLayer extends LeafletRenderer {
  private readonly land = createBuffer({ alpha: false });
  /** Land with territories. */
  private readonly territories = createBuffer({ alpha: false });
  private readonly water = createBuffer();
  /** Water with the lines on the ground. */
  private readonly lines = createBuffer();
  /** All of that, with occupations: what lies under the moving things. */
  private readonly background = createBuffer({ alpha: false });
  private readonly painters: CanvasPainters;
  private visibleContext: CanvasRenderingContext2D | null = null;
  private currentFrame: Frame | null = null;
  /** What depends on the view alone is to be drawn anew. */
  private outdated = true;
  private ratio = 1;
  private density = 1;
  /** Of each canvas, in its own pixels. */
  private size = { width: 0, height: 0 };

  /** @param pane in which the canvas stands */
  constructor(painters: CanvasPainters, pane: string) {
    super({ padding: PADDING, pane });
    this.painters = painters;
  }

  /** What the canvas covers, or null while it has no size. */
  get frame(): Frame | null {
    return this.currentFrame;
  }

  /** Dots of the canvas for each pixel of the page. */
  get pixelRatio(): number {
    return this.ratio;
  }

  /** Context of the canvas on the page, or null while the layer is not on a map. */
  get context(): CanvasRenderingContext2D | null {
    return this.visibleContext;
  }

  /** Called by Leaflet when the layer comes on a map. */
  _initContainer(): void {
    this._container = L.DomUtil.create("canvas", "atlas-sheet");
    this._container.setAttribute("aria-hidden", "true");
    this.visibleContext = contextOf(this._container, { alpha: false });
  }

  /** Called by Leaflet when the layer is taken off its map. */
  _destroyContainer(): void {
    this._container?.remove();
    delete this._container;
    this.visibleContext = null;
    this.currentFrame = null;
    this.outdated = true;
  }

  /** Called by Leaflet when the view has changed. */
  override _update(): void {
    const { _animatingZoom: zooming } = this._map as L.Map & { _animatingZoom?: boolean };
    if (zooming && this._bounds) return;
    super._update();
    const before = this.currentFrame;
    this.currentFrame = null;
    if (!this._bounds || !this._container) return;
    const { min, max } = this._bounds;
    if (!min || !max || min.x === max.x || min.y === max.y) return; // without a size; when it gets one, Leaflet calls again
    L.DomUtil.setPosition(this._container, min);
    const ratio = Math.min(Math.max(window.devicePixelRatio || 1, this.density), MAX_PIXEL_RATIO);
    const frame = this.frameOf(min, max);
    /* Leaflet tells of one change of the view up to three times. */
    this.currentFrame = before?.key === frame.key && this.ratio === ratio ? before : frame;
    if (this.currentFrame === before) return;
    this.ratio = ratio;
    this.outdated = true;
    this.fire("framed");
  }

  /** Leaflet places a renderer by its padding, which need not be whole pixels: at rest the canvas stands on its bounds. */
  override _updateTransform(center: L.LatLng, zoom: number): void {
    const atRest = zoom === this._zoom && center.equals(this._center);
    if (atRest && this._container && this._bounds?.min) L.DomUtil.setPosition(this._container, this._bounds.min);
    else super._updateTransform(center, zoom);
  }

  /** From the next view on, draw at least so many pixels of the canvas for each of the page. */
  setDensity(density: number): void {
    this.density = density;
  }

  /** Draw what the canvas shows on another context, whose units are pixels of the map's container. */
  drawOn(context: CanvasRenderingContext2D): void {
    const [frame, canvas] = [this.currentFrame, this._container];
    if (!frame || !canvas) return;
    const [left, top, right, bottom] = boxOf(frame);
    const { x, y } = this._map.layerPointToContainerPoint([left, top]);
    context.drawImage(canvas, x, y, right - left, bottom - top);
  }

  /** Draw all anew the next time, as after an image of the relief was loaded. */
  invalidate(): void {
    this.outdated = true;
  }

  /**
   * Draw anew within boxes of layer points, by default everywhere; so it is where all has to be.
   * @param boxes whole pixels on the canvas, none over another
   * @param changes what of the background changed since the last time
   */
  paint(boxes?: Box[], changes: BackgroundChanges = { territories: [], occupations: [], lines: [] }): void {
    const [frame, context] = [this.currentFrame, this.visibleContext];
    if (!frame || !context) return;
    const everything = this.outdated || !boxes;
    if (this.outdated) this.paintBaseMap(frame);
    const whole = [boxOf(frame)];
    this.paintBackground(frame, this.outdated ? { territories: whole, occupations: [], lines: whole } : changes);
    this.outdated = false;
    for (const box of everything ? whole : boxes)
      this.paintWithin(context, frame, box, () => {
        this.copy(context, this.background, frame, box);
        this.painters.foreground(context, frame, box);
      });
  }

  private frameOf(min: L.Point, max: L.Point): Frame {
    const zoom = this._map.getZoom();
    const scale = 256 * 2 ** zoom;
    const origin = this._map.getPixelOrigin();
    const view: Box = [
      (min.x + origin.x) / scale,
      (min.y + origin.y) / scale,
      (max.x + origin.x) / scale,
      (max.y + origin.y) / scale,
    ];
    const key = `${zoom}|${origin.x}|${origin.y}|${min.x}|${min.y}|${max.x}|${max.y}`;
    return { zoom, scale, x0: origin.x, y0: origin.y, view, key, min, max };
  }

  /** Give a canvas the size of the layer, which empties it. */
  private resize(canvas: HTMLCanvasElement): void {
    canvas.width = this.size.width;
    canvas.height = this.size.height;
  }

  /** Give all canvases the size of a frame. */
  private resizeTo(canvas: HTMLCanvasElement, { min, max }: Frame): void {
    const [x, y] = [max.x - min.x, max.y - min.y];
    this.size = { width: Math.round(x * this.ratio), height: Math.round(y * this.ratio) };
    const { land, territories, water, lines, background } = this;
    for (const each of [{ canvas }, land, territories, water, lines, background]) this.resize(each.canvas);
    canvas.style.width = `${x}px`;
    canvas.style.height = `${y}px`;
  }

  /** Run a painter on a context of this layer, in layer points, so that it draws nothing outside a box. */
  private paintWithin(context: CanvasRenderingContext2D, frame: Frame, box: Box, painter: BoxPainter): void {
    const [left, top, right, bottom] = box;
    context.save();
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.translate(-frame.min.x, -frame.min.y);
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    painter(context, frame, box);
    context.restore();
  }

  /** Copy a box of layer points of another canvas of this layer. */
  private copy(context: CanvasRenderingContext2D, { canvas }: Buffer, { min }: Frame, box: Box): void {
    const [left, top, right, bottom] = box;
    const [x, y] = [left - min.x, top - min.y];
    const [width, height] = [right - left, bottom - top];
    const { ratio } = this;
    context.drawImage(canvas, x * ratio, y * ratio, width * ratio, height * ratio, left, top, width, height);
  }

  /** Draw what depends on the view alone. */
  private paintBaseMap(frame: Frame): void {
    const whole = boxOf(frame);
    if (this._container) this.resizeTo(this._container, frame);
    this.paintWithin(this.land.context, frame, whole, this.painters.land);
    this.paintWithin(this.water.context, frame, whole, this.painters.water);
  }

  /** Draw the background anew where it changed, in its place: to copy all of it for each state would cost more. */
  private paintBackground(frame: Frame, changes: BackgroundChanges): void {
    const { painters } = this;
    for (const box of changes.territories)
      this.paintWithin(this.territories.context, frame, box, (context) => {
        this.copy(context, this.land, frame, box);
        painters.territories(context, frame, box);
      });
    for (const box of changes.lines)
      this.paintWithin(this.lines.context, frame, box, (context) => {
        const [left, top, right, bottom] = box;
        context.clearRect(left, top, right - left, bottom - top);
        this.copy(context, this.water, frame, box);
        painters.lines(context, frame, box);
      });
    for (const box of mergeBoxes([...changes.territories, ...changes.occupations, ...changes.lines]))
      this.paintWithin(this.background.context, frame, box, (context) => {
        this.copy(context, this.territories, frame, box);
        painters.occupations(context, frame, box);
        this.copy(context, this.lines, frame, box);
      });
  }
}
