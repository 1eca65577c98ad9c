import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { formatDate, toIso } from "@web/base/days.ts";
import { readDate } from "@web/base/typed-date.ts";

/** What a text stands for: a day, or first and last day with a stroke between; several are parted by "or". */
const read = (text: string): string =>
  readDate(text)
    .map(([first, last]) => (first === last ? toIso(first) : `${toIso(first)}/${toIso(last)}`))
    .join(" or ");

describe("typed dates", () => {
  for (const text of [
    "1945-08-15",
    " 1945-8-15 ",
    "1945/8/15",
    "1945.08.15",
    "15.8.1945",
    "15. 8. 1945",
    "15.08.1945 г.",
    "15.8.45",
    "15/8/1945",
    "8/15/1945",
    "8-15-1945",
    "8.15.1945",
    "15 August 1945",
    "15 aug 1945",
    "15. August, 1945",
    " 15  AUG. 1945 ",
    "15th of August, 1945",
    "August 15, 1945",
    "Aug 15 1945",
    "1945 Aug 15",
    "15-Aug-1945",
    "15aug1945",
    "15 Aug 45",
    "15 августа 1945",
    "15 августа 1945 года",
    "15 авг. 1945 г.",
    "15-го августа 1945",
    "1945年8月15日",
    "1945 年 8 月 15 日",
    "１９４５年８月１５日",
    "昭和20年8月15日",
    "民國34年8月15日",
    "康德12年8月15日",
    "1945년 8월 15일",
  ])
    test(`“${text}” is 15 August 1945`, () => {
      assert.equal(read(text), "1945-08-15");
    });

  for (const text of ["Aug 1945", "August, 1945", "1945-08", "1945/8", "8.1945", "08/1945", "август 1945", "1945年8月"])
    test(`“${text}” is the month`, () => {
      assert.equal(read(text), "1945-08-01/1945-08-31");
    });

  for (const text of ["1945", "1945 г.", "1945 год", "1945年", "昭和20年"])
    test(`“${text}” is the year`, () => {
      assert.equal(read(text), "1945-01-01/1945-12-31");
    });

  test("months of all lengths, and the first year of an era", () => {
    assert.equal(read("Feb 1944"), "1944-02-01/1944-02-29");
    assert.equal(read("Dec 1904"), "1904-12-01/1904-12-31");
    assert.equal(read("大正元年"), "1912-01-01/1912-12-31");
    assert.equal(read("3 sept 1945"), "1945-09-03");
    assert.equal(read("9 мая 1945"), "1945-05-09");
  });

  test("with strokes or hyphens the day or the month may come first", () => {
    assert.equal(read("8/9/1945"), "1945-09-08 or 1945-08-09");
    assert.equal(read("8-9-1945"), "1945-09-08 or 1945-08-09");
    assert.equal(read("9/9/1945"), "1945-09-09");
  });

  test("with full stops the day comes first", () => {
    assert.equal(read("8.9.1945"), "1945-09-08");
  });

  for (const text of [
    "",
    "soon",
    "August",
    "15",
    "15 August",
    "31 June 1945",
    "30.2.1945",
    "15 Augst 1945",
    "15 au 1945",
    "1939-13",
    "13/13/1945",
    "15 Aug Sep 1945",
    "15 16 Aug 1945",
    "soon 1945",
    "45-8-9",
    "45年8月",
    "1945-08-15-16",
    "20000 Aug 1",
    "194 Aug 1",
    "昭和0年",
  ])
    test(`“${text}” is not a date`, () => {
      assert.equal(read(text), "");
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
