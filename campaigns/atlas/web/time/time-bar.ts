/* The time bar: dates and caption, density of events, slider, steps and play, windows of days, chapters. */

import { toIso } from "../base/days.ts";
import type { Day } from "../base/days.ts";
import { element } from "../base/dom.ts";
import type { ChapterSpan, EventLane } from "../base/payload.ts";
import type { Item } from "../base/types.ts";
import { axisTicks } from "./axis-ticks.ts";
import type { TimeWindow } from "./clock.ts";
import { DateFields } from "./date-fields.ts";
import type { DateFieldsAtlas } from "./date-fields.ts";
import { densityKey, DensityStrip } from "./density-strip.ts";
import { TimeControls } from "./time-controls.ts";
import type { TimeControlsAtlas } from "./time-controls.ts";
import type { Span } from "./time-scale.ts";
import { TimeSlider } from "./time-slider.ts";

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
}

/** Half the width of the text of a tick, pixels: those at the ends are moved so far inwards. */
const HALF_TICK = 22;

/** Write a text into an element that does not have it already. */
function writeText(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

export class TimeBar {
  private span: Span | null = null;
  private playing: boolean | null = null;
  private readonly strip = element("canvas", { class: "density", "aria-hidden": "true" });
  private readonly ticks = element("div", { class: "ticks", "aria-hidden": "true" });
  private readonly happening = element("span", { class: "happening" });
  private readonly advance = element("span", { class: "advance" });
  private readonly caption = element("p", { class: "caption", "aria-live": "polite" }, this.happening, this.advance);
  private readonly fields: DateFields;
  private readonly controls: TimeControls;
  private readonly slider: TimeSlider;
  private readonly density: DensityStrip;

  /** @param panel empty */
  constructor(
    panel: HTMLElement,
    private readonly atlas: TimeBarAtlas,
    { chapters, events, lanes, list, open }: TimeBarParts,
  ) {
    const since = (day: Day): void => this.setFrom(day);
    this.fields = new DateFields(atlas, {
      since,
      answerShown: (shown) => {
        this.caption.hidden = shown;
      },
    });
    this.controls = new TimeControls(atlas, chapters, {
      showPast: (days) => this.showPast(days),
      toggleSettings: () => panel.classList.toggle("open"),
    });
    const track = element("div", { class: "track" }, this.strip);
    this.slider = new TimeSlider(track, {
      goto: (day) => atlas.goto(toIso(day)),
      since,
      shift: (day) => atlas.shift(toIso(day)),
    });
    track.append(this.ticks);
    this.density = new DensityStrip({ strip: this.strip, list, events, lanes, open });
    const { element: dates, message } = this.fields;
    panel.append(
      element("div", { class: "row head" }, dates, this.caption, message.element, densityKey(lanes)),
      track,
      element("div", { class: "row tools" }, this.controls.chapters, this.controls.steps, this.controls.settings),
    );
    new ResizeObserver(() => this.redraw()).observe(this.strip);
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
    this.span = [first, last];
    this.controls.chapters.value = chapter;
    this.slider.setSpan(this.span);
    this.redraw();
  }

  /**
   * Show a day.
   * @param from first day of the window, null where there is none
   * @param captions what happens, and who advances where
   */
  update(day: Day, from: Day | null, [happening = "", advance = ""]: readonly string[], playing: boolean): void {
    this.slider.update(day, from);
    this.fields.update(day, from);
    writeText(this.happening, happening);
    writeText(this.advance, advance);
    this.controls.showWindow(this.atlas.window);
    if (playing === this.playing) return;
    this.playing = playing;
    this.caption.setAttribute("aria-live", playing ? "off" : "polite");
    this.controls.setPlaying(playing);
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
  }
}
