import { deepEqual, equal } from "node:assert/strict";
import { describe, test } from "node:test";

import { middleOf, ShownSquares, spanOf } from "../../../../../campaigns/atlas/web/guests/shown-squares.ts";
import { countsOf, sampleTile, type SquareRow } from "./sample-tile.ts";

/** Days 100 to 159, ten in each span. */
const SPANS = { first: 100, days: 10, count: 6 };
/** Rows of every length, some of which began before all spans or last beyond them, the same each time. */
const rows = Array.from({ length: 400 }, (_, row): SquareRow => {
  const from = row % 30 ? (row * 37) % 6 : -1;
  return { square: (row * 101) % 7, from, to: row % 40 ? Math.max(0, from) + ((row * 13) % 3) : 9 };
});
const shownIn = (shown: ShownSquares): number[] => [...shown.counts.subarray(0, 7)];

test("a day lies in its span, one before or after all in the first or last", () => {
  deepEqual(
    [-7, 100, 109, 110, 159, 160, 9000].map((day) => spanOf(day, SPANS)),
    [0, 0, 0, 1, 5, 5, 5],
  );
});

test("a square stands where its tile does, in the unit Mercator square", () => {
  const tile = { ...sampleTile([], SPANS, [6]), z: 3, x: 9, y: 2 };
  deepEqual(middleOf(tile, 0), [(9 * 64 + 0.5) / 512, (2 * 64 + 0.5) / 512]);
  deepEqual(middleOf(tile, 64 * 63 + 1), [(9 * 64 + 1.5) / 512, (2 * 64 + 63.5) / 512]);
});

describe("squares that are shown", () => {
  const windows = [
    [115, 115],
    [116, 119],
    [120, 129],
    [125, 155],
    [105, 155],
    [10, 112],
    [10, 10],
    [155, 155],
    [100, 300],
    [100, 100],
  ] as const;
  for (const [title, sizes] of [
    ["of one piece", [6]],
    ["of several", [1, 2, 3]],
  ] as const)
    test(`count what lasts on some day of the spans of a window, whatever way the clock went: ${title}`, () => {
      const shown = new ShownSquares(sampleTile(rows, SPANS, sizes));
      for (const [from, day] of windows) {
        shown.move(from, day);
        deepEqual(shownIn(shown), countsOf(rows, spanOf(from, SPANS), spanOf(day, SPANS)), `from ${from} to ${day}`);
      }
    });

  test("a step tells what it changed; one within a span changes nothing", () => {
    const shown = new ShownSquares(sampleTile(rows, SPANS, [2, 4]));
    equal(shown.move(125, 125), null, "all is new");
    deepEqual(shown.move(121, 129), []);
    const counts = shownIn(shown);
    const changes = shown.move(131, 131) ?? [];
    equal(changes.length > 0, true);
    for (let at = 0; at < changes.length; at += 2) counts[changes[at]!]! += changes[at + 1]!;
    deepEqual(counts, countsOf(rows, 3, 3));
  });

  test("are none on days whose piece is not here, and all again on those whose is", () => {
    const tile = sampleTile(rows, SPANS, [2, 2, 2]);
    const shown = new ShownSquares({ ...tile, pieces: tile.pieces.slice(1, 2) });
    equal(shown.move(125, 125), null);
    equal(shown.move(145, 145), null);
    deepEqual(shownIn(shown), countsOf([], 0, 0));
    shown.move(135, 135);
    deepEqual(shownIn(shown), countsOf(rows, 3, 3));
  });
});
