/* How the days of the time bar lie on its axis: pixels from its left edge. */

import type { Day } from "../base/days.ts";

/** First and last day that the time bar shows. */
export type Span = readonly [first: Day, last: Day];

/** Half the width of a thumb: as far from either end of the axis lie the first and the last day. */
export const INSET = 9;

/** Pixels from the left edge to a day; outside the span, beyond the ends. */
export function xOfDay(day: Day, [first, last]: Span, width: number): number {
  return INSET + ((day - first) / Math.max(1, last - first)) * (width - 2 * INSET);
}

/** The day nearest to so many pixels from the left edge, within the span. */
export function dayAtX(x: number, [first, last]: Span, width: number): Day {
  const share = (x - INSET) / Math.max(1, width - 2 * INSET);
  return Math.round(first + Math.max(0, Math.min(1, share)) * (last - first));
}
