/* Which part of the days of the map the time bar shows: zoomed in and out, moved along, and the neighbourhood of a day. */

import type { Day } from "../base/days.ts";
import type { Span } from "./time-scale.ts";

/** Fewest days from the first to the last of the bar. */
const SHORTEST = 14;
/** Least width of a day in the neighbourhood, pixels. */
export const DAY_WIDTH = 10;
/** Most days of the neighbourhood: about a quarter of a year. */
const MOST_DAYS = 93;
/** How near to an end of the neighbourhood its day may come, as a share of it. */
const MARGIN = 1 / 8;

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** A span of some days that begins at a day, or as near to it as the limits allow. */
function spanFrom(start: Day, length: number, [first, last]: Span): Span {
  const begin = clamp(start, first, Math.max(first, last - length));
  return [begin, Math.min(last, begin + length)];
}

/** Whether a span can be zoomed in, and out, within limits. */
export function canZoom([first, last]: Span, limits: Span): [zoomIn: boolean, zoomOut: boolean] {
  const longest = limits[1] - limits[0];
  return [last - first > Math.min(SHORTEST, longest), last - first < longest];
}

/** Move a span along by days, backwards where negative, within limits. */
export function shiftSpan([first, last]: Span, days: number, limits: Span): Span {
  return spanFrom(first + days, last - first, limits);
}

/**
 * Zoom a span in, or out with a factor below 1, within limits.
 * @param factor how many times wider a day becomes
 * @param anchor the day that stays where it is
 */
export function zoomSpan([first, last]: Span, factor: number, anchor: Day, limits: Span): Span {
  const length = last - first;
  const longest = limits[1] - limits[0];
  const wanted = Math.round(length / factor);
  const changed = wanted === length ? length - Math.sign(factor - 1) : wanted; // or small turns of a wheel would do nothing
  const target = clamp(changed, Math.min(SHORTEST, longest), longest);
  const share = length ? clamp((anchor - first) / length, 0, 1) : 0.5;
  return spanFrom(Math.round(anchor - share * target), target, limits);
}

/** A span that has a day: itself, or one as long around the day. */
export function spanWithDay(span: Span, day: Day, limits: Span): Span {
  const [first, last] = span;
  if (day >= first && day <= last) return span;
  return spanFrom(day - Math.round((last - first) / 2), last - first, limits);
}

/**
 * The days around a day, each at least DAY_WIDTH wide; null where all days of the limits are that wide on the bar.
 * @param width pixels
 * @param shown the neighbourhood before, which stays while the day keeps clear of its ends
 * @param barWidth of the time bar, pixels
 */
export function neighbourhoodOf(
  day: Day,
  limits: Span,
  width: number,
  shown: Span | null,
  barWidth = width,
): Span | null {
  const room = Math.floor(width / DAY_WIDTH);
  const days = limits[1] - limits[0] + 1;
  if (room < 1 || days <= Math.floor(barWidth / DAY_WIDTH)) return null;
  const length = Math.min(room, MOST_DAYS, days) - 1;
  const around = spanFrom(day - Math.floor(length / 2), length, limits);
  if (!shown || shown[1] - shown[0] !== around[1] - around[0]) return around;
  const margin = Math.floor(length * MARGIN);
  const [first, last] = shown;
  const clearOfFirst = first === limits[0] ? day >= first : day - first >= margin;
  const clearOfLast = last === limits[1] ? day <= last : last - day >= margin;
  return clearOfFirst && clearOfLast ? shown : around;
}
