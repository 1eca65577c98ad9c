import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { RiverStyle, Sheet, Style } from "@web/base/payload.ts";
import { PendingWork } from "@web/base/pending-work.ts";
import { Shape } from "@web/base/shape.ts";
import type { Box } from "@web/base/types.ts";
import { Battlefields, contourShare, drawnAt, partsIn, riverWidth } from "@web/scene/battlefields.ts";
import { pictureOpacity } from "@web/scene/ground-picture.ts";
import { square } from "./sample-document.ts";

const empty = { scale: 1, arcs: 0, lines: 0, codes: "", data: "" };

/** A square of one degree, at 0°N 120°E: its west, south, east and north edge are its only contour and its lake. */
const lines = {
  scale: 1,
  arcs: 1,
  lines: 1,
  codes: "0000001,100000000000000000000000001,1,1,,001,,1,1,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,0001,001,,,,,,1",
  data: "cAAA",
};
const sheet: Sheet = {
  id: "khasan",
  name: "Lake Khasan",
  note: "",
  zoom: 8,
  lastZoom: 12,
  interval: 20,
  relief: { address: "data:,", bounds: [119, -1, 122, 2] },
  contours: [
    [100, true, 8, 0, 1],
    [120, false, 10, 0, 1],
  ],
  contourLines: lines,
  water: [["lake", 7, 9, [[0]]]],
  waterLines: lines,
};
const style = { ground: { sheet: { contour: { smoothZoom: 11 }, edge: 0 } } } as unknown as Style;
const battlefields = (...sheets: Sheet[]): Battlefields =>
  new Battlefields(
    sheets,
    style,
    new PendingWork(
      () => undefined,
      (call) => call(),
    ),
  );
const boxOf = (west: number, south: number, east: number, north: number): Box =>
  new Shape(() => [[square(west, south, east, north)]], true).boxes[0]!;

describe("the ground of battlefields", () => {
  const near = boxOf(119.5, -0.5, 121.5, 1.5);
  const far = boxOf(130, 40, 131, 41);

  test("is that of the theatre farther out, and where no sheet lies", () => {
    const found = (view: Box, zoom: number): string[] =>
      battlefields(sheet)
        .drawn({ view, zoom })
        .map(({ sheet: { id } }) => id);
    assert.deepEqual(found(near, 7.5), []);
    assert.deepEqual(found(near, 8), ["khasan"]);
    assert.deepEqual(found(far, 8), []);
  });

  test("has paler contours the farther it is seen from", () => {
    const shares = [7, 8, 9, 10, 12].map((zoom) => contourShare(zoom, 8, { farOpacity: 0.4, fullZoom: 10 }));
    assert.deepEqual(shares, [0.4, 0.4, 0.7, 1, 1]);
    assert.equal(contourShare(10, 10, { farOpacity: 0.4, fullZoom: 10 }), 1, "a sheet of close zooms has them at once");
  });

  test("serves without any sheet", () => {
    assert.equal(battlefields().count(near, 12), 0);
  });

  test("has more the closer it is seen", () => {
    const counts = [7.5, 8, 9, 10].map((zoom) => battlefields(sheet).count(near, zoom));
    assert.deepEqual(counts, [0, 1, 2, 3]);
  });

  test("tells the legend the interval of the contours that are drawn, and of marshes, in view", () => {
    const marshy: Sheet = { ...sheet, water: [["marsh", 7, 9, [[0]]]] };
    const fields = battlefields(marshy);
    assert.deepEqual(fields.shown(near, 7.5), { intervals: [], marsh: false });
    assert.deepEqual(fields.shown(near, 10), { intervals: [20], marsh: true });
    assert.deepEqual(fields.shown(far, 10), { intervals: [], marsh: false });
    const index: Sheet = {
      ...sheet,
      contours: [
        [100, true, 8, 0, 1],
        [120, false, 10, 0, 1],
        [200, true, 8, 0, 1],
      ],
    };
    assert.deepEqual(battlefields(index).shown(near, 8), { intervals: [100], marsh: false });
  });

  test("counts what lies in view only", () => {
    assert.equal(battlefields(sheet).count(boxOf(120.2, 0.2, 120.8, 0.8), 12), 0); // within the ring, off its lines
    assert.equal(battlefields({ ...sheet, contours: [], contourLines: empty }).count(near, 12), 1);
  });

  test("its picture comes over the zooms before, and is all there with the lines", () => {
    const opacities = [6.5, 7, 7.5, 8, 9].map((zoom) => pictureOpacity(8, zoom, 1));
    assert.deepEqual(opacities, [0, 0, 0.5, 1, 1]);
  });

  test("a feature is drawn from its own zoom on", () => {
    const shape = new Shape(() => [], false);
    const features = [8, 10, 11].map((minZoom) => ({ minZoom, shape }));
    assert.deepEqual(
      drawnAt(features, 10).map(({ minZoom }) => minZoom),
      [8, 10],
    );
  });

  test("a ring around the view does not reach into it, and each part counts by itself", () => {
    const [one, other] = [square(120, 40, 130, 50), square(121, 41, 131, 51)];
    const rings = new Shape(() => [[one], [other]], true);
    assert.equal(partsIn(rings, boxOf(122, 42, 124, 44)), 0);
    assert.equal(partsIn(rings, boxOf(119, 39, 120.5, 40.5)), 1);
    assert.equal(partsIn(rings, boxOf(119, 39, 122, 42)), 2);
  });
});

test("a river is wider the closer it is seen, and the greater its rank, within limits", () => {
  const river: RiverStyle = {
    ...{ zoomsMore: 3.5, zoomsPerRank: 1, perZoom: 0.4, least: 0.6, most: 3.5, ranksBeyondZoom: 99 },
  };
  const widths = [
    [6, 8],
    [6, 12],
    [10, 11],
    [10, 8],
  ].map(([rank = 0, zoom = 0]) => Math.round(100 * riverWidth(rank, zoom, river)) / 100);
  assert.deepEqual(widths, [2.2, 3.5, 1.8, 0.6]);
});
