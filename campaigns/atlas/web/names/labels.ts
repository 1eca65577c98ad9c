/* Labels on the map: placed in order of importance, none over another, none over the edge; a halo instead of a box. */

import { contains, overlaps, unionOf, widened } from "../base/boxes.ts";
import type { Day } from "../base/days.ts";
import type { Lines } from "../base/packing.ts";
import type { Style } from "../base/payload.ts";
import { drawSprite } from "../base/sprites.ts";
import { chainAbove } from "../base/subordination.ts";
import type { Box, Frame, Item, PixelPoint } from "../base/types.ts";
import { pointOf, symbolRadius } from "../scene/event-geometry.ts";
import type { LayerPoint } from "../scene/hit-test.ts";
import { Barriers, type NearBarriers } from "./barriers.ts";
import { KeptPlacements } from "./kept-placements.ts";
import { KeptSides, type Sides } from "./kept-sides.ts";
import { LabelCandidates } from "./label-candidates.ts";
import { headBox } from "./label-lines.ts";
import type { LabelData, LabelledItems } from "./label-candidates.ts";
import { lineWidths } from "./label-positions.ts";
import type { Label, LabelPosition, LineLabel, PointLabel, SymbolLabel, UnitLabel } from "./label.ts";
import { PlaceSymbols } from "./place-symbols.ts";
import { around, hasPlaceSymbol, type Mark, markOver, type Occupied, TakenSpace } from "./taken-space.ts";
import { drawGlyphs, drawLines, LINE_HEIGHT, TextRenderer } from "./text-renderer.ts";
import { placeNameOrNumber, placeUnit, type UnitView } from "./unit-placement.ts";
import { drawLeader, drawUnit, SHIFT, unitExtent } from "./unit-symbol.ts";
import { collapsing, type UnitScale } from "./units.ts";

/** A label at the position it was given. */
interface PlacedLabel extends LabelPosition {
  label: Label;
  /** Around all its boxes. */
  box: Box;
  /** Equal for labels that look the same at the same place. */
  appearance: string;
  /** Where it is drawn. */
  reach: Box;
  /** Key of its sprite, once it was drawn. */
  sprite?: string;
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
/** Order of the names of units that are not placed with their symbols. */
const UNIT_NAMES = 13.3;
/** Times at most that symbols are placed anew as some had no room. */
const MOST_ROUNDS = 8;

/** Whether a label is text rather than a picture. */
const isText = (label: Label): label is PointLabel | LineLabel => label.type === "point" || label.type === "line";

/** Boxes of labels that do not stand in the same way among others. */
function differing(labels: Map<string, PlacedLabel>, others: Map<string, PlacedLabel>): Box[] {
  const boxes: Box[] = [];
  labels.forEach(({ reach, label, appearance }, key) => {
    if (others.get(key)?.appearance === appearance) return;
    boxes.push(reach);
    if (hasPlaceSymbol(label)) boxes.push(around(label.x, label.y, MARGIN));
  });
  return boxes;
}

/** What lies under the pointer: a unit or movement, or the formation that stands for several. */
export interface PickedSymbol {
  item: Item;
  /** Id of the formation, where it stands for others and has no place itself. */
  formation: string | null;
}

/** What is placed on the map in one view. */
interface Placing {
  frame: Frame;
  items: LabelledItems;
  occupied: Occupied;
  /** All but the symbols of units, in the order of placing. */
  wanted: Label[];
  sides: Sides;
}

/** Labels that are placed, and on which side of its place each stands; both by key. */
type Placement = Readonly<{ placed: Map<string, PlacedLabel>; sides: Map<string, number> }>;

export class Labels {
  private readonly renderer = new TextRenderer();
  private readonly candidates: LabelCandidates;
  private readonly style: Style;
  private readonly placeSymbols: PlaceSymbols;
  private placed = new Map<string, PlacedLabel>();
  private readonly kept = new KeptSides();
  private readonly placements = new KeptPlacements<Placement>();
  private readonly barriers = new Barriers();
  /** View for which the heads of arrows were measured, and their boxes by the index of the item. */
  private headsKey = "";
  private readonly heads = new Map<number, Box>();
  /** Numbers of the positions of units and their names, by key. */
  private sides = new Map<string, number>();

