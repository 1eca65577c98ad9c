import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { secondsOfFrame, splitDays } from "@web/time/playback.ts";

describe("the seconds of play that a frame stands for", () => {
  test("are those that have passed", () => {
    assert.equal(secondsOfFrame(16, 5, true), 0.016);
    assert.equal(secondsOfFrame(100, 30, false), 0.1);
  });
  test("are never more than a day while arrows grow", () => {
    assert.equal(secondsOfFrame(240, 10, true), 0.1);
    assert.equal(secondsOfFrame(150, 10, true) * 10, 1);
  });
  test("are a quarter of a second at most, as in a hidden tab", () => {
    assert.equal(secondsOfFrame(60_000, 30, false), 0.25);
    assert.equal(secondsOfFrame(60_000, 1, true), 0.25);
  });
});

test("whole days and the part of a day that is left", () => {
  assert.deepEqual(splitDays(0.4), { whole: 0, rest: 0.4 });
  assert.deepEqual(splitDays(2.25), { whole: 2, rest: 0.25 });
  assert.deepEqual(splitDays(3), { whole: 3, rest: 0 });
});

test("a second at sixty frames is as many days as the pace says", () => {
  for (const pace of [1, 5, 10, 30, 120]) {
    let [days, rest] = [0, 0];
    for (let frame = 0; frame < 60; frame += 1) {
      const split = splitDays(rest + secondsOfFrame(1000 / 60, pace, pace <= 10) * pace);
      days += split.whole;
      rest = split.rest;
    }
    assert.ok(Math.abs(days + rest - pace) < 1e-9, `${days + rest} at ${pace} days a second`);
  }
});
