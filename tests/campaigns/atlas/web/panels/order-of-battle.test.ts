/* The order of battle of a day, as the card tells it. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { fromIso } from "@web/base/days.ts";
import type { Axis, Dossier, Feature, Formation, MapPlace, Subordination } from "@web/base/payload.ts";
import { chainAbove } from "@web/base/subordination.ts";
import { withParts } from "@web/base/dossier-family.ts";
import { daysTold, type OrderData, type OrderEntry, orderOfBattle } from "@web/panels/order-of-battle.ts";
import { nearPlace, whereaboutsOn } from "@web/panels/whereabouts.ts";
import { feature } from "../scene/sample-document.ts";

const day = (iso: string): number => fromIso(iso) ?? NaN;
const [FIRST, LAST] = [day("1945-08-09"), day("1945-08-16")];

const formation = (name: string, side: string, parents: Formation["parents"] = []): Formation => ({
  ...{ name, names: {}, side, echelon: "division", branch: "infantry", symbol: 0, parents },
});
const under = (parent: string): Formation["parents"] => [[parent, FIRST, LAST]];

/** As in the document, the greater first. */
const formations: Record<string, Formation> = {
  front: formation("1st Far Eastern Front", "Soviet Union"),
  "5-army": formation("5th Army", "Japan"),
  "26-corps": formation("26th Rifle Corps", "Soviet Union", under("front")),
  "124-division": formation("124th Division", "Japan", [["5-army", FIRST, FIRST + 2]]),
  "135-division": formation("135th Division", "Japan", under("5-army")),
  "370-regiment": formation("370th Regiment", "Japan", under("135-division")),
  elsewhere: formation("91st Division", "Japan"),
};

const row = (id: string, parts: Partial<Subordination> = {}): Subordination => ({
  ...{ formation: id, parent: "", start: FIRST, end: LAST, commander: "", strength: "", role: "" },
  ...{ source: [], certainty: "high" as const, note: "", ...parts },
});
const waypoint = (place: string, from: string, to: string): Axis["waypoints"][number] => ({
  ...{ place, english: "", start: day(from), end: day(to), source: [], certainty: "low" as const, note: "" },
});
const dossier = (parts: Partial<Dossier>): Dossier =>
  ({ orders: [], units: [], axes: [], belligerents: [], partOf: "", ...parts }) as unknown as Dossier;

const axis = { id: "corps", waypoints: [waypoint("Pamientung", "1945-08-11", "1945-08-12")] } as unknown as Axis;
axis.waypoints.push(waypoint("Hualin", "1945-08-14", "1945-08-15"));

const unit = (id: string, parts: Partial<Feature>): Feature =>
  feature({ layer: "unit", id: `battle/${id}`, dossier: "battle", unit: id, ...parts });

const features = [
  unit("135-division", {
    stages: [
      [day("1945-08-09"), day("1945-08-12"), []],
      [day("1945-08-13"), day("1945-08-15"), []],
    ],
    positions: [
      [130.9, 45.2, 8, "low", "Linkou", ""],
      [129.75, 44.6, 5, "medium", "", ""],
    ],
  }),
  unit("26-corps", { layer: "arrow", id: "battle/corps", kind: "advance", axis: "corps", stages: [[FIRST, LAST, []]] }),
];
const places = [
  { name: "Yehho", modern: "", names: {}, kind: "village", rank: 3, lon: 129.7, lat: 44.6 },
  { name: "Mutan", modern: "", names: {}, kind: "lake", rank: 3, lon: 129.75, lat: 44.6 },
] as MapPlace[];

const data: OrderData = {
  formations,
  features,
  places,
  style: { markStyle: { noDot: ["lake"] } },
  dossiers: {
    campaign: dossier({}),
    battle: dossier({
      partOf: "campaign",
      belligerents: [{ side: "Soviet Union" }, { side: "Japan" }] as Dossier["belligerents"],
      orders: [
        row("370-regiment", { commander: "Taki Hiroshi", end: day("1945-08-18") }),
        row("135-division", { commander: "Hitomi Yoichi" }),
        row("124-division"),
      ],
      axes: [axis],
    }),
    other: dossier({ orders: [row("elsewhere")] }),
  },
};

/** Names of formations, with what belonged to them. */
type Outline = [name: string, parts: Outline[]];
const outline = ({ formation: { name }, parts }: OrderEntry): Outline => [name, parts.map(outline)];
const outlines = (iso: string, id = "battle"): [string, Outline[]][] =>
  orderOfBattle(id, day(iso), data).map(({ side, roots }) => [side, roots.map(outline)]);
