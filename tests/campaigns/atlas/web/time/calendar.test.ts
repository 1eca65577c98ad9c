import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fromIso, toIso } from "@web/base/days.ts";
import { dayAfterKey, weeksOf } from "@web/time/calendar.ts";

const day = (iso: string): number => fromIso(iso) ?? NaN;

describe("calendar", () => {
  test("weeks begin on Monday: 15 August 1945 was a Wednesday", () => {
    const weeks = weeksOf(day("1945-08-15"));
    assert.equal(weeks.length, 5);
    assert.equal(weeks[0]?.indexOf(day("1945-08-01")), 2);
    assert.equal(weeks[2]?.indexOf(day("1945-08-15")), 2);
    assert.deepEqual(weeks[0]?.slice(0, 2), [null, null]);
    assert.deepEqual(weeks[4]?.slice(5), [null, null]);
  });

  test("every month has all its days, once, in weeks of seven", () => {
    for (const [iso, days] of [
      ["1904-02-10", 29],
      ["1945-02-01", 28],
      ["1938-12-31", 31],
      ["1899-12-31", 31],
    ] as const) {
      const weeks = weeksOf(day(iso));
      assert.ok(weeks.every((week) => week.length === 7));
      assert.equal(weeks.flat().filter((each) => each !== null).length, days, iso);
    }
  });

  const keys: [string, boolean, string][] = [
    ["ArrowLeft", false, "1945-08-14"],
    ["ArrowDown", false, "1945-08-22"],
    ["ArrowUp", false, "1945-08-08"],
    ["Home", false, "1945-08-13"],
    ["End", false, "1945-08-19"],
    ["PageUp", false, "1945-07-15"],
    ["PageDown", true, "1946-08-15"],
  ];
  for (const [key, shift, iso] of keys)
    test(`${shift ? "Shift and " : ""}${key} moves from 15 August to ${iso}`, () => {
      assert.equal(toIso(dayAfterKey(key, shift, day("1945-08-15")) ?? NaN), iso);
    });

  test("other keys move nothing", () => {
    assert.equal(dayAfterKey("Enter", false, 0), undefined);
  });
});
