/* The calendar: a month to pick a day from, over the page. Days on which events begin are marked. */

import { dateWords, isYearFirst } from "../base/date-words.ts";
import { addUnits, formatDate, fromYearMonthDay, toYearMonthDay } from "../base/days.ts";
import type { Day, Unit } from "../base/days.ts";
import { element } from "../base/dom.ts";
import { icon } from "../base/icons.ts";
import type { IconName } from "../base/icons.ts";
import { t } from "../base/translation.ts";
import type { Span } from "./time-scale.ts";

/** Days of a week, from a Monday. */
const WEEK = [0, 1, 2, 3, 4, 5, 6];
/** Most names of events that are told of a day. */
const MOST_NAMES = 4;
/** Room between the calendar and the edges of the window, and what it belongs to, pixels. */
const GAP = 6;
/** Height of a week, pixels: other months have one more. */
const ROW = 46;

/** Day of the week, from 0 for Monday: 1 January 1900 was one. */
const weekdayOf = (day: Day): number => ((day % 7) + 7) % 7;

/** The weeks of the month that has a day, from Monday; days of other months are null. */
export function weeksOf(day: Day): (Day | null)[][] {
  const { year, month } = toYearMonthDay(day);
  const first = fromYearMonthDay(year, month, 1);
  const next = addUnits(first, 1, "month");
  const weeks: (Day | null)[][] = [];
  for (let monday = first - weekdayOf(first); monday < next; monday += 7)
    weeks.push(WEEK.map((index) => (monday + index < first || monday + index >= next ? null : monday + index)));
  return weeks;
}

/** The day to which a key moves, or nothing. */
export function dayAfterKey(key: string, shift: boolean, day: Day): Day | undefined {
  const unit: Unit = shift ? "year" : "month";
  const days: Record<string, Day> = {
    ArrowLeft: day - 1,
    ArrowRight: day + 1,
    ArrowUp: day - 7,
    ArrowDown: day + 7,
    PageUp: addUnits(day, -1, unit),
    PageDown: addUnits(day, 1, unit),
    Home: day - weekdayOf(day),
    End: day - weekdayOf(day) + 6,
  };
  return days[key];
}

/** What the calendar tells of an event. */
export interface CalendarEvent {
  start: Day;
  feature: { name: string };
}

export class Calendar {
  readonly element: HTMLDialogElement;
  private readonly months: HTMLSelectElement;
  private readonly years: HTMLSelectElement;
  private readonly weeks = element("tbody");
  private readonly events = new Map<Day, CalendarEvent[]>();
  /** The day that has the focus. */
  private day: Day = 0;
  private chosen: Day = 0;

  /**
   * @param limits first and last day that can be picked
   * @param events all of the map
   * @param pick called with the day that is picked
   */
  constructor(
    private readonly limits: Span,
    events: readonly CalendarEvent[],
    private readonly pick: (day: Day) => void,
  ) {
    events.forEach((event) => this.events.set(event.start, [...(this.events.get(event.start) ?? []), event]));
    const [firstYear, lastYear] = limits.map((day) => toYearMonthDay(day).year);
    const years = Array.from(
      { length: (lastYear ?? 0) - (firstYear ?? 0) + 1 },
      (_, index) => (firstYear ?? 0) + index,
    );
    this.months = this.choice(
      () => t("Month"),
      Array.from({ length: 12 }, (_, index) => [
        index + 1,
        () => dateWords(fromYearMonthDay(1900, index + 1, 1), { month: "long" }),
      ]),
    );
    this.years = this.choice(
      () => t("Year"),
      years.map((year) => [year, () => String(year)]),
    );
    this.element = element(
      "dialog",
      {
        class: "calendar",
        "aria-label": () => t("Choose a day"),
        "data-keys": "own",
        onkeydown: (event: KeyboardEvent) => this.press(event),
        onclick: ({ target }: MouseEvent) => {
          if (target === this.element) this.element.close(); // beside it: what is around a dialog belongs to it
        },
      },
      element(
        "div",
        { class: "calendar-page" },
        element(
          "div",
          { class: "calendar-head" },
          this.turn("back", -1),
          this.months,
          this.years,
          this.turn("forward", 1),
        ),
        element("table", { role: "grid", "aria-label": () => t("Days of the month") }, this.weekdays(), this.weeks),
        element("p", { class: "calendar-key", text: () => t("an event begins") }),
      ),
    );
  }

