// @ts-nocheck
/* The picture: the lists of what is drawn now, the sheet they are drawn on, and which part of it must be drawn anew. */

import { clipBox, mergeBoxes, overlaps } from "../base/boxes.ts";
import { growTo, restoreShape } from "../base/growth.ts";
import { Labels } from "../names/labels.ts";
import { createBaseMap } from "./base-map.ts";
import { CanvasLayer } from "./canvas-layer.ts";
import { paintHighlight } from "./highlight.ts";
import { hitTest } from "./hit-test.ts";
import { drawListOf } from "./items.ts";
import {
  minZoomOf,
  paintArea,
  paintArrow,
  paintBorder,
  paintEvent,
  paintIsland,
  paintRailway,
  paintRoute,
  paintTerritory,
  pixelBoxAround,
  pixelBoxesAlong,
  pixelBoxOf,
} from "./painters.ts";

export class Scene {
  /**
   * @param {object} map Leaflet's
   * @param {object} data the document's data
   * @param {Float64Array[]} lines of the ground
   * @param {object} state `day`, and `chosen`: id of the feature or dossier that is selected, or null; `highlights`: ids of
   *   what is emphasised beside it
   * @param {{pane?: string, beside?: Scene}} place pane it is drawn in; a picture whose ground and layers it shares
   */
  constructor(map, data, lines, state, { pane = "scene", beside } = {}) {
    Object.assign(this, { map, state, style: data.style });
    this.lists = {
      territory: [],
      railway: [],
      border: [],
      island: [],
      route: [],
      arrow: [],
      event: [],
    };
    this.shown = [];
    this.hidden = beside ? beside.hidden : new Set();
    this.changed = new Set();
    this.moved = [];
    this.everything = false;
    this.awaited = 0;
    this.labels = new Labels(data, lines);
    if (beside) this.labels.language = beside.labels.language;
    this.markers = [];
    this.ground = beside ? beside.ground : createBaseMap(map, data.ground, lines, data.style);
    (map.getPane(pane) || map.createPane(pane)).style.zIndex = beside ? 301 : 300;
    this.sheet = new CanvasLayer(
      {
        ground: this.ground.land,
        lands: (context, frame, box) =>
          this.lists.territory.forEach((item) => paintTerritory(context, frame, item, this.style, box)),
        water: this.ground.water,
        lines: (context, frame, box) => this.lines(context, frame, box),
        scene: (context, frame, box) => this.scene(context, frame, box),
        state: () => this.looks(),
      },
      { pane },
    );
    this.covered = [];
    this.beyond = null; // box, in pixels of the map's frame, that another picture covers
    this.sheet.on("framed", () => {
      this.covered = this.panels();
      this.name();
    });
    this.sheet.addTo(map);
    this.restart = () => this.sheet.restart();
    this.ground.relief.on("load", this.restart);
  }

  /** Take the picture off the map. */
  remove() {
    cancelAnimationFrame(this.awaited);
    this.ground.relief.off("load", this.restart);
    this.sheet.remove();
  }

  /** What a land or line looks like: two items that share it cannot be told apart. */
  static look({ shape, feature }) {
    return `${shape.number}|${feature.layer}|${feature.kind}|${feature.bands || feature.colour}`;
  }

  static isLand(item) {
    return drawListOf(item.feature) === "territory";
  }

  static isLine(item) {
    return ["railway", "border"].includes(drawListOf(item.feature));
  }

  isChosen({ feature }) {
    const { chosen, highlights } = this.state;
    if (highlights.has(feature.id) || highlights.has(feature.dossier)) return true;
    return chosen !== null && (feature.id === chosen || (feature.dossier !== "" && feature.dossier === chosen));
  }

  /** Concessions, railways, borders and claims, within a box. */
  lines(context, frame, box) {
    const draw = (list, painter) =>
      list.forEach((item) => {
        if (overlaps(pixelBoxOf(item, frame), box)) painter(context, frame, item, box);
      });
    const { border, railway } = this.lists;
    draw(
      border.filter((item) => item.feature.closed),
      paintArea,
    );
    draw(railway, paintRailway);
    draw(
      border.filter((item) => !item.feature.closed),
      paintBorder,
    );
  }

