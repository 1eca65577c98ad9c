/* Going from day to day: the day of the map, the window of days that ends on it, and the chapter that limits both. */

import type { Day } from "./base/days.ts";
import type { ChapterSpan } from "./base/payload.ts";
import type { Item, LatLon } from "./base/types.ts";
import type { AtlasEvent, AtlasState } from "./state.ts";
import type { ClockChanges, TimeWindow } from "./time/clock.ts";

/** What the clock is asked for: see time/clock.ts. */
interface NavigatedClock {
  readonly visible: Set<Item>;
  readonly window: TimeWindow;
  keep(past: TimeWindow): void;
  goto(day: Day): ClockChanges<Item>;
}

/** What the scene is asked for: see scene/scene.ts. */
interface NavigatedScene {
  refresh(visible: Set<Item>, changed: Item[], everything?: boolean): void;
}

/** What is moved, and who is told. */
export interface NavigationParts {
  clock: NavigatedClock;
  scene: NavigatedScene;
  chapters: ChapterSpan[];
  /** First and last day of the document. */
  range: [first: Day, last: Day];
  view: { readonly maxZoom: number; show(place: LatLon, zoom: number): void };
  emit(name: AtlasEvent): void;
}

/** Width of the window, in pixels, below which a chapter shows more of the land around it. */
const NARROW = 700;

/** A day within a span of days, the nearest there is. */
export const clampDay = (day: Day, [first, last]: [Day, Day]): Day => Math.min(Math.max(day, first), last);

/**
 * The next event that begins after a day, 1, or the last that began before it, -1, within a span of days.
 * @param events in order of time
 */
export function neighbouringEvent(
  events: readonly Item[],
  day: Day,
  [first, last]: [Day, Day],
  direction: number,
): Item | undefined {
  const within = events.filter(({ start }) => start >= first && start <= last);
  return direction > 0 ? within.find(({ start }) => start > day) : within.findLast(({ start }) => start < day);
}

/** Moves the map through time. */
export class Navigation {
  /** Whether a day was shown already. */
  private opened = false;

  constructor(
    private readonly state: AtlasState,
    private readonly parts: NavigationParts,
  ) {}

  /** Go to a day, or the nearest one that the chapter has. */
  goto(day: Day): void {
    const { state, parts } = this;
    const target = clampDay(day, state.span);
    if (this.opened && target === state.day) return;
    this.opened = true;
    const { start } = parts.clock.window;
    if (start !== undefined && start > target) this.setPast({ start: target }, target);
    else {
      state.day = target;
      const { came, went, turned } = parts.clock.goto(target);
      parts.scene.refresh(parts.clock.visible, [...came, ...went, ...turned]);
    }
    parts.emit("date");
  }

  /** Choose what of the past stays. */
  keepPast(past: TimeWindow): void {
    this.setPast(past, this.state.day);
    this.parts.emit("window");
  }

  /** Move the window of days as a whole so that it ends on a day. */
  shiftWindow(day: Day): void {
    const { state, parts } = this;
    const target = clampDay(day, state.span);
    const { start, length = 0 } = parts.clock.window;
    if (start === undefined) {
      this.goto(Math.max(target, state.span[0] + length));
      return;
    }
    const earliest = Math.min(start, state.span[0]);
    const days = Math.max(target - state.day, earliest - start);
    this.setPast({ start: start + days }, state.day + days);
    parts.emit("date");
  }

  /** Limit the days to a chapter, and show it; an id that is none's gives all days back. */
  setChapter(id: string, move = true): void {
    const { state, parts } = this;
    const [first, last] = parts.range;
    const chapter = parts.chapters.find((entry) => entry.id === id);
    state.chapter = chapter ? id : "";
    state.span = chapter ? [Math.max(first, chapter.first), Math.min(last, chapter.last)] : [first, last];
    parts.emit("span");
    if (chapter && move) {
      const [zoom, latitude, longitude] = chapter.view;
      const fitting = zoom - (window.innerWidth < NARROW ? 1 : 0);
      parts.view.show([latitude, longitude], Math.min(parts.view.maxZoom, fitting));
      this.goto(chapter.opens);
    } else if (this.opened) this.goto(state.day);
    if (chapter && parts.clock.window.start !== undefined) this.keepPast({ start: state.span[0] });
    parts.emit("chapter");
  }

  private setPast(past: TimeWindow, day: Day): void {
    const { state } = this;
    const { clock, scene } = this.parts;
    const before = new Set(clock.visible);
    const moved = day !== state.day;
    state.day = day;
    clock.keep(past);
    const { came } = clock.goto(day);
    const changed = came.filter((item) => !before.delete(item));
    scene.refresh(clock.visible, [...changed, ...before], moved);
  }
}