  /**
   * @param data of the document
   * @param lines of the ground, in the unit Mercator square
   */
  constructor(data: LabelData, lines: Lines) {
    this.style = data.style;
    this.placeSymbols = new PlaceSymbols(data.style);
    this.candidates = new LabelCandidates(data, lines, this.renderer);
  }

  /** The ground is another, so that labels find room elsewhere. */
  groundChanged(): void {
    this.placements.forget();
  }

  /** Whether a place is called otherwise on a day than when the labels were placed last. */
  placesChange(day: Day): boolean {
    return this.candidates.placesChange(day);
  }

  /** Code of the language of names. */
  get language(): string {
    return this.candidates.names.language;
  }

  set language(code: string) {
    if (code === this.language) return;
    this.candidates.names.language = code;
    this.renderer.language = code;
  }

  /**
   * Place the labels of a view.
   * @param items of the day
   * @param view what is seen of the frame, layer points
   * @param reserved boxes where no label may stand, as panels lie there; layer points
   * @returns boxes of labels that are new, gone or moved since the last time, layer points
   */
  place(frame: Frame, items: LabelledItems, view: Box, reserved: Box[]): Box[] {
    const marks = [...items.events, ...items.phases].map((item): Mark => {
      const [x, y] = pointOf(item, frame);
      return { x, y, radius: symbolRadius(item.feature, frame.zoom) + 2 };
    });
    const heads = items.arrows.map((item) => this.headOf(item, frame));
    const occupied = { view, reserved, marks, heads };
    const wanted = this.candidates.labelsFor(frame, items);
    const drawnView = `${frame.key}|${this.language}`;
    const sides = this.kept.on(items.day, drawnView);
    const before = this.placed;
    const key = `${items.day}|${items.key}|${view.join()}|${reserved.join("|")}`;
    ({ placed: this.placed, sides: this.sides } = this.placements.on(drawnView, key, () => {
      this.placeAll({ frame, items, occupied, wanted, sides });
      return { placed: this.placed, sides: this.sides };
    }));
    this.kept.set(this.sides);
    return [...differing(this.placed, before), ...differing(before, this.placed)];
  }

  /** The box of the head of an arrow, measured once for each view. */
  private headOf(item: Item, frame: Frame): Box {
    if (frame.key !== this.headsKey) this.heads.clear();
    this.headsKey = frame.key;
    const head = this.heads.get(item.index) ?? headBox(item, frame);
    this.heads.set(item.index, head);
    return head;
  }

  /** Place the symbols of units, again while for some without room what they belonged to can stand; then all else. */
  private placeAll(placing: Placing): void {
    const { frame, items, occupied, wanted } = placing;
    const { units } = this.candidates;
    const isFirst = (label: Label): boolean =>
      label.order < UNITS_FROM || (hasPlaceSymbol(label) && Boolean(markOver(occupied.marks, label)));
    const first = wanted.filter(isFirst);
    const scale = units.scaleOf(items.day, frame.zoom);
    let isSet = false;
    const barriersNear = (point: PixelPoint, reach: number): NearBarriers => {
      if (!isSet) this.barriers.set(items.ground(), frame);
      isSet = true;
      return this.barriers.near(point, reach, frame);
    };
    const unitView = {
      ...{ barriersNear, kept: placing.sides, measure: this.renderer },
      nameOf: (label: UnitLabel, box: Box) => units.nameOf(label, box),
      numberOf: (label: UnitLabel, box: Box) => units.numberOf(label, box),
    };
    const collapsed = new Set<string>();
    let great: UnitLabel[] = [];
    for (let round = 1; ; round += 1) {
      const symbols = units
        .symbolsOf(frame, items, collapsed)
        .filter(({ x, y }) => contains(widened(occupied.view, -EDGE), x, y));
      if (round === 1) great = symbols.filter((label) => label.great);
      const space = new TakenSpace(occupied);
      this.placed = new Map();
      this.sides = new Map();
      const view: UnitView = { ...unitView, places: symbols.map(({ x, y }): PixelPoint => [x, y]) };
      const failed = this.placeUnits(symbols, first, space, view);
      const more = collapsing(failed, symbols, SHIFT, scale, collapsed);
      more.forEach((id) => collapsed.add(id));
      if (more.size && round < MOST_ROUNDS) continue;
      const far = this.placeFar(great, scale, space, view);
      const rest = wanted.filter((label) => !isFirst(label));
      this.placeRest([...symbols, ...far], rest, space, view);
      return;
    }
  }

