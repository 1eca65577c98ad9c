import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toMercator } from "@web/base/mercator.ts";
import { strokeAcross } from "@web/scene/strokes.ts";
import { frame, pixelsOf } from "./sample-document.ts";

/** The lines that are stroked: their two points, layer points. */
function stroked(zoom: number, length: number, ...degrees: [number, number][]): [number, number][][] {
  const found: [number, number][][] = [];
  let line: [number, number][] = [];
  const context = {
    beginPath: () => (line = []),
    moveTo: (x: number, y: number) => line.push([x, y]),
    lineTo: (x: number, y: number) => line.push([x, y]),
    stroke: () => found.push(line),
  } as unknown as CanvasRenderingContext2D;
  const points = Float64Array.from(degrees.flatMap((point) => toMercator(...point)));
  strokeAcross(context, { parts: [[points]] }, frame(zoom, 118, 48), length);
  return found;
}

describe("the stroke of a crossing", () => {
  for (const zoom of [9.5, 10, 13])
    test(`is as long at zoom ${zoom} as at any other, about its middle and in its direction`, () => {
      const [line = []] = stroked(zoom, 10, [118.58, 47.7], [118.59, 47.7]);
      const [start = [NaN, NaN], end = [NaN, NaN]] = line;
      const middle = pixelsOf(118.585, 47.7, frame(zoom, 118, 48));
      assert.ok(Math.abs(end[0] - start[0] - 10) < 1e-6);
      assert.ok(Math.abs(end[1] - start[1]) < 1e-6);
      assert.ok(Math.abs((start[0] + end[0]) / 2 - middle.x) < 1e-6);
      assert.ok(Math.abs(start[1] - middle.y) < 1e-6);
    });

  test("runs from the first bank to the other, however many points lie between", () => {
    const [line = []] = stroked(11, 6, [118.58, 47.71], [118.583, 47.705], [118.58, 47.7]);
    const [start = [NaN, NaN], end = [NaN, NaN]] = line;
    assert.ok(Math.abs(end[1] - start[1] - 6) < 1e-6);
    assert.ok(Math.abs(end[0] - start[0]) < 1e-6);
  });
});
