/* Longitudes round the earth: the map begins in the Atlantic and ends there once round the earth, so that the Pacific is
   in one piece. geodata/antimeridian.py has the same seam, and gives all that the document carries so. */

/** Longitude at which the map begins; decimal degrees. */
export const SEAM = -30;

/** A longitude moved round the earth to where it lies from another on eastwards; one that lies there stays to the digit. */
function turned(longitude: number, from: number): number {
  if (longitude >= from && longitude < from + 360) return longitude;
  const east = (((longitude - from) % 360) + 360) % 360;
  return east < 360 ? from + east : from;
}

/** A longitude as the map has it, from the seam on eastwards: the same place has one, however often round the earth. */
export const onMap = (longitude: number): number => turned(longitude, SEAM);

/** A longitude as it is written, from -180 to 180. */
export const written = (longitude: number): number => (longitude === 180 ? longitude : turned(longitude, -180));
