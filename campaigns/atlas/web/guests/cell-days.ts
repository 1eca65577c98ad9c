/* Days as users' tables have them: EDTF, and all that people type; with what was probably meant where it is wrong. The same
   rules as campaigns/guests/days.py. */

import { formatDate, fromYearMonthDay, toIso, toYearMonthDay } from "../base/days.ts";
import { namedDate, type Period, readDate } from "../base/typed-date.ts";
import { EXPECTED_DAY } from "../base/vocabulary.ts";
import { readEdtf } from "./edtf.ts";
import { CellMistake, quoted } from "./mistakes.ts";

const TIME = /^(.*\d)[T ]\s*\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|UTC|[+-]\d\d:?\d\d)?$/;
const SPAN = /\s+(?:to|until|bis|по|до)\s+|\s*[–—~〜～]\s*|\s+-\s+|(?<=\.\d{4})-(?=\d)|(?<=\d-\d\d)\/(?=\d{4}-)/;
const FROM = /^(?:from|vom|von|с|со)\s+(?=\d)/;
const DAYS_OF_A_MONTH = /^(\d\d?)\s*(?:[-–—]|to|bis|по|до)\s*(\d\d?)(\s*\p{L}.*|\.\d\d?\.\d{4}.*)$/u;
/** A day of ISO 8601 without hyphens. */
const CLOSE = /^([12]\d{3})(\d\d)(\d\d)$/;
/** A day as programs of tables keep it, from 1927 on: earlier ones look like years; and the day they count from. */
const COUNTED = /^[12]\d{4}$/;
const FIRST_COUNTED = fromYearMonthDay(1899, 12, 30);
const NUMBERS = /(\d{4})[-./](\d\d?)[-./](\d\d?)|(\d\d?)[.](\d\d?)[.](\d{4})/;
const STROKES = /^\s*(\d\d?)[-/](\d\d?)[-/](\d{4}|\d\d)\s*$/;

/** Whether the day stands before the month in numbers; null where that is not known. */
export type DayFirst = boolean | null;

/** The days that a cell stands for, which is not empty. Throws CellMistake. */
export function readDays(text: string, role: string, dayFirst: DayFirst): Period {
  const standard = readEdtf(text);
  if (standard) return standard;
  const [, ...close] = CLOSE.exec(text.trim()) ?? [];
  if (close.length) return readDays(close.join("-"), role, dayFirst);
  const timed = TIME.exec(text.trim());
  if (timed) return readDays(timed[1] ?? "", role, dayFirst);
  const periods = readDate(text);
  const [period] = periods;
  if (periods.length > 1 && dayFirst === null) {
    const either = periods.map(([first]) => formatDate(first)).join(" or ");
    throw new CellMistake(role, `${quoted(text)}, ${either}`, "whether the day or the month comes first");
  }
  if (period) return dayFirst === false ? (periods.at(-1) ?? period) : period;
  const span = spanOf(text, role, dayFirst);
  const suggestion = meantDay(text);
  const why = COUNTED.test(text) ? ", a day as Excel counts them" : suggestion && ", which no calendar has";
  if (!span) throw new CellMistake(role, quoted(text) + why, EXPECTED_DAY, suggestion);
  const [[first], [, last]] = span;
  if (last < first)
    throw new CellMistake(role, `${quoted(text)}, which ends before it starts`, "the earlier day first");
  return [first, last];
}

/** The two ends of a span; null if either is no date. Throws CellMistake where one is of two meanings or backwards. */
function spanOf(text: string, role: string, dayFirst: DayFirst): [Period, Period] | null {
  try {
    return (endsOf(text.trim())?.map((end) => readDays(end, role, dayFirst)) as [Period, Period] | undefined) ?? null;
  } catch (mistake) {
    if (mistake instanceof CellMistake && mistake.expected === EXPECTED_DAY) return null;
    throw mistake;
  }
}

/** The two dates of a span, as of `20.8.1939 – 31.8.1939` or `20–31 August 1939`; null if it is no span. */
function endsOf(text: string): string[] | null {
  const [, first = "", last = "", month] = DAYS_OF_A_MONTH.exec(text.replace(FROM, "")) ?? [];
  if (month) return [first + month, last + month];
  const ends = text.replace(FROM, "").split(SPAN);
  return ends.length === 2 && ends.every(Boolean) ? ends : null;
}

/**
 * What was probably meant by a day that no calendar has, the last of its month, or by a day as Excel counts them; empty
 * where nobody can tell.
 */
export function meantDay(text: string): string {
  if (COUNTED.test(text)) return toIso(FIRST_COUNTED + Number(text));
  const match = NUMBERS.exec(text.replace(CLOSE, "$1-$2-$3"));
  const numbers = match && (match[1] ? match.slice(1, 4) : match.slice(4).reverse());
  const [year = 0, month = 0, day = 0] = numbers?.map(Number) ?? namedDate(text) ?? [];
  if (month < 1 || month > 12 || year === 0) return "";
  const last = toYearMonthDay(fromYearMonthDay(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - 1).day;
  const two = (number: number) => String(number).padStart(2, "0");
  return last < day && day <= 31 ? `${String(year).padStart(4, "0")}-${two(month)}-${two(last)}` : "";
}

/** Whether the day stands first in the dates of a column; null where no cell decides it, or some do in either way. */
export function orderOf(texts: string[]): DayFirst {
  const votes = new Set<boolean>();
  for (const text of texts) {
    const match = STROKES.exec(text);
    const [one, other] = [Number(match?.[1]) > 12, Number(match?.[2]) > 12];
    if (match && one !== other) votes.add(one);
  }
  const [vote = null] = votes;
  return votes.size === 1 ? vote : null;
}

/** Whether a date is read in two ways. */
export const isAmbiguous = (text: string): boolean => text.includes("/") && readDate(text).length > 1;
