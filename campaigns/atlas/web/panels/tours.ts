/* Guided tours: a chapter told in steps. Each step flies to its view, runs to its day, emphasises what it speaks of and
   shows its text in a panel over the map. */

import { type Day, formatDate } from "../base/days.ts";
import { type Attributes, element } from "../base/dom.ts";
import { icon } from "../base/icons.ts";
import type { Payload, PayloadView, Tour, TourStep } from "../base/payload.ts";
import { t } from "../base/translation.ts";
import { Glossary } from "./glossary.ts";

/** What a tour moves. */
export interface TourControls {
  map: L.Map;
  day: () => Day;
  goto: (day: Day) => void;
  chapter: (id: string) => void;
  pause: () => void;
  /** Select a dossier, and emphasise features; null selects nothing. */
  emphasise: (dossier: string | null, ids: string[]) => void;
  /** Open the card of a dossier. */
  details: (dossier: string) => void;
  /** Whether a card is open. */
  reading: () => boolean;
  /** What is under way: days that run, a view that fades in. */
  pending: { begin: (work: object) => void; end: (work: object) => void };
  /** A tour begins, moves on or ends; `focused`: the keyboard focus was in its panel. */
  changed: (on: boolean, focused: boolean) => void;
}

/** Days between two steps up to which the clock runs from one to the next. */
const RUN_DAYS = 60;
/** Milliseconds that a run takes: for each day, and within which bounds. */
const RUN_MS = { perDay: 70, least: 600, most: 2400 };
/** Milliseconds in autoplay from one step to the next: so that the text can be read aloud. */
const READING_MS = { start: 3000, perWord: 380 };
/** Zooms, and widths of the map, within which a step flies to its view. While it flies the picture is only stretched, so
    a longer way is a cut: the new view fades in. */
const FLY_WITHIN = { zooms: 2, widths: 1.5 };
/** Seconds of a flight. */
const FLY_SECONDS = 0.8;
/** How the new view of a cut fades in. */
const FADE = { duration: 500, easing: "ease-out" };
/** Width of the window, in pixels, up to which a step shows more of the land around it. */
const NARROW = 700;
/** Share of the window's width from which the panel is a sheet over the foot of the map. */
const SHEET = 0.7;

/** Elements of the panel. */
interface View {
  name: HTMLElement;
  count: HTMLElement;
  text: HTMLElement;
  dots: HTMLElement;
  back: HTMLButtonElement;
  next: HTMLButtonElement;
  autoplay: HTMLButtonElement;
}

export class Tours {
  private readonly panel: HTMLElement;
  private readonly tours: Tour[];
  private readonly chapters: Payload["chapters"];
  /** After the last tour the first one comes. */
  private readonly endless: boolean;
  private readonly controls: TourControls;
  private readonly view: View;
  private glossary: Glossary;
  private tour: Tour | null = null;
  private step = 0;
  /** Counts what is under way, so that what is out of date gives up. */
  private turn = 0;
  private moving = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param panel empty, hidden while no tour is on */
  constructor(
    panel: HTMLElement,
    private readonly data: Pick<Payload, "tours" | "chapters" | "glossary" | "sources" | "kiosk">,
    controls: TourControls,
  ) {
    this.panel = panel;
    this.tours = data.tours;
    this.chapters = data.chapters;
    this.endless = Boolean(data.kiosk);
    this.controls = controls;
    this.glossary = new Glossary(data);
    this.view = this.fillPanel();
    panel.addEventListener("keydown", (event) => this.onKey(event));
  }

  /** What is on; steps are counted from 1. */
  get now(): { id: string; step: number } | null {
    return this.tour && { id: this.tour.id, step: this.step + 1 };
  }

  private fillPanel(): View {
    const button = (text: () => string, attributes: Attributes, onclick: () => void) =>
      element("button", { type: "button", text, ...attributes, onclick });
    const autoplay = button(
      () => t("Autoplay"),
      { class: "tour-autoplay", "aria-pressed": "false" },
      () => this.setAutoplay(!this.autoplays),
    );
    const view: View = {
      name: element("p", { class: "tour-name" }),
      count: element("p", { class: "tour-count" }),
      text: element("div", {
        class: "tour-text",
        tabindex: "0",
        role: "group",
        "aria-label": () => t("Text of the step"),
        "aria-live": "polite",
        "aria-atomic": "true",
      }),
      dots: element("div", { class: "tour-dots", "aria-hidden": "true" }),
      back: button(
        () => t("Back"),
        { class: "tour-back" },
        () => this.go(-1),
      ),
      next: button(
        () => t("Next"),
        { class: "tour-next" },
        () => this.go(1),
      ),
      autoplay,
    };
    const details = button(
      () => t("Details"),
      { "aria-label": () => t("Details: the dossier of this step") },
      () => {
        const dossier = this.current?.dossiers[0];
        if (dossier !== undefined) this.controls.details(dossier);
      },
    );
    const label = (): string => t("End the tour");
    const close = element(
      "button",
      { type: "button", class: "tour-close", "aria-label": label, title: label, onclick: () => this.end() },
      icon("close"),
    );
    this.panel.append(
      element("header", {}, view.name, view.count),
      close,
      view.text,
      view.dots,
      element("div", { class: "tour-buttons" }, view.back, view.next, details, autoplay),
    );
    return view;
  }