  /**
   * Place what is selected, what must be found, what is first, and all other units; returns units that have no room, and
   * those, but for great and kept ones, that have none on their side of the coast.
   */
  private placeUnits(symbols: UnitLabel[], first: Label[], space: TakenSpace, view: UnitView): UnitLabel[] {
    const offshore: UnitLabel[] = [];
    const hasNoRoom = (label: UnitLabel): boolean => {
      const placed = placeUnit(label, space, view);
      if (!placed) return true;
      this.put(label, placed.position);
      if (placed.name) this.put(placed.name.label, placed.name.position);
      if (placed.offshore && !label.great && !label.kept) offshore.push(label);
      return false;
    };
    first.filter(({ order }) => order === 0).forEach((label) => this.placeLabel(label, space));
    const failed = symbols.filter((label) => label.kept && hasNoRoom(label));
    first.forEach((label) => this.placeLabel(label, space));
    failed.push(...symbols.filter((label) => !label.kept && hasNoRoom(label)));
    return [...failed, ...offshore];
  }

  /** Place great formations farther off where they have no room nearer and nothing in view stands for them; returns them. */
  private placeFar(great: UnitLabel[], { day, formations }: UnitScale, space: TakenSpace, view: UnitView): UnitLabel[] {
    return great.flatMap((each) => {
      const standIns = [each.unit, ...chainAbove(each.unit, day, formations)];
      if (standIns.some((id) => this.placed.has(`${id}*`))) return [];
      const label: UnitLabel = { ...each, far: true };
      delete label.positions;
      const placed = placeUnit(label, space, view);
      if (!placed) return [];
      this.put(label, placed.position);
      return [label];
    });
  }

  /** Place all other names and symbols, and in their midst the names of units that have none yet. */
  private placeRest(symbols: UnitLabel[], rest: Label[], space: TakenSpace, view: UnitView): void {
    const standing = new Map(symbols.flatMap((unit) => (this.placed.has(unit.key) ? [[unit.unit, unit]] : [])));
    const names = [...standing.values()].filter(({ key }) => !this.placed.has(`${key}~`));
    const isBefore = ({ order }: Label): boolean => order < UNIT_NAMES;
    const others = rest.filter((label) => label.type !== "symbol" || !standing.has(label.unit ?? ""));
    others.filter(isBefore).forEach((label) => this.placeLabel(label, space));
    for (const unit of names) {
      const [box] = this.placed.get(unit.key)?.boxes ?? [];
      const name = box && placeNameOrNumber(unit, box, space, view);
      if (name) this.put(name.label, name.position);
    }
    others.filter((label) => !isBefore(label)).forEach((label) => this.placeLabel(label, space));
  }

  /** Give a label its best free position, unless another with its key stands already. */
  private placeLabel(label: Label, space: TakenSpace): void {
    const position = this.placed.has(label.key) ? null : space.positionFor(label, this.renderer);
    if (position) this.put(label, position);
  }

  /** Have a label stand at a position. */
  private put(label: Label, position: LabelPosition): void {
    const whole = position.boxes.reduce(unionOf);
    const box = label.type === "unit" ? unitExtent(label, whole) : whole;
    const text = isText(label) ? `${label.text}|${label.font}|${label.colour}|${position.marked ?? ""}` : "";
    const reach = widened(box, MARGIN);
    this.placed.set(label.key, { label, ...position, box, reach, appearance: `${box.map(Math.round).join()}|${text}` });
    const side = label.positions?.indexOf(position) ?? -1;
    if (side >= 0 && (label.type === "unit" || (label.type === "point" && label.against)))
      this.sides.set(label.key, side);
  }

