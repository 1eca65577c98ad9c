/* Every row of a user's table is placed in space and time, or refused with the reason; what is doubtful is remarked. The
   same rules as campaigns/guests/placing.py, but for battles in the sea, which are not looked for here. */

import { type Day, toIso, toYearMonthDay } from "../base/days.ts";
import { fold } from "../base/fold.ts";
import { toMercator } from "../base/mercator.ts";
import type { Payload } from "../base/payload.ts";
import type { Period } from "../base/typed-date.ts";
import { ATLAS_DAYS, MOST_SHAPES } from "../base/vocabulary.ts";
import type { Breather } from "./breather.ts";
import { readDays } from "./cell-days.ts";
import { asAddress, asColour, asNumber, asText } from "./cells.ts";
import { colouringOf, type Coloured } from "./colouring.ts";
import { type Mapping, type Role, ROLES } from "./guessing.ts";
import { type GuestLayer, OPEN_END, OPEN_START, POINTS } from "./guest-layer.ts";
import { textsOf } from "./guest-packing.ts";
import { CellMistake, counted, GuestFileError, quoted, type Remark, type RowProblem } from "./mistakes.ts";
import { PlaceNames } from "./place-names.ts";
import { positionOn, Positions } from "./positions.ts";
import type { GuestTable, Position, RowShape } from "./table.ts";

const LONGEST_TITLE = 200;
/** Roles whose cells are taken as they are. */
const TEXTS = ["title", "place", "text", "kind", "side", "image", "formation"] as const;
/** Roles of columns that are kept as positions. */
const COORDINATES: readonly (Role | undefined)[] = ["latitude", "longitude", "coordinates"];

/** A user's data on the map: its layer, every row that is not in it and why, and what is doubtful in rows that are. */
export interface Placed {
  layer: GuestLayer;
  refused: RowProblem[];
  remarks: RowProblem[];
}

/** What of the document's data rows are placed by. */
export type Vocabulary = Pick<Payload, "places"> & { style: Pick<Payload["style"], "legend" | "powers"> };

/** The id of a layer of a title: its words, as ids are written, with a number behind where it is taken. */
export function layerId(title: string, taken: readonly string[]): string {
  const wanted = (title.toLowerCase().match(/[a-z0-9]+/g) ?? ["your", "data"]).join("-");
  const free = (number: number): string => (number > 1 ? `${wanted}-${number}` : wanted);
  let number = 1;
  while (taken.includes(free(number))) number += 1;
  return free(number);
}

/** What a row is once it is placed. */
interface Row {
  number: number;
  name: string;
  shapes: RowShape[];
  start: Day | null;
  end: Day | null;
  colour: string;
}

class Rows {
  readonly placed: Row[] = [];
  readonly refused: RowProblem[] = [];
  readonly remarks: RowProblem[] = [];
  readonly coloured: Coloured = { side: [], kind: [], number: [] };
  private readonly positions: Positions;
  private readonly kinds = new Map<string, string>();
  private readonly sides = new Map<string, string>();
  private readonly days = new Map<string, Period>();
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly table: GuestTable,
    private readonly mapping: Mapping,
    { places, style }: Vocabulary,
  ) {
    this.positions = new Positions(table, mapping, new PlaceNames(places));
    for (const { layers, kinds, names, text } of style.legend) {
      const [kind] = kinds;
      if (kind && kinds.length === 1 && layers.includes("event"))
        for (const name of [kind, text, ...Object.values(names)]) this.kinds.set(fold(name), kind);
    }
    for (const [power, { short, names }] of Object.entries(style.powers))
      for (const name of [power, short, ...Object.values(names)])
        if (fold(name) && !this.sides.has(fold(name))) this.sides.set(fold(name), power);
  }

  /** Place the row of a number, or note why it is refused. */
  place(number: number): void {
    const remarks: Remark[] = [];
    const line = this.table.lines[number] ?? 0;
    const told = ({ role, found, expected }: Remark): RowProblem => {
      const column = this.table.names[this.mapping.columns[role as Role] ?? -1] ?? role;
      return { line, column, found, expected, row: number };
    };
    try {
      this.read(number, line, remarks);
    } catch (mistake) {
      if (!(mistake instanceof CellMistake)) throw mistake;
      this.refused.push({ ...told(mistake), suggestion: mistake.suggestion });
      return;
    }
    this.remarks.push(...remarks.map(told));
  }

  private cell(role: Role, number: number): string {
    return this.table.columns[this.mapping.columns[role] ?? -1]?.[number] ?? "";
  }

  private read(number: number, line: number, remarks: Remark[]): void {
    const [start, end] = this.span(number, remarks);
    const texts = Object.fromEntries(
      TEXTS.map((role) => [role, asText(this.cell(role, number), role, remarks)]),
    ) as Record<(typeof TEXTS)[number], string>;
    const shapes = this.positions.ofRow(number, remarks);
    const count = this.numberOf("number", number, remarks);
    const colour = asColour(this.cell("colour", number), remarks);
    asAddress(this.cell("link", number), remarks);
    this.numberOf("order", number, remarks);
    const name = (texts.title || texts.place || `line ${line}`).slice(0, LONGEST_TITLE);
    this.placed.push({ number, name, shapes, start, end, colour });
    this.coloured.kind.push(this.kinds.get(fold(texts.kind)) ?? texts.kind);
    this.coloured.side.push(this.sides.get(fold(texts.side)) ?? texts.side);
    this.coloured.number.push(count);
    const key = JSON.stringify([shapes, start, end, name, texts.text]);
    const before = this.seen.get(key);
    if (before === undefined) this.seen.set(key, line);
    else remarks.push({ role: "", found: `the same as on line ${before}`, expected: "each thing once" });
  }

  private numberOf(role: Role, number: number, remarks: Remark[]): number | null {
    const cell = this.cell(role, number);
    const found = cell ? asNumber(cell) : null;
    if (cell && found === null) remarks.push({ role, found: quoted(cell), expected: "a number; the row has none" });
    return found;
  }

  /** First and last day of a row, null = open. */
  private span(number: number, remarks: Remark[]): [Day | null, Day | null] {
    const [day, start, end] = (["date", "start", "end"] as const).map((role) => this.period(role, number));
    const first = start?.[0] ?? day?.[0] ?? null;
    const last = end?.[1] ?? (start ? null : (day?.[1] ?? null));
    if (first !== null && last !== null && last < first)
      throw new CellMistake("end", `${toIso(last)}, which is before ${toIso(first)}`, "a day not before the first");
    const { columns } = this.mapping;
    const hasDays = columns.date !== undefined || columns.start !== undefined || columns.end !== undefined;
    if (first === null && last === null && hasDays)
      remarks.push({ role: "", found: "no date", expected: "a date; it is shown on every day" });
    const [begins, ends] = ATLAS_DAYS;
    if ((first !== null && first > ends) || (last !== null && last < begins)) {
      const [from, to] = [begins, ends].map((each) => toYearMonthDay(each).year);
      const expected = `a day of the atlas's clock, ${from} to ${to}; it is never shown`;
      remarks.push({ role: "date", found: toIso(last ?? first ?? begins), expected });
    }
    return [first, last];
  }

  private period(role: Role, number: number): Period | null {
    const text = this.cell(role, number);
    if (!text) return null;
    const known = this.days.get(text) ?? readDays(text, role, this.mapping.dayFirst);
    this.days.set(text, known);
    return known;
  }
}

