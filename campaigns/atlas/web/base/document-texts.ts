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
}
type Data = Record<string, unknown>;

/** Write changes into data. @returns the changes that undo them */
export function exchange(data: Data, changes: Changes): Changes {
  const undoing: Changes = {};
  for (const [key, change] of Object.entries(changes)) {
    const before = data[key];
    if (change !== null && typeof change === "object" && !Array.isArray(change)) {
      undoing[key] = exchange(before as Data, change);
      continue;
    }
    undoing[key] = before === undefined ? null : [before];
    if (change === null) delete data[key];
    else data[key] = Array.isArray(change) ? change[0] : change;
  }
  return undoing;
}

const PREFIX = "atlas-texts-";

/** The languages of a document, of which one is shown. */
export class DocumentTexts {
  /** Codes of those that it carries beside English. */
  readonly codes = [...document.querySelectorAll(`[id^=${PREFIX}]`)].map(({ id }) => id.slice(PREFIX.length));
  private readonly known = new Map<string, Promise<Carried>>();
  private undoing: Changes = {};
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
    exchange(this.data as Data, this.undoing);
    this.undoing = carried ? exchange(this.data as Data, carried.changes) : {};
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
