import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addressProblems } from "@web/panels/address-problems.ts";

const PARTS = {
  date: "1945-08-12",
  touring: null,
  range: ["1904-01-01", "1973-12-31"] as const,
  languages: ["en", "ru"],
  tours: ["khalkhin-gol"],
  has: (id: string) => id === "hutou",
};
const problems = (wanted: Record<string, string>): string[] => addressProblems(Object.entries(wanted), PARTS);
const TOURING = { ...PARTS, touring: { id: "khalkhin-gol", step: 2 } };

describe("what an address asks for in vain", () => {
  test("is nothing where all of it is there", () => {
    const wanted = { date: "1945-08-12", from: "1945-08-09", compare: "", view: "6/45/127", select: "hutou" };
    const toured = { ...wanted, tour: "khalkhin-gol", step: "2", language: "ru" };
    assert.deepEqual(addressProblems(Object.entries(toured), TOURING), []);
  });

  for (const typed of [" 1945-08-12", "1945-8-9"])
    test(`is no date that is read, however it is typed: “${typed}”`, () => {
      assert.deepEqual(problems({ date: typed, from: typed, compare: typed }), []);
    });

  for (const [name, value, words] of [
    ["date", "1945-13-01", /^date: “1945-13-01” is not a valid date; expected year-month-day/],
    ["from", "1899-01-01", /^from: 1899-01-01 lies outside this map: 1904-01-01 to 1973-12-31/],
    ["compare", "soon", /^compare: “soon” is not a valid date/],
    ["from", "1945-08-13", /^from: 1945-08-13 comes after the day shown, 1945-08-12$/],
    ["view", "2/89/0", /^view: “2\/89\/0” is no view; .* a latitude from -85 to 85$/],
    ["view", "6/45/1e308", /^view: “6\/45\/1e308” is no view; expected zoom\/latitude\/longitude/],
    ["select", "nowhere", /^select: nothing here has the id “nowhere”/],
    ["tour", "moon", /^tour: “moon” is no tour; there are khalkhin-gol/],
    ["step", "two", /^step: “two” is no step/],
    ["step", "2", /^step: “2” of no tour/],
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

  test("is a part that is given twice: the last counts, and is looked at", () => {
    const given = [["date", "1945-08-09"], ["date", "soon"], ["view", "6/45/127"]] as const; // prettier-ignore
    assert.deepEqual(addressProblems(given, PARTS), [
      "“date” is given 2 times; the last counts, “soon”",
      "date: “soon” is not a valid date; expected year-month-day, as 1945-08-09",
    ]);
  });

  test("is a step that the tour does not have", () => {
    const given = Object.entries({ tour: "khalkhin-gol", step: "99" });
    assert.deepEqual(addressProblems(given, TOURING), ["step: the tour has no step 99; here is 2"]);
  });

  test("is quoted only as far as one reads it", () => {
    assert.ok((problems({ select: "x".repeat(10_000) })[0]?.length ?? 0) < 120);
  });
});
