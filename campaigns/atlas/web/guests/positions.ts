/* Where a row of a user's table is: its geometry, its coordinates, or the place that it names. The same rules as
   campaigns/guests/positions.py; areas that cross themselves are drawn as they are. */

import { onMap } from "../base/longitudes.ts";
import { EXPECTED_LATITUDE, EXPECTED_LONGITUDE } from "../base/vocabulary.ts";
import { type Angle, type Axis, isWithin, readAngle, readPair } from "./coordinates.ts";
import type { Mapping, Role } from "./guessing.ts";
import { AREAS, POINTS } from "./guest-layer.ts";
import { CellMistake, general, quoted, type Remark } from "./mistakes.ts";
import type { PlaceNames } from "./place-names.ts";
import type { GuestTable, Position, RowShape } from "./table.ts";

const IN_DEGREES = "longitude and latitude in degrees: save the file in EPSG:4326";
/** Positions of the longest ring of which is asked whether it crosses itself. */
const MOST_ASKED = 1_000;
/** Coordinates that are both larger are metres. */
const METRES = 100_000;
const EXPECTED_PAIR = "two coordinates, such as 47.72, 118.6";

/** A coordinate whose decimal point was lost, with a point again; empty where that does not help. */
function withPoint(degrees: number, axis: Axis): string {
  const tens = [10, 100, 1_000, 10_000, 100_000, 1_000_000].find((each) => isWithin(degrees / each, axis));
  return tens ? general(degrees / tens) : "";
}

/** The position of two coordinates. Throws CellMistake where they are not on earth. */
function pointOf({ degrees: y }: Angle, { degrees: x }: Angle, latRole: string, lonRole: string): Position {
  if (Math.min(Math.abs(x), Math.abs(y)) >= METRES)
    throw new CellMistake(latRole, `${general(y)}, ${general(x)}`, IN_DEGREES);
  if (!isWithin(y, "lat")) {
    const isSwapped = isWithin(y, "lon") && isWithin(x, "lat");
    const meant = isSwapped ? `${general(x)}, ${general(y)}` : withPoint(y, "lat");
    throw new CellMistake(latRole, general(y) + (isSwapped ? `, ${general(x)}` : ""), EXPECTED_LATITUDE, meant);
  }
  if (!isWithin(x, "lon")) throw new CellMistake(lonRole, general(x), EXPECTED_LONGITUDE, withPoint(x, "lon"));
  if (x === 0 && y === 0) throw new CellMistake(latRole, "0, 0", "the position; 0, 0 lies in the Atlantic");
  return [onMap(x), y];
}

/** A shape with its longitudes as the map has them, in one piece where it was cut at 180 degrees. */
function onEarth(shape: RowShape, remarks: Remark[]): RowShape {
  const remark = (found: string, expected: string): void => {
    if (!remarks.some((each) => each.found === found)) remarks.push({ role: "", found, expected });
  };
  const parts = shape.parts.map((lines) => {
    const [west, south, , north] = boundsOf(lines.flat());
    if (south < -90 || north > 90 || Math.abs(west) > 360) {
      const found = `coordinates such as ${general(west)}, ${general(south)}`;
      throw new CellMistake("", found, IN_DEGREES);
    }
    const across = shape.kind === POINTS ? lines : lines.map(unrolled);
    if (across.some((line, index) => line !== lines[index]))
      remark("an edge more than half round the earth", "a shape cut at the date line; it is taken to cross it");
    if (shape.kind === AREAS && across.some(crossesItself))
      remark("an area that crosses itself", "a valid one; mended");
    const [from] = boundsOf(across.flat());
    return across.map((line) => {
      const [own] = boundsOf(line);
      const turn = onMap(from) - from + 360 * Math.round((from - own) / 360);
      return turn ? line.map(([x, y]): Position => [x + turn, y]) : line;
    });
  });
  return { ...shape, parts };
}

/** A line that goes on across the date line where an edge runs more than half round the earth; itself, if none does. */
function unrolled(line: Position[]): Position[] {
  let [turn, before] = [0, line[0]?.[0] ?? 0];
  const found = line.map(([x, y]): Position => {
    const step = x - before;
    if (Math.abs(step) > 180 && Math.abs(step) < 360) turn -= 360 * Math.sign(step);
    before = x;
    return [x + turn, y];
  });
  const [first, last] = [line[0], line.at(-1)];
  const isRoundThePole = turn !== 0 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
  return isRoundThePole || found.every(([x], index) => x === line[index]?.[0]) ? line : found;
}

