import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Item } from "@web/base/types.ts";
import type { NavigationParts } from "@web/navigation.ts";
import { clampDay, Navigation, neighbouringEvent } from "@web/navigation.ts";
import type { AtlasState } from "@web/state.ts";

const events = [3, 8, 8, 15, 40].map((start) => ({ start }) as Item);

describe("the neighbouring event", () => {
  test("begins after the day, or before it", () => {
    assert.equal(neighbouringEvent(events, 8, [0, 100], 1)?.start, 15);
    assert.equal(neighbouringEvent(events, 8, [0, 100], -1)?.start, 3);
    assert.equal(neighbouringEvent(events, 9, [0, 100], -1)?.start, 8);
  });
  test("lies in the days of the clock", () => {
    assert.equal(neighbouringEvent(events, 15, [5, 20], 1), undefined);
    assert.equal(neighbouringEvent(events, 8, [5, 20], -1), undefined);
  });
});

test("a day is limited to a span of days", () => {
  assert.deepEqual(
    [-5, 0, 7, 10, 99].map((day) => clampDay(day, [0, 10])),
    [0, 0, 7, 10, 10],
  );
});

describe("navigation", () => {
  /** A map of the days 0 to 100 with a chapter from day 40 to 60, which remembers what happened to it. */
  function map(): { navigation: Navigation; state: AtlasState; happened: string[]; kept: () => object } {
    const happened: string[] = [];
    const state: AtlasState = { day: 20, span: [0, 100], chapter: "", chosen: null, highlights: new Set() };
    const clock: NavigationParts["clock"] & { window: object } = {
      visible: new Set(),
      window: {},
      keep: (past) => {
        clock.window = past;
      },
      goto: (day) => {
        happened.push(`clock ${day}`);
        return { came: [], went: [], turned: [] };
      },
    };
    const chapter = { id: "war", title: "War", years: "", first: 40, last: 60, opens: 45 };
    const navigation = new Navigation(state, {
      clock,
      scene: { refresh: () => undefined },
      chapters: [{ ...chapter, view: [9, 47, 118] }],
      range: [0, 100],
      view: {
        maxZoom: 12,
        show: ([latitude, longitude], zoom) => happened.push(`view ${zoom}/${latitude}/${longitude}`),
      },
      emit: (name) => happened.push(name),
    });
    return { navigation, state, happened, kept: () => clock.window };
  }

  test("shows a day once, and the first one even where the map opens on it", () => {
    const { navigation, happened } = map();
    navigation.goto(20);
    navigation.goto(20);
    assert.deepEqual(happened, ["clock 20", "date"]);
  });

  test("stays within the days of the chapter", () => {
    const { navigation, state } = map();
    navigation.setChapter("war", false);
    navigation.goto(99);
    assert.deepEqual([state.day, state.span, state.chapter], [60, [40, 60], "war"]);
    navigation.setChapter("", false);
    navigation.goto(99);
    assert.deepEqual([state.day, state.chapter], [99, ""]);
  });

  test("takes the first day of the window along when the day goes before it", () => {
    const { navigation, state, kept } = map();
    navigation.goto(20);
    navigation.keepPast({ start: 10 });
    navigation.goto(5);
    assert.deepEqual([state.day, kept()], [5, { start: 5 }]);
  });

  test("moves a window as a whole, and not beyond the days there are", () => {
    const { navigation, state, kept } = map();
    navigation.goto(20);
    navigation.keepPast({ start: 10 });
    navigation.shiftWindow(35);
    assert.deepEqual([state.day, kept()], [35, { start: 25 }]);
    navigation.shiftWindow(1);
    assert.deepEqual([state.day, kept()], [10, { start: 0 }]);
  });

  test("tells what happened in order: the day's step, then the date", () => {
    const { navigation, happened } = map();
    navigation.goto(20);
    happened.length = 0;
    navigation.keepPast({ length: 7 });
    assert.deepEqual(happened, ["clock 20", "window"]);
  });
});
