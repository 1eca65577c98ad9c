/* The clock: which features are drawn on a day. A step touches only those that begin or end between the old day and the
   new one: both lists are sorted, and the step walks the stretch between. */

Atlas.Clock = class {
  /**
   * @param {{start: number, end: number}[]} items with days of the clock, both inclusive
   * @param {number} keep days for which an item stays, fading, after its end
   */
  constructor(items, keep = 0) {
    this.items = items;
    this.day = null;
    this.visible = new Set();
    this.keepFor(keep);
  }

  keepFor(keep) {
    this.keep = keep;
    this.last = (item) => (item.fades ? item.end + keep : item.end);
    this.byStart = [...this.items].sort((a, b) => a.start - b.start);
    this.byEnd = [...this.items].sort((a, b) => this.last(a) - this.last(b));
    if (this.day !== null) {
      const { day } = this;
      this.day = null;
      this.goto(day);
    }
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

  /** Move to a day; returns the items that came and went. */
  goto(day) {
    const came = [];
    const went = [];
    const start = (item) => item.start;
    if (this.day === null) {
      this.visible.clear();
      this.items.forEach((item) => {
        if (item.start <= day && this.last(item) >= day) {
          this.visible.add(item);
          came.push(item);
        }
      });
    } else if (day !== this.day) {
      const [from, to] = day > this.day ? [this.day, day] : [day, this.day];
      const forward = day > this.day;
      const begun = this.byStart.slice(
        Atlas.Clock.lower(this.byStart, start, from + 1),
        Atlas.Clock.lower(this.byStart, start, to + 1),
      );
      const ended = this.byEnd.slice(
        Atlas.Clock.lower(this.byEnd, this.last, from),
        Atlas.Clock.lower(this.byEnd, this.last, to),
      );
      const leave = (item) => {
        if (this.visible.delete(item)) went.push(item);
      };
      const enter = (item) => {
        if (item.start <= day && this.last(item) >= day && !this.visible.has(item)) {
          this.visible.add(item);
          came.push(item);
        }
      };
      (forward ? ended : begun).forEach(leave);
      (forward ? begun : ended).forEach(enter);
    }
    this.day = day;
    return { came, went };
  }
};
