import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ringInFrame, runsAround, traceNear } from "@web/base/outline.ts";
import type { Box } from "@web/base/types.ts";

const line = (...numbers: number[]): Float64Array => Float64Array.from(numbers);

/** What is traced, as SVG writes it. */
function traced(ring: Float64Array, box: Box): string {
  const commands: string[] = [];
  const found = traceNear(
    {
      moveTo: (x, y) => commands.push(`M${x},${y}`),
      lineTo: (x, y) => commands.push(`L${x},${y}`),
      closePath: () => commands.push("Z"),
    },
    ring,
    box,
  );
  assert.equal(found, commands.length > 0);
  return commands.join(" ");
}

/** A square of 100 pixels with a corner in the middle of its upper side. */
const ring = line(0, 0, 50, 0, 100, 0, 100, 100, 0, 100);

describe("a ring in a frame", () => {
  const frame = { scale: 100, x0: 10, y0: 0 };

  test("is in layer points, and does not repeat its first point", () => {
    assert.deepEqual(ringInFrame(line(0.1, 0, 0.6, 0, 0.6, 0.5, 0.1, 0), frame, 2), line(0, 0, 50, 0, 50, 50));
  });

  test("loses what is too fine to be seen, but neither its first nor its last point", () => {
    const fine = line(0.1, 0, 0.11, 0.01, 0.6, 0, 0.61, 0.01, 0.6, 0.5, 0.605, 0.505);
    assert.deepEqual(ringInFrame(fine, frame, 2), line(0, 0, 50, 0, 50, 50, 50.5, 50.5));
  });
});

describe("stretches of a ring near a box", () => {
  test("are all of it where all of it is near", () => {
    assert.equal(traced(ring, [-10, -10, 110, 110]), "M0,0 L50,0 L100,0 L100,100 L0,100 Z");
  });

  test("keep the corners within them, and end beyond the box", () => {
    assert.equal(traced(ring, [40, -10, 60, 10]), "M0,0 L50,0 L100,0");
  });

  test("run on through the first point of the ring", () => {
    assert.equal(traced(ring, [-10, -10, 10, 10]), "M0,100 L0,0 L50,0");
  });

  test("are apart where the ring leaves the box and comes back", () => {
    assert.equal(traced(ring, [20, -10, 30, 110]), "M0,0 L50,0 M100,100 L0,100");
  });

  test("are none within or without it", () => {
    assert.equal(traced(ring, [20, 20, 80, 80]), "");
    assert.equal(traced(ring, [200, 20, 280, 80]), "");
  });
});

test("a ring runs around what is within it", () => {
  assert.equal(runsAround(ring, 50, 50), true);
  assert.equal(runsAround(ring, 150, 50), false);
  assert.equal(runsAround(ring, 50, 150), false);
});
