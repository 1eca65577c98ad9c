/* Where the symbol of a unit stands when its place is taken. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { overlaps } from "@web/base/boxes.ts";
import type { Box, Item, PixelPoint } from "@web/base/types.ts";
import { barriersNear, type GroundLines } from "@web/names/barriers.ts";
import type { PointLabel, UnitLabel } from "@web/names/label.ts";
import { TakenSpace } from "@web/names/taken-space.ts";
import type { UnitPicture } from "@web/names/unit-picture.ts";
import { placeUnit, type UnitView } from "@web/names/unit-placement.ts";
import { SHIFT, shiftOf } from "@web/names/unit-symbol.ts";
import { frame } from "../scene/sample-document.ts";

const PLACE: PixelPoint = [200, 200];
const picture = { width: 26, height: 20 } as UnitPicture;
const unit = (key: string, kept = false, [x, y] = PLACE): UnitLabel => ({
  ...{ type: "unit", key, unit: key, side: "Japan", text: key, colour: "#000000" },
  ...{
    x,
    y,
    picture,
    scale: 1,
    kept,
    great: false,
    several: false,
    own: true,
    selected: false,
    order: 7,
    item: {} as Item,
  },
});
const nameOf = ({ key, text }: UnitLabel, box: Box): PointLabel => ({
  ...{ type: "point", key: `${key}~`, x: 0, y: 0, against: box, text, lines: [text], order: 13 },
  ...{ font: "12px serif", size: 12, colour: "#000000", halo: 2 },
});
const ground = frame(10, 118.65, 47.7);
const view: UnitView = {
  places: [PLACE],
  barriersNear: (point, reach) => barriersNear(point, reach, { fronts: [], coasts: [], others: [] }, ground),
  measure: { width: (_, text) => 7 * text.length },
  nameOf,
  numberOf: (label, box) => nameOf({ ...label, text: "7th" }, box),
  kept: new Map(),
};
const space = (heads: Box[] = [], marks: { x: number; y: number; radius: number }[] = []): TakenSpace =>
  new TakenSpace({ view: [0, 0, 400, 400], reserved: [], marks, heads });
/** The symbols that find room of so many at one place. */
const placed = (count: number, kept: boolean): ReturnType<typeof placeUnit>[] => {
  const taken = space();
  return Array.from({ length: count }, (_, index) => placeUnit(unit(`${index}`, kept), taken, view));
};

/** A line from south to north through a place of the view. */
function northwardAt(x: number): GroundLines["others"][number] {
  const { scale, x0, y0 } = ground;
  const line = [x, 400, x, 0].map((value, index) => (value + (index % 2 ? y0 : x0)) / scale);
  return { parts: [[Float64Array.from(line)]], boxes: [[line[0]!, line[3]!, line[0]!, line[1]!]] };
}

describe("a symbol whose place is taken", () => {
  test("stands beside it, no farther than it may, or nowhere", () => {
    const found = placed(30, false);
    const shifts = found.flatMap((each) => (each ? [shiftOf({ x: 200, y: 200 }, each.position)] : []));
    assert.equal(shifts[0], 0);
    assert.ok(shifts.length >= 6, `${shifts.length} found room`);
    assert.ok(Math.max(...shifts) <= SHIFT);
    assert.ok(found.includes(null));
  });

  test("gives way to a front: none of those around the place is beyond it", () => {
    const shape = northwardAt(190);
    const taken = space();
    const lines: GroundLines = { fronts: [{ shape, side: "Japan" }], coasts: [], others: [] };
    const behind: UnitView = { ...view, barriersNear: (point, reach) => barriersNear(point, reach, lines, ground) };
    const found = Array.from({ length: 12 }, (_, index) => placeUnit(unit(`${index}`), taken, behind));
    for (const each of found.slice(1)) {
      const [box] = each?.position.boxes ?? [];
      assert.ok(!box || (box[0] + box[2]) / 2 > 190, String(box));
    }
    assert.ok(found[1]);
  });

  test("stands beyond the coast only where it has no room on its side, and says so", () => {
    const taken = space();
    const lines: GroundLines = { fronts: [], coasts: [northwardAt(190)], others: [] };
    const ashore: UnitView = { ...view, barriersNear: (point, reach) => barriersNear(point, reach, lines, ground) };
    const found = Array.from({ length: 12 }, (_, index) => placeUnit(unit(`${index}`), taken, ashore));
    const sides = found.flatMap((each) => {
      const [box] = each?.position.boxes ?? [];
      return box && each ? [{ beyond: (box[0] + box[2]) / 2 < 190, offshore: each.offshore }] : [];
    });
    assert.ok(sides.every(({ beyond, offshore }) => beyond === offshore));
    const first = sides.findIndex(({ offshore }) => offshore);
    assert.ok(first > 2, `${first} stand on their side`);
    assert.ok(sides.slice(first).every(({ offshore }) => offshore));
  });

  test("keeps the side it had, but for its own place when that is free", () => {
    const taken = space([[195, 195, 205, 205]]);
    const kept = new Map([["a", 7]]);
    const again = placeUnit(unit("a"), taken, { ...view, kept });
    const label = unit("a");
    assert.ok(again);
    placeUnit(label, space([[195, 195, 205, 205]]), view);
    assert.deepEqual(again.position, label.positions?.[7]);
    const free = placeUnit(unit("a"), space(), { ...view, kept });
    assert.equal(free && shiftOf({ x: 200, y: 200 }, free.position), 0);
  });
});

describe("a formation that must be found", () => {
  test("is named where it stands, its name against its own symbol", () => {
    for (const each of placed(6, true)) {
      const [symbol] = each?.position.boxes ?? [];
      const [name] = each?.name?.position.boxes ?? [];
      assert.ok(symbol && name);
      assert.ok(!overlaps(symbol, name));
      const near: Box = [symbol[0] - 4, symbol[1] - 4, symbol[2] + 4, symbol[3] + 4];
      assert.ok(overlaps(near, name), `${symbol.join()} ${name.join()}`);
    }
  });

  test("has its number where its name has no room", () => {
    const narrow = new TakenSpace({ view: [160, 0, 240, 400], reserved: [], marks: [], heads: [] });
    const label = { ...unit("a", true), text: "7th Division of the Far Eastern Army" };
    assert.equal(placeUnit(label, narrow, view)?.name?.label.text, "7th");
  });

  test("stands over the mark of an event, where others would not", () => {
    const marks = [{ x: 200, y: 200, radius: 90 }];
    assert.equal(placeUnit(unit("a", false), space([], marks), view), null);
    assert.ok(placeUnit(unit("a", true), space([], marks), view)?.name);
  });
});

test("no symbol stands beside the name of another, as if that were its own", () => {
  const taken = space();
  const first = placeUnit(unit("division", true), taken, view);
  const [name] = first?.name?.position.boxes ?? [];
  assert.ok(name);
  const [x, y] = [name[2] + 15, (name[1] + name[3]) / 2];
  const [box] = placeUnit(unit("b", false, [x, y]), taken, { ...view, places: [[x, y]] })?.position.boxes ?? [];
  assert.ok(box && !overlaps(box, [name[0] - 4, name[1], name[2] + 4, name[3]]), String(box));
});
