/* The fine ground of battlefields, which takes the place of the theatre's within their rectangles from a zoom on. */

import { isWithin, overlaps } from "../base/boxes.ts";
import type { PendingWork } from "../base/pending-work.ts";
import { toPixels } from "../base/polyline.ts";
import type { ContourStyle, RiverStyle, Sheet, SheetWaterKind, Style } from "../base/payload.ts";
import type { Shape } from "../base/shape.ts";
import { t } from "../base/translation.ts";
import type { Box, Frame, Line, MercatorPoint } from "../base/types.ts";
import { clipOut, type ContourNumber, type NumberedLine, placeNumbers, writeNumbers } from "./contour-numbers.ts";
import { pictureOpacity } from "./ground-picture.ts";
import { dashes } from "./patterns.ts";
import { clipOutBoxes, clipToBox, inset, paintFading } from "./sheet-edges.ts";
import { type ContourLines, type SheetFeature, SheetGround } from "./sheet-ground.ts";
import { fillShape, strokeShape } from "./strokes.ts";

/** Pixels between two points of a contour on which an elevation is to be written. */
const NUMBER_GRAIN = 2;
/** Height of the gap for an elevation, in the size of its text. */
const GAP_HEIGHT = 0.9;

/** Width of a river in pixels. */
export const riverWidth = (rank: number, zoom: number, style: RiverStyle): number =>
  Math.max(style.least, Math.min(style.most, (zoom + style.zoomsMore - rank * style.zoomsPerRank) * style.perZoom));

/**
 * Share of their opacity that contours have at a zoom.
 * @param first zoom at which they are drawn
 */
export const contourShare = (
  zoom: number,
  first: number,
  { farOpacity, fullZoom }: Pick<ContourStyle, "farOpacity" | "fullZoom">,
): number => {
  const part = fullZoom > first ? Math.max(0, Math.min(1, (zoom - first) / (fullZoom - first))) : 1;
  return farOpacity + (1 - farOpacity) * part;
};

/** Features that are drawn at a zoom. */
export const drawnAt = <Feature extends SheetFeature>(features: Feature[], zoom: number): Feature[] =>
  features.filter(({ minZoom }) => minZoom <= zoom);

/** Metres from one of some contours, lowest first, to the next: far out they are index contours only. */
function intervalOf(contours: ContourLines[], fine: number): number {
  const steps = contours.slice(1).map(({ metres }, index) => metres - contours[index]!.metres);
  return steps.length ? Math.min(...steps) : fine;
}

/** How many parts of a shape have a point in a view, in the unit Mercator square. */
export const partsIn = ({ boxes, parts }: Pick<Shape, "boxes" | "parts">, view: Box): number =>
  parts.filter((lines, part) => overlaps(boxes[part]!, view) && lines.some((line) => comesInto(line, view))).length;

function comesInto(line: Line, [west, north, east, south]: Box): boolean {
  for (let i = 0; i < line.length; i += 2)
    if (line[i]! > west && line[i]! < east && line[i + 1]! > north && line[i + 1]! < south) return true;
  return false;
}

export class Battlefields {
  /** In the order of the document: where two overlap, the first lies above. */
  readonly sheets: SheetGround[];
  /** Are called when a picture that was asked for is there. */
  readonly onLoaded = new Set<() => void>();
  private numbersKey = "";
  private numbers: ContourNumber[] = [];

  /** @param pending is told while a picture is loaded */
  constructor(
    sheets: Sheet[],
    private readonly style: Style,
    private readonly pending: PendingWork,
  ) {
    const { contour, edge } = style.ground.sheet;
    const begin = (image: HTMLImageElement): void => this.await(image);
    this.sheets = sheets.map((sheet) => new SheetGround(sheet, contour.smoothZoom, edge, begin));
  }

  /** Sheets whose lines are drawn in a frame, in the order of the document. */
  drawn({ view, zoom }: Pick<Frame, "view" | "zoom">): SheetGround[] {
    return this.sheets.filter((ground) => zoom >= ground.sheet.zoom && ground.picture.isIn(view));
  }