/** Place the rows of a table; `taken` are ids that the layer may not have. Throws GuestFileError. */
export async function placeRows(
  table: GuestTable,
  mapping: Mapping,
  vocabulary: Vocabulary,
  taken: readonly string[],
  breather: Breather,
): Promise<Placed> {
  const shapes = (table.geometry ?? []).filter((each) => each?.some(({ kind }) => kind !== POINTS)).length;
  if (shapes > MOST_SHAPES)
    throw new GuestFileError(`${counted(shapes)} lines and areas`, `at most ${counted(MOST_SHAPES)}`);
  const rows = new Rows(table, mapping, vocabulary);
  for (let number = 0; number < table.lines.length; number += 1) {
    if (breather.due) await breather.rest();
    rows.place(number);
  }
  return {
    layer: layerOf(rows, table, mapping, vocabulary, taken),
    refused: [...table.refused, ...rows.refused].sort((one, other) => one.line - other.line),
    remarks: rows.remarks,
  };
}

/** The layer of rows that were placed. */
function layerOf(
  { placed, coloured }: Rows,
  table: GuestTable,
  mapping: Mapping,
  { style }: Vocabulary,
  taken: readonly string[],
): GuestLayer {
  const title = mapping.title || table.file;
  const { colours, legend } = colouringOf(coloured, mapping.colourBy, title, style.powers);
  const rowColours = placed.map(({ colour }, row) => colour || (colours[row] ?? ""));
  const palette = [...new Set([...legend.map(([, colour]) => colour), ...rowColours])];
  const numbers = new Map(palette.map((colour, index) => [colour, index]));
  const positions = placed.map(({ shapes: [shape] }): Position => (shape ? positionOn(shape) : [0, 0]));
  const names = placed.map(({ name }) => name);
  const roles = new Map(ROLES.map((role) => [mapping.columns[role], role]));
  const columns = table.names.flatMap((column, index) => {
    const role = roles.get(index);
    const texts = placed.map(({ number }) => table.columns[index]?.[number] ?? "");
    if (COORDINATES.includes(role) || !texts.some(Boolean) || texts.every((text, row) => text === names[row]))
      return [];
    return [{ title: column, role: role ?? "", texts: () => Promise.resolve(textsOf(texts)) }];
  });
  return {
    id: layerId(title, taken),
    title,
    source: mapping.source || `own data: ${table.file}`,
    count: placed.length,
    line: Int32Array.from(placed, ({ number }) => table.lines[number] ?? 0),
    longitude: Float64Array.from(positions, ([longitude]) => longitude),
    latitude: Float64Array.from(positions, ([, latitude]) => latitude),
    start: Int32Array.from(placed, ({ start }) => start ?? OPEN_START),
    end: Int32Array.from(placed, ({ end }) => end ?? OPEN_END),
    colour: Uint16Array.from(rowColours, (colour) => numbers.get(colour) ?? 0),
    ...{ palette, legend, names: textsOf(names), columns },
    shapes: placed.flatMap(({ shapes }, row) => shapes.flatMap((shape) => mercatorOf(shape, row))),
  };
}

/** A shape in the unit Mercator square; nothing of one that is a point alone. */
function mercatorOf({ kind, parts }: RowShape, row: number): GuestLayer["shapes"] {
  if (kind === POINTS && parts.length === 1) return [];
  const lineOf = (line: Position[]) => Float64Array.from(line.flatMap(([x, y]) => toMercator(x, y)));
  return [{ row, kind, parts: parts.map((lines) => lines.map(lineOf)) }];
}
