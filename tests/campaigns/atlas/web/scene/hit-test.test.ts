import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Feature } from "@web/base/payload.ts";
import type { DrawList, Item } from "@web/base/types.ts";
import { eventAt, hitTest, type PathTester } from "@web/scene/hit-test.ts";
import { emptyLists } from "@web/scene/item-lists.ts";
import { drawListOf } from "@web/scene/items.ts";
import { feature, frame, itemsOf, pixelsOf, square } from "./sample-document.ts";

type Point = [x: number, y: number];

/** A path that remembers its lines, where there is no browser. */
class RecordedPath {
  readonly lines: Point[][] = [];

  moveTo(x: number, y: number): void {
    this.lines.push([[x, y]]);
  }

  lineTo(x: number, y: number): void {
    this.lines.at(-1)?.push([x, y]);
  }

  closePath(): void {
    const line = this.lines.at(-1);
    if (line?.[0]) line.push(line[0]);
  }

  get segments(): [Point, Point][] {
    return this.lines.flatMap((line) => line.slice(1).map((end, index): [Point, Point] => [line[index] ?? end, end]));
  }
}

/** Tests recorded paths as a canvas does. */
function pathTester(): PathTester {
  return {
    lineWidth: 1,
    save: () => undefined,
    restore: () => undefined,
    setTransform: () => undefined,
    isPointInPath: (path: unknown, x: unknown, y?: unknown) =>
      (path as RecordedPath).segments.filter(
        ([[ax, ay], [bx, by]]) =>
          ay > Number(y) !== by > Number(y) && Number(x) < ax + ((bx - ax) * (Number(y) - ay)) / (by - ay),
      ).length %
        2 ===
      1,
    isPointInStroke(path: unknown, x: unknown, y?: unknown) {
      return (path as RecordedPath).segments.some(([[ax, ay], [bx, by]]) => {
        const length = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
        const share = ((Number(x) - ax) * (bx - ax) + (Number(y) - ay) * (by - ay)) / length;
        const at = Math.max(0, Math.min(1, share));
        const distance = Math.hypot(Number(x) - ax - at * (bx - ax), Number(y) - ay - at * (by - ay));
        return distance <= this.lineWidth / 2;
      });
    },
  };
}

const lines = [
  square(120, 40, 130, 50),
  square(122, 42, 124, 44),
  Float64Array.from([...square(120, 40, 130, 50).subarray(0, 2), ...square(120, 40, 130, 50).subarray(4, 6)]),
];
const territory = feature();
const concession = feature({ id: "concession", layer: "claim", stages: [[null, null, [[1]]]] });
const railway = feature({
  id: "railway",
  layer: "railway",
  kind: "gauge-1524",
  closed: false,
  stages: [[null, null, [[2]]]],
});
const arrow = feature({ id: "arrow", layer: "arrow", kind: "advance", stages: [[null, null, [[1]]]] });
const battle = (id: string, rank: number, longitude = 123): Feature =>
  feature({ id, layer: "event", kind: "battle", rank, point: [longitude, 43] });

function listsOf(features: Feature[]): Record<DrawList, Item[]> {
  const lists = emptyLists();
  for (const item of itemsOf(features, lines)) lists[drawListOf(item.feature)].push(item);
  return lists;
}

describe("what lies under the pointer", () => {
  const browserPath = Object.getOwnPropertyDescriptor(globalThis, "Path2D");
  before(() => {
    Object.defineProperty(globalThis, "Path2D", { value: RecordedPath, configurable: true });
  });
  after(() => {
    if (browserPath) Object.defineProperty(globalThis, "Path2D", browserPath);
    else Reflect.deleteProperty(globalThis, "Path2D");
  });

  const view = frame(6, 118, 51);
  const at = (longitude: number, latitude: number, features: Feature[], where = view): string | undefined =>
    hitTest(pathTester(), pixelsOf(longitude, latitude, where), where, listsOf(features), 0)?.feature.id;

  test("events before arrows, arrows before areas, areas before the territory they lie in", () => {
    const all = [battle("battle", 2), arrow, railway, concession, territory];
    const order = [battle("battle", 2), arrow, concession, territory];
    for (const [count, expected] of ["battle", "arrow", "concession", "manchukuo"].entries())
      assert.equal(at(123, 43, order.slice(count)), expected);
    assert.equal(at(128, 41, all), "manchukuo");
    assert.equal(at(140, 41, all), undefined);
  });

  test("a phase is hit after the event beside it, and only from the zoom on from which it is drawn", () => {
    const phase = feature({ id: "battle/phase-1", layer: "phase", kind: "battle", rank: 1, point: [123, 43] });
    const close = frame(6.5, 118, 51);
    assert.equal(at(123, 43, [phase, arrow], close), "battle/phase-1");
    assert.equal(at(123, 43, [phase, battle("battle", 2)], close), "battle");
    assert.equal(at(123, 43, [phase, arrow], view), "arrow");
  });

  test("a line is hit from a few pixels off, before the territory under it", () => {
    const [start, end] = [pixelsOf(120, 40, view), pixelsOf(130, 50, view)];
    const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
    const beside = (pixels: number): string | undefined =>
      hitTest(pathTester(), { x: middle.x, y: middle.y + pixels }, view, listsOf([railway, territory]), 0)?.feature.id;
    assert.equal(beside(0), "railway");
    assert.equal(beside(3), "railway");
    assert.equal(beside(12), "manchukuo");
  });

  test("what is drawn last is hit first", () => {
    assert.equal(at(123, 43, [arrow, { ...arrow, id: "later" }]), "later");
  });

  test("what is not drawn at a zoom is not hit", () => {
    const farOut = frame(4, 100, 60);
    assert.equal(at(123, 43, [concession, territory], farOut), "manchukuo");
  });
});

describe("events under the pointer", () => {
  const view = frame(6, 118, 51);
  const events = itemsOf([battle("lesser", 3), battle("greater", 1), battle("equal", 1), battle("far", 1, 124)], lines);
  const { x, y } = pixelsOf(123, 43, view);

  test("of several at a place the most important, of equals the first", () => {
    assert.equal(eventAt({ x, y }, view, events)?.feature.id, "greater");
  });

  test("an event is hit within twelve pixels even where it is a dot", () => {
    const [dot] = itemsOf([battle("dot", 4)], lines);
    assert.ok(dot);
    assert.equal(eventAt({ x: x + 11.9, y }, view, [dot]), dot);
    assert.equal(eventAt({ x: x + 12.1, y }, view, [dot]), undefined);
  });
});
