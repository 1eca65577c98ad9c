import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { overlaps } from "@web/base/boxes.ts";
import { fromIso } from "@web/base/days.ts";
import { toMercator } from "@web/base/mercator.ts";
import type { Feature, Formation, Style } from "@web/base/payload.ts";
import type { Item } from "@web/base/types.ts";
import type { UnitLabel } from "@web/names/label.ts";
import type { UnitPicture } from "@web/names/unit-picture.ts";
import { positionsOfUnit, SHIFT, shiftOf, unitExtent } from "@web/names/unit-symbol.ts";
import { collapsing, isKept, standingUnits } from "@web/names/units.ts";
import { feature, itemsOf, style } from "../scene/sample-document.ts";

const DAY = Number(fromIso("1939-08-25"));
const zooms = { "unit-army": 5, "unit-division": 7, "unit-regiment": 9, "unit-battalion": 10 };
const sized: Style = {
  ...style,
  zooms: Object.fromEntries(Object.entries(zooms).map(([what, zoom]) => [what, { "0": zoom }])),
};

function formation(name: string, echelon: string, parent?: string, until = DAY + 10): Formation {
  const parents = parent === undefined ? [] : [[parent, DAY - 10, until]];
  return { name, names: {}, side: "Japan", echelon, branch: "infantry", symbol: 0, parents } as unknown as Formation;
}

const formations: Record<string, Formation> = {
  "6-army": formation("6th Army", "army"),
  "23-division": formation("23rd Division", "division", "6-army"),
  "71-regiment": formation("71st Infantry Regiment", "regiment", "23-division"),
  "72-regiment": formation("72nd Infantry Regiment", "regiment", "23-division"),
  battalion: formation("I Battalion", "battalion", "72-regiment"),
  "28-regiment": formation("28th Infantry Regiment", "regiment", "7-division", DAY - 1),
};

const unit = (id: string, longitude: number, latitude: number, rank = 2, dossier = "august"): Feature =>
  feature({
    id: `${dossier}/${id}`,
    layer: "unit",
    unit: id,
    rank,
    dossier,
    closed: false,
    positions: [[longitude, latitude, 1.5, "low", "", ""]],
    stages: [[DAY, DAY, []]],
  });

const items = (...units: Feature[]): Item[] => itemsOf(units, [], [], formations);
const standing = (zoom: number, ...units: Feature[]): ReturnType<typeof standingUnits> =>
  standingUnits(items(...units), { day: DAY, zoom, formations, style: sized });

describe("units at a zoom", () => {
  const regiments = [unit("71-regiment", 118.6, 47.7), unit("72-regiment", 118.8, 47.7)];

  test("each stands by itself from the zoom of its size on", () => {
    assert.deepEqual(
      standing(9, ...regiments).map(({ id, own, members }) => [id, own, members.length]),
      [
        ["71-regiment", true, 0],
        ["72-regiment", true, 0],
      ],
    );
  });

  test("farther out what they belonged to stands for them", () => {
    const [division, ...others] = standing(8, ...regiments);
    assert.deepEqual([division?.id, division?.own, others.length], ["23-division", false, 0]);
    assert.deepEqual(
      division?.members.map(({ feature: { unit: id } }) => id),
      ["71-regiment", "72-regiment"],
    );
    assert.deepEqual(
      standing(6, ...regiments).map(({ id }) => id),
      ["6-army"],
    );
    assert.deepEqual(standing(4, ...regiments), []);
  });

  test("an army is not where one of its regiments is, at zooms that have room for what lies between", () => {
    const alone = { ...formations, "71-regiment": formation("71st Infantry Regiment", "regiment", "6-army") };
    const at = (zoom: number): string[] =>
      standingUnits(items(unit("71-regiment", 118.6, 47.7)), { day: DAY, zoom, formations: alone, style: sized }).map(
        ({ id }) => id,
      );
    assert.deepEqual([5, 7, 8, 9].map(at), [["6-army"], [], [], ["71-regiment"]]);
    const army = unit("6-army", 119, 48);
    const there = standingUnits(items(unit("71-regiment", 118.6, 47.7), army), {
      ...{ day: DAY, zoom: 8, formations: alone, style: sized },
    });
    assert.deepEqual(
      there.map(({ id, own, members }) => [id, own, members.length]),
      [["6-army", true, 1]],
      "where it stands itself, the regiment is one of those it stands for",
    );
  });

  test("it stands where the greatest of them nearest their middle stood, never between them", () => {
    const far = unit("71-regiment", 118, 47.7);
    const near = unit("72-regiment", 118.8, 47.7);
    const battalion = unit("battalion", 119, 47.7);
    const [division] = standing(8, far, near, battalion);
    assert.deepEqual(division?.point, toMercator(118.8, 47.7));
    assert.equal(division?.item.feature.unit, "72-regiment");
  });

  test("what stands there itself stands where it stood, and once, in the most important of events", () => {
    const division = unit("23-division", 118.9, 47.8);
    const [only, ...others] = standing(8, division, ...regiments);
    assert.deepEqual([only?.id, only?.own, only?.members.length, others.length], ["23-division", true, 2, 0]);
    assert.deepEqual(only?.point, toMercator(118.9, 47.8));
    const again = standing(9, unit("71-regiment", 118, 47, 3, "relief"), unit("71-regiment", 118.6, 47.7, 1));
    assert.deepEqual(
      again.map(({ item }) => item.feature.dossier),
      ["august"],
    );
  });

  test("a unit that belonged to nothing known on that day is not drawn before its zoom", () => {
    assert.deepEqual(standing(8, unit("28-regiment", 118.6, 47.7)), []);
  });

  test("a unit is an item at its point, with the day in its id", () => {
    const [item] = items(unit("71-regiment", 118.6, 47.7));
    assert.equal(item?.id, "august/71-regiment@1939-08-25");
    assert.equal(item?.feature.symbology.minZoom, 0, "the sample symbology knows no zoom");
  });
});

