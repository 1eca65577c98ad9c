/* Data that users bring, drawn on a canvas of its own that is not on the page; the scene copies it below the names. A step
   of the clock draws anew around the rows that came or went, and nothing where none did. */

import { contextOf } from "../base/canvas.ts";
import { overlaps, unionOf, widened } from "../base/boxes.ts";
import type { Day } from "../base/days.ts";
import type { GuestStyle, Style } from "../base/payload.ts";
import type { Box, Frame } from "../base/types.ts";
import { GuestIndex, type PlacedShape } from "../guests/guest-index.ts";
import { AREAS, ARROWS, LINES, POINTS } from "../guests/guest-layer.ts";
import type { GuestRow, Guests, ListedLayer } from "../guests/guests.ts";
import { ARROW_REACH, DrawnGuests, type DrawnPart, type RowsInView } from "./drawn-guests.ts";
import type { DensityCounts } from "./guest-density.ts";
import { colourOfCount, DiscPictures, radiusAt } from "./guest-marks.ts";
import type { LayerPoint, PathTester } from "./hit-test.ts";

/** Boxes above which all is drawn anew, and above which neighbours become one for the scene. */
const [MOST_DRAWN, MOST_TOLD] = [400, 8];
/** Side of the tiles in which boxes become one, pixels. */
const TILE = 256;
/** Pixels across in which a line is hit. */
const HIT_WIDTH = 8;
/** Pixels within which two things are at one place. */
const SAME_PLACE = 1;
const RING = { room: 3.5, width: 2.2 };

const boxOf = ({ min, max }: Frame): Box => [min.x, min.y, max.x, max.y];
const wholePixels = ([left, top, right, bottom]: Box): Box => [
  Math.floor(left),
  Math.floor(top),
  Math.ceil(right),
  Math.ceil(bottom),
];

export class GuestPainter {
  private drawn = new Map<ListedLayer, DrawnGuests>();
  private readonly canvas = document.createElement("canvas");
  private context: CanvasRenderingContext2D | null = null;
  /** Picture of squares, a dot for each. */
  private readonly dots = document.createElement("canvas");
  private readonly discs: DiscPictures;
  private readonly style: GuestStyle;
  private key = "";
  private ratio = 1;
  private everything = true;
  /** Whether anything stands on the canvas. */
  private filled = false;

  constructor(
    private readonly guests: Guests,
    private readonly whole: Style,
  ) {
    this.style = whole.guests;
    this.discs = new DiscPictures(whole);
  }

  /** Layers that are switched on, the lowest first. */
  private get layers(): DrawnGuests[] {
    const { guests, drawn } = this;
    return guests.layers.flatMap((layer) => (guests.hidden.has(layer.id) ? [] : (drawn.get(layer) ?? [])));
  }

  /** Their parts, the lowest first. */
  private get parts(): DrawnPart[] {
    return this.layers.flatMap(({ parts }) => parts);
  }

  /** Layers or parts of them came, went or were switched: show what lasted on days of a window. */
  reset(from: Day, day: Day): void {
    const { discs, drawn, guests, style } = this;
    const newLayer = (layer: ListedLayer) => new DrawnGuests(layer, guests, style, () => discs.reach);
    this.drawn = new Map(guests.layers.map((layer) => [layer, drawn.get(layer) ?? newLayer(layer)]));
    this.drawn.forEach((each) => each.reset());
    this.everything = true;
    this.move(from, day);
  }

  /** Show what lasted on days of a window; returns whether anything is to be drawn. */
  move(from: Day, day: Day): boolean {
    let any = false;
    for (const [layer, drawn] of this.drawn) {
      const isNew = drawn.move(from, day);
      if (this.guests.hidden.has(layer.id)) {
        drawn.forget();
        continue;
      }
      this.everything ||= isNew;
      any ||= this.everything || drawn.hasChanged;
    }
    return any;
  }

