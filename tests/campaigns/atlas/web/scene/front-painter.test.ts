import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { stationsAlong } from "@web/scene/front-painter.ts";

describe("teeth of a front", () => {
  test("they stand at equal distances along the line, half of one from its ends, also round a corner", () => {
    const stations = stationsAlong(Float64Array.from([0, 0, 25, 0, 25, 25]), 10);
    assert.deepEqual(
      stations.map(({ point }) => point),
      [
        [5, 0],
        [15, 0],
        [25, 0],
        [25, 10],
        [25, 20],
      ],
    );
    assert.deepEqual(stations[0]?.along, [1, 0]);
    assert.deepEqual(stations.at(-1)?.along, [0, 1]);
  });

  test("a point that is there twice, and a line shorter than half a distance, have none", () => {
    assert.deepEqual(stationsAlong(Float64Array.from([3, 3, 3, 3]), 10), []);
    assert.deepEqual(stationsAlong(Float64Array.from([0, 0, 4, 0]), 10), []);
  });
});
