/* Search in the rows of users' data: those in whose texts every word is found. */

import { fold, wordsOf } from "../base/fold.ts";
import type { GuestTexts } from "./guest-packing.ts";
import { type GuestRow, type Guests, partsOf } from "./guests.ts";

/** Rows that are looked at before the page may do something else. */
const RUN = 5000;

/** Rows that were found, at most so many, and whether there are more. */
export interface FoundRows {
  rows: GuestRow[];
  more: boolean;
}

/**
 * Find rows by a text, those of the highest layer first, each layer in the order of its file.
 * @param isWanted asked now and then; once it says no, nothing is found
 */
export async function findRows(
  guests: Guests,
  text: string,
  most: number,
  isWanted: () => boolean,
): Promise<FoundRows> {
  const words = wordsOf(text);
  const rows: GuestRow[] = [];
  if (!words.length) return { rows, more: false };
  for (const layer of guests.layers.flatMap(partsOf).reverse()) {
    const columns = await Promise.all(layer.columns.map((column) => column.texts()));
    const texts: GuestTexts[] = [layer.names, ...columns];
    for (let row = 0; row < layer.count; row += 1) {
      if (row % RUN === RUN - 1) {
        await new Promise((done) => setTimeout(done));
        if (!isWanted()) return { rows: [], more: false };
      }
      const folded = fold(texts.map((column) => column.at(row)).join(" "));
      if (!words.every((word) => folded.includes(word))) continue;
      if (rows.length === most) return { rows, more: true };
      rows.push({ layer, row });
    }
  }
  return { rows, more: false };
}
