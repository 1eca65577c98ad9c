/* The other side of packing.py and arc_coding.py: bits to lines in the unit Mercator square. */

import { toMercatorX, toMercatorY } from "./mercator.ts";
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

/** The steps of one arc, each read from what is known of the two before it. Fields, as a pair for each step is slow. */
class Steps {
  /** The last step. */
  x = 0;
  y = 0;
  private beforeX = 0;
  private beforeY = 0;

  constructor(private readonly next: NumberReader) {}

  /** Read a step. */
  read(): void {
    const { next, x, y } = this;
    const signX = x < 0 ? -1 : 1;
    const signY = y < 0 ? -1 : 1;
    const left = x * signX;
    const up = y * signY;
    const swapped = up > left;
    const along = swapped ? up : left;
    const across = swapped ? left : up;
    const turned = Math.sign(this.beforeX * signX * up - this.beforeY * signY * left);
    const turn = swapped ? -turned : turned;
    const ahead = next(ALONG + TURNS * octave(along) + turn + 1);
    const straight = along > 0 ? Math.floor((2 * ahead * across + along) / (2 * along)) : 0;
    const aside = straight + next(ACROSS + TURNS * (2 * octave(Math.abs(ahead)) + (ahead < 0 ? 1 : 0)) + turn + 1);
    this.beforeX = x;
    this.beforeY = y;
    this.x = (swapped ? aside : ahead) * signX;
    this.y = (swapped ? ahead : aside) * signY;
  }
}

/** Arcs of packed lines, in the unit Mercator square. */
function unpackArcs(next: NumberReader, count: number, scale: number): Line[] {
  let [longitude, latitude] = [0, 0];
  return Array.from({ length: count }, () => {
    const line = new Float64Array(2 * (next(LENGTH) + LEAST));
    const step = new Steps(next);
    longitude += next(START);
    latitude += next(START);
    for (let i = 0; i < line.length; i += 2) {
      if (i) {
        step.read();
        longitude += step.x;
        latitude += step.y;
      }
      line[i] = toMercatorX(longitude / scale);
      line[i + 1] = toMercatorY(latitude / scale);
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

/** Lines by number, as in an array. */
export type Lines = Pick<readonly Line[], "length" | "at">;

/** Lines of arcs, each joined when it is first asked for. */
class JoinedLines implements Lines {
  private readonly joined: Line[] = [];

  constructor(
    private readonly numbers: number[][],
    private readonly arcs: Line[],
  ) {}

  get length(): number {
    return this.numbers.length;
  }

  at(number: number): Line | undefined {
    const numbers = this.numbers[number];
    return numbers && (this.joined[number] ??= joinArcs(numbers, this.arcs));
  }
}

/** Lines of what packing.py packed, in the unit Mercator square. */
export function unpackLines(packed: PackedLines): Lines {
  const next = numbersIn(packed.codes, packed.data);
  const arcs = unpackArcs(next, packed.arcs, packed.scale);
  return new JoinedLines(unpackNumbers(next, packed.lines), arcs);
}

/**
 * The lines of a geometry: for each part (polygon or line) those with its numbers.
 * @throws RangeError for a number that no line has
 */
export function linesOf(parts: PackedParts, lines: Lines): Line[][] {
  return parts.map((numbers) =>
    numbers.map((number) => {
      const line = lines.at(number);
      if (!line) throw new RangeError(`a geometry has line ${number}, of ${lines.length} lines from 0 on`);
      return line;
    }),
  );
}
