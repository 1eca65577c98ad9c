import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { traceCurve } from "@web/base/smooth-shape.ts";

/** What is traced of a line, in units of pixels. */
function traced(points: number[]): string[] {
  const calls: string[] = [];
  const note =
    (name: string) =>
    (...numbers: number[]): void => {
      calls.push(`${name} ${numbers.join(" ")}`);
    };
  const path = { moveTo: note("M"), lineTo: note("L"), quadraticCurveTo: note("Q") };
  traceCurve(path, Float64Array.from(points), { scale: 1, x0: 0, y0: 0 });
  return calls;
}

describe("a curve through the points of a line", () => {
  test("begins and ends with it, and turns at its points between the middles of its legs", () => {
    assert.deepEqual(traced([0, 0, 10, 0, 10, 10, 20, 10]), ["M 0 0", "L 5 0", "Q 10 0 10 5", "Q 10 10 20 10"]);
  });

  test("leaves out points that nobody would see", () => {
    assert.deepEqual(traced([0, 0, 10, 0, 10.5, 0.5, 20, 0]), ["M 0 0", "L 5 0", "Q 10 0 20 0"]);
  });
});
