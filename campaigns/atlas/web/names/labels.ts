/* Labels on the map: placed in order of importance, none over another, none over the edge; a halo instead of a box. */

import { contains, overlaps, unionOf, widened } from "../base/boxes.ts";
import type { Day } from "../base/days.ts";
import type { Style } from "../base/payload.ts";
import type { Box, Frame, Item, Line, PixelPoint } from "../base/types.ts";
import { pointOf, symbolRadius } from "../scene/event-geometry.ts";
import { CollisionGrid } from "./collisions.ts";
import { LabelCandidates } from "./label-candidates.ts";
import { headBox } from "./label-lines.ts";
import type { LabelData, LabelledItems } from "./label-candidates.ts";
import { lineWidths, positionsOf } from "./label-positions.ts";
import type { Label, LabelPosition, LineLabel, PointLabel } from "./label.ts";
import { PlaceSymbols } from "./place-symbols.ts";
import { drawGlyphs, drawLines, LINE_HEIGHT, TextRenderer } from "./text-renderer.ts";
import { drawUnit, unitExtent } from "./unit-symbol.ts";

/** A label at the position it was given. */
interface PlacedLabel extends LabelPosition {
  label: Label;
  /** Around all its boxes. */
  box: Box;
  /** Equal for labels that look the same at the same place. */
  appearance: string;
}

/** A label that stands on the map, for those who ask what is written: layer points. */
export interface LabelBox {
  text: string;
  box: Box;
  boxes: Box[];
}

/** Pixels around a label, or around the symbol of a place, that its halo and its outline may reach into. */
const MARGIN = 6;
/** Pixels inside the edge of the view within which the point of a unit must lie. */
const EDGE = 3;
/** Order up to which names come before the symbols of units: those of great events and of the first places. */
const UNITS_FROM = 12;
/** Half the width of the box that the symbol of a place takes, pixels. */
const PLACE_SYMBOL = 3;

const around = (x: number, y: number, reach: number): Box => [x - reach, y - reach, x + reach, y + reach];

/** Whether a label is text at a point where the symbol of a place is drawn too. */
const hasPlaceSymbol = (label: Label): label is PointLabel & { placeKind: string } =>
  label.type === "point" && Boolean(label.placeKind);

/** The mark of an event: its middle and radius. */
interface Mark {
  x: number;
  y: number;
  radius: number;
}

/** The widest mark that covers the point of a place. */
const markOver = (marks: Mark[], { x, y }: PointLabel): Mark | undefined =>
  marks.filter((mark) => Math.hypot(mark.x - x, mark.y - y) < mark.radius).sort((a, b) => b.radius - a.radius)[0];

/** Whether a label is text rather than a picture. */
const isText = (label: Label): label is PointLabel | LineLabel => label.type === "point" || label.type === "line";

/** Boxes of labels that do not stand in the same way among others. */
function differing(labels: Map<string, PlacedLabel>, others: Map<string, PlacedLabel>): Box[] {
  const boxes: Box[] = [];
  labels.forEach(({ box, label, appearance }, key) => {
    if (others.get(key)?.appearance === appearance) return;
    boxes.push(widened(box, MARGIN));
    if (hasPlaceSymbol(label)) boxes.push(around(label.x, label.y, MARGIN));
  });
  return boxes;
}

/** Space that is taken, and where texts that must keep their distance from their like are written. */
class TakenSpace {
  private readonly grid = new CollisionGrid();
  /** Heads of arrows: nothing is written on them, but the dot of a place may stand there. */
  private readonly heads = new CollisionGrid();
  private readonly written = new Map<string, PixelPoint[]>();

  /**
   * @param view in which labels must lie, layer points
   * @param reserved boxes where no label may stand
   */
  constructor(
    private readonly view: Box,
    reserved: Box[],
    private readonly marks: Mark[],
  ) {
    reserved.forEach((box) => this.grid.add(box));
    marks.forEach(({ x, y, radius }) => this.grid.add(around(x, y, radius)));
  }

  addHead(box: Box): void {
    this.heads.add(box);
  }

  /** Whether a label is too near to another with the same text. */
  private isRepeated(label: Label): boolean {
    if (label.type !== "point" || !label.minDistance) return false;
    const { x, y, minDistance } = label;
    return this.written.get(label.text)?.some((other) => Math.hypot(other[0] - x, other[1] - y) < minDistance) ?? false;
  }