  /**
   * Draw what changed.
   * @param ratio dots for each pixel
   * @returns boxes of layer points in which it did
   */
  update(frame: Frame, ratio: number): Box[] {
    const key = `${frame.key}|${ratio}`;
    const isOther = key !== this.key;
    if (!this.drawn.size && !this.filled) return [];
    const turns = this.layers.some((drawn) => drawn.isCrowded(frame) !== Boolean(drawn.counts));
    if (isOther || turns || this.everything) return this.updateAll(frame, ratio, key);
    this.filled ||= this.layers.some(({ hasChanged }) => hasChanged);
    const changed = this.layers.flatMap((drawn) => drawn.changedBoxes(frame, MOST_DRAWN)).map(wholePixels);
    const boxes = changed.length < MOST_DRAWN ? changed : [boxOf(frame)];
    boxes.forEach((box) => this.paintBox(frame, box));
    return inTiles(boxes);
  }

  private updateAll(frame: Frame, ratio: number, key: string): Box[] {
    const { canvas } = this;
    this.everything = false;
    this.key = key;
    this.ratio = ratio;
    const size = [frame.max.x - frame.min.x, frame.max.y - frame.min.y].map((side) => Math.round(side * ratio));
    const [width = 0, height = 0] = this.drawn.size ? size : [0, 0]; // without data it takes no room
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    this.context = width ? contextOf(canvas) : null;
    this.discs.setScale(frame.zoom, ratio);
    for (const drawn of this.layers) drawn.count(frame);
    const wasFilled = this.filled;
    this.filled = this.layers.some(({ isShown }) => isShown);
    const whole = boxOf(frame);
    if (this.filled || wasFilled) this.paintBox(frame, whole);
    return this.filled || wasFilled ? [whole] : [];
  }

  /** Draw anew what stands in a box of layer points. */
  private paintBox(frame: Frame, box: Box): void {
    const { context, ratio } = this;
    if (!context) return;
    const [left, top, right, bottom] = box;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.translate(-frame.min.x, -frame.min.y);
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    context.clearRect(left, top, right - left, bottom - top);
    for (const { counts, parts } of this.layers) {
      for (const part of parts) this.paintShapes(context, part, frame, box);
      if (counts) this.paintDensity(context, counts, box);
      else for (const part of parts) this.paintPoints(context, part, frame, box);
    }
    context.restore();
  }

  private paintDensity(context: CanvasRenderingContext2D, counts: DensityCounts, box: Box): void {
    const { ramp, density } = this.style;
    context.globalAlpha = density.opacity;
    if ((box[2] - box[0]) * (box[3] - box[1]) > MOST_DRAWN * counts.cell ** 2) counts.paint(context, ramp, this.dots);
    else
      counts.forEach(box, (count, x, y) => {
        context.fillStyle = colourOfCount(count, ramp) ?? "";
        context.fillRect(x, y, counts.cell, counts.cell);
      });
    context.globalAlpha = 1;
  }

  private paintPoints(context: CanvasRenderingContext2D, { index, shown }: DrawnPart, frame: Frame, box: Box): void {
    const { x, y, layer, grid } = index;
    const { scale, x0, y0 } = frame;
    const pictures = layer.palette.map((): HTMLCanvasElement | null => null);
    grid.forEach(onEarth(widened(box, this.discs.reach), frame), (row) => {
      if (!shown.on[row]) return;
      const colour = layer.colour[row]!;
      const picture = (pictures[colour] ??= this.discs.of(layer.palette[colour]!));
      this.paintDisc(context, picture, x[row]! * scale - x0, y[row]! * scale - y0);
    });
  }

  private paintDisc(context: CanvasRenderingContext2D, picture: HTMLCanvasElement, x: number, y: number): void {
    const { reach } = this.discs;
    context.drawImage(picture, Math.round(x) - reach, Math.round(y) - reach, 2 * reach, 2 * reach);
  }

