/* Phases of events: smaller marks, drawn from a zoom on and where the mark of their event does not stand for them. */

import type { Day } from "../base/days.ts";
import type { Item } from "../base/types.ts";
import { minZoomOf } from "./zoom-thresholds.ts";

/** Whether the mark of its event, which has the same place, stands for a phase on a day, or did on its last. */
export function isCovered({ feature, end }: Pick<Item, "feature" | "end">, day: Day): boolean {
  const { covered } = feature.symbology;
  const last = Math.min(day, end);
  return covered !== undefined && covered.start <= last && last <= covered.end;
}

/** Whether a phase is drawn at a zoom on a day that it has, or that is after it. */
export const isPhaseDrawn = (item: Pick<Item, "feature" | "end">, zoom: number, day: Day): boolean =>
  zoom >= minZoomOf(item.feature) && !isCovered(item, day);
