/* Search in any script: days, events, phases, places, formations, movements, lands; by names, people, texts and dates. */

import { type Day, formatDate, toIso } from "../base/days.ts";
import { wordsOf } from "../base/fold.ts";
import type { DossierPlace, MapPlace, Payload } from "../base/payload.ts";
import { kindWords, later, sides, t } from "../base/translation.ts";
import { type Period, readDate } from "../base/typed-date.ts";
import type { Item, MapFeature } from "../base/types.ts";
import { eventFields, formationFields, movementFields, phaseFields, placeFields } from "./search-fields.ts";
import { field, Matcher, type SearchField, type SearchFields } from "./search-match.ts";

/** A feature with its first and its last day. */
export interface FeatureSpan {
  feature: MapFeature;
  start: Day;
  end: Day;
}

interface EntryBase {
  /** Index into SEARCH_GROUPS. */
  group: number;
  key: string;
  title: string;
  about: string;
  /** Importance from 1, the greatest. */
  rank: number;
}
export interface SpanEntry extends EntryBase, FeatureSpan {}
export interface PlaceEntry extends EntryBase {
  place: MapPlace;
}
export interface LandEntry extends EntryBase {
  /** All spans of features of one name or of one formation. */
  spans: [FeatureSpan, ...FeatureSpan[]];
}
export interface DayEntry extends EntryBase {
  /** The day, or the first of a month or year. */
  day: Day;
}
/** A row of users' data. */
export interface GuestEntry extends EntryBase {
  /** Its id. */
  guest: string;
  colour: string;
}
export type SearchEntry = SpanEntry | PlaceEntry | LandEntry | DayEntry | GuestEntry;

/** An entry that was found, and the field that explains why, where that is not its title. */
export interface SearchHit {
  entry: SearchEntry;
  why: SearchField | null;
  /** The lower, the better; 0 is a word of a title. */
  score: number;
}

export const SEARCH_GROUPS = [
  later("Events"),
  later("Places"),
  later("Formations"),
  later("Movements"),
  later("Lands, lines and islands"),
  later("Phases"),
  later("Days"),
];
const [EVENTS, PLACES, FORMATIONS, MOVEMENTS, LANDS, PHASES, DAYS] = [0, 1, 2, 3, 4, 5, 6];

/** Scores of what a date finds: the day itself, what lies within a period, what only lasted on its days, the shorter first. */
const [THE_DAY, WITHIN, LASTING] = [-3, -2, -1];

type Found = Pick<Payload, "dossiers" | "places" | "formations" | "range" | "synonyms">;
/** An entry and the texts it is found by. */
interface Indexed {
  entry: SearchEntry;
  fields: SearchFields;
}

export class SearchIndex {
  private readonly data: Found;
  private readonly items: Pick<Item, "feature" | "start" | "end">[];
  private spans: FeatureSpan[] | null = null;
  private inOrder: SpanEntry[] | null = null;
  private indexed: { entries: SearchEntry[]; matcher: Matcher } | null = null;

  constructor(data: Found, items: Pick<Item, "feature" | "start" | "end">[]) {
    this.data = data;
    this.items = items;
  }

  /** The data are told in another language. */
  forget(): void {
    [this.inOrder, this.indexed] = [null, null];
  }

  /** Events in order of time. */
  get events(): SpanEntry[] {
    this.spans ??= spansOf(this.items);
    this.inOrder ??= this.spans
      .filter(({ feature }) => feature.layer === "event")
      .map((span) => this.event(span))
      .sort((a, b) => a.start - b.start || a.feature.rank - b.feature.rank);
    return this.inOrder;
  }

  /** Entries in which every word of a text is found, or that a date finds, by group (see SEARCH_GROUPS), best first. */
  find(text: string): SearchHit[][] {
    this.indexed ??= this.index();
    const { entries, matcher } = this.indexed;
    const hits = new Map<SearchEntry, SearchHit>();
    const add = (hit: SearchHit) => {
      const known = hits.get(hit.entry);
      if (!known || hit.score < known.score) hits.set(hit.entry, hit);
    };
    const periods = readDate(text);
    /* A date is no words as well, unless it is a year alone. */
    if (!periods.length || wordsOf(text).length === 1)
      matcher.find(text).forEach(({ score, why }, number) => {
        const entry = entries[number];
        if (entry) add({ entry, why, score });
      });
    periods.forEach((period) => this.ofPeriod(period).forEach(add));
    const found: SearchHit[][] = SEARCH_GROUPS.map(() => []);
    hits.forEach((hit) => found[hit.entry.group]?.push(hit));
    const start = ({ entry }: SearchHit) => ("start" in entry ? entry.start : 0);
    found.forEach((group) =>
      group.sort((a, b) => a.score - b.score || a.entry.rank - b.entry.rank || start(a) - start(b)),
    );
    return found;
  }

  /** The first day of a period, and the events of its days. */
  private ofPeriod([first, last]: Period): SearchHit[] {
    const [earliest, latest] = this.data.range;
    if (last < earliest || first > latest) return [];
    const day = Math.max(first, earliest);
    const title = first === last ? formatDate(first) : `${formatDate(first)} – ${formatDate(last)}`;
    const about = first === last ? t("go to this day") : t("go to the first day");
    const entry: DayEntry = { group: DAYS, key: `day ${toIso(first)}`, title, about, rank: 1, day };
    const scoreOf = (event: SpanEntry) =>
      event.start >= first && event.end <= last ? WITHIN : LASTING - 1 / (event.end - event.start + 1);
    const events = this.events.filter((event) => event.start <= last && event.end >= first);
    return [
      { entry, why: null, score: THE_DAY },
      ...events.map((event) => ({ entry: event, why: null, score: scoreOf(event) })),
    ];
  }

