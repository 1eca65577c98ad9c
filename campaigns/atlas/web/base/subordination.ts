/* Who belonged to whom on a day. */

import type { Day } from "./days.ts";
import type { Formation } from "./payload.ts";

type Formations = Record<string, Pick<Formation, "parents">>;

/** The id of what a formation belonged to on a day; null where the document does not tell. */
export function parentOn(id: string, day: Day, formations: Formations): string | null {
  const parent = formations[id]?.parents.find(({ 1: start, 2: end }) => start <= day && day <= end)?.[0];
  return parent !== undefined && formations[parent] ? parent : null;
}

/** Whether a formation belonged to another on a day, directly or not. */
export const belongedTo = (id: string, above: string, day: Day, formations: Formations): boolean =>
  chainAbove(id, day, formations).includes(above);

/** Ids of all that a formation belonged to on a day, from the nearest to the top. */
export function chainAbove(id: string, day: Day, formations: Formations): string[] {
  const chain: string[] = [];
  let above = parentOn(id, day, formations);
  while (above !== null && above !== id && !chain.includes(above)) {
    chain.push(above);
    above = parentOn(above, day, formations);
  }
  return chain;
}
