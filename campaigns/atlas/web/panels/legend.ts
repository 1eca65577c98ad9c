/* The legend: what is on the map now, counted, and switches for the layers. */

import type { Day } from "../base/days.ts";
import { element } from "../base/dom.ts";
import type { Layer, LayerTitle, Style } from "../base/payload.ts";
import { t } from "../base/translation.ts";
import type { Box, GroundShown, Item, MapFeature } from "../base/types.ts";
import { ringRadius } from "../scene/event-geometry.ts";
import { isCovered } from "../scene/phases.ts";
import { unitRing } from "../scene/unit-painter.ts";
import { minZoomOf } from "../scene/zoom-thresholds.ts";
import { groundRows, kindTitle, legendRows } from "./legend-entries.ts";
import type { LegendRow } from "./legend-entries.ts";
import { groundSample, ringSample, sampleOf, severalUnitsSample, symbolSample } from "./legend-samples.ts";

export interface LegendControls {
  /** It was unfolded: what it shows may be out of date. */
  unfolded: () => void;
  toggle: (layer: Layer, on: boolean) => void;
  /** What the map shows, in the unit Mercator square, and its zoom. */
  view: () => { view: Box; zoom: number };
  day: () => Day;
  ground: () => GroundShown;
  /** The part of users' data. */
  guests: { readonly element: HTMLElement; update(): void };
}

/** Width and height of the window, in pixels, from which there is room for the legend unfolded. */
const ROOM_FROM = { width: 1150, height: 640 };
/** Pixels of the map at zoom 0. */
const TILE = 256;
/** Entries of the legend that explain the smaller mark of a phase, and what is unsure about events. */
const PHASE = "phase";
const UNCERTAIN_DAY = "day-uncertain";
const UNCERTAIN_PLACE = "place-uncertain";
const UNCERTAIN_UNIT = "unit-uncertain";
const SEVERAL_UNITS = "unit-several";

const hasRoom = (): boolean => window.innerWidth > ROOM_FROM.width && window.innerHeight > ROOM_FROM.height;

export class Legend {
  readonly details: HTMLDetailsElement;
  private readonly style: Style;
  private readonly view: LegendControls["view"];
  private readonly ground: LegendControls["ground"];
  private readonly day: LegendControls["day"];
  private readonly guests: LegendControls["guests"];
  private readonly counts = new Map<Layer, HTMLElement>();
  /** Rows that were shown before, by what they explain and their text: to and fro between days they come again and again. */
  private readonly rows = new Map<string, HTMLElement>();
  /** Samples by what they explain: they are the same in every language. */
  private readonly samples = new Map<string, HTMLElement>();
  private readonly sideList = element("ul", { class: "holders" });
  private readonly groundList = element("ul", { class: "holders" });
  private readonly kindList = element("ul", { class: "kinds" });
  private wasOpen = false;
  /** What the lists show. */
  private key = "";

  constructor(panel: HTMLElement, style: Style, layers: LayerTitle[], controls: LegendControls) {
    this.style = style;
    this.view = controls.view;
    this.ground = controls.ground;
    this.day = controls.day;
    this.guests = controls.guests;
    const rows = layers.map(([layer, title]) => this.layerRow(layer, title, controls.toggle));
    const body = element(
      "div",
      { class: "legend-body" },
      element("p", { class: "legend-scope", id: "legend-scope", text: () => t("In view on this day") }),
      element("ul", { class: "layers", "aria-labelledby": "legend-scope" }, rows),
      this.guests.element,
      this.sideList,
      this.kindList,
      this.groundList,
      style.notes.map((text) => element("p", { class: "note", text: () => t(text) })),
    );
    this.details = element("details", { class: "legend" }, element("summary", { text: () => t("Legend") }), body);
    panel.append(this.details);
    /* Before the page is laid out, unlike the event for it, so that it never shows what was. */
    const unfolds = new MutationObserver(() => {
      if (this.details.open) controls.unfolded();
    });
    unfolds.observe(this.details, { attributeFilter: ["open"] });
  }

  private layerRow(layer: Layer, title: string, toggle: LegendControls["toggle"]): HTMLElement {
    const count = element("span", { class: "count" });
    this.counts.set(layer, count);
    const box: HTMLInputElement = element("input", {
      type: "checkbox",
      checked: true,
      onchange: () => toggle(layer, box.checked),
    });
    return element(
      "li",
      {},
      element("label", {}, box, () => ` ${t(title)} `, count),
    );
  }

  /** The window has another size: where it is too small for the legend, fold it. */
  fitWindow(): void {
    if (!hasRoom()) this.details.open = false;
  }

  /** Fold the legend up while something else needs the room, and then leave it as it was. */
  aside(on: boolean): void {
    if (on) this.wasOpen = this.details.open;
    this.details.open = on ? false : this.wasOpen;
  }

