import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addUnits, formatDate, fromIso, fromYearMonthDay, toIso, toYearMonthDay, type Unit } from "@web/base/days.ts";

const day = (iso: string): number => {
  const number = fromIso(iso);
  assert.notEqual(number, null, iso);
  return Number(number);
};

describe("day numbers", () => {
  const known: [string, number][] = [
    ["1900-01-01", 0],
    ["1899-12-31", -1],
    ["1904-02-29", 1519],
    ["1945-08-09", 16656],
    ["1969-12-31", 25566],
    ["1973-12-31", 27027],
  ];
  for (const [iso, number] of known)
    test(`${iso} is day ${number}`, () => {
      assert.equal(fromIso(iso), number);
      assert.equal(toIso(number), iso);
    });

  test("every day of the atlas is the day after the one before, and comes back", () => {
    let before = toYearMonthDay(day("1903-12-31"));
    for (let number = day("1904-01-01"); number <= day("1973-12-31"); number += 1) {
      const date = toYearMonthDay(number);
      assert.equal(fromYearMonthDay(date.year, date.month, date.day), number);
      const next = date.day === before.day + 1 && date.month === before.month;
      assert.ok(next || date.day === 1, toIso(number));
      before = date;
    }
  });

  test("days agree with the calendar of the platform", () => {
    for (let number = -40_000; number <= 40_000; number += 97)
      assert.equal(toIso(number), new Date(Date.UTC(1900, 0, 1 + number)).toISOString().slice(0, 10));
  });

  test("1900 is no leap year, 2000 is one", () => {
    assert.equal(fromIso("1900-02-29"), null);
    assert.equal(toIso(day("2000-02-28") + 1), "2000-02-29");
  });
});

describe("reading dates", () => {
  test("what is not a valid date gives null", () => {
    for (const text of ["", "soon", "1945-02-30", "1945-13-01", "1945-00-10", "1945-08-32", "45-8-9", null, undefined])
      assert.equal(fromIso(text), null, String(text));
  });

  test("month and day may be written without a zero, and with space around", () => {
    assert.equal(fromIso(" 1945-8-9 "), day("1945-08-09"));
  });

  test("a day is written in English", () => {
    assert.equal(formatDate(day("1939-05-11")), "11 May 1939");
  });
});

describe("moving by units", () => {
  const moves: [string, number, Unit, string][] = [
    ["1945-08-09", 1, "day", "1945-08-10"],
    ["1945-08-09", -2, "week", "1945-07-26"],
    ["1945-12-15", 1, "month", "1946-01-15"],
    ["1945-01-15", -1, "month", "1944-12-15"],
    ["1945-01-31", 1, "month", "1945-02-28"],
    ["1944-02-29", 1, "year", "1945-02-28"],
    ["1944-02-29", 4, "year", "1948-02-29"],
    ["1904-03-31", -25, "month", "1902-02-28"],
  ];
  for (const [from, n, unit, to] of moves)
    test(`${from} and ${n} ${unit} is ${to}`, () => {
      assert.equal(toIso(addUnits(day(from), n, unit)), to);
    });
});
