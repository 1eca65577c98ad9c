/* Whole tables: what is read, guessed, placed and refused is what Python makes of the same samples. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Breather } from "@web/guests/breather.ts";
import { readFile } from "@web/guests/file-kinds.ts";
import { type ColourBy, guessMapping, type Mapping, type Role, ROLES } from "@web/guests/guessing.ts";
import { sentence } from "@web/guests/mistakes.ts";
import { placeRows } from "@web/guests/placing.ts";
import { asItCame } from "@web/guests/table.ts";
import samples from "../../../guests/table_samples.json";
import { rowsAsText, vocabulary } from "./sample-vocabulary.ts";

interface Sample {
  name: string;
  file: string;
  text?: string;
  base64?: string;
  change?: { day_first?: boolean; colour_by?: ColourBy; columns?: Partial<Record<Role, string>> };
  error?: string;
}

/** What becomes of a sample, as its expectations are written. */
async function outcome({ file, text, base64, change = {} }: Sample): Promise<Record<string, unknown>> {
  const breather = new Breather();
  const bytes = text === undefined ? Buffer.from(base64 ?? "", "base64") : Buffer.from(text);
  const table = await readFile(new File([bytes], file), breather);
  const guessed = guessMapping(table);
  const columns = Object.fromEntries(
    ROLES.flatMap((role) => {
      const column = guessed.columns[role];
      return column === undefined ? [] : [[role, table.names[column]]];
    }),
  );
  const chosen = Object.entries(change.columns ?? {}).map(([role, name]) => [role, table.names.indexOf(name)]);
  const mapping: Mapping = {
    ...guessed,
    dayFirst: change.day_first ?? guessed.dayFirst,
    colourBy: change.colour_by ?? guessed.colourBy,
    columns: change.columns ? (Object.fromEntries(chosen) as Mapping["columns"]) : guessed.columns,
  };
  const { layer, refused, remarks } = await placeRows(table, mapping, vocabulary, [], breather);
  return {
    kind: table.kind,
    columns,
    rows: rowsAsText(layer),
    legend: layer.legend.map((entry) => entry.join(" ")),
    refused: refused.map(sentence),
    remarks: remarks.map(sentence),
    ...(refused.length && { refusedRows: asItCame(table, refused) }),
  };
}

for (const sample of samples as Sample[])
  test(`table: ${sample.name}`, async () => {
    const given = ["name", "file", "text", "base64", "change"];
    const expected = Object.fromEntries(Object.entries(sample).filter(([key]) => !given.includes(key)));
    const found = await outcome(sample).catch((error: unknown) => ({ error: (error as Error).message }));
    assert.deepEqual(found, expected);
  });
