// @ts-nocheck
/* What wants a name in a view, in which lettering and how much it matters: events, lands, formations, places, nature. */

import { toMercator } from "../base/mercator.ts";
import { pointOf, symbolRadius } from "../scene/painters.ts";
import { arrowCentreline, lengthOf, linesBeside, straightestStretch } from "./label-lines.ts";
import { TextRenderer } from "./text-renderer.ts";

export class LabelCandidates {
  /** @param {object} data the document's data @param {Float64Array[]} lines of the ground */
  constructor(data, lines, lettering) {
    this.style = data.style;
    this.dossiers = data.dossiers;
    this.lettering = lettering;
    this.language = "en";
    this.key = "";
    this.places = data.places.map((place) => {
      const [x, y] = toMercator(place.lon, place.lat);
      return { ...place, x, y };
    });
    this.natural = data.natural.map((name) => ({
      ...name,
      lines:
        name.river === undefined
          ? [name.path.map(([longitude, latitude]) => toMercator(longitude, latitude))]
          : data.ground.rivers[name.river].parts.map(([number]) => LabelCandidates.points(lines[number])),
    }));
    this.symbols = data.symbols.map((address) => {
      const picture = new Image();
      picture.src = address;
      return picture;
    });
  }

  /** Zoom from which places, then events, of a rank are named. */
  static PLACES = { 1: 3, 2: 5, 3: 6.5, 4: 8, 5: 9.5 };
  static EVENTS = [0, 3, 5, 6.5, 8];
  static FORMATIONS = 5.5;
  static SYMBOLS = 6;
  /** Look of the names of nature, by kind: style and weight, size at the zoom it first shows, most, spaced, capitals. */
  static NATURE = {
    sea: { font: "italic 400", size: [13, 19], water: true, spaced: 0.7 },
    lake: { font: "italic 400", size: [11.5, 14], water: true, spaced: 0.2 },
    river: { font: "italic 400", size: [11, 12.5], water: true },
    range: { font: "italic 500", size: [12, 15], spaced: 0.6, ink: "#6b5a43" },
    desert: { font: "italic 500", size: [12, 15], spaced: 0.7, ink: "#80683c" },
    plain: { font: "italic 500", size: [12, 14], spaced: 0.5, ink: "#6b5a43" },
    region: { font: "500", size: [11, 13], spaced: 0.5, ink: "#5a5249", capitals: true },
  };

  static points(line) {
    return Array.from({ length: line.length / 2 }, (_, index) => [line[2 * index], line[2 * index + 1]]);
  }

  font(weight, size) {
    const chinese = this.language === "zh" ? '"Noto Serif CJK SC", ' : "";
    return `${weight} ${size}px ${chinese}${TextRenderer.SERIF}`;
  }

  /** A name in the language asked for, or the English one where it has none. */
  said(english, names, modern = "") {
    if (this.language === "modern") return modern || english;
    return (names && names[this.language]) || english;
  }

  /** Everything that wants a name, most important first. */
  all(frame, { events, lands, arrows }) {
    const key = `${frame.key}|${this.language}`;
    if (this.key !== key) {
      this.key = key;
      this.kept = new Map();
      this.still = [...this.ofPlaces(frame), ...this.ofNature(frame)];
    }
    const moving = [
      ...events.flatMap((item) => this.once(item, item.chosen, () => this.ofEvent(frame, item))),
      ...lands.flatMap((item) => this.once(item, false, () => this.ofLand(frame, item))),
      ...arrows.flatMap((item) => this.once(item, false, () => this.ofArrow(frame, item))),
    ];
    return [...moving, ...this.still].sort((a, b) => a.order - b.order);
  }

  /** The labels of an item, made once a view. */
  once(item, chosen, make) {
    const key = `${item.index}|${chosen}`;
    if (!this.kept.has(key)) this.kept.set(key, make());
    return this.kept.get(key);
  }

  ofEvent(frame, item) {
    const { feature, chosen } = item;
    if (!chosen && frame.zoom < LabelCandidates.EVENTS[feature.rank]) return [];
    const size = feature.rank === 1 ? 14 : 13;
    const [x, y] = pointOf(item, frame);
    const text = this.said(feature.short, this.dossiers[feature.dossier]?.names);
    return [
      {
        key: feature.id,
        ...{ x, y, text, size },
        lines: TextRenderer.lines(text),
        font: this.font("italic 600", size),
        ink: feature.ink,
        gap: symbolRadius(feature, frame.zoom) + 3,
        order: chosen ? 0 : 10 + feature.rank,
      },
    ];
  }

