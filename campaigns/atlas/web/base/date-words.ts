/* Days in words of the language that is shown, where it is not English: as the browser knows its calendar. */

import type { Day } from "./days.ts";
import { shownLanguage } from "./translation.ts";

/** The day 1970-01-01, from which a Date counts; milliseconds of a day. */
const [EPOCH, DAY] = [25_567, 86_400_000];
/** Day, month in full and year. */
const LONG: Intl.DateTimeFormatOptions = { day: "numeric", month: "long", year: "numeric" };

const formats = new Map<string, Intl.DateTimeFormat>();
/* Days have no time zone: each is midnight of UTC, and is read in UTC. */
const dateOf = (day: Day): Date => new Date((day - EPOCH) * DAY);

function formatOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = shownLanguage() + Object.values(options).join();
  const format = formats.get(key) ?? new Intl.DateTimeFormat(shownLanguage(), { ...options, timeZone: "UTC" });
  formats.set(key, format);
  return format;
}

/** A day in words, or what of it the options name: "1945年8月15日". */
export const dateWords = (day: Day, options = LONG): string => formatOf(options).format(dateOf(day));

/** What stands between two days, where it is no dash. */
const BETWEEN: Readonly<Record<string, string>> = { ja: "～", zh: "至" };

/** Two days and what lies between, in Chinese characters: "1945年8月9日至15日"; what both share is written once. */
export function spanWords(first: string, last: string): string {
  const [begins, ends] = [first, last].map((date) => date.match(/\d+./g) ?? []);
  const differs = ends?.findIndex((part, index) => part !== begins?.[index]) ?? 0;
  return `${first}${BETWEEN[shownLanguage()]}${ends?.slice(differs).join("")}`;
}

/** Whether the language writes the year before the month and the day, and nothing between them. */
export const isYearFirst = (): boolean => shownLanguage() in BETWEEN;
