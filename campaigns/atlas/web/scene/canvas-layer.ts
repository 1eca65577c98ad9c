/* One canvas that holds the whole map. Several canvases one above the other would be composed anew by the browser at
   every step, which costs more than all the drawing; so what seldom changes is kept in canvases of its own that are not on
   the page – land, territories, water, lines – and copied from there: a front that moves draws no border anew. */

import { mergeBoxes } from "../base/boxes.ts";
import { contextOf } from "../base/canvas.ts";
import type { Box, Frame } from "../base/types.ts";

/** Draws in a context whose units are layer points; only what lies in the box (layer points) is seen. */
export type BoxPainter = (context: CanvasRenderingContext2D, frame: Frame, box: Box) => void;

/** As a `BoxPainter`; `marks` draws in its turn what stands on the ground. */
export type ForegroundPainter = (context: CanvasRenderingContext2D, frame: Frame, box: Box, marks: () => void) => void;

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
  /** What stands on the ground. */
  marks: BoxPainter;
  /** That, with what is drawn below and above it, up to the names. */
  foreground: ForegroundPainter;
  /** Whether more is drawn beside the marks that changes often: they are kept then, and copied. */
  keepsMarks: () => boolean;
  /** Text that is another for all other territories, occupations and lines: what is drawn of them is kept by it. */
  backgroundKey: () => string;
}

/** Boxes of layer points in which the background changed, by what did, and those in which marks did. */
export interface PictureChanges {
  territories: Box[];
  occupations: Box[];
  lines: Box[];
  marks: Box[];
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

/** Pixels, in all, of the backgrounds that are kept. */
const MAX_BACKGROUND_PIXELS = 20e6;
/** Share of the canvas from which on a change leaves the background before it as it was, for when it comes back. */
const LARGE_CHANGE = 0.02;
/** Share of the map's size by which the canvas is larger on each side, so that a short pan needs no drawing. */
const PADDING = 0.08;
const MAX_PIXEL_RATIO = 2;

const createBuffer = (settings?: CanvasRenderingContext2DSettings): Buffer => {
  const canvas = document.createElement("canvas");
  return { canvas, context: contextOf(canvas, settings) };
};
const areaOf = (boxes: Box[]): number =>
  boxes.reduce((sum, [left, top, right, bottom]) => sum + (right - left) * (bottom - top), 0);
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
  /** All of that, with occupations: what lies under the moving things, by its key; the last used is the last. */
  private readonly backgrounds = new Map<string, Buffer>();
  /** Where the canvases of territories and of lines are out of date: they are needed only for a new background. */
  private outdatedBoxes: Pick<PictureChanges, "territories" | "lines"> = { territories: [], lines: [] };
  /** What stands on the ground, on no ground; null where it is not kept. */
  private marks: Buffer | null = null;
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

