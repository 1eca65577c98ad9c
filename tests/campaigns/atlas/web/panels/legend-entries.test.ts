import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Feature } from "@web/base/payload.ts";
import { groundRows, kindTitle, legendRows } from "@web/panels/legend-entries.ts";
import { feature, itemsOf, style } from "../scene/sample-document.ts";

const rows = (...parts: Partial<Feature>[]) => {
  const features = parts.map((part, index) => feature({ id: `f${index}`, stages: [[null, null, []]], ...part }));
  return legendRows(
    itemsOf(features, []).map((item) => item.feature),
    style,
  ).map(({ text }) => text);
};

describe("entries of the legend", () => {
  test("movements come before lands, lands before lines, whatever is drawn first", () => {
    const railway = { layer: "railway", kind: "gauge-1524", closed: false } as const;
    assert.deepEqual(rows(railway, { side: "Japan" }, { layer: "arrow", kind: "advance", side: "Soviet Union" }), [
      "Advance: Soviet Union",
      "Japan",
      "Railway",
    ]);
  });
  test("a withdrawal is not called an advance", () => {
    assert.deepEqual(rows({ layer: "arrow", kind: "withdrawal", side: "Japan" }), ["Withdrawal: Japan"]);
  });
  test("each entry stands once, however many features it explains", () => {
    assert.deepEqual(rows({ side: "Japan" }, { side: "Japan; Manchukuo" }, { layer: "island", side: "Japan" }), [
      "Japan",
    ]);
  });
  test("a route is called by how it moves", () => {
    const route = { layer: "route", kind: "supply", mode: "air", closed: false, side: "Soviet Union" } as const;
    assert.deepEqual(rows(route), ["Transfer by air: Soviet Union"]);
  });
  test("a land of no side and what has no entry are left out", () => {
    assert.deepEqual(rows({ side: "" }, { layer: "event", kind: "battle", closed: false }), []);
  });
  test("the ground has a row for each interval of contours, and for what else is seen", () => {
    const texts = (intervals: number[], marsh: boolean, ...places: string[]) =>
      groundRows({ intervals, marsh, places: new Set(places), several: false }, style).map(({ text }) => text);
    assert.deepEqual(texts([10, 100], true, "village", "pass"), [
      "Height or pass",
      "Contour every 10 m",
      "Contour every 100 m",
      "Marsh",
    ]);
    assert.deepEqual(texts([], false, "village"), []);
    assert.deepEqual(legendRows([], style), []);
  });
  test("kinds of event begin with a capital", () => {
    assert.equal(kindTitle("battle"), "Battle");
  });
});
