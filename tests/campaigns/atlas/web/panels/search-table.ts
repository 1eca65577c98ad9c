/* Searches the whole atlas: reads a payload as JSON from standard input, writes for each search of the table what event is
   found first and why, and the processor time it took. Run by tests/campaigns/atlas/document/test_search.py. */

import { readFileSync } from "node:fs";
import type { Payload } from "@web/base/payload.ts";
import { SearchIndex } from "@web/panels/search-index.ts";
import { reason } from "@web/panels/search-match.ts";
import searches from "../../../searches.csv";
import { parseRow } from "../csv-rows.ts";

type Items = ConstructorParameters<typeof SearchIndex>[1];

const data = JSON.parse(readFileSync(0, "utf-8")) as Payload;
const items = data.features.flatMap((feature) =>
  feature.stages.map(([start, end]) => ({ feature, start: start ?? -1e6, end: end ?? 1e6 })),
) as unknown as Items;

const index = new SearchIndex(data, items);
/** Milliseconds of the processor. */
const used = (since?: NodeJS.CpuUsage) => process.cpuUsage(since).user / 1000;
const began = process.cpuUsage();
index.find("x");
const built = used(began);
const found = searches
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [query = ""] = parseRow(line);
    const start = process.cpuUsage();
    const [hit] = index.find(query)[0] ?? [];
    const milliseconds = used(start);
    const first = hit && "feature" in hit.entry ? hit.entry.feature.dossier : "";
    return { query, first, why: hit?.why ? reason(hit.why) : "", milliseconds };
  });
console.log(JSON.stringify({ built, found }));
