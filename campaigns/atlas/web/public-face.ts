/* `window.atlas`: what pages around the map, scripts and tests may ask of it. Dates are ISO 8601 texts, "1945-08-09". */

import type { Day, Unit } from "./base/days.ts";
import { addUnits, fromIso, toIso, UNITS } from "./base/days.ts";
import type { Listeners } from "./base/listeners.ts";
import type { GuestData } from "./base/payload.ts";
import type { PendingWork } from "./base/pending-work.ts";
import type { Item } from "./base/types.ts";
import type { Guests } from "./guests/guests.ts";
import type { Navigation } from "./navigation.ts";
import { clampDay, neighbouringEvent } from "./navigation.ts";
import type { Selection } from "./selection.ts";
import { type AtlasEvent, type AtlasState, EVENTS } from "./state.ts";
import type { TimeWindow } from "./time/clock.ts";
import type { Playback } from "./time/playback.ts";

/** A label as it is written: boxes in layer points of Leaflet's. */
export interface WrittenLabel {
  text: string;
  box: number[];
  boxes: number[][];
}

/** What the public face asks of the scene. */
interface FacedScene {
  readonly shown: Item[];
  readonly guestIds: string[];
  readonly labels: { language: string };
  readonly written: WrittenLabel[];
  redraw(changed: Item[], everything: boolean): void;
}

/** A layer of users' own data. */
export type GuestSummary = Pick<GuestData, "id" | "title" | "source" | "count">;

/** The parts of the map that the public face stands before. */
export interface AtlasParts {
  map: L.Map;
  state: AtlasState;
  scene: FacedScene;
  clock: { readonly window: TimeWindow; readonly keeps: boolean; readonly from: Day };
  /** First and last day of the document. */
  range: [first: Day, last: Day];
  /** Codes of the languages of names. */
  languages: string[];
  /** Tells everything in a language, where the document carries several; false where another was asked for since. */
  speak: ((code: string) => Promise<boolean>) | null;
  /** Ids of the tours. */
  tourIds: string[];
  navigation: Navigation;
  selection: Selection;
  playback: Playback;
  guests: Guests;
  pending: PendingWork;
  listeners: Listeners<AtlasEvent, Atlas>;
  /** All events in order of time. */
  events: readonly Item[];
}

/** The parts that need the public face themselves, and so are made after it. */
export interface AtlasPanels {
  comparison: { readonly day: Day | null; show(day: Day | null): void };
  /** Whether the button of the comparison is pressed. */
  pressComparison(on: boolean): void;
  tours: { readonly now: { id: string; step: number } | null; open(id: string, step?: number | string): boolean };
}

/** The day of a text; throws a RangeError if it is not a valid date. */
function dayOf(iso: string): Day {
  const day = fromIso(iso);
  if (day === null) throw new RangeError(`not a valid date: "${iso}"; expected year-month-day, as 1945-08-09`);
  return day;
}

/** See the top of this file; every method throws a RangeError for a value that is none of those it takes. */
export class Atlas {
  /** Leaflet's map. */
  readonly map: L.Map;
  /** The scene, for tests and benchmarks: no part of what pages may rely on. */
  readonly scene: FacedScene;
  readonly #parts: AtlasParts;
  #panels: AtlasPanels | null = null;
  /** Language that was asked for and is being read. */
  #asked: string | null = null;

  constructor(parts: AtlasParts) {
    this.#parts = parts;
    this.map = parts.map;
    this.scene = parts.scene;
  }

  /** Join the panels to it. */
  join(panels: AtlasPanels): void {
    this.#panels = panels;
  }

