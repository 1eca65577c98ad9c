import assert from "node:assert/strict";
import { test } from "node:test";

import { Listeners } from "@web/base/listeners.ts";

test("an error of one listener is reported and keeps nothing from the others", () => {
  const reported: unknown[] = [];
  globalThis.reportError = (error: unknown) => void reported.push(error);
  const listeners = new Listeners<"date", number>();
  const heard: number[] = [];
  const error = new Error("of the page around the map");
  listeners.add("date", () => {
    throw error;
  });
  listeners.add("date", (day) => heard.push(day));
  listeners.call("date", 7);
  assert.deepEqual(heard, [7]);
  assert.deepEqual(reported, [error]);
});
