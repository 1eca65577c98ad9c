import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Box, Item, MapFeature } from "@web/base/types.ts";
import { boxesAlongEdge, boxesInRows, freeBox, landShareOf } from "@web/panels/edge-placement.ts";
import { byImportance, nameOf, onePerPlace } from "@web/panels/offscreen-markers.ts";
import type { OffscreenEvent } from "@web/panels/offscreen-markers.ts";

const SIZE = { x: 1000, y: 600 };
const [WIDTH, HEIGHT] = [160, 40];
const middle = ([left, top, right, bottom]: Box): [number, number] => [(left + right) / 2, (top + bottom) / 2];
const first = (towards: { x: number; y: number }): [number, number] => {
  const [box] = boxesAlongEdge(SIZE, WIDTH, HEIGHT, towards);
  assert.ok(box);
  return middle(box).map(Math.round) as [number, number];
};

describe("places at the edge", () => {
  test("the first lies in the direction of the event", () => {
    assert.deepEqual(first({ x: 5000, y: 300 }), [912, 300], "to the east");
    assert.deepEqual(first({ x: -5000, y: 300 }), [88, 300], "to the west");
    assert.deepEqual(first({ x: 500, y: -900 }), [500, 28], "to the north");
    assert.deepEqual(first({ x: 500, y: 9000 }), [500, 572], "to the south");
  });

  test("an event in the direction of a corner is led to from beside the corner", () => {
    const [x, y] = first({ x: 3000, y: -1200 });
    assert.ok(x <= 912 && y >= 28 && (x === 912 || y === 28), `${x}, ${y}`);
  });

  test("all lie within the map, eight pixels from its edge", () => {
    for (const [left, top, right, bottom] of boxesAlongEdge(SIZE, WIDTH, HEIGHT, { x: 5000, y: -700 })) {
      assert.ok(left >= 8 - 1e-9 && top >= 8 - 1e-9 && right <= 992 + 1e-9 && bottom <= 592 + 1e-9);
      const [x, y] = middle([left, top, right, bottom]);
      assert.ok(
        [88, 912].some((edge) => Math.abs(x - edge) < 1e-9) || [28, 572].some((edge) => Math.abs(y - edge) < 1e-9),
      );
    }
  });

  test("the next lie on both sides, farther and farther off", () => {
    const boxes = boxesAlongEdge(SIZE, WIDTH, HEIGHT, { x: 5000, y: 300 }).map(middle);
    assert.deepEqual(
      boxes.slice(0, 5).map(([, y]) => Math.round(y)),
      [300, 306, 294, 312, 288],
    );
  });

  test("a map smaller than the marker has them in its middle", () => {
    const boxes = boxesAlongEdge({ x: 100, y: 40 }, WIDTH, HEIGHT, { x: 5000, y: 20 });
    assert.ok(boxes.every(([left, top]) => Number.isFinite(left) && Number.isFinite(top)));
  });
});

describe("the place that is taken", () => {
  const boxes: Box[] = [
    [0, 0, 10, 10],
    [20, 0, 30, 10],
    [40, 0, 50, 10],
  ];
  test("is the first that is over no panel and no symbol", () => {
    assert.deepEqual(freeBox(boxes, [[5, 5, 12, 12]], [[25, 5, 26, 6]]), boxes[2]);
  });
  test("may be over a symbol where there is no other", () => {
    const symbols: Box[] = [[25, 5, 26, 6], [45, 5, 46, 6]]; // prettier-ignore
    assert.deepEqual(freeBox(boxes, [[5, 5, 12, 12]], symbols), boxes[1]);
  });
  test("is one over the sea rather than one a little nearer over land, not one much farther", () => {
    const row = Array.from({ length: 100 }, (_, index): Box => [20 * index, 0, 20 * index + 10, 10]);
    const seaFrom = (x: number): Box | undefined => freeBox(row, [], [], (box) => landShareOf(box, (at) => at < x));
    assert.deepEqual(seaFrom(0), row[0]);
    assert.deepEqual(seaFrom(200), row[10]);
    assert.deepEqual(seaFrom(1800), row[0]);
    assert.deepEqual(seaFrom(205), row[11], "nor with one end over land");
    assert.deepEqual(
      freeBox(row, [[200, 0, 210, 10]], [], (box) => Number(box[0] < 200)),
      row[11],
    );
  });
  test("is none where panels are everywhere", () => {
    assert.equal(freeBox(boxes, [[0, 0, 60, 60]], []), undefined);
  });
});

describe("events outside the view", () => {
  const event = (place: string, rank: number, start: number, { chosen = false, short = "", name = "" } = {}) => {
    const feature = { name: name || place, short, rank } as MapFeature;
    return { item: { feature, start } as Item, chosen, place, at: [0, 0], more: 0 } as OffscreenEvent;
  };

  test("what is selected comes first, then the greatest, then the latest", () => {
    const events = [event("Berlin", 2, 10), event("Yalta", 1, 5), event("Potsdam", 1, 8)];
    const chosen = event("Moscow", 3, 1, { chosen: true });
    const order = [...events, chosen].sort(byImportance).map(({ place }) => place);
    assert.deepEqual(order, ["Moscow", "Potsdam", "Yalta", "Berlin"]);
  });

  test("those of one place share a marker, which tells how many others there are", () => {
    const events = [event("Moscow", 2, 1), event("Moscow", 1, 2), event("Yalta", 1, 3), event("Moscow", 3, 4)];
    const places = onePerPlace(events);
    assert.deepEqual(
      places.map(({ place, more, item }) => [place, more, item.start]),
      [
        ["Yalta", 0, 3],
        ["Moscow", 2, 2],
      ],
    );
  });

  test("are called by place and event, the place once", () => {
    const pact = event("Moscow (Kremlin)", 1, 1, { short: "Neutrality Pact" });
    assert.equal(nameOf(pact), "Moscow – Neutrality Pact");
    assert.equal(nameOf({ ...pact, more: 2 }), "Moscow – Neutrality Pact +2");
    assert.equal(nameOf(event("Yalta", 1, 1, { short: "Yalta Conference" })), "Yalta Conference");
    assert.equal(nameOf(event("Portsmouth", 1, 1, { name: "Treaty" })), "Portsmouth – Treaty");
  });
});

describe("on a narrow map", () => {
  const narrow = { x: 390, y: 600 };
  const top = (towards: { x: number; y: number }): number => boxesInRows(narrow, 240, 44, towards)[0]?.[1] ?? NaN;

  test("markers stand above and below, that to the side of the point first", () => {
    assert.equal(top({ x: 900, y: 550 }), 600 - 8 - 44);
    assert.equal(top({ x: 900, y: 50 }), 8);
  });

  test("they leave the middle of the map alone and lie within it", () => {
    for (const [left, upper, right, lower] of boxesInRows(narrow, 240, 44, { x: 900, y: 300 })) {
      assert.ok(left >= 8 && right <= 382, `${left} ${right}`);
      assert.ok(lower <= 216 || upper >= 384, `${upper} ${lower}`);
    }
  });

  test("a marker gives way to symbols by moving along its row, then inwards", () => {
    const boxes = boxesInRows(narrow, 240, 44, { x: 900, y: 600 });
    const [left, upper] = freeBox(boxes, [], [[300, 560, 320, 580]]) ?? [];
    assert.deepEqual([left, upper], [8, 548]);
  });
});
