/* Rows of text that samples are too short for. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Breather } from "@web/guests/breather.ts";
import { readFile } from "@web/guests/file-kinds.ts";
import { asItCame } from "@web/guests/table.ts";

test("a cell of many lines that is too long is one row, and comes back whole", async () => {
  const long = `Harbin,"${"a\r\n\n".repeat(30_000)}"\n`;
  const text = `place,note\nHailar,A\n${long}Mukden,B\n`;
  const table = await readFile(new File([text], "places.csv"), new Breather());
  assert.deepEqual(table.columns[0], ["Hailar", "Mukden"]);
  assert.deepEqual(
    table.refused.map(({ line, found }) => [line, found]),
    [[3, "a cell of 120,000 characters"]],
  );
  assert.equal(asItCame(table, table.refused), `place,note\n${long}`);
});
