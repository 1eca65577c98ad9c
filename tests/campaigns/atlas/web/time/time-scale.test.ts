import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dayAtX, INSET, xOfDay } from "@web/time/time-scale.ts";
import type { Span } from "@web/time/time-scale.ts";

const SPAN: Span = [1000, 1400];

describe("scale of the time bar", () => {
  test("the first and the last day lie half a thumb from the ends", () => {
    assert.equal(xOfDay(1000, SPAN, 500), INSET);
    assert.equal(xOfDay(1400, SPAN, 500), 500 - INSET);
  });

  test("a day comes back from its pixel", () => {
    for (const day of [1000, 1001, 1123, 1399, 1400]) assert.equal(dayAtX(xOfDay(day, SPAN, 500), SPAN, 500), day);
  });

  test("beyond the ends lie the first and the last day", () => {
    assert.equal(dayAtX(-50, SPAN, 500), 1000);
    assert.equal(dayAtX(900, SPAN, 500), 1400);
  });

  test("a span of one day, and a bar without width, have no gap in them", () => {
    assert.equal(dayAtX(200, [1000, 1000], 500), 1000);
    assert.equal(xOfDay(1000, [1000, 1000], 500), INSET);
    assert.equal(dayAtX(0, SPAN, 0), 1000);
  });
});
