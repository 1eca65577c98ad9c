import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Clock } from "@web/time/clock.ts";
import type { TimedItem, TimeWindow } from "@web/time/clock.ts";

interface NamedItem extends TimedItem {
  id: string;
}

const item = (id: string, start: number, end: number, fades = false): NamedItem => ({ id, start, end, fades });

const names = (items: Iterable<NamedItem>): string => [...items].map(({ id }) => id).join(" ");
const sorted = (items: Iterable<NamedItem>): string =>
  [...items]
    .map(({ id }) => id)
    .sort()
    .join(" ");

const kwantung = item("land", -1e6, 100);
const battle = item("battle", 10, 20, true);
const skirmish = item("skirmish", 20, 20, true);
const march = item("march", 21, 21, true);
const state = item("state", 101, 1e6);

const clockOf = (): Clock<NamedItem> => new Clock([kwantung, battle, skirmish, march, state]);

describe("clock", () => {
  test("has no day and shows nothing before its first move", () => {
    const clock = clockOf();
    assert.equal(clock.day, null);
    assert.equal(clock.visible.size, 0);
  });

  test("the first move brings all that lasts on the day", () => {
    const clock = clockOf();
    const { came, went, turned } = clock.goto(15);
    assert.equal(names(came), "land battle");
    assert.deepEqual([went, turned], [[], []]);
    assert.equal(names(clock.visible), "land battle");
  });

  test("first and last day are inclusive", () => {
    const clock = clockOf();
    const shown = [9, 10, 20, 21].map((day) => {
      clock.goto(day);
      return sorted(clock.visible);
    });
    assert.deepEqual(shown, ["land", "battle land", "battle land skirmish", "land march"]);
  });

  test("a step forwards brings what begins and takes what has ended", () => {
    const clock = clockOf();
    clock.goto(20);
    const { came, went } = clock.goto(21);
    assert.equal(names(came), "march");
    assert.equal(sorted(went), "battle skirmish");
  });

  test("a step backwards undoes a step forwards", () => {
    const clock = clockOf();
    clock.goto(20);
    const before = sorted(clock.visible);
    const forwards = clock.goto(21);
    const backwards = clock.goto(20);
    assert.equal(sorted(backwards.came), sorted(forwards.went));
    assert.equal(sorted(backwards.went), sorted(forwards.came));
    assert.equal(sorted(clock.visible), before);
  });

  test("what begins and ends within a leap neither comes nor goes", () => {
    const clock = clockOf();
    clock.goto(5);
    const { came, went } = clock.goto(50);
    assert.deepEqual([came, went], [[], []]);
  });

  test("one state follows another on the next day", () => {
    const clock = clockOf();
    clock.goto(100);
    const { came, went } = clock.goto(101);
    assert.deepEqual([names(came), names(went)], ["state", "land"]);
  });

  test("a move to the same day changes nothing", () => {
    const clock = clockOf();
    clock.goto(15);
    assert.deepEqual(clock.goto(15), { came: [], went: [], turned: [] });
  });

  test("without a window, nothing fades and the window is the day itself", () => {
    const clock = clockOf();
    clock.goto(15);
    assert.deepEqual(clock.goto(25).turned, []);
    assert.equal(clock.keeps, false);
    assert.equal(clock.from, 25);
  });
});

describe("windows of days", () => {
  test("of a length keep what ended in so many days before", () => {
    const clock = clockOf();
    clock.keep({ length: 7 });
    const shown = [27, 28, 29].map((day) => {
      clock.goto(day);
      return sorted(clock.visible);
    });
    assert.deepEqual(shown, ["battle land march skirmish", "land march", "land"]);
    assert.equal(clock.from, 22);
    assert.equal(clock.keeps, true);
  });

  test("since a day keep all that ended on it or later, however long ago", () => {
    const clock = clockOf();
    clock.keep({ start: 21 });
    clock.goto(5000);
    assert.equal(sorted(clock.visible), "march state");
    assert.equal(clock.from, 21);
  });

  test("do not keep lands and borders: they give way to their successors", () => {
    const clock = clockOf();
    clock.keep({ start: 0 });
    clock.goto(101);
    assert.equal(clock.visible.has(kwantung), false);
  });

  test("what ended but stays turns, forwards and backwards", () => {
    const clock = clockOf();
    clock.keep({ length: 7 });
    clock.goto(20);
    const forwards = clock.goto(21);
    assert.equal(sorted(forwards.turned), "battle skirmish");
    assert.equal(names(forwards.went), "");
    assert.equal(sorted(clock.goto(20).turned), "battle skirmish");
  });

  test("what leaves the window goes, and does not turn", () => {
    const clock = clockOf();
    clock.keep({ length: 7 });
    clock.goto(15);
    const { went, turned } = clock.goto(40);
    assert.equal(sorted(went), "battle");
    assert.deepEqual(turned, []);
  });

  test("when set, have the next move find all anew", () => {
    const clock = clockOf();
    clock.goto(25);
    clock.keep({ length: 10 });
    assert.equal(clock.day, null);
    assert.equal(sorted(clock.goto(25).came), "battle land march skirmish");
  });

  test("that are dropped leave the day alone", () => {
    const clock = clockOf();
    clock.keep({ start: 0 });
    clock.goto(25);
    clock.keep({});
    clock.goto(25);
    assert.equal(sorted(clock.visible), "land");
  });
});

describe("any walk of the clock", () => {
  const items = Array.from({ length: 120 }, (_, n) => {
    const start = (n * 37) % 200;
    return item(`${n}`, n % 11 ? start : -1e6, n % 13 ? start + ((n * 7) % 40) : 1e6, n % 3 === 0);
  });
  const days = Array.from({ length: 60 }, (_, n) => (n * 89) % 230);

  for (const window of [{}, { length: 9 }, { start: 60 }] satisfies TimeWindow[])
    test(`shows what a fresh clock shows and reports each change, window ${JSON.stringify(window)}`, () => {
      const clock = new Clock(items);
      clock.keep(window);
      clock.goto(0);
      for (const day of days) {
        const before = new Set(clock.visible);
        const { came, went, turned } = clock.goto(day);
        const fresh = new Clock(items);
        fresh.keep(window);
        fresh.goto(day);
        assert.equal(sorted(clock.visible), sorted(fresh.visible), `day ${day}`);
        went.forEach((each) => assert.ok(before.delete(each), `day ${day}: ${each.id} went`));
        came.forEach((each) => before.add(each));
        assert.equal(sorted(before), sorted(clock.visible), `day ${day}: came and went`);
        for (const each of turned) assert.ok(each.fades && clock.visible.has(each), `day ${day}: ${each.id} turned`);
      }
    });
});
