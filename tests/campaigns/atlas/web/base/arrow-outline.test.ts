import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { arrowOutline } from "@web/base/arrow-outline.ts";
import { arrowSizeAt } from "@web/base/arrow-size.ts";
import type { Line, PixelPoint } from "@web/base/types.ts";
import samples from "../../../movement/arrow_samples.json";
import { arrowSize } from "../scene/sample-document.ts";

const ZOOMS = Array.from({ length: 21 }, (_, index) => 3 + index / 2);
/** From a company to a front. */
const STRENGTHS = [0.13, 0.3, 0.5, 0.7, 1, 1.71];

const distance = (a: PixelPoint, b: PixelPoint): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** A march of so many pixels to the east: straight, or swinging to the south and back by a share of its length. */
function march(length: number, swing = 0): Line {
  const points = Array.from({ length: 41 }, (_, index) => [
    (length * index) / 40,
    100 + Math.sin((Math.PI * index) / 40) * swing * length,
  ]);
  return Float64Array.from(points.flat());
}

/** An outline taken apart: tip and barbs, and both edges of the shaft from tail to neck. */
function partsOf(outline: PixelPoint[]): { tip: PixelPoint; barbs: PixelPoint[]; edges: [PixelPoint[], PixelPoint[]] } {
  const [tip, left] = [outline[0]!, outline[1]!];
  const shaft = outline.slice(2, -1);
  const half = shaft.length / 2;
  return { tip, barbs: [left, outline.at(-1)!], edges: [shaft.slice(0, half).reverse(), shaft.slice(half)] };
}

const outlineAt = (line: Line, zoom: number, strength: number): PixelPoint[] =>
  arrowOutline(line, arrowSizeAt(zoom, strength, arrowSize), arrowSize);

describe("outline of an arrow", () => {
  for (const length of [0.5, 6, 25, 90, 600])
    test(`${length} pixels long, its shaft is 3 to 22 pixels wide and its head at most 40, at every zoom`, () => {
      for (const zoom of ZOOMS)
        for (const strength of STRENGTHS) {
          const { tip, barbs, edges } = partsOf(outlineAt(march(length), zoom, strength));
          const [left, right] = edges;
          left.forEach((point, index) => {
            const width = distance(point, right[index]!);
            assert.ok(width > 2.999 && width < 22.001, `zoom ${zoom}, strength ${strength}: shaft of ${width}`);
          });
          const [a, b] = barbs as [PixelPoint, PixelPoint];
          const head = Math.max(distance(a, b), distance(tip, a), distance(tip, b));
          assert.ok(head <= 40, `zoom ${zoom}, strength ${strength}: head of ${head}`);
          assert.ok(distance(a, b) > distance(left.at(-1)!, right.at(-1)!), "barbs stand out");
        }
    });

  test("the tip is the last point of the line, exactly", () => {
    for (const swing of [0, 0.2, 1])
      for (const length of [3, 50, 900]) {
        const line = march(length, swing);
        assert.deepEqual(outlineAt(line, 7, 0.5)[0], [...line.slice(-2)]);
      }
  });

  test("the shaft swells from tail to neck, and a stronger formation has a wider one", () => {
    const widths = STRENGTHS.map((strength) => {
      const [left, right] = partsOf(outlineAt(march(500), 7, strength)).edges;
      const [tail, neck] = [distance(left[0]!, right[0]!), distance(left.at(-1)!, right.at(-1)!)];
      assert.ok(tail < neck, `${tail}, ${neck}`);
      return neck;
    });
    assert.deepEqual(
      widths,
      [...widths].sort((a, b) => a - b),
    );
    assert.equal(new Set(widths).size, widths.length);
  });

  test("at battlefield zooms it is slimmer than at those of operations", () => {
    for (const strength of STRENGTHS)
      assert.ok(arrowSizeAt(11, strength, arrowSize).neck < arrowSizeAt(8, strength, arrowSize).neck);
  });

  test("the part of the shaft that is wanted looks as it does in the whole", () => {
    const whole = outlineAt(march(900), 7, 0.5);
    const part = arrowOutline(march(900), arrowSizeAt(7, 0.5, arrowSize), arrowSize, 600);
    assert.ok(part.length < whole.length / 2);
    for (const [x, y] of part)
      assert.ok(
        whole.some((point) => Math.abs(point[0] - x) < 1e-9 && Math.abs(point[1] - y) < 0.5),
        `${x}, ${y}`,
      );
  });

  for (const { name, line, strength, zoom, outline } of samples.samples)
    test(`a ${name} line at zoom ${zoom}: as it is for data and paper`, () => {
      const drawn = outlineAt(Float64Array.from(line.flat()), zoom, strength);
      assert.equal(drawn.length, outline.length);
      drawn.forEach(([x, y], index) => {
        const [otherX = NaN, otherY = NaN] = outline[index]!;
        assert.ok(Math.abs(x - otherX) < 1e-3 && Math.abs(y - otherY) < 1e-3, `${index}: ${x}, ${y}`);
      });
    });
});
