import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addressProblems } from "@web/panels/address-problems.ts";

const PARTS = {
  range: ["1904-01-01", "1973-12-31"] as const,
  languages: ["en", "ru"],
  tours: ["khalkhin-gol"],
  has: (id: string) => id === "hutou",
};
const problems = (wanted: Record<string, string>): string[] => addressProblems(wanted, PARTS);

describe("what an address asks for in vain", () => {
  test("is nothing where all of it is there", () => {
    const wanted = { date: "1945-08-12", from: "1945-08-09", compare: "", view: "6/45/127", select: "hutou" };
    assert.deepEqual(problems({ ...wanted, tour: "khalkhin-gol", step: "2", language: "ru" }), []);
  });

  for (const [name, value, words] of [
    ["date", "1945-13-01", /^date: “1945-13-01” is not a valid date; expected year-month-day/],
    ["from", "1899-01-01", /^from: 1899-01-01 lies outside this map: 1904-01-01 to 1973-12-31/],
    ["compare", "soon", /^compare: “soon” is not a valid date/],
    ["view", "6/45/1e308", /^view: “6\/45\/1e308” is no view; expected zoom\/latitude\/longitude/],
    ["select", "nowhere", /^select: nothing here has the id “nowhere”/],
    ["tour", "moon", /^tour: “moon” is no tour; there are khalkhin-gol/],
    ["step", "two", /^step: “two” is no step/],
    ["language", "de", /^language: “de” is no language; there are en, ru/],
    ["__proto__", "9", /^“__proto__” is no part of an address/],
    ["__defineGetter__", "x", /^“__defineGetter__” is no part of an address/],
    ["zoom", "9", /^“zoom” is no part of an address; there are date, from, compare, view/],
  ] as const)
    test(`is named: ${name}=${value}`, () => {
      const [problem = "", ...others] = problems({ [name]: value });
      assert.match(problem, words);
      assert.deepEqual(others, []);
    });

  test("is quoted only as far as one reads it", () => {
    assert.ok((problems({ select: "x".repeat(10_000) })[0]?.length ?? 0) < 120);
  });
});
