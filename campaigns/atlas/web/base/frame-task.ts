/* Work that is done with the next animation frame, once however often it is asked for. */

import type { PendingWork } from "./pending-work.ts";

/** Asks for an animation frame; as window.requestAnimationFrame. */
export type RequestFrame = (call: (now: number) => void) => number;

/** Work for the next animation frame. */
export class FrameTask {
  private requested = false;
  private frame = 0;

  /**
   * @param pending is told while the work is awaited
   * @param work what to do
   */
  constructor(
    private readonly pending: PendingWork,
    private readonly work: () => void,
    private readonly requestFrame: RequestFrame = (call) => requestAnimationFrame(call),
  ) {}

  /** Have the work done with the next frame. */
  request(): void {
    if (this.requested) return;
    this.requested = true;
    this.pending.begin(this);
    this.frame = this.requestFrame(this.run);
  }

  /** The work is wanted no longer. */
  cancel(): void {
    if (!this.requested) return;
    this.requested = false;
    cancelAnimationFrame(this.frame);
    this.pending.end(this);
  }

  private readonly run = (): void => {
    this.requested = false;
    try {
      this.work();
    } finally {
      if (!this.requested) this.pending.end(this);
    }
  };
}
