/* Search in any script, and in which order it finds. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { fold, wordsOf } from "@web/base/fold.ts";
import { dayOfCalendar } from "@web/base/days.ts";
import { SEARCH_GROUPS, SearchIndex } from "@web/panels/search-index.ts";
import { reason } from "@web/panels/search-match.ts";

type Data = ConstructorParameters<typeof SearchIndex>[0];
type Items = ConstructorParameters<typeof SearchIndex>[1];

const formation = (name: string, names: object, parents: unknown[], figures?: string) => ({
  ...{ name, names, parents, side: "Japan", echelon: "division", branch: "infantry" },
  ...(figures ? { figures } : {}),
});
const place = {
  name: "Changkufeng",
  modern: "Zhanggufeng",
  names: { ja: "張鼓峰", ru: "Заозёрная" },
  others: ["Shachaofeng"],
  precision: 1,
};
const dossier = {
  names: { ja: "張鼓峰事件" },
  place,
  dates: [{ english: "29 July 1938" }],
  belligerents: [{ side: "Japan", commanders: ["Suetaka Kamezo"], formations: ["19th Division"] }],
  title: "Battle of Lake Khasan",
  summary: "Hills west of the lake. The truce came at noon.",
  phases: [{ name: "Storm of the crest", place: "Zaozernaya", text: "Up in the dark.", english: "31 July 1938" }],
  disputes: [{ question: "Who held the crest?", answers: [{ text: "Nobody saw it." }] }],
  units: [],
  orders: [{ formation: "jp-korea-army", commander: "Koiso Kuniaki" }],
  axes: [
    {
      ...{ id: "left", formation: "75th Infantry Regiment", detail: "over the Tumen", commander: "Sato Kotoku" },
      waypoints: [],
    },
  ],
};
const data = {
  range: [0, 26_000],
  synonyms: [["Lake Khasan", "озеро Хасан", "Chokoho"]],
  dossiers: { khasan: dossier },
  formations: {
    "jp-korea-army": formation("Korea Army", { ja: "朝鮮軍" }, []),
    "jp-6-army": formation("Sixth Army", { ja: "第6軍" }, [], "6th Army"),
    "jp-23-division": formation("23rd Division", { ja: "第23師団", ru: "23-я пехотная дивизия" }, [
      ["jp-6-army", 14_200, 14_210],
    ]),
    "jp-75": formation("75th Infantry Regiment", { ja: "歩兵第75連隊", zh: "步兵第75联队" }, []),
    "su-nowhere": formation("Nowhere Division", {}, []),
  },
  places: [
    {
      ...{ name: "Ulan Bator", modern: "Ulaanbaatar", names: {}, kind: "capital", rank: 1, lon: 106.9, lat: 47.9 },
      stages: [
        { start: null, end: 9094, name: "Urga", names: { ja: "庫倫" }, kind: "capital" },
        { start: 9095, end: null, name: "Ulan Bator", names: { ja: "ウランバートル" }, kind: "capital" },
      ],
    },
    { name: "Chita", modern: "", names: { ru: "Чита" }, kind: "city", rank: 2, lon: 113.5, lat: 52 },
    { name: "Changkufeng", modern: "", names: {}, kind: "height", rank: 3, lon: 130.6, lat: 42.4 },
  ],
} as unknown as Data;

const feature = (id: string, layer: string, name: string, more = {}) => ({
  ...{ id, layer, name, layerTitle: layer, kind: "battle", dossier: "khasan", rank: 2, colour: "#000000" },
  ...more,
});
const battle = feature("khasan", "event", "Battle of Lake Khasan", { short: "Lake Khasan" });
const michitaro = feature("komatsubara", "event", "Komatsubara Michitaro retires", { dossier: "", short: "Retires" });
const movement = feature("khasan/left", "arrow", "75th Infantry Regiment", { axis: "left", unit: "jp-75" });
const storm = feature("khasan/phase-1", "phase", "Storm of the crest", { phase: 0 });
const division = feature("nomonhan/jp-23-division", "unit", "23rd Division", { unit: "jp-23-division", dossier: "" });
const karafuto = feature("karafuto", "territory", "Karafuto", { dossier: "" });
const items = [
  { feature: michitaro, start: 14_600, end: 14_600 },
  { feature: battle, start: 14_090, end: 14_100 },
  { feature: movement, start: 14_091, end: 14_092 },
  { feature: movement, start: 14_093, end: 14_095 },
  { feature: storm, start: 14_091, end: 14_091 },
  { feature: division, start: 14_190, end: 14_230 },
  { feature: karafuto, start: 2_000, end: 8_000 },
  { feature: { ...karafuto, id: "karafuto-2" }, start: 8_001, end: 16_000 },
] as unknown as Items;

const index = new SearchIndex(data, items);
const titles = (text: string) => index.find(text).map((hits) => hits.map(({ entry }) => entry.title));

const NOTHING = SEARCH_GROUPS.map(() => []);
const [PHASES, DAYS] = [SEARCH_GROUPS.indexOf("Phases"), SEARCH_GROUPS.indexOf("Days")];

describe("folding", () => {
  test("case, diacritics, spaces and punctuation do not count", () => {
    assert.equal(fold("Khalkhin-Göl (1939)"), "khalkhingol1939");
  });
  test("apostrophes part no words, everything else that is no letter does", () => {
    assert.deepEqual(wordsOf("Yi’ershi–Ta'erh (Halun)"), ["yiershi", "taerh", "halun"]);
    assert.equal(fold("STRAẞE"), "strasse");
  });
  test("ё is е, full width is half width", () => {
    assert.equal(fold("Заозёрная"), "заозерная");
    assert.equal(fold("ＡＢ１"), "ab1");
  });
});

describe("search", () => {
  test("a place is found by every name it had", () => {
    for (const name of ["Urga", "庫倫", "Ulan Bator", "Ulaanbaatar"])
      assert.ok(titles(name).flat().includes("Ulan Bator"), name);
    assert.ok(titles("Shachaofeng").flat().includes("Battle of Lake Khasan"));
  });
  test("events stand in order of time, whatever the order of the document", () => {
    assert.deepEqual(
      index.events.map(({ key }) => key),
      ["khasan", "komatsubara"],
    );
  });
  test("nothing is found for an empty text or one without letters", () => {
    assert.deepEqual(titles("  "), NOTHING);
    assert.deepEqual(titles("…"), NOTHING);
  });
  test("an event is found by its Japanese name, and why is told", () => {
    const [hit] = index.find("張鼓峰")[0] ?? [];
    assert.equal(hit?.entry.key, "khasan");
    assert.equal(hit?.why?.lang, "ja");
  });
  test("a phase is found by its name and its place, in a group of its own, with its event", () => {
    for (const text of ["storm", "Zaozernaya"]) {
      const found = index.find(text).map((hits) => hits.map(({ entry }) => entry.key));
      assert.deepEqual(found[PHASES], ["khasan/phase-1"], text);
    }
    const [hit] = index.find("storm")[PHASES] ?? [];
    assert.equal(hit?.entry.about, "31 July 1938 · Battle of Lake Khasan");
  });
  test("an event found by its title needs no explanation", () => {
    assert.equal(index.find("khasan")[0]?.[0]?.why, null);
  });
  test("an event is found by a commander and by a formation", () => {
    assert.deepEqual(titles("suetaka")[0], ["Battle of Lake Khasan"]);
    assert.deepEqual(titles("19th division")[0], ["Battle of Lake Khasan"]);
  });
  test("a place is known by the names that its dossier gives it", () => {
    assert.deepEqual(titles("заозерная")[1], ["Changkufeng"]);
  });
  test("what begins a word comes before what lies inside one", () => {
    const found = index.find("chita");
    const city = found[1]?.[0];
    const general = found[0]?.[0];
    assert.equal(city?.entry.title, "Chita");
    assert.equal(general?.entry.title, "Komatsubara Michitaro retires");
    assert.ok(city && general && city.score < general.score);
  });
  test("every word must be found", () => {
    assert.deepEqual(titles("lake sakhalin"), NOTHING);
    assert.deepEqual(titles("lake khasan")[0], ["Battle of Lake Khasan"]);
  });
  test("a movement is one entry for all its stages, found by its commander", () => {
    const [entry] = (index.find("sato")[3] ?? []).map((hit) => hit.entry);
    assert.ok(entry && "start" in entry);
    assert.deepEqual([entry.start, entry.end], [14_091, 14_095]);
  });
  test("lands of one name are one entry with all their spans", () => {
    const hits = index.find("karafuto")[4] ?? [];
    assert.equal(hits.length, 1);
    const entry = hits[0]?.entry;
    assert.ok(entry && "spans" in entry);
    assert.equal(entry.spans.length, 2);
  });
  test("a formation is found by every name, short forms too", () => {
    for (const name of ["23rd Division", "第23師団", "23-я дивизия", "23 division"])
      assert.deepEqual(titles(name)[2], ["23rd Division"], name);
    for (const name of ["Sixth Army", "6th army", "第6軍"]) assert.deepEqual(titles(name)[2], ["Sixth Army"], name);
    for (const name of ["歩兵第75連隊", "步兵第75联队", "75th regiment"])
      assert.deepEqual(titles(name)[2], ["75th Infantry Regiment"], name);
  });
  test("a movement is found by the names of its formation", () => {
    assert.deepEqual(titles("步兵第75联队")[3], ["75th Infantry Regiment"]);
  });
  test("a formation leads to where it stood and moved", () => {
    const spansOf = (text: string) => {
      const entry = index.find(text)[2]?.[0]?.entry;
      assert.ok(entry && "spans" in entry);
      return entry.spans.map(({ feature, start, end }) => [feature.id, start, end]);
    };
    assert.deepEqual(spansOf("23rd Division"), [["nomonhan/jp-23-division", 14_190, 14_230]]);
    assert.deepEqual(spansOf("75th"), [
      ["khasan/left", 14_091, 14_092],
      ["khasan/left", 14_093, 14_095],
    ]);
    assert.deepEqual(spansOf("Sixth Army"), [["nomonhan/jp-23-division", 14_200, 14_210]]);
    assert.deepEqual(spansOf("Korea Army"), [["khasan", 14_090, 14_100]]);
  });
  test("a formation that is shown on no day is not found", () => {
    assert.deepEqual(titles("Nowhere Division")[2], []);
  });
  test("what is in no title is found with what it is", () => {
    const why = (text: string) => {
      const hit = index.find(text)[0]?.[0];
      return hit?.why ? reason(hit.why) : "";
    };
    assert.equal(why("suetaka"), "Suetaka Kamezo, commander");
    assert.equal(why("koiso"), "Koiso Kuniaki, commander");
    assert.equal(why("storm"), "phase: Storm of the crest");
    assert.equal(why("noon truce"), "summary: The truce came at noon.");
    assert.equal(why("who held"), "dispute: Who held the crest?");
    assert.equal(why("nobody"), "dispute: Nobody saw it.");
    assert.equal(why("lake khasan"), "");
  });
  test("in sentences nothing is found inside a word", () => {
    assert.deepEqual(titles("oon")[0], []);
  });
  test("another word for the same finds it, its beginning too", () => {
    for (const text of ["Chokoho", "choko", "озеро хасан"])
      assert.deepEqual(titles(text)[0], ["Battle of Lake Khasan"], text);
  });
  test("small errors of typing find what is nearest, behind all that is exact", () => {
    for (const text of ["khazan", "khasna", "lake khassan", "suetoka"])
      assert.deepEqual(titles(text)[0], ["Battle of Lake Khasan"], text);
    assert.deepEqual(titles("koz")[0], []);
    const score = (text: string) => index.find(text)[0]?.[0]?.score ?? NaN;
    assert.ok(score("khazan") > score("who held"));
  });
  test("a text that goes on and on finds what its words find", () => {
    for (const times of [2, 1200]) {
      assert.deepEqual(titles("khasan ".repeat(times))[0], ["Battle of Lake Khasan"]);
      assert.deepEqual(titles("khazan ".repeat(4 * times))[0], [], "more errors than anybody makes");
    }
    assert.deepEqual(titles("khazan sueteka")[0], ["Battle of Lake Khasan"]);
  });
  test("a date is a day to go to, and what happened then", () => {
    const [first, last] = [dayOfCalendar(1938, 7, 31), dayOfCalendar(1938, 8, 10)];
    assert.deepEqual([first, last], [14_090, 14_100]);
    for (const text of ["31.7.1938", "1938-07-31", "31 July 1938"]) {
      const [day] = index.find(text)[DAYS] ?? [];
      assert.ok(day && "day" in day.entry);
      assert.equal(day.entry.day, 14_090);
      assert.deepEqual(titles(text)[0], ["Battle of Lake Khasan"], text);
    }
    assert.deepEqual(titles("1938")[0], ["Battle of Lake Khasan"]);
    assert.deepEqual(titles("11 August 1938")[0], []);
    assert.deepEqual(titles("1.1.1899"), NOTHING);
  });
});
