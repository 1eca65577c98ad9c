/* What of an address cannot be shown, in words: nothing that somebody asked for is passed over in silence. */

import { fromIso } from "../base/days.ts";
import { later, t } from "../base/translation.ts";
import { type Address, isAddressPart, parseView } from "./address-text.ts";

/** What an address may ask for. */
export interface AddressableParts {
  /** The day that is shown. */
  readonly date: string;
  /** First and last date there is. */
  readonly range: readonly [first: string, last: string];
  readonly languages: readonly string[];
  /** Ids of the tours. */
  readonly tours: readonly string[];
  /** The tour that is on and its step, counted from 1; or null. */
  readonly touring: { readonly id: string; readonly step: number } | null;
  /** Whether something has an id. */
  has(id: string): boolean;
}

type Check = (value: string, parts: AddressableParts) => string;

const quoted = (value: string): string => `“${value.length > 40 ? `${value.slice(0, 40)}…` : value}”`;

/** Whether a date comes after another; what is no date does not. A day and a month may be one digit, as they are typed. */
function isAfter(date: string, other: string): boolean {
  const [day, otherDay] = [fromIso(date), fromIso(other)];
  return day !== null && otherDay !== null && day > otherDay;
}

const dateProblem: Check = (value, { range: [first, last] }) => {
  if (fromIso(value) === null)
    return t("{value} is not a valid date; expected year-month-day, as 1945-08-09", { value: quoted(value) });
  return isAfter(first, value) || isAfter(value, last)
    ? t("{date} lies outside this map: {first} to {last}", { date: value, first, last })
    : "";
};

const oneOf =
  (problem: string, list: (parts: AddressableParts) => readonly string[]): Check =>
  (value, parts) =>
    list(parts).includes(value) ? "" : t(problem, { value: quoted(value), known: list(parts).join(", ") });

const STEP = /^\d+$/;

const CHECKS: Readonly<Record<keyof Address, Check>> = {
  date: dateProblem,
  from: dateProblem,
  compare: dateProblem,
  view: (value) =>
    parseView(value)
      ? ""
      : t("{value} is no view; expected zoom/latitude/longitude, as 6/45/127, and a latitude from -85 to 85", {
          value: quoted(value),
        }),
  select: (value, { has }) => (has(value) ? "" : t("nothing here has the id {value}", { value: quoted(value) })),
  tour: oneOf(later("{value} is no tour; there are {known}"), ({ tours }) => tours),
  step: (value) =>
    STEP.test(value) ? "" : t("{value} is no step of a tour; expected a number from 1", { value: quoted(value) }),
  language: oneOf(later("{value} is no language; there are {known}"), ({ languages }) => languages),
  controls: (value) =>
    value === "none" ? "" : t("{value} are no controls; expected none, or no such part", { value: quoted(value) }),
};

/** What is wrong with one part: "date: “1945-13-01” is not a valid date …". */
function problemOf(name: string, value: string, parts: AddressableParts): string {
  if (!value) return "";
  if (!isAddressPart(name))
    return t("{value} is no part of an address; there are {known}", {
      value: quoted(name),
      known: Object.keys(CHECKS).join(", "),
    });
  const problem = CHECKS[name](value, parts);
  return problem && `${name}: ${problem}`;
}

/** What is wrong with an address, a sentence each; of a part that is given twice, `parseAddress` takes the last. */
export function addressProblems(
  wanted: Iterable<readonly [name: string, value: string]>,
  parts: AddressableParts,
): string[] {
  const given = [...wanted];
  const last = new Map(given);
  const sentences = [...last].flatMap(([name, value]) => {
    const times = given.filter(([other]) => other === name).length;
    const twice =
      times > 1
        ? t("{name} is given {number} times; the last counts, {value}", {
            name: quoted(name),
            number: times,
            value: quoted(value),
          })
        : "";
    return [twice, problemOf(name, value, parts)];
  });
  const order = orderProblem(last.get("from") ?? "", parts.date);
  return [...sentences, order, stepProblem(last, parts.touring)].filter(Boolean);
}

/** That a step is of no tour, or the tour that is on does not have it. */
function stepProblem(wanted: ReadonlyMap<string, string>, touring: AddressableParts["touring"]): string {
  const step = wanted.get("step") ?? "";
  if (!STEP.test(step)) return "";
  if (touring)
    return touring.step === Number(step)
      ? ""
      : `step: ${t("the tour has no step {step}; here is {shown}", { step, shown: touring.step })}`;
  return wanted.get("tour") ? "" : `step: ${t("{value} of no tour; expected tour=… as well", { value: quoted(step) })}`;
}

/** That a window would begin after the day that is shown, where both are days. */
function orderProblem(from: string, date: string): string {
  return isAfter(from, date) ? `from: ${t("{from} comes after the day shown, {date}", { from, date })}` : "";
}
