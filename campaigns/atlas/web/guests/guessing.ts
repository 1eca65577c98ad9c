/* What the columns of a table are, told from their names and from what stands in them; the user confirms it. The same rules
   as campaigns/guests/guessing.py. */

import { fold, wordsOf } from "../base/fold.ts";
import { ROLE_TITLES, ROLE_WORDS } from "../base/vocabulary.ts";
import { MOST_POSITIONS } from "./arrows.ts";
import { type DayFirst, isAmbiguous, meantDay, orderOf, readDays } from "./cell-days.ts";
import { asNumber } from "./cells.ts";
import { isWithin, readAngle, readPair } from "./coordinates.ts";
import type { GuestTable } from "./table.ts";

/** What a column can be to the atlas. */
export type Role = keyof typeof ROLE_TITLES;
export const ROLES = Object.keys(ROLE_TITLES) as Role[];
/** What colours tell apart; the empty text is one colour for all. */
export type ColourBy = "" | "side" | "kind" | "number";

/** How a table is understood. */
export interface Mapping {
  /** Number of the column by its role. */
  columns: Partial<Record<Role, number>>;
  dayFirst: DayFirst;
  /** Whether the longitude stands first in a column of pairs. */
  longitudeFirst: boolean;
  /** Whether the positions of a formation are joined to its arrow. */
  arrows: boolean;
  title: string;
  /** Where the user says that it is from. */
  source: string;
  colourBy: ColourBy;
}

/** Filled cells of a column that are looked at. */
const SAMPLE = 200;
/** Share of them that must be what the role wants, and where the name is the role's: others are mistakes to be told. */
const [MOST, SOME] = [0.6, 0.3];
/** How much a name counts that is one of the role's, and one with such a word in it; less for each less usual name. */
const [SAME_NAME, IN_THE_NAME, EARLIER] = [3, 1, 0.01];
const EXPECTED_PLACE = "latitude and longitude, coordinates in one column, or names of places";
const OF_PLACE: readonly Role[] = ["latitude", "longitude", "coordinates", "place"];
const OF_DAY: readonly Role[] = ["date", "start", "end"];

const isCoordinate = (cell: string): boolean => readAngle(cell) !== null;
const isNumber = (cell: string): boolean => asNumber(cell) !== null;

function isDay(cell: string): boolean {
  try {
    return readDays(cell, "", true).length > 0;
  } catch {
    return meantDay(cell) !== "";
  }
}

/** What must stand in the cells of a role. */
const TESTS: Partial<Record<Role, (cell: string) => boolean>> = {
  latitude: isCoordinate,
  longitude: isCoordinate,
  coordinates: (cell) => readPair(cell) !== null,
  date: isDay,
  start: isDay,
  end: isDay,
  number: isNumber,
  order: isNumber,
};

function sampleOf(cells: string[]): string[] {
  const filled = cells.slice(0, 20 * SAMPLE).filter(Boolean);
  const step = Math.max(Math.floor(filled.length / SAMPLE), 1);
  return filled.filter((_, index) => index % step === 0).slice(0, SAMPLE);
}

const shareOf = (cells: string[], test: (cell: string) => boolean): number =>
  cells.length ? cells.filter(test).length / cells.length : 0;

function nameScore(column: string, names: string[]): number {
  const [name, parts, plain] = [fold(column), wordsOf(column), column.trim().toLowerCase()];
  const same = names.findIndex((each) => each === name || each === plain);
  if (same >= 0) return SAME_NAME - EARLIER * same;
  const within = names.findIndex((each) => parts.includes(each) || (each.length > 3 && name.startsWith(each)));
  return within < 0 ? 0 : IN_THE_NAME - EARLIER * within;
}

function scoreOf(role: Role, column: string, sample: string[]): number {
  const score = nameScore(column, ROLE_WORDS[role].split(";"));
  const test = TESTS[role];
  if (test && score) {
    const share = shareOf(sample, test);
    if (share >= (score > IN_THE_NAME ? SOME : MOST)) return score * share;
    return sample.length ? 0 : score;
  }
  const isMarked = (cell: string) => readPair(cell)?.some(({ axis }) => axis) ?? false;
  return role === "coordinates" && shareOf(sample, isMarked) >= MOST ? 0.5 : score;
}

