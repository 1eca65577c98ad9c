import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { formatDate, fromIso } from "@web/base/days.ts";
import { type Changes, exchange, placesOf } from "@web/base/document-texts.ts";
import { formatNumber, listed, showLanguage, sides, t } from "@web/base/translation.ts";
import { formatSpan } from "@web/time/caption.ts";

Object.assign(globalThis, { document: { documentElement: {} } });
const day = (iso: string): number => fromIso(iso) ?? NaN;

describe("texts of the interface", () => {
  afterEach(() => showLanguage("en", {}));

  test("English is what stands in the code, with the form for its count", () => {
    assert.equal(t("{count} day|{count} days", { count: 1 }), "1 day");
    assert.equal(t("{count} day|{count} days", { count: 1200 }), "1,200 days");
    assert.equal(t("from {date}", { date: "1945" }), "from 1945");
    assert.equal(listed(["a", "b"]), "a, b");
  });

  test("Russian has three forms, Japanese one", () => {
    const english = "{count} day|{count} days";
    showLanguage("ru", { [english]: "{count} день|{count} дня|{count} дней" });
    assert.deepEqual(
      [1, 2, 5, 11, 21, 22].map((count) => t(english, { count })),
      ["1 день", "2 дня", "5 дней", "11 дней", "21 день", "22 дня"],
    );
    showLanguage("ja", { [english]: "{count}日", ",": "、" });
    assert.equal(t(english, { count: 1 }), "1日");
    assert.equal(listed(["a", "b"]), "a、b");
  });

  test("what a language has not stays English; sides are translated one by one", () => {
    showLanguage("ja", { Japan: "日本" });
    assert.equal(t("Legend"), "Legend");
    assert.equal(sides("China; Japan"), "China; 日本");
    showLanguage("ru", {});
    assert.equal(formatNumber(1.5), "1,5");
  });

  test("days and spans follow the language; what two days share is written once", () => {
    const [first, last] = [day("1945-08-09"), day("1945-08-15")];
    showLanguage("ja", {});
    assert.equal(formatDate(last), "1945年8月15日");
    assert.equal(formatSpan(first, last), "1945年8月9日～15日");
    assert.equal(formatSpan(day("1944-08-09"), last), "1944年8月9日～1945年8月15日");
    showLanguage("zh", {});
    assert.equal(formatSpan(day("1945-07-09"), last), "1945年7月9日至8月15日");
    showLanguage("ru", {});
    assert.equal(formatSpan(first, last).replace("\u00a0", " "), "9–15 августа 1945 г.");
  });

  test("changes are written into data and undone", () => {
    const data = { title: "Siege", dates: [{ english: "1945" }, { english: "1946" }], label: "x" };
    const before = structuredClone(data);
    const changes: Changes = { title: "包囲", dates: { 1: { english: "1946年" } }, label: null, more: [[1, 2]] };
    const english = exchange(placesOf(data, changes));
    assert.deepEqual(data, { title: "包囲", dates: [{ english: "1945" }, { english: "1946年" }], more: [1, 2] });
    exchange(english);
    assert.deepEqual(data, before);
  });
});
