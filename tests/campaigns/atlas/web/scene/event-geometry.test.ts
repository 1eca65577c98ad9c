import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Feature } from "@web/base/payload.ts";
import { symbologyOf } from "@web/scene/symbology.ts";
import { feature, style } from "./sample-document.ts";
import { ringRadius, symbolRadius } from "@web/scene/event-geometry.ts";

type Sized = Pick<Feature, "rank" | "layer"> & { symbology: ReturnType<typeof symbologyOf> };

/** An event of a rank, or a phase of one. */
const event = (rank: number, layer: "event" | "phase" = "event"): Sized => {
  const parts: Feature = feature({ layer, closed: false, rank });
  return { rank, layer, symbology: symbologyOf(parts, { style, dossiers: {}, formations: {} }) };
};

describe("size of the symbols of events", () => {
  test("a symbol grows with the zoom, up to two pixels, and is smaller in each rank, down to five", () => {
    const radii = [3, 5, 7, 10, 12].map((zoom) => symbolRadius(event(1), zoom));
    assert.deepEqual(
      radii.map((radius) => Math.round(radius * 10) / 10),
      [8.2, 9, 9.8, 11, 11],
    );
    assert.deepEqual(
      [1, 2, 3, 4].map((rank) => symbolRadius(event(rank), 10)),
      [11, 9.5, 8, 6.5],
    );
  });

  test("the symbol of a phase is a share of that of its event, and never a dot", () => {
    assert.deepEqual(
      [1, 2, 3, 4].map((rank) => symbolRadius(event(rank, "phase"), 10)),
      [5.5, 4.75, 4, 3.25],
    );
    assert.equal(symbolRadius(event(4, "phase"), 4), 2.5);
  });

  test("a dot is larger for the more important", () => {
    assert.equal(symbolRadius(event(3), 4), 3.4);
    assert.equal(symbolRadius(event(4), 4), 2.6);
  });

  test("the ring of an uncertain place has its kilometres, farther out and for vast areas there is none", () => {
    const scale = (zoom: number) => ({ scale: 256 * 2 ** zoom });
    const metresPerPixel = (40_075_000 * Math.cos(Math.PI / 4)) / (256 * 2 ** 8);
    const { symbology } = event(1);
    const radius = ringRadius({ ring: 20, latitude: 45, symbology }, scale(8));
    assert.ok(Math.abs(radius - 20_000 / metresPerPixel) < 0.001, String(radius));
    assert.equal(ringRadius({ ring: 20, latitude: 45, symbology }, scale(4)), 0);
    assert.equal(ringRadius({ ring: 61, latitude: 45, symbology }, scale(8)), 0);
    assert.equal(ringRadius({ symbology }, scale(8)), 0);
  });
});
