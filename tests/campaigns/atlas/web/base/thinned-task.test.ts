/* Single steps are followed at once, of a run of quick ones every other, and its end. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { PendingWork } from "@web/base/pending-work.ts";
import { ThinnedTask } from "@web/base/thinned-task.ts";

/** Steps at moments, milliseconds; returns the moments at which the work was done, until all is settled. */
function doneAt(moments: number[], isUrgent = false): number[] {
  const [performanceNow, setTimer, clearTimer] = [performance.now, globalThis.setTimeout, globalThis.clearTimeout];
  let [now, due] = [0, Infinity];
  let call = (): void => undefined;
  const done: number[] = [];
  performance.now = () => now;
  globalThis.setTimeout = ((work: () => void, wait: number) => {
    [call, due] = [work, now + wait];
    return 1;
  }) as typeof setTimeout;
  globalThis.clearTimeout = () => {
    due = Infinity;
  };
  const pass = (moment: number): void => {
    if (due > moment || due === Infinity) return;
    now = due;
    due = Infinity;
    call();
  };
  try {
    const pending = new PendingWork(
      () => undefined,
      (call) => call(),
    );
    const task = new ThinnedTask(
      pending,
      () => done.push(now),
      () => isUrgent,
    );
    for (const moment of moments) {
      pass(moment);
      now = moment;
      task.request();
    }
    pass(Infinity);
  } finally {
    [performance.now, globalThis.setTimeout, globalThis.clearTimeout] = [performanceNow, setTimer, clearTimer];
  }
  return done;
}

test("steps that can be read are each followed at once", () => {
  assert.deepEqual(doneAt([0, 100, 200, 300, 400]), [0, 100, 200, 300, 400]);
});

test("a few quick steps too", () => {
  assert.deepEqual(doneAt([0, 20, 40]), [0, 20, 40]);
});

test("of a run every other is followed, and its end", () => {
  assert.deepEqual(doneAt([0, 20, 40, 60, 80, 100, 120]), [0, 20, 40, 80, 120]);
  assert.deepEqual(doneAt([0, 20, 40, 60, 80, 100]), [0, 20, 40, 80, 180]);
});

test("each where it is urgent", () => {
  assert.deepEqual(doneAt([0, 20, 40, 60, 80, 100], true), [0, 20, 40, 60, 80, 100]);
});
