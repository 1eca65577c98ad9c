import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { formatDate, toIso } from "@web/base/days.ts";
import { readDate } from "@web/base/typed-date.ts";
import typedDates from "../../../typed_dates.csv";
import { parseRow } from "../csv-rows.ts";

/** What a text stands for: a day, or first and last day with a stroke between; several are parted by "or". */
const read = (text: string): string =>
  readDate(text)
    .map(([first, last]) => (first === last ? toIso(first) : `${toIso(first)}/${toIso(last)}`))
    .join(" or ");

/** Typed texts and what they stand for; the app is held against it as well. */
const table = typedDates.trim().split("\n").slice(1).map(parseRow);

describe("typed dates", () => {
  for (const [typed = "", expected] of table)
    test(`“${typed}” is ${expected || "not a date"}`, () => {
      assert.equal(read(typed), expected);
    });

  test("marks of direction around a date that was pasted are passed over", () => {
    assert.equal(read("\u200f15.8.1945\u200f"), read("15.8.1945"));
    assert.equal(read("\u202e\ufeff1945-08-15\u0000"), read("1945-08-15"));
  });

  test("what is written in English is read back", () => {
    for (let number = 0; number < 27_000; number += 331)
      assert.deepEqual(readDate(formatDate(number)), [[number, number]]);
  });
});