  /** What the map shows: west, north, east, south in the unit Mercator square, and the zoom. */
  view(): { view: Box; zoom: number } {
    if (!this.currentFrame) return { view: [0, 0, 1, 1], zoom: 0 };
    const { scale, x0, y0, zoom } = this.currentFrame;
    const { x, y } = this._map.containerPointToLayerPoint([0, 0]);
    const size = this._map.getSize();
    return { view: [(x + x0) / scale, (y + y0) / scale, (x + size.x + x0) / scale, (y + size.y + y0) / scale], zoom };
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
    this.visibleContext = this.marks = null;
    this.backgrounds.clear();
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
   * @param changes what of the picture changed since the last time
   */
  paint(boxes?: Box[], changes: PictureChanges = { territories: [], occupations: [], lines: [], marks: [] }): void {
    const [frame, context] = [this.currentFrame, this.visibleContext];
    if (!frame || !context) return;
    const everything = this.outdated || !boxes;
    if (this.outdated) this.paintBaseMap(frame);
    const whole = [boxOf(frame)];
    const background = this.backgroundFor(
      frame,
      this.outdated ? { territories: whole, occupations: [], lines: whole, marks: whole } : changes,
    );
    this.outdated = false;
    const marks = this.keptMarks(frame, everything ? whole : changes.marks);
    for (const box of everything ? whole : boxes)
      this.paintWithin(context, frame, box, () => {
        this.copy(context, background, frame, box);
        this.painters.foreground(context, frame, box, () => {
          if (marks) this.copy(context, marks, frame, box);
          else this.painters.marks(context, frame, box);
        });
      });
  }

  /** The canvas with the marks, drawn anew within boxes; null where they are not kept. */
  private keptMarks(frame: Frame, boxes: Box[]): Buffer | null {
    const kept = this.painters.keepsMarks() ? (this.marks ?? createBuffer()) : null;
    const isNew = kept !== this.marks;
    this.marks = kept;
    if (!kept) return null;
    if (isNew) this.resize(kept.canvas);
    for (const box of isNew ? [boxOf(frame)] : boxes)
      this.paintWithin(kept.context, frame, box, (context) => {
        const [left, top, right, bottom] = box;
        context.clearRect(left, top, right - left, bottom - top);
        this.painters.marks(context, frame, box);
      });
    return kept;
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
    const { land, territories, water, lines } = this;
    for (const each of [{ canvas }, land, territories, water, lines]) this.resize(each.canvas);
    this.marks = null;
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

  /** Draw what depends on the view alone; all backgrounds are outdated by it. */
  private paintBaseMap(frame: Frame): void {
    const whole = boxOf(frame);
    if (this._container) this.resizeTo(this._container, frame);
    this.paintWithin(this.land.context, frame, whole, this.painters.land);
    this.paintWithin(this.water.context, frame, whole, this.painters.water);
    this.backgrounds.clear();
    this.outdatedBoxes = { territories: [], lines: [] };
  }

  /** What lies under the moving things. The last few states that differ much are kept, as people go to and fro. */
  private backgroundFor(frame: Frame, changes: PictureChanges): Buffer {
    const { territories, occupations, lines } = changes;
    const boxes = mergeBoxes([...territories, ...occupations, ...lines]);
    const [lastKey, last] = [...this.backgrounds].at(-1) ?? [];
    if (last && !boxes.length) return last;
    const { outdatedBoxes: outdated } = this;
    this.outdatedBoxes = {
      territories: mergeBoxes([...outdated.territories, ...territories]),
      lines: mergeBoxes([...outdated.lines, ...lines]),
    };
    const key = this.painters.backgroundKey();
    const background = this.backgrounds.get(key) ?? this.paintBackground(frame, last, boxes);
    if (lastKey !== undefined && background === last) this.backgrounds.delete(lastKey); // it was drawn on, and has a new key
    this.backgrounds.delete(key);
    this.backgrounds.set(key, background);
    return background;
  }

  /** Draw the last background anew within boxes: a copy of it where much changes, else in its place. */
  private paintBackground(frame: Frame, last: Buffer | undefined, boxes: Box[]): Buffer {
    this.paintSources(frame);
    const [left, top, right, bottom] = boxOf(frame);
    const isLarge = areaOf(boxes) > LARGE_CHANGE * (right - left) * (bottom - top);
    const background = last && !isLarge ? last : this.freeBackground();
    if (last && background !== last) background.context.drawImage(last.canvas, 0, 0);
    for (const box of boxes)
      this.paintWithin(background.context, frame, box, (context) => {
        this.copy(context, this.territories, frame, box);
        this.painters.occupations(context, frame, box);
        this.copy(context, this.lines, frame, box);
      });
    return background;
  }

  /** Bring the canvases of territories and of lines up to date. */
  private paintSources(frame: Frame): void {
    const { painters, outdatedBoxes: outdated } = this;
    for (const box of outdated.territories)
      this.paintWithin(this.territories.context, frame, box, (context) => {
        this.copy(context, this.land, frame, box);
        painters.territories(context, frame, box);
      });
    for (const box of outdated.lines)
      this.paintWithin(this.lines.context, frame, box, (context) => {
        const [left, top, right, bottom] = box;
        context.clearRect(left, top, right - left, bottom - top);
        this.copy(context, this.water, frame, box);
        painters.lines(context, frame, box);
      });
    this.outdatedBoxes = { territories: [], lines: [] };
  }

  /** A canvas for a background: a new one, or that of the oldest where there are enough; the last stays. */
  private freeBackground(): Buffer {
    const { width, height } = this.size;
    const most = Math.max(2, Math.floor(MAX_BACKGROUND_PIXELS / (width * height)));
    const [oldest] = this.backgrounds;
    if (oldest && this.backgrounds.size >= most) {
      this.backgrounds.delete(oldest[0]);
      return oldest[1];
    }
    const buffer = createBuffer({ alpha: false });
    this.resize(buffer.canvas);
    return buffer;
  }
}
