import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { pinchOf, wheelFactor } from "@web/time/zoom-gestures.ts";

describe("gestures that zoom the time bar", () => {
  const turn = { deltaY: -100, deltaMode: 0, ctrlKey: false };

  test("a wheel turned away makes days wider, back narrower by as much", () => {
    const factor = wheelFactor(turn);
    assert.ok(factor > 1.1 && factor < 1.5);
    assert.ok(Math.abs(factor * wheelFactor({ ...turn, deltaY: 100 }) - 1) < 1e-9);
  });

  test("lines count as more than pixels, and no turn leaps", () => {
    assert.equal(wheelFactor({ ...turn, deltaY: -5, deltaMode: 1 }), wheelFactor({ ...turn, deltaY: -80 }));
    assert.ok(wheelFactor({ ...turn, deltaY: -1e6 }) < 2);
  });

  test("fingers that part make days wider around the point between them", () => {
    assert.deepEqual(pinchOf([100, 200], [50, 250]), { factor: 2, pan: 0, at: 150 });
  });

  test("fingers that move along take the days with them", () => {
    assert.deepEqual(pinchOf([100, 200], [70, 170]), { factor: 1, pan: 30, at: 120 });
  });

  test("fingers one over the other do not zoom without bounds", () => {
    assert.equal(pinchOf([100, 100], [100, 110]).factor, 1);
    assert.equal(pinchOf([110, 100], [100, 120]).factor, 2);
  });
});
