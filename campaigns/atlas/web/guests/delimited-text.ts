/* Tables as text: any delimiter, quotes where they are needed and where they are not. The same rules as
   campaigns/guests/csv_files.py. */

import { DELIMITERS } from "../base/vocabulary.ts";
import type { Breather } from "./breather.ts";
import { counted } from "./mistakes.ts";
import type { Grid } from "./table.ts";

/** Lines by which the delimiter is told. */
const LOOKED_AT = 200;
const LONGEST_CELL = 100_000;

/** Cells from a line on, and the line after them; null if a quotation mark is stray or not closed. */
function readRecord(lines: string[], start: number, delimiter: string): [cells: string[], next: number] | null {
  let line = lines[start] ?? "";
  if (!line.includes('"')) return [plainCells(line, delimiter), start + 1];
  const cells: string[] = [];
  let [next, at] = [start + 1, 0];
  for (;;) {
    let cell = "";
    if (line[at] === '"') {
      for (at += 1; ;) {
        const mark = line.indexOf('"', at);
        cell += mark < 0 ? line.slice(at) : line.slice(at, mark);
        if (mark < 0) {
          const following = lines[next];
          if (following === undefined) return null;
          [line, next, at] = [following, next + 1, 0];
        } else if (line[mark + 1] === '"') {
          cell += '"';
          at = mark + 2;
        } else {
          at = mark + 1;
          break;
        }
      }
      if (at < line.length && line[at] !== delimiter && !isEnd(line, at)) return null;
    } else {
      const end = line.indexOf(delimiter, at);
      cell = end < 0 ? withoutEnd(line.slice(at)) : line.slice(at, end);
      at = end < 0 ? line.length : end;
    }
    cells.push(cell);
    if (line[at] !== delimiter) return [cells, next];
    at += 1;
  }
}

const isEnd = (line: string, at: number): boolean => line[at] === "\n" || line[at] === "\r";
const withoutEnd = (line: string): string => line.replace(/[\r\n]+$/, "");

/** Cells of a line in which quotation marks are letters; none of an empty line. */
function plainCells(line: string, delimiter: string): string[] {
  const text = withoutEnd(line);
  return text ? text.split(delimiter) : [];
}

/** Cells of a line taken by itself; of one whose quotation marks do not pair, as if they were letters. */
const cellsOf = (line: string, delimiter: string): string[] =>
  readRecord([line], 0, delimiter)?.[0] ?? plainCells(line, delimiter);

/** Number of cells that most lines have, more than one where any have; and the share of the lines that have it. */
function usualWidth(lines: string[], delimiter: string): [width: number, share: number] {
  const widths = new Map<number, number>();
  let all = 0;
  for (const line of lines) {
    if (!line.trim()) continue;
    const width = cellsOf(line, delimiter).length;
    widths.set(width, (widths.get(width) ?? 0) + 1);
    all += 1;
  }
  const ranked = [...widths].sort(
    ([one, n], [other, m]) => Number(other > 1) - Number(one > 1) || m - n || other - one,
  );
  const [width, count] = ranked[0] ?? [1, 0];
  return [width, count / Math.max(all, 1)];
}

/** The delimiter that the first line says as Excel does, `sep=;`; or undefined. */
function saidDelimiter([first = ""]: string[]): string | undefined {
  return /^sep=./i.test(first) && first.charAt(4) in DELIMITERS ? first.charAt(4) : undefined;
}

/** The delimiter by which most lines have the same number of cells, more than one; a comma where none does. */
function delimiterOf(lines: string[]): string {
  let [best, bestShare, bestWidth] = [",", -1, -1];
  for (const delimiter of Object.keys(DELIMITERS)) {
    const [width, found] = usualWidth(lines, delimiter);
    const share = width > 1 ? found : 0;
    if (share > bestShare || (share === bestShare && width > bestWidth))
      [best, bestShare, bestWidth] = [delimiter, share, width];
  }
  return saidDelimiter(lines) ?? best;
}

/** Lines of a text with their ends, which may be of any kind. */
async function linesOf(text: string, breather: Breather): Promise<string[]> {
  const lines: string[] = [];
  const next = (end: string, at: number): number => (text.indexOf(end, at) + 1 || text.length + 1) - 1;
  for (let [at, feed, carriage] = [0, next("\n", 0), next("\r", 0)]; at < text.length;) {
    if (breather.due) await breather.rest();
    if (feed < at) feed = next("\n", at);
    if (carriage < at) carriage = next("\r", at);
    const end = (carriage + 1 === feed ? feed : Math.min(feed, carriage)) + 1;
    lines.push(text.slice(at, end));
    at = end;
  }
  return lines;
}

/** The lines of cells of a text, and their delimiter. */
export async function readCells(text: string, breather: Breather): Promise<[grid: Grid, delimiter: string]> {
  const lines = await linesOf(text, breather);
  const looked = lines.slice(0, LOOKED_AT);
  const delimiter = delimiterOf(looked);
  const [width] = usualWidth(looked, delimiter);
  const grid: Grid = { rows: [], refused: [] };
  const isWhole = (line: string) => cellsOf(line, delimiter).length === width;
  for (let start = /^sep=/i.test(lines[0] ?? "") ? 1 : 0; start < lines.length;) {
    if (breather.due) await breather.rest();
    const line = lines[start] ?? "";
    const found = readRecord(lines, start, delimiter);
    const swallows = found && found[0].length !== width && lines.slice(start + 1, found[1]).some(isWhole);
    if (found && !swallows) {
      add(grid, start + 1, found[0], found[1] - start === 1 ? line : lines.slice(start, found[1]).join(""));
      start = found[1];
      continue;
    }
    const cells = cellsOf(line, delimiter);
    start += 1;
    if (cells.length === width) add(grid, start, cells, line);
    else
      grid.refused.push({
        line: start,
        column: "",
        found: "a quotation mark that is not closed",
        expected: "quotation marks in pairs",
        text: line,
      });
  }
  return [grid, delimiter];
}

function add(grid: Grid, line: number, cells: string[], text: string): void {
  const longest = cells.reduce((most, cell) => Math.max(most, cell.length), 0);
  if (longest <= LONGEST_CELL) {
    grid.rows.push([line, cells]);
    return;
  }
  const found = `a cell of ${counted(longest)} characters`;
  grid.refused.push({ line, column: "", found, expected: `at most ${counted(LONGEST_CELL)}`, text });
}
