/* Dates as people type them: in numbers, in English and Russian words, in the forms of East Asia. A month or a year alone
   is a period of days. */

import { addUnits, dayOfCalendar } from "./days.ts";
import type { Day } from "./days.ts";
import { ERAS, IDLE_WORDS, MONTH_NAMES } from "./vocabulary.ts";

/** First and last day that a text stands for; both are one where it names a day. */
export type Period = readonly [first: Day, last: Day];
/** Year, month and day that a text names, as far as it names them. */
export type Named = readonly [year: number, month?: number, day?: number];

/** Fewest letters that tell a month. */
const FEWEST_LETTERS = 3;
const MONTHS = MONTH_NAMES.split(";").map((names) => names.split(" "));
const IDLE = new Set(IDLE_WORDS.split(" "));
const YEARS_BEFORE: Readonly<Record<string, number>> = ERAS;

const EAST_ASIAN = new RegExp(
  `^(${Object.keys(ERAS).join("|")})?(\\d{1,4}|元)[年년](?:(\\d{1,2})[月월](?:(\\d{1,2})[日号號일]?)?)?$`,
);
const YEAR_FIRST = /^(\d{4})(?: ?([-/. ]) ?(\d{1,2})(?: ?\2 ?(\d{1,2}))?)?\.?$/;
const YEAR_LAST = /^(\d{1,2}) ?([-/. ]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})\.?$/;
const MONTH_AND_YEAR = /^(\d{1,2}) ?[-/. ] ?(\d{4})$/;

/** A year of four digits; of two, one of the twentieth century. */
const fullYear = (year: number): number => (year < 100 ? 1900 + year : year);

/** The days of a year, of a month of it, or one day of that; null if the calendar does not have them. */
function periodOf(year: number, month?: number, day?: number): Period | null {
  const first = dayOfCalendar(year, month ?? 1, day ?? 1);
  if (first === null || year < 1) return null;
  if (day !== undefined) return [first, first];
  return [first, addUnits(first, 1, month === undefined ? "year" : "month") - 1];
}

/** A text without characters that cannot be seen, as pasted texts have them: marks of direction, joiners, controls. */
export const visibleText = (text: string): string => text.replace(/\p{Cf}|(?!\s)\p{Cc}/gu, "");

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

/** With years first: 1945-08-15, 1945/8, 1945. */
function readYearFirst(text: string): (Period | null)[] {
  const match = YEAR_FIRST.exec(text);
  return match ? [periodOf(Number(match[1]), numberOf(match[3]), numberOf(match[4]))] : [];
}

/** With years last: 15.8.1945, 8/15/1945, 8/1945. With full stops the day stands first wherever such dates are written. */
function readYearLast(text: string): (Period | null)[] {
  const month = MONTH_AND_YEAR.exec(text);
  if (month) return [periodOf(Number(month[2]), Number(month[1]))];
  const match = YEAR_LAST.exec(text);
  if (!match) return [];
  const [one, other, year] = [Number(match[1]), Number(match[3]), fullYear(Number(match[4]))];
  const dayFirst = periodOf(year, other, one);
  return match[2] === "." && dayFirst ? [dayFirst] : [dayFirst, periodOf(year, one, other)];
}

/** As in East Asia: 1945年8月15日, 昭和20年8月15日, 1945년 8월. */
function readEastAsian(text: string): Named | null {
  const match = EAST_ASIAN.exec(text.replaceAll(" ", ""));
  if (!match) return null;
  const [, era, count, month, day] = match;
  const years = count === "元" ? 1 : Number(count);
  if (years < 1 || (era === undefined && String(count).length < 4)) return null;
  return [(era === undefined ? 0 : (YEARS_BEFORE[era] ?? 0)) + years, numberOf(month), numberOf(day)];
}

/** The number of a month, from 1, or 0 if a word names none. */
function monthOf(word: string): number {
  if (word.length < FEWEST_LETTERS) return 0;
  return MONTHS.findIndex((names) => names.some((name) => name.startsWith(word))) + 1;
}

/** With the month in words: 15 Aug 1945, August 15th, 1945, Aug 1945, 15 августа 1945 г. */
function readWords(text: string): Named | null {
  const parts = (text.match(/\d+|\p{L}+/gu) ?? []).filter((part) => !IDLE.has(part));
  const [word = "", ...otherWords] = parts.filter((part) => !/^\d/.test(part));
  const numbers = parts.filter((part) => /^\d/.test(part));
  const month = monthOf(word);
  const [one = "", other, ...more] = numbers;
  if (!month || otherWords.length || more.length || numbers.some(({ length }) => length === 3 || length > 4))
    return null;
  if (other === undefined) return one.length === 4 ? [Number(one), month] : null;
  const [year, day] = one.length === 4 ? [one, other] : [other, one];
  return day.length > 2 || year.length < 2 ? null : [fullYear(Number(year)), month, Number(day)];
}

/** A text in small letters, without what cannot be seen, and without the word for year behind it. */
const plainText = (typed: string): string =>
  visibleText(typed)
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/ ?(?:г\.?|года?)$/u, "");

const readNamed = (plain: string): Named | null => readEastAsian(plain) ?? readWords(plain);

/**
 * What a date with the month in words, or in a form of East Asia, names, whether a calendar has it or not; null if the text
 * is no such date.
 */
export const namedDate = (typed: string): Named | null => readNamed(plainText(typed));

/**
 * What a typed text stands for: one period; two, the day first, where it can be read in two ways, as 8/9/1945; none if it
 * is not a valid date.
 */
export function readDate(typed: string): Period[] {
  const plain = plainText(typed);
  const named = readNamed(plain);
  const found = [...readYearFirst(plain), ...readYearLast(plain), named && periodOf(...named)];
  return found.filter(
    (period, index): period is Period =>
      period !== null && found.findIndex((each) => each?.[0] === period[0]) === index,
  );
}
