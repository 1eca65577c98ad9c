/* Labels that were placed once are not placed again. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { KeptPlacements } from "@web/names/kept-placements.ts";

function placements(): { on: (view: string, key: string) => number; kept: KeptPlacements<number> } {
  let count = 0;
  const kept = new KeptPlacements<number>();
  return { kept, on: (view, key) => kept.on(view, key, () => (count += 1)) };
}

describe("placements that are kept", () => {
  test("what was placed is not placed again", () => {
    const { on } = placements();
    assert.deepEqual([on("near", "Monday"), on("near", "Tuesday"), on("near", "Monday")], [1, 2, 1]);
  });

  test("another view knows nothing of the one before", () => {
    const { on } = placements();
    assert.deepEqual([on("near", "Monday"), on("far", "Monday"), on("near", "Monday")], [1, 2, 3]);
  });

  test("nothing is known once the ground has changed", () => {
    const { on, kept } = placements();
    on("near", "Monday");
    kept.forget();
    assert.equal(on("near", "Monday"), 2);
  });

  test("they do not grow without end", () => {
    const { on } = placements();
    for (let day = 0; day < 1000; day += 1) on("near", String(day));
    assert.equal(on("near", "999"), 1000, "the last is known");
    assert.equal(on("near", "0"), 1001, "the first is not");
  });
});
