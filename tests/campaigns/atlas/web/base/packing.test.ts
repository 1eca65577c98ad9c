import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toLatLng, toMercator } from "@web/base/mercator.ts";
import { decodeBase64, unpackLines } from "@web/base/packing.ts";
import type { Line } from "@web/base/types.ts";

/* Written by packing.py: a line, and two squares that share an edge. */
const PACKED = {
  scale: 10000,
  lengths: [3, 2, 4, 4],
  data: "g4npCg9ubw4Jo8Ew4JnqncginBAAgxTginBgxT/hnBAA/wTginBAginBAginBAAgxT/hnBA",
  lines: [[0], [1, 2], [3, -2]],
};

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
    assert.deepEqual(degrees(lines[0]), [
      [120, 45],
      [120.5, 45.25],
      [121, -1],
    ]);
  });

  test("a ring of two arcs is joined without a point twice", () => {
    assert.deepEqual(degrees(lines[1]), [
      [2, 0],
      [2, 1],
      [0, 1],
      [0, 0],
      [2, 0],
    ]);
  });

  test("a shared arc is read backwards", () => {
    assert.deepEqual(degrees(lines[2]).slice(-2), [
      [2, 1],
      [2, 0],
    ]);
  });

  test("rings are closed", () => {
    for (const line of lines.slice(1)) assert.deepEqual(line.slice(0, 2), line.slice(-2));
  });

  test("a line of one arc is that arc, not a copy", () => {
    const [first, second] = unpackLines({ ...PACKED, lines: [[0], [0]] });
    assert.equal(first, second);
  });

  test("steps of many bytes and below zero", () => {
    const [line] = unpackLines({ scale: 100, lengths: [2], data: "/kjB/2LgqmCoqc", lines: [[0]] });
    assert.deepEqual(degrees(line, 100), [
      [-180, -60],
      [180, 85],
    ]);
  });

  test("nothing packed is no lines", () => {
    assert.deepEqual(unpackLines({ scale: 10_000, lengths: [], data: "", lines: [] }), []);
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
