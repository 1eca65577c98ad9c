import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CloserShape } from "@web/base/closer-shape.ts";
import { Shape } from "@web/base/shape.ts";
import type { Frame } from "@web/base/types.ts";

/** Notes the points of each path that is drawn. */
class NotedPath {
  points: number[] = [];
  moveTo(x: number, y: number): void {
    this.points.push(x, y);
  }
  lineTo(x: number, y: number): void {
    this.points.push(x, y);
  }
}
globalThis.Path2D = NotedPath as unknown as typeof Path2D;

const line = (...numbers: number[]): Float64Array => Float64Array.from(numbers);
const frame = (zoom: number): Frame =>
  ({ key: `${zoom}`, scale: 100, zoom, x0: 0, y0: 0, min: { x: 0, y: 0 }, max: { x: 100, y: 100 } }) as Frame;

describe("a line with a truer course from a zoom on", () => {
  const shape = new CloserShape(
    () => [[line(0.1, 0.1, 0.9, 0.1)]],
    new Shape(() => [[line(0.1, 0.1, 0.5, 0.4, 0.9, 0.1)]], false),
    8,
  );
  const drawn = (zoom: number): number[][] =>
    (shape.pathsFor(frame(zoom)) as unknown as NotedPath[]).map(({ points }) => points);

  test("is drawn once at every zoom: farther out the plain one, from the zoom on the true one", () => {
    assert.deepEqual(drawn(7.9), [[10, 10, 90, 10]]);
    assert.deepEqual(drawn(8), [[10, 10, 50, 40, 90, 10]]);
  });

  test("is looked for wherever one of the two runs", () => {
    assert.deepEqual(shape.boxes, [[0.1, 0.1, 0.9, 0.4]]);
  });
});
