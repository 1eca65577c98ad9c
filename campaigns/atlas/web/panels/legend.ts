// @ts-nocheck
/* The legend: what is on the map now, counted, and switches for the layers. */

import { element } from "../base/dom.ts";
import { drawEventSymbol } from "../scene/event-symbols.ts";
import { minZoomOf } from "../scene/painters.ts";

export class Legend {
  /** @param {() => {view: number[], zoom: number}} view what the map shows, in the unit Mercator square */
  constructor(panel, style, layers, { toggle, view }) {
    this.style = style;
    this.view = view;
    this.counts = new Map();
    this.marks = new Map();
    this.layerRows = layers.map(([layer, title]) => {
      const count = element("span", { class: "count" });
      this.counts.set(layer, count);
      const box = element("input", {
        type: "checkbox",
        checked: true,
        onchange: (event) => toggle(layer, event.target.checked),
      });
      return element("li", {}, element("label", {}, box, ` ${title} `, count));
    });
    this.holders = element("ul", { class: "holders" });
    this.kinds = element("ul", { class: "kinds" });
    const body = element(
      "div",
      { class: "legend-body" },
      element("p", { class: "legend-scope", id: "legend-scope", text: "In view on this day" }),
      element("ul", { class: "layers", "aria-labelledby": "legend-scope" }, this.layerRows),
      this.holders,
      this.kinds,
      style.notes.map((text) => element("p", { class: "note", text })),
    );
    this.details = element(
      "details",
      { class: "legend", open: window.innerWidth > 1150 && window.innerHeight > 640 },
      element("summary", { text: "Legend" }),
      body,
    );
    panel.append(this.details);
    this.key = "";
    this.timer = 0;
  }

  /** Fold the legend up while something else needs the room, and then leave it as it was. */
  aside(on) {
    if (on) this.was = this.details.open;
    this.details.open = on ? false : this.was;
  }

  /** Count a little later: at the speed of play nobody could read it. */
  soon(items) {
    this.items = items;
    this.timer ||= setTimeout(() => {
      this.timer = 0;
      this.update(this.items);
    }, 300);
  }

  /** Whether an item reaches into the view, given in the unit Mercator square. */
  static inView(item, [west, north, east, south]) {
    if (item.feature.layer === "event") {
      const [x, y] = item.shape.parts[0][0];
      return x > west && x < east && y > north && y < south;
    }
    return item.shape.boxes.some((box) => box[0] < east && box[2] > west && box[1] < south && box[3] > north);
  }

  update(shown) {
    const { view, zoom } = this.view();
    const items = shown.filter((item) => zoom >= minZoomOf(item.feature) && Legend.inView(item, view));
    const counts = {};
    items.forEach(({ feature }) => (counts[feature.layer] = (counts[feature.layer] || 0) + 1));
    this.counts.forEach((node, layer) => {
      const text = counts[layer] ? String(counts[layer]) : "–";
      if (node.textContent !== text) node.textContent = text;
    });
    const holders = new Map();
    const kinds = new Map();
    items.forEach(({ feature }) => {
      const named = ["territory", "arrow", "claim"].includes(feature.layer);
      if (named && this.style.sides.includes(feature.side)) holders.set(`${feature.layer}|${feature.side}`, feature);
      if (feature.kind === "fortified-line") holders.set("fortified", feature);
      if (feature.kind === "road") holders.set("road", feature);
      if (feature.layer === "railway") holders.set("railway", feature);
      if (feature.layer === "event") kinds.set(feature.kind, feature);
    });
    const key = [...holders.keys(), ...kinds.keys()].sort().join();
    if (key === this.key) return;
    this.key = key;
    const order = ["territory", "claim", "fortified", "railway", "road", "arrow"];
    const titles = { claim: "claim or limit, ", arrow: "advance, " };
    const whole = { fortified: "fortified line", railway: "railway, in its owner’s colour", road: "road" };
    const rows = [...holders].map(([entry, feature]) => ({
      part: entry.split("|")[0],
      feature,
    }));
    rows.sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part) || a.feature.side.localeCompare(b.feature.side));
    this.holders.replaceChildren(
      ...rows.map(({ part, feature }) => {
        const swatch = element("span", { class: `swatch ${part}` });
        swatch.style.setProperty("--colour", whole[part] ? this.style.ink : feature.colour);
        return element("li", {}, swatch, whole[part] || `${titles[part] || ""}${feature.side}`);
      }),
    );
    this.kinds.replaceChildren(
      ...[...kinds.keys()].sort().map((kind) => {
        if (!this.marks.has(kind)) {
          const canvas = element("canvas", {
            width: 36,
            height: 36,
            class: "mark",
            "aria-hidden": "true",
          });
          drawEventSymbol(canvas.getContext("2d"), this.style.marks[kind], 18, 18, 11, "#4a443c");
          this.marks.set(kind, element("li", {}, canvas, kind));
        }
        return this.marks.get(kind);
      }),
    );
  }
}
