/* Days are whole numbers counted from 1900-01-01. No JavaScript Date: it knows time zones, the atlas does not.
   The conversions follow H. Hinnant, "chrono-compatible low-level date algorithms" (2013). */

import { dateWords } from "./date-words.ts";
import { isEnglish } from "./translation.ts";

/** Days since 1900-01-01, a whole number; negative before. */
export type Day = number;

export const UNITS = ["day", "week", "month", "year"] as const;
export type Unit = (typeof UNITS)[number];

/** A date of the Gregorian calendar; months run from 1 to 12. */
export interface YearMonthDay {
  year: number;
  month: number;
  day: number;
}

const EPOCH = 693901; // days from 0000-03-01 to 1900-01-01
/** Names of the months in English. */
export const MONTHS: readonly string[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Day number of a year, month (1–12) and day of the month. */
export function fromYearMonthDay(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - EPOCH;
}

/** Year, month (1–12) and day of the month of a day number. */
export function toYearMonthDay(number: Day): YearMonthDay {
  const z = number + EPOCH;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36524) + Math.floor(dayOfEra / 146096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

/** ISO 8601 text of a day number: "1945-08-09". */
export function toIso(number: Day): string {
  const { year, month, day } = toYearMonthDay(number);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Day number of a year, month and day of the month, or null if the calendar has no such day. */
export function dayOfCalendar(year: number, month: number, day: number): Day | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const number = fromYearMonthDay(year, month, day);
  const back = toYearMonthDay(number);
  return back.month === month && back.day === day ? number : null;
}

/** Day number of an ISO 8601 text, or null if it is not a valid date. */
export function fromIso(text: unknown): Day | null {
  const match = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(String(text));
  if (!match) return null;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  return dayOfCalendar(year, month, day);
}

/** Whether what lasts from one day to another is a state rather than a happening: it takes more than a year. */
export const isState = (span: { start: Day; end: Day }): boolean => span.end - span.start > 366;

/** A day number in words: "15 August 1945", "1945年8月15日". */
export function formatDate(number: Day): string {
  if (!isEnglish()) return dateWords(number);
  const { year, month, day } = toYearMonthDay(number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** Day number moved by n days, weeks, months or years; the day of the month is kept where the month has it. */
export function addUnits(number: Day, n: number, unit: Unit): Day {
  if (unit === "day") return number + n;
  if (unit === "week") return number + 7 * n;
  const { year, month, day } = toYearMonthDay(number);
  const months = year * 12 + (month - 1) + (unit === "year" ? 12 * n : n);
  const y = Math.floor(months / 12);
  const m = months - y * 12 + 1;
  const length = fromYearMonthDay(m === 12 ? y + 1 : y, m === 12 ? 1 : m + 1, 1) - fromYearMonthDay(y, m, 1);
  return fromYearMonthDay(y, m, Math.min(day, length));
}
