/* The encoding of a text file that does not say it, told from its bytes. The same rules as campaigns/guests/encodings.py;
   where nothing is usual enough to be sure, the most usual is taken and said to be a guess: there are no statistics of
   languages here. */

import { ENCODING_TITLES, LEVEL_1, USUAL_CHARACTERS } from "../base/vocabulary.ts";
import { GuestFileError } from "./mistakes.ts";

type Encoding = keyof typeof ENCODING_TITLES;
type Legacy = keyof typeof USUAL_CHARACTERS;

/** Names that TextDecoder knows them by; all others have that of Python. */
const LABELS: Partial<Record<Encoding, string>> = {
  "utf-8-sig": "utf-8",
  "utf-16": "utf-16le",
  "utf-16-le": "utf-16le",
  "utf-16-be": "utf-16be",
  cp1251: "windows-1251",
  cp1252: "windows-1252",
  koi8_r: "koi8-r",
  cp932: "shift_jis",
};
/** Bytes that are looked at. */
const SAMPLE = 1 << 18;
/** Share of empty bytes from which a text is UTF-16: it has more of them if half of it is ASCII. */
const EMPTY_SHARE = 0.2;
/** Share of the characters beyond ASCII that must be usual in an encoding for it to be taken. */
const SURE = 0.8;
const EXPECTED = "a table as text, such as CSV";

/** A text, and the encoding it was in as people know it. */
export interface Decoded {
  text: string;
  title: string;
}

/** Text of bytes, or null if they are not in the encoding; `more` says that more bytes follow. */
function decoded(bytes: Uint8Array, encoding: Encoding, more = false): string | null {
  try {
    const text = new TextDecoder(LABELS[encoding] ?? encoding, { fatal: true }).decode(bytes, { stream: more });
    // Where an encoding of one byte has no character, the browser takes the control character of that number.
    return encoding in USUAL_CHARACTERS && /[\x80-\x9f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** UTF-16 without its mark: ASCII has an empty byte in every other place there; empty where it is not. */
function wideEncoding(sample: Uint8Array): Encoding | "" {
  const even = sample.subarray(0, sample.length & ~1);
  const wides = [["utf-16-le", 1] as const, ["utf-16-be", 0] as const];
  return (
    wides.find(([encoding, first]) => {
      let empty = 0;
      for (let at = first; at < sample.length; at += 2) if (!sample[at]) empty += 1;
      return empty > EMPTY_SHARE * (sample.length / 2) && decoded(even, encoding) !== null;
    })?.[0] ?? ""
  );
}

/** Ideographs of level 1 of an encoding: those whose lead byte is among the usual ones. */
function ideographs(encoding: keyof typeof LEVEL_1): Set<string> {
  const [first, last] = LEVEL_1[encoding];
  const pairs: number[] = [];
  for (let lead: number = first; lead <= last; lead++)
    for (let trail = 0x40; trail < 0xff; trail++) pairs.push(lead, trail);
  return new Set(new TextDecoder(LABELS[encoding as Encoding] ?? encoding).decode(new Uint8Array(pairs)));
}

/** Share of the characters beyond ASCII that are usual in an encoding; 0 if the bytes are not in it. */
function usualShare(sample: Uint8Array, encoding: Legacy): number {
  const text = decoded(sample, encoding, true);
  if (text === null) return 0;
  const level = encoding in LEVEL_1 ? ideographs(encoding as keyof typeof LEVEL_1) : null;
  const foreign = [...text].filter((letter) => letter > "\x7f").length;
  let usual = 0;
  for (const match of text.matchAll(new RegExp(USUAL_CHARACTERS[encoding], "gu")))
    if (!match.groups?.ideograph || level?.has(match[0])) usual += match[0].length;
  return usual / Math.max(foreign, 1);
}

/** The encoding of a text, and whether that is a guess. */
function encodingOf(bytes: Uint8Array): [Encoding, guessed: boolean] {
  const [one, other, third] = bytes;
  if (one === 0xef && other === 0xbb && third === 0xbf) return ["utf-8-sig", false];
  if (one === 0xff && other === 0xfe) return ["utf-16", false];
  if (one === 0xfe && other === 0xff) return ["utf-16-be", false];
  const sample = bytes.subarray(0, SAMPLE);
  const wide = wideEncoding(sample);
  if (wide) return [wide, false];
  if (decoded(bytes, "utf-8") !== null) return ["utf-8", false];
  const encodings = Object.keys(USUAL_CHARACTERS) as Legacy[];
  const shares = encodings.map((encoding) => usualShare(sample, encoding));
  const best = shares.indexOf(Math.max(...shares));
  const found = encodings[best];
  if (!found || !shares[best])
    throw new GuestFileError("no text in UTF-8, UTF-16, Windows-1251, Windows-1252, Shift-JIS or GB 18030", EXPECTED);
  return [found, shares[best] < SURE];
}

/** The text that a file's bytes are, line ends as they stand, without byte order mark. Throws GuestFileError. */
export function decode(bytes: Uint8Array): Decoded {
  const [encoding, guessed] = encodingOf(bytes);
  const text = decoded(bytes, encoding);
  if (text === null) throw new GuestFileError(`bytes that are none of ${ENCODING_TITLES[encoding]}`, EXPECTED);
  if (text.includes("\0")) throw new GuestFileError("empty bytes, which no text has", EXPECTED);
  return { text, title: ENCODING_TITLES[encoding] + (guessed ? ", a guess" : "") };
}
