/* Search by a name in any script: events, phases, places, formations, movements, lands. The same folding as geodata/folding.py. */

import { type Day, formatDate } from "../base/days.ts";
import type { DossierPlace, Formation, MapPlace, Names, Payload } from "../base/payload.ts";
import type { Item, MapFeature } from "../base/types.ts";

/** A feature with its first and its last day. */
export interface FeatureSpan {
  feature: MapFeature;
  start: Day;
  end: Day;
}

/** A text that is searched. */
export interface SearchField {
  text: string;
  /** How much less than the title it counts. */
  weight: number;
  /** Code of its language, or the empty text. */
  lang: string;
  folded: string;
  /** Its words, folded. */
  starts: string[];
}

interface EntryBase {
  /** Index into SEARCH_GROUPS. */
  group: number;
  key: string;
  title: string;
  about: string;
  /** Importance from 1, the greatest. */
  rank: number;
  fields: [SearchField, ...SearchField[]];
}
export interface SpanEntry extends EntryBase, FeatureSpan {}
export interface PlaceEntry extends EntryBase {
  place: MapPlace;
}
export interface LandEntry extends EntryBase {
  /** All spans of features of one name or of one formation. */
  spans: [FeatureSpan, ...FeatureSpan[]];
}
export type SearchEntry = SpanEntry | PlaceEntry | LandEntry;

/** An entry that was found, and the field that explains why, where that is not its title. */
export interface SearchHit {
  entry: SearchEntry;
  why: SearchField | null;
  /** 0 is best. */
  score: number;
}

export const SEARCH_GROUPS = ["Events", "Places", "Formations", "Movements", "Lands, lines and islands", "Phases"];
const [EVENTS, PLACES, FORMATIONS, MOVEMENTS, LANDS, PHASES] = [0, 1, 2, 3, 4, 5];

/** Added to the score of what is found inside a word (Chita in Michitaro): it comes after all that begins one. */
const INSIDE_A_WORD = 4;

/** Scripts without spaces between words. */
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff]/;

