/* The buttons and lists of the time bar: chapters, steps and play, and the settings behind "More". */

import { UNITS } from "../base/days.ts";
import type { Unit } from "../base/days.ts";
import { element } from "../base/dom.ts";
import { icon } from "../base/icons.ts";
import type { IconName } from "../base/icons.ts";
import type { ChapterSpan } from "../base/payload.ts";
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

/** Days a second that can be chosen, and the one that is chosen first. */
const PACES = [1, 2, 5, 10, 30, 120];
const FIRST_PACE = 5;

/** How many times wider the days become with a press of the button. */
export const ZOOM_STEP = 2;

/** Value of the choice of a window that begins on a fixed day; the others are numbers of days before. */
const SINCE = "since";
const WINDOWS: readonly Choice[] = [
  ["0", "this day only"],
  ["7", "and the week before"],
  ["31", "and the month before"],
  ["366", "and the year before"],
  [SINCE, "a window, from a day"],
];

const button = (label: string, iconName: IconName, onclick: () => void): HTMLButtonElement =>
  element("button", { type: "button", "aria-label": label, title: label, onclick }, icon(iconName));

function choice(label: string, options: readonly Choice[], onchange: (value: string) => void): HTMLSelectElement {
  const select: HTMLSelectElement = element(
    "select",
    { "aria-label": label, title: label, onchange: () => onchange(select.value) },
    options.map(([value, text]) => element("option", { value, text })),
  );
  return select;
}

const daysText = (count: number): string => `${count} ${count === 1 ? "day" : "days"}`;

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
    this.chapters = choice(
      "Chapter",
      [["", "All years"], ...chapters.map(({ id, title, years }): Choice => [id, `${title} ${years}`])],
      (id) => atlas.chapter(id),
    );
    this.chapters.classList.add("chapter");
    this.play = button("Play", "play", () => (atlas.isPlaying() ? atlas.pause() : atlas.play()));
    this.play.classList.add("play");
    this.stepBack = button("Step back", "back", () => atlas.step(-1, this.unit));
    this.stepForward = button("Step forward", "forward", () => atlas.step(1, this.unit));
    this.windows = choice("What is shown of the past", WINDOWS, (value) =>
      actions.showPast(value === SINCE ? null : Number(value)),
    );
    this.windows.append(this.otherWindow);
    const more = TimeControls.moreButton(actions.toggleSettings);
    this.steps = element(
      "span",
      { class: "group steps" },
      button("Previous event", "previous", () => atlas.toEvent(-1)),
      ...[this.stepBack, this.play, this.stepForward],
      button("Next event", "next", () => atlas.toEvent(1)),
      more,
    );
    this.zoomOut = button("Zoom the time bar out", "zoomOut", () => actions.zoom(1 / ZOOM_STEP));
    this.zoomIn = button("Zoom the time bar in", "zoomIn", () => actions.zoom(ZOOM_STEP));
    this.zoom = element("span", { class: "group zoom" }, this.zoomOut, this.zoomIn);
    const speeds = TimeControls.speedChoice((pace) => atlas.pace(pace));
    this.settings = element("span", { class: "group settings" }, this.unitChoice(), speeds, this.windows);
    this.setUnit(this.unit);
  }

  private static moreButton(toggle: () => boolean): HTMLButtonElement {
    const more: HTMLButtonElement = button("More", "more", () => more.setAttribute("aria-expanded", String(toggle())));
    more.classList.add("more");
    more.setAttribute("aria-expanded", "false");
    return more;
  }

  private static speedChoice(onchange: (pace: number) => void): HTMLSelectElement {
    const options = PACES.map((pace): Choice => [String(pace), `${daysText(pace)}/s`]);
    const speeds = choice("Speed of play", options, (value) => onchange(Number(value)));
    speeds.value = String(FIRST_PACE);
    return speeds;
  }

  private unitChoice(): HTMLSelectElement {
    const options = UNITS.map((unit): Choice => [unit, `step: ${unit}`]);
    return choice("Length of a step", options, (value) =>
      this.setUnit(UNITS.find((unit) => unit === value) ?? this.unit),
    );
  }

  private setUnit(unit: Unit): void {
    this.unit = unit;
    this.stepBack.title = `Back by a ${unit}`;
    this.stepForward.title = `On by a ${unit}`;
  }

  /** Let the buttons that zoom do so where they can. */
  showZoom(canZoomIn: boolean, canZoomOut: boolean): void {
    this.zoomIn.disabled = !canZoomIn;
    this.zoomOut.disabled = !canZoomOut;
  }

  setPlaying(playing: boolean): void {
    const label = playing ? "Pause" : "Play";
    this.play.setAttribute("aria-label", label);
    this.play.title = label;
    this.play.replaceChildren(icon(playing ? "pause" : "play"));
  }

  /** Let the list of windows show the one there is. */
  showWindow({ length = 0, start }: TimeWindow): void {
    const value = start === undefined ? String(length) : SINCE;
    if (value === this.windows.value) return;
    const known = WINDOWS.some(([each]) => each === value);
    this.otherWindow.textContent = `and ${daysText(length)} before`;
    this.otherWindow.hidden = known;
    this.windows.value = known ? value : "other";
  }
}
