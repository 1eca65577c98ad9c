/* The neighbourhood of the day: a second strip in which every day is wide enough to be hit. It stands still while the day
   moves about in it, so that a step moves a mark and draws nothing anew. */

import { pageContext, sizeOf } from "../base/canvas.ts";
import type { PageSize } from "../base/canvas.ts";
import { toYearMonthDay } from "../base/days.ts";
import type { Day } from "../base/days.ts";
import { element } from "../base/dom.ts";
import { onResize } from "../base/on-resize.ts";
import type { PendingWork } from "../base/pending-work.ts";
import { SpacedTask } from "../base/spaced-task.ts";
import { tickText } from "./axis-ticks.ts";
import { DensityStrip } from "./density-strip.ts";
import type { DensityStripParts } from "./density-strip.ts";
import { neighbourhoodOf } from "./span-zoom.ts";
import type { Span } from "./time-scale.ts";

/** Least milliseconds between two neighbourhoods: those that follow each other faster could not be read. */
const SPACING = 300;
/** Every how many days the day of the month is written. */
const WRITTEN = 5;
/** Last day of the month that leaves room for the name of the next. */
const LAST_WRITTEN = 25;
/** Room for the name of a month and its year, pixels. */
const MONTH_WIDTH = 56;
const FONT_SIZE = 11;

export interface NeighbourhoodActions {
  goto: (day: Day) => void;
  /** The days that it shows have changed; null where it shows none. */
  shown: (span: Span | null) => void;
}

export class NeighbourhoodStrip {
  readonly element: HTMLDivElement;
  private readonly strip = element("canvas", { class: "density" });
  private readonly ruler = element("canvas", { class: "ruler" });
  private readonly mark = element("div", { class: "day-mark" });
  private readonly density: DensityStrip;
  private readonly followTask: SpacedTask;
  private limits: Span = [0, 0];
  /** The days it shows, null where it shows none. */
  span: Span | null = null;
  private width = 0;
  private barWidth = 0;
  private rulerSize: PageSize = [0, 0];
  private fontFamily = "";
  private colour = "";
  private day: Day = 0;
  /** Whether the pointer holds the day. */
  isHeld = false;

  constructor(
    parts: Omit<DensityStripParts, "strip">,
    private readonly actions: NeighbourhoodActions,
    pending: PendingWork,
  ) {
    this.followTask = new SpacedTask(pending, SPACING, () => this.follow());
    this.density = new DensityStrip({ ...parts, strip: this.strip });
    this.element = element(
      "div",
      { class: "neighbourhood", "aria-hidden": "true" }, // keys step by a day all the same
      this.strip,
      this.ruler,
      this.mark,
    );
    this.ruler.addEventListener("pointerdown", (event) => this.press(event));
    this.ruler.addEventListener("pointermove", (event) => this.drag(event));
    const release = (): void => {
      this.isHeld = false;
      this.update(this.day);
    };
    this.ruler.addEventListener("pointerup", release);
    this.ruler.addEventListener("pointercancel", release);
    onResize(this.element, pending, (width) => this.resize(width));
  }

  /** Set the first and the last day that it may show. */
  setLimits(limits: Span): void {
    this.limits = limits;
    this.span = null;
    this.followTask.request();
  }

  /** Show a day. */
  update(day: Day): void {
    this.day = day;
    if (!this.isHeld && this.wanted() !== this.span) this.followTask.request();
    this.placeMark();
  }

  /** Write it anew, in another language. */
  renew(): void {
    if (this.span) this.drawRuler(this.span);
  }

  /** The day at a place, pixels from the left of the window; null where no days are shown. */
  dayAt(clientX: number): Day | null {
    if (!this.span) return null;
    const [first, last] = this.span;
    const x = clientX - this.element.getBoundingClientRect().left;
    return Math.max(first, Math.min(last, first + Math.floor(x / this.dayWidth)));
  }

  private get dayWidth(): number {
    return this.span ? this.width / (this.span[1] - this.span[0] + 1) : 0;
  }

  private x(day: Day): number {
    return this.span ? (day - this.span[0]) * this.dayWidth : 0;
  }

  private resize(width: number): void {
    this.width = width;
    this.barWidth = this.element.parentElement?.clientWidth ?? width;
    this.span = null;
    this.density.measure();
    this.rulerSize = sizeOf(this.ruler);
    ({ fontFamily: this.fontFamily, color: this.colour } = getComputedStyle(this.ruler));
    this.follow();
  }

  private placeMark(): void {
    if (this.span) this.mark.style.transform = `translateX(${this.x(this.day)}px)`;
  }

  /** The days to be shown: those that are, while the day keeps clear of their ends. */
  private wanted(): Span | null {
    return neighbourhoodOf(this.day, this.limits, this.width, this.span, this.barWidth);
  }

  /** Draw other days where the day has come near the ends of those shown. */
  private follow(): void {
    const span = this.isHeld ? this.span : this.wanted();
    this.element.classList.toggle("empty", span === null);
    if (span === this.span) return;
    this.span = span;
    this.actions.shown(span);
    if (!span) return;
    this.mark.style.width = `${this.dayWidth}px`;
    this.density.draw([span[0], span[1] + 1], (day) => this.x(day));
    this.drawRuler(span);
    this.placeMark();
  }

  /** Draw a tick at each day, firm at the first of a month, with numbers of days and names of months. */
  private drawRuler([first, last]: Span): void {
    const context = pageContext(this.ruler, this.rulerSize);
    context.font = `${FONT_SIZE}px ${this.fontFamily}`;
    const [, height] = this.rulerSize;
    const foot = Math.round((height + FONT_SIZE) / 2);
    const firstWritten = this.dayWidth * (WRITTEN - 1) < MONTH_WIDTH ? 2 * WRITTEN : WRITTEN;
    for (let day = first; day <= last; day += 1) {
      const { day: ofMonth } = toYearMonthDay(day);
      const x = Math.round(this.x(day));
      context.fillStyle = this.colour;
      context.globalAlpha = ofMonth === 1 ? 0.9 : 0.3;
      context.fillRect(x, 0, 1, ofMonth === 1 ? height : 4);
      context.globalAlpha = 1;
      if (ofMonth === 1) {
        context.textAlign = "left";
        context.fillText(tickText(day, "month"), x + 4, foot);
      } else if (ofMonth % WRITTEN === 0 && ofMonth >= firstWritten && ofMonth <= LAST_WRITTEN) {
        context.textAlign = "center";
        context.fillText(String(ofMonth), x + this.dayWidth / 2, foot);
      }
    }
  }

  private press(event: PointerEvent): void {
    if (event.button) return;
    event.preventDefault();
    this.isHeld = true;
    this.ruler.setPointerCapture(event.pointerId);
    this.drag(event);
  }

  private drag({ clientX }: PointerEvent): void {
    const day = this.isHeld ? this.dayAt(clientX) : null;
    if (day !== null && day !== this.day) this.actions.goto(day);
  }
}
