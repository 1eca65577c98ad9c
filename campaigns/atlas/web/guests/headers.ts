/* Which line of a table is its header, and the table below it. The same rules as campaigns/guests/headers.py. */

import { MOST_COLUMNS, MOST_ROWS } from "../base/vocabulary.ts";
import type { Breather } from "./breather.ts";
import { counted, GuestFileError } from "./mistakes.ts";
import type { Grid, GuestTable } from "./table.ts";

/** Lines among which the header is looked for. */
const LOOKED_AT = 50;
/** Share of a table's columns that a header names at least. */
const FILLED = 0.6;
/** A cell that is a number, a date or a coordinate rather than the name of a column. */
const VALUE = /^[-+]?[\d.,:/°′″'" -]+[NSEWnsew]?$/;
const LONGEST_LINE = 2_000;
const LONGEST_NAME = 200;

const isValue = (cell: string): boolean => VALUE.test(cell) || cell.length > LONGEST_NAME;

/** Number of columns up to the last that is filled, of most rows. */
function usualWidth(rows: string[][]): number {
  const widths = new Map<number, number>();
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [[width] = [0]] = [...widths].sort(([one, n], [other, m]) => m - n || other - one);
  return width;
}

/** Position of the first row that names most columns, by texts that are no values and mostly differ; or -1. */
function headerOf(rows: string[][]): number {
  const width = usualWidth(rows);
  for (const [position, cells] of rows.entries()) {
    const named = cells.map((cell) => cell.trim()).filter(Boolean);
    const values = named.filter(isValue).length;
    const isWide = named.length >= Math.max(FILLED * width, Math.min(2, width));
    if (isWide && new Set(named).size >= named.length / 2 && !values) return position;
    if (values > named.length / 2) return -1;
  }
  return -1;
}

/** Names of columns: those without one are numbered, a name that comes again has its number behind it. */
function unique(names: string[]): string[] {
  const found: string[] = [];
  names.forEach((given, index) => {
    const name = given.trim().replace(/\s+/g, " ") || `column ${index + 1}`;
    found.push(found.includes(name) ? `${name} (${index + 1})` : name);
  });
  return found;
}

/**
 * The table that lines of cells are: lines above the header are left out, and those without any cell; a row with more
 * cells than the header has is refused, unless what is more is empty. Throws GuestFileError.
 */
export async function tableOf(
  grid: Grid,
  file: string,
  kind: string,
  delimiter: string,
  breather: Breather,
): Promise<GuestTable> {
  const rows = grid.rows.filter(([, cells]) => {
    while (cells.length && !cells.at(-1)?.trim()) cells.pop();
    return cells.length > 0;
  });
  if (!rows.length) throw new GuestFileError("no row", "a table with a header and a row for each thing");
  const looked = rows.slice(0, LOOKED_AT).map(([, cells]) => cells);
  const width = Math.max(...looked.map(({ length }) => length));
  if (width > MOST_COLUMNS) throw new GuestFileError(`${counted(width)} columns`, `at most ${counted(MOST_COLUMNS)}`);
  const position = headerOf(looked);
  const [headerLine, header] = rows[position] ?? [0, null];
  const names = unique(header ?? Array<string>(usualWidth(rows.map(([, cells]) => cells))).fill(""));
  const body = rows.slice(position + 1);
  const [wrong] = grid.refused;
  if (!body.length && wrong)
    throw new GuestFileError(`no row that can be read: line ${wrong.line} has ${wrong.found}`, wrong.expected);
  if (!body.length) throw new GuestFileError("a header and no row below it", "a row for each thing");
  if (body.length > MOST_ROWS)
    throw new GuestFileError(`${counted(body.length)} rows`, `at most ${counted(MOST_ROWS)}`);
  const columns = names.map(() => [] as string[]);
  const [lines, refused] = [[] as number[], [...grid.refused]];
  for (const [line, cells] of body) {
    if (breather.due) await breather.rest();
    if (cells.length > names.length) {
      const text = cells.join(delimiter).slice(0, LONGEST_LINE);
      const expected = `${names.length}, as the header has`;
      refused.push({ line, column: "", found: `${cells.length} cells`, expected, text });
      continue;
    }
    lines.push(line);
    columns.forEach((column, index) => column.push((cells[index] ?? "").trim()));
  }
  const told = header ? `header on line ${headerLine}` : "no header";
  return { file, kind: `${kind}, ${told}`, names, columns, lines, refused, delimiter };
}
