/* Users' data in the drawer of events: the rows that a search finds, and those that are in view. */

import { element } from "../base/dom.ts";
import { t } from "../base/translation.ts";
import { findRows } from "../guests/guest-search.ts";
import { type GuestRow, type Guests, isPieced, type ListedLayer, pickedRow } from "../guests/guests.ts";
import { daysOfRow } from "./guest-card.ts";
import type { GuestEntry, SearchHit } from "./search-index.ts";

/** Most rows that a search, and that a view, lists. */
const [MOST_FOUND, MOST_IN_VIEW] = [200, 100];

/** Rows of a layer in view: how many, and the first of them. */
export type RowsInView = (layer: ListedLayer, most: number) => { count: number; rows: GuestRow[] };

/** A group of the drawer. */
export interface GuestGroup {
  title: string;
  hits: SearchHit[];
}

/** An entry of the drawer for a row. */
export function entryOf({ layer, row }: GuestRow): GuestEntry {
  const { id, name } = pickedRow({ layer, row });
  const about = `${daysOfRow(layer, row)} · ${layer.title}`;
  const colour = layer.palette[layer.colour[row]!]!;
  return { group: -1, key: `guest ${id}`, title: name, about, rank: 5, guest: id, colour };
}

const startOf = ({ layer, row }: GuestRow): number => layer.start[row]!;
const lineOf = ({ layer, row }: GuestRow): number => layer.line[row]!;

const hitOf = (row: GuestRow): SearchHit => ({ entry: entryOf(row), why: null, score: 0 });

/** What a text finds; null where nothing is found, or it is wanted no longer. It says where not all rows were searched. */
export async function foundGroup(guests: Guests, text: string, isWanted: () => boolean): Promise<GuestGroup | null> {
  const { rows, more } = await findRows(guests, text, MOST_FOUND, isWanted);
  const isPart = guests.layers.some(isPieced);
  if ((!rows.length && !isPart) || !isWanted()) return null;
  const title = isPart ? t("Your data, only what is loaded for this view") : t("Your data");
  return {
    title: more ? t("{title}, the first {number}", { title, number: rows.length }) : title,
    hits: rows.map(hitOf),
  };
}

/** Lists of what is in view, folded, one for each layer of which something is. */
export function listsInView(
  guests: Guests,
  inView: RowsInView,
  button: (hit: SearchHit) => HTMLElement,
  isOpen: (layer: string) => boolean,
): HTMLElement[] {
  return guests.layers.flatMap((layer) => {
    const { count, rows } = inView(layer, MOST_IN_VIEW);
    if (!count) return [];
    const title = `${layer.title} · ${t("{number} in view", { number: count })}`;
    rows.sort((a, b) => startOf(a) - startOf(b) || lineOf(a) - lineOf(b));
    const items = rows.map((row) => element("li", {}, button(hitOf(row))));
    const more = count - rows.length;
    const note = more ? element("p", { class: "finder-count", text: t("and {number} more", { number: more }) }) : null;
    const list = element("ol", { "aria-label": title }, items);
    return [
      element(
        "details",
        { class: "finder-guests", "data-layer": layer.id, open: isOpen(layer.id) },
        element("summary", { text: title }),
        list,
        note,
      ),
    ];
  });
}
