import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { closestZoom } from "@web/closest-zoom.ts";

const sheet = (lastZoom: number, bounds: [number, number, number, number]): Parameters<typeof closestZoom>[1][0] => ({
  lastZoom,
  relief: { bounds },
});

describe("the closest zoom", () => {
  const sheets = [sheet(13, [130, 42, 131.4, 43]), sheet(11, [130.5, 42, 133, 46])];

  test("is that of the finest sheet at a place", () => {
    assert.equal(closestZoom({ lat: 42.4, lng: 130.6 }, sheets, 12), 13);
    assert.equal(closestZoom([42.4, 130.6], sheets, 12), 13);
  });

  test("is no farther out on a coarser sheet than where there is none", () => {
    assert.equal(closestZoom({ lat: 45, lng: 132 }, sheets, 12), 12);
    assert.equal(closestZoom({ lat: 35, lng: 135 }, sheets, 12), 12);
  });
});
