/* The other side of packing.py and arc_coding.py: bits to lines in the unit Mercator square. */

import { toMercator } from "./mercator.ts";
import type { PackedLines, PackedParts } from "./payload.ts";
import { numbersIn, type NumberReader } from "./prefix-codes.ts";
import type { Line } from "./types.ts";

/** Contexts, as in arc_coding.py. */
const [LENGTH, START, COUNT, ARC, ALONG] = [0, 1, 2, 3, 4];
const OCTAVES = 16;
const TURNS = 3;
const ACROSS = ALONG + TURNS * OCTAVES;
const LEAST = 2;

const octave = (size: number): number => Math.min(32 - Math.clz32(size), OCTAVES - 1);

/** Reader of the steps of one arc: each from what is known of the two before it. */
function stepsFrom(next: NumberReader): () => [number, number] {
  let [lastX, lastY, beforeX, beforeY] = [0, 0, 0, 0];
  return () => {
    const [signX, signY] = [lastX < 0 ? -1 : 1, lastY < 0 ? -1 : 1];
    let [along, across] = [lastX * signX, lastY * signY];
    let turn = Math.sign(beforeX * signX * across - beforeY * signY * along);
    const swapped = across > along;
    if (swapped) [along, across, turn] = [across, along, -turn];
    const east = next(ALONG + TURNS * octave(along) + turn + 1);
    const straight = along > 0 ? Math.floor((2 * east * across + along) / (2 * along)) : 0;
    const north = straight + next(ACROSS + TURNS * (2 * octave(Math.abs(east)) + (east < 0 ? 1 : 0)) + turn + 1);
    [beforeX, beforeY] = [lastX, lastY];
    [lastX, lastY] = swapped ? [north * signX, east * signY] : [east * signX, north * signY];
    return [lastX, lastY];
  };
}

/** Arcs of packed lines, in the unit Mercator square. */
function unpackArcs(next: NumberReader, count: number, scale: number): Line[] {
  let [longitude, latitude] = [0, 0];
  return Array.from({ length: count }, () => {
    const length = next(LENGTH) + LEAST;
    const line = new Float64Array(2 * length);
    const step = stepsFrom(next);
    for (let i = 0; i < length; i += 1) {
      const [eastwards, northwards] = i ? step() : [next(START), next(START)];
      longitude += eastwards;
      latitude += northwards;
      const [x, y] = toMercator(longitude / scale, latitude / scale);
      line[2 * i] = x;
      line[2 * i + 1] = y;
    }
    return line;
  });
}

/** For each line the numbers of its arcs; `-1 - n` is arc n backwards. */
function unpackNumbers(next: NumberReader, count: number): number[][] {
  let named = 0;
  return Array.from({ length: count }, () =>
    Array.from({ length: next(COUNT) + 1 }, () => {
      const back = next(ARC);
      if (back < 0) return -1 - named - back;
      const number = named - back;
      named = Math.max(named, number + 1);
      return number;
    }),
  );
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
  const next = numbersIn(packed.codes, packed.data);
  const arcs = unpackArcs(next, packed.arcs, packed.scale);
  return unpackNumbers(next, packed.lines).map((numbers) => joinArcs(numbers, arcs));
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