/** Letters and digits of a text, lower case, without diacritics, of one width; е for ё. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

export class SearchIndex {
  /** Events in order of time. */
  readonly events: SpanEntry[];
  private readonly entries: SearchEntry[];
  private readonly dossiers: Payload["dossiers"];
  private readonly formations: Payload["formations"];

  constructor(
    data: Pick<Payload, "dossiers" | "places" | "formations">,
    items: Pick<Item, "feature" | "start" | "end">[],
  ) {
    this.dossiers = data.dossiers;
    this.formations = data.formations;
    const spans = spansOf(items);
    this.events = spans
      .filter(({ feature }) => feature.layer === "event")
      .map((span) => this.event(span))
      .sort((a, b) => a.start - b.start || a.feature.rank - b.feature.rank);
    const moving = spans.filter(({ feature }) => feature.axis).map((span) => this.movement(span));
    const phases = spans.filter(({ feature }) => feature.layer === "phase").map((span) => this.phase(span));
    const still = spans.filter(({ feature }) => !["event", "phase", "unit"].includes(feature.layer) && !feature.axis);
    const formations = formationEntries(items, data);
    this.entries = [
      ...this.events,
      ...this.places(data.places),
      ...formations,
      ...moving,
      ...landEntries(still),
      ...phases,
    ];
  }

  /** Entries in which every word of a text is found, by group (see SEARCH_GROUPS), best first. */
  find(text: string): SearchHit[][] {
    const words = text.split(/\s+/).map(fold).filter(Boolean);
    const whole = fold(text);
    const found: SearchHit[][] = SEARCH_GROUPS.map(() => []);
    if (!words.length) return found;
    this.entries.forEach((entry) => {
      const hit = hitOf(entry, words, whole);
      if (hit) found[entry.group]?.push(hit);
    });
    const start = ({ entry }: SearchHit) => ("start" in entry ? entry.start : 0);
    found.forEach((hits) =>
      hits.sort((a, b) => a.score - b.score || a.entry.rank - b.entry.rank || start(a) - start(b)),
    );
    return found;
  }

  private event({ feature, start, end }: FeatureSpan): SpanEntry {
    const dossier = this.dossiers[feature.dossier];
    const fields: SpanEntry["fields"] = [field(feature.name), field(feature.short ?? "", 1)];
    if (dossier) {
      const { place } = dossier;
      fields.push(...fieldsOf(dossier.names, 1), field(place.name, 2), field(place.modern, 2));
      fields.push(...fieldsOf(place.names, 2), ...place.others.map((text) => field(text, 2)));
      const people = dossier.belligerents.flatMap((side) => [...side.commanders, ...side.formations]);
      fields.push(...people.map((text) => field(text, 3)));
    }
    const about = `${dossier?.dates[0]?.english ?? formatDate(start)} · ${feature.kind}`;
    const { id: key, name: title, rank } = feature;
    return { group: EVENTS, key, title, about, rank, fields, feature, start, end };
  }

  private phase({ feature, start, end }: FeatureSpan): SpanEntry {
    const dossier = this.dossiers[feature.dossier];
    const phase = dossier?.phases[feature.phase ?? -1];
    const fields: SpanEntry["fields"] = [field(feature.name)];
    if (phase) fields.push(field(phase.place, 2), field(phase.text, 3));
    if (dossier) fields.push(field(dossier.title, 3), ...fieldsOf(dossier.names, 3));
    const about = `${phase?.english ?? formatDate(start)} · ${dossier?.title ?? ""}`;
    const { id: key, name: title, rank } = feature;
    return { group: PHASES, key, title, about, rank, fields, feature, start, end };
  }

  private movement({ feature, start, end }: FeatureSpan): SpanEntry {
    const dossier = this.dossiers[feature.dossier];
    const axis = dossier?.axes.find(({ id }) => id === feature.axis);
    const fields: SpanEntry["fields"] = [field(feature.name)];
    if (axis) fields.push(field(axis.formation), field(axis.detail, 2), field(axis.commander, 1));
    const formation = this.formations[feature.unit ?? ""];
    if (formation) fields.push(...formationFields(formation).map((each) => ({ ...each, weight: 1 })));
    if (dossier) fields.push(field(dossier.title, 3), ...fieldsOf(dossier.names, 3));
    const about = `${formatDate(start)} · ${dossier?.title ?? ""}`;
    const { id: key, name: title } = feature;
    return { group: MOVEMENTS, key, title, about, rank: feature.rank || 5, fields, feature, start, end };
  }

  /** Places; those in which something happened are known by more names. */
  private places(places: MapPlace[]): PlaceEntry[] {
    const known = new Map<string, DossierPlace>(Object.values(this.dossiers).map(({ place }) => [place.name, place]));
    return places.map((place, index) => {
      const stages = place.stages ?? [];
      const more = [place, ...stages].map(({ name }) => known.get(name)).find(Boolean);
      const fields: PlaceEntry["fields"] = [field(place.name), ...fieldsOf({ ...more?.names, ...place.names }, 1)];
      stages.forEach(({ name, names }) => fields.push(field(name), ...fieldsOf(names, 1)));
      [place.modern, more?.modern].forEach((text) => text && fields.push(field(text, 1)));
      const about = place.kind.replaceAll("-", " ");
      return { group: PLACES, key: `place ${index}`, title: place.name, about, rank: place.rank, fields, place };
    });
  }
}

/** Each feature once, from its first to its last day. */
function spansOf(items: Pick<Item, "feature" | "start" | "end">[]): FeatureSpan[] {
  const spans = new Map<MapFeature, FeatureSpan>();
  items.forEach(({ feature, start, end }) => {
    const span = spans.get(feature);
    if (!span) spans.set(feature, { feature, start, end });
    else Object.assign(span, { start: Math.min(span.start, start), end: Math.max(span.end, end) });
  });
  return [...spans.values()];
}

/** A formation by every name it has. */
function formationFields({ name, figures, names }: Formation): SpanEntry["fields"] {
  return [field(name), ...(figures ? [field(figures)] : []), ...fieldsOf(names, 0)];
}

/**
 * Formations that are shown on some day: where they stood and moved; else where what belonged to them did; else the
 * event whose order of battle tells of them.
 */