  /** What stands on the ground, within a box. */
  scene(context, frame, box) {
    const draw = (list, painter) =>
      list.forEach((item) => {
        if (!overlaps(pixelBoxOf(item, frame), box)) return;
        painter(context, frame, item, {
          day: this.state.day,
          chosen: this.isChosen(item),
          style: this.style,
        });
      });
    const { territory, border, railway, island } = this.lists;
    const halo = (items) => this.halo(context, frame, items, box);
    halo([...territory, ...border, ...railway]);
    draw(island, paintIsland);
    halo(island);
    draw(this.lists.route, paintRoute);
    draw(this.lists.arrow, paintArrow);
    draw(this.lists.event, paintEvent);
    this.labels.paint(context, box);
  }

  /** The halo of what is emphasised among lands and lines. */
  halo(context, frame, items, box) {
    const { highlights } = this.state;
    if (!highlights.size) return;
    const emphasised = items.filter(({ feature }) => highlights.has(feature.id));
    paintHighlight(context, frame, emphasised, box, this.style);
  }

  /** Place the names; returns the boxes in which they changed. */
  name() {
    const corner = this.map.containerPointToLayerPoint([0, 0]);
    const size = this.map.getSize();
    const view = [corner.x, corner.y, corner.x + size.x, corner.y + size.y];
    this.lists.event.forEach((item) => {
      item.chosen = this.isChosen(item);
    });
    const { event: events, arrow: arrows, territory, island } = this.lists;
    const shown = { events, arrows, lands: [...territory, ...island] };
    return this.labels.place(this.sheet.frame(), shown, view, this.reserved());
  }

  static over =
    ".legend-panel, header.title, .tools-bar, .tour, .leaflet-control, .compare-dates, .compare-handle .icon";

  /** Boxes, in layer points, of what always lies over the map: no name stands under them. */
  panels() {
    const origin = this.map.getContainer().getBoundingClientRect();
    const corner = this.map.containerPointToLayerPoint([0, 0]);
    const [x, y] = [corner.x - origin.left, corner.y - origin.top];
    const boxes = [...document.querySelectorAll(Scene.over)].map((panel) => {
      const { left, top, right, bottom } = panel.getBoundingClientRect();
      return [left + x, top + y, right + x, bottom + y];
    });
    if (!this.beyond) return boxes;
    const [left, top, right, bottom] = this.beyond;
    return [...boxes, [left + corner.x, top + corner.y, right + corner.x, bottom + corner.y]];
  }

  /** Keep the names out of a box, in pixels of the map's frame, that another picture covers; null is none. */
  giveWay(box) {
    this.beyond = box;
    this.covered = this.panels();
    this.redraw([], true);
  }

  /** Markers at the edge stand elsewhere, in pixels of the map: place the names anew around them. */
  cover(boxes) {
    this.markers = boxes;
    this.renamed = true;
    this.redraw();
  }

  /** A panel over the map has changed its size: place the names anew around it. */
  resized() {
    this.covered = this.panels();
    this.renamed = true;
    this.redraw();
  }

  /** Boxes, in layer points, where no name may stand. */
  reserved() {
    const { x, y } = this.map.containerPointToLayerPoint([0, 0]);
    return [...this.covered, ...this.markers.map(([a, b, c, d]) => [a + x, b + y, c + x, d + y])];
  }

  /**
   * Take over what the clock shows.
   * @param {Set<object>} visible all items of the day
   * @param {object[]} changed those that came, went or look otherwise
   */
  refresh(visible, changed, everything = false) {
    changed.forEach((item) => this.stir(restoreShape(item)));
    const names = new Set(changed.map((item) => drawListOf(item.feature)));
    names.forEach((name) => {
      this.lists[name] = [];
    });
    this.shown = [];
    visible.forEach((item) => {
      if (this.hidden.has(item.feature.layer)) return;
      this.shown.push(item);
      const name = drawListOf(item.feature);
      if (names.has(name)) this.lists[name].push(item);
    });
    names.forEach((name) => this.lists[name].sort((a, b) => a.index - b.index));
    if (changed.length || everything) this.redraw(changed, everything);
  }

