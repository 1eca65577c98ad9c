/* Coordinates as people write them: decimal, in degrees, minutes and seconds, with the marks of four languages. The same
   rules as campaigns/guests/coordinates.py. */

import { HEMISPHERES } from "../base/vocabulary.ts";

export type Axis = "lat" | "lon";

/** A coordinate in decimal degrees; the axis is empty where its text does not say it. */
export interface Angle {
  degrees: number;
  axis: Axis | "";
}

/** Axis and sign by what stands before or behind a coordinate. */
const MARKS = new Map(
  Object.entries(HEMISPHERES).flatMap(([key, marks]) => {
    const [axis, sign] = key.split(" ");
    return marks.split(";").map((mark) => [mark, { axis: axis as Axis, sign: Number(sign) }] as const);
  }),
);
const MARK = [...MARKS.keys()]
  .sort((one, other) => other.length - one.length)
  .map((mark) => mark.replaceAll(".", "\\."))
  .join("|");
const NUMBER = "\\d+(?:[.,]\\d+)?";
const ONE = new RegExp(
  `^(?:(?<before>${MARK})\\.?\\s*)?(?<sign>[-+−]?)\\s*(?<degrees>${NUMBER})\\s*(?:[°˚º度d]|deg)?\\s*` +
    `(?:(?<minutes>${NUMBER})\\s*(?:['’′´分m]|min)?\\s*)?` +
    `(?:(?<seconds>${NUMBER})\\s*(?:"|”|″|''|’’|′′|秒|s(?![a-z])|sec)?\\s*)?` +
    `(?:(?<behind>${MARK})\\.?)?$`,
);
const WELL_KNOWN = /^point\s*z?\s*\(\s*([-+]?\d+(?:\.\d+)?)\s+([-+]?\d+(?:\.\d+)?)(?:\s+[-+.\d]+)?\s*\)$/;
const SEPARATORS = [/\s*[;/|]\s*/g, /,\s+/g, /(?<=[a-zа-я°'"度分秒])\s*,?\s*(?=[\d+-])/g, /,/g];
const BETWEEN_MARKS = new RegExp(`(?<=\\d|[°'"度分秒])\\s*(?=(?:${MARK})\\.?\\s*\\d)|(?<=[a-zа-я.])\\s+(?=\\d)`, "g");
/** What most tables have: no mark needs to be looked for. */
const PLAIN = /^[-+]?\d+(?:\.\d+)?$/;

const numberOf = (text: string | undefined): number => (text ? Number(text.replace(",", ".")) : 0);

function plainText(text: string): string {
  const alike = text.replace(/″/g, '"').replace(/′/g, "'").replace(/[˚º]/g, "°");
  const joined = alike
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(?<![\p{L}\p{N}_])([сюзв])\.?\s*([шд])(?![\p{L}\p{N}_])/gu, "$1.$2");
  return joined.trim().replace(/\s+/g, " ");
}

/** The coordinate of a plain text; null if it has minutes or seconds above 60, or two hemispheres. */
function angleOf(text: string): Angle | null {
  const found = ONE.exec(text)?.groups;
  if (!found || (found.before && found.behind)) return null;
  const [degrees, minutes, seconds] = [numberOf(found.degrees), numberOf(found.minutes), numberOf(found.seconds)];
  if (minutes >= 60 || seconds >= 60 || (found.minutes && !Number.isInteger(degrees))) return null;
  const { axis, sign } = MARKS.get(found.before ?? found.behind ?? "") ?? { axis: "" as const, sign: 1 };
  const turn = found.sign === "-" || found.sign === "−" ? -sign : sign;
  return { degrees: turn * (degrees + minutes / 60 + seconds / 3600), axis };
}

/** The coordinate that a text is, as `47.72`, `47,72`, `47°43'12"N`, `N 47 43.2`, `北緯47度43分`; or null. */
export function readAngle(text: string): Angle | null {
  return PLAIN.test(text) ? { degrees: Number(text), axis: "" } : angleOf(plainText(text));
}

/** Where a pair may be cut: at a separator; between a mark of the one and the other; at the middle of the blanks. */
function cutsOf(text: string): RegExpMatchArray[] {
  for (const separator of SEPARATORS) {
    const found = [...text.matchAll(separator)];
    if (found.length === 1) return found;
  }
  const blanks = [...text.matchAll(/\s+/g)];
  const middle = blanks.length % 2 ? blanks.slice(blanks.length >> 1, (blanks.length >> 1) + 1) : [];
  return [...text.matchAll(BETWEEN_MARKS), ...middle];
}

/** Two coordinates in one text, in the order they stand: `47.72, 118.6`, `POINT(118.6 47.72)`; or null. */
export function readPair(text: string): [Angle, Angle] | null {
  const plain = plainText(text);
  const point = WELL_KNOWN.exec(plain);
  if (point)
    return [
      { degrees: Number(point[1]), axis: "lon" },
      { degrees: Number(point[2]), axis: "lat" },
    ];
  for (const cut of cutsOf(plain)) {
    const at = cut.index ?? 0;
    const [first, second] = [angleOf(plain.slice(0, at).trim()), angleOf(plain.slice(at + cut[0].length).trim())];
    if (first && second && (!first.axis || first.axis !== second.axis)) return [first, second];
  }
  return null;
}

/** Whether a coordinate is one of the earth. */
export const isWithin = (degrees: number, axis: Axis): boolean => Math.abs(degrees) <= (axis === "lat" ? 90 : 180);
