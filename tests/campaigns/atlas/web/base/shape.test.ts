import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Shape } from "@web/base/shape.ts";
import type { Box, Frame } from "@web/base/types.ts";

/** Counts the strokes of each path. */
class NotedPath {
  moves = 0;
  lines = 0;
  moveTo(): void {
    this.moves += 1;
  }
  lineTo(): void {
    this.lines += 1;
  }
  closePath(): void {
    this.lines += 1;
  }
}
const square = (left: number, top: number, size: number): Float64Array =>
  Float64Array.from([left, top, left + size, top, left + size, top + size, left, top + size, left, top]);
const frame = { key: "a", scale: 100, zoom: 5, x0: 0, y0: 0, min: { x: 0, y: 0 }, max: { x: 100, y: 100 } } as Frame;

describe("an area within a box", () => {
  const { Path2D } = globalThis;
  before(() => {
    globalThis.Path2D = NotedPath as unknown as typeof Path2D;
  });
  after(() => {
    globalThis.Path2D = Path2D;
  });

  /** A land of 80 pixels with a lake of 20 in its middle, and an island. */
  const land = new Shape(() => [[square(0.1, 0.1, 0.8), square(0.4, 0.4, 0.2)], [square(0.95, 0.95, 0.02)]], true);
  const within = (...box: Box): [hasEdge: boolean, contained: boolean] => {
    const { edge, contained } = land.within(frame, box, 1);
    return [edge !== null, contained];
  };

  test("fills a box that none of its outline comes near, and that lies in it", () => {
    assert.deepEqual(within(20, 20, 30, 30), [false, true]);
  });

  test("is not in a hole of it, nor beside it", () => {
    assert.deepEqual(within(48, 48, 52, 52), [false, false]);
    assert.deepEqual(within(1, 20, 4, 30), [false, false]);
  });

  test("has an edge where its outline, that of a hole or that of another part comes near", () => {
    assert.deepEqual(within(5, 20, 8, 30), [true, false]);
    assert.deepEqual(within(30, 30, 39, 39), [true, false]);
    assert.deepEqual(within(93, 93, 99, 99), [true, false]);
  });

  test("is stroked only where it is near", () => {
    const { edge } = land.within(frame, [20, 5, 30, 15], 1);
    assert.deepEqual(edge && { ...edge }, { moves: 1, lines: 1 });
  });
});
