/* GeoJSON in longitude and latitude: each feature a row of its properties. The same rows as campaigns/guests/json_files.py
   makes; other reference systems need PROJ, and are refused here. */

import { MOST_ROWS } from "../base/vocabulary.ts";
import type { Breather } from "./breather.ts";
import { AREAS, LINES, POINTS } from "./guest-layer.ts";
import { counted, GuestFileError, quoted, type RowProblem } from "./mistakes.ts";
import type { GuestTable, Position, RowShape } from "./table.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = Record<string, Json>;

const EXPECTED = "GeoJSON: a FeatureCollection";
/** Names of the reference system that is GeoJSON's own. */
const DEGREES = /(?:CRS:?84|EPSG:{1,2}(?:[\d.]*:)?(?:4326|4269))$/i;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value as it would be typed in a cell; what is no plain value as JSON. */
function textOf(value: Json | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? JSON.stringify(value) : String(value).trim();
}

/** The features of a text, or of one feature that one. */
function featuresOf(text: string): Json[] {
  let content: Json;
  try {
    content = JSON.parse(text) as Json;
  } catch (error) {
    throw new GuestFileError(`no JSON (${String(error).slice(0, 80)})`, EXPECTED);
  }
  const { type = null, features = null, crs = null } = isObject(content) ? content : {};
  const name = isObject(crs) && isObject(crs.properties) ? textOf(crs.properties.name) : "";
  if (name && !DEGREES.test(name))
    throw new GuestFileError(`the reference system ${quoted(name)}`, "longitude and latitude: save it in EPSG:4326");
  if (type === "FeatureCollection" && Array.isArray(features)) return features;
  if (type === "Feature") return [content];
  throw new GuestFileError(`the type ${quoted(textOf(type))}`, EXPECTED);
}

/** Coordinates so many lists deep, down to positions, so many in a line at least. Throws an error if they are none. */
function nested(value: Json | undefined, depth: number, fewest = 1): Position[][][] {
  if (!Array.isArray(value)) throw new Error("no coordinates");
  const position = (each: Json): Position => {
    const [longitude, latitude] = Array.isArray(each) ? each : [];
    if (typeof longitude === "number" && typeof latitude === "number" && Number.isFinite(longitude + latitude))
      return [longitude, latitude];
    throw new Error("coordinates that are no numbers");
  };
  const list = (each: Json): Json[] => {
    if (Array.isArray(each) && each.length) return each;
    throw new Error("a geometry without coordinates");
  };
  const line = (each: Json): Position[] => {
    const found = list(each).map(position);
    if (found.length < fewest) throw new Error("too few coordinates");
    return found;
  };
  if (depth === 0) return [[[position(value)]]];
  if (depth === 1) return [[line(value)]];
  if (depth === 2) return [list(value).map(line)];
  return list(value).map((part) => list(part).map(line));
}

/** The points, lines and areas of a geometry, however they are grouped. */
function shapesOf(geometry: Json): RowShape[] {
  if (!isObject(geometry)) throw new Error("no geometry");
  const { coordinates, geometries, type } = geometry;
  if (type === "GeometryCollection" && Array.isArray(geometries)) return geometries.flatMap(shapesOf);
  if (type === "Point") return [{ kind: POINTS, parts: nested(coordinates, 0) }];
  if (type === "MultiPoint")
    return [{ kind: POINTS, parts: (nested(coordinates, 1)[0]?.[0] ?? []).map((each) => [[each]]) }];
  if (type === "LineString") return [{ kind: LINES, parts: nested(coordinates, 1, 2) }];
  if (type === "MultiLineString")
    return [{ kind: LINES, parts: (nested(coordinates, 2, 2)[0] ?? []).map((line) => [line]) }];
  if (type === "Polygon") return [{ kind: AREAS, parts: nested(coordinates, 2, 3) }];
  if (type === "MultiPolygon") return [{ kind: AREAS, parts: nested(coordinates, 3, 3) }];
  throw new Error(`the type ${quoted(textOf(type))}`);
}

/** Columns and cells of a feature: its properties, and what Linked Places adds to them. */
function cellsOf(feature: JsonObject): [name: string, cell: string][] {
  const properties = isObject(feature.properties) ? feature.properties : {};
  const found = Object.entries(properties).map(([name, value]): [string, string] => [name, textOf(value)]);
  const first = (value: Json | undefined): Json | undefined => (Array.isArray(value) ? value[0] : undefined);
  const name = first(feature.names);
  if (name !== undefined && !("title" in properties))
    found.push(["title", textOf(isObject(name) ? name.toponym : name)]);
  const span = isObject(feature.when) ? first(feature.when.timespans) : undefined;
  for (const [column, end, bounds] of [
    ["from", "start", ["in", "earliest", "latest"]],
    ["to", "end", ["in", "latest", "earliest"]],
  ] as const) {
    const day = isObject(span) ? span[end] : undefined;
    if (isObject(day)) found.push([column, textOf(bounds.map((bound) => day[bound]).find(Boolean))]);
    else if (day !== undefined && day !== null) found.push([column, textOf(day)]);
  }
  const link = first(feature.links);
  if (isObject(link)) found.push(["link", textOf(link.identifier)]);
  return found;
}

/** The table of a GeoJSON text; a feature without valid geometry is refused. Throws GuestFileError. */
export async function readGeoJson(text: string, file: string, breather: Breather): Promise<GuestTable> {
  const features = featuresOf(text);
  if (!features.length) throw new GuestFileError("no feature", "a feature for each thing");
  if (features.length > MOST_ROWS)
    throw new GuestFileError(`${counted(features.length)} features`, `at most ${counted(MOST_ROWS)}`);
  const columns = new Map<string, string[]>();
  const [lines, refused, geometry] = [[] as number[], [] as RowProblem[], [] as (RowShape[] | null)[]];
  for (const [index, feature] of features.entries()) {
    if (breather.due) await breather.rest();
    try {
      if (!isObject(feature) || feature.type !== "Feature") throw new Error("no feature");
      geometry.push(feature.geometry === null || feature.geometry === undefined ? null : shapesOf(feature.geometry));
      for (const [name, cell] of cellsOf(feature)) {
        const column = columns.get(name) ?? [];
        column[lines.length] = cell;
        columns.set(name, column);
      }
      lines.push(index + 1);
    } catch (error) {
      const found = error instanceof Error ? error.message : String(error);
      const expected = "a geometry of GeoJSON";
      refused.push({ line: index + 1, column: "geometry", found, expected, text: JSON.stringify(feature) });
    }
  }
  const kind = features.some((feature) => isObject(feature) && "when" in feature) ? "Linked Places" : "GeoJSON";
  return {
    ...{ file, lines, geometry, refused, delimiter: "," },
    kind: `${kind}, ${counted(features.length)} features`,
    names: [...columns.keys()],
    columns: [...columns.values()].map((cells) => Array.from(lines, (_, row) => cells[row] ?? "")),
  };
}
