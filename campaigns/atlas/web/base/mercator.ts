/* Web Mercator (EPSG:3857) as a unit square: x and y from 0 to 1, y downwards, the whole map 1 wide. */

import type { LatLng, MercatorPoint } from "./types.ts";

/** Latitude at which the square ends, north and south; decimal degrees. */
export const NORTH_END = 85.0511;

/** A longitude, decimal degrees, to x in the unit square. */
export const toMercatorX = (longitude: number): number => longitude / 360 + 0.5;

/** A latitude, decimal degrees, to y in the unit square. */
export function toMercatorY(latitude: number): number {
  const sine = Math.sin((Math.max(-NORTH_END, Math.min(NORTH_END, latitude)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** Longitude and latitude, decimal degrees, to x and y in the unit square. */
export const toMercator = (longitude: number, latitude: number): MercatorPoint => [
  toMercatorX(longitude),
  toMercatorY(latitude),
];

/** x and y in the unit square to latitude and longitude, decimal degrees, as Leaflet takes them. */
export function toLatLng([x = 0, y = 0]: Iterable<number>): LatLng {
  return { lat: (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, lng: (x - 0.5) * 360 };
}
