/* Which units stand on the map at a zoom: each by itself where the scale has room for its size, else by what it belonged
   to. */

import type { Day } from "../base/days.ts";
import type { Formation, Payload, Style } from "../base/payload.ts";
import { chainAbove } from "../base/subordination.ts";
import type { Item, MercatorPoint } from "../base/types.ts";
import { zoomFrom } from "../scene/symbology.ts";

export type Formations = Payload["formations"];

/** A symbol that is to stand at a point: of a unit in position, or of what several of them belonged to. */
export interface StandingUnit {
  /** Id of the formation, a key of `Payload.formations`. */
  id: string;
  formation: Formation;
  /** The unit, or the first of those it stands for. */
  item: Item;
  point: MercatorPoint;
  /** How many units it stands for; 0 where it stands there itself. */
  members: number;
}

/** Zoom from which units of a size are drawn. */
export const unitZoom = (echelon: string, style: Style): number => zoomFrom(style, `unit-${echelon}`);

const pointOf = ({ shape }: Item): MercatorPoint => {
  const [x = 0, y = 0] = shape.parts[0]?.[0] ?? [];
  return [x, y];
};

/** The nearest formation above one, on a day, that is large enough for a zoom; null where nothing is known to be. */
function parentAt(id: string, day: Day, zoom: number, formations: Formations, style: Style): string | null {
  const isDrawn = (above: string): boolean => {
    const formation = formations[above];
    return formation !== undefined && zoom >= unitZoom(formation.echelon, style);
  };
  return chainAbove(id, day, formations).find(isDrawn) ?? null;
}

/**
 * What is to be drawn of the units of a day, those of important events first; each formation once.
 * @param items of units, each at the point of its shape
 */
export function standingUnits(
  items: readonly Item[],
  day: Day,
  zoom: number,
  formations: Formations,
  style: Style,
): StandingUnit[] {
  const own = new Map<string, StandingUnit>();
  const groups = new Map<string, Item[]>();
  const sorted = [...items].sort((a, b) => a.feature.rank - b.feature.rank || a.index - b.index);
  for (const item of sorted) {
    const id = item.feature.unit ?? "";
    const formation = formations[id];
    if (!formation) continue;
    if (zoom >= unitZoom(formation.echelon, style)) {
      if (!own.has(id)) own.set(id, { id, formation, item, point: pointOf(item), members: 0 });
      continue;
    }
    const parent = parentAt(id, day, zoom, formations, style);
    if (parent === null) continue;
    const group = groups.get(parent);
    if (group) group.push(item);
    else groups.set(parent, [item]);
  }
  groups.forEach((members, id) => {
    const [item, formation] = [members[0], formations[id]];
    if (own.has(id) || !item || !formation) return;
    const points = members.map(pointOf);
    const mean = (axis: 0 | 1): number => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
    own.set(id, { id, formation, item, point: [mean(0), mean(1)], members: members.length });
  });
  return [...own.values()];
}
