// @ts-nocheck
/* Finding by a name in any script: events, places, movements, lands. The same folding as geodata/folding.py. */

import { formatDate } from "../base/days.ts";

/** Letters and digits of a text, small, without marks, of one width; е for ё. */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

export class SearchIndex {
  static groups = ["Events", "Places", "Movements", "Lands, lines and islands"];

  /** @param {object} data the document's data @param {object[]} items what the clock moves */
  constructor(data, items) {
    this.dossiers = data.dossiers;
    const spans = SearchIndex.spans(items);
    this.events = spans
      .filter(({ feature }) => feature.layer === "event")
      .map((span) => this.event(span))
      .sort((a, b) => a.start - b.start || a.feature.rank - b.feature.rank);
    const moving = spans.filter(({ feature }) => feature.axis).map((span) => this.movement(span));
    const still = spans.filter(({ feature }) => feature.layer !== "event" && !feature.axis);
    this.entries = [...this.events, ...this.places(data.places), ...moving, ...this.lands(still)];
  }

  /** Each feature with its first and its last day. */
  static spans(items) {
    const spans = new Map();
    items.forEach(({ feature, start, end }) => {
      const span = spans.get(feature);
      if (!span) spans.set(feature, { feature, start, end });
      else Object.assign(span, { start: Math.min(span.start, start), end: Math.max(span.end, end) });
    });
    return [...spans.values()];
  }

  /** What is searched: a text, its language, and how much less than the title it counts. */
  static field(text, weight = 0, lang = "") {
    const starts = text.split(/[\s\p{P}]+/u).map(fold);
    return { text, weight, lang, folded: fold(text), starts };
  }

  static named(names, weight) {
    return Object.entries(names || {}).map(([lang, text]) => SearchIndex.field(text, weight, lang));
  }

  event({ feature, start, end }) {
    const { field, named } = SearchIndex;
    const dossier = this.dossiers[feature.dossier];
    const fields = [field(feature.name), field(feature.short, 1)];
    if (dossier) {
      const { place } = dossier;
      fields.push(...named(dossier.names, 1), field(place.name, 2), field(place.modern, 2), ...named(place.names, 2));
      const people = dossier.belligerents.flatMap((side) => [...side.commanders, ...side.formations]);
      fields.push(...people.map((text) => field(text, 3)));
    }
    const about = `${dossier ? dossier.dates[0].english : formatDate(start)} · ${feature.kind}`;
    return { group: 0, key: feature.id, title: feature.name, about, rank: feature.rank, fields, feature, start, end };
  }

  movement({ feature, start, end }) {
    const { field, named } = SearchIndex;
    const dossier = this.dossiers[feature.dossier];
    const axis = dossier.axes.find((entry) => entry.id === feature.axis);
    const fields = [field(feature.name), field(axis.formation), field(axis.detail, 2), field(axis.commander, 1)];
    fields.push(field(dossier.title, 3), ...named(dossier.names, 3));
    const about = `${formatDate(start)} · ${dossier.title}`;
    const rank = feature.rank || 5;
    return { group: 2, key: feature.id, title: feature.name, about, rank, fields, feature, start, end };
  }

  /** Places; those in which something happened are known by more names. */
  places(places) {
    const { field, named } = SearchIndex;
    const known = new Map(Object.values(this.dossiers).map(({ place }) => [place.name, place]));
    return places.map((place, index) => {
      const more = known.get(place.name);
      const fields = [field(place.name), ...named({ ...more?.names, ...place.names }, 1)];
      [place.modern, more?.modern].filter(Boolean).forEach((text) => fields.push(field(text, 1)));
      const about = place.kind.replaceAll("-", " ");
      return { group: 1, key: `place ${index}`, title: place.name, about, rank: place.rank, fields, place };
    });
  }

  /** Lands and lines: one entry for all spans of the same name. */
  lands(spans) {
    const groups = new Map();
    spans.forEach((span) => {
      const key = `${span.feature.layerTitle}|${span.feature.name}`;
      groups.set(key, [...(groups.get(key) || []), span]);
    });
    return [...groups].map(([key, all]) => {
      const { name, layer, layerTitle } = all[0].feature;
      const fields = [SearchIndex.field(name)];
      return { group: 3, key, title: name, about: layerTitle, rank: layer === "territory" ? 1 : 3, fields, spans: all };
    });
  }

  /**
   * Entries in which every word of a text is found, by group, best first; with each the field that is not its title and
   * explains why it was found, or null. What is found within a word (Chita in Michitaro) comes after all that begins one.
   */
  find(text) {
    const words = text.split(/\s+/).map(fold).filter(Boolean);
    const whole = fold(text);
    const found = SearchIndex.groups.map(() => []);
    if (!words.length) return found;
    this.entries.forEach((entry) => {
      const hits = words.map((word) => this.best(entry, word));
      if (hits.includes(null)) return;
      const worst = hits.reduce((a, b) => (b.score > a.score ? b : a));
      const begins = entry.fields.some(({ weight, folded }) => weight < 2 && folded.startsWith(whole));
      const inTitle = words.every((word) => entry.fields[0].folded.includes(word));
      found[entry.group].push({ entry, why: inTitle ? null : worst.field, score: worst.score - (begins ? 0.5 : 0) });
    });
    const time = ({ entry }) => entry.start ?? 0;
    found.forEach((list) => list.sort((a, b) => a.score - b.score || a.entry.rank - b.entry.rank || time(a) - time(b)));
    return found;
  }

  best(entry, word) {
    const apart = !/[\u3040-\u30ff\u3400-\u9fff]/.test(word); // a script with spaces between words
    let best = null;
    entry.fields.forEach((field) => {
      if (!field.folded.includes(word)) return;
      const within = apart && !field.folded.startsWith(word) && !field.starts.some((start) => start.startsWith(word));
      const score = field.weight + (within ? 4 : 0);
      if (!best || score < best.score) best = { field, score };
    });
    return best;
  }
}