  private get current(): TourStep | undefined {
    return this.tour?.steps[this.step];
  }

  /** Fill the drawer with the tours there are; `choose` is called with the id of one. */
  list(body: HTMLElement, choose: (id: string) => void): void {
    const entry = (tour: Tour) => {
      const chapter = this.chapters.find(({ id }) => id === tour.chapter);
      const about = chapter ? `${t(chapter.title)}, ${chapter.years} · ` : "";
      return element(
        "li",
        {},
        element(
          "button",
          { type: "button", class: "tour-entry", onclick: () => choose(tour.id) },
          element("strong", { text: tour.title }),
          element("span", { text: `${about}${t("{count} step|{count} steps", { count: tour.steps.length })}` }),
        ),
      );
    };
    const none = element("p", { text: t("No tour lies in the years of this map.") });
    body.append(this.tours.length ? element("ol", { class: "tour-list" }, this.tours.map(entry)) : none);
  }

  /**
   * Begin a tour, or go to a step of it.
   * @param step counted from 1; beyond the ends it is the first or last
   * @param options `still`: at once, without flight or run; `focus`: the keyboard focus moves to the panel
   * @returns whether there is such a tour
   */
  open(id: string, step: number | string = 1, { still = false, focus = true } = {}): boolean {
    const tour = this.tours.find((entry) => entry.id === id);
    if (!tour) return false;
    const same = this.tour === tour;
    this.step = Math.min(Math.max(Math.round(Number(step)) || 1, 1), tour.steps.length) - 1;
    if (!same) {
      this.tour = tour;
      this.setAutoplay(false);
      this.panel.hidden = false;
      this.nameTour(tour);
      this.view.dots.replaceChildren(...tour.steps.map(() => element("i")));
      this.controls.chapter(tour.chapter);
    }
    this.show(tour, still, same);
    if (focus && !same) this.panel.focus({ preventScroll: true });
    return true;
  }

  private nameTour({ title }: Tour): void {
    this.panel.setAttribute("aria-label", t("Guided tour: {title}", { title }));
    this.view.name.textContent = title;
  }

  /** Write it anew, in another language. */
  renew(): void {
    this.glossary = new Glossary(this.data);
    if (!this.tour || !this.current) return;
    this.nameTour(this.tour);
    this.showText(this.tour, this.current);
  }

  /** One step on or back; past the last one the next tour begins, or this one ends. */
  private go(direction: 1 | -1): void {
    const target = this.step + direction;
    if (target < 0 || !this.tour) return;
    const { following } = this;
    if (target < this.tour.steps.length) this.open(this.tour.id, target + 1);
    else if (following) this.open(following.id);
    else this.end();
  }

  private get following(): Tour | undefined {
    if (!this.tour) return undefined;
    return this.tours[this.tours.indexOf(this.tour) + 1] ?? (this.endless ? this.tours[0] : undefined);
  }

  /** End the tour; the map stays where it is. */
  end(): void {
    if (!this.tour) return;
    this.tour = null;
    this.turn += 1;
    this.setAutoplay(false);
    const focused = this.panel.contains(document.activeElement);
    this.panel.hidden = true;
    this.controls.emphasise(null, []);
    this.controls.changed(false, focused);
  }

  /** Return from the card to the step. */
  resume(): void {
    if (!this.tour) return;
    this.emphasise();
    this.panel.focus({ preventScroll: true });
  }

  private emphasise(): void {
    const [first, ...others] = this.current?.dossiers ?? [];
    this.controls.emphasise(first ?? null, [...others, ...(this.current?.highlights ?? [])]);
  }

  /** Close by Escape, unless a card is being read: returns whether there was a tour to end. */
  leave(): boolean {
    if (!this.tour || this.controls.reading()) return false;
    this.end();
    return true;
  }

  private onKey(event: KeyboardEvent): void {
    const last = (this.tour?.steps.length ?? 0) - 1;
    const actions: Record<string, () => void> = {
      ArrowLeft: () => this.go(-1),
      ArrowRight: () => this.step < last && this.go(1),
      Escape: () => this.end(),
    };
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const action = actions[event.key];
    if (!action) return;
    event.stopPropagation();
    event.preventDefault();
    action();
  }

