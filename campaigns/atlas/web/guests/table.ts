/* The rows of a user's file as they came, whatever kind of file it was. */

import type { RowProblem } from "./mistakes.ts";

/** Lines of cells before it is known which of them is the header; lines are counted from 1. */
export interface Grid {
  rows: [line: number, cells: string[]][];
  refused: RowProblem[];
}

/** Longitude and latitude in decimal degrees. */
export type Position = readonly [longitude: number, latitude: number];

/** Points, lines or areas of a row. */
export interface RowShape {
  /** POINTS, LINES or AREAS of guest-layer.ts. */
  kind: number;
  /** Lines by part; of each area the exterior first. */
  parts: Position[][][];
}

/** Rows and columns of texts, with the geometry of each row where the file has geometry. */
export interface GuestTable {
  file: string;
  /** What it was read as, in words: "CSV, UTF-8, semicolons, header on line 3". */
  kind: string;
  /** Names of the columns, each once. */
  names: string[];
  /** Cells by column and row. */
  columns: string[][];
  /** Where each row stands in the file, counted from 1. */
  lines: number[];
  geometry?: (RowShape[] | null)[];
  refused: RowProblem[];
  delimiter: string;
}

/** A cell as a text of cells has it. */
const escaped = (cell: string, delimiter: string): string =>
  /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** The header and the rows that were refused, each once, in the table's own form: to be corrected and added. */
export function asItCame(table: GuestTable, refused: readonly RowProblem[]): string {
  const { columns, delimiter, names } = table;
  const written = (cells: string[]) => cells.map((cell) => escaped(cell, delimiter)).join(delimiter);
  const told = new Set<number>();
  const lines = [written(names)];
  for (const { row, text } of [...refused].sort((one, other) => one.line - other.line)) {
    if (row === undefined) lines.push((text ?? "").replace(/[\r\n]+$/, ""));
    else if (!told.has(row)) lines.push(written(columns.map((cells) => cells[row] ?? "")));
    if (row !== undefined) told.add(row);
  }
  return `${lines.join("\n")}\n`;
}
