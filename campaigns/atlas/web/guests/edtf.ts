/* Dates of EDTF, levels 0 and 1, as the data files have them. The same rules as campaigns/dates.py. */

import { addUnits, dayOfCalendar, fromYearMonthDay } from "../base/days.ts";
import type { Period } from "../base/typed-date.ts";
import { ATLAS_DAYS, SEASONS } from "../base/vocabulary.ts";

const DATE =
  /^(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T(\d\d:\d\d):\d\d(?:Z|[+-]\d\d(?::\d\d)?)?)?[?~%]?$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
/** Years of a date that reckoning with days can handle, with room around them. */
const [FIRST_YEAR, LAST_YEAR] = [1500, 2100];
const FIRST_MONTHS: Readonly<Record<string, number>> = SEASONS;

/** First and last day of a date; null if there is none. */
function single(text: string): Period | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [, year = "", month, day, time] = match;
  const hasDay = day !== undefined && day !== "XX";
  if ((time && !(hasDay && TIME.test(time))) || (year.includes("X") && month) || (month === "XX" && hasDay))
    return null;
  const [first, last] = [Number(year.replaceAll("X", "0")), Number(year.replaceAll("X", "9"))];
  if (first < FIRST_YEAR || last > LAST_YEAR) return null;
  if (!month || month === "XX") return [fromYearMonthDay(first, 1, 1), fromYearMonthDay(last, 12, 31)];
  const season = FIRST_MONTHS[month];
  const begins = dayOfCalendar(first, season ?? Number(month), hasDay ? Number(day) : 1);
  if (begins === null || (season && day)) return null;
  return [begins, hasDay ? begins : addUnits(begins, season ? 3 : 1, "month") - 1];
}

const isOpen = (end: string): boolean => end === "" || end === "..";

/** The days of an EDTF date or interval; null if it is none, or there is no such day. */
export function readEdtf(typed: string): Period | null {
  const text = typed.trim();
  const slash = text.indexOf("/");
  const [from, to] = [text.slice(0, Math.max(slash, 0)), text.slice(slash + 1)];
  if (slash < 0 || (isOpen(from) && isOpen(to))) return single(text);
  const [start, end] = [single(from), single(to)];
  if ((!start && !isOpen(from)) || (!end && !isOpen(to))) return null;
  if (start && end) return end[1] < start[0] ? null : [start[0], end[1]];
  if (end) return [from ? Math.min(ATLAS_DAYS[0], end[0]) : end[0], end[1]];
  return start && [start[0], to ? Math.max(ATLAS_DAYS[1], start[1]) : start[1]];
}