  /** @param still the view is set at once @param runs the clock may run from the step before to this one */
  private show(tour: Tour, still: boolean, runs: boolean): void {
    const step = this.current;
    if (!step) return;
    const turn = (this.turn += 1);
    this.controls.pause();
    this.showText(tour, step);
    this.emphasise();
    this.controls.changed(true, false);
    const days = step.date - this.controls.day();
    const calm = still || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const grows = runs && !calm && days > 0 && days <= RUN_DAYS;
    if (!grows) this.setDay(step.date);
    this.fly(step.view, calm, () => {
      if (grows && turn === this.turn) this.run(step.date, turn);
    });
    this.scheduleNext();
  }

  private showText(tour: Tour, step: TourStep): void {
    const { count, text, dots, back, next } = this.view;
    count.textContent = t("Step {step} of {steps}", { step: this.step + 1, steps: tour.steps.length });
    text.replaceChildren(
      element("h2", { text: step.title }),
      element("p", { class: "tour-date", text: formatDate(step.date) }),
      element("p", { text: step.text }),
    );
    this.glossary.explain(text);
    text.scrollTop = 0;
    [...dots.children].forEach((dot, index) => {
      dot.className = index === this.step ? "here" : index < this.step ? "passed" : "";
    });
    const last = this.step === tour.steps.length - 1;
    const following = last && this.following;
    back.setAttribute("aria-disabled", String(this.step === 0));
    next.textContent = following ? t("Next tour") : last ? t("Finish") : t("Next");
    next.classList.toggle("ends", last && !following);
  }

  /** Set the clock; `disturbed` must not take that for somebody else's doing. */
  private setDay(day: Day): void {
    this.moving = true;
    this.controls.goto(day);
    this.moving = false;
  }

  /** The clock was moved by someone else: what is under way is given up. */
  disturbed(): void {
    if (!this.moving) this.turn += 1;
  }

  /** Go to a view: its middle comes to stand in the middle of what the panel leaves free. On a narrow map more is shown. */
  private fly([zoom, latitude, longitude]: PayloadView, calm: boolean, then: () => void): void {
    const { map } = this.controls;
    const level = Math.max(map.getMinZoom(), zoom - (window.innerWidth <= NARROW ? 1 : 0));
    const { offsetWidth, offsetHeight, offsetLeft } = this.panel;
    const isSheet = offsetWidth > SHEET * window.innerWidth;
    const offset: [number, number] = isSheet ? [0, offsetHeight / 2] : [-(offsetLeft + offsetWidth) / 2, 0];
    const middle = map.project([latitude, longitude], level).add(offset);
    const zooms = Math.abs(level - map.getZoom());
    const place = map.unproject(middle, level);
    const pixels = map.project(map.getCenter(), level).distanceTo(middle);
    const widths = map.project(map.getCenter()).distanceTo(map.project(place)) / map.getSize().x;
    const there = !zooms && pixels < 1;
    if (!calm && !there && zooms <= FLY_WITHIN.zooms && widths <= FLY_WITHIN.widths) {
      map.once("moveend", then);
      map.flyTo(place, level, { duration: FLY_SECONDS });
      return;
    }
    if (!there) map.setView(place, level, { animate: false });
    if (!calm && !there) this.fadeIn();
    then();
  }

  private fadeIn(): void {
    const { map, pending } = this.controls;
    const animation = map.getContainer().animate([{ opacity: 0.15 }, { opacity: 1 }], FADE);
    pending.begin(animation);
    animation.addEventListener("finish", () => pending.end(animation));
  }

  /** Days one after the other and none left out, so that arrows grow and do not jump. */
  private run(day: Day, turn: number): void {
    const from = this.controls.day();
    const duration = Math.min(RUN_MS.most, Math.max(RUN_MS.least, (day - from) * RUN_MS.perDay));
    let begun = 0;
    const frame = (now: number) => {
      begun ||= now;
      const due = from + Math.round((day - from) * Math.min(1, (now - begun) / duration));
      if (turn === this.turn && due > this.controls.day()) this.setDay(this.controls.day() + 1);
      if (turn === this.turn && this.controls.day() < day) requestAnimationFrame(frame);
      else this.controls.pending.end(frame);
    };
    this.controls.pending.begin(frame);
    requestAnimationFrame(frame);
  }

  private get autoplays(): boolean {
    return this.view.autoplay.getAttribute("aria-pressed") === "true";
  }

  private setAutoplay(on: boolean): void {
    this.view.autoplay.setAttribute("aria-pressed", String(on));
    this.scheduleNext();
  }

  /** In autoplay the next step comes when the text can have been read aloud. */
  private scheduleNext(): void {
    clearTimeout(this.timer);
    if (!this.tour || !this.autoplays) return;
    if (this.step === this.tour.steps.length - 1) {
      this.view.autoplay.setAttribute("aria-pressed", "false");
      return;
    }
    const words = this.current?.text.split(" ").length ?? 0;
    this.timer = setTimeout(() => this.go(1), READING_MS.start + words * READING_MS.perWord);
  }
}
