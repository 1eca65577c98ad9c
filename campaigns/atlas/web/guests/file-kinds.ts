/* A file that was dropped, read into a table, or refused with the reason. The same order of reasons as in
   campaigns/guests/reading.py; what needs a program library to be read is read by the app and by `export --with`. */

import { DELIMITERS, LARGEST } from "../base/vocabulary.ts";
import type { Breather } from "./breather.ts";
import { readCells } from "./delimited-text.ts";
import { decode } from "./encodings.ts";
import { readGeoJson } from "./geojson.ts";
import { tableOf } from "./headers.ts";
import { counted, GuestFileError } from "./mistakes.ts";
import type { GuestTable } from "./table.ts";

const TEXTS = [".csv", ".tsv", ".tab", ".txt"];
const JSONS = [".geojson", ".json", ".jsonld"];
/** What the names of files that are read here end in. */
export const SUFFIXES = [...TEXTS, ...JSONS];
/** How files begin that are often taken for tables. */
const MAGIC: readonly [begin: string, what: string][] = [
  ["PK\x03\x04", "an archive (zip, xlsx, kmz)"],
  ["\xd0\xcf\x11\xe0", "a workbook of Excel before 2007"],
  ["%PDF", "a PDF"],
  ["\x89PNG", "a picture"],
];
/** Kinds of files that the app reads, and what may be done with one here. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  xlsx: "save the sheet as CSV in Excel or LibreOffice",
  xls: "save the sheet as CSV in Excel or LibreOffice",
  ods: "save the sheet as CSV in LibreOffice",
  shp: "save the layer as GeoJSON in QGIS",
  zip: "save the layer as GeoJSON in QGIS",
  gpkg: "save the layer as GeoJSON in QGIS",
  kml: "save the layer as GeoJSON in QGIS",
  kmz: "save the layer as GeoJSON in QGIS",
  gpx: "save the layer as GeoJSON in QGIS",
  parquet: "save the layer as GeoJSON in QGIS",
  geoparquet: "save the layer as GeoJSON in QGIS",
};

/** Read a file. Throws GuestFileError where it is of a kind that is not read here, is damaged, or too large. */
export async function readFile(file: File, breather: Breather): Promise<GuestTable> {
  if (file.size > LARGEST)
    throw new GuestFileError(`${counted(Math.round(file.size / 2 ** 20))} MB`, `at most ${LARGEST / 2 ** 20} MB`);
  const suffix = /\.[^.]*$/.exec(file.name.toLowerCase())?.[0] ?? "";
  if (!SUFFIXES.includes(suffix)) {
    const way = ELSEWHERE[suffix.slice(1)];
    const found = `a name that ends in ${suffix || "no suffix"}`;
    throw new GuestFileError(found, `one of ${SUFFIXES.join(", ")}${way ? `; ${way}` : ""}`);
  }
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    throw new GuestFileError(`a file that the browser cannot read (${String(error)})`, "a file, no folder");
  }
  const begin = String.fromCharCode(...bytes.subarray(0, 4));
  const [, what] = MAGIC.find(([magic]) => begin.startsWith(magic)) ?? [];
  if (what) throw new GuestFileError(what, `a table as text, as the name ${suffix} says`);
  const isBlank = bytes.every((byte) => byte <= 32 && byte > 0);
  if (isBlank) throw new GuestFileError("an empty file", "rows");
  const { text, title } = decode(bytes);
  if (JSONS.includes(suffix)) return readGeoJson(text, file.name, breather);
  const [grid, delimiter] = await readCells(text, breather);
  const name = DELIMITERS[delimiter as keyof typeof DELIMITERS];
  return tableOf(grid, file.name, `CSV, ${title}, ${name}`, delimiter, breather);
}
