import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fromYearMonthDay } from "@web/base/days.ts";
import type { Dossier, Waypoint } from "@web/base/payload.ts";
import { toMercator } from "@web/base/mercator.ts";
import type { MapFeature } from "@web/base/types.ts";
import { Caption, formatSpan } from "@web/time/caption.ts";
import type { CaptionItem } from "@web/time/caption.ts";

const day = (date: number, month = 8): number => fromYearMonthDay(1945, month, date);

function event(name: string, start: number, end: number, rank = 2, dossier = ""): CaptionItem {
  const feature = { id: name, layer: "event", name, rank, dossier, kind: "battle" } as MapFeature;
  return { feature, start, end, index: start, position: 0 };
}

/** The second stage, on a day, of an arrow that goes a share of a degree of latitude on it. */
function stage(name: string, kind: string, start: number, share: number, rank = 2): CaptionItem {
  const line = Float64Array.from([...toMercator(124, 45), ...toMercator(124, 45 + share)]);
  const growth = { line, ends: [0, 1], strength: 0.5, step: 1 };
  const feature = { id: name, layer: "arrow", name, rank, kind, dossier: "august", axis: name, growth };
  return { feature: feature as unknown as MapFeature, start, end: start, index: 0, position: 1 };
}

const waypoint = (place: string, start: number, end: number): Waypoint => ({
  ...{ english: "", place, start, end, source: [], note: "" },
  certainty: "high",
});

const axes = ["6th Tank Army", "2nd Army", "1st Army"].map((id) => ({
  id,
  waypoints: [waypoint("Tamsag-Bulag", day(9), day(9)), waypoint("Lupei", day(12), day(13))],
}));

const dossiers = {
  hutou: { place: { name: "Hutou (fortress)" } },
  mutanchiang: { place: { name: "Mutanchiang" } },
  august: { place: { name: "Manchuria" }, axes },
} as unknown as Record<string, Dossier>;

const captionOf = (...items: CaptionItem[]): Caption<CaptionItem> => new Caption({ dossiers }, items);

const NONE = new Set<string>();

describe("spans of days", () => {
  test("month and year that both days share are written once", () => {
    assert.equal(formatSpan(day(9), day(15)), "9–15 August 1945");
    assert.equal(formatSpan(day(30), day(2, 9)), "30 August – 2 September 1945");
    assert.equal(formatSpan(fromYearMonthDay(1944, 8, 9), day(9)), "9 August 1944 – 9 August 1945");
  });

  test("one day is one date", () => {
    assert.equal(formatSpan(day(9), day(9)), "9 August 1945");
  });
});

describe("what happens", () => {
  test("an event is named with its place, unless its name has it", () => {
    const caption = captionOf(
      event("Siege of Hutou", day(9), day(26), 2, "hutou"),
      event("Last stand", day(9), day(9), 3, "mutanchiang"),
    );
    assert.equal(caption.happening(day(9), day(9)), "Siege of Hutou · Last stand, Mutanchiang");
  });

  test("the most important come first, then the latest, and the rest is counted", () => {
    const caption = captionOf(
      event("a", day(1), day(20), 3),
      event("b", day(2), day(20), 3),
      event("c", day(3), day(20), 1),
      event("d", day(4), day(20), 4),
      event("e", day(5), day(20), 4),
    );
    assert.equal(caption.happening(day(9), day(9)), "c · b · a · and 2 more");
  });

  test("of some only those are told, of all where none of them is there", () => {
    const caption = captionOf(event("near", day(1), day(20), 3), event("far", day(2), day(20), 1));
    const told = (name: string): string =>
      caption.happening(day(9), day(9), Infinity, ({ feature }) => feature.name === name);
    assert.equal(told("near"), "near · and 1 elsewhere");
    assert.equal(told("nowhere"), "far · near");
  });

  test("a window says its days, how many events there are, and names two", () => {
    const caption = captionOf(event("a", day(1), day(9)), event("b", day(10), day(11)), event("c", day(15), day(30)));
    assert.equal(caption.happening(day(9), day(15)), "9–15 August 1945, 3 events: c · b · and 1 more");
    assert.equal(caption.happening(day(1), day(2)), "1–2 August 1945, 1 event: a");
  });

  test("without an event, the nearest is named, before or later", () => {
    const caption = captionOf(event("before", day(1), day(5)), event("after", day(20), day(21)));
    assert.equal(caption.happening(day(6), day(6)), "Nothing recorded. Nearest, 1 day before: before");
    assert.equal(caption.happening(day(18), day(18)), "Nothing recorded. Nearest, 2 days later: after");
    assert.equal(
      caption.happening(day(8), day(9)),
      "8–9 August 1945: nothing recorded. Nearest, 3 days before: before",
    );
  });

  test("where there is no event at all, nothing is near", () => {
    assert.equal(captionOf().happening(day(9), day(9)), "Nothing recorded");
  });

  test("events stand in order of time, movements are none", () => {
    const { events } = captionOf(event("b", day(9), day(9)), stage("1st Army", "advance", day(9), 1), event("a", 1, 2));
    assert.deepEqual(
      events.map(({ feature }) => feature.name),
      ["a", "b"],
    );
  });
});

