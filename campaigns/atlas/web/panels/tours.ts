// @ts-nocheck
/* Guided tours: a chapter told in steps. Each step flies to its view, runs to its day, emphasises what it speaks of and
   shows its text in a panel over the map. */

import { formatDate } from "../base/days.ts";
import { element } from "../base/dom.ts";
import { icon } from "../base/icons.ts";

export class Tours {
  /** Days between two steps up to which the clock runs from one to the next. */
  static RUN = 60;

  /** Zooms, and widths of the map, within which a step flies to its view. While it flies the picture is only stretched,
      so a longer way is a cut: the new view fades in. */
  static NEAR = { zooms: 2, widths: 1.5 };

  /** Width of the window, in pixels, below which the panel is a sheet over the foot of the map. */
  static NARROW = 700;

  /**
   * @param {HTMLElement} panel empty, hidden while no tour is on
   * @param {object} data the document's `tours` and `chapters`
   * @param {object} stage what a tour moves: `map`, `day()`, `goto(day)`, `chapter(id)`, `pause()`, `emphasise(dossier, ids)`,
   *   `details(dossier)`, `reading()` whether a card is open, `changed(on, focused)` when a tour begins, moves on or ends,
   *   with the keyboard in its panel or not
   */
  constructor(panel, data, stage) {
    Object.assign(this, { panel, tours: data.tours, chapters: data.chapters, stage });
    this.tour = null;
    this.step = 0;
    this.turn = 0;
    this.moving = false;
    this.timer = 0;
    this.fill();
    panel.addEventListener("keydown", (event) => this.key(event));
  }

  /** What is on: `{id, step}`, steps counted from 1, or null. */
  get now() {
    return this.tour && { id: this.tour.id, step: this.step + 1 };
  }

  fill() {
    const button = (text, attributes, onclick) => element("button", { type: "button", text, ...attributes, onclick });
    this.name = element("p", { class: "tour-name" });
    this.count = element("p", { class: "tour-count" });
    this.text = element("div", {
      class: "tour-text",
      tabindex: "0",
      role: "group",
      "aria-label": "Text of the step",
      "aria-live": "polite",
      "aria-atomic": "true",
    });
    this.dots = element("div", { class: "tour-dots", "aria-hidden": "true" });
    this.back = button("Back", { class: "tour-back" }, () => this.go(-1));
    this.next = button("Next", { class: "tour-next" }, () => this.go(1));
    this.details = button("Details", { "aria-label": "Details: the dossier of this step" }, () => {
      this.stage.details(this.current().dossiers[0]);
    });
    this.auto = button("Autoplay", { "aria-pressed": "false" }, () =>
      this.play(this.auto.getAttribute("aria-pressed") !== "true"),
    );
    this.panel.append(
      element("header", {}, this.name, this.count),
      element(
        "button",
        {
          type: "button",
          class: "tour-close",
          "aria-label": "End the tour",
          title: "End the tour",
          onclick: () => this.end(),
        },
        icon("close"),
      ),
      this.text,
      this.dots,
      element("div", { class: "tour-buttons" }, this.back, this.next, this.details, this.auto),
    );
  }

  current() {
    return this.tour.steps[this.step];
  }

  /** Fill the drawer with the tours there are. */
  list(body, chosen) {
    const entry = (tour) => {
      const chapter = this.chapters.find(({ id }) => id === tour.chapter);
      return element(
        "li",
        {},
        element(
          "button",
          { type: "button", class: "tour-entry", onclick: () => chosen(tour.id) },
          element("strong", { text: tour.title }),
          element("span", { text: `${chapter.title}, ${chapter.years} · ${tour.steps.length} steps` }),
        ),
      );
    };
    const none = element("p", { text: "No tour lies in the years of this map." });
    body.append(this.tours.length ? element("ol", { class: "tour-list" }, this.tours.map(entry)) : none);
  }

  /**
   * Begin a tour, or go to a step of it.
   * @param {string} id
   * @param {number} step counted from 1; beyond the ends it is the first or last
   * @param {{still: boolean, focus: boolean}} options `still`: at once; `focus`: the keyboard goes to the panel
   * @returns {boolean} whether there is such a tour
   */
  open(id, step = 1, { still = false, focus = true } = {}) {
    const tour = this.tours.find((entry) => entry.id === id);
    if (!tour) return false;
    const same = this.tour === tour;
    const last = tour.steps.length;
    this.step = Math.min(Math.max(Math.round(Number(step)) || 1, 1), last) - 1;
    if (!same) {
      this.tour = tour;
      this.play(false);
      this.panel.hidden = false;
      this.panel.setAttribute("aria-label", `Guided tour: ${tour.title}`);
      this.name.textContent = tour.title;
      this.dots.replaceChildren(...tour.steps.map(() => element("i")));
      this.stage.chapter(tour.chapter);
    }
    this.show(still, same);
    if (focus && !same) this.panel.focus({ preventScroll: true });
    return true;
  }

  /** One step on or back; past the last one the next tour begins, or this one ends. */
  go(direction) {
    const wanted = this.step + direction;
    if (wanted < 0) return;
    if (wanted < this.tour.steps.length) this.open(this.tour.id, wanted + 1);
    else if (this.following()) this.open(this.following().id);
    else this.end();
  }

