import { deepEqual, equal } from "node:assert/strict";
import { describe, test } from "node:test";

import { AREAS, OPEN_END, OPEN_START } from "../../../../../campaigns/atlas/web/guests/guest-layer.ts";
import { GuestIndex } from "../../../../../campaigns/atlas/web/guests/guest-index.ts";
import { findRows } from "../../../../../campaigns/atlas/web/guests/guest-search.ts";
import { ShownRows } from "../../../../../campaigns/atlas/web/guests/guest-times.ts";
import { Guests } from "../../../../../campaigns/atlas/web/guests/guests.ts";
import { sampleLayer } from "./sample-layer.ts";

const RANGE = [1461, 27027] as const;
/** Rows all over the days and the theatre, the same each time. */
const rows = Array.from({ length: 3000 }, (_, row) => {
  const start = row % 50 ? 1000 + ((row * 7919) % 27000) : OPEN_START;
  const end = row % 70 ? Math.max(start, 1000) + ((row * 31) % 90) : OPEN_END;
  return { start, end, longitude: 115 + ((row * 13) % 200) / 10, latitude: 40 + ((row * 17) % 150) / 10 };
});
const layer = sampleLayer({ rows });
const index = new GuestIndex(layer, RANGE);
const lasting = (from: number, day: number): number[] =>
  rows.flatMap(({ start, end }, row) => (start <= day && end >= from ? [row] : []));
const on = (shown: ShownRows): number[] => [...shown.on].flatMap((each, row) => (each ? [row] : []));

describe("rows that are shown", () => {
  test("are those that last on a day of the window, whatever way the clock went", () => {
    const shown = new ShownRows(index.times, layer.count);
    const windows = [
      [9000, 9000],
      [9001, 9001],
      [9001, 9002],
      [8990, 9002],
      [8990, 8995],
      [8980, 8980],
      [1461, 27027],
      [27027, 27027],
      [1461, 1461],
    ] as const;
    for (const [from, day] of windows) {
      shown.move(from, day);
      deepEqual(on(shown), lasting(from, day), `from ${from} to ${day}`);
      equal(shown.count, lasting(from, day).length);
    }
  });

  test("a step tells of those that came or went, and of no others", () => {
    const shown = new ShownRows(index.times, layer.count);
    shown.move(9000, 9000);
    const [before, after] = [new Set(lasting(9000, 9000)), new Set(lasting(9003, 9003))];
    const changed = [...before].filter((row) => !after.has(row)).concat([...after].filter((row) => !before.has(row)));
    deepEqual(new Set(shown.move(9003, 9003)), new Set(changed));
    deepEqual(shown.move(9003, 9003), []);
  });

  test("are counted over spans of days", () => {
    for (const [from, to] of [
      [9000, 9030],
      [1461, 27027],
      [27000, 27027],
    ] as const)
      equal(index.times.countBetween(from, to), lasting(from, to).length);
  });
});

describe("where rows lie", () => {
  test("a box has those within it, once each", () => {
    const box = [0.83, 0.35, 0.86, 0.37] as const;
    const found: number[] = [];
    index.grid.forEach([...box], (row) => found.push(row));
    const within = rows.flatMap((_, row) => {
      const [x, y] = [index.x[row]!, index.y[row]!];
      return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] ? [row] : [];
    });
    equal(within.length > 100, true);
    deepEqual(
      found.sort((a, b) => a - b),
      within,
    );
  });

  test("all of one place, and none at all", () => {
    const same = new GuestIndex(sampleLayer({ rows: [{}, {}, {}] }), RANGE);
    let found = 0;
    same.grid.forEach([0, 0, 1, 1], () => (found += 1));
    equal(found, 3);
    const none = new GuestIndex(sampleLayer({ rows: [] }), RANGE);
    none.grid.forEach([0, 0, 1, 1], () => (found += 1));
    equal(found, 3);
  });

  test("a line or area is no point as well", () => {
    const area = { row: 1, kind: AREAS, parts: [[Float64Array.of(0.8, 0.3, 0.81, 0.3, 0.81, 0.31)]] };
    const mixed = new GuestIndex(sampleLayer({ rows: [{}, {}], shapes: [area] }), RANGE);
    const found: number[] = [];
    mixed.grid.forEach([0, 0, 1, 1], (row) => found.push(row));
    deepEqual(found, [0]);
    equal(mixed.shapesOf(1).length, 1);
  });
});

test("a search finds rows by words of their names and columns, however they are written", async () => {
  const guests = new Guests(RANGE);
  guests.add(
    sampleLayer({
      rows: [{ name: "Shots at the Lake" }, { name: "Налёт" }, { name: "Lake" }],
      columns: [{ title: "remark", role: "", cells: ["", "Jägerhaus", "shots"] }],
    }),
  );
  const found = async (text: string, most = 9): Promise<unknown> => {
    const { rows: hits, more } = await findRows(guests, text, most, () => true);
    return [hits.map(({ row }) => row), more];
  };
  deepEqual(await found("lake SHOTS"), [[0, 2], false]);
  deepEqual(await found("jager"), [[1], false]);
  deepEqual(await found("налет"), [[1], false]);
  deepEqual(await found("lake", 1), [[0], true]);
  deepEqual(await found("nothing"), [[], false]);
  deepEqual(await found(" ! "), [[], false]);
});
