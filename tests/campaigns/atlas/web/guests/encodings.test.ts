/* Encodings are told as Python tells them: the same samples are held against both. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { decode } from "@web/guests/encodings.ts";
import { GuestFileError } from "@web/guests/mistakes.ts";
import samples from "../../../guests/encoding_samples.csv";
import { parseRow } from "../csv-rows.ts";

for (const [index, row] of samples.trim().split("\n").slice(1).entries()) {
  const [title = "", bytes = "", text = ""] = parseRow(row);
  test(`encoding ${index}: ${title || "none"}, ${text.slice(0, 20)}`, () => {
    const found = () => decode(Buffer.from(bytes, "base64"));
    if (title) assert.deepEqual(found(), { text: text.replaceAll("\\n", "\n"), title });
    else assert.throws(found, GuestFileError);
  });
}
