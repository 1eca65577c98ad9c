import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { FrameTask } from "@web/base/frame-task.ts";
import { SharedFrame } from "@web/base/shared-frame.ts";
import { Listeners } from "@web/base/listeners.ts";
import { PendingWork } from "@web/base/pending-work.ts";

/** Pending work whose frames are ended by hand. */
function byHand(): { pending: PendingWork; settled: () => number; endFrame: () => void } {
  let count = 0;
  const calls: (() => void)[] = [];
  const pending = new PendingWork(
    () => (count += 1),
    (call) => calls.push(call),
  );
  return { pending, settled: () => count, endFrame: () => calls.splice(0).forEach((call) => call()) };
}

describe("pending work", () => {
  test("settles once the frame after the last work has ended", () => {
    const { pending, settled, endFrame } = byHand();
    pending.begin("labels");
    pending.begin("legend");
    pending.end("labels");
    endFrame();
    assert.equal(settled(), 0);
    pending.end("legend");
    assert.equal(pending.settled, false);
    endFrame();
    assert.deepEqual([settled(), pending.settled], [1, true]);
  });

  test("does not settle where the frame begins other work", () => {
    const { pending, settled, endFrame } = byHand();
    pending.begin("legend");
    pending.end("legend");
    pending.begin("labels"); // a taller legend: names give way
    endFrame();
    assert.equal(settled(), 0);
    pending.end("labels");
    endFrame();
    assert.equal(settled(), 1);
  });

  test("settles once for work that ends and begins again within a frame", () => {
    const { pending, settled, endFrame } = byHand();
    for (let round = 0; round < 3; round += 1) {
      pending.begin("clock");
      pending.end("clock");
    }
    endFrame();
    assert.equal(settled(), 1);
  });

  test("is settled no longer when work begins, but has been", () => {
    const { pending, endFrame } = byHand();
    assert.equal(pending.hasSettled, false);
    pending.begin("clock");
    pending.end("clock");
    endFrame();
    pending.begin("clock");
    assert.deepEqual([pending.settled, pending.hasSettled], [false, true]);
  });

  test("takes no notice of the end of what never began", () => {
    const { pending, settled, endFrame } = byHand();
    pending.end("clock");
    endFrame();
    assert.equal(settled(), 0);
  });
});

describe("a task for the next frame", () => {
  /** A task whose frames come when asked for. */
  function task(work: () => void): {
    frameTask: FrameTask;
    frame: () => void;
    pending: PendingWork;
    errors: unknown[];
  } {
    const { pending } = byHand();
    const frames: (() => void)[] = [];
    const errors: unknown[] = [];
    const shared = new SharedFrame(
      (call) => frames.push(call),
      (error) => errors.push(error),
    );
    const frameTask = new FrameTask(pending, work, "update", shared);
    return { frameTask, frame: () => frames.splice(0).forEach((call) => call()), pending, errors };
  }

  test("is done once, however often it is asked for", () => {
    let done = 0;
    const { frameTask, frame } = task(() => (done += 1));
    frameTask.request();
    frameTask.request();
    frame();
    frame();
    assert.equal(done, 1);
    frameTask.request();
    frame();
    assert.equal(done, 2);
  });

  test("goes on where its work asks for it again", () => {
    let done = 0;
    const { frameTask, frame } = task(() => {
      done += 1;
      if (done < 3) frameTask.request();
    });
    frameTask.request();
    for (let number = 0; number < 5; number += 1) frame();
    assert.equal(done, 3);
  });

  test("is not done once it is cancelled, and can be asked for again before the frame", () => {
    let done = 0;
    const { frameTask, frame, pending } = task(() => (done += 1));
    frameTask.request();
    frameTask.cancel();
    frame();
    assert.equal(done, 0);
    frameTask.request();
    frameTask.cancel();
    frameTask.request();
    assert.equal(pending.settled, false);
    frame();
    assert.equal(done, 1);
  });

  test("is over even where its work fails, and can be asked for again", () => {
    const { frameTask, frame, errors } = task(() => {
      throw new Error("no canvas");
    });
    for (const times of [1, 2]) {
      frameTask.request();
      frame();
      assert.equal(errors.length, times);
    }
  });
});

test("listeners are called by name, in the order in which they were added", () => {
  const listeners = new Listeners<"date" | "select", number>();
  const heard: string[] = [];
  listeners.add("date", (value) => heard.push(`first ${value}`));
  listeners.add("date", (value) => heard.push(`second ${value}`));
  listeners.add("select", () => heard.push("select"));
  listeners.call("date", 7);
  assert.deepEqual(heard, ["first 7", "second 7"]);
});