  private index(): { entries: SearchEntry[]; matcher: Matcher } {
    const { dossiers, formations, synonyms } = this.data;
    const dossierOf = ({ feature }: FeatureSpan) => dossiers[feature.dossier];
    const events = this.events.map((entry) => ({
      entry,
      fields: eventFields(entry.feature, dossierOf(entry), formations),
    }));
    const spans = this.spans ?? [];
    const moving = spans.filter(({ feature }) => feature.axis);
    const still = spans.filter(({ feature }) => !["event", "phase", "unit"].includes(feature.layer) && !feature.axis);
    const all: Indexed[] = [
      ...events,
      ...this.places(),
      ...formationEntries(this.items, this.data),
      ...moving.map((span) => ({
        entry: this.movement(span),
        fields: movementFields(span.feature, dossierOf(span), formations),
      })),
      ...landEntries(still),
      ...spans
        .filter(({ feature }) => feature.layer === "phase")
        .map((span) => ({ entry: this.phase(span), fields: phaseFields(span.feature, dossierOf(span)) })),
    ];
    const matcher = new Matcher(
      all.map(({ fields }) => fields),
      synonyms,
    );
    return { entries: all.map(({ entry }) => entry), matcher };
  }

  private event(span: FeatureSpan): SpanEntry {
    const { feature, start } = span;
    const dossier = this.data.dossiers[feature.dossier];
    const about = `${dossier?.dates[0]?.english ?? formatDate(start)} · ${kindWords(feature.kind)}`;
    const { id: key, name: title, rank } = feature;
    return { group: EVENTS, key, title, about, rank, ...span };
  }

  private phase(span: FeatureSpan): SpanEntry {
    const { feature, start } = span;
    const dossier = this.data.dossiers[feature.dossier];
    const about = `${dossier?.phases[feature.phase ?? -1]?.english ?? formatDate(start)} · ${dossier?.title ?? ""}`;
    const { id: key, name: title, rank } = feature;
    return { group: PHASES, key, title, about, rank, ...span };
  }

  private movement(span: FeatureSpan): SpanEntry {
    const { feature, start } = span;
    const about = `${formatDate(start)} · ${this.data.dossiers[feature.dossier]?.title ?? ""}`;
    const { id: key, name: title } = feature;
    return { group: MOVEMENTS, key, title, about, rank: feature.rank || 5, ...span };
  }

  /** Places; those in which something happened are known by more names. */
  private places(): Indexed[] {
    const { dossiers, places } = this.data;
    const known = new Map<string, DossierPlace>(Object.values(dossiers).map(({ place }) => [place.name, place]));
    return places.map((place, index) => {
      const more = [place, ...(place.stages ?? [])].map(({ name }) => known.get(name)).find(Boolean);
      const about = kindWords(place.kind);
      const entry = { group: PLACES, key: `place ${index}`, title: place.name, about, rank: place.rank, place };
      return { entry, fields: placeFields(place, more) };
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

/**
 * Formations that are shown on some day: where they stood and moved; else where what belonged to them did; else the
 * event whose order of battle tells of them.
 */
function formationEntries(
  items: FeatureSpan[],
  { dossiers, formations }: Pick<Payload, "dossiers" | "formations">,
): Indexed[] {
  const own = groupedBy(items, ({ feature }) => (feature.unit ? [feature.unit] : []));
  const parts = new Map<string, { id: string; start: Day; end: Day }[]>();
  Object.entries(formations).forEach(([id, { parents }]) =>
    parents.forEach(([above, start, end]) => parts.set(above, [...(parts.get(above) ?? []), { id, start, end }])),
  );
  const told = groupedBy(
    items.filter(({ feature }) => feature.layer === "event"),
    ({ feature }) => dossiers[feature.dossier]?.orders.map(({ formation }) => formation) ?? [],
  );
  const led = commandersOf(Object.values(dossiers));
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
    const about = [sides(side), kindWords(echelon), branch === "headquarters" ? "" : kindWords(branch)].filter(Boolean);
    const entry: LandEntry = {
      ...{ group: FORMATIONS, key: `formation ${id}`, title, rank: 2 },
      ...{ about: about.join(" · "), spans: [first, ...others] },
    };
    return [{ entry, fields: formationFields(formation, led.get(id) ?? []) }];
  });
}

/** Who led each formation, as orders of battle have it. */
function commandersOf(dossiers: Payload["dossiers"][string][]): Map<string, string[]> {
  const led = groupedBy(
    dossiers.flatMap(({ orders }) => orders),
    ({ formation }) => [formation],
  );
  return new Map([...led].map(([id, orders]) => [id, orders.map(({ commander }) => commander)]));
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
function landEntries(spans: FeatureSpan[]): Indexed[] {
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
    const entry: LandEntry = { group: LANDS, key, title: name, about: t(layerTitle), rank, spans: all };
    return { entry, fields: [field(name)] };
  });
}
