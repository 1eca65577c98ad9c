/* Where the bars of phases stand in the strip of a card. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import type { Dossier } from "@web/base/payload.ts";
import { barsOf, besideEvent, spanOf, withPlace } from "@web/panels/phase-strip.ts";

describe("the strip of phases", () => {
  test("it runs over the drawn date of the event and all phases, not over other dates claimed", () => {
    const dates = [
      { start: 100, end: 110 },
      { start: 50, end: 200 },
    ];
    const phases = [
      { start: 95, end: 99 },
      { start: 104, end: 112 },
    ];
    assert.deepEqual(spanOf({ dates, phases } as unknown as Dossier), { start: 95, end: 112 });
  });

  test("the place of a phase is told where its name does not have it", () => {
    assert.equal(withPlace({ name: "Night attacks", place: "Remizov Height" }), "Night attacks, Remizov Height");
    assert.equal(withPlace({ name: "Fight for Bain-Tsagan", place: "Bain-Tsagan" }), "Fight for Bain-Tsagan");
    assert.equal(withPlace({ name: "Night attacks", place: "" }), "Night attacks");
  });

  test("a bar has its share of the days, both ends included", () => {
    const [bar] = barsOf([{ start: 102, end: 104 }], 100, 109);
    assert.deepEqual(bar, { left: 0.2, width: 0.3, lane: 0 });
  });

  test("bars that share a day stand in different lanes, others in one, whatever their order", () => {
    const spans = [
      { start: 106, end: 109 },
      { start: 100, end: 103 },
      { start: 103, end: 105 },
      { start: 104, end: 105 },
    ];
    assert.deepEqual(
      barsOf(spans, 100, 109).map(({ lane }) => lane),
      [0, 0, 1, 0],
    );
  });

  test("a day in a long span is wide enough to be hit, and stays within the strip", () => {
    const [first, last] = barsOf(
      [
        { start: 0, end: 0 },
        { start: 999, end: 999 },
      ],
      0,
      999,
    );
    assert.equal(first?.width, 0.085);
    assert.equal(last?.width, 0.085);
    assert.equal(last.left, 1 - 0.085);
  });
});

describe("a phase and the days of its event", () => {
  const event = { start: 100, end: 110 };
  test("it is before or after where they share no day", () => {
    assert.equal(besideEvent({ start: 90, end: 99 }, event), "before");
    assert.equal(besideEvent({ start: 111, end: 111 }, event), "after");
  });
  test("it is neither where they share one", () => {
    assert.equal(besideEvent({ start: 90, end: 100 }, event), "");
    assert.equal(besideEvent({ start: 110, end: 200 }, event), "");
    assert.equal(besideEvent({ start: 1, end: 2 }, undefined), "");
  });
});
