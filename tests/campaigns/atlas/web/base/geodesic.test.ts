import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { geodesicDistance, greatCircle } from "@web/base/geodesic.ts";
import type { LatLon } from "@web/base/types.ts";

describe("length on the ellipsoid", () => {
  /* Metres by C. Karney's algorithm (PROJ, WGS 84). */
  const known: [LatLon, LatLon, number][] = [
    [[45.75, 126.63], [43.12, 131.9], 511155.621],
    [[55.75, 37.62], [35.68, 139.76], 7501522.811],
    [[43.08, -70.76], [53, 158.65], 8358990.686],
    [[50, 179.5], [50, -179.5], 71695.22],
    [[0, 0], [0, 90], 10018754.171],
    [[47.7, 118.6], [47.7, 118.6], 0],
    [[47.69, 118.6], [47.691, 118.601], 134.155],
    [[10, 0], [-10.2, 179.9], 19981121.598],
    [[0, 0], [0, 180], 20003931.459],
    [[46, 128], [-46, -52], 20003931.459],
  ];
  for (const [from, to, metres] of known)
    test(`${from.join("/")} to ${to.join("/")} is ${metres} m`, () => {
      const length = geodesicDistance(from, to);
      assert.ok(Math.abs(length - metres) <= Math.max(0.01, metres * 1e-4), String(length));
    });
});

describe("great circle", () => {
  test("begins and ends at its ends", () => {
    const line = greatCircle([45.75, 126.63], [43.12, 131.9], 8);
    assert.equal(line.length, 9);
    assert.deepEqual(line[0], [45.75, 126.63]);
    line.at(-1)?.forEach((value, index) => assert.ok(Math.abs(value - [43.12, 131.9][index]!) < 1e-9));
  });

  test("longitudes run on past 180°", () => {
    const longitudes = greatCircle([50, 170], [50, -170]).map(([, longitude]) => longitude);
    assert.ok(Math.abs(longitudes.at(-1)! - 190) < 1e-9);
    assert.deepEqual(
      longitudes,
      [...longitudes].sort((a, b) => a - b),
    );
  });
});
