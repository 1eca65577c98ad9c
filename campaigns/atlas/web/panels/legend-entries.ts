/* Which entries of the legend a day needs, in the wording of the symbology: the same as on a printed page. */

import type { LegendEntry, Style } from "../base/payload.ts";
import { t } from "../base/translation.ts";
import type { GroundShown, MapFeature } from "../base/types.ts";
import { firstSide, rowFor, symbolKind } from "../scene/symbology.ts";

/** A line of the legend, and a feature that looks as it says. */
export interface LegendRow {
  /** Tells it from all others. */
  key: string;
  text: string;
  entry: LegendEntry;
  feature: MapFeature;
}

/** The entry for a feature; none for events and phases, whose marks are told by kind, and for what has no entry. */
export function entryFor(feature: MapFeature, style: Style): LegendEntry | undefined {
  if (feature.layer === "event" || feature.layer === "phase") return undefined;
  return rowFor(style.legend, ({ layers }) => layers.includes(feature.layer), symbolKind(feature));
}

/** The text of an entry, with the side where it has one for each: "Advance: Soviet Union". */
export function entryText(entry: LegendEntry, side: string): string {
  return entry.bySide ? [t(entry.text), t(firstSide(side))].filter(Boolean).join(": ") : t(entry.text);
}

/** Entries that features need, once each, in the order of the legend. */
export function legendRows(features: MapFeature[], style: Style): LegendRow[] {
  const rows = new Map<string, LegendRow>();
  for (const feature of features) {
    const entry = entryFor(feature, style);
    if (!entry) continue;
    const text = entryText(entry, feature.side);
    if (!text) continue;
    const key = `${entry.id}|${text}`;
    if (!rows.has(key)) rows.set(key, { key, text, entry, feature });
  }
  const group = ({ entry }: LegendRow): number => style.legendGroups.findIndex(({ id }) => id === entry.group);
  const place = ({ entry }: LegendRow): number => style.legend.indexOf(entry);
  return [...rows.values()].sort((a, b) => group(a) - group(b) || place(a) - place(b) || a.text.localeCompare(b.text));
}

/** A kind of event as the legend has it: "Battle". */
export const kindTitle = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll("-", " ");

/** A line of the legend about the ground. */
export interface GroundRow {
  text: string;
  entry: LegendEntry;
}

/** Entries of the ground that is seen: contours, once for each interval, marshes, and named heights. */
export function groundRows({ intervals, marsh, places }: GroundShown, { legend }: Style): GroundRow[] {
  return legend.flatMap((entry): GroundRow[] => {
    const { id, kinds } = entry;
    const text = t(entry.text);
    if (id === "contour") return intervals.map((metres) => ({ text: text.replace("{}", String(metres)), entry }));
    const seen = id === "marsh" ? marsh : id === "height" && kinds.some((kind) => places.has(kind));
    return seen ? [{ text, entry }] : [];
  });
}