  private hasRoomFor({ boxes }: LabelPosition): boolean {
    const [left, top, right, bottom] = this.view;
    return boxes.every(
      (box) =>
        box[0] >= left + 2 &&
        box[1] >= top + 2 &&
        box[2] <= right - 2 &&
        box[3] <= bottom - 2 &&
        this.grid.isFree(box) &&
        this.heads.isFree(box),
    );
  }

  /** Give a label the best position that is free, and take its space; null if it has none. */
  positionFor(label: Label, renderer: TextRenderer): LabelPosition | null {
    if (this.isRepeated(label)) return null;
    const mark = hasPlaceSymbol(label) ? markOver(this.marks, label) : undefined;
    if (mark && hasPlaceSymbol(label)) return this.positionBeside(mark, label, renderer);
    const symbolBox = hasPlaceSymbol(label) ? around(label.x, label.y, PLACE_SYMBOL) : null;
    if (symbolBox && !this.grid.isFree(symbolBox)) return null;
    label.positions ??= positionsOf(label, renderer);
    const position = label.positions?.find((each) => this.hasRoomFor(each));
    if (!position) return null;
    position.boxes.forEach((box) => this.grid.add(box));
    if (symbolBox) this.grid.add(symbolBox);
    if (label.type === "point" && label.minDistance) {
      const points = this.written.get(label.text);
      if (points) points.push([label.x, label.y]);
      else this.written.set(label.text, [[label.x, label.y]]);
    }
    return position;
  }

  /** The best free position of a place's name beside the mark of an event that stands on the place: a town keeps its name. */
  private positionBeside({ radius }: Mark, label: PointLabel, renderer: TextRenderer): LabelPosition | null {
    const positions = positionsOf({ ...label, gap: radius + 1 }, renderer);
    const position = positions?.find((each) => this.hasRoomFor(each));
    if (!position) return null;
    position.boxes.forEach((box) => this.grid.add(box));
    return { ...position, marked: true };
  }
}

export class Labels {
  private readonly renderer = new TextRenderer();
  private readonly candidates: LabelCandidates;
  private readonly style: Style;
  private readonly placeSymbols: PlaceSymbols;
  private placed = new Map<string, PlacedLabel>();

  /**
   * @param data of the document
   * @param lines of the ground, in the unit Mercator square
   */
  constructor(data: LabelData, lines: Line[]) {
    this.style = data.style;
    this.placeSymbols = new PlaceSymbols(data.style);
    this.candidates = new LabelCandidates(data, lines, this.renderer);
  }

  /** Is kept once the unit symbols are read: until then arrows are labelled without them. */
  get symbolsLoaded(): Promise<unknown> {
    return this.candidates.symbolsLoaded;
  }

  /** Whether a place is called otherwise on a day than when the labels were placed last. */
  placesChange(day: Day): boolean {
    return this.candidates.placesChange(day);
  }

  /** Code of the language of names. */
  get language(): string {
    return this.candidates.language;
  }

  set language(code: string) {
    if (code === this.candidates.language) return;
    this.candidates.language = code;
    this.renderer.clear();
  }

  /**
   * Place the labels of a view.
   * @param items of the day
   * @param view what is seen of the frame, layer points
   * @param reserved boxes where no label may stand, as panels lie there; layer points
   * @returns boxes of labels that are new, gone or moved since the last time, layer points
   */
  place(frame: Frame, items: LabelledItems, view: Box, reserved: Box[]): Box[] {
    const marks = items.events.map((item): Mark => {
      const [x, y] = pointOf(item, frame);
      return { x, y, radius: symbolRadius(item.feature, frame.zoom) + 2 };
    });
    const space = new TakenSpace(view, reserved, marks);
    const before = this.placed;
    this.placed = new Map();
    items.arrows.forEach((item) => space.addHead(headBox(item, frame)));
    const units = this.candidates
      .unitLabels(frame, items)
      .filter(({ x, y }) => contains(widened(view, -EDGE), x, y))
      .sort((a, b) => a.order - b.order);
    const standing = new Set(units.map(({ unit }) => unit));
    const wanted = this.candidates
      .labelsFor(frame, items)
      .filter((label) => label.type !== "symbol" || !label.unit || !standing.has(label.unit));
    /* A symbol finds another place more easily than the names of great events, and of towns under their marks. */
    const isFirst = (label: Label): boolean =>
      label.order < UNITS_FROM || (hasPlaceSymbol(label) && Boolean(markOver(marks, label)));
    wanted.filter(isFirst).forEach((label) => this.placeLabel(label, space));
    const names = units.flatMap((unit) => {
      const [box] = this.placeLabel(unit, space)?.boxes ?? [];
      return box ? [this.candidates.unitName(unit, box)] : [];
    });
    [...names, ...wanted.filter((label) => !isFirst(label))]
      .sort((a, b) => a.order - b.order)
      .forEach((label) => this.placeLabel(label, space));
    return [...differing(this.placed, before), ...differing(before, this.placed)];
  }