/** Whether latitude and longitude are only the other way round on earth. */
function isSwapped(latitudes: string[], longitudes: string[]): boolean {
  const isLatitude = (cell: string, none: boolean) => {
    const angle = readAngle(cell);
    return angle ? isWithin(angle.degrees, "lat") : none;
  };
  const beyond = latitudes.filter((cell) => !isLatitude(cell, true)).length;
  return beyond > MOST * latitudes.length && longitudes.every((cell) => isLatitude(cell, true));
}

/**
 * Whether the rows are positions of formations on their way, not events that formations took part in. Numbers that begin
 * anew with each formation are an order of its positions; others number the rows of the table.
 */
function arePositions({ columns: cells, geometry }: GuestTable, columns: Mapping["columns"]): boolean {
  const has = (role: Role) => columns[role] !== undefined;
  const filled = (role: Role): string[] => (cells[columns[role] ?? -1] ?? []).filter(Boolean);
  if (!has("formation") || has("kind") || geometry) return false;
  const count = new Map<string, number>();
  const formations = filled("formation");
  for (const each of formations) count.set(each, (count.get(each) ?? 0) + 1);
  const isMany = [...count.values()].some((each) => each > MOST_POSITIONS);
  if (!count.size || formations.length < 2 * count.size || isMany) return false;
  if (!has("order")) return OF_DAY.some(has) && !has("text");
  const numbers = filled("order");
  return count.size === 1 || new Set(numbers).size < numbers.length;
}

/** What the columns of a table are: a role that is not clear from name and content has none. */
export function guessMapping(table: GuestTable): Mapping {
  const samples = table.columns.map(sampleOf);
  const roles = ROLES.filter((role) => !table.geometry || !OF_PLACE.includes(role));
  const scores = roles.flatMap((role) =>
    table.names.map((name, column) => ({ role, column, score: scoreOf(role, name, samples[column] ?? []) })),
  );
  const columns: Partial<Record<Role, number>> = {};
  for (const { role, column, score } of scores.sort((one, other) => other.score - one.score))
    if (score > 0 && columns[role] === undefined && !Object.values(columns).includes(column)) columns[role] = column;
  if (columns.latitude !== undefined && columns.longitude !== undefined) delete columns.coordinates;
  const { start } = columns;
  // Called the date although no date stands in it: each row is told so, instead of shown always.
  if (OF_DAY.every((role) => columns[role] === undefined)) {
    const free = table.names.findIndex(
      (name, column) =>
        samples[column]?.length &&
        !Object.values(columns).includes(column) &&
        nameScore(name, ROLE_WORDS.date.split(";")) > IN_THE_NAME,
    );
    if (free >= 0) columns.date = free;
  }
  const dates = table.columns[columns.date ?? -1]?.slice(0, 20 * SAMPLE);
  if (start !== undefined && dates?.some((cell, row) => cell && table.columns[start]?.[row])) delete columns.date;
  const sample = (role: Role): string[] => samples[columns[role] ?? -1] ?? [];
  if (columns.latitude !== undefined && isSwapped(sample("latitude"), sample("longitude")))
    [columns.latitude, columns.longitude] = [columns.longitude, columns.latitude];
  return {
    columns,
    dayFirst: orderOf(OF_DAY.flatMap(sample)),
    longitudeFirst: sample("coordinates").some((cell) => {
      const [first] = readPair(cell) ?? [];
      return first !== undefined && (Math.abs(first.degrees) > 90 || first.axis === "lon");
    }),
    arrows: arePositions(table, columns),
    title: table.file.replace(/\.[^.]*$/, "") || table.file,
    source: "",
    colourBy: (["side", "kind"] as const).find((role) => columns[role] !== undefined) ?? "",
  };
}

/** Whether columns, or the file itself, say where things are. */
export function placesRows({ geometry }: GuestTable, { columns }: Mapping): boolean {
  const has = (role: Role) => columns[role] !== undefined;
  return geometry !== undefined || (has("latitude") && has("longitude")) || has("coordinates") || has("place");
}

/** A date of the table that can be read in two ways as long as nobody says how; or undefined. */
export function ambiguousDate(table: GuestTable, { columns, dayFirst }: Mapping): string | undefined {
  if (dayFirst !== null) return undefined;
  return OF_DAY.flatMap((role) => table.columns[columns[role] ?? -1] ?? []).find(isAmbiguous);
}

/** What only the user can tell; the empty text where all is clear. */
export function questionOf(table: GuestTable, mapping: Mapping): string {
  if (!placesRows(table, mapping)) return `Which columns say where: ${EXPECTED_PLACE}?`;
  const date = ambiguousDate(table, mapping);
  return date === undefined ? "" : `Does the day or the month come first in ${date}?`;
}
