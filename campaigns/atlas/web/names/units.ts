/* Which units stand on the map at a zoom: each by itself where the scale has room for its size, else by what it belonged
   to. */

import type { Day } from "../base/days.ts";
import { ECHELONS } from "../base/payload.ts";
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
  /** The unit, or that of those it stands for at whose place it stands. */
  item: Item;
  point: MercatorPoint;
  /** Whether it stands there itself. */
  own: boolean;
  /** Units it stands for: they are not drawn themselves. */
  members: Item[];
}

/** What decides which units stand: the day, the zoom, and what belonged to what. */
export interface UnitScale {
  day: Day;
  zoom: number;
  formations: Formations;
  style: Style;
}

/** From this zoom on formations of this size and greater are drawn and named before all else. */
const KEPT = { zoom: 10, echelon: ECHELONS.indexOf("division") };
/** Sizes by which what stands for others may be greater than the least that are drawn at a zoom, or than what has no room. */
const STANDS_FOR = 2;
/** Battalions, companies and detachments belong to divisions at once: none of them is taken for less than this. */
const LEAST = ECHELONS.indexOf("regiment");
/** Times the reach of a symbol within which what belongs to one formation is one crowd. */
const CROWD = 3;

const NONE: ReadonlySet<string> = new Set();

/** Zoom from which units of a size are drawn. */
export const unitZoom = (echelon: string, style: Style): number => zoomFrom(style, `unit-${echelon}`);

/** Whether a formation is so great that it is moved far from its place before it is left out. */
export const isGreat = ({ echelon }: Pick<Formation, "echelon">): boolean => ECHELONS.indexOf(echelon) <= KEPT.echelon;

/** Whether units of a size must be found on the map at a zoom, whatever else is there. */
export const isKept = (formation: Pick<Formation, "echelon">, zoom: number): boolean =>
  zoom >= KEPT.zoom && isGreat(formation);

const pointOf = ({ shape }: Item): MercatorPoint => {
  const [x = 0, y = 0] = shape.parts[0]?.[0] ?? [];
  return [x, y];
};

const distanceBetween = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.hypot(a[0] - b[0], a[1] - b[1]);

const sizeOf = (id: string, formations: Formations): number =>
  ECHELONS.indexOf(formations[id]?.echelon ?? "detachment");

/**
 * Whether a formation may stand on the map at the place of one that is not drawn, as it has no place itself: an army is
 * not where one of its regiments is, at zooms that have room for what lies between.
 */
function mayStandFor(above: string, id: string, { zoom, formations, style }: UnitScale): boolean {
  const notDrawn = ECHELONS.findIndex((echelon) => zoom < unitZoom(echelon, style));
  const finest = notDrawn < 0 ? LEAST : notDrawn - 1;
  return Math.min(sizeOf(id, formations), finest, LEAST) - sizeOf(above, formations) <= STANDS_FOR;
}

/** The nearest formation above one that is drawn: large enough for the zoom, and not collapsed; null where none is known. */
function parentOf(id: string, scale: UnitScale, collapsed: ReadonlySet<string>): string | null {
  const { day, zoom, formations, style } = scale;
  const isDrawn = (above: string): boolean => {
    const formation = formations[above];
    return formation !== undefined && zoom >= unitZoom(formation.echelon, style) && !collapsed.has(above);
  };
  return chainAbove(id, day, formations).find(isDrawn) ?? null;
}

/** At whose place a formation stands that has none itself: of its greatest members the one nearest the middle of all. */
function placeholder(members: Item[], formations: Formations): Item | undefined {
  const rankOf = ({ feature }: Item): number => sizeOf(feature.unit ?? "", formations);
  const points = members.map(pointOf);
  const mean = (axis: 0 | 1): number => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const middle = [mean(0), mean(1)] as const;
  let best: { item: Item; rank: number; distance: number } | undefined;
  members.forEach((item, index) => {
    const rank = rankOf(item);
    if (best && rank > best.rank) return;
    const distance = distanceBetween(points[index]!, middle);
    if (!best || rank < best.rank || distance < best.distance) best = { item, rank, distance };
  });
  return best?.item;
}

/**
 * What is to be drawn of the units of a day, those of important events first; each formation once.
 * @param items of units, each at the point of its shape
 * @param collapsed ids of formations for which there is no room: what they belonged to stands for them
 */
export function standingUnits(
  items: readonly Item[],
  scale: UnitScale,
  collapsed: ReadonlySet<string> = NONE,
): StandingUnit[] {
  const { zoom, formations, style } = scale;
  const standing = new Map<string, StandingUnit>();
  const groups = new Map<string, Item[]>();
  const sorted = [...items].sort((a, b) => a.feature.rank - b.feature.rank || a.index - b.index);
  for (const item of sorted) {
    const id = item.feature.unit ?? "";
    const formation = formations[id];
    if (!formation) continue;
    if (zoom >= unitZoom(formation.echelon, style) && !collapsed.has(id)) {
      if (!standing.has(id)) standing.set(id, { id, formation, item, point: pointOf(item), own: true, members: [] });
      continue;
    }
    const parent = parentOf(id, scale, collapsed);
    if (parent === null) continue;
    const group = groups.get(parent);
    if (group) group.push(item);
    else groups.set(parent, [item]);
  }
  groups.forEach((members, id) => {
    const known = standing.get(id);
    const [item, formation] = [placeholder(members, formations), formations[id]];
    const mayStand = members.some(({ feature }) => mayStandFor(id, feature.unit ?? "", scale));
    if (known) known.members = members;
    else if (item && formation && mayStand)
      standing.set(id, { id, formation, item, point: pointOf(item), own: false, members });
  });
  return [...standing.values()];
}

/** A symbol that has no room, or has some. */
interface Located {
  unit: string;
  x: number;
  y: number;
  /** Whether it must be found: it yields only where it has no room itself. */
  kept: boolean;
}

/**
 * Ids of what collapses into what it belonged to, as some symbols have no room: they themselves, and where the formation
 * above is not on the map yet, what else of it stands beside them and is no greater.
 * @param failed symbols without room
 * @param standing all symbols of the day, with those without room
 * @param reach pixels by which a symbol may be moved
 * @param collapsed what has collapsed already
 */
export function collapsing(
  failed: readonly Located[],
  standing: readonly Located[],
  reach: number,
  scale: UnitScale,
  collapsed: ReadonlySet<string>,
): Set<string> {
  const { day, formations } = scale;
  const found = new Set<string>();
  const drawn = new Set(standing.map(({ unit }) => unit));
  const begun = new Set<string>();
  for (const { unit, x, y } of failed) {
    const parent = parentOf(unit, scale, new Set([...collapsed, unit]));
    if (parent === null || begun.has(parent) || !(drawn.has(parent) || mayStandFor(parent, unit, scale))) continue;
    found.add(unit);
    if (drawn.has(parent)) continue;
    begun.add(parent);
    for (const other of standing)
      if (
        !other.kept &&
        sizeOf(other.unit, formations) >= sizeOf(unit, formations) &&
        distanceBetween([x, y], [other.x, other.y]) <= CROWD * reach &&
        chainAbove(other.unit, day, formations).includes(parent)
      )
        found.add(other.unit);
  }
  return found;
}
