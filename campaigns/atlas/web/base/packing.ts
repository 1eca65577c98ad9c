/* The other side of packing.py: delta-coded variable-length integers to lines in the unit Mercator square. */

import { toMercator } from "./mercator.ts";
import type { PackedLines, PackedParts } from "./payload.ts";
import type { Line } from "./types.ts";

/** Bytes of a base64 text. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** The value of each character of base64, by its code. */
const DIGITS = new Uint8Array(128);
[..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].forEach((character, digit) => {
  DIGITS[character.charCodeAt(0)] = digit;
});

/** Reader of the signed integers in a text, one after another: zigzag-coded, five bits to a character, low first. */
function integers(text: string): () => number {
  let at = 0;
  return () => {
    let value = 0;
    let factor = 1;
    let digit;
    do {
      digit = DIGITS[text.charCodeAt(at++)] ?? 0;
      value += (digit & 31) * factor;
      factor *= 32;
    } while (digit & 32);
    return value % 2 ? -(value + 1) / 2 : value / 2;
  };
}

/** Arcs of packed lines, in the unit Mercator square. */
function unpackArcs({ data, lengths, scale }: PackedLines): Line[] {
  const next = integers(data);
  return lengths.map((length) => {
    const line = new Float64Array(2 * length);
    let [longitude, latitude] = [0, 0];
    for (let i = 0; i < length; i += 1) {
      longitude += next();
      latitude += next();
      const [x, y] = toMercator(longitude / scale, latitude / scale);
      line[2 * i] = x;
      line[2 * i + 1] = y;
    }
    return line;
  });
}

/** Write an arc into a line from an index on, last point first. */
function setReversed(line: Line, arc: Line, at: number): void {
  for (let i = 0; i < arc.length; i += 2) {
    line[at + i] = arc[arc.length - 2 - i]!;
    line[at + i + 1] = arc[arc.length - 1 - i]!;
  }
}

/** One line of its arcs, joined end to end; the number `-1 - n` is arc n backwards. */
function joinArcs(numbers: number[], arcs: Line[]): Line {
  const pieces = numbers.map((number) => arcs[number < 0 ? -1 - number : number]!);
  if (pieces.length === 1 && numbers[0]! >= 0) return pieces[0]!;
  const line = new Float64Array(pieces.reduce((sum, piece) => sum + piece.length - 2, 2));
  let at = 0;
  pieces.forEach((piece, index) => {
    if (numbers[index]! >= 0) line.set(piece, at);
    else setReversed(line, piece, at);
    at += piece.length - 2; // the next piece begins where this one ends
  });
  return line;
}

/** Lines of what packing.py packed, in the unit Mercator square. */
export function unpackLines(packed: PackedLines): Line[] {
  const arcs = unpackArcs(packed);
  return packed.lines.map((numbers) => joinArcs(numbers, arcs));
}

/**
 * The lines of a geometry: for each part (polygon or line) those with its numbers.
 * @throws RangeError for a number that no line has
 */
export function linesOf(parts: PackedParts, lines: Line[]): Line[][] {
  return parts.map((numbers) =>
    numbers.map((number) => {
      const line = lines[number];
      if (!line) throw new RangeError(`a geometry has line ${number}, of ${lines.length} lines from 0 on`);
      return line;
    }),
  );
}
