import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";

import type { Frame } from "../../../../../campaigns/atlas/web/base/types.ts";
import { DensityCounts } from "../../../../../campaigns/atlas/web/scene/guest-density.ts";
import { colourOfCount } from "../../../../../campaigns/atlas/web/scene/guest-marks.ts";
import { inTiles } from "../../../../../campaigns/atlas/web/scene/guest-painter.ts";

/** 800 × 600 pixels of the map at zoom 2, the corner of whose pane lies 100 pixels right of and 50 below the earth's. */
const frame: Frame = {
  zoom: 2,
  scale: 1024,
  x0: 100,
  y0: 50,
  view: [100 / 1024, 50 / 1024, 900 / 1024, 650 / 1024],
  key: "",
  min: { x: 0, y: 0 },
  max: { x: 800, y: 600 },
};

test("rows are counted in the square of the screen in which they lie", () => {
  const counts = new DensityCounts(frame, 8);
  const place = counts.place(300 / 1024, 201 / 1024);
  deepEqual(counts.corner(place), [196, 150]);
  equal(counts.place(303 / 1024, 207 / 1024), place);
  equal(counts.place(304 / 1024, 201 / 1024) === place, false);
  equal(counts.add(place, 1), 1);
  equal(counts.add(place, 1), 2);
  equal(counts.place(90 / 1024, 0.3), -1, "left of the frame");
  equal(counts.place(0.3, 660 / 1024), -1, "below it");
  const seen: number[][] = [];
  counts.forEach([0, 0, 800, 600], (...each) => seen.push(each));
  deepEqual(seen, [[2, 196, 150]]);
  counts.forEach([300, 0, 800, 600], (...each) => seen.push(each));
  equal(seen.length, 1, "none lies in the other half");
});

test("a square is one step darker for twice as many rows", () => {
  const ramp = ["a", "b", "c"];
  deepEqual(
    [0, 1, 2, 3, 4, 7, 8, 1000].map((count) => colourOfCount(count, ramp)),
    [...[undefined, "a", "b", "b", "c", "c", "c", "c"]],
  );
});

test("a few boxes stay as they are, many become one for each tile or one for all", () => {
  const small = (x: number): [number, number, number, number] => [x, 10, x + 8, 18];
  const few = [1, 50].map(small);
  deepEqual(inTiles(few), few);
  deepEqual(inTiles(Array.from({ length: 20 }, (_, each) => small(each * 10))), [[0, 10, 198, 18]]);
  deepEqual(inTiles(Array.from({ length: 20 }, (_, each) => small(each * 256))), [[0, 10, 19 * 256 + 8, 18]]);
});