describe("who advances where", () => {
  test("on the way and on arrival, by the kind of movement", () => {
    const advance = captionOf(...[11, 12].map((date) => stage("6th Tank Army", "advance", day(date), 1)));
    assert.equal(advance.advance(day(11), NONE), "Advancing on Lupei: 6th Tank Army");
    assert.equal(advance.advance(day(12), NONE), "Reaching Lupei: 6th Tank Army");
    const withdrawal = captionOf(stage("2nd Army", "withdrawal", day(11), 1));
    assert.equal(withdrawal.advance(day(11), NONE), "Falling back to Lupei: 2nd Army");
    const transfer = captionOf(stage("2nd Army", "transfer", day(11), 1));
    assert.equal(transfer.advance(day(11), NONE), "Moving to Lupei: 2nd Army");
  });

  test("a landing force sets out, passes and lands where its way ends", () => {
    const convoy = {
      id: "convoy",
      waypoints: [
        waypoint("Petropavlovsk", day(16), day(17)),
        waypoint("East of Cape Lopatka", day(18), day(18)),
        waypoint("First Kuril Strait", day(18), day(18)),
        waypoint("Takeda beach", day(20), day(20)),
      ],
    };
    const sea = { kuril: { place: { name: "Shumshu" }, axes: [convoy] } } as unknown as Record<string, Dossier>;
    const told = (date: number) => {
      const moving = stage("convoy", "landing", day(date), 1);
      Object.assign(moving.feature, { dossier: "kuril", axis: "convoy" });
      return new Caption({ dossiers: sea }, [moving]).advance(day(date), NONE);
    };
    assert.equal(told(17), "Setting out from Petropavlovsk: convoy");
    assert.equal(told(18), "Passing First Kuril Strait: convoy");
    assert.equal(told(19), "Making for Takeda beach: convoy");
    assert.equal(told(20), "Landing at Takeda beach: convoy");
  });

  test("of several movements, that of the more important event, then an advance, then the longest", () => {
    const on = day(11);
    const armyOf = (...items: CaptionItem[]): string =>
      captionOf(...items)
        .advance(on, NONE)
        .split(": ")[1] ?? "";
    const longest = stage("6th Tank Army", "advance", on, 0.9);
    const shorter = stage("2nd Army", "advance", on, 0.3);
    assert.equal(armyOf(shorter, longest), "6th Tank Army");
    assert.equal(armyOf(longest, shorter), "6th Tank Army");
    assert.equal(armyOf(shorter, stage("1st Army", "withdrawal", on, 1)), "2nd Army");
    assert.equal(armyOf(longest, stage("1st Army", "withdrawal", on, 0.1, 1)), "1st Army");
  });

  test("none on days without a movement, and none where its layer is switched off", () => {
    const caption = captionOf(stage("2nd Army", "advance", day(11), 1));
    assert.equal(caption.advance(day(10), NONE), "");
    assert.equal(caption.advance(day(11), new Set(["arrow"])), "");
  });
});
