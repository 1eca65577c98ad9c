/* Space of the map that is taken, and where texts that must keep their distance from their like are written. */

import { overlaps } from "../base/boxes.ts";
import type { Box, PixelPoint } from "../base/types.ts";
import { CollisionGrid } from "./collisions.ts";
import { positionsOf } from "./label-positions.ts";
import type { Label, LabelPosition, PointLabel, TextMeasure } from "./label.ts";

/** Half the width of the box that the symbol of a place takes, pixels. */
const PLACE_SYMBOL = 3;
/** Pixels to the left and right of the name of a unit in which no other unit's symbol stands: it would be read as its own. */
const NAME_MARGIN = 6;
/** Pixels from the edge of the view within which no label comes. */
const EDGE = 2;

export const around = (x: number, y: number, reach: number): Box => [x - reach, y - reach, x + reach, y + reach];

const withMargin = ([left, top, right, bottom]: Box): Box => [left - NAME_MARGIN, top, right + NAME_MARGIN, bottom];

/** Whether a label is text at a point where the symbol of a place is drawn too. */
export const hasPlaceSymbol = (label: Label): label is PointLabel & { placeKind: string } =>
  label.type === "point" && Boolean(label.placeKind);

/** The mark of an event: its middle and radius. */
export interface Mark {
  x: number;
  y: number;
  radius: number;
}

/** The widest mark that covers the symbol of a place, or part of it. */
export const markOver = (marks: readonly Mark[], { x, y }: PointLabel): Mark | undefined =>
  marks
    .filter((mark) => Math.hypot(mark.x - x, mark.y - y) < mark.radius + PLACE_SYMBOL * Math.SQRT2)
    .sort((a, b) => b.radius - a.radius)[0];

/** What lies on a map before a label is placed; layer points. */
export interface Occupied {
  /** In which labels must lie. */
  view: Box;
  /** Where no label may stand: panels lie there. */
  reserved: Box[];
  /** Marks of events: nothing stands on them but what must be found. */
  marks: Mark[];
  /** Heads of arrows: as marks, but the dot of a place may stand there. */
  heads: Box[];
}

/** What a label may stand over: heads of arrows, and marks of events as well. */
export type Over = "nothing" | "heads" | "marks";

export class TakenSpace {
  private readonly taken = new CollisionGrid();
  private readonly marked = new CollisionGrid();
  private readonly heads = new CollisionGrid();
  private readonly written = new Map<string, PixelPoint[]>();
  /** Symbols of units, and their names with a margin. */
  private readonly symbols: Box[] = [];
  private readonly unitNames = new CollisionGrid();

  constructor(private readonly occupied: Occupied) {
    occupied.reserved.forEach((box) => this.taken.add(box));
    occupied.marks.forEach(({ x, y, radius }) => this.marked.add(around(x, y, radius)));
    occupied.heads.forEach((box) => this.heads.add(box));
  }

  /** Take the space of a position. */
  take({ boxes }: LabelPosition): void {
    boxes.forEach((box) => this.taken.add(box));
  }

  /** Take the space of the symbol of a unit. */
  takeSymbol(position: LabelPosition): void {
    this.take(position);
    this.symbols.push(...position.boxes);
  }

  /** Take the space of the name of a unit. */
  takeName(position: LabelPosition): void {
    this.take(position);
    position.boxes.forEach((box) => this.unitNames.add(withMargin(box)));
  }

  /** Whether the symbol of a unit has room at a position; over nothing else, it stands beside no other unit's name either. */
  hasRoomForSymbol(position: LabelPosition, over: Over): boolean {
    const isApart = (): boolean => over !== "nothing" || position.boxes.every((box) => this.unitNames.isFree(box));
    return this.hasRoomFor(position, over) && isApart();
  }

  /** Whether the name of a unit stands beside the symbol of another. */
  private isBesideOther({ boxes }: LabelPosition, own: Box): boolean {
    return boxes.some((box) => this.symbols.some((symbol) => symbol !== own && overlaps(symbol, withMargin(box))));
  }

  /** Whether a label has room at a position, over nothing but what is named. */
  private hasRoomFor({ boxes }: LabelPosition, over: Over = "nothing"): boolean {
    const [left, top, right, bottom] = this.occupied.view;
    return boxes.every(
      (box) =>
        box[0] >= left + EDGE &&
        box[1] >= top + EDGE &&
        box[2] <= right - EDGE &&
        box[3] <= bottom - EDGE &&
        this.taken.isFree(box) &&
        (over === "marks" || this.marked.isFree(box)) &&
        (over !== "nothing" || this.heads.isFree(box)),
    );
  }

  /** Whether a label is too near to another with the same text. */
  private isRepeated(label: Label): boolean {
    if (label.type !== "point" || !label.minDistance) return false;
    const { x, y, minDistance } = label;
    return this.written.get(label.text)?.some((other) => Math.hypot(other[0] - x, other[1] - y) < minDistance) ?? false;
  }

  /** Give a label the best position that is free, and take its space; null if it has none. */
  positionFor(label: Label, measure: TextMeasure): LabelPosition | null {
    if (this.isRepeated(label)) return null;
    const mark = hasPlaceSymbol(label) ? markOver(this.occupied.marks, label) : undefined;
    if (mark && hasPlaceSymbol(label)) return this.positionBeside(mark, label, measure);
    const symbolBox = hasPlaceSymbol(label) ? around(label.x, label.y, PLACE_SYMBOL) : null;
    if (symbolBox && !(this.taken.isFree(symbolBox) && this.marked.isFree(symbolBox))) return null;
    label.positions ??= positionsOf(label, measure);
    const position = label.positions.find((each) => this.hasRoomFor(each));
    if (!position) return null;
    this.take(position);
    if (symbolBox) this.taken.add(symbolBox);
    if (label.type === "point" && label.minDistance) {
      const points = this.written.get(label.text);
      if (points) points.push([label.x, label.y]);
      else this.written.set(label.text, [[label.x, label.y]]);
    }
    return position;
  }

  /**
   * The best free position of the name of a unit; null if it has none. Its space is not taken.
   * @param own box of its symbol
   * @param kept number of the position that it keeps if it is free
   */
  freeForName(
    name: PointLabel,
    own: Box,
    measure: TextMeasure,
    kept: number | undefined,
    over: Over = "nothing",
  ): LabelPosition | null {
    const positions = (name.positions ??= positionsOf(name, measure));
    const isFree = (each: LabelPosition): boolean => this.hasRoomFor(each, over) && !this.isBesideOther(each, own);
    const same = kept === undefined ? undefined : positions[kept];
    return (same && isFree(same) ? same : positions.find(isFree)) ?? null;
  }

  /** The best free position of a place's name beside the mark of an event that stands on the place: a town keeps its name. */
  private positionBeside({ radius }: Mark, label: PointLabel, measure: TextMeasure): LabelPosition | null {
    const positions = positionsOf({ ...label, gap: radius + 1 }, measure);
    const position = positions.find((each) => this.hasRoomFor(each));
    if (!position) return null;
    this.take(position);
    return { ...position, marked: true };
  }
}