  /** Give a label its best free position; null where it has none, or another with its key stands already. */
  private placeLabel(label: Label, space: TakenSpace): LabelPosition | null {
    const position = this.placed.has(label.key) ? null : space.positionFor(label, this.renderer);
    if (!position) return null;
    const around = position.boxes.reduce(unionOf);
    const box = label.type === "unit" ? unitExtent(label, around) : around;
    const text = isText(label) ? `${label.text}|${label.font}|${label.colour}|${position.marked ?? ""}` : "";
    this.placed.set(label.key, { label, ...position, box, appearance: `${box.map(Math.round).join()}|${text}` });
    return position;
  }

  /** The item whose unit symbol lies under a point, or null; layer points. */
  unitAt({ x, y }: { x: number; y: number }): Item | null {
    const under = [...this.placed.values()].findLast(
      ({ label, boxes: [box] }) => label.type === "unit" && box && contains(box, x, y),
    );
    return under?.label.type === "unit" ? under.label.item : null;
  }

  /** Kinds of the places whose symbols stand on the map now. */
  get placeKinds(): Set<string> {
    const placed = [...this.placed.values()];
    return new Set(placed.flatMap(({ label, marked }) => (hasPlaceSymbol(label) && !marked ? [label.placeKind] : [])));
  }

  /** What is written now: each label with the boxes it takes. */
  get boxes(): LabelBox[] {
    return [...this.placed.values()].map(({ label, boxes, box }) => ({
      text: isText(label) ? label.text : label.key,
      box,
      boxes,
    }));
  }

  /** Draw the placed labels that reach into a box of layer points. */
  paint(context: CanvasRenderingContext2D, part: Box): void {
    this.placed.forEach((placed) => {
      const { label, box, marked } = placed;
      if (hasPlaceSymbol(label) && !marked && overlaps(around(label.x, label.y, MARGIN), part))
        this.placeSymbols.draw(context, label.x, label.y, label.placeKind);
      if (overlaps(widened(box, MARGIN), part)) this.draw(context, placed);
    });
  }

  private draw(context: CanvasRenderingContext2D, placed: PlacedLabel): void {
    const { label, box, boxes, glyphs, align = 0, appearance } = placed;
    if (label.type === "unit") {
      drawUnit(context, label, boxes[0] ?? box, this.style);
      return;
    }
    if (label.type === "symbol") {
      context.drawImage(label.image, box[0], box[1], box[2] - box[0], box[3] - box[1]);
      return;
    }
    const [left, top] = [Math.round(box[0]), Math.round(box[1])];
    const [x, y] = [left - 4, top - 4];
    const snapped: Box = [left, top, box[2] + left - box[0], box[3] + top - box[1]];
    /* Straight text looks the same wherever it stands; text along a line only there. */
    const { haloColour } = this.style.labels;
    const key = label.type === "line" ? appearance : `${label.text}|${label.font}|${label.colour}|${align}`;
    const sprite = this.renderer.sprite(key, [x, y, box[2] + 5, box[3] + 5], (canvas) => {
      if (label.type === "line") drawGlyphs(canvas, label, haloColour, glyphs ?? []);
      else drawLines(canvas, label, haloColour, label.lines, this.lineStarts(label, snapped, align));
    });
    context.globalAlpha = label.opacity ?? 1;
    context.drawImage(sprite.canvas, x, y, sprite.width, sprite.height);
    context.globalAlpha = 1;
  }

  /** Where each line of a text begins: the lines are flush on the side of the point they belong to. */
  private lineStarts(label: PointLabel, box: Box, align: number): PixelPoint[] {
    const width = box[2] - box[0] - 2;
    const height = label.size * LINE_HEIGHT;
    return lineWidths(label, this.renderer).map((lineWidth, index) => [
      box[0] + 1 + (width - lineWidth) * align,
      box[1] + 1 + height * (index + 0.5),
    ]);
  }
}