/** Whether two edges of a ring cross; of one with more positions than is worth the time, that is not asked. */
function crossesItself(ring: readonly Position[]): boolean {
  if (ring.length > MOST_ASKED) return false;
  const side = ([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): number =>
    Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
  return ring.some((a, i) =>
    ring.some((c, j) => {
      const [b, d] = [ring[i + 1], ring[j + 1]];
      return j > i + 1 && b && d && side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
    }),
  );
}

function boundsOf(line: readonly Position[]): [west: number, south: number, east: number, north: number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of line)
    [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  return [west, south, east, north];
}

/** A position on a shape: of an area the middle of the widest stretch within it, halfway between south and north. */
function positionOn({ kind, parts: [lines = []] }: RowShape): Position {
  const [first = []] = lines;
  if (kind !== AREAS) return first[first.length >> 1] ?? [0, 0];
  const [, south, , north] = boundsOf(first);
  const y = (south + north) / 2;
  const crossings = lines
    .flatMap((line) =>
      line.flatMap(([x, at], index) => {
        const [nextX, next] = line[(index + 1) % line.length] ?? [x, at];
        return at > y === next > y ? [] : [x + ((y - at) / (next - at)) * (nextX - x)];
      }),
    )
    .sort((one, other) => one - other);
  let [widest, x] = [-1, first[0]?.[0] ?? 0];
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    const [west = 0, east = 0] = crossings.slice(at, at + 2);
    if (east - west > widest) [widest, x] = [east - west, (west + east) / 2];
  }
  return [x, y];
}

/** A position on a row, and what the row is if it is no single point. */
export interface Whereabouts {
  position: Position;
  shapes: RowShape[] | undefined;
}

/** Finds the position of each row of a table. */
export class Positions {
  constructor(
    private readonly table: GuestTable,
    private readonly mapping: Mapping,
    private readonly places: PlaceNames,
  ) {}

  /** Where a row is, by its number from 0. Throws CellMistake if it is nowhere; what is doubtful becomes a remark. */
  ofRow(row: number, remarks: Remark[]): Whereabouts {
    const shapes = this.table.geometry?.[row]?.map((shape) => onEarth(shape, remarks));
    const [shape] = shapes ?? [];
    if (!shape || !shapes) return { position: this.point(row, remarks), shapes: undefined };
    const isPoint = shapes.length === 1 && shape.kind === POINTS && shape.parts.length === 1;
    return { position: positionOn(shape), shapes: isPoint ? undefined : shapes };
  }

  private cell(role: Role, row: number): string {
    return this.table.columns[this.mapping.columns[role] ?? -1]?.[row] ?? "";
  }

  private point(row: number, remarks: Remark[]): Position {
    const [latitude, longitude] = [this.cell("latitude", row), this.cell("longitude", row)];
    if (latitude || longitude) return this.ofTwo(latitude, longitude);
    const pair = this.cell("coordinates", row);
    if (pair) return this.ofPair(pair);
    const name = this.cell("place", row);
    if (name) return this.ofPlace(name, remarks);
    const roles = ["latitude", "coordinates", "place"] as const;
    const role = roles.find((each) => this.mapping.columns[each] !== undefined) ?? "place";
    throw new CellMistake(role, "nothing", "coordinates, or the name of a place");
  }

  private ofTwo(latitude: string, longitude: string): Position {
    const [lat, lon] = [readAngle(latitude), readAngle(longitude)];
    const found = (text: string) => (text ? quoted(text) : "nothing");
    if (!lat) throw new CellMistake("latitude", found(latitude), EXPECTED_LATITUDE);
    if (!lon) throw new CellMistake("longitude", found(longitude), EXPECTED_LONGITUDE);
    const isTurned = lat.axis === "lon" || lon.axis === "lat";
    return isTurned ? pointOf(lon, lat, "latitude", "longitude") : pointOf(lat, lon, "latitude", "longitude");
  }

  private ofPair(text: string): Position {
    const found = readPair(text);
    if (!found) throw new CellMistake("coordinates", quoted(text), EXPECTED_PAIR);
    const [first, second] = found;
    const says = first.axis === "lon" || second.axis === "lat";
    const isTurned = says || (this.mapping.longitudeFirst && !first.axis && !second.axis);
    const [lat, lon] = isTurned ? [second, first] : [first, second];
    return pointOf(lat, lon, "coordinates", "coordinates");
  }

  private ofPlace(text: string, remarks: Remark[]): Position {
    const found = this.places.find(text);
    const [place] = found;
    if (!place) {
      const expected = "a place of the gazetteer, or coordinates";
      throw new CellMistake("place", quoted(text), expected, this.places.suggestion(text));
    }
    if (found.length > 1) {
      const others = `${quoted(text)}, ${found.length} places of the name; ${place.name} was taken`;
      remarks.push({ role: "place", found: others, expected: "coordinates, if it is another" });
    }
    return [onMap(place.lon), place.lat];
  }
}
