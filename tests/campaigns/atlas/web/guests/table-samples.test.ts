/* Whole tables: what is read, guessed, placed and refused is what Python makes of the same samples. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { toIso } from "@web/base/days.ts";
import type { MapPlace, PowerStyle, LegendEntry } from "@web/base/payload.ts";
import { Breather } from "@web/guests/breather.ts";
import { readFile } from "@web/guests/file-kinds.ts";
import { type ColourBy, guessMapping, type Mapping, type Role, ROLES } from "@web/guests/guessing.ts";
import { AREAS, type GuestLayer, OPEN_END, OPEN_START, rowId } from "@web/guests/guest-layer.ts";
import { sentence } from "@web/guests/mistakes.ts";
import { placeRows, type Vocabulary } from "@web/guests/placing.ts";
import { asItCame } from "@web/guests/table.ts";
import kinds from "../../../../../campaigns/event_kinds.csv";
import cities from "../../../../../geodata/gazetteer/cities.csv";
import powers from "../../../../../geodata/powers.csv";
import samples from "../../../guests/table_samples.json";
import { parseRow } from "../csv-rows.ts";

interface Sample {
  name: string;
  file: string;
  text?: string;
  base64?: string;
  change?: { day_first?: boolean; colour_by?: ColourBy; columns?: Partial<Record<Role, string>> };
  error?: string;
}

/** Rows of one of the atlas's own tables, by the names of its columns. */
function rowsOf(table: string): Record<string, string>[] {
  const [names = [], ...rows] = table.trim().split("\n").map(parseRow);
  return rows.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""])));
}

const namesOf = ({ ru = "", ja = "", zh = "" }: Record<string, string>) => ({ ru, ja, zh });
const vocabulary: Vocabulary = {
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

function rowsAsText(layer: GuestLayer): string[] {
  return Array.from({ length: layer.count }, (_, row) => {
    const shape = layer.shapes.find((each) => each.row === row);
    const numbers = [layer.longitude[row] ?? 0, layer.latitude[row] ?? 0].map((each) => Number(each.toPrecision(5)));
    const [start, end] = [layer.start[row] ?? 0, layer.end[row] ?? 0];
    return [
      rowId(layer, row),
      layer.names.at(row),
      ...(shape ? [shape.kind === AREAS ? "area" : "line"] : numbers),
      start === OPEN_START ? "" : toIso(start),
      end === OPEN_END ? "" : toIso(end),
      layer.palette[layer.colour[row] ?? -1],
    ].join(" | ");
  });
}

/** What becomes of a sample, as its expectations are written. */
async function outcome({ file, text, base64, change = {} }: Sample): Promise<Record<string, unknown>> {
  const breather = new Breather();
  const bytes = text === undefined ? Buffer.from(base64 ?? "", "base64") : Buffer.from(text);
  const table = await readFile(new File([bytes], file), breather);
  const guessed = guessMapping(table);
  const columns = Object.fromEntries(
    ROLES.flatMap((role) => {
      const column = guessed.columns[role];
      return column === undefined ? [] : [[role, table.names[column]]];
    }),
  );
  const chosen = Object.entries(change.columns ?? {}).map(([role, name]) => [role, table.names.indexOf(name)]);
  const mapping: Mapping = {
    ...guessed,
    dayFirst: change.day_first ?? guessed.dayFirst,
    colourBy: change.colour_by ?? guessed.colourBy,
    columns: change.columns ? (Object.fromEntries(chosen) as Mapping["columns"]) : guessed.columns,
  };
  const { layer, refused, remarks } = await placeRows(table, mapping, vocabulary, [], breather);
  return {
    kind: table.kind,
    columns,
    rows: rowsAsText(layer),
    legend: layer.legend.map((entry) => entry.join(" ")),
    refused: refused.map(sentence),
    remarks: remarks.map(sentence),
    ...(refused.length && { refusedRows: asItCame(table, refused) }),
  };
}

for (const sample of samples as Sample[])
  test(`table: ${sample.name}`, async () => {
    const given = ["name", "file", "text", "base64", "change"];
    const expected = Object.fromEntries(Object.entries(sample).filter(([key]) => !given.includes(key)));
    const found = await outcome(sample).catch((error: unknown) => ({ error: (error as Error).message }));
    assert.deepEqual(found, expected);
  });
