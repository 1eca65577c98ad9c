/* Small layers of users' data for tests. */

import type { GuestLayer, GuestShape } from "../../../../../campaigns/atlas/web/guests/guest-layer.ts";
import { textsOf } from "../../../../../campaigns/atlas/web/guests/guest-packing.ts";

export interface SampleRow {
  longitude?: number;
  latitude?: number;
  start?: number;
  end?: number;
  colour?: number;
  name?: string;
}

/** A layer called "sample" of such rows; the first stands on line 2 of its file. */
export function sampleLayer({
  rows,
  columns = [],
  shapes = [],
}: {
  rows: SampleRow[];
  columns?: { title: string; role: string; cells: string[] }[];
  shapes?: GuestShape[];
}): GuestLayer {
  return {
    id: "sample",
    title: "Sample",
    source: "a test",
    count: rows.length,
    line: Int32Array.from(rows, (_, row) => row + 2),
    longitude: Float64Array.from(rows, ({ longitude = 120 }) => longitude),
    latitude: Float64Array.from(rows, ({ latitude = 45 }) => latitude),
    start: Int32Array.from(rows, ({ start = 14000 }) => start),
    end: Int32Array.from(rows, ({ end = 14000 }) => end),
    palette: ["#0072b2", "#d55e00"],
    colour: Uint16Array.from(rows, ({ colour = 0 }) => colour),
    legend: [
      ["blue", "#0072b2"],
      ["red", "#d55e00"],
    ],
    names: textsOf(rows.map(({ name = "" }) => name)),
    columns: columns.map(({ title, role, cells }) => ({ title, role, texts: () => Promise.resolve(textsOf(cells)) })),
    shapes,
  };
}