  /** Open it on a day, above what it belongs to. */
  open(day: Day, beside: HTMLElement): void {
    this.chosen = day;
    this.show(day);
    this.element.showModal();
    const { left, top } = beside.getBoundingClientRect();
    const { offsetWidth, offsetHeight, style } = this.element;
    style.left = `${Math.max(GAP, Math.min(left, window.innerWidth - offsetWidth - GAP))}px`;
    const highest = window.innerHeight - offsetHeight - ROW - GAP;
    style.bottom = `${Math.max(GAP, Math.min(window.innerHeight - top + GAP, highest))}px`;
    this.focusDay();
  }

  private choice(label: () => string, options: [value: number, text: () => string][]): HTMLSelectElement {
    const onchange = (): void => {
      const { day } = toYearMonthDay(this.day);
      const first = fromYearMonthDay(Number(this.years.value), Number(this.months.value), 1);
      this.show(Math.min(first + day - 1, addUnits(first, 1, "month") - 1));
    };
    return element(
      "select",
      { "aria-label": label, onchange },
      options.map(([value, text]) => element("option", { value, text })),
    );
  }

  /** A button that turns the pages, by months. */
  private turn(name: IconName, months: number): HTMLButtonElement {
    const label = (): string => (months < 0 ? t("Month before") : t("Month after"));
    const onclick = (): void => this.show(addUnits(this.day, months, "month"));
    return element("button", { type: "button", "aria-label": label, title: label, onclick }, icon(name));
  }

  private weekdays(): HTMLTableSectionElement {
    const cells = WEEK.map((day) => {
      const short = (): string => dateWords(day, { weekday: isYearFirst() ? "narrow" : "short" }).slice(0, 2);
      return element(
        "th",
        { scope: "col" },
        element("abbr", { title: () => dateWords(day, { weekday: "long" }), text: short }),
      );
    });
    return element("thead", {}, element("tr", {}, cells));
  }

  /** Show the month of a day, or of the nearest that can be picked. */
  private show(day: Day): void {
    this.day = Math.max(this.limits[0], Math.min(this.limits[1], day));
    const { year, month } = toYearMonthDay(this.day);
    this.months.value = String(month);
    this.years.value = String(year);
    this.weeks.replaceChildren(
      ...weeksOf(this.day).map((week) =>
        element(
          "tr",
          {},
          week.map((each) => element("td", {}, each === null ? null : this.dayButton(each))),
        ),
      ),
    );
  }

  private dayButton(day: Day): HTMLButtonElement {
    const names = (this.events.get(day) ?? []).map(({ feature }) => feature.name);
    const told =
      names.length > MOST_NAMES
        ? [...names.slice(0, MOST_NAMES), t("and {number} more", { number: names.length - MOST_NAMES })]
        : names;
    return element("button", {
      type: "button",
      text: toYearMonthDay(day).day,
      class: names.length ? "has-events" : null,
      tabindex: day === this.day ? 0 : -1,
      title: told.join("\n") || null,
      "aria-label": [formatDate(day), ...told].join(", "),
      "aria-current": day === this.chosen ? "date" : null,
      disabled: day < this.limits[0] || day > this.limits[1],
      onclick: () => {
        this.element.close();
        this.pick(day);
      },
    });
  }

  private focusDay(): void {
    this.weeks.querySelector<HTMLButtonElement>("[tabindex='0']")?.focus();
  }

  private press(event: KeyboardEvent): void {
    event.stopPropagation(); // none of its keys moves the map
    const inWeeks = event.target instanceof Node && this.weeks.contains(event.target);
    const day = inWeeks ? dayAfterKey(event.key, event.shiftKey, this.day) : undefined;
    if (day === undefined) return;
    event.preventDefault();
    this.show(day);
    this.focusDay();
  }
}
