import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Feature, Payload } from "@web/base/payload.ts";
import { firstSide, lineScale, paler, symbologyOf, textureOf } from "@web/scene/symbology.ts";
import { feature, style } from "./sample-document.ts";

const of = (parts: Partial<Feature>, dossiers: Payload["dossiers"] = {}) =>
  symbologyOf(feature({ closed: false, ...parts }), { style, dossiers, formations: {} });

describe("symbology of a feature", () => {
  test("a line has the strokes of its layer, in pixels and in the colours of its side and the palette", () => {
    const { strokes, thinned } = of({ layer: "railway", kind: "gauge-1524", darkColour: "#5f4a12" });
    assert.deepEqual(
      strokes.map(({ colour, width, dash }) => [colour, width, dash]),
      [
        ["#fffdf7", 4, []],
        ["#5f4a12", 2, []],
        ["#5f4a12", 6, [1, 8]],
      ],
    );
    assert.equal(thinned, true);
  });

  test("a kind that a row names has that row", () => {
    assert.deepEqual(of({ layer: "railway", kind: "gauge-750" }).strokes, []);
  });

  test("a claim is dashed as its claimant's texture has it, whoever that is", () => {
    const dashOf = (side: string) => of({ layer: "claim", kind: "border-claim", side }).strokes[0]?.dash;
    assert.deepEqual(["Soviet Union", "Japan", "China"].map(dashOf), [
      [6, 2],
      [14, 4],
      [10, 2, 2, 2],
    ]);
  });

  test("a route is drawn by how the formation moves", () => {
    assert.deepEqual(of({ layer: "route", kind: "transfer", mode: "air" }).strokes[0]?.dash, [2, 6]);
  });

  test("an area has no strokes of lines", () => {
    assert.deepEqual(of({ layer: "claim", kind: "oil-concession", closed: true }).strokes, []);
  });

  test("a colour that the palette lacks is named", () => {
    const broken = { ...style, palette: {} };
    assert.throws(
      () => symbologyOf(feature({ layer: "railway", closed: false }), { style: broken, dossiers: {}, formations: {} }),
      /manchukuo.*casing/,
    );
  });

  test("a movement is doubtful where no day of it is better attested than low", () => {
    const dossier = (levels: string[]) =>
      ({ khasan: { axes: [{ id: "left", waypoints: levels.map((certainty) => ({ certainty })) }] } }) as never;
    const arrow: Partial<Feature> = { layer: "arrow", dossier: "khasan", axis: "left" };
    assert.equal(of(arrow, dossier(["low", "low"])).doubtful, true);
    assert.equal(of(arrow, dossier(["low", "medium"])).doubtful, false);
    assert.equal(of(arrow).doubtful, false);
  });
});

describe("sides", () => {
  test("of several sides the first counts", () => {
    assert.equal(firstSide("Japan; Manchukuo"), "Japan");
    assert.equal(textureOf("Japan; Manchukuo", style), style.textures.open);
  });
  test("a side that is not a power has the texture of those who take no part", () => {
    assert.equal(textureOf("", style), style.textures.striped);
  });
  test("a colour is mixed with white", () => {
    assert.equal(paler("#204080", 0), "#204080");
    assert.equal(paler("#204080", 0.5), "#90a0c0");
    assert.equal(paler("#204080", 1), "#ffffff");
  });
});

describe("width of lines by scale", () => {
  const scale = (zoom: number) => 256 * 2 ** zoom;
  test("a line is thinner where much ground lies in a point, between two bounds", () => {
    const widths = [3, 6, 7, 12].map((zoom) => lineScale(scale(zoom), zoom, true, style));
    assert.equal(widths[0], 0.6);
    assert.ok(widths[1]! > 0.6 && widths[1]! < widths[2]!);
    assert.equal(widths[3], 1.3);
  });
  test("a line that keeps its width is thin only where dashes end", () => {
    assert.deepEqual(
      [5, 6, 12].map((zoom) => lineScale(scale(zoom), zoom, false, style)),
      [0.6, 1, 1],
    );
  });
});
