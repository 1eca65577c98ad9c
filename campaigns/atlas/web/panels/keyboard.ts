/* Keys: arrows step, space plays, Home and End go to the ends, comma and full stop to the events, Escape closes. */

import type { Day, Unit } from "../base/days.ts";
import { toIso } from "../base/days.ts";

/** What the keys move: see public-face.ts. */
export interface KeyboardAtlas {
  goto(iso: string): void;
  step(count: number, unit: Unit): void;
  /** To the next event, 1, or the one before, -1. */
  toEvent(direction: number): void;
  play(): void;
  pause(): void;
  isPlaying(): boolean;
}

/** What the keys ask, and what Escape does. */
export interface KeyboardControls {
  /** First and last day of the clock. */
  span(): [first: Day, last: Day];
  unselect(): void;
}

/** Whether a key belongs to what has the focus: text is typed, a button pressed, a list or slider moved, a panel read. */
function isTaken(key: string, target: Element): boolean {
  if (target.closest("input:not([type=range]):not([type=checkbox]), select, textarea")) return true;
  if (target.closest("button, summary, a") && (key === " " || key === "Enter")) return true;
  if (target.closest("[data-keys=own]") && /^(Page|Home|End|Arrow)/.test(key)) return true;
  return Boolean(target.closest(".card, .legend-panel, .drawer, .tour")) && /^(Page|Home|End| )/.test(key);
}

/** What a key does, or nothing. */
function actionOf(
  { key, shiftKey }: KeyboardEvent,
  atlas: KeyboardAtlas,
  { span }: KeyboardControls,
): (() => void) | undefined {
  const unit = shiftKey ? "month" : "day";
  const actions: Record<string, () => void> = {
    ArrowLeft: () => atlas.step(-1, unit),
    ArrowRight: () => atlas.step(1, unit),
    PageDown: () => atlas.step(-1, "year"),
    PageUp: () => atlas.step(1, "year"),
    Home: () => atlas.goto(toIso(span()[0])),
    End: () => atlas.goto(toIso(span()[1])),
    ",": () => atlas.toEvent(-1),
    ".": () => atlas.toEvent(1),
    " ": () => (atlas.isPlaying() ? atlas.pause() : atlas.play()),
  };
  return actions[key];
}

/** Let keys, wherever the focus is, move the map through time. */
export function bindKeyboard(atlas: KeyboardAtlas, controls: KeyboardControls): void {
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof Element)) return;
    if (event.key === "Escape") {
      controls.unselect();
      return;
    }
    const action = isTaken(event.key, event.target) ? undefined : actionOf(event, atlas, controls);
    if (!action) return;
    event.preventDefault();
    action();
  });
}
