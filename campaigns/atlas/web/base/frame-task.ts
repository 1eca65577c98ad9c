/* Work that is done with the next animation frame, once however often it is asked for. */

import type { PendingWork } from "./pending-work.ts";
import { nextFrame } from "./shared-frame.ts";
import type { FrameTurn, SharedFrame } from "./shared-frame.ts";

/** Work for the next animation frame. */
export class FrameTask {
  private requested = false;

  /**
   * @param pending is told while the work is awaited
   * @param work what to do
   * @param turn when within the frame
   */
  constructor(
    private readonly pending: PendingWork,
    private readonly work: () => void,
    private readonly turn: FrameTurn = "update",
    private readonly frame: SharedFrame = nextFrame,
  ) {}

  /** Have the work done with the next frame. */
  request(): void {
    if (this.requested) return;
    this.requested = true;
    this.pending.begin(this);
    this.frame.request(this.run, this.turn);
  }

  /** The work is wanted no longer. */
  cancel(): void {
    if (!this.requested) return;
    this.requested = false;
    this.pending.end(this);
  }

  private readonly run = (): void => {
    if (!this.requested) return; // cancelled since
    this.requested = false;
    try {
      this.work();
    } finally {
      if (!this.requested) this.pending.end(this);
    }
  };
}
