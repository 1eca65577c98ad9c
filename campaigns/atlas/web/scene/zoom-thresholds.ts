/* Zooms from which something is drawn, or drawn in detail. */

import type { MapFeature } from "../base/types.ts";

/** Zoom from which a railway, road, fortified line or concession is drawn; other features always are: 0. */
export const minZoomOf = ({ symbology }: Pick<MapFeature, "symbology">): number => symbology.minZoom;

/** Whether an event is drawn as a dot at a zoom rather than with the symbol of its kind. */
export const isDot = ({ symbology }: Pick<MapFeature, "symbology">, zoom: number): boolean =>
  zoom < symbology.symbolZoom;
