/* The scene: the lists of what is drawn now, the canvas they are drawn on, and which part of it must be drawn anew. */

import { clipBox, mergeBoxes } from "../base/boxes.ts";
import type { Day } from "../base/days.ts";
import { FrameTask } from "../base/frame-task.ts";
import { growTo, restoreShape } from "../base/growth.ts";
import type { Layer, Payload, Style } from "../base/payload.ts";
import type { Lines } from "../base/packing.ts";
import type { PendingWork } from "../base/pending-work.ts";
import type { Box, DrawList, Frame, GroundShown, Item, MapFeature } from "../base/types.ts";
import { rowId } from "../guests/guest-layer.ts";
import { type Guests, type ListedLayer, pickedRow } from "../guests/guests.ts";
import type { RowsInView } from "./drawn-guests.ts";
import { type LabelBox, Labels } from "../names/labels.ts";
import { appearanceOfAll, visiblyChanged } from "./appearance.ts";
import { paintTerritory } from "./area-painter.ts";
import { ArrowSprites } from "./arrow-sprites.ts";
import { BaseMap } from "./base-map.ts";
import { partsIn } from "./battlefields.ts";
import { CanvasLayer, type CanvasPainters } from "./canvas-layer.ts";
import { type DrawnScene, paintLines, paintMarks, phasesDrawn } from "./foreground.ts";
import { groundLines } from "./ground-lines.ts";
import { GuestPainter } from "./guest-painter.ts";
import { hitTest, type LayerPoint } from "./hit-test.ts";
import { drawnFrom, emptyLists, isLand, isLine, isNamed, isOccupation, keyOf } from "./item-lists.ts";
import { drawListOf } from "./items.ts";
import { LabelObstacles } from "./label-obstacles.ts";
import { pixelBoxAround, pixelBoxesAlong, pixelBoxOf } from "./pixel-boxes.ts";
import { minZoomOf } from "./zoom-thresholds.ts";

/** What the scene shows, beside the items of the day. */
export interface SceneState {
  /** Null until the clock is set. */
  readonly day: Day | null;
  /** Id of the feature, dossier or formation that is selected, or null. */
  readonly chosen: string | null;
  /** Ids of features and dossiers that are emphasised beside it. */
  readonly highlights: ReadonlySet<string>;
}

/** What lies under the pointer: a feature, a formation that stands for units of its own, or a row of users' data. */
export type Picked = Pick<MapFeature, "id" | "name" | "side"> & { layer: Layer | "guest" };

/** Where a scene is drawn. */
export interface ScenePlace {
  /** Pane of the map. */
  pane?: string;
  /** Another scene on the same map: its base map and its hidden layers are shared, and it is drawn over it. */
  beside?: Scene;
  /** Image of the finer relief of the theatre. */
  relief?: HTMLImageElement | null;
  /** First day of the window of days that is shown; by default the day itself. */
  from?: () => Day;
}

export class Scene {
  /** What is drawn now, in drawing order. */
  readonly lists = emptyLists();
  /** All items of the day but those of hidden layers. */
  shown: Item[] = [];
  /** Layers that are switched off. */
  readonly hidden: Set<Layer>;
  readonly labels: Labels;
  private readonly style: Style;
  private readonly formations: Payload["formations"];
  private readonly baseMap: BaseMap;
  private readonly canvas: CanvasLayer;
  private readonly guestPainter: GuestPainter;
  private readonly arrows = new ArrowSprites();
  private readonly from: () => Day;
  private readonly obstacles: LabelObstacles;
  /** What the next frame must draw anew: items, boxes of layer points, all names, everything. */
  private readonly changed = new Set<Item>();
  private invalidBoxes: Box[] = [];
  private labelsInvalid = false;
  private everythingInvalid = false;
  /** The map shows another view than was painted last. */
  private viewInvalid = false;
  private readonly painting: FrameTask;

