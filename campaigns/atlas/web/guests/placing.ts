/* Every row of a user's table is placed in space and time, or refused with the reason; what is doubtful is remarked. The
   same rules as campaigns/guests/placing.py. */

import { type Day, toIso, toYearMonthDay } from "../base/days.ts";
import { fold } from "../base/fold.ts";
import { toMercator } from "../base/mercator.ts";
import type { Payload } from "../base/payload.ts";
import type { Period } from "../base/typed-date.ts";
import { ATLAS_DAYS, KINDS_ON_LAND, MOST_SHAPES, ON_LAND } from "../base/vocabulary.ts";
import type { Breather } from "./breather.ts";
import { readDays } from "./cell-days.ts";
import { asAddress, asColour, asNumber, asText } from "./cells.ts";
import { colouringOf, type Coloured } from "./colouring.ts";
import { stagesOf, type Waypoint } from "./arrows.ts";
import { type Mapping, type Role, ROLES } from "./guessing.ts";
import {
  ARROWS,
  type GuestColumn,
  type GuestLayer,
  type GuestShape,
  OPEN_END,
  OPEN_START,
  POINTS,
} from "./guest-layer.ts";
import { textsOf } from "./guest-packing.ts";
import { CellMistake, counted, GuestFileError, quoted, type Remark, type RowProblem, shortened } from "./mistakes.ts";
import { PlaceNames } from "./place-names.ts";
import { Positions, type Whereabouts } from "./positions.ts";
import type { GuestTable, Position, RowShape } from "./table.ts";

const LONGEST_TITLE = 200;
/** Roles of columns that are kept as positions. */
const COORDINATES: readonly (Role | undefined)[] = ["latitude", "longitude", "coordinates"];

/** A user's data on the map: its layer, every row that is not in it and why, and what is doubtful in rows that are. */
export interface Placed {
  layer: GuestLayer;
  refused: RowProblem[];
  remarks: RowProblem[];
}

/** What of the document's data rows are placed by. */
export type Vocabulary = Pick<Payload, "places"> & {
  style: Pick<Payload["style"], "legend" | "powers">;
  /** Whether a position of the unit Mercator square lies in the sea. */
  isSea: (x: number, y: number) => boolean;
};

/** The id of a layer of a title: its words, as ids are written, with a number behind where it is taken. */
export function layerId(title: string, taken: readonly string[]): string {
  const wanted = (title.toLowerCase().match(/[a-z0-9]+/g) ?? ["your", "data"]).join("-");
  const free = (number: number): string => (number > 1 ? `${wanted}-${number}` : wanted);
  let number = 1;
  while (taken.includes(free(number))) number += 1;
  return free(number);
}

/** Gives what a cell means by any of its names, whichever has it first; of one that is none of them, the cell. */
function vocabulary(meanings: [meant: string, ...names: string[]][]): (cell: string) => string {
  const known = new Map<string, string>();
  for (const [meant, ...names] of meanings)
    for (const name of names.map(fold)) if (name && !known.has(name)) known.set(name, meant);
  const found = new Map<string, string>();
  return (cell) => {
    const meant = found.get(cell) ?? known.get(fold(cell)) ?? cell;
    found.set(cell, meant);
    return meant;
  };
}

/** What a row is once it is placed. */
interface Row extends Whereabouts {
  number: number;
  name: string;
  start: Day | null;
  end: Day | null;
  colour: string;
}

