/* What is answered to a typed date: the day that it means, which of two days it may mean, or what is wrong with it. */

import { formatDate, toIso } from "../base/days.ts";
import type { Day } from "../base/days.ts";
import { element } from "../base/dom.ts";
import { t } from "../base/translation.ts";
import { readDate, visibleText } from "../base/typed-date.ts";

/** Most characters of a typed text that an answer repeats. */
const MOST_REPEATED = 40;

/** A day, days to choose from, or a problem as a sentence. */
export type DateAnswer = { day: Day } | { choices: Day[] } | { problem: string };

/** A typed text as an answer repeats it: in quotation marks, cut short, without marks that turn the sentence round. */
function quoted(text: string): string {
  const characters = [...visibleText(text)];
  return `“${characters.length > MOST_REPEATED ? `${characters.slice(0, MOST_REPEATED).join("")}…` : characters.join("")}”`;
}

/**
 * The answer to a typed date. A month or a year alone is its first day that the map has.
 * @param range first and last day of the map
 */
export function answerTo(text: string, [first, last]: readonly [first: Day, last: Day]): DateAnswer {
  const periods = readDate(text);
  const [earliest] = periods;
  if (!earliest)
    return {
      problem: t("{text} is not a valid date. Write 1945-08-15, 15 August 1945, {numbers}, Aug 1945 or 1945.", {
        text: quoted(text),
        numbers: "15.8.1945",
      }),
    };
  const choices = periods.filter((each) => each[1] >= first && each[0] <= last).map((each) => Math.max(each[0], first));
  const [day] = choices;
  if (day === undefined)
    return {
      problem: t("{date} lies outside this map: {first} to {last}.", {
        date: formatDate(earliest[0]),
        first: toIso(first),
        last: toIso(last),
      }),
    };
  return choices.length > 1 ? { choices } : { day };
}

/** The answer beside a field: a sentence, or a question with a button for each day that may be meant. */
export class DateMessage {
  readonly element: HTMLParagraphElement;

  /**
   * @param name its class
   * @param id by which fields refer to it
   * @param shown called with true when something is shown, and with false when it is taken away
   */
  constructor(
    name: string,
    id: string,
    private readonly shown: (shown: boolean) => void = () => undefined,
  ) {
    this.element = element("p", { class: name, id, role: "alert", hidden: true });
  }

  get hidden(): boolean {
    return Boolean(this.element.hidden);
  }

  /** Show a problem; the empty text takes away what is shown. */
  tell(problem: string): void {
    this.element.classList.remove("question");
    this.element.textContent = problem;
    this.show(Boolean(problem));
  }

  /** Ask which day a text means. */
  ask(text: string, choices: readonly Day[], choose: (day: Day) => void): void {
    const buttons = choices.map((day) =>
      element("button", { type: "button", text: formatDate(day), onclick: () => choose(day) }),
    );
    this.element.classList.add("question");
    this.element.replaceChildren(
      element("span", { text: t("{text} is which day?", { text: quoted(text) }) }),
      ...buttons,
    );
    this.show(true);
  }

  private show(shown: boolean): void {
    this.element.hidden = !shown;
    this.shown(shown);
  }
}
