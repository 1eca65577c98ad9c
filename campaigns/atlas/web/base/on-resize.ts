/* Work for an element that has another size, in the frame after: done at once, it would lay the page out anew while its
   sizes are being told, which browsers report as an error. */

import { FrameTask } from "./frame-task.ts";
import type { PendingWork } from "./pending-work.ts";

/** Have work done with the next frame when an element has a size for the first time, and whenever it has another. */
export function onResize(watched: Element, pending: PendingWork, work: (width: number) => void): void {
  let width = 0;
  const task = new FrameTask(pending, () => work(width));
  new ResizeObserver(([entry]) => {
    width = entry?.contentRect.width ?? 0;
    task.request();
  }).observe(watched);
}
