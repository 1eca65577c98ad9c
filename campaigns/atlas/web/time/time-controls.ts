/* The buttons and lists of the time bar: chapters, steps and play, and the settings behind "More". */

import { UNITS } from "../base/days.ts";
import type { Unit } from "../base/days.ts";
import { element } from "../base/dom.ts";
import { icon } from "../base/icons.ts";
import type { IconName } from "../base/icons.ts";
import type { ChapterSpan } from "../base/payload.ts";
import { later, renewed, t } from "../base/translation.ts";
import type { TimeWindow } from "./clock.ts";

/** What the controls move. */
export interface TimeControlsAtlas {
  /** Take so many steps, backwards where negative. */
  step(count: number, unit: Unit): void;
  /** Move to the next event, or with -1 to the one before. */
  toEvent(direction: 1 | -1): void;
  play(): void;
  pause(): void;
  isPlaying(): boolean;
  /** Set how many days a second are played. */
  pace(daysPerSecond: number): void;
  /** Open a chapter; the empty text opens all years. */
  chapter(id: string): void;
}

type Choice = readonly [value: string, text: string];
/** A choice with its text in the language that is shown. */
type Option = readonly [value: string, text: () => string];

const optionsOf = (choices: readonly Choice[]): Option[] => choices.map(([value, text]) => [value, () => t(text)]);

/** Days a second that can be chosen, and the one that is chosen first. */
const PACES = [1, 2, 5, 10, 30, 120];
const FIRST_PACE = 5;

/** How many times wider the days become with a press of the button. */
export const ZOOM_STEP = 2;

/** Value of the choice of a window that begins on a fixed day; the others are numbers of days before. */
const SINCE = "since";
const WINDOWS: readonly Choice[] = [
  ["0", later("this day only")],
  ["7", later("and the week before")],
  ["31", later("and the month before")],
  ["366", later("and the year before")],
  [SINCE, later("a window, from a day")],
];

const button = (label: () => string, iconName: IconName, onclick: () => void): HTMLButtonElement =>
  element("button", { type: "button", "aria-label": label, title: label, onclick }, icon(iconName));

function choice(label: () => string, options: readonly Option[], onchange: (value: string) => void): HTMLSelectElement {
  const select: HTMLSelectElement = element(
    "select",
    { "aria-label": label, title: label, onchange: () => onchange(select.value) },
    options.map(([value, text]) => element("option", { value, text })),
  );
  return select;
}

const STEPS: Readonly<Record<Unit, readonly [length: string, back: string, on: string]>> = {
  day: [later("step: day"), later("Back by a day"), later("On by a day")],
  week: [later("step: week"), later("Back by a week"), later("On by a week")],
  month: [later("step: month"), later("Back by a month"), later("On by a month")],
  year: [later("step: year"), later("Back by a year"), later("On by a year")],
};

export interface TimeControlsActions {
  /** Show what ended in so many days before; null for all since a day. */
  showPast: (days: number | null) => void;
  /** Show or hide the settings; returns whether they are shown now. */
  toggleSettings: () => boolean;
  /** Make the days of the bar so many times wider. */
  zoom: (factor: number) => void;
}

export class TimeControls {
  readonly chapters: HTMLSelectElement;
  /** Buttons that step and play. */
  readonly steps: HTMLSpanElement;
  /** Buttons that zoom the bar. */
  readonly zoom: HTMLSpanElement;
  /** Lists with the length of a step, the speed and the window. */
  readonly settings: HTMLSpanElement;
  private readonly play: HTMLButtonElement;
  private readonly zoomIn: HTMLButtonElement;
  private readonly zoomOut: HTMLButtonElement;
  private readonly stepBack: HTMLButtonElement;
  private readonly stepForward: HTMLButtonElement;
  private readonly windows: HTMLSelectElement;
  /** Choice for a window of a length that cannot be chosen. */
  private readonly otherWindow = element("option", { value: "other", hidden: true });
  private unit: Unit = UNITS[0];

