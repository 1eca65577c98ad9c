/* The legend: what is on the map now, counted, and switches for the layers. */

Atlas.Legend = class {
  constructor(panel, style, layers, toggle) {
    this.style = style;
    const { element } = Atlas;
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
      element("ul", { class: "layers" }, this.layerRows),
      this.holders,
      this.kinds,
      element("p", { class: "note", text: style.projectionNote }),
    );
    this.details = element(
      "details",
      { class: "legend", open: window.innerWidth > 1150 },
      element("summary", { text: "Legend" }),
      body,
    );
    panel.append(this.details);
    this.key = "";
    this.timer = 0;
  }

  /** Count a little later: at the speed of play nobody could read it. */
  soon(items) {
    this.items = items;
    this.timer ||= setTimeout(() => {
      this.timer = 0;
      this.update(this.items);
    }, 300);
  }

  update(items) {
    const counts = {};
    items.forEach(({ feature }) => (counts[feature.layer] = (counts[feature.layer] || 0) + 1));
    this.counts.forEach((node, layer) => {
      const text = counts[layer] ? String(counts[layer]) : "–";
      if (node.textContent !== text) node.textContent = text;
    });
    const holders = new Map();
    const kinds = new Map();
    items.forEach(({ feature }) => {
      if (feature.layer === "territory" || feature.layer === "arrow" || feature.layer === "claim")
        holders.set(`${feature.layer}|${feature.side}`, feature);
      if (feature.layer === "event") kinds.set(feature.kind, feature);
    });
    const key = [...holders.keys(), ...kinds.keys()].sort().join();
    if (key === this.key) return;
    this.key = key;
    const { element } = Atlas;
    const titles = { territory: "", arrow: "advance, ", claim: "claim of " };
    const rows = [...holders.values()].sort(
      (a, b) => a.layer.localeCompare(b.layer) * -1 || a.side.localeCompare(b.side),
    );
    this.holders.replaceChildren(
      ...rows.map((feature) => {
        const swatch = element("span", { class: `swatch ${feature.layer}` });
        swatch.style.setProperty("--colour", feature.colour);
        return element("li", {}, swatch, `${titles[feature.layer]}${feature.side}`);
      }),
    );
    this.kinds.replaceChildren(
      ...[...kinds.keys()].sort().map((kind) => {
        if (!this.marks.has(kind)) {
          const canvas = element("canvas", { width: 36, height: 36, class: "mark", "aria-hidden": "true" });
          Atlas.marks.draw(canvas.getContext("2d"), this.style.marks[kind], 18, 18, 11, "#4a443c");
          this.marks.set(kind, element("li", {}, canvas, kind));
        }
        return this.marks.get(kind);
      }),
    );
  }
};
