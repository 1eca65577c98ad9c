/* Whether a position lies in the sea, for rows of users' data: asked of the coast that the document carries. */

import type { Line } from "../base/types.ts";

/** Bands from south to north in which the edges of the coast are looked for. */
const BANDS = 2_048;

/** Tells whether a position of the unit Mercator square lies within rings, islands in them left out. */
export function withinRings(rings: readonly Line[]): (x: number, y: number) => boolean {
  const bands: number[][] = [];
  const bandOf = (y: number): number => Math.floor(Math.max(0, Math.min(1, y)) * BANDS);
  for (const ring of rings)
    for (let at = 0; at < ring.length; at += 2) {
      const next = (at + 2) % ring.length;
      const edge = [ring[at]!, ring[at + 1]!, ring[next]!, ring[next + 1]!] as const;
      const [first, last] = [bandOf(Math.min(edge[1], edge[3])), bandOf(Math.max(edge[1], edge[3]))];
      for (let band = first; band <= last; band += 1) (bands[band] ??= []).push(...edge);
    }
  return (x, y) => {
    const edges = bands[bandOf(y)] ?? [];
    let isWithin = false;
    for (let at = 0; at < edges.length; at += 4) {
      const [fromX, fromY, toX, toY] = [edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!];
      if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) isWithin = !isWithin;
    }
    return isWithin;
  };
}
