import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { describeMeasurement, formatDistance, formatRoughDistance, hintFor, linesOfWay } from "@web/panels/distance.ts";

describe("writing a distance", () => {
  test("metres up to a kilometre, then fewer decimals the longer it is", () => {
    assert.deepEqual(
      [0, 12.4, 999.4, 1000, 4321, 9999, 10_000, 45_678, 99_940, 100_000, 5_912_345].map(formatDistance),
      ["0 m", "12 m", "999 m", "1.00 km", "4.32 km", "10.00 km", "10.0 km", "45.7 km", "99.9 km", "100 km", "5,912 km"],
    );
  });

  test("roughly, with two significant figures", () => {
    assert.deepEqual([0.4, 3.2, 45.4, 987, 5912].map(formatRoughDistance), [
      "0 km",
      "3 km",
      "45 km",
      "990 km",
      "5,900 km",
    ]);
  });

  test("of a line, with its legs", () => {
    assert.deepEqual(
      [
        describeMeasurement(0, 0),
        describeMeasurement(0, 1),
        describeMeasurement(517_200, 2),
        describeMeasurement(800, 4),
      ],
      ["Distance", "Distance", "517 km over 1 leg", "800 m over 3 legs"],
    );
  });

  test("the hint follows what is set", () => {
    assert.match(hintFor(0, false), /first point/);
    assert.match(hintFor(2, false), /next point/);
    assert.match(hintFor(2, true), /another line/);
  });
});

describe("the way on the map", () => {
  test("is one line from end to end", () => {
    const [way, ...others] = linesOfWay([55.75, 37.62], [43.1, 131.9]);
    assert.equal(others.length, 0);
    assert.deepEqual(way?.[0], [55.75, 37.62]);
    const [latitude = 0, longitude = 0] = way?.at(-1) ?? [];
    assert.ok(Math.hypot(latitude - 43.1, longitude - 131.9) < 1e-6);
    assert.ok(Math.max(...(way ?? []).map(([each]) => each)) > 60, "the shortest way leads far to the north");
  });

  test("is drawn once across 180°, where the map goes on", () => {
    const [way, ...others] = linesOfWay([43.1, 131.9], [47.6, 237.7]);
    assert.equal(others.length, 0);
    assert.ok(Math.abs((way?.at(-1)?.[1] ?? NaN) - 237.7) < 1e-6);
  });

  test("is drawn a second time where it leaves the map at its seam", () => {
    const ways = linesOfWay([51.5, -0.1], [40.7, 286]);
    const ends = ways.map((way) => [way[0]?.[1] ?? NaN, way.at(-1)?.[1] ?? NaN].map(Math.round));
    assert.deepEqual(ends, [
      [-0, -74],
      [360, 286],
    ]);
  });

  test("is drawn a second time where its ends are written a turn apart", () => {
    const ways = linesOfWay([35, 140], [37, -122]);
    assert.equal(ways.length, 2);
    const ends = ways.map((way) => way.at(-1)?.[1] ?? NaN);
    assert.ok(Math.abs((ends[0] ?? 0) - 238) < 1e-6, "on beyond 180° east");
    assert.ok(Math.abs((ends[1] ?? 0) + 122) < 1e-6, "and where the point is");
  });
});
