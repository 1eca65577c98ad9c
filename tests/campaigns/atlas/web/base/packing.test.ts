import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toLatLng, toMercator } from "@web/base/mercator.ts";
import { decodeBase64 } from "@web/base/base64.ts";
import { unpackLines } from "@web/base/packing.ts";
import type { Line } from "@web/base/types.ts";

/* Written by packing.py: a line, and two squares that share an edge. */
const PACKED = {
  scale: 10000,
  arcs: 4,
  lines: 3,
  codes:
    "20201,1000000000000000000000000000000000000000000000000000300000000000000000000030000033,101,10000001,,2000000000000000000000000000000000000000000000002000000022,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,0000000000000000000000000000000000000000000000001,,1,,1,,1,,0000000000000000000000000000000000000000000000000000000001,000000000000000000000000000000000000000000000000000011,000000000000000000000000000000000000000000000000000000001,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,0000000000000000000000000000000000000000000010000000000000000000000000000001,,,,,,,,,,,,1,,,1",
  data: "8k+Ard0FxBxDiMYaLoocI4gHEBuIC4gOIBOIA4gOICU",
};

/** A line that turns left and right, goes back on itself and takes a long step. */
const WINDING = {
  scale: 1,
  arcs: 1,
  lines: 1,
  codes:
    "0000000000001,1,1,1,,000000001,,,,0000000000000000000001,,,,000000001,000000001,1002002,,,0001,,,,,1,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,00000000000001,001000001,,,,,,,,,00010000001,,,0000001,,,,0000002201,0011,,,,,,,,,,,,,,,,,,,,,,1",
  data: "Yi1ZDYkQAA",
};
const WINDING_POINTS = [
  [0, 0],
  [5, 1],
  [9, 1],
  [14, 4],
  [13, 9],
  [9, 12],
  [4, 12],
  [0, 9],
  [0, 4],
  [1, 4],
  [-40, 4],
  [-40, -6],
  [-41, -5],
];

/** Longitudes and latitudes of a line, to the grid it was packed on. */
const degrees = (line: Line | undefined, scale = 10_000): number[][] => {
  assert.ok(line);
  return Array.from({ length: line.length / 2 }, (_, index) => {
    const { lat, lng } = toLatLng(line.subarray(2 * index, 2 * index + 2));
    return [Math.round(lng * scale) / scale + 0, Math.round(lat * scale) / scale + 0];
  });
};

describe("packed lines", () => {
  const lines = unpackLines(PACKED);

  test("a line comes back point by point", () => {
    assert.deepEqual(degrees(lines.at(0)), [
      [120, 45],
      [120.5, 45.25],
      [121, -1],
    ]);
  });

  test("a ring of two arcs is joined without a point twice", () => {
    assert.deepEqual(degrees(lines.at(1)), [
      [2, 0],
      [2, 1],
      [0, 1],
      [0, 0],
      [2, 0],
    ]);
  });

  test("a shared arc is read backwards", () => {
    assert.deepEqual(degrees(lines.at(2)).slice(-2), [
      [2, 1],
      [2, 0],
    ]);
  });

  test("rings are closed", () => {
    for (const line of [lines.at(1), lines.at(2)]) assert.deepEqual(line?.slice(0, 2), line?.slice(-2));
  });

  test("steps of many bits and below zero", () => {
    const lines = unpackLines({
      scale: 100,
      arcs: 1,
      lines: 1,
      codes:
        "1,0000000000000000000000000000000000000000000000000100000001,1,1,,0000000000000000000000000000000000000000000000000000000000001,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,0000000000000000000000000000000000000000000000000000001",
      data: "TKDuAygRSAA",
    });
    assert.deepEqual(degrees(lines.at(0), 100), [
      [-180, -60],
      [180, 85],
    ]);
  });

  test("a line that turns all ways comes back", () => {
    assert.deepEqual(degrees(unpackLines(WINDING).at(0), 1), WINDING_POINTS);
  });

  test("bits that no code has are named", () => {
    assert.throws(
      () => unpackLines({ ...WINDING, codes: WINDING.codes.replace(/[1-9]/, "2"), data: "////" }),
      RangeError,
    );
  });

  test("nothing packed is no lines", () => {
    assert.equal(unpackLines({ scale: 10_000, arcs: 0, lines: 0, codes: "", data: "" }).length, 0);
  });

  test("base64 gives its bytes", () => {
    assert.deepEqual([...decodeBase64("AP8Q")], [0, 255, 16]);
  });
});

describe("Mercator square", () => {
  test("the middle of the earth is the middle of the square", () => {
    assert.deepEqual(toMercator(0, 0), [0.5, 0.5]);
  });

  test("east is right, north is up", () => {
    const [x, y] = toMercator(90, 45);
    assert.equal(x, 0.75);
    assert.ok(Math.abs(y - 0.359725) < 1e-6, String(y));
  });

  test("latitudes end where the square does", () => {
    assert.ok(Math.abs(toMercator(0, 90)[1]) < 1e-6);
    assert.ok(Math.abs(toMercator(0, -90)[1] - 1) < 1e-6);
  });

  test("a position comes back", () => {
    const { lat, lng } = toLatLng(toMercator(131.9, 43.12));
    assert.ok(Math.abs(lat - 43.12) < 1e-10 && Math.abs(lng - 131.9) < 1e-10);
  });
});
