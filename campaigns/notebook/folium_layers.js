/* Layers of the atlas on a Folium map: what Python wrote beside them (folium_layers.py), drawn by Leaflet.

   Text is never code: whatever the data says is set as textContent, and no markup is made of it. */

var atlasLayer = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  /** An element whose text is text. */
  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  /** What a popup says: the name, and a line for each fact. */
  function told([name, ...facts]) {
    const box = document.createElement("div");
    box.append(element("strong", name), ...facts.map((fact) => element("div", fact)));
    return box;
  }

  /** An element of SVG with attributes. */
  function drawn(name, attributes, ...children) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /** Put the patterns that fills refer to into the page, each once. */
  function definePatterns(map, patterns) {
    const missing = patterns.filter(({ id }) => !document.getElementById(id));
    if (!missing.length) return;
    const tiles = missing.map(({ id, width, height, shapes }) => {
      const tile = { id, width, height, patternUnits: "userSpaceOnUse" };
      return drawn("pattern", tile, ...shapes.map(([name, attributes]) => drawn(name, attributes)));
    });
    const picture = drawn("svg", { width: 0, height: 0, "aria-hidden": "true", style: "position:absolute" }, ...tiles);
    map.getContainer().append(picture);
  }

  /** Point, line or area of Leaflet for one look of a feature. */
  function shape({ geometry, text }, look, common) {
    const [path] = look.paths;
    const pointToLayer = (_, place) => {
      if (!look.picture) return L.circleMarker(place, { ...path, radius: look.radius, ...common });
      const { address, width, height } = look.picture;
      const icon = L.icon({ iconUrl: address, iconSize: [width, height] });
      return L.marker(place, { icon, pane: common.pane, keyboard: false, alt: text[0] });
    };
    const strokes = look.paths.length ? look.paths : [{}];
    const draw = (style) => L.geoJSON(geometry, { style: { ...style, ...common }, pointToLayer, ...common });
    return L.featureGroup(strokes.flatMap((style) => draw(style).getLayers()));
  }

  const AtlasLayer = L.LayerGroup.extend({
    initialize(content) {
      L.LayerGroup.prototype.initialize.call(this, [], { attribution: content.attribution });
      this._content = content;
      this._parts = null;
    },

    onAdd(map) {
      const { pane, level, patterns } = this._content;
      if (!map.getPane(pane)) map.createPane(pane).style.zIndex = level;
      definePatterns(map, patterns);
      // Patterns are of SVG: a map that draws on a canvas by default draws these layers as SVG all the same.
      this._parts ??= this._made({ pane, renderer: L.svg({ pane }) });
      map.on("zoomend", this._choose, this);
      this._choose({ target: map });
      L.LayerGroup.prototype.onAdd.call(this, map);
    },

    onRemove(map) {
      map.off("zoomend", this._choose, this);
      L.LayerGroup.prototype.onRemove.call(this, map);
    },

    /** Everything there is, with the zooms between which it is shown. */
    _made(common) {
      const { features, looks } = this._content;
      return features.map((feature) => {
        const layer = shape(feature, looks[feature.look], common);
        layer.bindPopup(() => told(feature.text), { maxWidth: 340 });
        layer.bindTooltip(() => element("span", feature.text[0]), { sticky: true });
        return { layer, from: feature.from, until: feature.until };
      });
    },

    /** Show what is drawn at the map's zoom. */
    _choose({ target }) {
      const zoom = target.getZoom();
      for (const { layer, from, until } of this._parts) {
        const shown = from <= zoom && zoom < until;
        if (shown && !this.hasLayer(layer)) this.addLayer(layer);
        else if (!shown && this.hasLayer(layer)) this.removeLayer(layer);
      }
    },
  });

  /** The layer whose content stands in the element of an id. */
  return (id) => new AtlasLayer(JSON.parse(document.getElementById(id).textContent));
})();