  /** The unit symbol that lies under a layer point, or null. */
  symbolAt({ x, y }: { x: number; y: number }): PickedSymbol | null {
    const under = [...this.placed.values()].findLast(
      ({ label, boxes: [box] }) => !isText(label) && box && contains(box, x, y),
    );
    if (!under || isText(under.label)) return null;
    const { label } = under;
    return { item: label.item, formation: label.type === "unit" && !label.own ? label.unit : null };
  }

  /** Kinds of the places whose symbols stand on the map now. */
  get placeKinds(): Set<string> {
    const placed = [...this.placed.values()];
    return new Set(placed.flatMap(({ label, marked }) => (hasPlaceSymbol(label) && !marked ? [label.placeKind] : [])));
  }

  /** Whether a symbol stands on the map for units that are not drawn themselves. */
  get standsForSeveral(): boolean {
    return [...this.placed.values()].some(({ label }) => label.type === "unit" && label.several);
  }

  /** What is written now: each label with the boxes it takes. */
  get boxes(): LabelBox[] {
    return [...this.placed.values()].map(({ label, boxes, box }) => ({
      text: isText(label) ? label.text : label.key,
      box,
      boxes,
    }));
  }

  /**
   * Draw the placed labels that reach into a box of layer points.
   * @param isCovered whether something stands at a layer point that the dot of a place would hide
   */
  paint(context: CanvasRenderingContext2D, part: Box, isCovered: (point: LayerPoint) => boolean): void {
    const { a: ratio } = context.getTransform();
    const within = [...this.placed.values()].filter(({ reach }) => overlaps(reach, part));
    /* Leaders lie under all symbols. */
    for (const { label, box, boxes } of within)
      if (label.type === "unit") drawLeader(context, label, boxes[0] ?? box, this.style);
    this.placed.forEach((placed) => {
      const { label, marked, reach } = placed;
      if (hasPlaceSymbol(label) && !marked && overlaps(around(label.x, label.y, MARGIN), part) && !isCovered(label))
        this.placeSymbols.draw(context, label.x, label.y, label.placeKind);
      if (overlaps(reach, part)) this.draw(context, placed, ratio);
    });
  }

  private draw(context: CanvasRenderingContext2D, placed: PlacedLabel, ratio: number): void {
    const { label } = placed;
    if (isText(label)) this.drawText(context, placed, label);
    else this.drawSymbol(context, placed, label, ratio);
  }

  /** Draw the symbol of a unit or of a movement: a sprite, since it has many lines and stands still for days. */
  private drawSymbol(
    context: CanvasRenderingContext2D,
    placed: PlacedLabel,
    label: SymbolLabel | UnitLabel,
    ratio: number,
  ): void {
    const { box, boxes } = placed;
    const { picture } = label;
    const own = label.type === "unit" ? (boxes[0] ?? box) : box;
    const look = label.type === "unit" ? `${label.several}|${label.selected}|${label.colour}` : "";
    placed.sprite ??= `${picture.number}|${own.join()}|${look}`;
    const [left, top, right, bottom] = widened(own, MARGIN);
    const covered: Box = [Math.floor(left), Math.floor(top), Math.ceil(right), Math.ceil(bottom)];
    drawSprite(context, this.renderer.sprites, placed.sprite, covered, ratio, (canvas) => {
      if (label.type === "unit") drawUnit(canvas, label, own, this.style);
      else picture.draw(canvas, own);
    });
  }

  private drawText(context: CanvasRenderingContext2D, placed: PlacedLabel, label: PointLabel | LineLabel): void {
    const { box, glyphs, align = 0, appearance } = placed;
    const [left, top] = [Math.round(box[0]), Math.round(box[1])];
    const [x, y] = [left - 4, top - 4];
    const snapped: Box = [left, top, box[2] + left - box[0], box[3] + top - box[1]];
    /* Straight text looks the same wherever it stands; text along a line only there. */
    const { haloColour } = this.style.labels;
    placed.sprite ??= label.type === "line" ? appearance : `${label.text}|${label.font}|${label.colour}|${align}`;
    const sprite = this.renderer.sprite(placed.sprite, [x, y, box[2] + 5, box[3] + 5], (canvas) => {
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