class Rows {
  readonly placed: Row[] = [];
  readonly refused: RowProblem[] = [];
  readonly remarks: RowProblem[] = [];
  readonly coloured: Coloured = { side: [], kind: [], number: [] };
  private readonly cells: Partial<Record<Role, string[]>>;
  private readonly positions: Positions;
  private readonly kindOf: (cell: string) => string;
  private readonly sideOf: (cell: string) => string;
  private readonly days = new Map<string, Period>();
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly table: GuestTable,
    private readonly mapping: Mapping,
    { places, style }: Vocabulary,
  ) {
    this.cells = Object.fromEntries(ROLES.map((role) => [role, table.columns[mapping.columns[role] ?? -1]]));
    this.positions = new Positions(table, mapping, new PlaceNames(places));
    const kinds = style.legend.filter(({ kinds, layers }) => kinds.length === 1 && layers.includes("event"));
    this.kindOf = vocabulary(
      kinds.map(({ kinds: [kind = ""], names, text }) => [kind, kind, text, ...Object.values(names)]),
    );
    const powers = Object.entries(style.powers);
    this.sideOf = vocabulary(powers.map(([name, power]) => [name, name, power.short, ...Object.values(power.names)]));
  }

  /** Make positions of a formation its arrow, as it stood on the days of each. */
  join(): void {
    const { columns, arrows } = this.mapping;
    if (!arrows || this.table.geometry) return;
    const hasOrder = columns.order !== undefined;
    const formations = new Map<string, Waypoint[]>();
    this.placed.forEach(({ number, position, start, end }, row) => {
      const formation = asText(this.cell("formation", number), "formation", []);
      if (!formation) return;
      const way = formations.get(formation) ?? [];
      const cellOrder = this.cell("order", number);
      way.push({ row, position, order: cellOrder ? asNumber(cellOrder) : null, start, end });
      formations.set(formation, way);
    });
    const column = this.table.names[columns[hasOrder ? "order" : "formation"] ?? -1] ?? "";
    const leave = (index: number, found: string, expected: string): void => {
      const row = this.placed[index]?.number ?? 0;
      this.remarks.push({ line: this.table.lines[row] ?? 0, column, found, expected, row });
    };
    for (const [formation, way] of formations)
      if (way.length > 1)
        for (const { row, line, end } of stagesOf(formation, way, hasOrder, leave)) {
          const placed = this.placed[row]!;
          placed.end = end;
          if (line) placed.shapes = [{ kind: ARROWS, parts: [[line]] }];
        }
    refuseMany(this.placed.filter(({ shapes }) => shapes?.some(({ kind }) => kind !== POINTS)).length);
  }

  /** Note battles on land that lie in the sea. */
  remarkSea(isSea: Vocabulary["isSea"]): void {
    this.placed.forEach(({ number, position: [longitude, latitude], shapes }, index) => {
      const kind = this.coloured.kind[index] ?? "";
      if (shapes || !KINDS_ON_LAND.includes(kind as (typeof KINDS_ON_LAND)[number])) return;
      if (!isSea(...toMercator(longitude, latitude))) return;
      const found = `a ${kind} in the sea`;
      this.remarks.push({ line: this.table.lines[number] ?? 0, column: "", found, expected: ON_LAND, row: number });
    });
    this.remarks.sort((one, other) => one.line - other.line);
  }

  /** Place the row of a number, or note why it is refused. */
  place(number: number): void {
    const remarks: Remark[] = [];
    const line = this.table.lines[number] ?? 0;
    const told = ({ role, found, expected }: Remark): RowProblem => {
      const column = this.table.names[this.mapping.columns[role as Role] ?? -1] ?? role;
      return { line, column, found: shortened(found), expected, row: number };
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
    return this.cells[role]?.[number] ?? "";
  }

  private read(number: number, line: number, remarks: Remark[]): void {
    const [start, end] = this.span(number, remarks);
    const text = (role: Role): string => asText(this.cell(role, number), role, remarks);
    const [title, place, note, kind, side] = [text("title"), text("place"), text("text"), text("kind"), text("side")];
    text("image");
    const formation = text("formation");
    const where = this.positions.ofRow(number, remarks);
    const count = this.numberOf("number", number, remarks);
    const colour = asColour(this.cell("colour", number), remarks);
    asAddress(this.cell("link", number), remarks);
    this.numberOf("order", number, remarks);
    const name = (title || (this.mapping.arrows && formation) || place || `line ${line}`).slice(0, LONGEST_TITLE);
    const { position, shapes } = where; // all rows have one form: a hundred thousand of many forms take thrice the time
    this.placed.push({ number, name, position, shapes, start, end, colour });
    this.coloured.kind.push(this.kindOf(kind));
    this.coloured.side.push(this.sideOf(side));
    this.coloured.number.push(count);
    const shape = shapes ? JSON.stringify(shapes) : "";
    const key = `${position[0]} ${position[1]} ${shape} ${start} ${end} ${name}\0${note}`;
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
    const [day, start, end] = [this.period("date", number), this.period("start", number), this.period("end", number)];
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
    const known = this.days.get(text);
    if (known) return known;
    const period = readDays(text, role, this.mapping.dayFirst);
    this.days.set(text, period);
    return period;
  }
}

