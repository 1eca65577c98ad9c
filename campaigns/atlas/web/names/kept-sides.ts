/* On which side of its place a label stood: it keeps it from one day to the next, and a day looks the same when one comes
   back to it. */

import type { Day } from "../base/days.ts";

/** The number of the position of each label, by its key. */
export type Sides = ReadonlyMap<string, number>;

/** Days that are remembered at most. */
const MOST = 500;

const NONE: Sides = new Map();

export class KeptSides {
  private view = "";
  /** Where labels stood when they were placed last. */
  private last: Sides = NONE;
  /** Of each day that was shown in this view, where labels stood before. */
  private readonly before = new Map<Day, Sides>();

  /**
   * The sides that labels keep on a day, where they fit. They are those of the day from which one came to it first: so a
   * day is drawn as it was when one comes back to it from another.
   * @param view text that is another for every other view: there nothing is kept
   */
  on(day: Day, view: string): Sides {
    if (view !== this.view || this.before.size > MOST) {
      this.before.clear();
      if (view !== this.view) this.last = NONE;
      this.view = view;
    }
    const known = this.before.get(day) ?? this.last;
    this.before.set(day, known);
    return known;
  }

  /** Labels were placed. */
  set(sides: Sides): void {
    this.last = sides;
  }
}
