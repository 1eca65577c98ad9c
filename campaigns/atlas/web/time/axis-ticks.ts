// @ts-nocheck
/* The dates written under the time bar. */

import { addUnits, formatDate, fromYearMonthDay, toYearMonthDay } from "../base/days.ts";

/** Dates worth writing under the bar: years, months or days, as many as there is room for; each [day, text]. */
export const axisTicks = (first, last, width) => {
  const room = Math.max(2, Math.floor(width / 70));
  const start = toYearMonthDay(first);
  for (const [n, unit] of [
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
  ]) {
    const begin = {
      day: first,
      month: fromYearMonthDay(start.year, start.month, 1),
      year: fromYearMonthDay(Math.floor(start.year / n) * n, 1, 1),
    }[unit];
    const list = [];
    for (let day = begin; day <= last && list.length <= room; day = addUnits(day, n, unit))
      if (day >= first) list.push(day);
    if (list.length > room) continue;
    return list.map((day) => {
      const [date, month, year] = formatDate(day).split(" ");
      const texts = { year, month: `${month.slice(0, 3)} ${year}`, day: `${date} ${month.slice(0, 3)}` };
      return [day, texts[unit]];
    });
  }
  return [];
};