  following() {
    return this.tours[this.tours.indexOf(this.tour) + 1];
  }

  /** The map stays where it is. */
  end() {
    if (!this.tour) return;
    this.tour = null;
    this.turn += 1;
    this.play(false);
    const focused = this.panel.contains(document.activeElement);
    this.panel.hidden = true;
    this.stage.emphasise(null, []);
    this.stage.changed(false, focused);
  }

  /** Back from the card to the step. */
  resume() {
    if (!this.tour) return;
    this.emphasise();
    this.panel.focus({ preventScroll: true });
  }

  emphasise() {
    const { dossiers, highlights } = this.current();
    this.stage.emphasise(dossiers[0], [...dossiers.slice(1), ...highlights]);
  }

  /** Close by Escape, unless a card is being read: returns whether there was a tour to end. */
  leave() {
    if (!this.tour || this.stage.reading()) return false;
    this.end();
    return true;
  }

  key(event) {
    const actions = {
      ArrowLeft: () => this.go(-1),
      ArrowRight: () => this.step < this.tour.steps.length - 1 && this.go(1),
      Escape: () => this.end(),
    };
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    if (!actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  }

  /** @param {boolean} still the view is set at once @param {boolean} runs the clock may run from the step before to this one */
  show(still, runs) {
    const step = this.current();
    const count = this.tour.steps.length;
    const turn = (this.turn += 1);
    this.stage.pause();
    this.count.textContent = `Step ${this.step + 1} of ${count}`;
    this.text.replaceChildren(
      element("h2", { text: step.title }),
      element("p", { class: "tour-date", text: formatDate(step.date) }),
      element("p", { text: step.text }),
    );
    this.text.scrollTop = 0;
    [...this.dots.children].forEach((dot, index) => {
      dot.className = index === this.step ? "here" : index < this.step ? "passed" : "";
    });
    const last = this.step === count - 1;
    const following = last && this.following();
    this.back.setAttribute("aria-disabled", String(this.step === 0));
    this.next.textContent = following ? "Next tour" : last ? "Finish" : "Next";
    this.next.classList.toggle("ends", last && !following);
    this.emphasise();
    this.stage.changed(true, false);
    const days = step.date - this.stage.day();
    const quiet = still || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const grows = runs && !quiet && days > 0 && days <= Tours.RUN;
    if (!grows) this.set(step.date);
    this.fly(step.view, quiet, () => {
      if (grows && turn === this.turn) this.run(step.date, turn);
    });
    this.wait();
  }

  /** Set the clock; it is not someone else who does. */
  set(day) {
    this.moving = true;
    this.stage.goto(day);
    this.moving = false;
  }

  /** The clock was moved by someone else: what was under way is given up. */
  disturbed() {
    if (!this.moving) this.turn += 1;
  }

  /** Go to a view: its middle comes to stand in the middle of what the panel leaves free. On a narrow map more is shown. */
  fly([zoom, latitude, longitude], quiet, then) {
    const { map } = this.stage;
    const narrow = window.innerWidth <= Tours.NARROW;
    const level = Math.max(map.getMinZoom(), zoom - (narrow ? 1 : 0));
    const { offsetWidth, offsetHeight, offsetLeft } = this.panel;
    const aside = narrow ? [0, offsetHeight / 2] : [-(offsetLeft + offsetWidth) / 2, 0];
    const middle = map.project([latitude, longitude], level).add(aside);
    const zooms = Math.abs(level - map.getZoom());
    const place = map.unproject(middle, level);
    const way = map.project(map.getCenter(), level).distanceTo(middle);
    const across = map.project(map.getCenter()).distanceTo(map.project(place)) / map.getSize().x;
    const there = !zooms && way < 1;
    const { NEAR } = Tours;
    if (!quiet && !there && zooms <= NEAR.zooms && across <= NEAR.widths) {
      map.once("moveend", then);
      map.flyTo(place, level, { duration: 0.8 });
      return;
    }
    if (!there) map.setView(place, level, { animate: false });
    if (!quiet && !there)
      map.getContainer().animate([{ opacity: 0.15 }, { opacity: 1 }], { duration: 500, easing: "ease-out" });
    then();
  }

  /** Days one after the other and none left out, so that arrows grow and do not jump. */
  run(day, turn) {
    const from = this.stage.day();
    const lasts = Math.min(2400, Math.max(600, (day - from) * 70));
    let begun = 0;
    const frame = (now) => {
      if (turn !== this.turn) return;
      begun ||= now;
      const due = from + Math.round((day - from) * Math.min(1, (now - begun) / lasts));
      if (due > this.stage.day()) this.set(this.stage.day() + 1);
      if (this.stage.day() < day) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  play(on) {
    this.auto.setAttribute("aria-pressed", String(on));
    this.wait();
  }

  /** In autoplay the next step comes when the text can have been read aloud. */
  wait() {
    clearTimeout(this.timer);
    if (!this.tour || this.auto.getAttribute("aria-pressed") !== "true") return;
    if (this.step === this.tour.steps.length - 1) {
      this.auto.setAttribute("aria-pressed", "false");
      return;
    }
    const words = this.current().text.split(" ").length;
    this.timer = setTimeout(() => this.go(1), 3000 + words * 380);
  }
}
