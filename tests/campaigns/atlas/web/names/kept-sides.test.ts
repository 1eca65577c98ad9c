/* Labels keep their side from day to day, and a day looks the same when one comes back to it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { KeptSides } from "@web/names/kept-sides.ts";

test("a day begins with the sides of the day before, whenever one comes to it again", () => {
  const kept = new KeptSides();
  assert.equal(kept.on(1, "here").size, 0);
  kept.set(new Map([["23rd", 3]]));
  assert.deepEqual([...kept.on(2, "here")], [["23rd", 3]]);
  kept.set(new Map([["23rd", 1]]));
  assert.equal(kept.on(1, "here").size, 0, "as when day 1 was shown first");
  kept.set(new Map([["23rd", 3]]));
  assert.deepEqual([...kept.on(2, "here")], [["23rd", 3]], "as when day 2 was shown first");
});

test("in another view nothing is kept", () => {
  const kept = new KeptSides();
  kept.on(1, "here");
  kept.set(new Map([["23rd", 3]]));
  assert.equal(kept.on(2, "there").size, 0);
});
