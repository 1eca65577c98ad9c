/* The lists in which the scene keeps what it draws, and what is asked of an item when it comes or goes. */

import type { Style } from "../base/payload.ts";
import type { DrawList, Item } from "../base/types.ts";
import { drawListOf } from "./items.ts";
import { farthestUnitZoom } from "./unit-painter.ts";
import { minZoomOf } from "./zoom-thresholds.ts";

export const emptyLists = (): Record<DrawList, Item[]> => ({
  territory: [],
  railway: [],
  border: [],
  island: [],
  route: [],
  arrow: [],
  unit: [],
  phase: [],
  event: [],
});

/** Text that is another for all other items, or for others among them that are emphasised. */
export const keyOf = (lists: Record<DrawList, Item[]>): string =>
  Object.values(lists)
    .map((list) => list.map(({ index, chosen }) => (chosen ? `${index}*` : index)).join())
    .join("|");

export const isLand = ({ feature }: Item): boolean => drawListOf(feature) === "territory";
export const isOccupation = ({ feature }: Item): boolean => feature.layer === "occupation";
export const isLine = ({ feature }: Item): boolean => {
  const list = drawListOf(feature);
  return list === "railway" || list === "border";
};

/** Whether the name of an item depends on the day. */
export const isNamed = ({ feature }: Item): boolean =>
  Boolean(feature.anchors) || ["event", "phase", "arrow", "unit"].includes(feature.layer);

/** Whether an item may be seen at a zoom: farther out than any unit, or a phase, nothing tells that it came or went. */
export function drawnFrom(zoom: number, style: Pick<Style, "zooms">): (item: Item) => boolean {
  const hasUnits = zoom >= farthestUnitZoom(style);
  return ({ feature }) =>
    feature.layer === "unit" ? hasUnits : feature.layer !== "phase" || zoom >= minZoomOf(feature);
}