  private paintShapes(context: CanvasRenderingContext2D, drawn: DrawnPart, frame: Frame, box: Box): void {
    const { index, shown } = drawn;
    const { lineWidth, areaOpacity } = this.style;
    const { palette, colour } = index.layer;
    context.lineWidth = lineWidth;
    context.lineJoin = context.lineCap = "round";
    const reached = onEarth(widened(box, Math.max(lineWidth, this.discs.reach, ARROW_REACH)), frame);
    drawn.shapes ??= index.shapes.filter(({ row }) => shown.on[row]);
    for (const placed of drawn.shapes) {
      if (!overlaps(placed.bounds, reached)) continue;
      const own = palette[colour[placed.row]!]!;
      const positions = GuestIndex.positions(placed);
      for (let at = 0; at < positions.length; at += 2) {
        const [x, y] = [positions[at]! * frame.scale - frame.x0, positions[at + 1]! * frame.scale - frame.y0];
        this.paintDisc(context, this.discs.of(own), x, y);
      }
      if (placed.kind === POINTS) continue;
      context.fillStyle = context.strokeStyle = own;
      if (placed.kind === ARROWS) this.paintArrow(context, placed, frame);
      else
        for (const path of placed.shape.pathsFor(frame)) {
          context.globalAlpha = areaOpacity;
          if (placed.kind === AREAS) context.fill(path, "evenodd");
          context.globalAlpha = 1;
          context.stroke(path);
        }
    }
  }

  /** An arrow in its colour, with the casing and opacity of discs. */
  private paintArrow(context: CanvasRenderingContext2D, { shape }: PlacedShape, frame: Frame): void {
    const { edgeOpacity, edgeWidth, fillOpacity, lineWidth } = this.style;
    for (const path of shape.pathsFor(frame)) {
      context.globalAlpha = edgeOpacity;
      context.lineWidth = 2 * edgeWidth;
      context.strokeStyle = this.whole.casing;
      context.stroke(path);
      context.globalAlpha = fillOpacity;
      context.fill(path, shape.rule);
    }
    context.globalAlpha = 1;
    context.lineWidth = lineWidth;
  }

  /** Copy a box of layer points of the canvas, and the ring around the row that is selected. */
  paint(context: CanvasRenderingContext2D, frame: Frame, box: Box, chosen: string | null): void {
    if (!this.filled || !this.context) return;
    const { ratio } = this;
    const [left, top, right, bottom] = box;
    const [x, y] = [left - frame.min.x, top - frame.min.y];
    const [width, height] = [right - left, bottom - top];
    context.drawImage(this.canvas, x * ratio, y * ratio, width * ratio, height * ratio, left, top, width, height);
    const found = chosen === null ? null : this.guests.find(chosen);
    if (found && [...this.drawn.values()].some((drawn) => drawn.shows(found))) this.paintRing(context, found, frame);
  }

  private paintRing(context: CanvasRenderingContext2D, { layer, row }: GuestRow, frame: Frame): void {
    const { x, y } = this.guests.indexOf(layer);
    const radius = radiusAt(frame.zoom, this.style) + RING.room;
    context.beginPath();
    context.arc(x[row]! * frame.scale - frame.x0, y[row]! * frame.scale - frame.y0, radius, 0, 2 * Math.PI);
    context.lineWidth = RING.width + 2;
    context.strokeStyle = this.whole.casing;
    context.stroke();
    context.lineWidth = RING.width;
    context.strokeStyle = this.whole.text;
    context.stroke();
  }

  /** The row under a layer point, or null: the highest layer first, in it the nearest point. */
  at(point: LayerPoint, frame: Frame, tester: PathTester): GuestRow | null {
    for (const { counts, parts } of this.layers.reverse())
      for (const part of [...parts].reverse()) {
        const row = (counts ? null : this.pointAt(point, frame, part)) ?? this.shapeAt(point, frame, part, tester);
        if (row !== null) return { layer: part.index.layer, row };
      }
    return null;
  }

