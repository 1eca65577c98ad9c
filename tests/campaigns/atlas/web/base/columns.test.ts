import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { byRow } from "@web/base/columns.ts";

describe("tables by column", () => {
  test("rows come back, each with the fields it had", () => {
    const features = {
      rows: 2,
      columns: {
        id: ["one", "two"],
        stages: { lengths: [2, 1], items: { rows: 3, columns: { day: [1, 2, 3] }, having: {} } },
        note: [""],
      },
      having: { note: "01" },
    };
    assert.deepEqual(byRow({ tables: { features } }), {
      features: [
        { id: "one", stages: [{ day: 1 }, { day: 2 }] },
        { id: "two", stages: [{ day: 3 }], note: "" },
      ],
    });
  });

  test("records keep their names, and what is no table stays as it is", () => {
    const sources = { names: ["a", "b"], items: { rows: 2, columns: { note: ["x", null] }, having: {} } };
    const payload = { title: "Atlas", tables: { sources, natural: [] } };
    assert.deepEqual(byRow(payload), { title: "Atlas", sources: { a: { note: "x" }, b: { note: null } }, natural: [] });
  });

  test("lists of lists come back in their lengths, the empty ones, too", () => {
    const places = { lengths: [0, 2], items: { lengths: [1, 2], items: [[7], [8], [9]] } };
    assert.deepEqual(byRow({ tables: { places } }), { places: [[], [[[7]], [[8], [9]]]] });
  });
});