  /**
   * @param lines of the ground, in the unit Mercator square
   * @param pending is told while something is to be drawn
   */
  constructor(
    private readonly map: L.Map,
    data: Payload,
    lines: Lines,
    readonly state: SceneState,
    pending: PendingWork,
    private readonly guests: Guests,
    { pane = "scene", beside, relief = null, from = () => state.day ?? 0 }: ScenePlace = {},
  ) {
    this.from = from;
    this.painting = new FrameTask(pending, () => this.paint(), "draw");
    this.style = data.style;
    this.formations = data.formations;
    this.hidden = beside ? beside.hidden : new Set();
    this.labels = new Labels(data, lines);
    if (beside) this.labels.language = beside.labels.language;
    this.obstacles = new LabelObstacles(map);
    this.baseMap = beside ? beside.baseMap : new BaseMap(map, data, lines, pending, relief);
    (map.getPane(pane) ?? map.createPane(pane)).style.zIndex = beside ? "301" : "300";
    this.canvas = this.createCanvas(pane);
    this.canvas.on("framed", () => {
      this.viewInvalid = true;
      this.redraw();
      queueMicrotask(() => this.paintView()); // the next frame may be too late: this one may be under way
    });
    this.guestPainter = new GuestPainter(guests, data.style);
    this.canvas.addTo(map);
    this.baseMap.battlefields.onLoaded.add(this.restart);
    guests.onRows.add(this.guestsChanged);
    this.guestsChanged();
  }

  private readonly guestsChanged = (): void => {
    this.guestPainter.reset(this.from(), this.state.day ?? 0);
    this.redraw();
  };

  private createCanvas(pane: string): CanvasLayer {
    const painters: CanvasPainters = {
      land: (context, frame, box) => this.baseMap.paintLand(context, frame, box),
      territories: (context, frame, box) => this.paintLands(context, frame, box, false),
      occupations: (context, frame, box) => this.paintLands(context, frame, box, true),
      water: (context, frame) => this.baseMap.paintWater(context, frame),
      lines: (context, frame, box) => paintLines(context, frame, box, this.drawn),
      marks: (context, frame, box) => paintMarks(context, frame, box, this.drawn),
      foreground: (context, frame, box, marks) => this.paintForeground(context, frame, box, marks),
      keepsMarks: () => this.guestPainter.isFilled,
      backgroundKey: () => this.backgroundKey(),
    };
    return new CanvasLayer(painters, pane);
  }

  private readonly restart = (): void => {
    this.canvas.invalidate();
    this.labels.groundChanged();
    this.redraw();
  };

  /** Paint the view the map shows now, where it was not painted yet. */
  paintView(): void {
    if (this.viewInvalid) this.paint();
  }

  /** Take the scene off the map. */
  remove(): void {
    this.painting.cancel();
    this.baseMap.battlefields.onLoaded.delete(this.restart);
    this.guests.onRows.delete(this.guestsChanged);
    this.canvas.remove();
  }

  /** Whether an item is selected or emphasised, or its dossier is. */
  isChosen({ feature }: Item): boolean {
    const { chosen, highlights } = this.state;
    if (highlights.has(feature.id) || highlights.has(feature.dossier)) return true;
    return chosen !== null && (feature.id === chosen || (feature.dossier !== "" && feature.dossier === chosen));
  }

  /** What is drawn of the lists. */
  private get drawn(): DrawnScene {
    const { arrows, lists, style } = this;
    const { day, highlights } = this.state;
    return { arrows, lists, style, highlights, day: day ?? 0, isChosen: (item) => this.isChosen(item) };
  }

  /** Territories, or occupations, within a box. */
  private paintLands(context: CanvasRenderingContext2D, frame: Frame, box: Box, occupations: boolean): void {
    for (const item of this.lists.territory)
      if (isOccupation(item) === occupations) paintTerritory(context, frame, item, box, this.style);
  }

  /** What stands on the ground, within a box: marks, the user's own data, names. */
  private paintForeground(context: CanvasRenderingContext2D, frame: Frame, box: Box, marks: () => void): void {
    const { guestPainter, state } = this;
    const guests = (): void => guestPainter.paint(context, frame, box, state.chosen);
    for (const paint of guestPainter.hasSquares ? [guests, marks] : [marks, guests]) paint(); // squares hide marks
    this.labels.paint(context, box, (point) => guestPainter.covers(point, frame));
  }

