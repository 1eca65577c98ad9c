import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dateProblem } from "@web/time/date-fields.ts";

const RANGE = ["1904-02-08", "1973-12-31"] as const;

describe("typed dates", () => {
  for (const text of ["1904-02-08", "1945-08", "1973-12-31", "9 August 1945"])
    test(`“${text}” is taken`, () => {
      assert.equal(dateProblem(text, RANGE), "");
    });

  test("what is not a date is named, with how to write one", () => {
    assert.equal(
      dateProblem("1939-02-30", RANGE),
      "“1939-02-30” is not a valid date. Write year-month-day, as 1945-08-09, or 9 August 1945.",
    );
  });

  test("a day outside the map is named with the days of the map", () => {
    const problem = "1 January 1900 lies outside this map: 1904-02-08 to 1973-12-31.";
    assert.equal(dateProblem("1900-01-01", RANGE), problem);
  });
});