  constructor(atlas: TimeControlsAtlas, chapters: readonly ChapterSpan[], actions: TimeControlsActions) {
    this.chapters = TimeControls.chapterChoice(chapters, (id) => atlas.chapter(id));
    this.play = button(
      () => (atlas.isPlaying() ? t("Pause") : t("Play")),
      "play",
      () => (atlas.isPlaying() ? atlas.pause() : atlas.play()),
    );
    this.play.classList.add("play");
    this.stepBack = button(
      () => t("Step back"),
      "back",
      () => atlas.step(-1, this.unit),
    );
    this.stepForward = button(
      () => t("Step forward"),
      "forward",
      () => atlas.step(1, this.unit),
    );
    this.windows = choice(
      () => t("What is shown of the past"),
      optionsOf(WINDOWS),
      (value) => actions.showPast(value === SINCE ? null : Number(value)),
    );
    this.windows.append(this.otherWindow);
    const more = TimeControls.moreButton(actions.toggleSettings);
    this.steps = element(
      "span",
      { class: "group steps" },
      button(
        () => t("Previous event"),
        "previous",
        () => atlas.toEvent(-1),
      ),
      ...[this.stepBack, this.play, this.stepForward],
      button(
        () => t("Next event"),
        "next",
        () => atlas.toEvent(1),
      ),
      more,
    );
    this.zoomOut = button(
      () => t("Zoom the time bar out"),
      "zoomOut",
      () => actions.zoom(1 / ZOOM_STEP),
    );
    this.zoomIn = button(
      () => t("Zoom the time bar in"),
      "zoomIn",
      () => actions.zoom(ZOOM_STEP),
    );
    this.zoom = element("span", { class: "group zoom" }, this.zoomOut, this.zoomIn);
    const speeds = TimeControls.speedChoice((pace) => atlas.pace(pace));
    this.settings = element("span", { class: "group settings" }, this.unitChoice(), speeds, this.windows);
    renewed(() => this.setUnit(this.unit));
  }

  private static chapterChoice(chapters: readonly ChapterSpan[], open: (id: string) => void): HTMLSelectElement {
    const titles = chapters.map(({ id, title, years }): Option => [id, () => `${t(title)} ${years}`]);
    const list = choice(() => t("Chapter"), [["", () => t("All years")], ...titles], open);
    list.classList.add("chapter");
    return list;
  }

  private static moreButton(toggle: () => boolean): HTMLButtonElement {
    const more: HTMLButtonElement = button(
      () => t("More"),
      "more",
      () => more.setAttribute("aria-expanded", String(toggle())),
    );
    more.classList.add("more");
    more.setAttribute("aria-expanded", "false");
    return more;
  }

  private static speedChoice(onchange: (pace: number) => void): HTMLSelectElement {
    const options = PACES.map((pace): Option => [
      String(pace),
      () => t("{count} day/s|{count} days/s", { count: pace }),
    ]);
    const speeds = choice(
      () => t("Speed of play"),
      options,
      (value) => onchange(Number(value)),
    );
    speeds.value = String(FIRST_PACE);
    return speeds;
  }

  private unitChoice(): HTMLSelectElement {
    const options = UNITS.map((unit): Option => [unit, () => t(STEPS[unit][0])]);
    return choice(
      () => t("Length of a step"),
      options,
      (value) => this.setUnit(UNITS.find((unit) => unit === value) ?? this.unit),
    );
  }

  private setUnit(unit: Unit): void {
    this.unit = unit;
    const [, back, on] = STEPS[unit];
    this.stepBack.title = t(back);
    this.stepForward.title = t(on);
  }

  /** Let the buttons that zoom do so where they can. */
  showZoom(canZoomIn: boolean, canZoomOut: boolean): void {
    this.zoomIn.disabled = !canZoomIn;
    this.zoomOut.disabled = !canZoomOut;
  }

  setPlaying(playing: boolean): void {
    const label = playing ? t("Pause") : t("Play");
    this.play.setAttribute("aria-label", label);
    this.play.title = label;
    this.play.replaceChildren(icon(playing ? "pause" : "play"));
  }

  /** Let the list of windows show the one there is. */
  showWindow({ length = 0, start }: TimeWindow): void {
    const value = start === undefined ? String(length) : SINCE;
    if (value === this.windows.value) return;
    const known = WINDOWS.some(([each]) => each === value);
    this.otherWindow.textContent = t("and {count} day before|and {count} days before", { count: length });
    this.otherWindow.hidden = known;
    this.windows.value = known ? value : "other";
  }
}