  /** Place the names; returns the boxes, in layer points, in which they changed. */
  private placeLabels(): Box[] {
    const { frame } = this.canvas;
    if (!frame) return [];
    const corner = this.map.containerPointToLayerPoint([0, 0]);
    const size = this.map.getSize();
    const { event: events, unit: units, arrow: arrows, territory, island, border, railway } = this.lists;
    const lines = [...border, ...railway].filter(({ feature }) => feature.label);
    for (const item of [...events, ...units]) item.chosen = this.isChosen(item);
    return this.labels.place(
      frame,
      {
        ...{ day: this.state.day ?? 0, chosen: this.state.chosen, events, arrows, units, lines },
        key: keyOf(this.lists),
        phases: phasesDrawn(frame, this.lists, this.state.day ?? 0),
        lands: [...territory, ...island],
        ground: () => groundLines(border, this.baseMap.shores(frame), frame.zoom),
      },
      [corner.x, corner.y, corner.x + size.x, corner.y + size.y],
      this.obstacles.boxes,
    );
  }

  /** Place the names of a view that was not painted yet. */
  private placeViewLabels(): void {
    if (!this.viewInvalid) return;
    this.obstacles.measurePanels();
    this.placeLabels();
  }

  /** Keep the names out of a box, in pixels of the map's container, that another map covers; null is none. */
  setOtherMap(box: Box | null): void {
    this.obstacles.setOtherMap(box);
    this.redraw([], true);
  }

  /** Markers at the edge stand elsewhere, in pixels of the map's container: place the names anew around them. */
  setMarkers(boxes: Box[]): void {
    this.obstacles.setMarkers(boxes);
    this.relabel();
  }

  /** A panel over the map has changed its size: place the names anew around it. */
  panelsResized(): void {
    if (this.obstacles.measurePanels()) this.relabel();
  }

  /** Place the names anew with the next frame. */
  private relabel(): void {
    this.labelsInvalid = true;
    this.redraw();
  }

  /**
   * Take over what the clock shows.
   * @param visible all items of the day
   * @param changed those that came, went or look otherwise
   */
  refresh(visible: Iterable<Item>, changed: Item[], everything = false): void {
    const lists = new Set<DrawList>();
    for (const item of changed) {
      this.invalidate(restoreShape(item));
      lists.add(drawListOf(item.feature));
    }
    for (const list of lists) this.lists[list] = [];
    this.shown = [];
    for (const item of visible) {
      if (this.hidden.has(item.feature.layer)) continue;
      this.shown.push(item);
      const list = drawListOf(item.feature);
      if (lists.has(list)) this.lists[list].push(item);
    }
    for (const list of lists) this.lists[list].sort((a, b) => a.index - b.index);
    const renamed = this.labels.placesChange(this.state.day ?? 0);
    const guestsMoved = this.guestPainter.move(this.from(), this.state.day ?? 0);
    if (changed.length || everything || renamed || guestsMoved) this.redraw(changed, everything);
  }

  /** Let the arrows stand where they stood at a part of the day, from 0 to 1. */
  grow(part: number): void {
    const { frame } = this.canvas;
    if (!frame) return;
    const time = (this.state.day ?? 0) + part;
    for (const list of [this.lists.arrow, this.lists.route])
      for (const item of list) if (item.next) this.invalidate(growTo(item, time, frame));
    if (this.invalidBoxes.length) this.redraw();
  }

  /** Have a box of the Mercator square drawn anew; null is none. */
  private invalidate(box: Box | null): void {
    const { frame } = this.canvas;
    if (box && frame) this.invalidBoxes.push(pixelBoxAround(box, frame, this.style));
  }

  /** Draw anew, with the next frame, what changed. */
  redraw(changed: Item[] = [], everything = false): void {
    for (const item of changed) this.changed.add(item);
    this.everythingInvalid ||= everything;
    this.painting.request();
  }

  /** The looks of all lands and lines that are drawn now. */
  private backgroundKey(): string {
    const { territory, railway, border } = this.lists;
    const zoom = this.canvas.frame?.zoom ?? 0;
    const lines = [...railway, ...border].filter(({ feature }) => zoom >= minZoomOf(feature));
    return appearanceOfAll([...territory, ...lines]);
  }

