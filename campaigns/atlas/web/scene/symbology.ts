/* The symbology of the document for one feature: its strokes, texture and thresholds of zoom, looked up once. */

import type { Feature, LineStyle, MapPlace, Payload, Style, TextureStyle } from "../base/payload.ts";
import type { FeatureSymbology, LineStroke } from "../base/types.ts";

/** Kilometres of the equator. */
const EQUATOR = 40_075;
/** Latitude in degrees for which the scale of the map is told: the middle of the theatre. */
const MIDDLE_LATITUDE = 46;

/** The first side of several that are joined by `;`. */
export const firstSide = (side: string): string => side.split(";", 1)[0]?.trim() ?? "";

/** The texture that tells a side apart without colour; of a side that is not a power, that of those who take no part. */
export const textureOf = (side: string, style: Style): TextureStyle =>
  style.textures[style.powers[firstSide(side)]?.texture ?? "striped"];

/** What the tables of symbology call the kind of a feature: of a movement along a route, how it moves. */
export const symbolKind = ({ layer, kind, mode }: Pick<Feature, "layer" | "kind" | "mode">): string =>
  layer === "route" && mode ? mode : kind;

/** The row of a table for a feature: that which names its kind, else that of its layer which names none. */
export function rowFor<Row extends { kinds: string[] }>(
  rows: Row[],
  ofLayer: (row: Row) => boolean,
  kind: string,
): Row | undefined {
  return (
    rows.find((row) => row.kinds.includes(kind) && ofLayer(row)) ??
    rows.find((row) => !row.kinds.length && ofLayer(row))
  );
}

function strokesOf(line: LineStyle, feature: Feature, style: Style): LineStroke[] {
  const { pixelsPerPoint, palette } = style;
  const colours: Record<string, string> = { ...palette, side: feature.colour, "side-dark": feature.darkColour };
  return line.strokes.map(({ colour, width, opacity, dash, textured }) => {
    const found = colours[colour];
    if (!found) throw new RangeError(`"${feature.id}": its line has the colour "${colour}", which the palette lacks`);
    const points = textured ? textureOf(feature.side, style).claimDash : dash;
    return { colour: found, width: width * pixelsPerPoint, opacity, dash: points.map((each) => each * pixelsPerPoint) };
  });
}

/** The zoom from which a thing is drawn, by its rank; 0 where it always is. */
export const zoomFrom = (style: Style, what: string, rank = 0): number => style.zooms[what]?.[String(rank)] ?? 0;

/** The zoom from which a place is named: a hill is already where its height matters. */
export const placeZoom = ({ rank, hill }: Pick<MapPlace, "rank" | "hill">, style: Style): number =>
  Math.min(zoomFrom(style, "place", rank), hill ? zoomFrom(style, "height", hill) : Infinity);

function minZoomOf(
  { layer, kind, closed, unit, rank }: Feature,
  style: Style,
  formations: Payload["formations"],
): number {
  if (layer === "unit") return zoomFrom(style, `unit-${formations[unit ?? ""]?.echelon}`);
  if (kind === "fortified-line") return zoomFrom(style, kind);
  if (layer === "road") return zoomFrom(style, kind in style.zooms ? kind : "crossing");
  if (layer === "phase") return zoomFrom(style, layer, rank);
  if (layer === "railway" || layer === "front" || layer === "cover") return zoomFrom(style, layer);
  return layer === "claim" && closed ? zoomFrom(style, "concession") : 0;
}

/** Whether no day of a movement is better attested than low. */
function isDoubtful({ axis, dossier }: Feature, dossiers: Payload["dossiers"]): boolean {
  const waypoints = dossiers[dossier]?.axes.find(({ id }) => id === axis)?.waypoints ?? [];
  return waypoints.length > 0 && waypoints.every(({ certainty }) => certainty === "low");
}

/** All that the symbology says of a feature. */
export function symbologyOf(
  feature: Feature,
  { style, dossiers, formations }: Pick<Payload, "style" | "dossiers" | "formations">,
): FeatureSymbology {
  const line = feature.closed
    ? undefined
    : rowFor(style.lines, ({ layer }) => layer === feature.layer, symbolKind(feature));
  return {
    minZoom: minZoomOf(feature, style, formations),
    symbolZoom: feature.layer === "event" ? zoomFrom(style, "mark", feature.rank) : 0,
    strokes: line ? strokesOf(line, feature, style) : [],
    teeth: line?.teeth,
    length: (line?.length ?? 0) * style.pixelsPerPoint,
    thinned: line?.thinned ?? false,
    texture: textureOf(feature.side, style),
    arrowSize: style.arrow.size,
    marks: style.markStyle,
    covered: feature.covered ? dossiers[feature.dossier]?.dates[0] : undefined,
    doubtful: isDoubtful(feature, dossiers),
  };
}

/**
 * Share of its width at which a line is drawn: where much ground lies in a point it is thinner, and lines that keep
 * their width on paper are thin on screen where the dashes end.
 * @param scale pixels of the whole Mercator square
 */
export function lineScale(scale: number, zoom: number, thinned: boolean, style: Style): number {
  const { full, perKm, least, most } = style.thinning;
  if (!thinned) return zoom < zoomFrom(style, "dashes") ? least : 1;
  const kilometresPerPixel = (EQUATOR * Math.cos((MIDDLE_LATITUDE * Math.PI) / 180)) / scale;
  return Math.max(least, Math.min(most, full - perKm * kilometresPerPixel * style.pixelsPerPoint));
}

/** A colour mixed with a share of white, 0 to 1; `#rrggbb`. */
export function paler(colour: string, share: number): string {
  const channel = (start: number): string => {
    const own = Number.parseInt(colour.slice(start, start + 2), 16);
    return Math.round(own + (255 - own) * share)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
