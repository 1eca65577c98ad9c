/* The caption: one line that tells what is happening, and who advances where. */

import { isYearFirst, spanWords } from "../base/date-words.ts";
import { formatDate } from "../base/days.ts";
import type { Day } from "../base/days.ts";
import { distanceAt } from "../base/growth.ts";
import type { Payload } from "../base/payload.ts";
import { later, t } from "../base/translation.ts";
import type { Item } from "../base/types.ts";

/** An event or a movement: what the caption needs of an item. */
export type CaptionItem = Pick<Item, "feature" | "start" | "end" | "index" | "position">;

type Dossiers = Payload["dossiers"];

/** How a movement is worded: on its way to a place, and on the days on which it is there. */
type Wording = readonly [onTheWay: string, there: string];

const WORDINGS: Readonly<Record<string, Wording>> = {
  advance: [later("Advancing on {place}: {formation}"), later("Reaching {place}: {formation}")],
  landing: [later("Making for {place}: {formation}"), later("Landing at {place}: {formation}")],
  withdrawal: [later("Falling back to {place}: {formation}"), later("Falling back to {place}: {formation}")],
  flight: [later("Making for {place}: {formation}"), later("Coming to {place}: {formation}")],
};
/** Of a landing at the points before that at which it lands: where it sets out, and on its way. */
const BEFORE_LANDING: Wording = [later("Setting out from {place}: {formation}"), later("Passing {place}: {formation}")];
const OTHER_WORDING: Wording = [later("Moving to {place}: {formation}"), later("Arriving at {place}: {formation}")];

/** "9–15 August 1945": first and last day; month and year are written once where both share them. */
export function formatSpan(from: Day, to: Day): string {
  const [first, last] = [formatDate(from), formatDate(to)];
  if (from === to) return last;
  if (isYearFirst()) return spanWords(first, last);
  const [day, month, year] = first.split(" ");
  const [, lastMonth, lastYear] = last.split(" ");
  if (year !== lastYear) return `${first} – ${last}`;
  return month === lastMonth ? `${day}–${last}` : `${day} ${month} – ${last}`;
}

/** What makes a movement more important than another, in order: rank, kind, kilometres on that day; lower is more. */
type Weight = readonly [rank: number, kind: number, negativeDistance: number];

function weightOf({ feature, position }: CaptionItem): Weight {
  const distance = distanceAt(feature, position) - distanceAt(feature, position - 1);
  return [feature.rank, feature.kind === "advance" || feature.kind === "landing" ? 0 : 1, -distance];
}

/** Whether a weight comes before another: the first number that differs decides. */
function isBefore(weight: Weight, other: Weight): boolean {
  const [rank, kind, distance] = weight;
  if (rank !== other[0]) return rank < other[0];
  return kind === other[1] ? distance < other[2] : kind < other[1];
}

/** The movements of each day on which heads move. */
function movementsByDay(items: readonly CaptionItem[]): Map<Day, CaptionItem[]> {
  const days = new Map<Day, CaptionItem[]>();
  items.forEach((item) => {
    if (!item.feature.growth || !item.position) return;
    const known = days.get(item.start);
    if (known) known.push(item);
    else days.set(item.start, [item]);
  });
  return days;
}

/** The most important movement of some, if there are any: of important events first, then the longest. */
const mostImportant = (items: readonly CaptionItem[]): CaptionItem | undefined =>
  items
    .map((item) => ({ item, weight: weightOf(item) }))
    .reduce<{ item: CaptionItem; weight: Weight } | undefined>(
      (most, each) => (most && !isBefore(each.weight, most.weight) ? most : each),
      undefined,
    )?.item;

export class Caption<T extends CaptionItem = Item> {
  /** All events in order of time. */
  readonly events: readonly T[];
  private readonly dossiers: Dossiers;
  private readonly movements: ReadonlyMap<Day, CaptionItem[]>;

