/* What is written beside the symbol of a unit. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { numberIn } from "@web/names/unit-labels.ts";

test("a unit is told from others by its number; a part of one by both", () => {
  assert.equal(numberIn("135th Division"), "135th");
  assert.equal(numberIn("135-я пехотная дивизия"), "135-я");
  assert.equal(numberIn("歩兵第278連隊"), "第278連隊");
  assert.equal(numberIn("4th Company of the 15th Border Garrison"), "4/15");
});

test("a name without a number has none, nor has one with a calibre", () => {
  assert.equal(numberIn("Kamchatka Defence Area"), null);
  assert.equal(numberIn("41 cm howitzer of Hutou"), null);
});
