/* The dates written under the time bar. */

import { dateWords } from "../base/date-words.ts";
import { addUnits, formatDate, fromYearMonthDay, toYearMonthDay } from "../base/days.ts";
import type { Day } from "../base/days.ts";
import { isEnglish } from "../base/translation.ts";

type TickUnit = "day" | "month" | "year";

/** A day that has its date written under the bar. */
export type AxisTick = [day: Day, text: string];

/** Distances between two ticks, from the shortest. */
const STEPS: readonly (readonly [count: number, unit: TickUnit])[] = [
  [1, "day"],
  [2, "day"],
  [7, "day"],
  [1, "month"],
  [2, "month"],
  [6, "month"],
  [1, "year"],
  [2, "year"],
  [5, "year"],
  [10, "year"],
  [20, "year"],
];

/** Room for one text, pixels. */
const TEXT_WIDTH = 70;

/** The day, at or before the first of a span, from which ticks are counted. */
function originOf(first: Day, count: number, unit: TickUnit): Day {
  if (unit === "day") return first;
  const { year, month } = toYearMonthDay(first);
  return unit === "month" ? fromYearMonthDay(year, month, 1) : fromYearMonthDay(Math.floor(year / count) * count, 1, 1);
}

/** What is written for a day: `9 Aug`, `Aug 1945` or `1945`. */
export function tickText(day: Day, unit: TickUnit): string {
  if (!isEnglish() && unit !== "year")
    return dateWords(day, { month: "short", ...(unit === "month" ? { year: "numeric" } : { day: "numeric" }) });
  const [date = "", month = "", year = ""] = formatDate(day).split(" ");
  if (unit === "year") return String(toYearMonthDay(day).year);
  return unit === "month" ? `${month.slice(0, 3)} ${year}` : `${date} ${month.slice(0, 3)}`;
}

/**
 * Ticks at equal steps of days, months or years: as many as there is room for.
 * @param width of the axis, pixels
 */
export function axisTicks(first: Day, last: Day, width: number): AxisTick[] {
  const most = Math.max(2, Math.floor(width / TEXT_WIDTH));
  for (const [count, unit] of STEPS) {
    const days: Day[] = [];
    for (let day = originOf(first, count, unit); day <= last && days.length <= most; day = addUnits(day, count, unit))
      if (day >= first) days.push(day);
    if (days.length <= most) return days.map((day) => [day, tickText(day, unit)]);
  }
  return [];
}
