import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { onMap, SEAM, written } from "@web/base/longitudes.ts";

describe("a longitude", () => {
  test("has one place on the map", () => {
    assert.deepEqual([131.9, -122, 238, 598, -175, 185].map(onMap), [131.9, 238, 238, 238, 185, 185]);
    assert.deepEqual([SEAM, SEAM + 360, SEAM - 360].map(onMap), [SEAM, SEAM, SEAM]);
  });

  test("is written from -180 to 180", () => {
    assert.deepEqual([131.9, 238, 185, 180, -180, 438].map(written), [131.9, -122, -175, 180, -180, 78]);
  });

  test("is the same place after either", () => {
    for (let longitude = -540; longitude <= 540; longitude += 7.25) {
      const [there, text] = [onMap(longitude), written(longitude)];
      assert.ok(there >= SEAM && there < SEAM + 360);
      assert.ok(Math.abs(text) <= 180);
      assert.equal(onMap(text), there);
      assert.ok(Number.isInteger((there - longitude) / 360));
    }
  });
});
