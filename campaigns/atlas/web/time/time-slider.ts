/* The slider of the time bar: a rail with a thumb for the day and, where a window is shown, one for its first day; what
   lies between can be dragged as a whole. The thumbs are range inputs, so that keys and screen readers know them; the
   pointer is handled here, as two inputs over each other would take it from one another. */

import { formatDate } from "../base/days.ts";
import type { Day } from "../base/days.ts";
import { element, set } from "../base/dom.ts";
import { t } from "../base/translation.ts";
import { dayAtX, INSET, xOfDay } from "./time-scale.ts";
import type { Span } from "./time-scale.ts";

/** Moves of the day, of the window's first day, and of the window as a whole to a last day. */
export interface TimeSliderMoves {
  goto: (day: Day) => void;
  since: (day: Day) => void;
  shift: (day: Day) => void;
}

/** What is dragged, and how far from it, in pixels to the right, the pointer took hold of it. */
interface Drag {
  move: keyof TimeSliderMoves;
  offset: number;
}

/** How near to a thumb the pointer takes hold of it, pixels. */
const REACH = 12;
const TOUCH_REACH = 22;

export class TimeSlider {
  /** Of the rail, pixels. */
  width = 0;
  day: Day = 0;
  /** First day of the window, null where there is none. */
  from: Day | null = null;
  private span: Span = [0, 1];
  private dragged: Drag | null = null;
  /** The day that was shown when the pointer was pressed. */
  private pressedDay: Day = 0;
  private readonly dayInput: HTMLInputElement;
  private readonly fromInput: HTMLInputElement;
  private readonly band = element("div", { class: "band" });
  private readonly rail: HTMLElement;

  constructor(
    private readonly panel: HTMLElement,
    private readonly moves: TimeSliderMoves,
  ) {
    this.dayInput = element("input", {
      type: "range",
      class: "slider",
      step: 1,
      "aria-label": () => t("Date"),
      oninput: () => moves.goto(Number(this.dayInput.value)),
    });
    this.fromInput = element("input", {
      type: "range",
      class: "since",
      step: 1,
      "aria-label": () => t("First day of the window"),
      "data-keys": "own",
      hidden: true,
      oninput: () => moves.since(Math.min(Number(this.fromInput.value), this.day)),
    });
    this.rail = element("div", { class: "rail" }, this.band, this.fromInput, this.dayInput);
    panel.append(this.rail);
    this.listen();
  }

  private listen(): void {
    const { panel } = this;
    new ResizeObserver(([entry]) => {
      this.width = entry?.contentRect.width ?? 0;
      this.update(this.day, this.from);
    }).observe(this.rail);
    panel.addEventListener("pointerdown", (event) => this.press(event));
    panel.addEventListener("pointermove", (event) => this.drag(event));
    panel.addEventListener("pointerup", () => this.release());
    panel.addEventListener("pointercancel", () => this.release());
  }

  private release(): void {
    this.dragged = null;
    this.panel.classList.remove("held");
  }

  /** Whether the pointer holds something. */
  get isHeld(): boolean {
    return this.dragged !== null;
  }

  /** End a drag, and go back to the day on which it began: the pointer is to do something else. */
  cancelDrag(): void {
    if (!this.dragged) return;
    this.release();
    this.moves.goto(this.pressedDay);
  }

  /** Pixels from the rail's left edge to a day. */
  x(day: Day): number {
    return xOfDay(day, this.span, this.width);
  }

  /** The day at a place, pixels from the left of the window. */
  dayAt(clientX: number): Day {
    return dayAtX(clientX - this.rail.getBoundingClientRect().left, this.span, this.width);
  }

  private pointerX({ clientX }: PointerEvent): number {
    return clientX - this.rail.getBoundingClientRect().left;
  }

  private press(event: PointerEvent): void {
    if (event.button || (event.target instanceof Element && event.target.closest(".density"))) return;
    event.preventDefault();
    this.pressedDay = this.day;
    this.dragged = this.dragAt(this.pointerX(event), event.pointerType === "touch" ? TOUCH_REACH : REACH);
    this.panel.setPointerCapture(event.pointerId);
    this.panel.classList.add("held");
    this.drag(event);
  }

  /** What a press takes hold of: the nearer thumb, the band between them, or the day, which comes to the pointer. */
  private dragAt(x: number, reach: number): Drag {
    const right = this.x(this.day);
    const left = this.from === null ? -Infinity : Math.max(this.x(this.from), INSET);
    const nearLeft = Math.abs(x - left) <= reach;
    const leftIsNearer = Math.abs(x - left) < Math.abs(x - right);
    const pushedBack = right - left < 4 && x < left; // both thumbs in one place: each is dragged its own way
    if (nearLeft && (leftIsNearer || pushedBack)) return { move: "since", offset: x - left };
    if (Math.abs(x - right) <= reach) return { move: "goto", offset: x - right };
    return x > left && x < right && this.from !== null
      ? { move: "shift", offset: x - right }
      : { move: "goto", offset: 0 };
  }

  private drag(event: PointerEvent): void {
    if (!this.dragged) return;
    const { move, offset } = this.dragged;
    const day = dayAtX(this.pointerX(event) - offset, this.span, this.width);
    if (move === "since") this.moves.since(Math.min(day, this.day));
    else if (day !== this.day) this.moves[move](day);
  }

  setSpan(span: Span): void {
    this.span = span;
    [this.dayInput, this.fromInput].forEach((input) => {
      input.min = String(span[0]);
      input.max = String(span[1]);
    });
    this.update(this.day, this.from);
  }

  /** Show a day, and the first day of the window, null where there is none. */
  update(day: Day, from: Day | null): void {
    this.day = day;
    this.from = from;
    this.dayInput.value = String(day);
    this.dayInput.setAttribute("aria-valuetext", formatDate(day));
    this.dayInput.classList.toggle("away", day < this.span[0] || day > this.span[1]);
    set(this.fromInput, "hidden", from === null);
    set(this.band, "hidden", from === null);
    if (from === null) return;
    this.fromInput.value = String(from);
    this.fromInput.setAttribute("aria-valuetext", formatDate(from));
    const left = this.x(Math.max(from, this.span[0]));
    this.band.style.left = `${left}px`;
    this.band.style.width = `${Math.max(0, this.x(day) - left)}px`;
  }
}
