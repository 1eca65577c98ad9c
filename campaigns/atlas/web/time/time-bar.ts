/* The time bar: dates and caption, density of events, slider, steps and play, windows of days, chapters. It shows all days
   of the clock, or zoomed in some of them; below, a second strip shows the neighbourhood of the day. */

import { toIso } from "../base/days.ts";
import type { Day } from "../base/days.ts";
import { element, writeText } from "../base/dom.ts";
import type { ChapterSpan, EventLane } from "../base/payload.ts";
import { onResize } from "../base/on-resize.ts";
import type { PendingWork } from "../base/pending-work.ts";
import type { Item } from "../base/types.ts";
import type { Guests } from "../guests/guests.ts";
import { axisTicks } from "./axis-ticks.ts";
import type { TimeWindow } from "./clock.ts";
import { DateFields } from "./date-fields.ts";
import type { DateFieldsAtlas } from "./date-fields.ts";
import { densityKey, DensityStrip } from "./density-strip.ts";
import { GuestStrip } from "./guest-strip.ts";
import { NeighbourhoodStrip } from "./neighbourhood-strip.ts";
import { canZoom, shiftSpan, spanWithDay, zoomSpan } from "./span-zoom.ts";
import { TimeControls, ZOOM_STEP } from "./time-controls.ts";
import type { TimeControlsAtlas } from "./time-controls.ts";
import type { Span } from "./time-scale.ts";
import { TimeSlider } from "./time-slider.ts";
import { bindZoomGestures } from "./zoom-gestures.ts";

/** What the time bar asks of the atlas; dates are ISO 8601 texts. */
export interface TimeBarAtlas extends DateFieldsAtlas, TimeControlsAtlas {
  readonly window: TimeWindow;
  /** Show what ended in so many days before. */
  keep(days: number): void;
  /** Show all since a day. */
  since(iso: string): void;
  /** Move the window as a whole so that it ends on a day. */
  shift(iso: string): void;
}

export interface TimeBarParts {
  chapters: ChapterSpan[];
  /** In order of time. */
  events: readonly Item[];
  /** Lanes of the density strip, from above. */
  lanes: EventLane[];
  /** Empty panel over the bar in which events of the density strip are listed. */
  list: HTMLElement;
  /** Opens one of them. */
  open: (item: Item) => void;
  /** Whether a turn of the wheel is left to the page around the map. */
  isForPage: (event: WheelEvent) => boolean;
  /** Is told while the neighbourhood is still to be drawn. */
  pending: PendingWork;
  guests: Guests;
  /** Colour of the strip of users' data. */
  guestColour: string;
}

/** Half the width of the text of a tick, pixels: those at the ends are moved so far inwards. */
const HALF_TICK = 30;

export class TimeBar {
  /** First and last day of the clock. */
  private limits: Span = [0, 0];
  /** Those of them that the bar shows. */
  private span: Span | null = null;
  /** Days by which the bar was to move but has not, less than one. */
  private unmoved = 0;
  private playing: boolean | null = null;
  private readonly strip = element("canvas", { class: "density", "aria-hidden": "true" });
  private readonly ticks = element("div", { class: "ticks", "aria-hidden": "true" });
  private readonly frame = element("div", { class: "neighbourhood-frame", "aria-hidden": "true", hidden: true });
  private readonly happening = element("span", { class: "happening" });
  private readonly advance = element("span", { class: "advance" });
  private readonly caption = element("p", { class: "caption", "aria-live": "polite" }, this.happening, this.advance);
  private readonly fields: DateFields;
  private readonly controls: TimeControls;
  private readonly slider: TimeSlider;
  private readonly density: DensityStrip;
  private readonly neighbourhood: NeighbourhoodStrip;
  private readonly guestStrip: GuestStrip;

  /** @param panel empty */
  constructor(
    panel: HTMLElement,
    private readonly atlas: TimeBarAtlas,
    { chapters, events, lanes, list, open, isForPage, pending, guests, guestColour }: TimeBarParts,
  ) {
    const since = (day: Day): void => this.setFrom(day);
    const answerShown = (shown: boolean): void => {
      this.caption.hidden = shown;
    };
    this.fields = new DateFields(atlas, { since, answerShown }, events);
    this.controls = new TimeControls(atlas, chapters, {
      showPast: (days) => this.showPast(days),
      toggleSettings: () => panel.classList.toggle("open"),
      zoom: (factor) => this.zoom(factor, this.slider.day),
    });
    const track = element("div", { class: "track" }, this.strip, this.frame);
    this.slider = new TimeSlider(track, {
      goto: (day) => atlas.goto(toIso(day)),
      since,
      shift: (day) => atlas.shift(toIso(day)),
    });
    track.append(this.ticks);
    this.density = new DensityStrip({ strip: this.strip, list, events, lanes, open });
    this.neighbourhood = new NeighbourhoodStrip(
      { list, events, lanes, open },
      { goto: (day) => atlas.goto(toIso(day)), shown: (span) => this.frameNeighbourhood(span) },
      pending,
    );
    this.guestStrip = new GuestStrip(guests, guestColour, pending);
    const { element: dates, calendar, message } = this.fields;
    const { chapters: chapterList, steps, zoom, settings } = this.controls;
    panel.append(
      element("div", { class: "row head" }, dates, this.caption, message.element, densityKey(lanes)),
      track,
      this.guestStrip.element,
      this.neighbourhood.element,
      element("div", { class: "row tools" }, chapterList, steps, zoom, settings),
    );
    panel.parentElement?.append(calendar.element); // the bar clips what is in it
    this.bindZoom(panel, track, isForPage);
    onResize(this.strip, pending, () => {
      this.density.measure();
      this.redraw();
    });
  }