describe("units without room", () => {
  const scale = { day: DAY, zoom: 10, formations, style: sized };
  const at = (id: string, x: number, kept = false): { unit: string; x: number; y: number; kept: boolean } => ({
    ...{ unit: id, x, y: 100, kept },
  });
  const none = new Set<string>();

  test("they collapse into what stands on the map above them, alone", () => {
    const standing = [at("23-division", 300, true), at("71-regiment", 100), at("72-regiment", 110)];
    assert.deepEqual([...collapsing([standing[1]!], standing, 40, scale, none)], ["71-regiment"]);
  });

  test("where that is not on the map yet, with what else of it stands beside them and is no greater", () => {
    const beside = [at("71-regiment", 100), at("72-regiment", 110), at("battalion", 120)];
    const standing = [...beside, at("6-army", 130), at("72-regiment", 900)];
    assert.deepEqual([...collapsing([standing[1]!], standing, 40, scale, none)].sort(), [
      "71-regiment",
      "72-regiment",
      "battalion",
    ]);
  });

  test("they do not collapse into what is much greater and stands nowhere itself", () => {
    const alone = { ...formations, "71-regiment": formation("71st Infantry Regiment", "regiment", "6-army") };
    const into = (...standing: string[]): string[] => [
      ...collapsing(
        [at("71-regiment", 100)],
        ["71-regiment", ...standing].map((id) => at(id, 100)),
        40,
        { ...scale, formations: alone },
        none,
      ),
    ];
    assert.deepEqual(into(), []);
    assert.deepEqual(into("6-army"), ["71-regiment"]);
  });

  test("what belonged to nothing known cannot collapse", () => {
    assert.equal(collapsing([at("28-regiment", 100)], [at("28-regiment", 100)], 40, scale, none).size, 0);
  });

  test("what has collapsed is drawn no more, and what it belonged to stands where it stood", () => {
    const regiments = items(unit("71-regiment", 118.6, 47.7), unit("72-regiment", 118.8, 47.7));
    const drawn = standingUnits(regiments, scale, new Set(["72-regiment"]));
    assert.deepEqual(
      drawn.map(({ id, own }) => [id, own]),
      [
        ["71-regiment", true],
        ["23-division", false],
      ],
    );
    assert.deepEqual(drawn[1]?.point, toMercator(118.8, 47.7));
  });

  test("divisions and greater formations must be found from zoom 10 on", () => {
    assert.ok(isKept({ echelon: "division" }, 10));
    assert.ok(isKept({ echelon: "army" }, 11));
    assert.ok(!isKept({ echelon: "division" }, 9.5));
    assert.ok(!isKept({ echelon: "brigade" }, 12));
  });
});

describe("symbol of a unit", () => {
  const picture = { width: 48, height: 44 } as UnitPicture;
  const label = { type: "unit", key: "a", x: 100, y: 100, picture, scale: 0.5, order: 1 } as unknown as UnitLabel;

  test("it stands over its point first, else clear of it and of that place", () => {
    const positions = positionsOfUnit(label);
    const [over, ...beside] = positions.map(({ boxes: [box] }) => box);
    assert.deepEqual(over, [88, 89, 112, 111]);
    assert.ok(beside.length >= 24);
    for (const box of beside) assert.ok(box && !overlaps(box, [98, 98, 102, 102]), String(box));
  });

  test("what is drawn of it reaches to its point", () => {
    assert.deepEqual(unitExtent(label, [150, 90, 174, 112]), [98, 90, 174, 112]);
  });

  test("the second frame of one that stands for several lies beyond its box", () => {
    const [left, top, right, bottom] = unitExtent({ ...label, several: true }, [88, 89, 112, 111]);
    assert.deepEqual([left, top], [88, 89]);
    assert.ok(right > 114 && bottom > 113, `${right}, ${bottom}`);
  });

  test("it is moved farther where it has no room nearer", () => {
    const farthest = (far: boolean): number =>
      Math.max(...positionsOfUnit({ ...label, far }).map((position) => shiftOf(label, position)));
    assert.ok(farthest(false) <= SHIFT);
    assert.ok(farthest(true) > SHIFT);
  });
});
