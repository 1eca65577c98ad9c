/* What is wrong or doubtful in a user's file, in the words of campaigns/guests. */

const LONGEST_TOLD = 200;

/** A file that cannot be read at all: what was found, and what was expected. */
export class GuestFileError extends Error {
  constructor(found: string, expected: string) {
    super(`found ${shortened(found.replace(/\s+/g, " "))}; expected ${expected}`);
  }
}

/** A cell for which its row is refused; `role` is what its column is to the atlas, empty where it is the whole row. */
export class CellMistake extends Error {
  constructor(
    readonly role: string,
    readonly found: string,
    readonly expected: string,
    readonly suggestion = "",
  ) {
    super(`found ${found}; expected ${expected}`);
  }
}

/** Something doubtful in a row that is placed all the same. */
export interface Remark {
  role: string;
  found: string;
  expected: string;
}

/** What is wrong with a row that is refused, or doubtful in one that is placed. */
export interface RowProblem {
  /** Where it stands in the file, counted from 1. */
  line: number;
  /** The column that is wrong; empty where it is the row. */
  column: string;
  found: string;
  expected: string;
  suggestion?: string;
  /** Number of the row in the table, from 0; left out for a line that is no row. */
  row?: number;
  /** Such a line as it came. */
  text?: string;
}

/** A problem as a sentence without the name of the file. */
export function sentence({ line, column, found, expected, suggestion }: RowProblem): string {
  const meant = suggestion ? `; did you mean ${suggestion}?` : "";
  return `line ${line}${column ? `, ${column}` : ""}: found ${found}; expected ${expected}${meant}`;
}

/** A text between quotation marks, what cannot be seen in it as escapes: as Python writes it. */
export function quoted(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r").replaceAll("\t", "\\t");
  const visible = escaped.replace(/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    const digits = code < 0x100 ? 2 : code < 0x10000 ? 4 : 8;
    return `\\${{ 2: "x", 4: "u", 8: "U" }[digits] ?? ""}${code.toString(16).padStart(digits, "0")}`;
  });
  return mark + (mark === "'" ? visible.replaceAll("'", "\\'") : visible) + mark;
}

/** A text as a message quotes it: its end is left out where it is long. */
export function shortened(text: string): string {
  if (text.length <= LONGEST_TOLD) return text;
  const letters = [...text];
  return letters.length > LONGEST_TOLD ? `${letters.slice(0, LONGEST_TOLD).join("")}…` : text;
}

/** A number with its thousands apart. */
export const counted = (number: number): string => number.toLocaleString("en-US", { maximumFractionDigits: 20 });

/** A number with six digits that count, as Python's `g` writes it. */
export function general(number: number): string {
  const [fraction = "", exponent = "0"] = number.toExponential(5).split("e");
  if (Number(exponent) >= -4 && Number(exponent) < 6) return String(Number(number.toPrecision(6)));
  return `${Number(fraction)}e${exponent.replace(/^([-+])(\d)$/, "$10$2")}`;
}
