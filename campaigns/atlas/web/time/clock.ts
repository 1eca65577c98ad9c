/* The clock: which items are shown on a day, or in a window of days that ends on it. A step visits only the items that
   begin or end between the old day and the new: they are kept in sorted lists, and the step takes the part between. */

import type { Day } from "../base/days.ts";
import type { Item } from "../base/types.ts";

/** What the clock needs to know of an item: its first and last day, both inclusive, and whether it fades after them. */
export interface TimedItem {
  start: Day;
  end: Day;
  fades: boolean;
}

/** What of the past is shown: what ended at most `length` days ago, or all since the day `start`; nothing if empty. */
export interface TimeWindow {
  length?: number;
  start?: Day;
}

/** What a move of the clock changed: items that came and went, and those that stay but fade now, or no longer. */
export interface ClockChanges<T> {
  came: T[];
  went: T[];
  turned: T[];
}

type DayOf<T> = (item: T) => Day;

/** First index in a list, sorted by a value, whose value is not below a limit. */
function lowerBound<T>(list: readonly T[], value: DayOf<T>, limit: Day): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value(list[middle]!) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Items of a list, sorted by a value, whose value lies from one limit up to, not including, another. */
const between = <T>(list: readonly T[], value: DayOf<T>, from: Day, to: Day): T[] =>
  list.slice(lowerBound(list, value, from), lowerBound(list, value, to));

const startOf = ({ start }: TimedItem): Day => start;
const endOf = ({ end }: TimedItem): Day => end;

export class Clock<T extends TimedItem = Item> {
  /** The day it shows; null before the first move. */
  day: Day | null = null;
  readonly visible = new Set<T>();
  window: TimeWindow = {};
  private readonly byStart: readonly T[];
  /** Items that fade, by their last day. */
  private readonly fadingByEnd: readonly T[];
  /** All items by the last day on which they are shown, faded or not. */
  private byLastShown: readonly T[] = [];
  private lastShown: DayOf<T> = endOf;

  constructor(readonly items: readonly T[]) {
    this.byStart = [...items].sort((a, b) => a.start - b.start);
    this.fadingByEnd = items.filter((item) => item.fades).sort((a, b) => a.end - b.end);
    this.keep({});
  }

  /** Set what of the past is shown, fading. The next move of the clock finds all items anew. */
  keep(window: TimeWindow): void {
    const { length = 0, start = Infinity } = window;
    const lastShown: DayOf<T> = (item) => {
      if (!item.fades) return item.end;
      return item.end >= start ? Infinity : item.end + length;
    };
    this.window = window;
    this.lastShown = lastShown;
    this.byLastShown = [...this.items].sort((a, b) => lastShown(a) - lastShown(b) || 0); // Infinity - Infinity is NaN
    this.day = null;
  }

  /** Whether anything of the past is shown. */
  get keeps(): boolean {
    return (this.window.length ?? 0) > 0 || this.window.start !== undefined;
  }

  /** First day of the window; the day itself where there is none. */
  get from(): Day {
    return this.window.start ?? (this.day ?? 0) - (this.window.length ?? 0);
  }

  /** Move to a day. */
  goto(day: Day): ClockChanges<T> {
    const changes: ClockChanges<T> = { came: [], went: [], turned: [] };
    if (this.day === null) {
      this.visible.clear();
      this.enter(this.items, day, changes.came);
    } else if (day !== this.day) this.move(this.day, day, changes);
    this.day = day;
    return changes;
  }

  private move(before: Day, day: Day, { came, went, turned }: ClockChanges<T>): void {
    const forward = day > before;
    const [from, to] = forward ? [before, day] : [day, before];
    const begun = between(this.byStart, startOf, from + 1, to + 1);
    const ended = between(this.byLastShown, this.lastShown, from, to);
    (forward ? ended : begun).forEach((item) => {
      if (this.visible.delete(item)) went.push(item);
    });
    if (this.keeps)
      between(this.fadingByEnd, endOf, from, to).forEach((item) => {
        if (this.visible.has(item)) turned.push(item);
      });
    this.enter(forward ? begun : ended, day, came);
  }

  /** Show those of some items that belong to a day and are not shown yet; adds them to `came`. */
  private enter(items: readonly T[], day: Day, came: T[]): void {
    items.forEach((item) => {
      if (item.start > day || this.lastShown(item) < day || this.visible.has(item)) return;
      this.visible.add(item);
      came.push(item);
    });
  }
}
