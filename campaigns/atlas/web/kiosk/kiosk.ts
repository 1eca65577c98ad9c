/* A map on a public screen: it invites, goes through its tours by itself, gives way to whoever touches it, and goes on
   where it was when nobody has touched it for a while. */

import { element } from "../base/dom.ts";
import type { Kiosk as Pace, Tour } from "../base/payload.ts";
import { t } from "../base/translation.ts";

/** What a kiosk moves. */
export interface KioskControls {
  tours: { open(id: string, step: number, options: { focus: boolean }): unknown };
  /** Put back whatever a visitor can change, show the whole theatre on a day, and end what tour there is. */
  reset: (day: Tour["steps"][number]["date"]) => void;
  /** Whether all is drawn that the last change caused. */
  settled: () => boolean;
}

/** Milliseconds for which a step may be late before the kiosk goes on without it, as where nothing is drawn. */
const PATIENCE = 20_000;
/** Events by which a visitor is noticed. */
const TOUCHES = ["pointerdown", "pointermove", "wheel", "keydown"] as const;
/** What is seen: the invitation before a tour, a step of it, or what a visitor does. */
type Stage = "invitation" | "tour" | "visitor";

export class Kiosk {
  /** Number of the tour that is on or comes next. */
  private tour = 0;
  /** Its step, counted from 1; 0 is the invitation before it. */
  private step = 0;
  /** The step has been shown for long enough. */
  private due = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly next = element("p", { class: "kiosk-next" });

  /**
   * @param frame in which the map and its panels stand
   * @param tours one at least
   * @param pace its seconds
   */
  constructor(
    private readonly frame: HTMLElement,
    title: () => string,
    private readonly tours: readonly Tour[],
    private readonly pace: Pace,
    private readonly controls: KioskControls,
  ) {
    const touch = element("p", { class: "kiosk-touch", text: () => t("Touch to explore") });
    frame.append(
      element("section", { class: "kiosk-screen" }, element("h2", { text: title }), this.next),
      touch, // beside the screen: it stays while a tour runs
    );
    for (const name of TOUCHES)
      window.addEventListener(name, (event) => this.onTouch(event), { capture: true, passive: true });
  }

  private set stage(stage: Stage) {
    this.frame.dataset.kiosk = stage;
  }

  /** Show the invitation, or go on with the step that a visitor interrupted. */
  run(): void {
    const tour = this.tours[this.tour];
    if (!tour) return;
    this.stage = this.step ? "tour" : "invitation";
    this.due = false;
    this.after(this.pace.pace, () => this.end());
    if (this.step) this.controls.tours.open(tour.id, this.step, { focus: false });
    else {
      this.next.textContent = tour.title;
      this.controls.reset(tour.steps[0]?.date ?? 0);
    }
  }

  /** All of a step is drawn: one that has been awaited is over. */
  settled(): void {
    if (this.due) this.advance();
  }

  /** The time of a step is over; it is seen to the end all the same where the machine is slow. */
  private end(): void {
    this.due = true;
    if (this.controls.settled()) this.advance();
    else this.after(PATIENCE / 1000, () => this.advance());
  }

  private advance(): void {
    this.step += 1;
    if (this.step > (this.tours[this.tour]?.steps.length ?? 0)) {
      this.step = 0;
      this.tour = (this.tour + 1) % this.tours.length;
    }
    this.run();
  }

  private after(seconds: number, call: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(call, seconds * 1000);
  }

  /** A visitor has the map from now on; the pointer that the map moves under is none. */
  private onTouch(event: Event): void {
    if (event instanceof PointerEvent && event.type === "pointermove" && !event.buttons) return;
    this.due = false;
    this.after(this.pace.idle, () => this.leave());
    const invited = !this.step;
    if (invited) {
      this.step = 1;
      this.controls.tours.open(this.tours[this.tour]?.id ?? "", 1, { focus: false });
    }
    this.stage = "visitor";
  }

  /** The visitor has left. */
  private leave(): void {
    const tour = this.tours[this.tour];
    this.controls.reset(tour?.steps[this.step - 1]?.date ?? 0);
    this.run();
  }
}
