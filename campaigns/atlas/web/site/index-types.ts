/* The index of the site's search as campaigns/atlas/site/search_index.py writes it. */

import type { FieldRole } from "../panels/search-match.ts";

/** A text with its weight and the number of its role. */
export type IndexText = [text: string, weight: number, role: number];

/** What it is, its address, what is told beside its title, and its texts; the first is the title. */
export type IndexEntry = [kind: string, address: string, told: string, texts: [IndexText, ...IndexText[]]];

export interface SiteIndex {
  synonyms: string[][];
  roles: FieldRole[];
  entries: IndexEntry[];
}