  /** What it explains now, as copies that may stand elsewhere. */
  copy(): Node[] {
    const notes = this.details.querySelectorAll(".legend-body > .note");
    return [this.guests.element, this.sideList, this.kindList, this.groundList, ...notes].map((node) =>
      node.cloneNode(true),
    );
  }

  /** Write it anew, in another language. */
  renew(drawn: Item[]): void {
    this.key = "";
    this.update(drawn);
  }

  /** Count what is in view of what is drawn. */
  update(drawn: Item[]): void {
    this.guests.update();
    const { view, zoom } = this.view();
    const items = drawn.filter(
      (item) => zoom >= minZoomOf(item.feature) && isInView(item, view) && !isCovered(item, this.day()),
    );
    const features = items.map(({ feature }) => feature);
    const counts = new Map<Layer, number>();
    features.forEach(({ layer }) => counts.set(layer, (counts.get(layer) ?? 0) + 1));
    this.counts.forEach((node, layer) => {
      const text = String(counts.get(layer) ?? "–");
      if (node.textContent !== text) node.textContent = text;
    });
    const hasRing = items.some(
      (item) => item.feature.layer === "unit" && unitRing(item, { zoom, scale: TILE * 2 ** zoom }),
    );
    this.updateLists(features, zoom, hasRing);
  }

  private updateLists(features: MapFeature[], zoom: number, hasUnitRing: boolean): void {
    const events = features.filter(({ layer }) => layer === "event" || layer === PHASE);
    const kinds = [...new Set(events.map(({ kind }) => kind))].sort();
    const scale = TILE * 2 ** zoom;
    if (events.some(({ layer }) => layer === PHASE)) kinds.push(PHASE);
    if (events.some(({ uncertain }) => uncertain)) kinds.push(UNCERTAIN_DAY);
    if (events.some((feature) => ringRadius(feature, { scale }))) kinds.push(UNCERTAIN_PLACE);
    if (hasUnitRing) kinds.push(UNCERTAIN_UNIT);
    const shown = this.ground();
    if (shown.several) kinds.push(SEVERAL_UNITS);
    const ground = groundRows(shown, this.style);
    const rows = legendRows(features, this.style).filter((row) => !ground.some(({ entry }) => entry === row.entry));
    const key = [...rows.map((row) => row.key), ...kinds, ...ground.map(({ text }) => text)].join();
    if (key === this.key) return;
    this.key = key;
    this.sideList.replaceChildren(...rows.map((row) => this.sideRow(row)));
    this.kindList.replaceChildren(...kinds.map((kind) => this.kindRow(kind)));
    this.groundList.replaceChildren(
      ...ground.map(
        ({
          text,
          entry: {
            id,
            kinds: [kind],
          },
        }) => this.row(`ground|${id}|${kind}`, text, () => groundSample(id, kind ?? "", this.style)),
      ),
    );
  }

  /** A row, as it was made for the same text; its sample is drawn once for all texts. */
  private row(key: string, text: string, draw: () => HTMLElement, className?: string): HTMLElement {
    const told = `${key}|${text}`;
    let row = this.rows.get(told);
    if (row) return row;
    const sample = this.samples.get(key) ?? draw();
    this.samples.set(key, sample);
    row = element("li", className ? { class: className } : {}, sample.cloneNode(true), text);
    this.rows.set(told, row);
    return row;
  }

  private sideRow(row: LegendRow): HTMLElement {
    const { kind, colour, wash } = row.feature;
    return this.row(`${row.entry.id}|${kind}|${colour}|${wash}`, row.text, () => sampleOf(row, this.style));
  }

  private kindRow(kind: string): HTMLElement {
    const { style } = this;
    const text = t(style.legend.find(({ id }) => id === kind)?.text ?? kindTitle(kind));
    const wide: Record<string, () => HTMLElement> = {
      [PHASE]: () => symbolSample(kind, style, { scale: style.markStyle.size.phase }),
      [UNCERTAIN_DAY]: () => symbolSample(kind, style, { uncertain: true }),
      [UNCERTAIN_PLACE]: () => ringSample(style),
      [UNCERTAIN_UNIT]: () => ringSample(style, true),
      [SEVERAL_UNITS]: () => severalUnitsSample(style),
    };
    const draw = wide[kind];
    return draw ? this.row(kind, text, draw, "wide") : this.row(kind, text, () => symbolSample(kind, style));
  }
}

/** Whether an item reaches into the view, given in the unit Mercator square. */
function isInView(item: Item, [west, north, east, south]: Box): boolean {
  if (["event", PHASE, "unit"].includes(item.feature.layer)) {
    const [x = NaN, y = NaN] = item.shape.parts[0]?.[0] ?? [];
    return x > west && x < east && y > north && y < south;
  }
  return item.shape.boxes.some((box) => box[0] < east && box[2] > west && box[1] < south && box[3] > north);
}
