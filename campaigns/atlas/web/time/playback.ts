/* Playing: days follow each other at a pace, and between two days the arrows grow. */

import type { Day } from "../base/days.ts";
import type { PendingWork } from "../base/pending-work.ts";

/** What playing moves, and asks. */
export interface PlayedMap {
  /** The day, and the first and last day of what is played. */
  state: { readonly day: Day; readonly span: [first: Day, last: Day] };
  navigation: { goto(day: Day): void };
  /** Lets the arrows stand where they stood at a part of the day, from 0 to 1. */
  scene: { grow(part: number): void };
  /** Playing has begun or ended. */
  changed(): void;
}

/** Milliseconds after which time is taken to have stood still, as in a hidden tab. */
const LONGEST_FRAME = 250;
/** Days a second up to which the arrows grow between the days; faster, a day is hardly longer than a frame. */
const FASTEST_GROWTH = 10;
/** Days a second at which the arrows come back, after a pause, to where the day began. */
const RETURN = 4;

/**
 * Seconds of play a frame stands for. After a frame that was late, time has lagged rather than an army leapt: where arrows
 * grow, no frame is longer than a day.
 * @param elapsed milliseconds since the last frame
 * @param pace days a second
 * @param grows whether arrows grow between the days
 */
export function secondsOfFrame(elapsed: number, pace: number, grows: boolean): number {
  return Math.min(elapsed, grows ? 1000 / pace : Infinity, LONGEST_FRAME) / 1000;
}

/** Whole days in a number of days, and the part of a day that is left. */
export function splitDays(days: number): { whole: number; rest: number } {
  const whole = Math.floor(days);
  return { whole, rest: days - whole };
}

/** Plays the days one after another. */
export class Playback {
  /** Whether it plays. */
  playing = false;
  /** Days a second. */
  pace = 5;
  /** Part of the day that has passed, 0 to 1. */
  private rest = 0;
  /** When the last frame was, milliseconds. */
  private lastFrame = 0;
  private ticking = false;
  private readonly reducedMotion = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  constructor(
    private readonly map: PlayedMap,
    private readonly pending: PendingWork,
  ) {}

  /** Play on from the day, at the end from the beginning. */
  play(): void {
    if (this.playing) return;
    const { state, navigation } = this.map;
    if (state.day >= state.span[1]) navigation.goto(state.span[0]);
    this.playing = true;
    this.lastFrame = performance.now();
    if (!this.ticking) requestAnimationFrame(this.tick);
    this.ticking = true;
    this.pending.begin(this);
    this.map.changed();
  }

  /** Stop on the day; the arrows go back to where they stand on it. */
  pause(): void {
    this.playing = false;
    this.map.changed();
  }

  private get grows(): boolean {
    return !this.reducedMotion && this.pace <= FASTEST_GROWTH;
  }

  private readonly tick = (now: number): void => {
    const passed = secondsOfFrame(now - this.lastFrame, this.pace, this.grows);
    this.lastFrame = now;
    if (this.playing) this.advance(Math.max(0, passed) * this.pace);
    else this.rest = Math.max(0, this.rest - RETURN * passed);
    this.map.scene.grow(this.grows ? this.rest : 0);
    if (this.playing || this.rest) {
      requestAnimationFrame(this.tick);
      return;
    }
    this.ticking = false;
    this.pending.end(this);
  };

  private advance(days: number): void {
    const { whole, rest } = splitDays(this.rest + days);
    this.rest = rest;
    const { state, navigation } = this.map;
    const [, last] = state.span;
    if (state.day + whole >= last) {
      this.rest = 0;
      navigation.goto(last);
      this.pause();
    } else if (whole) navigation.goto(state.day + whole);
  }
}
