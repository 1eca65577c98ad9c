/* What lands and lines look like, to tell whether a change of the day changes the map. */

import type { Item } from "../base/types.ts";
import { minZoomOf } from "./zoom-thresholds.ts";

/** Text for the look of a land or line: two items that share it cannot be told apart. */
export const appearanceOf = ({ shape, feature }: Pick<Item, "shape" | "feature">): string =>
  `${shape.number}|${feature.layer}|${feature.kind}|${feature.bands?.join() ?? feature.colour}`;

/** Text for the look of all lands and lines together, whatever their order. */
export const appearanceOfAll = (items: Item[]): string => items.map(appearanceOf).sort().join();

/**
 * Those of changed lands or lines that make the map look otherwise than it was last painted: a railway whose next owner
 * has the same colour does not, nor does what is not drawn at this zoom. Notes in each item that it was painted.
 * @param isDrawn whether an item is drawn now
 */
export function visiblyChanged(changed: Item[], isDrawn: (item: Item) => boolean, zoom = Infinity): Item[] {
  const balances = new Map<string, { item: Item; balance: number }>();
  for (const item of changed) {
    const now = isDrawn(item);
    const before = Boolean(item.painted);
    item.painted = now;
    if (now === before || zoom < minZoomOf(item.feature)) continue;
    const key = appearanceOf(item);
    const known = balances.get(key);
    const difference = now ? 1 : -1;
    if (known) known.balance += difference;
    else balances.set(key, { item, balance: difference });
  }
  return [...balances.values()].filter(({ balance }) => balance).map(({ item }) => item);
}
