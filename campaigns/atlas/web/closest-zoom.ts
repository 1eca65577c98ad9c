/* How close the map comes: farther in where a battlefield sheet has finer ground than there is elsewhere. */

import type { Sheet } from "./base/payload.ts";
import type { LatLng, LatLon } from "./base/types.ts";

type Place = LatLng | LatLon;
type Ground = Pick<Sheet, "lastZoom"> & { relief: Pick<Sheet["relief"], "bounds"> };

const coordinates = (place: Place): [number, number] =>
  Array.isArray(place) ? [place[0], place[1]] : [place.lat, place.lng];

/** The closest zoom around a place: that of the finest sheet it lies on, and at least `elsewhere`. */
export function closestZoom(place: Place, sheets: readonly Ground[], elsewhere: number): number {
  const [latitude, longitude] = coordinates(place);
  const here = sheets.filter(
    ({
      relief: {
        bounds: [west, south, east, north],
      },
    }) => {
      return longitude > west && longitude < east && latitude > south && latitude < north;
    },
  );
  return Math.max(elsewhere, ...here.map(({ lastZoom }) => lastZoom));
}

/**
 * Let the map come closer where a sheet has the ground for it. Leaflet asks for the limit before it goes to a place:
 * that there counts. A map that is dragged off the sheet goes back to the zoom there is elsewhere.
 */
export function allowCloserOver(map: L.Map, sheets: readonly Ground[]): void {
  const elsewhere = map.getMaxZoom();
  const setView = map.setView.bind(map);
  let target: Place | null = null;
  let last = elsewhere;
  map.getMaxZoom = () => closestZoom(target ?? map.getCenter(), sheets, elsewhere);
  map.setView = (place, zoom, options) => {
    target = L.latLng(place as L.LatLngTuple);
    try {
      return setView(place, zoom, options);
    } finally {
      target = null;
    }
  };
  map.on("moveend", () => {
    const most = map.getMaxZoom();
    if (most === last) return;
    last = most;
    map.fire("zoomlevelschange"); // the buttons that zoom follow it
    if (map.getZoom() > most) map.setZoom(most);
  });
}
