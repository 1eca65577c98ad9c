/* Cells of users' tables are read as Python reads them: the same samples are held against both. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { toIso } from "@web/base/days.ts";
import { EXPECTED_DAY } from "@web/base/vocabulary.ts";
import { type DayFirst, readDays } from "@web/guests/cell-days.ts";
import { asNumber } from "@web/guests/cells.ts";
import { type Angle, readAngle, readPair } from "@web/guests/coordinates.ts";
import { CellMistake } from "@web/guests/mistakes.ts";
import samples from "../../../guests/cell_samples.csv";
import { parseRow } from "../csv-rows.ts";

const plain = (number: number): string => String(Number(number.toFixed(6)));
const angle = (found: Angle | null): string => (found ? `${plain(found.degrees)} ${found.axis}`.trim() : "");

/** A cell as days; of one that is none, what is said of it, the list of forms shortened to "a date". */
function days(cell: string, dayFirst: DayFirst): string {
  try {
    return [...new Set(readDays(cell, "", dayFirst))].map(toIso).join(" to ");
  } catch (mistake) {
    assert(mistake instanceof CellMistake);
    const { found, expected, suggestion } = mistake;
    const meant = suggestion ? `; did you mean ${suggestion}?` : "";
    return `found ${found}; expected ${expected === EXPECTED_DAY ? "a date" : expected}${meant}`;
  }
}

const READERS: Readonly<Record<string, (cell: string) => string>> = {
  angle: (cell) => angle(readAngle(cell)),
  pair: (cell) => (readPair(cell) ?? []).map(angle).join(", "),
  day: (cell) => days(cell, null),
  "day, day first": (cell) => days(cell, true),
  "day, month first": (cell) => days(cell, false),
  number: (cell) => {
    const found = asNumber(cell);
    return found === null ? "" : plain(found);
  },
};

for (const row of samples.trim().split("\n").slice(1)) {
  const [reader = "", cell = "", expected] = parseRow(row);
  test(`${reader}: ${cell}`, () => {
    assert.equal(READERS[reader]?.(cell), expected);
  });
}
