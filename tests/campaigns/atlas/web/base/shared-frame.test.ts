import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SharedFrame } from "@web/base/shared-frame.ts";

describe("a frame that all share", () => {
  function byHand(): { shared: SharedFrame; requests: () => number; frame: () => void; errors: unknown[] } {
    const frames: (() => void)[] = [];
    const errors: unknown[] = [];
    let asked = 0;
    const shared = new SharedFrame(
      (call) => {
        asked += 1;
        frames.push(call);
      },
      (error) => errors.push(error),
    );
    return { shared, requests: () => asked, frame: () => frames.splice(0).forEach((call) => call()), errors };
  }

  test("is requested once for all calls, and draws last", () => {
    const { shared, requests, frame } = byHand();
    const called: string[] = [];
    shared.request(() => called.push("draw"), "draw");
    shared.request(() => called.push("count"), "update");
    shared.request(() => called.push("place"), "update");
    assert.equal(requests(), 1);
    frame();
    assert.deepEqual(called, ["count", "place", "draw"]);
  });

  test("draws at once what an update asks for", () => {
    const { shared, requests, frame } = byHand();
    let drawn = 0;
    shared.request(() => shared.request(() => (drawn += 1), "draw"), "update");
    frame();
    assert.deepEqual([drawn, requests()], [1, 1]);
  });

  test("leaves what an update or a drawing asks to be updated to the next frame", () => {
    for (const turn of ["update", "draw"] as const) {
      const { shared, requests, frame } = byHand();
      let updated = 0;
      shared.request(() => shared.request(() => (updated += 1), "update"), turn);
      frame();
      assert.deepEqual([updated, requests()], [0, 2]);
      frame();
      assert.equal(updated, 1);
    }
  });

  test("calls the others where one fails", () => {
    const { shared, frame, errors } = byHand();
    let drawn = 0;
    shared.request(() => {
      throw new Error("no size");
    }, "update");
    shared.request(() => (drawn += 1), "draw");
    frame();
    assert.equal(drawn, 1);
    assert.match(String(errors[0]), /no size/);
  });
});
