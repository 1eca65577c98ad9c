import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";

import { toMercator } from "../../../../../campaigns/atlas/web/base/mercator.ts";
import {
  AREAS,
  decodeGuestLayer,
  encodeGuestLayer,
  OPEN_END,
  OPEN_START,
  rowId,
} from "../../../../../campaigns/atlas/web/guests/guest-layer.ts";
import { textsOf } from "../../../../../campaigns/atlas/web/guests/guest-packing.ts";
import { Guests } from "../../../../../campaigns/atlas/web/guests/guests.ts";
import { sampleLayer } from "./sample-layer.ts";

const list = ({ count, at }: { count: number; at: (row: number) => string }): string[] =>
  Array.from({ length: count }, (_, row) => at(row));

test("a layer that travelled is what it was", async () => {
  const layer = sampleLayer({
    rows: [
      { longitude: 118.6, latitude: 47.72, start: 14000, end: 14010, name: "Шум <b>" },
      { longitude: 190, latitude: -10, start: OPEN_START, end: 14010, name: "B" },
      { longitude: 120, latitude: 45, start: 14001, end: OPEN_END, name: "C" },
    ],
    columns: [{ title: "Kind", role: "kind", cells: ["x", "x", "x"] }],
    shapes: [{ row: 2, kind: AREAS, parts: [[Float64Array.of(...toMercator(120, 45), ...toMercator(121, 46))]] }],
  });
  const back = await decodeGuestLayer(await encodeGuestLayer(layer));
  deepEqual([...back.line], [...layer.line]);
  deepEqual([...back.longitude], [118.6, 190, 120]);
  deepEqual([...back.latitude], [47.72, -10, 45]);
  deepEqual([...back.start], [14000, OPEN_START, 14001]);
  deepEqual([...back.end], [14010, 14010, OPEN_END]);
  deepEqual([...back.colour], [...layer.colour]);
  deepEqual(list(back.names), ["Шум <b>", "B", "C"]);
  deepEqual(list(await back.columns[0]!.texts()), ["x", "x", "x"]);
  deepEqual(
    back.shapes.map(({ row, kind }) => [row, kind]),
    [[2, AREAS]],
  );
  const [[line]] = back.shapes[0]!.parts as [[Float64Array]];
  const [x, y] = toMercator(121, 46);
  equal(Math.abs(line[2]! - x) + Math.abs(line[3]! - y) < 1e-7, true);
});

test("a layer gives way to one with its id, and its rows are found by theirs", () => {
  const guests = new Guests([1461, 27027]);
  let told = 0;
  guests.onChange.add(() => (told += 1));
  guests.add(sampleLayer({ rows: [{ name: "A" }] }));
  guests.add(sampleLayer({ rows: [{ name: "A" }, { name: "B" }] }));
  equal(guests.layers.length, 1);
  const found = guests.find("sample/3");
  equal(found?.row, 1);
  equal(found && rowId(found.layer, found.row), "sample/3");
  equal(guests.find("sample/9"), null);
  equal(guests.find("sample/03"), null);
  guests.remove("sample");
  equal(guests.find("sample/3"), null);
  equal(told, 3);
});

test("texts of a list", () => {
  deepEqual(list(textsOf(["a", ""])), ["a", ""]);
});
