/* The dates of the time bar as text that can be edited: the day and, where a window is shown, its first day. */

import { formatDate, fromIso, parseDate, toIso } from "../base/days.ts";
import type { Day } from "../base/days.ts";
import { element } from "../base/dom.ts";

/** What the fields read and move; dates are ISO 8601 texts. */
export interface DateFieldsAtlas {
  readonly date: string;
  /** First day of the window, null where there is none. */
  readonly from: string | null;
  /** First and last day of the document. */
  readonly range: readonly [first: string, last: string];
  goto(iso: string): void;
}

export interface DateFieldsActions {
  /** Move the first day of the window. */
  since: (day: Day) => void;
  /** Called when a problem is shown, with true, and when it is taken away, with false. */
  problemShown: (shown: boolean) => void;
}

/** What is wrong with a typed date, as a sentence; the empty text if nothing is. First and last day are ISO 8601 texts. */
export function dateProblem(text: string, [first, last]: readonly [first: string, last: string]): string {
  const day = parseDate(text);
  if (day === null) return `“${text}” is not a valid date. Write year-month-day, as 1945-08-09, or 9 August 1945.`;
  const inside = day >= (fromIso(first) ?? -Infinity) && day <= (fromIso(last) ?? Infinity);
  return inside ? "" : `${formatDate(day)} lies outside this map: ${first} to ${last}.`;
}

export class DateFields {
  /** The fields, in a row. */
  readonly element: HTMLSpanElement;
  /** Shows what is wrong with a typed date, in the place of the caption. */
  readonly problem = element("p", { class: "problem", id: "date-problem", role: "alert", hidden: true });
  private readonly date: HTMLInputElement;
  private readonly first: HTMLInputElement;
  private readonly dash = element("span", { text: "–", "aria-hidden": "true" });
  private day: Day = 0;

  constructor(
    private readonly atlas: DateFieldsAtlas,
    private readonly actions: DateFieldsActions,
  ) {
    this.date = this.field("Date, year-month-day", "date", (day) => {
      atlas.goto(toIso(day));
      return atlas.date;
    });
    this.first = this.field("First day of the window, year-month-day", "date first", (day) => {
      actions.since(day);
      return atlas.from;
    });
    this.first.hidden = true;
    this.dash.hidden = true;
    this.element = element("span", { class: "dates" }, this.first, this.dash, this.date);
  }

  /** A field; `move` moves to a typed day and returns what is to be written in the field then. */
  private field(label: string, name: string, move: (day: Day) => string | null): HTMLInputElement {
    const input: HTMLInputElement = element("input", {
      type: "text",
      class: name,
      "aria-label": label,
      "aria-describedby": "date-problem",
      autocomplete: "off",
      spellcheck: "false",
      size: 10,
      onchange: () => this.takeOver(input, move),
    });
    return input;
  }

  /** Move to the date that was typed, or tell what is wrong with it. */
  private takeOver(input: HTMLInputElement, move: (day: Day) => string | null): void {
    const text = input.value.trim();
    const day = parseDate(text);
    let problem = dateProblem(text, this.atlas.range);
    if (!problem && input === this.first && day !== null && day > this.day)
      problem = `The window ends on ${this.atlas.date}: its first day cannot be later.`;
    this.showProblem(input, problem);
    if (!problem && day !== null) input.value = move(day) ?? "";
  }

  /** Show a problem with a field; the empty text takes away what is shown. */
  private showProblem(input: HTMLInputElement | null, problem: string): void {
    [this.date, this.first].forEach((each) => {
      if (each === input && problem) each.setAttribute("aria-invalid", "true");
      else each.removeAttribute("aria-invalid");
    });
    this.problem.textContent = problem;
    this.problem.hidden = !problem;
    this.actions.problemShown(Boolean(problem));
  }

  /** Show a day, and the first day of the window, null where there is none; a field that is being edited is left alone. */
  update(day: Day, from: Day | null): void {
    this.day = day;
    if (document.activeElement !== this.date || this.date.value === "") this.date.value = toIso(day);
    this.first.hidden = from === null;
    this.dash.hidden = from === null;
    if (from !== null && document.activeElement !== this.first) this.first.value = toIso(from);
    if (!this.problem.hidden) this.showProblem(null, "");
  }
}
