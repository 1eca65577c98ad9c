/* The legend: what is on the map now, counted, and switches for the layers. */

import { element } from "../base/dom.ts";
import type { Layer, LayerTitle, Style } from "../base/payload.ts";
import type { Box, Item, MapFeature } from "../base/types.ts";
import { drawEventSymbol } from "../scene/event-symbols.ts";
import { minZoomOf } from "../scene/zoom-thresholds.ts";

export interface LegendControls {
  toggle: (layer: Layer, on: boolean) => void;
  /** What the map shows, in the unit Mercator square, and its zoom. */
  view: () => { view: Box; zoom: number };
}

/** Width and height of the window, in pixels, from which the legend starts unfolded. */
const UNFOLDED_FROM = { width: 1150, height: 640 };
/** Layers that have an entry for each side. */
const BY_SIDE: Layer[] = ["territory", "arrow", "claim"];
const ORDER = ["territory", "claim", "fortified", "railway", "road", "arrow"];
const PREFIXES: Record<string, string> = { claim: "claim or limit, ", arrow: "advance, " };
const SIDELESS: Record<string, string> = {
  fortified: "fortified line",
  railway: "railway, in its owner’s colour",
  road: "road",
};
const SYMBOL_COLOUR = "#4a443c";

export class Legend {
  readonly details: HTMLDetailsElement;
  private readonly style: Style;
  private readonly view: LegendControls["view"];
  private readonly counts = new Map<Layer, HTMLElement>();
  private readonly symbols = new Map<string, HTMLElement>();
  private readonly sideList = element("ul", { class: "holders" });
  private readonly kindList = element("ul", { class: "kinds" });
  private wasOpen = true;
  /** What the lists show. */
  private key = "";

  constructor(panel: HTMLElement, style: Style, layers: LayerTitle[], controls: LegendControls) {
    this.style = style;
    this.view = controls.view;
    const rows = layers.map(([layer, title]) => this.layerRow(layer, title, controls.toggle));
    const body = element(
      "div",
      { class: "legend-body" },
      element("p", { class: "legend-scope", id: "legend-scope", text: "In view on this day" }),
      element("ul", { class: "layers", "aria-labelledby": "legend-scope" }, rows),
      this.sideList,
      this.kindList,
      style.notes.map((text) => element("p", { class: "note", text })),
    );
    const open = window.innerWidth > UNFOLDED_FROM.width && window.innerHeight > UNFOLDED_FROM.height;
    this.details = element("details", { class: "legend", open }, element("summary", { text: "Legend" }), body);
    panel.append(this.details);
  }

  private layerRow(layer: Layer, title: string, toggle: LegendControls["toggle"]): HTMLElement {
    const count = element("span", { class: "count" });
    this.counts.set(layer, count);
    const box: HTMLInputElement = element("input", {
      type: "checkbox",
      checked: true,
      onchange: () => toggle(layer, box.checked),
    });
    return element("li", {}, element("label", {}, box, ` ${title} `, count));
  }

  /** Fold the legend up while something else needs the room, and then leave it as it was. */
  aside(on: boolean): void {
    if (on) this.wasOpen = this.details.open;
    this.details.open = on ? false : this.wasOpen;
  }

  /** Count what is in view of what is drawn. */
  update(drawn: Item[]): void {
    const { view, zoom } = this.view();
    const features = drawn
      .filter((item) => zoom >= minZoomOf(item.feature) && isInView(item, view))
      .map(({ feature }) => feature);
    const counts = new Map<Layer, number>();
    features.forEach(({ layer }) => counts.set(layer, (counts.get(layer) ?? 0) + 1));
    this.counts.forEach((node, layer) => {
      const text = String(counts.get(layer) ?? "–");
      if (node.textContent !== text) node.textContent = text;
    });
    this.updateLists(features);
  }

  private updateLists(features: MapFeature[]): void {
    const sides = new Map<string, MapFeature>();
    const kinds = new Set<string>();
    features.forEach((feature) => {
      const named = BY_SIDE.includes(feature.layer) && this.style.sides.includes(feature.side);
      if (named) sides.set(`${feature.layer}|${feature.side}`, feature);
      if (feature.kind === "fortified-line") sides.set("fortified", feature);
      if (feature.kind === "road") sides.set("road", feature);
      if (feature.layer === "railway") sides.set("railway", feature);
      if (feature.layer === "event") kinds.add(feature.kind);
    });
    const key = [...sides.keys(), ...kinds].sort().join();
    if (key === this.key) return;
    this.key = key;
    const rows = [...sides].map(([entry, feature]) => ({ part: entry.split("|")[0] ?? "", feature }));
    rows.sort((a, b) => ORDER.indexOf(a.part) - ORDER.indexOf(b.part) || a.feature.side.localeCompare(b.feature.side));
    this.sideList.replaceChildren(...rows.map(({ part, feature }) => this.sideRow(part, feature)));
    this.kindList.replaceChildren(...[...kinds].sort().map((kind) => this.kindRow(kind)));
  }

  private sideRow(part: string, feature: MapFeature): HTMLElement {
    const swatch = element("span", { class: `swatch ${part}` });
    const sideless = SIDELESS[part];
    swatch.style.setProperty("--colour", sideless ? this.style.ink : feature.colour);
    return element("li", {}, swatch, sideless ?? `${PREFIXES[part] ?? ""}${feature.side}`);
  }

  private kindRow(kind: string): HTMLElement {
    const known = this.symbols.get(kind);
    if (known) return known;
    const canvas = element("canvas", { width: 36, height: 36, class: "mark", "aria-hidden": "true" });
    const context = canvas.getContext("2d");
    if (context) drawEventSymbol(context, this.style.marks[kind] ?? "", 18, 18, 11, SYMBOL_COLOUR);
    const row = element("li", {}, canvas, kind);
    this.symbols.set(kind, row);
    return row;
  }
}

/** Whether an item reaches into the view, given in the unit Mercator square. */
function isInView(item: Item, [west, north, east, south]: Box): boolean {
  if (item.feature.layer === "event") {
    const [x = NaN, y = NaN] = item.shape.parts[0]?.[0] ?? [];
    return x > west && x < east && y > north && y < south;
  }
  return item.shape.boxes.some((box) => box[0] < east && box[2] > west && box[1] < south && box[3] > north);
}
