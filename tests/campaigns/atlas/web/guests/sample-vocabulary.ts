/* What of the atlas's own tables users' rows are placed by in tests, and what became of the rows, as the expectations of
   tests/campaigns/guests are written. */

import { toIso } from "@web/base/days.ts";
import { toMercator } from "@web/base/mercator.ts";
import type { LegendEntry, MapPlace, PowerStyle } from "@web/base/payload.ts";
import { AREAS, ARROWS, type GuestLayer, LINES, OPEN_END, OPEN_START, POINTS, rowId } from "@web/guests/guest-layer.ts";
import type { Vocabulary } from "@web/guests/placing.ts";
import { withinRings } from "@web/guests/waters.ts";
import kinds from "../../../../../campaigns/event_kinds.csv";
import cities from "../../../../../geodata/gazetteer/cities.csv";
import powers from "../../../../../geodata/powers.csv";
import { parseRow } from "../csv-rows.ts";

/** Rows of one of the atlas's own tables, by the names of its columns. */
function rowsOf(table: string): Record<string, string>[] {
  const [names = [], ...rows] = table.trim().split("\n").map(parseRow);
  return rows.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""])));
}

const SEA_OF_JAPAN = Float64Array.of(...toMercator(131, 42), ...toMercator(137, 42), ...toMercator(135, 38));
const namesOf = ({ ru = "", ja = "", zh = "" }: Record<string, string>) => ({ ru, ja, zh });
export const vocabulary: Vocabulary = {
  isSea: withinRings([SEA_OF_JAPAN]),
  places: rowsOf(cities).map((row): MapPlace => {
    const [name, modern, kind] = [row.name ?? "", row.modern ?? "", row.kind ?? ""];
    return {
      name,
      modern,
      kind,
      names: namesOf(row),
      rank: Number(row.rank),
      lon: Number(row.lon),
      lat: Number(row.lat),
    };
  }),
  style: {
    legend: rowsOf(kinds).map((row): LegendEntry => {
      const [kind, text] = [row.kind ?? "", row.en ?? ""];
      return { id: kind, group: "events", layers: ["event"], kinds: [kind], bySide: false, text, names: namesOf(row) };
    }),
    powers: Object.fromEntries(
      rowsOf(powers).map((row) => [
        row.name,
        { short: row.short, names: namesOf(row), colour: row.colour } as unknown as PowerStyle,
      ]),
    ),
  },
};

/** Of each row of a layer its id, name, where it is, first and last day, colour. */
export function rowsAsText(layer: GuestLayer): string[] {
  return Array.from({ length: layer.count }, (_, row) => {
    const shapes = layer.shapes.filter((each) => each.row === row);
    const kinds = [POINTS, LINES, AREAS, ARROWS].filter((kind) => shapes.some((shape) => shape.kind === kind));
    const numbers = [layer.longitude[row] ?? 0, layer.latitude[row] ?? 0].map((each) => Number(each.toPrecision(5)));
    const [start, end] = [layer.start[row] ?? 0, layer.end[row] ?? 0];
    return [
      rowId(layer, row),
      layer.names.at(row),
      ...(kinds.length ? [kinds.map((kind) => ["point", "line", "area", "arrow"][kind]).join("+")] : numbers),
      start === OPEN_START ? "" : toIso(start),
      end === OPEN_END ? "" : toIso(end),
      layer.palette[layer.colour[row] ?? -1],
    ].join(" | ");
  });
}
