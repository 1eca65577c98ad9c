/* The phases of a long event as a strip of time in its card: a bar for each, which leads to its day and place. */

import { type Day, formatDate } from "../base/days.ts";
import { element } from "../base/dom.ts";
import type { Dossier, Phase } from "../base/payload.ts";
import { t } from "../base/translation.ts";

/** Days from which on an event with its phases is long. */
const LONG = 3;
/** Least share of the strip that a bar takes, so that on a narrow card too it can be hit. */
const LEAST = 0.085;
/** Share of the strip from which a bar has room for a name; a shorter one has its number in the list of phases. */
const NAMED = 0.2;
/** Height of a lane of bars in pixels, with the gap below it. */
const LANE = 26;

/** Where a bar stands: shares of the width of the strip, and the lane, counted from above. */
export interface Bar {
  left: number;
  width: number;
  lane: number;
}

/** First and last day of an event with its phases, both inclusive. */
export function spanOf({ dates, phases }: Pick<Dossier, "dates" | "phases">): { start: Day; end: Day } {
  const all = [...dates.slice(0, 1), ...phases];
  return { start: Math.min(...all.map(({ start }) => start)), end: Math.max(...all.map(({ end }) => end)) };
}

/** Where the bars of spans of days stand in a strip from one day to another; bars that would overlap share no lane. */
export function barsOf(spans: readonly Pick<Phase, "start" | "end">[], first: Day, last: Day): Bar[] {
  const days = last - first + 1;
  const bars = spans.map(({ start, end }): Bar => {
    const width = Math.max(LEAST, (end - start + 1) / days);
    return { left: Math.min((start - first) / days, 1 - width), width, lane: 0 };
  });
  const ends: number[] = [];
  for (const bar of [...bars].sort((a, b) => a.left - b.left)) {
    const free = ends.findIndex((end) => end <= bar.left + 1e-9);
    bar.lane = free < 0 ? ends.length : free;
    ends[bar.lane] = bar.left + bar.width;
  }
  return bars;
}

/** Whether a phase was over before an event, or began when that was over; the empty text where they share a day. */
export function besideEvent(
  phase: Pick<Phase, "start" | "end">,
  event: Pick<Phase, "start" | "end"> | undefined,
): "before" | "after" | "" {
  if (!event) return "";
  if (phase.end < event.start) return "before";
  return phase.start > event.end ? "after" : "";
}

/** Name of a phase, with its place unless the name has it already. */
export function withPlace({ name, place }: Pick<Phase, "name" | "place">): string {
  const [word = ""] = place.split(/[\s(–-]/);
  return place && !name.includes(word) ? `${name}, ${place}` : name;
}

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/**
 * The strip of a dossier, or null where its event is short or has no phases.
 * @param selected the phase that is selected
 * @param colour of the event's mark
 * @param show goes to a phase, by its number from 0
 */
export function phaseStrip(
  dossier: Pick<Dossier, "dates" | "phases">,
  selected: Phase | undefined,
  colour: string,
  show: (number: number) => void,
): HTMLElement | null {
  const { dates, phases } = dossier;
  const [event] = dates;
  const { start, end } = spanOf(dossier);
  if (!event || phases.length < 2 || end - start + 1 < LONG) return null;
  const bars = barsOf(phases, start, end);
  const rows = phases.map((phase, number) => {
    const bar = bars[number] ?? { left: 0, width: 1, lane: 0 };
    const about = `${number + 1}. ${phase.english}: ${withPlace(phase)}`;
    const button = element("button", {
      type: "button",
      title: about,
      "aria-label": about,
      "aria-current": phase === selected ? "true" : null,
      text: bar.width < NAMED ? number + 1 : phase.name,
      onclick: () => show(number),
    });
    const row = element("li", {}, button);
    row.style.cssText = `left:${percent(bar.left)};width:${percent(bar.width)};top:${bar.lane * LANE}px`;
    return row;
  });
  const list = element("ol", { class: "phase-bars", "aria-label": t("Phases in order of time") }, rows);
  list.style.height = `${Math.max(...bars.map(({ lane }) => lane + 1)) * LANE}px`;
  const [own] = barsOf([event], start, end);
  if (own) list.style.backgroundSize = `${percent(own.width)} 100%`;
  if (own && own.width < 1) list.style.backgroundPosition = `${percent(own.left / (1 - own.width))} 0`;
  const ends = element(
    "div",
    { class: "phase-ends", "aria-hidden": "true" },
    [start, end].map((day) => element("span", { text: formatDate(day) })),
  );
  const strip = element("div", { class: "phase-strip" }, list, ends);
  strip.style.setProperty("--colour", colour);
  return strip;
}
