// @ts-nocheck
/* The track of the time bar: a rail with a thumb for the day and, where a window is shown, one for its first day; what
   lies between can be dragged as a whole. The thumbs are range inputs, so that keys and screen readers know them; the
   pointer is served here, as two inputs over each other would take it from one another. */

import { formatDate } from "../base/days.ts";
import { element } from "../base/dom.ts";

export class TimeSlider {
  /**
   * @param {HTMLElement} panel
   * @param {{goto: (day: number) => void, since: (day: number) => void, shift: (day: number) => void}} moves of the day, of
   *   the window's first day, and of the window as a whole to a last day
   */
  constructor(panel, moves) {
    Object.assign(this, { panel, moves, span: [0, 1], day: 0, from: null });
    this.slider = element("input", {
      type: "range",
      class: "slider",
      step: 1,
      "aria-label": "Date",
      oninput: () => moves.goto(Number(this.slider.value)),
    });
    this.since = element("input", {
      type: "range",
      class: "since",
      step: 1,
      "aria-label": "First day of the window",
      "data-keys": "own",
      hidden: true,
      oninput: () => moves.since(Math.min(Number(this.since.value), this.day)),
    });
    this.band = element("div", { class: "band" });
    this.rail = element("div", { class: "rail" }, this.band, this.since, this.slider);
    panel.append(this.rail);
    this.width = 0;
    new ResizeObserver(([entry]) => {
      this.width = entry.contentRect.width;
      this.update(this.day, this.from);
    }).observe(this.rail);
    panel.addEventListener("pointerdown", (event) => this.seize(event));
    panel.addEventListener("pointermove", (event) => this.drag(event));
    ["pointerup", "pointercancel"].forEach((name) =>
      panel.addEventListener(name, () => {
        this.held = null;
        panel.classList.remove("held");
      }),
    );
  }

  /** Half the width of a thumb: so far from either end of the rail the first and the last day lie. */
  static inset = 9;

  /** Pixels from the rail's left edge to a day. */
  x(day) {
    const [first, last] = this.span;
    const { inset } = TimeSlider;
    return inset + ((day - first) / Math.max(1, last - first)) * (this.width - 2 * inset);
  }

  dayAt(x) {
    const [first, last] = this.span;
    const { inset } = TimeSlider;
    const share = (x - inset) / Math.max(1, this.width - 2 * inset);
    return Math.round(first + Math.max(0, Math.min(1, share)) * (last - first));
  }

  /** What a press takes hold of: the nearer thumb, the band between them, or the day, which comes to the pointer. */
  seize(event) {
    if (event.button || event.target.closest(".density")) return;
    event.preventDefault();
    const x = event.clientX - this.rail.getBoundingClientRect().left;
    const [left, right] = [
      this.from === null ? -Infinity : Math.max(this.x(this.from), TimeSlider.inset),
      this.x(this.day),
    ];
    const reach = event.pointerType === "touch" ? 22 : 12;
    const onSince = this.from !== null && Math.abs(x - left) <= reach && Math.abs(x - left) < Math.abs(x - right);
    const pushedBack = this.from !== null && right - left < 4 && x < left; // thumbs on one spot: each way its own
    if (onSince || (pushedBack && left - x <= reach)) this.held = { move: this.moves.since, offset: x - left };
    else if (Math.abs(x - right) <= reach) this.held = { move: this.moves.goto, offset: x - right };
    else if (this.from !== null && x > left && x < right) this.held = { move: this.moves.shift, offset: x - right };
    else this.held = { move: this.moves.goto, offset: 0 };
    this.panel.setPointerCapture(event.pointerId);
    this.panel.classList.add("held");
    this.drag(event);
  }

  drag(event) {
    if (!this.held) return;
    const x = event.clientX - this.rail.getBoundingClientRect().left;
    const day = this.dayAt(x - this.held.offset);
    const { move } = this.held;
    if (move === this.moves.since) move(Math.min(day, this.day));
    else if (day !== this.day) move(day);
  }

  setSpan(span) {
    this.span = span;
    [this.slider, this.since].forEach((input) => {
      [input.min, input.max] = span;
    });
    this.update(this.day, this.from);
  }

  /** @param {number} day @param {number|null} from first day of the window, null where there is none */
  update(day, from) {
    Object.assign(this, { day, from });
    this.slider.value = day;
    this.slider.setAttribute("aria-valuetext", formatDate(day));
    this.since.hidden = from === null;
    this.band.hidden = from === null;
    if (from === null) return;
    this.since.value = from;
    this.since.setAttribute("aria-valuetext", formatDate(from));
    const left = this.x(Math.max(from, this.span[0]));
    this.band.style.left = `${left}px`;
    this.band.style.width = `${Math.max(0, this.x(day) - left)}px`;
  }
}