  /** Let the arrows stand where they stood at a part of the day, from 0 to 1. */
  grow(part) {
    const frame = this.sheet.frame();
    if (!frame) return;
    const time = this.state.day + part;
    [...this.lists.arrow, ...this.lists.route].forEach((item) => {
      if (item.next) this.stir(growTo(item, time, 0.4 / frame.scale));
    });
    if (this.moved.length) this.redraw();
  }

  /** Have a box of the Mercator square drawn anew; null is none. */
  stir(box) {
    const frame = box && this.sheet.frame();
    if (frame) this.moved.push(pixelBoxAround([box], frame));
  }

  /** Draw anew, with the next frame, what changed. */
  redraw(changed = [], everything = false) {
    changed.forEach((item) => this.changed.add(item));
    this.everything ||= everything;
    this.awaited ||= requestAnimationFrame(() => this.paint());
  }

  /** The looks of all lands and lines that are drawn now. */
  looks() {
    const { territory, railway, border } = this.lists;
    const { zoom } = this.sheet.frame();
    const lines = [...railway, ...border].filter(({ feature }) => zoom >= minZoomOf(feature));
    return [...territory, ...lines].map(Scene.look).sort().join();
  }

  /**
   * Those of changed lands or lines that make the map look otherwise than it was last painted: a railway whose next owner
   * has the same colour does not, nor does what is not drawn at this zoom.
   */
  otherwise(changed, zoom = Infinity) {
    const looks = new Map();
    changed.forEach((item) => {
      const { feature } = item;
      const now = this.lists[drawListOf(feature)].includes(item);
      const before = Boolean(item.painted);
      item.painted = now;
      if (now === before || zoom < minZoomOf(feature)) return;
      const key = Scene.look(item);
      const look = looks.get(key) || { item, balance: 0 };
      look.balance += now ? 1 : -1;
      looks.set(key, look);
    });
    return [...looks.values()].filter(({ balance }) => balance).map(({ item }) => item);
  }

  paint() {
    this.awaited = 0;
    const frame = this.sheet.frame();
    if (!frame) return;
    const changed = [...this.changed];
    const everything = this.everything;
    this.changed.clear();
    this.everything = false;
    const named =
      everything ||
      this.renamed ||
      changed.some(({ feature }) => feature.anchors || ["event", "arrow"].includes(feature.layer));
    const limit = [frame.min.x, frame.min.y, frame.max.x, frame.max.y];
    const boxOf = (item) => pixelBoxOf(item, frame);
    const within = (boxes) => mergeBoxes(boxes.map((box) => clipBox(box, limit)).filter(Boolean));
    const lands = this.otherwise(changed.filter(Scene.isLand));
    const lines = this.otherwise(changed.filter(Scene.isLine), frame.zoom);
    const still = within([...lands.map(boxOf), ...lines.flatMap((item) => pixelBoxesAlong(item, frame))]);
    const moving = changed.filter((item) => !Scene.isLand(item) && !Scene.isLine(item)).map(boxOf);
    moving.push(...this.moved.splice(0));
    const names = named ? this.name() : [];
    this.renamed = false;
    this.sheet.paint(everything ? undefined : within([...moving, ...still, ...names]), still);
  }

  /** What the map shows: west, north, east, south in the unit Mercator square, and the zoom. */
  view() {
    const frame = this.sheet.frame();
    if (!frame) return { view: [0, 0, 1, 1], zoom: 0 };
    const { scale, x0, y0, zoom } = frame;
    const { x, y } = this.map.containerPointToLayerPoint([0, 0]);
    const size = this.map.getSize();
    return { view: [(x + x0) / scale, (y + y0) / scale, (x + size.x + x0) / scale, (y + size.y + y0) / scale], zoom };
  }

  /** The item under a layer point, or null. */
  under(point) {
    const frame = this.sheet.frame();
    return frame && hitTest(this.sheet._context, point, frame, this.lists, frame.zoom);
  }
}
