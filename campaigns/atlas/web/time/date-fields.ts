/* The dates of the time bar as text that can be edited: the day and, where a window is shown, its first day. */

import { fromIso, toIso } from "../base/days.ts";
import type { Day } from "../base/days.ts";
import { element, set } from "../base/dom.ts";
import { icon } from "../base/icons.ts";
import { t } from "../base/translation.ts";
import { Calendar } from "./calendar.ts";
import type { CalendarEvent } from "./calendar.ts";
import { answerTo, DateMessage } from "./date-answer.ts";

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
  /** Called with true when the answer to a typed date is shown, and with false when it is taken away. */
  answerShown: (shown: boolean) => void;
}

export class DateFields {
  /** The fields, in a row. */
  readonly element: HTMLSpanElement;
  /** Opened by the button beside the fields. */
  readonly calendar: Calendar;
  /** What is wrong with a typed date, or which day it means, in the place of the caption. */
  readonly message: DateMessage;
  private readonly date: HTMLInputElement;
  private readonly first: HTMLInputElement;
  private readonly dash = element("span", { text: "–", "aria-hidden": "true" });
  private day: Day = 0;

  constructor(
    private readonly atlas: DateFieldsAtlas,
    actions: DateFieldsActions,
    events: readonly CalendarEvent[],
  ) {
    this.calendar = new Calendar(this.range, events, (day) => atlas.goto(toIso(day)));
    this.message = new DateMessage("problem", "date-problem", actions.answerShown);
    this.date = this.field(
      () => t("Date, year-month-day"),
      "date",
      (day) => {
        atlas.goto(toIso(day));
        return atlas.date;
      },
    );
    this.first = this.field(
      () => t("First day of the window, year-month-day"),
      "date first",
      (day) => {
        actions.since(day);
        return atlas.from;
      },
    );
    this.first.hidden = true;
    this.dash.hidden = true;
    this.element = element("span", { class: "dates" }, this.first, this.dash, this.date, this.calendarButton());
  }

  /** First and last day of the document. */
  private get range(): [first: Day, last: Day] {
    const [first, last] = this.atlas.range;
    return [fromIso(first) ?? 0, fromIso(last) ?? 0];
  }

  private calendarButton(): HTMLButtonElement {
    const label = (): string => t("Choose a day from a calendar");
    const button: HTMLButtonElement = element(
      "button",
      {
        type: "button",
        class: "open-calendar",
        "aria-label": label,
        "aria-haspopup": "dialog",
        title: label,
        onclick: () => this.calendar.open(this.day, button),
      },
      icon("calendar"),
    );
    return button;
  }

  /** A field; `move` moves to a typed day and returns what is to be written in the field then. */
  private field(label: () => string, name: string, move: (day: Day) => string | null): HTMLInputElement {
    const input: HTMLInputElement = element("input", {
      type: "text",
      class: name,
      "aria-label": label,
      "aria-describedby": "date-problem",
      title: () =>
        t("As 1945-08-15, 15 August 1945, {numbers}, 8/15/1945, Aug 1945, 1945 or 1945年8月15日", {
          numbers: "15.8.1945",
        }),
      autocomplete: "off",
      spellcheck: "false",
      size: 10,
      onchange: () => this.takeOver(input, move),
    });
    return input;
  }

  /** Move to the date that was typed, ask which one is meant, or tell what is wrong with it. */
  private takeOver(input: HTMLInputElement, move: (day: Day) => string | null): void {
    const text = input.value.trim();
    const answer = text ? answerTo(text, this.range) : { day: this.day };
    const take = (day: Day): void => {
      if (input === this.first && day > this.day) {
        this.tell(input, t("The window ends on {date}: its first day cannot be later.", { date: this.atlas.date }));
        return;
      }
      this.tell(null, "");
      input.value = move(day) ?? "";
    };
    if ("day" in answer) take(answer.day);
    else if ("problem" in answer) this.tell(input, answer.problem);
    else {
      this.tell(null, "");
      this.message.ask(text, answer.choices, (day) => {
        input.focus();
        take(day);
      });
    }
  }

  /** Show a problem with a field; the empty text takes away what is shown. */
  private tell(input: HTMLInputElement | null, problem: string): void {
    [this.date, this.first].forEach((each) => {
      if (each === input && problem) each.setAttribute("aria-invalid", "true");
      else each.removeAttribute("aria-invalid");
    });
    this.message.tell(problem);
  }

  /** Show a day, and the first day of the window, null where there is none; a field that is being edited is left alone. */
  update(day: Day, from: Day | null): void {
    this.day = day;
    if (document.activeElement !== this.date || this.date.value === "") this.date.value = toIso(day);
    set(this.first, "hidden", from === null);
    set(this.dash, "hidden", from === null);
    if (from !== null && document.activeElement !== this.first) this.first.value = toIso(from);
    if (!this.message.hidden) this.tell(null, "");
  }
}