  /** Let the wheel, two fingers and keys zoom the bar. */
  private bindZoom(panel: HTMLElement, track: HTMLElement, isForPage: (event: WheelEvent) => boolean): void {
    const { neighbourhood, slider } = this;
    const actions = {
      pan: (pixels: number) => this.pan(pixels),
      pinchBegins: () => slider.cancelDrag(),
      isForPage,
    };
    bindZoomGestures(track, { ...actions, zoom: (factor, x) => this.zoom(factor, slider.dayAt(x)) });
    bindZoomGestures(neighbourhood.element, {
      ...actions,
      zoom: (factor, x) => this.zoom(factor, neighbourhood.dayAt(x) ?? slider.day),
    });
    const factors: Readonly<Record<string, number>> = { "+": ZOOM_STEP, "=": ZOOM_STEP, "-": 1 / ZOOM_STEP, "0": 0 };
    panel.addEventListener("keydown", ({ key, target, ctrlKey, metaKey, altKey }) => {
      const typed = target instanceof Element && target.closest("input[type=text], select");
      const factor = factors[key];
      if (factor !== undefined && !typed && !ctrlKey && !metaKey && !altKey) this.zoom(factor, slider.day);
    });
  }

  /** Whether the pointer holds the day or the window, which then follow it at once. */
  get isHeld(): boolean {
    return this.slider.isHeld || this.neighbourhood.isHeld;
  }

  /** Zoom the bar around a day; the factor 0 shows all days. */
  private zoom(factor: number, anchor: Day): void {
    if (this.span) this.showSpan(factor ? zoomSpan(this.span, factor, anchor, this.limits) : this.limits);
  }

  /** Move the bar along by pixels, to later days where positive. */
  private pan(pixels: number): void {
    if (!this.span) return;
    const [first, last] = this.span;
    const days = this.unmoved + (pixels * (last - first)) / Math.max(1, this.slider.width);
    const whole = Math.trunc(days);
    this.unmoved = days - whole;
    if (whole) this.showSpan(shiftSpan(this.span, whole, this.limits));
  }

  private showSpan(span: Span): void {
    this.span = span;
    this.slider.setSpan(span);
    this.guestStrip.setSpan(span);
    this.controls.showZoom(...canZoom(span, this.limits));
    this.redraw();
  }

  /** Show on the bar where the neighbourhood lies. */
  private frameNeighbourhood(span: Span | null): void {
    const { frame, slider } = this;
    const [left = 0, right = 0] = (span ?? [0, -1]).map((day, end) =>
      Math.max(0, Math.min(slider.width, slider.x(day + end))),
    );
    frame.hidden = !span || left === right;
    frame.style.left = `${left}px`;
    frame.style.width = `${right - left}px`;
  }

  /** Show what ended in so many days before; null for all since the window's first day, or since an eighth of the span. */
  private showPast(days: number | null): void {
    if (days !== null) this.atlas.keep(days);
    else if (this.span) {
      const [first, last] = this.span;
      const from = this.slider.from ?? this.slider.day - Math.round((last - first) / 8);
      this.atlas.since(toIso(Math.max(first, from)));
    }
  }

  /** Move the first day of the window: one that moves along with the date changes its length. */
  private setFrom(day: Day): void {
    if (this.atlas.window.length) this.atlas.keep(Math.max(1, this.slider.day - day));
    else this.atlas.since(toIso(day));
  }

  /** Show a span of days, and the id of the chapter it is of, the empty text if of none. */
  setSpan([first, last]: Span, chapter: string): void {
    this.limits = [first, last];
    this.controls.chapters.value = chapter;
    this.neighbourhood.setLimits(this.limits);
    this.showSpan(this.limits);
  }

  /**
   * Show a day.
   * @param from first day of the window, null where there is none
   * @param captions what happens, and who advances where
   */
  update(day: Day, from: Day | null, [happening = "", advance = ""]: readonly string[], playing: boolean): void {
    if (this.span && day !== this.slider.day) {
      const span = spanWithDay(this.span, day, this.limits);
      if (span !== this.span) this.showSpan(span);
    }
    this.slider.update(day, from);
    this.neighbourhood.update(day);
    this.fields.update(day, from);
    writeText(this.happening, happening);
    writeText(this.advance, advance);
    this.controls.showWindow(this.atlas.window);
    if (playing === this.playing) return;
    this.playing = playing;
    this.caption.setAttribute("aria-live", playing ? "off" : "polite");
    this.controls.setPlaying(playing);
  }

  /** Write it anew, in another language. */
  renew(): void {
    this.redraw();
    this.neighbourhood.renew();
  }

  /** Draw the density strip and the ticks anew. */
  private redraw(): void {
    const width = this.strip.clientWidth;
    if (!this.span || !width) return;
    this.slider.width = width;
    this.slider.update(this.slider.day, this.slider.from);
    this.density.draw(this.span, (day) => this.slider.x(day));
    const ticks = axisTicks(...this.span, width).map(([day, text]) => {
      const tick = element("span", { text });
      tick.style.left = `${Math.max(HALF_TICK, Math.min(width - HALF_TICK, this.slider.x(day)))}px`;
      return tick;
    });
    this.ticks.replaceChildren(...ticks);
    this.frameNeighbourhood(this.neighbourhood.span);
  }
}
