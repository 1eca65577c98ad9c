/* Work that follows each of single steps at once, and in a run of quick steps every other one. */

import type { PendingWork } from "./pending-work.ts";

/** Milliseconds within which steps follow each other quickly, and how many such steps make a run of them. */
const QUICK_STEP = 80;
const RUN = 3;

/**
 * Work that is cheaper when it is done less often, and of which nobody can read more: in a run it is done at every other
 * step, in the frame of that step, and once more when the run is over. A timer for the rest between two of them would ask for
 * frames of its own, which cost more than it spares.
 */
export class ThinnedTask {
  private last = -Infinity;
  private quick = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;

  /**
   * @param pending is told while the work is awaited
   * @param work what to do
   * @param isUrgent whether each step is to be followed now
   */
  constructor(
    private readonly pending: PendingWork,
    private readonly work: () => void,
    private readonly isUrgent: () => boolean,
  ) {}

  /** A step was made: have the work done, now or after one more. */
  request(): void {
    const now = performance.now();
    this.quick = now - this.last < QUICK_STEP ? this.quick + 1 : 0;
    this.last = now;
    if (this.timer !== null || this.quick < RUN || this.isUrgent()) this.now();
    else {
      this.pending.begin(this);
      this.timer = setTimeout(() => this.now(), QUICK_STEP);
    }
  }

  /** Do the work now, and nothing more for steps before. */
  now(): void {
    if (this.timer !== null) {
      clearTimeout(this.timer);
      this.timer = null;
      this.pending.end(this);
    }
    this.work();
  }
}