  /** The day shown. */
  get date(): string {
    return toIso(this.#parts.state.day);
  }

  /** First and last day of the document. */
  get range(): [first: string, last: string] {
    const [first, last] = this.#parts.range;
    return [toIso(first), toIso(last)];
  }

  /** Go to a day; outside the chapter all days are given back. */
  goto = (iso: string): void => {
    const { state, navigation } = this.#parts;
    const day = dayOf(iso);
    if (day < state.span[0] || day > state.span[1]) navigation.setChapter("", false);
    navigation.goto(day);
  };

  /** Go on by days, weeks, months or years; back if negative. */
  step = (count = 1, unit: Unit = "day"): void => {
    if (!Number.isInteger(count)) throw new RangeError(`not a whole number of steps: "${count}"`);
    if (!UNITS.includes(unit))
      throw new RangeError(`not a unit of time: "${unit}"; expected one of ${UNITS.join(", ")}`);
    this.#parts.navigation.goto(addUnits(this.#parts.state.day, count, unit));
  };

  /** Go to the next event, 1, or the one before, -1. */
  toEvent = (direction: number): void => {
    const { events, navigation, state } = this.#parts;
    const item = neighbouringEvent(events, state.day, state.span, direction);
    if (item) navigation.goto(item.start);
  };

  play = (): void => this.#parts.playback.play();
  pause = (): void => this.#parts.playback.pause();
  isPlaying = (): boolean => this.#parts.playback.playing;

  /** Set the speed of play in days a second. */
  pace = (daysPerSecond: number): void => {
    this.#parts.playback.pace = daysPerSecond;
  };

  /** Let what ended no more than so many days ago stay, fading; 0 is nothing. */
  keep = (days: number): void => {
    if (!Number.isInteger(days) || days < 0) throw new RangeError(`not a number of days: "${days}"`);
    this.#parts.navigation.keepPast(days ? { length: days } : {});
  };

  /** Let what ended since a day stay, fading; null is nothing. */
  since = (iso: string | null): void => {
    const { navigation, range, state } = this.#parts;
    navigation.keepPast(iso === null ? {} : { start: clampDay(dayOf(iso), [range[0], state.day]) });
  };

  /** Move the window of days as a whole so that it ends on a day. */
  shift = (iso: string): void => this.#parts.navigation.shiftWindow(fromIso(iso) ?? this.#parts.state.day);

  /** First day of the window, or null where nothing of the past stays. */
  get from(): string | null {
    const { clock } = this.#parts;
    return clock.keeps ? toIso(clock.from) : null;
  }

  /** What of the past stays: `length` in days, or `start` as a day number. */
  get window(): TimeWindow {
    return { ...this.#parts.clock.window };
  }

  /** Compare with a second date; null ends it. */
  compare = (iso: string | null): void => {
    const day = iso === null ? null : clampDay(dayOf(iso), this.#parts.range);
    this.#panels?.comparison.show(day);
    this.#panels?.pressComparison(day !== null);
    this.#emit("compare");
  };

  /** The second date, or null. */
  get compared(): string | null {
    const day = this.#panels?.comparison.day ?? null;
    return day === null ? null : toIso(day);
  }

  /** Limit the days to a chapter and show it; the empty text gives all days back. */
  chapter = (id: string): void => this.#parts.navigation.setChapter(id);

  /** Id of the chapter that limits the days, or the empty text. */
  get chapterId(): string {
    return this.#parts.state.chapter;
  }

  /** Ids of what is drawn now. */
  visible = (): string[] => [...this.#parts.scene.shown.map((item) => item.id), ...this.#parts.scene.guestIds];

  /** Add a layer of users' own data, as the payload of a document has it; one with the same id gives way to it. */
  addGuests = (data: GuestData): Promise<void> => this.#parts.guests.addAll([data]);

  /** The layers of users' own data, the lowest first. */
  guests = (): GuestSummary[] =>
    this.#parts.guests.layers.map(({ id, title, source, count }) => ({ id, title, source, count }));

  /** Take a layer of users' own data off the map. */
  removeGuests = (id: string): void => {
    const { guests } = this.#parts;
    const ids = guests.layers.map((layer) => layer.id);
    if (!ids.includes(id)) throw new RangeError(`"${id}" is none of the layers ${ids.join(", ")}`);
    guests.remove(id);
  };

  /** Select a feature, a dossier or a formation by its id; null selects nothing. */
  select = (id: string | null): void => {
    if (id && !this.#parts.selection.knows(id)) throw new RangeError(`nothing here has the id "${id}"`);
    this.#parts.selection.select(id);
  };

  /** Id of what is selected, or null. */
  get selected(): string | null {
    return this.#parts.state.chosen;
  }

  /** Begin a tour, at a step counted from 1. */
  tour = (id: string, step = 1): void => {
    if (!this.#panels?.tours.open(id, step))
      throw new RangeError(`"${id}" is none of the tours ${this.tours.join(", ")}`);
  };

  /** Ids of the tours. */
  get tours(): string[] {
    return this.#parts.tourIds;
  }

  /** The tour that is on and its step, counted from 1; or null. */
  get touring(): { id: string; step: number } | null {
    return this.#panels?.tours.now ?? null;
  }

  /** Code of the language of names. */
  get language(): string {
    return this.#parts.scene.labels.language;
  }

  set language(code: string) {
    const { languages, scene } = this.#parts;
    if (!languages.includes(code)) throw new RangeError(`"${code}" is none of the languages ${languages.join(", ")}`);
    if (code === (this.#asked ?? this.language)) return;
    const { pending, speak } = this.#parts;
    const take = (): void => {
      scene.labels.language = code;
      scene.redraw([], true);
      this.#emit("language");
    };
    if (!speak) {
      take();
      return;
    }
    this.#asked = code;
    pending.begin(speak);
    void speak(code).then((told) => {
      pending.end(speak);
      if (told) take();
      if (this.#asked === code) this.#asked = null;
    });
  }

  /** Whether the document carries its texts in several languages, and not only names. */
  get speaks(): boolean {
    return this.#parts.speak !== null;
  }

  /** Codes of the languages there are. */
  get languages(): string[] {
    return this.#parts.languages;
  }

  /** The names that are written now. */
  get labels(): WrittenLabel[] {
    return this.#parts.scene.written;
  }

  /** Whether all that the last change caused is drawn: see the event "settled". */
  get settled(): boolean {
    return this.#parts.pending.settled;
  }

  /**
   * Call a function, with this object, each time something happens: "ready", "date", "window", "chapter", "select", "play",
   * "tour", "compare", "language"; and "settled", once all that a change caused is drawn – the map is at rest and does not
   * play, names and markers are placed, the legend is counted.
   */
  on = (name: AtlasEvent, listener: (atlas: Atlas) => void): this => {
    if (!EVENTS.includes(name)) throw new RangeError(`"${name}" is none of the events ${EVENTS.join(", ")}`);
    if (typeof listener !== "function")
      throw new RangeError(`not a function to call after "${name}": ${String(listener)}`);
    this.#parts.listeners.add(name, listener);
    return this;
  };

  #emit(name: AtlasEvent): void {
    this.#parts.listeners.call(name, this);
  }
}
