/* What the map makes of addresses, and of messages of the page around it, for tests/fuzz/addresses.py: one input as JSON
   a line in, one answer a line out. The real binding, with a map that remembers what was asked of it. */

import { createInterface } from "node:readline";
import type * as L from "leaflet";
import { type AddressControls, type AddressedAtlas, AddressBinding } from "@web/panels/address.ts";
import type { AddressedState } from "@web/panels/address-text.ts";

interface Known {
  range: [string, string];
  languages: string[];
  tours: string[];
  ids: string[];
}
interface Input {
  number: number;
  known: Known;
  /** The text from the "#" on; or what the page around the map sends. */
  hash?: string;
  message?: unknown;
}
interface Answer {
  number: number;
  /** What was asked of the map: the part of the address, a blank, what was asked. */
  asked: string[];
  /** What the reader is told. */
  sentences: string[];
  error: string;
  /** Of the processor. */
  seconds: number;
}

/** A map that stands on a day, with nothing selected. */
function remembering(known: Known, asked: string[]): AddressedAtlas {
  let date = "1945-08-15";
  const state: AddressedState = {
    date,
    selected: null,
    from: null,
    compared: null,
    language: "en",
    touring: null,
  };
  return {
    ...state,
    ...known,
    settled: true,
    chapterId: "",
    get date() {
      return date;
    },
    set language(code: string) {
      asked.push(`language ${code}`);
    },
    get language() {
      return "en";
    },
    goto: (iso) => {
      date = iso;
      asked.push(`date ${iso}`);
    },
    since: (iso) => asked.push(`from ${iso}`),
    compare: (iso) => asked.push(`compare ${iso}`),
    on: () => undefined,
  };
}

function read({ number, known, hash, message }: Input): Answer {
  const asked: string[] = [];
  const sentences: string[] = [];
  const listeners: Record<string, (event: unknown) => void> = {};
  const around = { postMessage: () => undefined };
  const page = {
    parent: around as unknown,
    location: { hash: hash ?? "" },
    history: { replaceState: () => undefined },
    addEventListener: (name: string, listener: (event: unknown) => void) => (listeners[name] = listener),
  };
  if (hash !== undefined) page.parent = page;
  Object.assign(globalThis, { window: page });
  const map = {
    on: () => undefined,
    getZoom: () => 5,
    getCenter: () => ({ lat: 45, lng: 127 }),
    setView: (at: unknown, zoom: number) => asked.push(`view ${zoom} ${String(at)}`),
  } as unknown as L.Map;
  const controls: AddressControls = {
    navigation: { setChapter: (id) => asked.push(`chapter ${id}`) },
    selection: {
      select: (id) => asked.push(`select ${id}`),
      knows: (id) => known.ids.includes(id),
    },
    tours: { open: (id, step) => asked.push(`tour ${id} ${step}`), end: () => undefined },
    view: { withoutAnimation: (change) => change() },
    card: { setAside: (on) => asked.push(`card ${on}`) },
    gestures: { share: (on) => asked.push(`gestures ${on}`) },
    kiosk: false,
    notice: { show: (told) => sentences.push(...told) },
  };
  const began = process.cpuUsage();
  let error = "";
  try {
    new AddressBinding(map, remembering(known, asked), controls);
    if (hash !== undefined) listeners.hashchange?.({ newURL: `file:///atlas.html${hash}` });
    else listeners.message?.({ source: around, data: message });
  } catch (thrown) {
    error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  }
  const { user, system } = process.cpuUsage(began);
  return { number, asked, sentences, error, seconds: (user + system) / 1e6 };
}

// What the map writes into its address once it has settled is not asked for here.
Object.assign(globalThis, { setTimeout: () => 0 });
createInterface({ input: process.stdin, crlfDelay: Infinity })
  .on("line", (line) => process.stdout.write(`${JSON.stringify(read(JSON.parse(line) as Input))}\n`))
  .on("close", () => process.exit());
