/* The lines of a view over which the symbols of units are not moved. */

import type { Item } from "../base/types.ts";
import type { GroundLines } from "../names/barriers.ts";
import { minZoomOf } from "./zoom-thresholds.ts";

/** Fronts; coasts; and borders and claims, as far as they are drawn at a zoom, with the shores of lakes and rivers. */
export function groundLines(
  borders: readonly Item[],
  { coasts, others }: Omit<GroundLines, "fronts">,
  zoom: number,
): GroundLines {
  const drawn = borders.filter(({ feature }) => !feature.closed && zoom >= minZoomOf(feature));
  const isFront = ({ feature }: Item): boolean => feature.layer === "front";
  return {
    fronts: drawn.filter(isFront).map(({ shape, feature: { side } }) => ({ shape, side })),
    coasts,
    others: [...drawn.filter((item) => !isFront(item)).map(({ shape }) => shape), ...others],
  };
}
