import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fromIso } from "@web/base/days.ts";
import { toMercator } from "@web/base/mercator.ts";
import { drawListOf } from "@web/scene/items.ts";
import { feature, itemsOf, square } from "./sample-document.ts";

const day = (iso: string): number => Number(fromIso(iso));
const lines = [square(120, 40, 130, 50), square(122, 42, 124, 44), square(140, 50, 143, 54)];

const arrow = feature({
  id: "khalkhin-gol/7th-division",
  layer: "arrow",
  kind: "advance",
  axis: "7th-division",
  growth: { line: 2, ends: [1, 2, 4], strength: 0.5, step: 2 },
  stages: [
    [day("1939-07-01"), day("1939-07-02"), []],
    [day("1939-07-03"), day("1939-07-05"), []],
    [day("1939-07-06"), day("1939-07-20"), []],
  ],
});

describe("items of a document", () => {
  test("a feature that is always there has open ends, and days beyond all others", () => {
    const [item] = itemsOf([feature()], lines);
    assert.ok(item);
    assert.deepEqual([item.id, item.from, item.to], ["manchukuo", null, null]);
    assert.ok(item.start < day("1850-01-01") && item.end > day("2100-01-01"));
    assert.deepEqual(item.shape.parts, [[lines[0]]]);
  });

  test("each stage of a movement is an item with the day in its id, and knows the next", () => {
    const items = itemsOf([feature(), arrow], lines);
    assert.deepEqual(
      items.map(({ id }) => id),
      [
        "manchukuo",
        "khalkhin-gol/7th-division@1939-07-01",
        "khalkhin-gol/7th-division@1939-07-03",
        "khalkhin-gol/7th-division@1939-07-06",
      ],
    );
    assert.deepEqual(
      items.map(({ index, position, next }) => [index, position, next?.index ?? null]),
      [
        [0, 0, null],
        [1, 0, 2],
        [2, 1, 3],
        [3, 2, null],
      ],
    );
  });

  test("stages of a feature that does not move keep its id", () => {
    const grown = feature({
      stages: [
        [null, 10, [[0]]],
        [11, null, [[1]]],
      ],
    });
    assert.deepEqual(
      itemsOf([grown], lines).map(({ id, from, to }) => [id, from, to]),
      [
        ["manchukuo", null, 10],
        ["manchukuo", 11, null],
      ],
    );
  });

  test("events and the last stage of a movement fade, its other stages vanish", () => {
    const event = feature({ id: "nomonhan", layer: "event", kind: "battle", point: [118.6, 47.7] });
    assert.deepEqual(
      itemsOf([feature(), event, arrow], lines).map(({ fades }) => fades),
      [false, true, false, false, true],
    );
  });

  test("features with the same lines share a shape, another blob or an open line is another", () => {
    const railway = { layer: "railway", kind: "gauge-1524", closed: false } as const;
    const [first, next, area, fine] = itemsOf(
      [
        feature({ id: "cer", ...railway, side: "Soviet Union" }),
        feature({ id: "cer-sold", ...railway, side: "Manchukuo" }),
        feature(),
        feature({ id: "fine", ...railway, fine: true }),
      ],
      lines,
    ).map(({ shape }) => shape);
    assert.equal(first, next);
    assert.equal(new Set([first, area, fine]).size, 3);
    assert.equal(new Set([first?.number, area?.number, fine?.number]).size, 3);
  });

  test("notes become text, anchors and points places of the Mercator square, growth has its centreline", () => {
    const named = feature({ note: 2, anchors: [[125, 45]] });
    const event = feature({ id: "nomonhan", layer: "event", point: [118.6, 47.7] });
    const [land, battle, stage] = itemsOf([named, event, arrow], lines, ["first", "second"]);
    assert.equal(land?.feature.note, "second");
    assert.deepEqual(land?.feature.anchors, [toMercator(125, 45)]);
    assert.deepEqual(battle?.shape.parts, [[Float64Array.from(toMercator(118.6, 47.7))]]);
    assert.equal(stage?.feature.growth?.line, lines[2]);
    assert.deepEqual(stage?.shape.parts, [[lines[2]?.subarray(0, 4)]], "up to where the head stood");
    assert.deepEqual(named.anchors, [[125, 45]], "the document stays as it is");
  });

  test("an occupation has its edges on land as lines", () => {
    const [item] = itemsOf([feature({ layer: "occupation", edges: [[1]] })], lines);
    assert.deepEqual(item?.edges?.parts, [[lines[1]]]);
    assert.equal(item?.edges?.closed, false);
  });

  test("a line that the document does not have is named", () => {
    const [item] = itemsOf([feature({ stages: [[null, null, [[7]]]] })], lines);
    assert.throws(() => item?.shape.parts, /line 7, of 3 lines/);
    const growth = { line: 9, ends: [1], strength: 0.5, step: 1 };
    assert.throws(() => itemsOf([feature({ id: "a/b", growth })], lines), /"a\/b".*line 9, of 3 lines/);
    const beyond = { ...growth, line: 1, ends: [5] };
    assert.throws(() => itemsOf([feature({ id: "a/b", growth: beyond })], lines), /"a\/b".*point 5, of 5 from 0 on/);
  });
});

describe("lists in which features are drawn", () => {
  test("occupations and ground cover lie with territories, claims with borders, roads with railways", () => {
    assert.equal(drawListOf({ id: "a", layer: "occupation" }), "territory");
    assert.equal(drawListOf({ id: "a", layer: "claim" }), "border");
    assert.equal(drawListOf({ id: "a", layer: "road" }), "railway");
    assert.equal(drawListOf({ id: "a", layer: "cover" }), "territory");
    assert.equal(drawListOf({ id: "a", layer: "route" }), "route");
  });

  test("a place is not drawn", () => {
    assert.throws(() => drawListOf({ id: "harbin", layer: "place" }), /"harbin".*"place"/);
  });
});