  /** Draw what the frame was requested for. */
  private paint(): void {
    const { frame } = this.canvas;
    if (!frame) return;
    if (this.viewInvalid) this.obstacles.measurePanels();
    const changed = [...this.changed].filter(drawnFrom(frame.zoom, this.style));
    const everything = this.everythingInvalid || this.viewInvalid;
    this.changed.clear();
    this.everythingInvalid = this.viewInvalid = false;
    const renamed = this.labels.placesChange(this.state.day ?? 0);
    const relabel = everything || this.labelsInvalid || renamed || changed.some(isNamed);
    const limit: Box = [frame.min.x, frame.min.y, frame.max.x, frame.max.y];
    const boxOf = (item: Item): Box => pixelBoxOf(item, frame, this.style);
    const withinFrame = (boxes: Box[]): Box[] =>
      mergeBoxes(boxes.map((box) => clipBox(box, limit)).filter((box) => box !== null));
    const isDrawn = (item: Item): boolean => this.lists[drawListOf(item.feature)].includes(item);
    const lands = visiblyChanged(changed.filter(isLand), isDrawn);
    const lines = visiblyChanged(changed.filter(isLine), isDrawn, frame.zoom);
    const background = {
      territories: withinFrame(lands.filter((item) => !isOccupation(item)).map(boxOf)),
      occupations: withinFrame(lands.filter(isOccupation).map(boxOf)),
      lines: withinFrame(lines.flatMap((item) => pixelBoxesAlong(item, frame, this.style))),
    };
    const moving = [...changed.filter((item) => !isLand(item) && !isLine(item)).map(boxOf), ...this.invalidBoxes];
    this.invalidBoxes = [];
    const names = relabel ? this.placeLabels() : [];
    this.labelsInvalid = false;
    const below = [...moving, ...Object.values(background).flat()];
    const boxes = [...below, ...this.guestPainter.update(frame, this.canvas.pixelRatio), ...names];
    const marks = this.guestPainter.isFilled ? withinFrame(below) : [];
    this.canvas.paint(everything ? undefined : withinFrame(boxes), { ...background, marks });
  }

  /** What the map shows: west, north, east, south in the unit Mercator square, and the zoom. */
  view(): { view: Box; zoom: number } {
    return this.canvas.view();
  }

  /** How many features of the ground – contours, waters, coasts, places, railways and roads – are drawn in view. */
  groundInView(): number {
    const { view, zoom } = this.view();
    const ways = this.lists.railway.filter(({ feature, shape }) => zoom >= minZoomOf(feature) && partsIn(shape, view));
    return this.baseMap.count(view, zoom) + ways.length;
  }

  /** Rows of a layer of users' data in view: how many, and the first of them. */
  guestsInView(layer: ListedLayer, most = 0): RowsInView {
    return this.guestPainter.inView(layer, this.view().view, most);
  }

  /** Ids of the rows of users' data that are shown. */
  get guestIds(): string[] {
    return Array.from(this.guestPainter.shownRows(), ({ layer, row }) => rowId(layer, row));
  }

  /** Whether there is land near a point; pixels of the map's container. */
  isLand(x: number, y: number): boolean {
    const { frame } = this.canvas;
    return !frame || this.baseMap.isLand(this.map.containerPointToLayerPoint([x, y]), frame);
  }

  /** What of contours, marshes and places the legend is to explain. */
  groundShown(): GroundShown {
    const { view, zoom } = this.view();
    return {
      ...this.baseMap.battlefields.shown(view, zoom),
      places: this.labels.placeKinds,
      several: this.labels.standsForSeveral,
    };
  }

  /** What is to be said of the ground in the middle of the map, see Battlefields. */
  groundNote(): string {
    const { view, zoom } = this.view();
    return this.baseMap.battlefields.note([(view[0] + view[2]) / 2, (view[1] + view[3]) / 2], zoom);
  }

  /** From the next view on, draw at least so many pixels of the canvas for each of the page. */
  setDensity(density: number): void {
    this.canvas.setDensity(density);
  }

  /** The names of the view the map shows now. */
  get written(): LabelBox[] {
    this.placeViewLabels();
    return this.labels.boxes;
  }

  /** Draw what the scene shows on another context, whose units are pixels of the map's container. */
  drawOn(context: CanvasRenderingContext2D): void {
    this.paintView();
    this.canvas.drawOn(context);
  }

  /** What lies under a layer point, or null. */
  pickedAt(point: LayerPoint): Picked | null {
    this.placeViewLabels();
    const { frame, context } = this.canvas;
    if (!frame || !context) return null;
    const guest = this.guestPainter.at(point, frame, context);
    if (guest) return pickedRow(guest);
    const symbol = this.labels.symbolAt(point);
    const formation = symbol?.formation && this.formations[symbol.formation];
    if (symbol?.formation && formation)
      return { id: symbol.formation, name: formation.name, side: formation.side, layer: "unit" };
    return (symbol?.item ?? hitTest(context, point, frame, this.lists, this.state.day ?? 0))?.feature ?? null;
  }
}
