import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Feature, Payload } from "@web/base/payload.ts";
import { isCovered, isPhaseDrawn } from "@web/scene/phases.ts";
import { symbologyOf } from "@web/scene/symbology.ts";
import { feature, style } from "./sample-document.ts";

/** A phase of a battle of the days 100 to 110, from one day to another. */
function phase(end: number, parts: Partial<Feature> = {}) {
  const whole = feature({ layer: "phase", dossier: "battle", closed: false, rank: 2, ...parts });
  const battle = { dates: [{ start: 100, end: 110 }], axes: [] } as unknown as Payload["dossiers"][string];
  const symbology = symbologyOf(whole, { style, dossiers: { battle }, formations: {} });
  return { feature: { ...whole, note: "", symbology } as never, end };
}

describe("whether a phase is drawn", () => {
  test("from the zoom of its rank on", () => {
    assert.deepEqual(
      [6.9, 7].map((zoom) => isPhaseDrawn(phase(105), zoom, 103)),
      [false, true],
    );
  });

  test("at the place of its event it is on days that the event does not have", () => {
    const before = phase(99, { covered: true });
    const into = phase(103, { covered: true });
    assert.equal(isPhaseDrawn(before, 9, 98), true);
    assert.equal(isPhaseDrawn(into, 9, 99), true);
    assert.equal(isPhaseDrawn(into, 9, 100), false);
    assert.equal(isPhaseDrawn(phase(103), 9, 100), true);
  });

  test("one that has ended is covered as it was on its last day", () => {
    assert.equal(isCovered(phase(103, { covered: true }), 120), true);
    assert.equal(isCovered(phase(99, { covered: true }), 105), false);
  });
});
