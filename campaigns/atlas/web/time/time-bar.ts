// @ts-nocheck
/* The time bar: date and caption, density of events, rail, play, steps, window, chapters. */

import { formatDate, fromIso, parseDate, toIso, UNITS } from "../base/days.ts";
import { element } from "../base/dom.ts";
import { icon } from "../base/icons.ts";
import { axisTicks } from "./axis-ticks.ts";
import { DensityStrip } from "./density-strip.ts";
import { TimeSlider } from "./time-slider.ts";

export class TimeBar {
  /**
   * @param {HTMLElement} panel
   * @param {object} atlas the public face, see atlas.js
   * @param {{chapters: object[], events: object[], groups: Array, list: HTMLElement, open: Function}} parts events in order of
   *   time; lanes of the strip, and where and how its events are named and opened: see DensityStrip
   */
  constructor(panel, atlas, { chapters, events, groups, list, open }) {
    Object.assign(this, { panel, atlas, chapters, span: null });
    this.fields(groups);
    this.controls();
    const track = element("div", { class: "track" });
    this.strip = element("canvas", { class: "density", "aria-hidden": "true" });
    this.ticks = element("div", { class: "ticks", "aria-hidden": "true" });
    track.append(this.strip);
    this.track = new TimeSlider(track, {
      goto: (day) => atlas.goto(toIso(day)),
      since: (day) => this.since(day),
      shift: (day) => atlas.shift(toIso(day)),
    });
    track.append(this.ticks);
    this.density = new DensityStrip(this.strip, list, events, groups, open);
    panel.append(
      element("div", { class: "row head" }, this.dates, this.caption, this.problem, this.key),
      track,
      element(
        "div",
        { class: "row tools" },
        this.chapter,
        this.steps,
        element("span", { class: "group settings" }, this.unit, this.speed, this.keep),
      ),
    );
    new ResizeObserver(() => this.redraw()).observe(this.strip);
  }

  /** Dates to type, the caption and the key. */
  fields(groups) {
    const field = (label, name, change) => {
      const input = element("input", {
        type: "text",
        class: name,
        "aria-label": label,
        "aria-describedby": "date-problem",
        autocomplete: "off",
        spellcheck: "false",
        size: 10,
        onchange: () => this.typed(input, change),
      });
      return input;
    };
    this.date = field("Date, year-month-day", "date", (iso) => {
      this.atlas.goto(iso);
      return this.atlas.date;
    });
    this.first = field("First day of the window, year-month-day", "date first", (iso) => {
      this.since(fromIso(iso));
      return this.atlas.from;
    });
    this.dash = element("span", { text: "–", "aria-hidden": "true" });
    [this.first, this.dash].forEach((node) => {
      node.hidden = true;
    });
    this.dates = element("span", { class: "dates" }, this.first, this.dash, this.date);
    this.happening = element("span", { class: "happening" });
    this.advance = element("span", { class: "advance" });
    this.caption = element("p", { class: "caption", "aria-live": "polite" }, this.happening, this.advance);
    this.problem = element("p", { class: "problem", id: "date-problem", role: "alert", hidden: true });
    this.key = DensityStrip.key(groups);
  }

  /** Buttons and choices. */
  controls() {
    const { atlas } = this;
    const button = (label, iconName, onclick) =>
      element("button", { type: "button", "aria-label": label, title: label, onclick }, icon(iconName));
    const choice = (label, options, onchange) => {
      const select = element(
        "select",
        { "aria-label": label, title: label, onchange: () => onchange(select.value) },
        options.map(([value, text]) => element("option", { value, text })),
      );
      return select;
    };
    this.chapter = choice(
      "Chapter",
      [["", "All years"], ...this.chapters.map(({ id, title, years }) => [id, `${title} ${years}`])],
      (id) => atlas.chapter(id),
    );
    this.chapter.classList.add("chapter");
    this.playing = button("Play", "play", () => (atlas.isPlaying() ? atlas.pause() : atlas.play()));
    this.playing.classList.add("play");
    this.speed = choice(
      "Speed of play",
      [1, 2, 5, 10, 30, 120].map((days) => [days, `${days} ${days === 1 ? "day" : "days"}/s`]),
      (days) => atlas.pace(Number(days)),
    );
    this.speed.value = 5;
    this.unit = choice(
      "Length of a step",
      UNITS.map((unit) => [unit, `step: ${unit}`]),
      () => this.units(),
    );
    this.keep = choice(
      "What is shown of the past",
      [
        [0, "this day only"],
        [7, "and the week before"],
        [31, "and the month before"],
        [366, "and the year before"],
        ["since", "a window, from a day"],
      ],
      (value) => this.past(value),
    );
    this.other = element("option", { value: "other", hidden: true });
    this.keep.append(this.other);
    const more = button("More", "more", () => {
      const open = this.panel.classList.toggle("open");
      more.setAttribute("aria-expanded", String(open));
    });
    more.classList.add("more");
    more.setAttribute("aria-expanded", "false");
    this.stepBack = button("Step back", "back", () => atlas.step(-1, this.unit.value));
    this.stepOn = button("Step forward", "forward", () => atlas.step(1, this.unit.value));
    this.steps = element(
      "span",
      { class: "group steps" },
      button("Previous event", "previous", () => atlas.toEvent(-1)),
      this.stepBack,
      this.playing,
      this.stepOn,
      button("Next event", "next", () => atlas.toEvent(1)),
      more,
    );
    this.units();
  }

