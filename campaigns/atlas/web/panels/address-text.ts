/* The text of an address: `#date=…&from=…&compare=…&select=…&view=zoom/lat/lon&tour=…&step=n&language=…`. */

import { onMap, written } from "../base/longitudes.ts";
import { NORTH_END } from "../base/mercator.ts";
import type { View } from "../base/types.ts";

/** The parts of an address as they are written there; the empty text where one is missing. */
export interface Address {
  date: string;
  select: string;
  view: string;
  tour: string;
  step: string;
  from: string;
  compare: string;
  language: string;
  /** "none" where time bar, legend and buttons are not shown. */
  controls: string;
}

/** What an address tells of the map. */
export interface AddressedState {
  readonly date: string;
  readonly selected: string | null;
  /** First day of the window, or null. */
  readonly from: string | null;
  /** Second date, or null. */
  readonly compared: string | null;
  readonly language: string;
  readonly touring: { id: string; step: number } | null;
}

const NO_ADDRESS: Address = {
  date: "",
  select: "",
  view: "",
  tour: "",
  step: "1",
  from: "",
  compare: "",
  language: "",
  controls: "",
};
/** Degrees beyond which a longitude is no place any more: once round the earth, to either side of it. */
const FARTHEST = 540;
/** Larger than any zoom of the map, which takes the nearest it has. */
const CLOSEST = 30;

/** The part of an address that leaves the controls away. */
export const NO_CONTROLS = "&controls=none";

/** Whether an address has a part with a name. */
export const isAddressPart = (name: string): name is keyof Address => Object.hasOwn(NO_ADDRESS, name);

/** All that stands in an address, names and values in order, whether the map knows them or not. */
export const addressEntries = (hash: string): [name: string, value: string][] => [
  ...new URLSearchParams(hash.replace(/^#/, "")),
];

/** The parts of an address, from its text after or with the "#"; of one that is given twice the last. */
export function parseAddress(hash: string): Address {
  const entries: Record<string, string> = Object.fromEntries(addressEntries(hash));
  const address = { ...NO_ADDRESS };
  for (const name of Object.keys(address) as (keyof Address)[]) address[name] = entries[name] || NO_ADDRESS[name];
  return address;
}

/** Zoom, latitude and longitude, as the map has it, of the text "zoom/latitude/longitude"; null where it is no view. */
export function parseView(text: string): View | null {
  const parts = text.split("/");
  const [zoom = NaN, latitude = NaN, longitude = NaN] = parts.map((part) => (part.trim() ? Number(part) : NaN));
  const within = zoom >= 0 && zoom <= CLOSEST && Math.abs(latitude) <= NORTH_END && Math.abs(longitude) <= FARTHEST;
  return parts.length === 3 && within ? [zoom, latitude, onMap(longitude)] : null;
}

/** "zoom/latitude/longitude", decimal degrees, longitude from -180 to 180. */
export function formatView([zoom, latitude, longitude]: View): string {
  return `${Math.round(zoom * 100) / 100}/${latitude.toFixed(3)}/${written(longitude).toFixed(3)}`;
}

/** The part of an address that tells of a tour; the empty text where none is on. */
export const formatTour = (touring: AddressedState["touring"]): string =>
  touring ? `&tour=${touring.id}&step=${touring.step}` : "";

/** The address of a state of the map, from the "#" on. */
export function formatAddress(state: AddressedState, view: View): string {
  const part = (name: string, value: string | null): string => (value ? `&${name}=${encodeURIComponent(value)}` : "");
  const optional = part("from", state.from) + part("compare", state.compared) + part("select", state.selected);
  const language = state.language === "en" ? "" : part("language", state.language);
  return `#date=${state.date}${optional}&view=${formatView(view)}${formatTour(state.touring)}${language}`;
}