  /** Whether a disc lies at a layer point, where the dot of a place would hide it. */
  covers(point: LayerPoint, frame: Frame): boolean {
    return this.layers.some(
      ({ counts, parts }) => !counts && parts.some((part) => this.pointAt(point, frame, part, SAME_PLACE) !== null),
    );
  }

  private pointAt(point: LayerPoint, frame: Frame, part: DrawnPart, within = this.style.hitRadius): number | null {
    const { index, shown } = part;
    const { scale, x0, y0 } = frame;
    let [nearest, found]: [number, number | null] = [within, null];
    const box = widened([point.x, point.y, point.x, point.y], nearest);
    index.grid.forEach(onEarth(box, frame), (row) => {
      if (!shown.on[row]) return;
      const away = Math.hypot(index.x[row]! * scale - x0 - point.x, index.y[row]! * scale - y0 - point.y);
      if (away <= nearest) [nearest, found] = [away, row];
    });
    return found;
  }

  private shapeAt({ x, y }: LayerPoint, frame: Frame, { index, shown }: DrawnPart, tester: PathTester): number | null {
    tester.save();
    tester.setTransform(1, 0, 0, 1, 0, 0);
    tester.lineWidth = HIT_WIDTH;
    const near = onEarth(widened([x, y, x, y], Math.max(HIT_WIDTH, this.style.hitRadius)), frame);
    const found = index.shapes.findLast((placed) => {
      if (!shown.on[placed.row] || !overlaps(placed.bounds, near)) return false;
      if (placed.kind === POINTS) return isNear(GuestIndex.positions(placed), x, y, frame, this.style.hitRadius);
      return placed.shape
        .pathsFor(frame)
        .some(
          (path) =>
            tester.isPointInStroke(path, x, y) ||
            (placed.kind !== LINES && tester.isPointInPath(path, x, y, placed.shape.rule)),
        );
    });
    tester.restore();
    return found ? found.row : null;
  }

  /** What of a layer is shown in a box of the unit Mercator square: how many rows, and the first of them. */
  inView(layer: ListedLayer, view: Box, most: number): RowsInView {
    const drawn = this.guests.hidden.has(layer.id) ? undefined : this.drawn.get(layer);
    return drawn?.inView(view, most) ?? { count: 0, rows: [], dense: false };
  }

  /** All rows that are shown, wherever they are. */
  *shownRows(): Generator<GuestRow> {
    for (const { index, shown } of this.parts)
      for (let row = 0; row < shown.on.length; row += 1) if (shown.on[row]) yield { layer: index.layer, row };
  }

  /** Whether anything stands on the canvas. */
  get isFilled(): boolean {
    return this.filled;
  }

  /** Whether squares stand for the discs of any layer now. */
  get hasSquares(): boolean {
    return this.layers.some(({ counts }) => counts !== null);
  }
}

/** A box of layer points in the unit Mercator square. */
function onEarth([left, top, right, bottom]: Box, { scale, x0, y0 }: Frame): Box {
  return [(left + x0) / scale, (top + y0) / scale, (right + x0) / scale, (bottom + y0) / scale];
}

/** Whether one of some positions of the unit Mercator square lies near a layer point. */
function isNear(positions: number[], x: number, y: number, { scale, x0, y0 }: Frame, reach: number): boolean {
  return positions.some(
    (each, at) => at % 2 === 0 && Math.hypot(each * scale - x0 - x, positions[at + 1]! * scale - y0 - y) <= reach,
  );
}

/** Fewer boxes around many: those of a tile become one, and all where there are many tiles. */
export function inTiles(boxes: Box[]): Box[] {
  if (boxes.length <= MOST_TOLD) return boxes;
  const tiles = new Map<string, Box>();
  for (const box of boxes) {
    const key = `${Math.floor(box[0] / TILE)}|${Math.floor(box[1] / TILE)}`;
    const known = tiles.get(key);
    tiles.set(key, known ? unionOf(known, box) : box);
  }
  const found = [...tiles.values()];
  return found.length > MOST_TOLD ? [found.reduce(unionOf)] : found;
}
