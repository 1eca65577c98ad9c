/* Whether a position lies in the sea. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { withinRings } from "@web/guests/waters.ts";

const square = (from: number, to: number): Float64Array => Float64Array.of(from, from, to, from, to, to, from, to);

test("waters: within a ring, not beyond it and not on an island in it", () => {
  const isSea = withinRings([square(0.25, 0.75), square(0.4, 0.5)]);
  assert.deepEqual(
    [0.2, 0.3, 0.45, 0.6, 0.8].map((at) => isSea(at, at)),
    [false, true, false, true, false],
  );
  assert.equal(isSea(0.45, 0.3), true, "beside the island");
  assert.equal(isSea(0.3, 0.45), true);
});