  /**
   * What is to be said of the ground in the middle of a view: that there is nothing finer, or not beyond a zoom; else the
   * empty text.
   */
  note(middle: MercatorPoint, zoom: number): string {
    const { endsNote, endsZoom, asFineNote } = this.style.ground.sheet;
    const here = this.sheets.find(({ picture }) => isWithin(middle, picture.box));
    if (!here) return zoom >= endsZoom ? t(endsNote) : "";
    return zoom > here.sheet.lastZoom ? `${t(asFineNote)}: ${t(here.sheet.note)}` : "";
  }

  /** What of the fine ground is to be seen in a view, in the unit Mercator square. */
  shown(view: Box, zoom: number): { intervals: number[]; marsh: boolean } {
    const drawn = this.drawn({ view, zoom });
    const inView = ({ shape }: SheetFeature): boolean => partsIn(shape, view) > 0;
    const intervals = drawn.flatMap(({ contours, sheet }) => {
      const lines = drawnAt(contours, zoom);
      return lines.some(inView) ? [intervalOf(lines, sheet.interval)] : [];
    });
    const marsh = this.waters(drawn, zoom, ["marsh"]).some(({ shape: { boxes } }) =>
      boxes.some((box) => overlaps(box, view)),
    );
    return { intervals: [...new Set(intervals)].sort((a, b) => a - b), marsh };
  }

  /** How many contour lines and waters are drawn within a view, in the unit Mercator square. */
  count(view: Box, zoom: number): number {
    return this.drawn({ view, zoom })
      .flatMap(({ contours, waters }): SheetFeature[] => [...drawnAt(contours, zoom), ...drawnAt(waters, zoom)])
      .reduce((sum, { shape }) => sum + partsIn(shape, view), 0);
  }

  /** The pictures, as far as they are loaded, over the relief of the theatre. */
  paintRelief(context: CanvasRenderingContext2D, frame: Frame): void {
    const { fadingZooms } = this.style.ground.sheet;
    for (const { sheet, picture } of [...this.sheets].reverse())
      picture.paint(context, frame, pictureOpacity(sheet.zoom, frame.zoom, fadingZooms));
  }

  /** Have the map drawn anew once an image is read. */
  await(image: HTMLImageElement): void {
    this.pending.begin(image);
    const end = (): void => {
      this.onLoaded.forEach((call) => call());
      this.pending.end(image);
    };
    image.addEventListener("load", end, { once: true });
    image.addEventListener("error", end, { once: true });
  }

  /** Keep what is drawn next – the waters of the theatre – out of the rectangles of the sheets; the caller restores. */
  clipOut(context: CanvasRenderingContext2D, frame: Frame): void {
    clipOutBoxes(
      context,
      frame,
      this.drawn(frame).map(({ picture }) => picture.pixels(frame)),
    );
  }

