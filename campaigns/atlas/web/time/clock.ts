// @ts-nocheck
/* The clock: which features are drawn on a day, or in a window of days that ends on it. A step touches only those that
   begin or end between the old day and the new: the lists are sorted, and the step walks the stretch between. */

export class Clock {
  /** @param {{start: number, end: number, fades: boolean}[]} items with days of the clock, both inclusive */
  constructor(items) {
    this.items = items;
    this.day = null;
    this.visible = new Set();
    this.byStart = [...items].sort((a, b) => a.start - b.start);
    this.byTurn = items.filter((item) => item.fades).sort((a, b) => a.end - b.end);
    this.keep({});
  }

  /**
   * What of the past stays, fading: nothing, what ended no more than `length` days ago, or all since the day `start`.
   * The next move of the clock finds all items anew.
   * @param {{length?: number, start?: number}} window
   */
  keep(window) {
    const { length = 0, start = Infinity } = window;
    this.window = window;
    this.last = (item) => {
      if (!item.fades) return item.end;
      return item.end >= start ? Infinity : item.end + length;
    };
    this.byEnd = [...this.items].sort((a, b) => this.last(a) - this.last(b) || 0);
    this.day = null;
  }

  /** Whether anything of the past stays. */
  get keeps() {
    return this.window.length > 0 || this.window.start !== undefined;
  }

  /** First day of the window; the day itself where nothing stays. */
  get from() {
    return this.window.start ?? this.day - (this.window.length || 0);
  }

  /** First index in a sorted list whose value is not below the limit. */
  static lower(list, value, limit) {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value(list[middle]) < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Items of a sorted list whose value lies from one limit up to, not including, another. */
  static between(list, value, from, to) {
    return list.slice(Clock.lower(list, value, from), Clock.lower(list, value, to));
  }

  /** Move to a day; returns the items that came and went, and those that stay but fade now, or no longer. */
  goto(day) {
    const came = [];
    const went = [];
    const turned = [];
    const enter = (item) => {
      if (item.start <= day && this.last(item) >= day && !this.visible.has(item)) {
        this.visible.add(item);
        came.push(item);
      }
    };
    if (this.day === null) {
      this.visible.clear();
      this.items.forEach(enter);
    } else if (day !== this.day) {
      const [from, to] = day > this.day ? [this.day, day] : [day, this.day];
      const { between } = Clock;
      const begun = between(this.byStart, (item) => item.start, from + 1, to + 1);
      const ended = between(this.byEnd, this.last, from, to);
      const leave = (item) => {
        if (this.visible.delete(item)) went.push(item);
      };
      const forward = day > this.day;
      (forward ? ended : begun).forEach(leave);
      if (this.keeps)
        turned.push(...between(this.byTurn, (item) => item.end, from, to).filter((item) => this.visible.has(item)));
      (forward ? begun : ended).forEach(enter);
    }
    this.day = day;
    return { came, went, turned };
  }
}
