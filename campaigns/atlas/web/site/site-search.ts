/* The search of the site: the same matching as on the map, over an index that lies beside the page. */

import { type Match, Matcher, field, reason, type SearchFields } from "../panels/search-match.ts";
import type { IndexEntry, IndexText, SiteIndex } from "./index-types.ts";

/** Found things that are shown at most. */
const MOST = 60;

export interface Hit {
  entry: IndexEntry;
  /** Why it was found, in words; empty where its title says so. */
  why: string;
}

export class SiteSearch {
  private readonly matcher: Matcher;
  private readonly entries: IndexEntry[];

  constructor({ entries, roles, synonyms }: SiteIndex) {
    const toField = ([text, weight, role]: IndexText) => field(text, weight, roles[role] ?? "name");
    const fields = entries.map(([, , , [title, ...others]]): SearchFields => [toField(title), ...others.map(toField)]);
    this.entries = entries;
    this.matcher = new Matcher(fields, synonyms);
  }

  /** What a text finds, the best first, those found equally well in the order of the index; and how much that is. */
  find(text: string): { hits: Hit[]; count: number } {
    const found = [...this.matcher.find(text)].sort(([a, one], [b, other]) => one.score - other.score || a - b);
    const hits = found.slice(0, MOST).flatMap(([number, match]) => this.hit(number, match));
    return { hits, count: found.length };
  }

  private hit(number: number, { why }: Match): Hit[] {
    const entry = this.entries[number];
    return entry ? [{ entry, why: why ? reason(why) : "" }] : [];
  }
}