  /** Contours with their elevations, and marshes: what the sea and the other waters cover. */
  paintContours(context: CanvasRenderingContext2D, frame: Frame): void {
    const drawn = this.drawn(frame);
    if (!drawn.length) return;
    const { contour, edge, marsh } = this.style.ground.sheet;
    const { min, max } = frame;
    const whole: Box = [min.x, min.y, max.x, max.y];
    context.save();
    context.font = `${contour.textSize}px ${this.style.labels.typefaces["en"] ?? "serif"}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    const numbers = this.numbersFor(context, frame, drawn, whole);
    context.fillStyle = contour.textColour;
    writeNumbers(context, numbers);
    clipOut(context, numbers, contour.textSize * GAP_HEIGHT, contour.textGap, whole);
    for (const ground of drawn)
      paintFading(context, frame, ground.picture.pixels(frame), edge, (target) =>
        this.strokeContours(target, frame, ground),
      );
    context.globalAlpha = 1;
    context.fillStyle = dashes(context, marsh.colour, marsh.spacing, marsh.width);
    for (const { shape } of this.waters(drawn, frame.zoom, ["marsh"])) fillShape(context, shape, frame);
    context.restore();
  }

  private strokeContours(
    context: CanvasRenderingContext2D,
    frame: Frame,
    { contours, sheet }: Pick<SheetGround, "contours" | "sheet">,
  ): void {
    const { contour } = this.style.ground.sheet;
    const share = contourShare(frame.zoom, sheet.zoom, contour);
    context.lineJoin = "round";
    context.strokeStyle = contour.colour;
    for (const { shape, firm } of drawnAt(contours, frame.zoom)) {
      context.lineWidth = firm ? contour.indexWidth : contour.width;
      context.globalAlpha = (firm ? contour.indexOpacity : contour.opacity) * share;
      strokeShape(context, shape, frame);
    }
  }

  private numbersFor(
    context: CanvasRenderingContext2D,
    frame: Frame,
    drawn: SheetGround[],
    whole: Box,
  ): ContourNumber[] {
    if (this.numbersKey === frame.key) return this.numbers;
    const { contour, edge } = this.style.ground.sheet;
    const { textDistance, textGap } = contour;
    const firm = drawn.map(({ picture }) => inset(picture.pixels(frame), edge));
    this.numbersKey = frame.key;
    const numbers = placeNumbers(numberedLines(drawn, frame), (text) => context.measureText(text).width, whole, {
      distance: textDistance,
      gap: textGap,
    });
    this.numbers = numbers.filter(({ x, y }) => firm.some((box) => isWithin([x, y], box)));
    return this.numbers;
  }

  private waters(drawn: SheetGround[], zoom: number, kinds: SheetWaterKind[]): SheetGround["waters"] {
    return drawn.flatMap(({ waters }) => drawnAt(waters, zoom).filter(({ kind }) => kinds.includes(kind)));
  }

  /** Rivers of sheets that are drawn at a zoom, without streams. */
  rivers(drawn: SheetGround[], zoom: number): SheetGround["waters"] {
    return this.waters(drawn, zoom, ["river"]);
  }

  /**
   * Rivers and streams, over them the areas: where a river is wide enough, its banks are seen. Areas reach a little over
   * the edge of their sheet, where their outline is none.
   */
  paintWater(context: CanvasRenderingContext2D, frame: Frame): void {
    const drawn = this.drawn(frame);
    if (!drawn.length) return;
    const { style } = this;
    const { river, stream } = style.ground.sheet;
    context.save();
    context.lineCap = "round";
    context.lineJoin = "round";
    context.strokeStyle = style.river;
    for (const { kind, rank, shape } of this.waters(drawn, frame.zoom, ["river", "stream"])) {
      context.lineWidth = riverWidth(rank, frame.zoom, river) * (kind === "stream" ? stream : 1);
      strokeShape(context, shape, frame);
    }
    context.fillStyle = style.water;
    context.strokeStyle = style.coast;
    context.lineWidth = style.ground.coast;
    const boxes = drawn.map(({ picture }) => picture.pixels(frame));
    for (const [number, ground] of drawn.entries()) {
      const areas = this.waters([ground], frame.zoom, ["bank", "lake"]);
      for (const { shape } of areas) fillShape(context, shape, frame);
      context.save();
      clipToBox(context, boxes[number]!);
      clipOutBoxes(context, frame, boxes.slice(0, number));
      for (const { shape } of areas) strokeShape(context, shape, frame);
      context.restore();
    }
    context.restore();
  }
}

/** Index contours in a frame, which bear their elevation. */
function* numberedLines(drawn: SheetGround[], frame: Frame): Generator<NumberedLine> {
  const [west, north, east, south] = frame.view;
  for (const { contours } of drawn)
    for (const { metres, firm, shape } of contours)
      for (const [part, box] of firm ? shape.boxes.entries() : [])
        if (box[0] < east && box[2] > west && box[1] < south && box[3] > north)
          yield {
            text: String(metres),
            points: toPixels(shape.parts[part]?.[0] ?? new Float64Array(), frame, NUMBER_GRAIN),
          };
}
