/* What the card makes of a row's sources and kind. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { citationsOf, kindText } from "@web/panels/card.ts";
import { placeWords } from "@web/panels/card-sections.ts";

describe("sources of a row", () => {
  test("a key alone has no locator", () => {
    assert.deepEqual(citationsOf("coox1985"), [["coox1985", ""]]);
  });
  test("keys and locators, in their order", () => {
    assert.deepEqual(citationsOf("coox1985, p. 142; slavinsky2004 ch. 3"), [
      ["coox1985", "p. 142"],
      ["slavinsky2004", "ch. 3"],
    ]);
  });
  test("an empty text has no sources", () => {
    assert.deepEqual(citationsOf(""), []);
  });
});

/** A place in words, those of other languages in brackets. */
const told = (place: Parameters<typeof placeWords>[0]): string =>
  placeWords(place)
    .map((word) => (typeof word === "string" ? word : `<${word.lang} ${word.text}>`))
    .join("");

describe("words", () => {
  test("a gauge is told in millimetres", () => {
    assert.equal(kindText("gauge-1435"), "gauge 1,435 mm");
  });
  test("other kinds lose their hyphens", () => {
    assert.equal(kindText("fortified-line"), "fortified line");
  });
  test("a place has its modern name where that is another, and its precision", () => {
    const place = { name: "Hailar", modern: "Hulunbuir", names: { ru: "Хайлар" }, precision: 2, others: [] };
    assert.equal(told(place), "Hailar (today <en Hulunbuir> · <ru Хайлар>), within 2 km");
    assert.equal(told({ ...place, modern: "Hailar", names: {} }), "Hailar, within 2 km");
  });
});
