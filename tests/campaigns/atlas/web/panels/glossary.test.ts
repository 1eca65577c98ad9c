/* Where a text has terms of the glossary. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import type { Term } from "@web/base/payload.ts";
import { Glossary, type Piece } from "@web/panels/glossary.ts";

const term = (...forms: string[]): Term => ({ forms, explanation: "Something.", source: [] });
const obo = term("obo", "obos");
const council = term("soviet");
const fighter = term("I-16", "I-16s");
const bomber = term("BR.20");
const area = term("area army");
const staff = term("army");
const glossary = new Glossary({ glossary: [obo, council, fighter, bomber, staff, area], sources: {} });

/** The pieces of a text, terms in brackets. */
const shown = (text: string, used = new Set<Term>(), words = glossary): string =>
  words
    .pieces(text, used)
    .map((piece: Piece) => (typeof piece === "string" ? piece : `[${piece.words}]`))
    .join("");

describe("terms of the glossary in a text", () => {
  test("a term is a whole word, and capitals count", () => {
    assert.equal(shown("The obo; hobos by an obo-like hill."), "The [obo]; hobos by an obo-like hill.");
    assert.equal(
      shown("A Soviet officer dissolved the soviet’s guard."),
      "A Soviet officer dissolved the [soviet]’s guard.",
    );
    assert.equal(shown("обоobo obоz"), "обоobo obоz");
  });
  test("other forms are found, the longer first", () => {
    assert.equal(shown("I-16s rose. I-15s fell."), "[I-16s] rose. I-15s fell.");
    assert.equal(shown("the area army’s army"), "the [area army]’s [army]");
  });
  test("a term is marked once", () => {
    const used = new Set<Term>();
    assert.equal(shown("An obo and obos.", used), "An [obo] and obos.");
    assert.equal(shown("The obo again.", used), "The obo again.");
    assert.deepEqual([...used], [obo]);
  });
  test("where no spaces are written a term stands within the text", () => {
    const words = new Glossary({ glossary: [term("敖包", "オボー"), term("関東軍")], sources: {} });
    assert.equal(shown("国境の敖包で。関東軍の", new Set(), words), "国境の[敖包]で。[関東軍]の");
    assert.equal(shown("古いオボーが、ノオボーヤ", new Set(), words), "古い[オボー]が、ノオボーヤ");
  });
  test("signs in a term stand for themselves", () => {
    assert.equal(shown("BRx20, BR.20"), "BRx20, [BR.20]");
  });
  test("a text without terms is one piece, and the whole text is kept", () => {
    assert.deepEqual(glossary.pieces("Nothing.", new Set()), ["Nothing."]);
    assert.deepEqual(new Glossary({ glossary: [], sources: {} }).pieces("obo", new Set()), ["obo"]);
  });
});