const whereOn = (iso: string, id: string): string | null | undefined => {
  const all = (entries: OrderEntry[]): OrderEntry[] => entries.flatMap((entry) => [entry, ...all(entry.parts)]);
  const found = orderOfBattle("battle", day(iso), data).flatMap(({ roots }) => all(roots));
  return found.find((entry) => entry.id === id)?.where?.text;
};

describe("the order of battle of a day", () => {
  test("each formation stands below what it belonged to, sides in the order of the dossier", () => {
    assert.deepEqual(outlines("1945-08-14"), [
      ["Soviet Union", [["1st Far Eastern Front", [["26th Rifle Corps", []]]]]],
      [
        "Japan",
        [
          ["5th Army", [["135th Division", [["370th Regiment", []]]]]],
          ["124th Division", []],
        ],
      ],
    ]);
  });
  test("it is that of the day", () => {
    assert.deepEqual(outlines("1945-08-09")[0]?.[1][0], [
      "5th Army",
      [
        ["124th Division", []],
        ["135th Division", [["370th Regiment", []]]],
      ],
    ]);
    assert.deepEqual(outlines("1945-08-18"), [["Japan", [["370th Regiment", []]]]]);
    assert.deepEqual(outlines("1945-09-01"), []);
  });
  test("that of an operation has its parts, and no other battle", () => {
    assert.deepEqual([...withParts("campaign", data.dossiers)], ["campaign", "battle"]);
    assert.deepEqual(outlines("1945-08-18", "campaign"), outlines("1945-08-18"));
    assert.deepEqual(outlines("1945-08-14", "other"), [["Japan", [["91st Division", []]]]]);
  });
  test("what is told of a formation stands with it; of one that is only named, nothing", () => {
    const [, japan] = orderOfBattle("battle", day("1945-08-14"), data);
    const [army] = japan?.roots ?? [];
    assert.deepEqual(army?.told, []);
    assert.deepEqual(
      army.parts[0]?.told.map(({ commander }) => commander),
      ["Hitomi Yoichi"],
    );
  });
  test("the days of which it is told", () => {
    assert.deepEqual(daysTold("campaign", data), [FIRST, day("1945-08-18")]);
    assert.equal(daysTold("nothing", { dossiers: { nothing: dossier({}) } }), null);
  });
});

describe("where a formation was", () => {
  test("in a place, else by the nearest one", () => {
    assert.equal(whereOn("1945-08-12", "135-division"), "Linkou, within 8 km");
    assert.equal(whereOn("1945-08-14", "135-division"), "4 km east of Yehho, within 5 km");
    assert.equal(whereOn("1945-08-16", "135-division"), undefined);
  });
  test("on its way, until it had come to its end", () => {
    assert.equal(whereOn("1945-08-12", "26-corps"), "Pamientung (advance)");
    assert.equal(whereOn("1945-08-13", "26-corps"), "beyond Pamientung (advance)");
    assert.equal(whereOn("1945-08-15", "26-corps"), "Hualin (advance)");
    assert.equal(whereOn("1945-08-16", "26-corps"), undefined);
  });
  test("a landing is on the way until its end", () => {
    const landing = { ...data, features: data.features.map((each) => ({ ...each, kind: "landing" })) };
    const on = (iso: string) => whereaboutsOn(day(iso), new Set(["battle"]), landing).get("26-corps")?.text;
    assert.equal(on("1945-08-12"), "Pamientung (on the way)");
    assert.equal(on("1945-08-15"), "Hualin (landing)");
  });
  test("far from any place by its coordinates, on one by its name", () => {
    assert.equal(nearPlace(125, 50, FIRST, data), "50.000, 125.000");
    assert.equal(nearPlace(129.701, 44.601, FIRST, data), "Yehho");
    assert.equal(nearPlace(129.7, 44.5, FIRST, data), "11 km south of Yehho");
  });
});

test("a chain of command ends at the top, or where it would turn in a circle", () => {
  assert.deepEqual(chainAbove("370-regiment", FIRST, formations), ["135-division", "5-army"]);
  assert.deepEqual(chainAbove("124-division", LAST, formations), []);
  const circle = { a: { parents: under("b") }, b: { parents: under("a") } };
  assert.deepEqual(chainAbove("a", FIRST, circle), ["b"]);
});
