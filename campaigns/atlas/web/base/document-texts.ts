/* A document that carries its texts in several languages: it is made in English, and has for each other language what is
   told otherwise in it. The texts are exchanged in the data themselves, so that whoever reads them reads the language. */

import { decodeBase64 } from "./base64.ts";
import { showLanguage, type Words } from "./translation.ts";

/** What is told otherwise: a text, a value in a list of one, null for nothing, or the same for the keys below. */
export interface Changes {
  [key: string]: string | [unknown] | null | Changes;
}
/** What a document has for a language. */
interface Carried {
  words: Words;
  changes: Changes;
  /** The changes as places in the data, once they were shown. */
  told?: Told;
}
type Data = Record<string, unknown>;

/** What stands where in the data in a language; undefined where nothing does. */
type Told = (readonly [holder: Data, key: string, value: unknown])[];

/** The places in data at which changes tell something otherwise. */
export function placesOf(data: Data, changes: Changes, found: Told = []): Told {
  for (const [key, change] of Object.entries(changes)) {
    if (change !== null && typeof change === "object" && !Array.isArray(change))
      placesOf(data[key] as Data, change, found);
    else found.push([data, key, Array.isArray(change) ? change[0] : (change ?? undefined)]);
  }
  return found;
}

/** Write into data what is told. @returns what stood there */
export const exchange = (told: Told): Told =>
  told.map(([holder, key, value]) => {
    const before = holder[key];
    if (value === undefined) delete holder[key];
    else holder[key] = value;
    return [holder, key, before] as const;
  });

const PREFIX = "atlas-texts-";

/** The languages of a document, of which one is shown. */
export class DocumentTexts {
  /** Codes of those that it carries beside English. */
  readonly codes = [...document.querySelectorAll(`[id^=${PREFIX}]`)].map(({ id }) => id.slice(PREFIX.length));
  private readonly known = new Map<string, Promise<Carried>>();
  private english: Told = [];
  /** The language asked for last. */
  private wanted = "";

  /** @param data of the document, in English */
  constructor(private readonly data: object) {}

  /** The first of some languages that the document carries, or the empty text. */
  firstOf(codes: readonly string[]): string {
    const short = codes.map((code) => code.slice(0, 2));
    return short.find((code) => code === "en" || this.codes.includes(code)) ?? "";
  }

  /** Have the data told in a language, and in English where it is none of those carried. @returns whether they are now */
  async show(code: string): Promise<boolean> {
    this.wanted = code;
    const carried = this.codes.includes(code) ? await this.read(code) : null;
    if (this.wanted !== code) return false;
    exchange(this.english);
    this.english = carried ? exchange((carried.told ??= placesOf(this.data as Data, carried.changes))) : [];
    showLanguage(carried ? code : "en", carried?.words ?? {});
    return true;
  }

  private read(code: string): Promise<Carried> {
    const text = document.getElementById(PREFIX + code)?.textContent ?? "";
    const read = (): Promise<Carried> => {
      const stream = new Blob([decodeBase64(text)]).stream().pipeThrough(new DecompressionStream("gzip"));
      return new Response(stream).json() as Promise<Carried>;
    };
    const found = this.known.get(code) ?? read();
    this.known.set(code, found);
    return found;
  }
}
