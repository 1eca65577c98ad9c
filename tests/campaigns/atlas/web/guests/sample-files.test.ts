/* Files as users bring them: what is understood, asked, refused of each is what tests/campaigns/guests/sample_files.csv has;
   Python is held against the same table. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Breather } from "@web/guests/breather.ts";
import { readFile } from "@web/guests/file-kinds.ts";
import { guessMapping, questionOf } from "@web/guests/guessing.ts";
import { sentence } from "@web/guests/mistakes.ts";
import { placeRows } from "@web/guests/placing.ts";
import table from "../../../guests/sample_files.csv";
import { parseRow } from "../csv-rows.ts";
import { rowsAsText, vocabulary } from "./sample-vocabulary.ts";

/** Folder of the tests; they run in another. */
const SAMPLES = join(process.env.ATLAS_TESTS ?? "", "campaigns/guests/samples");

type Told = [kind: string, text: string][];

const expected = new Map<string, Told>();
for (const [file = "", only, kind = "", text = ""] of table.trim().split("\n").slice(1).map(parseRow)) {
  const told = expected.get(file) ?? [];
  if (only !== "app") told.push([kind, text]);
  expected.set(file, told);
}

/** What is told of a file when nobody answers what is asked. */
async function toldOf(name: string): Promise<Told> {
  const breather = new Breather();
  const told = (kind: string, texts: string[]): Told => texts.map((text) => [kind, text]);
  try {
    const read = await readFile(new File([readFileSync(join(SAMPLES, name))], name), breather);
    const mapping = guessMapping(read);
    const { layer, refused, remarks } = await placeRows(read, mapping, vocabulary, [], breather);
    const question = questionOf(read, mapping);
    return [
      ["read", read.kind],
      ...told("asked", question ? [question] : []),
      ...told("placed", rowsAsText(layer)),
      ...told("refused", refused.map(sentence)),
      ...told("doubtful", remarks.map(sentence)),
    ];
  } catch (error) {
    return [["unreadable", (error as Error).message]];
  }
}

for (const [file, told] of expected)
  test(`file: ${file}`, async () => {
    assert.deepEqual(await toldOf(file), told);
  });