  /**
   * @param data of the document
   * @param items all that the clock moves
   */
  constructor(data: { dossiers: Dossiers }, items: readonly T[]) {
    this.dossiers = data.dossiers;
    this.events = items
      .filter((item) => item.feature.layer === "event")
      .sort((a, b) => a.start - b.start || a.index - b.index);
    this.movements = movementsByDay(items);
  }

  /** Name of an event, with its place unless the name has it already. */
  private nameOf({ feature }: T): string {
    const place = this.dossiers[feature.dossier]?.place.name ?? "";
    const [word = ""] = place.split(/[\s(–-]/);
    return place && !feature.name.includes(word) ? `${feature.name}, ${place}` : feature.name;
  }

  /**
   * What happens in a window of days, both inclusive; on one day where `from` is `to`.
   * @param most events that are named
   * @param isHere which events are named; the others are counted, and where there is none of these, all are named
   */
  happening(from: Day, to: Day, most = from === to ? 3 : 2, isHere: (item: T) => boolean = () => true): string {
    const all = this.events.filter((item) => item.start <= to && item.end >= from);
    const here = all.filter(isHere);
    const found = (here.length ? here : all).sort((a, b) => a.feature.rank - b.feature.rank || b.start - a.start);
    const names = found.slice(0, most).map((item) => this.nameOf(item));
    if (found.length > most) names.push(t("and {number} more", { number: found.length - most }));
    if (all.length > found.length) names.push(t("and {number} elsewhere", { number: all.length - found.length }));
    const text = names.join(" · ");
    if (from === to) return text || this.nothing("", from, to);
    const span = formatSpan(from, to);
    const count = all.length;
    return text
      ? t("{days}, {count} event: {events}|{days}, {count} events: {events}", { days: span, count, events: text })
      : this.nothing(span, from, to);
  }

  /** That nothing is recorded of the days of a window, and the event nearest to it. */
  private nothing(days: string, from: Day, to: Day): string {
    const nothing = days ? t("{days}: nothing recorded", { days }) : t("Nothing recorded");
    const before = this.events.reduce<T | null>(
      (latest, item) => (item.end >= from || (latest && latest.end >= item.end) ? latest : item),
      null,
    );
    const after = this.events.find((item) => item.start > to);
    const [daysBefore, daysAfter] = [before ? from - before.end : Infinity, after ? after.start - to : Infinity];
    const item = daysBefore <= daysAfter ? before : after;
    if (!item) return nothing;
    const values = { nothing, count: Math.min(daysBefore, daysAfter), event: this.nameOf(item) };
    return item === before
      ? t("{nothing}. Nearest, {count} day before: {event}|{nothing}. Nearest, {count} days before: {event}", values)
      : t("{nothing}. Nearest, {count} day later: {event}|{nothing}. Nearest, {count} days later: {event}", values);
  }

  /**
   * Who advances where on a day: "Advancing on Lupei: 5th Guards Tank Corps".
   * @param hidden layers that are switched off
   * @returns the empty text where no head moves
   */
  advance(day: Day, hidden: ReadonlySet<string>): string {
    const feature = mostImportant(this.movements.get(day) ?? [])?.feature;
    if (!feature || hidden.has(feature.layer)) return "";
    const axis = this.dossiers[feature.dossier]?.axes.find(({ id }) => id === feature.axis);
    const waypoints = axis?.waypoints ?? [];
    const reached = waypoints.findLast(({ start, end }) => start <= day && day <= end);
    const goal = reached ?? waypoints.find((point) => point.end >= day) ?? waypoints.at(-1);
    if (!goal) return "";
    const [onTheWay, there] = WORDINGS[feature.kind] ?? OTHER_WORDING;
    const passing = feature.kind === "landing" && goal !== waypoints.at(-1);
    const at = passing ? BEFORE_LANDING[goal === waypoints[0] ? 0 : 1] : there;
    return t(goal.start <= day ? at : onTheWay, { place: goal.place, formation: feature.name });
  }
}