function refuseMany(shapes: number): void {
  if (shapes > MOST_SHAPES)
    throw new GuestFileError(`${counted(shapes)} lines and areas`, `at most ${counted(MOST_SHAPES)}`);
}

/** Place the rows of a table; `taken` are ids that the layer may not have. Throws GuestFileError. */
export async function placeRows(
  table: GuestTable,
  mapping: Mapping,
  known: Vocabulary,
  taken: readonly string[],
  breather: Breather,
): Promise<Placed> {
  const shapes = (table.geometry ?? []).filter((each) => each?.some(({ kind }) => kind !== POINTS)).length;
  refuseMany(shapes);
  const rows = new Rows(table, mapping, known);
  for (let number = 0; number < table.lines.length; number += 1) {
    if (breather.due) await breather.rest();
    rows.place(number);
  }
  rows.join();
  rows.remarkSea(known.isSea);
  return {
    layer: await layerOf(rows, table, mapping, known, taken, breather),
    refused: [...table.refused, ...rows.refused].sort((one, other) => one.line - other.line),
    remarks: rows.remarks,
  };
}

/** The layer of rows that were placed. */
async function layerOf(
  { placed, coloured }: Rows,
  table: GuestTable,
  mapping: Mapping,
  { style }: Vocabulary,
  taken: readonly string[],
  breather: Breather,
): Promise<GuestLayer> {
  const title = mapping.title || table.file;
  const { colours, legend } = colouringOf(coloured, mapping.colourBy, title, style.powers);
  const rowColours = placed.map(({ colour }, row) => colour || (colours[row] ?? ""));
  const palette = [...new Set([...legend.map(([, colour]) => colour), ...rowColours])];
  const numbers = new Map(palette.map((colour, index) => [colour, index]));
  const names = placed.map(({ name }) => name);
  const roles = new Map(ROLES.map((role) => [mapping.columns[role], role]));
  const columns: GuestColumn[] = [];
  for (const [index, title] of table.names.entries()) {
    if (breather.due) await breather.rest();
    const role = roles.get(index);
    const cells = table.columns[index] ?? [];
    const texts = placed.map(({ number }) => cells[number] ?? "");
    if (!COORDINATES.includes(role) && texts.some(Boolean) && texts.some((text, row) => text !== names[row]))
      columns.push({ title, role: role ?? "", texts: () => Promise.resolve(textsOf(texts)) });
  }
  return {
    id: layerId(title, taken),
    title,
    source: mapping.source || `file ${table.file}`,
    count: placed.length,
    line: Int32Array.from(placed, ({ number }) => table.lines[number] ?? 0),
    longitude: Float64Array.from(placed, ({ position: [longitude] }) => longitude),
    latitude: Float64Array.from(placed, ({ position: [, latitude] }) => latitude),
    start: Int32Array.from(placed, ({ start }) => start ?? OPEN_START),
    end: Int32Array.from(placed, ({ end }) => end ?? OPEN_END),
    colour: Uint16Array.from(rowColours, (colour) => numbers.get(colour) ?? 0),
    ...{ palette, legend, names: textsOf(names), columns },
    shapes: placed.flatMap(({ shapes = [] }, row) => shapes.map((shape) => mercatorOf(shape, row))),
  };
}

/** A shape of a row in the unit Mercator square. */
function mercatorOf({ kind, parts }: RowShape, row: number): GuestShape {
  const lineOf = (line: Position[]) => Float64Array.from(line.flatMap(([x, y]) => toMercator(x, y)));
  return { row, kind, parts: parts.map((lines) => lines.map(lineOf)) };
}