function formationEntries(
  items: FeatureSpan[],
  { dossiers, formations }: Pick<Payload, "dossiers" | "formations">,
): LandEntry[] {
  const own = groupedBy(items, ({ feature }) => (feature.unit ? [feature.unit] : []));
  const parts = new Map<string, { id: string; start: Day; end: Day }[]>();
  Object.entries(formations).forEach(([id, { parents }]) =>
    parents.forEach(([above, start, end]) => parts.set(above, [...(parts.get(above) ?? []), { id, start, end }])),
  );
  const told = groupedBy(
    items.filter(({ feature }) => feature.layer === "event"),
    ({ feature }) => dossiers[feature.dossier]?.orders.map(({ formation }) => formation) ?? [],
  );
  const shown = (id: string, above: readonly string[]): FeatureSpan[] => {
    const found = own.get(id);
    if (found || above.includes(id)) return found ?? [];
    return (parts.get(id) ?? []).flatMap(({ id: part, start, end }) =>
      shown(part, [...above, id])
        .filter((span) => span.start <= end && span.end >= start)
        .map((span) => ({ ...span, start: Math.max(span.start, start), end: Math.min(span.end, end) })),
    );
  };
  return Object.entries(formations).flatMap(([id, formation]) => {
    const found = shown(id, []);
    const [first, ...others] = found.length ? found : (told.get(id) ?? []);
    if (!first) return [];
    const { name: title, side, echelon, branch } = formation;
    const about = [side, echelon, branch === "headquarters" ? "" : branch.replaceAll("-", " ")].filter(Boolean);
    const fields = formationFields(formation);
    const rank = 2;
    return [
      {
        ...{ group: FORMATIONS, key: `formation ${id}`, title, rank, fields },
        ...{ about: about.join(" · "), spans: [first, ...others] },
      },
    ];
  });
}

/** Each value under all of its keys. */
function groupedBy<Value>(values: Value[], keysOf: (value: Value) => string[]): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  values.forEach((value) =>
    new Set(keysOf(value)).forEach((key) => {
      const group = groups.get(key);
      if (group) group.push(value);
      else groups.set(key, [value]);
    }),
  );
  return groups;
}

/** Lands and lines: one entry for all spans of the same name. */
function landEntries(spans: FeatureSpan[]): LandEntry[] {
  const groups = new Map<string, LandEntry["spans"]>();
  spans.forEach((span) => {
    const key = `${span.feature.layerTitle}|${span.feature.name}`;
    const group = groups.get(key);
    if (group) group.push(span);
    else groups.set(key, [span]);
  });
  return [...groups].map(([key, all]) => {
    const { name, layer, layerTitle } = all[0].feature;
    const rank = layer === "territory" ? 1 : 3;
    return { group: LANDS, key, title: name, about: layerTitle, rank, fields: [field(name)], spans: all };
  });
}

function field(text: string, weight = 0, lang = ""): SearchField {
  const starts = text.split(/[\s\p{P}]+/u).map(fold);
  return { text, weight, lang, folded: fold(text), starts };
}

function fieldsOf(names: Names, weight: number): SearchField[] {
  return Object.entries(names).map(([lang, text]) => field(text, weight, lang));
}

function hitOf(entry: SearchEntry, words: string[], whole: string): SearchHit | null {
  let worst: { field: SearchField; score: number } | null = null;
  for (const word of words) {
    const best = bestField(entry, word);
    if (!best) return null;
    if (!worst || best.score > worst.score) worst = best;
  }
  if (!worst) return null;
  const begins = entry.fields.some(({ weight, folded }) => weight < 2 && folded.startsWith(whole));
  const inTitle = words.every((word) => entry.fields[0].folded.includes(word));
  return { entry, why: inTitle ? null : worst.field, score: worst.score - (begins ? 0.5 : 0) };
}

function bestField(entry: SearchEntry, word: string): { field: SearchField; score: number } | null {
  const spaced = !UNSPACED.test(word);
  let best: { field: SearchField; score: number } | null = null;
  for (const each of entry.fields) {
    if (!each.folded.includes(word)) continue;
    const inside = spaced && !each.folded.startsWith(word) && !each.starts.some((start) => start.startsWith(word));
    const score = each.weight + (inside ? INSIDE_A_WORD : 0);
    if (!best || score < best.score) best = { field: each, score };
  }
  return best;
}
