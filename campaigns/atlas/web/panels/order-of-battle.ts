/* The order of battle of a day: who belonged to whom, under whom, how strong, and where it stood. */

import { withParts } from "../base/dossier-family.ts";
import type { Day } from "../base/days.ts";
import type { Formation, Payload, Subordination } from "../base/payload.ts";
import { chainAbove } from "../base/subordination.ts";
import { type Ground, type Whereabouts, whereaboutsOn } from "./whereabouts.ts";

/** What of the document an order of battle is made of. */
export type OrderData = Ground & Pick<Payload, "formations">;

/** A formation, with what belonged to it. */
export interface OrderEntry {
  id: string;
  formation: Formation;
  /** What sources say of it on the day; empty where it is only named as the parent of others, or only stood there. */
  told: Subordination[];
  where: Whereabouts | null;
  parts: OrderEntry[];
}

/** The trees of one side. */
export interface OrderOfSide {
  side: string;
  roots: OrderEntry[];
}

/** First and last day of which the order of battle of a dossier, with its parts, is told; null where it is not. */
export function daysTold(id: string, { dossiers }: Pick<OrderData, "dossiers">): [first: Day, last: Day] | null {
  const spans = [...withParts(id, dossiers)].flatMap((key) => {
    const dossier = dossiers[key];
    return dossier ? [...dossier.orders, ...dossier.units.flatMap(({ positions }) => positions)] : [];
  });
  if (!spans.length) return null;
  const first = spans.reduce((least, { start }) => Math.min(least, start), Infinity);
  return [first, spans.reduce((most, { end }) => Math.max(most, end), -Infinity)];
}

/**
 * The order of battle of a dossier, with its parts, on a day: all that is told of, or stands on the map, and all it
 * belonged to. Sides in the order of the dossier's belligerents, then the others; below one formation the greater first,
 * as in the document's table.
 */
export function orderOfBattle(id: string, day: Day, data: OrderData): OrderOfSide[] {
  const { dossiers, formations } = data;
  const family = withParts(id, dossiers);
  const where = whereaboutsOn(day, family, data);
  const told = [...family]
    .flatMap((key) => dossiers[key]?.orders ?? [])
    .filter(({ start, end }) => start <= day && day <= end);
  const above = new Map<string, string[]>();
  [...told.map(({ formation }) => formation), ...where.keys()].forEach((key) => {
    const chain = chainAbove(key, day, formations);
    [key, ...chain].forEach((each, index) => above.set(each, chain.slice(index)));
  });
  const present = Object.keys(formations).filter((key) => above.has(key));
  const entriesUnder = (parent: string | undefined): OrderEntry[] =>
    present.filter((key) => above.get(key)?.[0] === parent).flatMap(entryOf);
  const entryOf = (key: string): OrderEntry[] => {
    const formation = formations[key];
    if (!formation) return [];
    const rows = told.filter((row) => row.formation === key);
    return [{ id: key, formation, told: rows, where: where.get(key) ?? null, parts: entriesUnder(key) }];
  };
  const roots = entriesUnder(undefined);
  const others = roots.map(({ formation }) => formation.side).sort();
  const sides = new Set([...(dossiers[id]?.belligerents.map(({ side }) => side) ?? []), ...others]);
  return [...sides]
    .map((side) => ({ side, roots: roots.filter(({ formation }) => formation.side === side) }))
    .filter((each) => each.roots.length);
}
