/* Colours of a user's rows: as the row says, or by side, category or number; and what the legend says of them. The same
   rules as campaigns/guests/colouring.py. */

import type { GuestColour, Style } from "../base/payload.ts";
import { CATEGORY_COLOURS, OTHER_COLOUR, RAMP_COLOURS } from "../base/vocabulary.ts";
import type { ColourBy } from "./guessing.ts";
import { counted } from "./mistakes.ts";

const OTHERS = "others";

/** What the colours of rows follow. */
export interface Coloured {
  side: string[];
  kind: string[];
  number: (number | null)[];
}

/** Colours of all rows, and the legend of those that they do not say themselves. */
export interface Colouring {
  colours: readonly string[];
  legend: GuestColour[];
}

/** The colours of rows; `title` is what the legend calls them where there is one for all. */
export function colouringOf(rows: Coloured, colourBy: ColourBy, title: string, powers: Style["powers"]): Colouring {
  if (colourBy === "number" && rows.number.some((each) => each !== null)) return byNumber(rows.number);
  if (colourBy === "side" || colourBy === "kind") {
    const ofSide = (name: string) => (colourBy === "side" ? powers[name]?.colour : undefined);
    return byName(rows[colourBy], ofSide);
  }
  return { colours: rows.side.map(() => CATEGORY_COLOURS[0]), legend: [[title, CATEGORY_COLOURS[0]]] };
}

/** By side in the colours of the powers, by anything else in those of categories, the most frequent first. */
function byName(names: string[], ofSide: (name: string) => string | undefined): Colouring {
  const count = new Map<string, number>();
  for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
  const free = CATEGORY_COLOURS.values();
  const next = (): string => free.next().value ?? OTHER_COLOUR;
  const ranked = [...count].sort(([, one], [, other]) => other - one);
  const colours = new Map(ranked.map(([name]) => [name, ofSide(name) ?? (name ? next() : OTHER_COLOUR)]));
  const legend = [...colours].filter(([, colour]) => colour !== OTHER_COLOUR);
  if (legend.length < colours.size) legend.push([OTHERS, OTHER_COLOUR]);
  return {
    colours: names.map((name) => colours.get(name) ?? OTHER_COLOUR),
    legend: legend.map(([name, colour]) => [name || OTHERS, colour]),
  };
}

/** In classes of equal width from the least number to the greatest; of many sizes, by their logarithm. */
function byNumber(numbers: (number | null)[]): Colouring {
  let [least, greatest] = [Infinity, -Infinity];
  for (const each of numbers) if (each !== null) [least, greatest] = [Math.min(least, each), Math.max(greatest, each)];
  const isWide = least > 0 && greatest / least > 100;
  const scaled = (number: number) => (isWide ? Math.log(number) : number);
  const [low, high] = [scaled(least), scaled(greatest)];
  const classes = RAMP_COLOURS.length;
  const found = numbers.map((number) => {
    if (number === null) return OTHER_COLOUR;
    const share = (scaled(number) - low) / (high - low || 1);
    return RAMP_COLOURS[Math.min(Math.floor(share * classes), classes - 1)] ?? OTHER_COLOUR;
  });
  const used = new Set(found);
  const limit = (index: number): string => {
    const edge = low + ((high - low) * index) / classes;
    return counted(Number((isWide ? Math.exp(edge) : edge).toPrecision(4)));
  };
  const legend = RAMP_COLOURS.flatMap((colour, index): GuestColour[] =>
    used.has(colour) ? [[`${limit(index)} – ${limit(index + 1)}`, colour]] : [],
  );
  if (used.has(OTHER_COLOUR)) legend.push(["no number", OTHER_COLOUR]);
  return { colours: found, legend };
}
