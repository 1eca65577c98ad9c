/* Distances along the ground: how they are written, and the line of the shortest way on the map. */

import { greatCircle } from "../base/geodesic.ts";
import { formatNumber, t } from "../base/translation.ts";
import type { LatLon } from "../base/types.ts";

/** A distance in metres as text: "517 km"; with decimals below a hundred kilometres, in metres below one. */
export function formatDistance(metres: number): string {
  if (metres < 1000) return t("{number} m", { number: Math.round(metres) });
  const decimals = metres < 10_000 ? 2 : metres < 100_000 ? 1 : 0;
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return t("{number} km", { number: formatNumber(metres / 1000, options) });
}

/** A distance in kilometres as text with two significant figures: "5,900 km", "45 km", "3 km". */
export function formatRoughDistance(kilometres: number): string {
  const grain = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(kilometres, 1))) - 1);
  return t("{number} km", { number: Math.round(kilometres / grain) * grain });
}

/**
 * Lines on the map of the shortest way between two points; a second time where it leaves the map at its seam and comes in
 * on the other side.
 */
export function linesOfWay(from: LatLon, to: LatLon): LatLon[][] {
  const way = greatCircle(from, to);
  const beyond = to[1] - (way.at(-1)?.[1] ?? to[1]);
  if (Math.abs(beyond) < 1) return [way];
  return [way, way.map(([latitude, longitude]): LatLon => [latitude, longitude + beyond])];
}

/** What was measured: "517 km over 2 legs"; one point is no distance yet. */
export function describeMeasurement(metres: number, points: number): string {
  if (points < 2) return t("Distance");
  return t("{distance} over {count} leg|{distance} over {count} legs", {
    distance: formatDistance(metres),
    count: points - 1,
  });
}

/** What to do next while measuring. */
export function hintFor(points: number, finished: boolean): string {
  if (finished) return t("A click begins another line.");
  if (points) return t("Set the next point; a double click ends the line.");
  return t("Click or tap the first point, or move the cross with the arrows and press Enter.");
}
