import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fromYearMonthDay, toIso } from "@web/base/days.ts";
import { axisTicks } from "@web/time/axis-ticks.ts";

const day = fromYearMonthDay;

describe("dates under the time bar", () => {
  test("a few days have all their dates", () => {
    const ticks = axisTicks(day(1945, 8, 9), day(1945, 8, 13), 700);
    assert.deepEqual(
      ticks.map(([, text]) => text),
      ["9 Aug", "10 Aug", "11 Aug", "12 Aug", "13 Aug"],
    );
  });

  test("months stand on their first days", () => {
    const ticks = axisTicks(day(1939, 5, 11), day(1939, 9, 16), 700);
    assert.deepEqual(
      ticks.map(([at, text]) => `${toIso(at)} ${text}`),
      ["1939-06-01 Jun 1939", "1939-07-01 Jul 1939", "1939-08-01 Aug 1939", "1939-09-01 Sep 1939"],
    );
  });

  test("decades are whole decades", () => {
    const ticks = axisTicks(day(1904, 2, 8), day(1973, 12, 31), 700);
    assert.deepEqual(
      ticks.map(([at, text]) => `${toIso(at)} ${text}`),
      [1910, 1920, 1930, 1940, 1950, 1960, 1970].map((year) => `${year}-01-01 ${year}`),
    );
  });

  test("a narrower bar has fewer", () => {
    const counts = [1400, 700, 300, 40].map((width) => axisTicks(day(1904, 1, 1), day(1945, 12, 31), width).length);
    assert.deepEqual(counts, [9, 9, 4, 2]);
  });

  test("are as many as there is room for, within the span, at any length", () => {
    for (let length = 0; length < 26000; length = Math.ceil(length * 1.4) + 1) {
      const first = day(1904, 2, 8);
      const ticks = axisTicks(first, first + length, 700);
      assert.ok(ticks.length >= 1 && ticks.length <= 10, `${length} days: ${ticks.length}`);
      for (const [at] of ticks) assert.ok(at >= first && at <= first + length);
    }
  });
});
