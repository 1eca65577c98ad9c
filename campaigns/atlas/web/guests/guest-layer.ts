/* A layer of data that users bring: columns of numbers, a million rows long if need be, and texts that are looked up when
   they are asked for. Whatever made it – the document, a file that was dropped, a page around the map – it is drawn,
   found and listed alike. */

import type { Day } from "../base/days.ts";
import { toLatLng, toMercatorX, toMercatorY } from "../base/mercator.ts";
import type { GuestColour, GuestData, GuestShapes } from "../base/payload.ts";
import type { Line } from "../base/types.ts";
import { type GuestTexts, packNumbers, packTexts, unpackNumbers, unpackTexts } from "./guest-packing.ts";

/** Units of a degree in which positions travel. */
const SCALE = 100_000;
/** Days of what has no first, and of what has no last day. */
export const OPEN_START: Day = -(2 ** 31);
export const OPEN_END: Day = 2 ** 31 - 1;
/** What a shape is: points, lines, areas, or lines of arrows from the tail to the tip. */
export const [POINTS, LINES, AREAS, ARROWS] = [0, 1, 2, 3];

/** A column of a user's table. */
export interface GuestColumn {
  title: string;
  /** What it is to the atlas, see column_roles.csv; the empty text where it is nothing. */
  role: string;
  /** Its cells by row; unpacked when they are first asked for. */
  texts(): Promise<GuestTexts>;
}

/** What is no single point. */
export interface GuestShape {
  /** Number of its row. */
  row: number;
  /** POINTS, LINES, AREAS or ARROWS. */
  kind: number;
  /** Lines x, y, x, y … in the unit Mercator square, by part; of each polygon the exterior first. */
  parts: Line[][];
}

/** A layer; its columns have an entry for each row, counted from 0. */
export interface GuestLayer {
  id: string;
  title: string;
  /** Where the user says that it is from. */
  source: string;
  count: number;
  /** Where each row stands in the file, from 1. */
  line: Int32Array;
  /** Positions in decimal degrees, longitudes from the seam on eastwards (see `onMap` in base/longitudes.ts). */
  longitude: Float64Array;
  latitude: Float64Array;
  /** First and last day, both inclusive: OPEN_START and OPEN_END where open. */
  start: Int32Array;
  end: Int32Array;
  /** Colours as `#b3202c`. */
  palette: string[];
  /** Of each row its number in the palette. */
  colour: Uint16Array;
  legend: GuestColour[];
  names: GuestTexts;
  columns: GuestColumn[];
  /** In order of their rows; rows that are one point have none. */
  shapes: GuestShape[];
}

/** Id of a row: that of its layer, and where it stands in the file. */
export const rowId = ({ id, line }: Pick<GuestLayer, "id" | "line">, row: number): string => `${id}/${line[row]}`;

/** Unpack what the document, or a page around it, brings. */
export async function decodeGuestLayer(data: GuestData): Promise<GuestLayer> {
  const { id, title, source, count, palette, legend } = data;
  const [line, east, north, start, days, colour, names, shapes] = await Promise.all([
    unpackNumbers(data.line),
    unpackNumbers(data.longitude),
    unpackNumbers(data.latitude),
    unpackNumbers(data.start),
    unpackNumbers(data.days),
    unpackNumbers(data.colour),
    unpackTexts(data.names),
    unpackShapes(data.shapes),
  ]);
  const columns = data.columns.map((column): GuestColumn => {
    let texts: Promise<GuestTexts> | null = null;
    return { title: column.title, role: column.role, texts: () => (texts ??= unpackTexts(column.texts)) };
  });
  return {
    ...{ id, title, source, count, palette, legend, line, start, names, columns, shapes },
    longitude: degreesOf(east),
    latitude: degreesOf(north),
    end: sumOf(days, start),
    colour: new Uint16Array(colour),
  };
}

/* Loops: of a million numbers, Float64Array.from with a function takes twenty times as long. */

function degreesOf(units: Int32Array): Float64Array {
  const degrees = new Float64Array(units.length);
  for (let row = 0; row < units.length; row += 1) degrees[row] = units[row]! / SCALE;
  return degrees;
}

/** Sums of two columns; they wrap round where an end is open. */
function sumOf(numbers: Int32Array, others: Int32Array): Int32Array {
  const sums = new Int32Array(numbers.length);
  for (let row = 0; row < sums.length; row += 1) sums[row] = numbers[row]! + others[row]!;
  return sums;
}

/** The layer as it travels: to be kept in a saved map, or brought to another. */
export async function encodeGuestLayer(layer: GuestLayer): Promise<GuestData> {
  const { id, title, source, count, palette, legend, line, start, end, colour } = layer;
  const units = (degrees: Float64Array): Int32Array => Int32Array.from(degrees, (each) => Math.round(each * SCALE));
  const columns = layer.columns.map(async (column) => ({
    title: column.title,
    role: column.role,
    texts: await packTexts(await column.texts()),
  }));
  return {
    ...{ id, title, source, count, palette, legend },
    line: await packNumbers(line),
    longitude: await packNumbers(units(layer.longitude)),
    latitude: await packNumbers(units(layer.latitude)),
    start: await packNumbers(start),
    days: await packNumbers(end.map((day, row) => day - start[row]!)),
    colour: await packNumbers(colour),
    names: await packTexts(layer.names),
    columns: await Promise.all(columns),
    shapes: await packShapes(layer.shapes),
  };
}

async function unpackShapes(data: GuestShapes): Promise<GuestShape[]> {
  const [rows, kinds, parts, lines, lengths, longitudes, latitudes] = await Promise.all([
    unpackNumbers(data.rows),
    unpackNumbers(data.kinds),
    unpackNumbers(data.parts),
    unpackNumbers(data.lines),
    unpackNumbers(data.lengths),
    unpackNumbers(data.longitudes),
    unpackNumbers(data.latitudes),
  ]);
  let [part, line, position] = [0, 0, 0];
  const nextLine = (): Line => {
    const found = new Float64Array(2 * lengths[line++]!);
    for (let at = 0; at < found.length; at += 2, position += 1) {
      found[at] = toMercatorX(longitudes[position]! / SCALE);
      found[at + 1] = toMercatorY(latitudes[position]! / SCALE);
    }
    return found;
  };
  return Array.from(rows, (row, index) => ({
    row,
    kind: kinds[index]!,
    parts: Array.from({ length: parts[index]! }, () => Array.from({ length: lines[part++]! }, nextLine)),
  }));
}

async function packShapes(shapes: readonly GuestShape[]): Promise<GuestShapes> {
  const parts = shapes.flatMap((shape) => shape.parts);
  const lines = parts.flat();
  const [longitudes, latitudes]: [number[], number[]] = [[], []];
  for (const line of lines)
    for (let at = 0; at < line.length; at += 2) {
      const { lat, lng } = toLatLng(line.subarray(at, at + 2));
      longitudes.push(Math.round(lng * SCALE));
      latitudes.push(Math.round(lat * SCALE));
    }
  return {
    rows: await packNumbers(shapes.map(({ row }) => row)),
    kinds: await packNumbers(shapes.map(({ kind }) => kind)),
    parts: await packNumbers(shapes.map((shape) => shape.parts.length)),
    lines: await packNumbers(parts.map((part) => part.length)),
    lengths: await packNumbers(lines.map((line) => line.length / 2)),
    longitudes: await packNumbers(longitudes),
    latitudes: await packNumbers(latitudes),
  };
}