  units() {
    this.stepBack.title = `Back by a ${this.unit.value}`;
    this.stepOn.title = `On by a ${this.unit.value}`;
  }

  /** Take over a typed date, or say what is wrong with it. */
  typed(field, change) {
    const text = field.value.trim();
    const day = parseDate(text);
    const [first, last] = this.atlas.range;
    let problem = "";
    if (day === null) problem = `“${text}” is no day. Write year-month-day, as 1945-08-09, or 9 August 1945.`;
    else if (day < fromIso(first) || day > fromIso(last))
      problem = `${formatDate(day)} lies outside this map: ${first} to ${last}.`;
    else if (field === this.first && day > this.track.day)
      problem = `The window ends on ${this.atlas.date}: its first day cannot be later.`;
    this.say(field, problem);
    if (!problem) field.value = change(toIso(day));
  }

  /** Show a problem with a field in the caption's place; the empty text takes it away. */
  say(field, problem) {
    [this.date, this.first].forEach((each) => {
      if (each === field && problem) each.setAttribute("aria-invalid", "true");
      else each.removeAttribute("aria-invalid");
    });
    this.problem.textContent = problem;
    this.problem.hidden = !problem;
    this.caption.hidden = Boolean(problem);
  }

  /** Choose what is shown of the past. */
  past(value) {
    if (value === "since") {
      const eighth = Math.round((this.span[1] - this.span[0]) / 8);
      const from = this.track.from ?? this.track.day - eighth;
      this.atlas.since(toIso(Math.max(this.span[0], from)));
    } else this.atlas.keep(Number(value));
  }

  /** Move the first day of the window: one that moves along with the date changes its length. */
  since(day) {
    if (this.atlas.window.length) this.atlas.keep(Math.max(1, this.track.day - day));
    else this.atlas.since(toIso(day));
  }

  setSpan([first, last], chapter) {
    this.span = [first, last];
    this.chapter.value = chapter;
    this.track.setSpan(this.span);
    this.redraw();
  }

  /** @param {number} day @param {number|null} from @param {string[]} caption what happens, who advances @param {boolean} playing */
  update(day, from, [happening, advance = ""], playing) {
    this.track.update(day, from);
    if (document.activeElement !== this.date || this.date.value === "") this.date.value = toIso(day);
    [this.first, this.dash].forEach((node) => {
      node.hidden = from === null;
    });
    if (from !== null && document.activeElement !== this.first) this.first.value = toIso(from);
    if (!this.problem.hidden) this.say(null, "");
    const write = (node, text) => {
      if (node.textContent !== text) node.textContent = text;
    };
    write(this.happening, happening);
    write(this.advance, advance);
    this.showWindow();
    if (playing === this.wasPlaying) return;
    this.wasPlaying = playing;
    this.caption.setAttribute("aria-live", playing ? "off" : "polite");
    const label = playing ? "Pause" : "Play";
    this.playing.setAttribute("aria-label", label);
    this.playing.title = label;
    this.playing.replaceChildren(icon(playing ? "pause" : "play"));
  }

  /** Let the choice of what is shown of the past say what is shown. */
  showWindow() {
    const { length, start } = this.atlas.window;
    const value = start === undefined ? String(length || 0) : "since";
    if (value === this.keep.value) return;
    const known = [...this.keep.options].some((option) => option !== this.other && option.value === value);
    this.other.textContent = `and ${length} ${length === 1 ? "day" : "days"} before`;
    this.other.hidden = known;
    this.keep.value = known ? value : "other";
  }

  redraw() {
    if (!this.span || !this.strip.clientWidth) return;
    const x = (day) => this.track.x(day);
    this.track.width = this.strip.clientWidth;
    this.track.update(this.track.day, this.track.from);
    this.density.draw(this.span, x);
    this.ticks.replaceChildren(
      ...axisTicks(...this.span, this.strip.clientWidth).map(([day, text]) => {
        const tick = element("span", { text });
        const room = 22; // half a text: at the ends it stands inside the bar
        tick.style.left = `${Math.max(room, Math.min(this.strip.clientWidth - room, x(day)))}px`;
        return tick;
      }),
    );
  }
}
