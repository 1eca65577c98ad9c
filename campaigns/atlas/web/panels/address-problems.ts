/* What of an address cannot be shown, in words: nothing that somebody asked for is passed over in silence. */

import { fromIso } from "../base/days.ts";
import { type Address, isAddressPart, parseView } from "./address-text.ts";

/** What an address may ask for. */
export interface AddressableParts {
  /** First and last date there is. */
  readonly range: readonly [first: string, last: string];
  readonly languages: readonly string[];
  /** Ids of the tours. */
  readonly tours: readonly string[];
  /** Whether something has an id. */
  has(id: string): boolean;
}

type Check = (value: string, parts: AddressableParts) => string;

const quoted = (value: string): string => `“${value.length > 40 ? `${value.slice(0, 40)}…` : value}”`;

const dateProblem: Check = (value, { range: [first, last] }) => {
  if (fromIso(value) === null) return `${quoted(value)} is not a valid date; expected year-month-day, as 1945-08-09`;
  return value < first || value > last ? `${value} lies outside this map: ${first} to ${last}` : "";
};

const oneOf =
  (what: string, list: (parts: AddressableParts) => readonly string[]): Check =>
  (value, parts) =>
    list(parts).includes(value) ? "" : `${quoted(value)} is no ${what}; there are ${list(parts).join(", ")}`;

const CHECKS: Readonly<Record<keyof Address, Check>> = {
  date: dateProblem,
  from: dateProblem,
  compare: dateProblem,
  view: (value) =>
    parseView(value) ? "" : `${quoted(value)} is no view; expected zoom/latitude/longitude, as 6/45/127`,
  select: (value, { has }) => (has(value) ? "" : `nothing here has the id ${quoted(value)}`),
  tour: oneOf("tour", ({ tours }) => tours),
  step: (value) => (/^\d+$/.test(value) ? "" : `${quoted(value)} is no step of a tour; expected a number from 1`),
  language: oneOf("language", ({ languages }) => languages),
};

/** What is wrong with an address, a sentence each: "date: “1945-13-01” is not a valid date …". */
export function addressProblems(wanted: Partial<Record<string, string>>, parts: AddressableParts): string[] {
  return Object.entries(wanted).flatMap(([name, value]) => {
    if (!value) return [];
    if (!isAddressPart(name))
      return [`${quoted(name)} is no part of an address; there are ${Object.keys(CHECKS).join(", ")}`];
    const problem = CHECKS[name](value, parts);
    return problem ? [`${name}: ${problem}`] : [];
  });
}
