import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fromYearMonthDay } from "@web/base/days.ts";
import { answerTo } from "@web/time/date-answer.ts";

const RANGE = [fromYearMonthDay(1904, 2, 8), fromYearMonthDay(1973, 12, 31)] as const;

describe("answers to typed dates", () => {
  test("a day is taken", () => {
    assert.deepEqual(answerTo("9 August 1945", RANGE), { day: fromYearMonthDay(1945, 8, 9) });
    assert.deepEqual(answerTo("31.12.1973", RANGE), { day: fromYearMonthDay(1973, 12, 31) });
  });

  test("a month or a year is its first day, or the first that the map has", () => {
    assert.deepEqual(answerTo("Aug 1945", RANGE), { day: fromYearMonthDay(1945, 8, 1) });
    assert.deepEqual(answerTo("1945", RANGE), { day: fromYearMonthDay(1945, 1, 1) });
    assert.deepEqual(answerTo("1904", RANGE), { day: RANGE[0] });
    assert.deepEqual(answerTo("1904-02", RANGE), { day: RANGE[0] });
  });

  test("what may be two days is asked, the day first", () => {
    const choices = [fromYearMonthDay(1945, 9, 8), fromYearMonthDay(1945, 8, 9)];
    assert.deepEqual(answerTo("8/9/1945", RANGE), { choices });
  });

  test("nothing is asked where the map has only one of the two days", () => {
    assert.deepEqual(answerTo("1/5/1904", RANGE), { day: fromYearMonthDay(1904, 5, 1) });
  });

  test("what is not a date is named, with how to write one", () => {
    assert.deepEqual(answerTo("1939-02-30", RANGE), {
      problem: "“1939-02-30” is not a valid date. Write 1945-08-15, 15 August 1945, 15.8.1945, Aug 1945 or 1945.",
    });
  });

  test("a long text is cut short in the answer, and marks that would turn it round are left out", () => {
    const usage = "is not a valid date. Write 1945-08-15, 15 August 1945, 15.8.1945, Aug 1945 or 1945.";
    assert.deepEqual(answerTo("a".repeat(10_000), RANGE), { problem: `“${"a".repeat(40)}…” ${usage}` });
    assert.deepEqual(answerTo("\u202esoon", RANGE), { problem: `“soon” ${usage}` });
  });

  test("a day outside the map is named with the days of the map", () => {
    const problem = "1 January 1900 lies outside this map: 1904-02-08 to 1973-12-31.";
    assert.deepEqual(answerTo("1900-01-01", RANGE), { problem });
  });
});
