// @ts-nocheck
/* Two dates side by side: left of a handle the map on a date of its own, right of it the map on the clock's. The second
   picture has its own clock and sheet, and is there only while one compares. */

import { formatDate, parseDate, toIso } from "../base/days.ts";
import { element } from "../base/dom.ts";
import { Clock } from "../time/clock.ts";
import { icon } from "../base/icons.ts";

export class DateComparison {
  /**
   * @param {object} map Leaflet's
   * @param {Scene} picture of the clock's date
   * @param {object[]} items all that the clock moves
   * @param {object} state of the atlas: `chosen`
   * @param {{make: (state: object) => Scene, range: [number, number], changed: () => void}} parts how a picture
   *   beside the first is made; first and last day; what to call when the date on the left or the handle was moved
   */
  constructor(map, picture, items, state, { make, range, changed }) {
    Object.assign(this, { map, picture, items, state, make, range, changed });
    this.day = null;
    this.second = null;
    this.share = 0.5;
    this.clip = () => this.cut();
    this.build();
  }

  /** The handle, and the two dates on it. */
  build() {
    this.field = element("input", {
      type: "text",
      class: "compare-date",
      "aria-label": "Date on the left, year-month-day or day, month and year",
      "aria-describedby": "compare-problem",
      autocomplete: "off",
      spellcheck: "false",
      size: 15,
      onchange: () => this.typed(),
    });
    this.other = element("span", { class: "compare-now" });
    this.problem = element("span", { class: "compare-problem", id: "compare-problem", role: "alert", hidden: true });
    this.dates = element("div", { class: "compare-dates" }, this.field, this.other, this.problem);
    this.handle = element(
      "div",
      {
        class: "compare-handle",
        role: "slider",
        tabindex: "0",
        "data-keys": "own",
        "aria-label": "Line between the two dates",
        "aria-valuemin": 0,
        "aria-valuemax": 100,
        onkeydown: (event) => this.key(event),
        onpointerdown: (event) => {
          event.preventDefault();
          this.handle.focus();
          this.handle.setPointerCapture(event.pointerId);
        },
        onpointermove: (event) => {
          if (!this.handle.hasPointerCapture(event.pointerId)) return;
          const { left, width } = this.map.getContainer().getBoundingClientRect();
          this.move((event.clientX - left) / width);
        },
        onpointerup: () => this.settle(),
        onkeyup: () => this.settle(),
      },
      icon("compare"),
    );
    this.panel = element("div", { class: "compare", hidden: true }, this.handle, this.dates);
    this.map.getContainer().parentElement.append(this.panel);
  }

  /** Show a day on the left of the handle; null ends the comparison. */
  show(day) {
    if (day === null) {
      this.end();
      return;
    }
    const first = this.second === null;
    if (first) this.begin();
    this.day = day;
    this.view.day = day;
    const { came, went } = this.clock.goto(day);
    this.second.refresh(this.clock.visible, [...came, ...went], first);
    if (document.activeElement !== this.field) this.field.value = formatDate(day);
    this.tell();
  }

  begin() {
    const { state } = this;
    this.view = {
      day: null,
      get chosen() {
        return state.chosen;
      },
      get highlights() {
        return state.highlights;
      },
    };
    /* Its items are its own: each remembers how it was last painted. The shapes are shared, and with them their paths. */
    const own = this.items.map((item) => ({
      ...item,
      shape: item.still || item.shape,
      still: undefined,
      painted: false,
    }));
    this.clock = new Clock(own);
    this.second = this.make(this.view);
    this.map.on("move zoomend viewreset resize", this.clip);
    this.panel.hidden = false;
    this.cut();
    this.settle();
  }

  /** Once the handle rests: no name of either picture stands across it. */
  settle() {
    if (!this.second) return;
    const { x, y } = this.map.getSize();
    const at = Math.round(this.share * x);
    this.picture.setOtherMap([0, 0, at, y]);
    this.second.setOtherMap([at, 0, x, y]);
  }

  end() {
    if (!this.second) return;
    this.map.off("move zoomend viewreset resize", this.clip);
    this.second.remove();
    this.second = null;
    this.clock = null;
    this.day = null;
    this.panel.hidden = true;
    this.picture.setOtherMap(null);
  }

  /** Take over what changed on the map beside the clock: layers switched, another feature chosen, another language. */
  refresh() {
    if (!this.second) return;
    this.second.labels.language = this.picture.labels.language;
    this.second.refresh(this.clock.visible, this.clock.items, true);
  }

  /** Cut the second picture off at the handle; its pane is placed in layer points. */
  cut() {
    const { x, y } = this.map.getSize();
    const at = Math.round(this.share * x);
    const { x: left, y: top } = this.map.containerPointToLayerPoint([0, 0]);
    const corners = [
      [left, top],
      [left + at, top],
      [left + at, top + y],
      [left, top + y],
    ];
    const path = corners.map((corner) => corner.map((each) => `${each}px`).join(" ")).join();
    this.map.getPane("compare").style.clipPath = `polygon(${path})`;
    this.handle.style.transform = `translateX(${at}px)`;
    const half = this.dates.offsetWidth / 2;
    this.dates.style.transform = `translateX(${Math.round(Math.max(half + 4, Math.min(x - half - 4, at)) - half)}px)`;
  }

  /** Whether a point of the map's container lies on the left of the handle. */
  owns({ x }) {
    return this.second !== null && x < this.share * this.map.getSize().x;
  }

  move(share) {
    this.share = Math.max(0, Math.min(1, share));
    this.cut();
    this.tell();
  }

  key(event) {
    const step = event.shiftKey ? 0.1 : 0.02;
    const to = {
      ArrowLeft: this.share - step,
      ArrowDown: this.share - step,
      ArrowRight: this.share + step,
      ArrowUp: this.share + step,
      PageDown: this.share - 0.1,
      PageUp: this.share + 0.1,
      Home: 0,
      End: 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.move(to);
  }

  typed() {
    const text = this.field.value.trim();
    const day = parseDate(text);
    const [first, last] = this.range;
    let problem = "";
    if (day === null) problem = `“${text}” is no day. Write year-month-day, as 1939-08-20.`;
    else if (day < first || day > last)
      problem = `${formatDate(day)} lies outside this map: ${toIso(first)} to ${toIso(last)}.`;
    this.problem.textContent = problem;
    this.problem.hidden = !problem;
    if (problem) {
      this.field.setAttribute("aria-invalid", "true");
      return;
    }
    this.field.removeAttribute("aria-invalid");
    this.show(day);
    this.field.value = formatDate(day);
    this.changed();
  }

  /** Write the clock's date on the right of the handle, and what the handle parts. */
  tell() {
    if (!this.second) return;
    const now = formatDate(this.state.day);
    if (this.other.textContent !== now) this.other.textContent = now;
    const percent = Math.round(this.share * 100);
    this.handle.setAttribute("aria-valuenow", percent);
    this.handle.setAttribute("aria-valuetext", `${formatDate(this.day)} on the left ${percent} %, ${now} on the right`);
  }
}
