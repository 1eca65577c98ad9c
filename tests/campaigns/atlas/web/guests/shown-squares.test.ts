import { deepEqual, equal } from "node:assert/strict";
import { describe, test } from "node:test";

import { binOf, middleOf, ShownSquares } from "../../../../../campaigns/atlas/web/guests/shown-squares.ts";
import { countsOf, sampleTile, type SquareRow } from "./sample-tile.ts";

const BINS = [0, 10, 20, 30, 40, 50];
/** Rows of every length, some of which began before all bins or never end, the same each time. */
const rows = Array.from({ length: 400 }, (_, row): SquareRow => {
  const start = row % 30 ? (row * 37) % 60 : -100;
  return { square: (row * 101) % 7, start, end: row % 40 ? start + ((row * 13) % 25) : 10_000 };
});
const shownIn = (shown: ShownSquares): number[] => [...shown.counts.subarray(0, 7)];

test("a day lies in the last bin that begins by then", () => {
  const bins = Int32Array.from(BINS);
  deepEqual(
    [-5, 0, 9, 10, 49, 50, 1000].map((day) => binOf(day, bins)),
    [-1, 0, 0, 1, 4, 5, 5],
  );
});

test("a square stands where its tile does, in the unit Mercator square", () => {
  const tile = { ...sampleTile([], BINS, [6]), z: 3, x: 9, y: 2 };
  deepEqual(middleOf(tile, 0), [(9 * 64 + 0.5) / 512, (2 * 64 + 0.5) / 512]);
  deepEqual(middleOf(tile, 64 * 63 + 1), [(9 * 64 + 1.5) / 512, (2 * 64 + 63.5) / 512]);
});

describe("squares that are shown", () => {
  const windows = [
    [15, 15],
    [16, 19],
    [20, 29],
    [25, 55],
    [5, 55],
    [-20, 12],
    [-20, -20],
    [55, 55],
    [0, 0],
  ] as const;
  for (const [title, sizes] of [
    ["in one window", [6]],
    ["in several", [1, 2, 3]],
  ] as const)
    test(`count what lasts on some day of the bins of a window of days, whatever way the clock went: ${title}`, () => {
      const shown = new ShownSquares(sampleTile(rows, BINS, sizes));
      for (const [from, day] of windows) {
        shown.move(from, day);
        deepEqual(shownIn(shown), countsOf(rows, BINS, from, day), `from ${from} to ${day}`);
      }
    });

  test("a step tells what it changed, and of none within a bin", () => {
    const shown = new ShownSquares(sampleTile(rows, BINS, [2, 4]));
    equal(shown.move(15, 15), null, "all is new");
    deepEqual(shown.move(12, 19), []);
    const counts = shownIn(shown);
    const changes = shown.move(25, 25) ?? [];
    equal(changes.length > 0, true);
    for (let at = 0; at < changes.length; at += 2) counts[changes[at]!]! += changes[at + 1]!;
    deepEqual(counts, countsOf(rows, BINS, 25, 25));
  });

  test("are none on days whose window is not here, and all again on those that are", () => {
    const tile = sampleTile(rows, BINS, [2, 2, 2]);
    const shown = new ShownSquares({ ...tile, windows: tile.windows.slice(1, 2) });
    equal(shown.move(25, 25), null);
    equal(shown.move(45, 45), null);
    deepEqual(shownIn(shown), [0, 0, 0, 0, 0, 0, 0]);
    shown.move(35, 35);
    deepEqual(shownIn(shown), countsOf(rows, BINS, 35, 35));
  });
});
