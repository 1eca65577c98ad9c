/* Distances along the ground: how they are written, and the line of the shortest way on the map. */

import { greatCircle } from "../base/geodesic.ts";
import type { LatLon } from "../base/types.ts";

const WHOLE = new Intl.NumberFormat("en"); // to make one takes longer than to use it

/** A distance in metres as text: "517 km"; with decimals below a hundred kilometres, in metres below one. */
export function formatDistance(metres: number): string {
  if (metres < 1000) return `${Math.round(metres)} m`;
  const decimals = metres < 10_000 ? 2 : metres < 100_000 ? 1 : 0;
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return `${(metres / 1000).toLocaleString("en", options)} km`;
}

/** A distance in kilometres as text with two significant figures: "5,900 km", "45 km", "3 km". */
export function formatRoughDistance(kilometres: number): string {
  const grain = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(kilometres, 1))) - 1);
  return `${WHOLE.format(Math.round(kilometres / grain) * grain)} km`;
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
  if (points < 2) return "Distance";
  return `${formatDistance(metres)} over ${points - 1} ${points > 2 ? "legs" : "leg"}`;
}

/** What to do next while measuring. */
export function hintFor(points: number, finished: boolean): string {
  if (finished) return "A click begins another line.";
  if (points) return "Set the next point; a double click ends the line.";
  return "Click or tap the first point, or move the cross with the arrows and press Enter.";
}
