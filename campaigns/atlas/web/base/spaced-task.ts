/* Work that is done with the next frame, but not at every frame. */

import { FrameTask } from "./frame-task.ts";
import type { PendingWork } from "./pending-work.ts";

/**
 * Work that costs too much to follow every step of the clock: done with the next frame where it was not done of late, else
 * when that time is over. The wait is a timer, since frames asked for only to wait would cost more than they spare.
 */
export class SpacedTask {
  private last = -Infinity;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly task: FrameTask;

  /**
   * @param pending is told while the work is awaited
   * @param spacing least milliseconds from one time to the next
   * @param work what to do
   */
  constructor(
    private readonly pending: PendingWork,
    private readonly spacing: number,
    work: () => void,
  ) {
    this.task = new FrameTask(pending, () => {
      this.last = performance.now();
      work();
    });
  }

  /** Have the work done. */
  request(): void {
    if (this.timer !== null) return;
    const wait = this.last + this.spacing - performance.now();
    if (wait <= 0) {
      this.task.request();
      return;
    }
    this.pending.begin(this);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.task.request();
      this.pending.end(this);
    }, wait);
  }
}