  ofLand(frame, { feature }) {
    if (!feature.anchors || frame.zoom < feature.from || frame.zoom > 9.5) return [];
    const size = Math.min(21, 10.5 + (frame.zoom - feature.from) * 2);
    const text = this.said(feature.label, feature.names).toUpperCase();
    return feature.anchors.map(([ax, ay], number) => ({
      key: `${feature.id}~${number}`,
      x: ax * frame.scale - frame.x0,
      y: ay * frame.scale - frame.y0,
      text,
      lines: TextRenderer.lines(text, 16),
      font: this.font("600", size),
      size,
      ink: feature.ink,
      spacing: size * 0.2,
      order: 12.5 + number / 100,
      centred: true,
      apart: 560,
      alpha: 0.82,
    }));
  }

  /** Formations along their arrows, and their symbols at the heads. */
  ofArrow(frame, item) {
    if (frame.zoom < LabelCandidates.FORMATIONS) return [];
    const { feature } = item;
    const spine = arrowCentreline(item, frame);
    const wanted = [];
    const size = feature.rank === 1 ? 12 : 11;
    const [tip, before] = [spine.points[spine.points.length - 1], spine.points[spine.points.length - 2]];
    if (frame.zoom >= LabelCandidates.SYMBOLS && typeof feature.symbol === "number") {
      const picture = this.symbols[feature.symbol];
      const ahead = Math.hypot(tip[0] - before[0], tip[1] - before[1]) || 1;
      wanted.push({
        key: `${feature.id}^`,
        x: tip[0],
        y: tip[1],
        ahead: [(tip[0] - before[0]) / ahead, (tip[1] - before[1]) / ahead],
        text: "",
        picture,
        tall: frame.zoom < 7 ? 21 : 26,
        order: 13 + feature.rank / 10,
      });
    }
    const text = feature.name.replace(/ \(.*\)$/, "");
    wanted.push({
      key: feature.id,
      text,
      runs: ({ font }) => linesBeside(spine, this.lettering.width(font, text), size),
      shares: [0.5, 0.15, 0.85],
      font: this.font("600", size),
      size,
      ink: feature.ink,
      order: 13.4 + feature.rank / 10,
    });
    return wanted;
  }

  ofPlaces(frame) {
    const wanted = [];
    this.places.forEach((place) => {
      if (frame.zoom < LabelCandidates.PLACES[place.rank]) return;
      const x = place.x * frame.scale - frame.x0;
      const y = place.y * frame.scale - frame.y0;
      if (x < frame.min.x || x > frame.max.x || y < frame.min.y || y > frame.max.y) return;
      const water = place.kind === "lake" || place.kind === "sea";
      const size = Math.max(10.5, 15 - place.rank * 1.1);
      const text = this.said(place.name, place.names, place.modern);
      wanted.push({
        key: `${place.name}|${place.lon}`,
        ...{ x, y, text, size },
        lines: TextRenderer.lines(text, 24),
        font: this.font(water ? "italic 400" : place.rank <= 1 ? "600" : "400", size),
        ink: water ? this.style.waterInk : this.style.ink,
        gap: 5,
        order: place.rank === 1 ? 11.5 : place.rank === 2 ? 14.5 : 20 + place.rank,
        dot: water || place.kind === "region" ? "" : place.kind,
        centred: water || place.kind === "region",
      });
    });
    return wanted;
  }

  ofNature(frame) {
    const wanted = [];
    const { min, max, scale, x0, y0 } = frame;
    this.natural.forEach((name) => {
      if (frame.zoom < name.from || frame.zoom > name.to) return;
      const look = LabelCandidates.NATURE[name.kind];
      const size = Math.min(look.size[1], look.size[0] + (frame.zoom - name.from) * 1.4);
      const said = this.said(name.name, name.names);
      const label = {
        key: `${name.kind} ${name.name}`,
        text: look.capitals ? said.toUpperCase() : said,
        font: this.font(look.font, size),
        size,
        ink: look.water ? this.style.waterInk : look.ink,
        order: name.kind === "river" ? 19 : name.kind === "sea" ? 13.9 : 15,
        alpha: 0.92,
      };
      const runs = name.lines.map((line) => line.map(([x, y]) => [x * scale - x0, y * scale - y0]));
      const wide = this.lettering.width(label.font, label.text);
      if (name.kind === "river") {
        const run = straightestStretch(runs, wide + 10, [min.x, min.y, max.x, max.y], size);
        if (run) wanted.push({ ...label, runs: () => [run] });
        return;
      }
      const [run] = runs;
      const length = lengthOf(run);
      const gaps = Math.max(1, [...label.text].length - 1);
      const spacing = Math.min(size * (look.spaced || 0), Math.max(0, (length * 0.86 - wide) / gaps));
      wanted.push({ ...label, spacing, runs: () => [run], shares: [0.5, 0, 1] });
    });
    return wanted;
  }
}
