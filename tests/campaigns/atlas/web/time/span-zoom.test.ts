import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fromYearMonthDay } from "@web/base/days.ts";
import { canZoom, DAY_WIDTH, neighbourhoodOf, shiftSpan, spanWithDay, zoomSpan } from "@web/time/span-zoom.ts";
import type { Span } from "@web/time/time-scale.ts";

const ALL: Span = [fromYearMonthDay(1904, 1, 1), fromYearMonthDay(1973, 12, 31)];
const AUGUST_1945 = fromYearMonthDay(1945, 8, 15);

const lengthOf = ([first, last]: Span): number => last - first;
const shareOf = (day: number, [first, last]: Span): number => (day - first) / (last - first);

describe("zooming the time bar", () => {
  test("a day keeps its place while the days become wider", () => {
    const zoomed = zoomSpan(ALL, 4, AUGUST_1945, ALL);
    assert.ok(Math.abs(lengthOf(zoomed) * 4 - lengthOf(ALL)) <= 4);
    assert.ok(Math.abs(shareOf(AUGUST_1945, zoomed) - shareOf(AUGUST_1945, ALL)) < 1e-3);
  });

  test("no further in than two weeks, no further out than all days", () => {
    let span = ALL;
    for (let turn = 0; turn < 200; turn += 1) span = zoomSpan(span, 1.2, AUGUST_1945, ALL);
    assert.equal(lengthOf(span), 14);
    assert.ok(span[0] <= AUGUST_1945 && AUGUST_1945 <= span[1]);
    assert.deepEqual(canZoom(span, ALL), [false, true]);
    for (let turn = 0; turn < 200; turn += 1) span = zoomSpan(span, 1 / 1.2, AUGUST_1945, ALL);
    assert.deepEqual(span, ALL);
    assert.deepEqual(canZoom(span, ALL), [true, false]);
  });

  test("the smallest turns of a wheel zoom, too", () => {
    assert.equal(lengthOf(zoomSpan([1000, 1020], 1.001, 1010, ALL)), 19);
    assert.equal(lengthOf(zoomSpan([1000, 1020], 0.999, 1010, ALL)), 21);
  });

  test("a chapter shorter than two weeks does not zoom", () => {
    assert.deepEqual(zoomSpan([100, 108], 2, 104, [100, 108]), [100, 108]);
    assert.deepEqual(canZoom([100, 108], [100, 108]), [false, false]);
  });

  test("nothing is shown beyond the limits", () => {
    assert.deepEqual(shiftSpan([1400, 1500], -1000, [1000, 2000]), [1000, 1100]);
    assert.deepEqual(shiftSpan([1400, 1500], 1000, [1000, 2000]), [1900, 2000]);
    assert.deepEqual(shiftSpan([1400, 1500], -30, [1000, 2000]), [1370, 1470]);
    assert.deepEqual(zoomSpan([1000, 1100], 0.5, 1100, [1000, 2000]), [1000, 1200]);
  });

  test("a day out of view comes to the middle, one in view moves nothing", () => {
    const span: Span = [1400, 1500];
    assert.equal(spanWithDay(span, 1400, [1000, 2000]), span);
    assert.equal(spanWithDay(span, 1500, [1000, 2000]), span);
    assert.deepEqual(spanWithDay(span, 1501, [1000, 2000]), [1451, 1551]);
    assert.deepEqual(spanWithDay(span, 1010, [1000, 2000]), [1000, 1100]);
  });
});

describe("neighbourhood of the day", () => {
  for (const width of [340, 374, 996, 1412, 3000])
    test(`a day is at least 10 pixels wide in ${width}, and all of August 1945 is there`, () => {
      const span = neighbourhoodOf(AUGUST_1945, ALL, width, null);
      assert.ok(span);
      assert.ok(width / (lengthOf(span) + 1) >= DAY_WIDTH);
      assert.ok(DAY_WIDTH >= 10);
      assert.ok(span[0] <= fromYearMonthDay(1945, 8, 1) && span[1] >= fromYearMonthDay(1945, 8, 31));
    });

  test("it stands still while the day keeps clear of its ends", () => {
    const shown = neighbourhoodOf(AUGUST_1945, ALL, 1000, null);
    assert.ok(shown);
    for (const days of [-30, -1, 1, 30]) assert.deepEqual(neighbourhoodOf(AUGUST_1945 + days, ALL, 1000, shown), shown);
  });

  test("near an end, and beyond, it moves on", () => {
    const shown = neighbourhoodOf(AUGUST_1945, ALL, 1000, null);
    assert.ok(shown);
    for (const day of [shown[0] + 3, shown[1] - 3, shown[1] + 400]) {
      const moved = neighbourhoodOf(day, ALL, 1000, shown);
      assert.ok(moved);
      assert.notDeepEqual(moved, shown);
      assert.ok(Math.abs(shareOf(day, moved) - 0.5) < 0.02);
    }
  });

  test("at the ends of all days it stays within them", () => {
    const first = neighbourhoodOf(ALL[0], ALL, 1000, null);
    assert.equal(first?.[0], ALL[0]);
    assert.deepEqual(neighbourhoodOf(ALL[0] + 1, ALL, 1000, first ?? null), first);
    assert.equal(neighbourhoodOf(ALL[1], ALL, 1000, null)?.[1], ALL[1]);
  });

  test("there is none where all days are wide enough, and none without room", () => {
    assert.equal(neighbourhoodOf(120, [100, 150], 1000, null), null);
    assert.equal(neighbourhoodOf(AUGUST_1945, ALL, 0, null), null);
  });
});
