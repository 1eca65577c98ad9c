/* How a search is held against texts: words, other words for the same, and words typed with an error. The same as
   campaigns/tables/matching.py. */

import { wordsOf } from "../base/fold.ts";
import { later, t } from "../base/translation.ts";
import { nearestWords } from "./edit-distance.ts";

/** What a text is to its entry; `name` needs no word to explain it. */
export type FieldRole = "name" | "place" | "commander" | "formation" | "phase" | "summary" | "dispute";

/** A text that is searched. */
export interface SearchField {
  text: string;
  /** How much less than the title it counts. */
  weight: number;
  role: FieldRole;
  /** Code of its language, or the empty text. */
  lang: string;
  /** Its words, folded, with a space before each and behind the last. */
  spaced: string;
  /** The same without spaces. */
  joined: string;
}

/** The first is the title. */
export type SearchFields = [SearchField, ...SearchField[]];

/** How well fields answer a search: 0 is best; and the field that explains why, where that is not the title. */
export interface Match {
  score: number;
  why: SearchField | null;
}

/** A reading of a search: folded words and phrases that must all be found, and how much worse it is than the search. */
interface Reading {
  needles: string[];
  penalty: number;
}

/** A word or phrase as it is looked for. */
interface Needle {
  text: string;
  /** Behind the space at the start of a word. */
  start: string;
  /** Between spaces. */
  whole: string;
  /** Without spaces. */
  letters: string;
  /** Whether it must end where a word ends. */
  closed: boolean;
  /** Whether its script has no spaces between words. */
  unspaced: boolean;
  /** Numbers of the entries in which it may be found. */
  entries: Set<number>;
}

/** Terms that mean the same, and the same without spaces. */
interface SynonymGroup {
  terms: string[];
  names: string[];
}

/** Scripts without spaces between words. */
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff]/;
/** Added for what is found inside a word (Chita in Michitaro): it comes after all that begins one. */
const INSIDE_A_WORD = 4;
/** Added for the beginning of a word: it comes after all that is one. */
const PART_OF_A_WORD = 0.6;
/** Added for another word for the same. */
const SYNONYM = 0.4;
/** Added for each error of typing: more than any exact match has. */
const TYPING_ERROR = 20;
/** Taken off where a name begins with the whole search. */
const BEGINS = 0.5;
/** Fields of this weight or more are sentences, in which a search must begin a word. */
const SENTENCES = 4;
/** Fewest letters of the beginning of a synonym by which it is known; of a script without spaces. */
const FEWEST = 4;
const FEWEST_UNSPACED = 2;
const MOST_READINGS = 40;
/** Words of a search in which errors of typing are looked for: where more are unknown, it is another text. */
const MOST_WRONG = 4;

export function field(text: string, weight = 0, role: FieldRole = "name", lang = ""): SearchField {
  const words = wordsOf(text);
  return { text, weight, role, lang, spaced: ` ${words.join(" ")} `, joined: words.join("") };
}

/** Where a sentence ends; a full stop behind an initial, a rank or `No` ends none. As campaigns/reading/sentences.py. */
const SENTENCE_END = new RegExp(
  String.raw`(?:(?<=[.!?])|(?<=[.!?]["”’)]))` +
    String.raw`(?<!\b[A-Z]\.)(?<!\b[Nn]o\.)(?<!\bSt\.)(?<!\bGen\.)(?<!\bCol\.)(?<!\bLt\.)\s+(?=[^a-z0-9])`,
);

/** Fields of the sentences of a text. */
export function sentences(text: string, weight: number, role: FieldRole): SearchField[] {
  const parts = text.trim().split(SENTENCE_END).filter(Boolean);
  return parts.map((each) => field(each, weight, role));
}

const REASONS: Readonly<Partial<Record<FieldRole, string>>> = {
  place: later("place: {name}"),
  commander: later("{name}, commander"),
  formation: later("formation: {name}"),
  phase: later("phase: {name}"),
  summary: later("summary: {name}"),
  dispute: later("dispute: {name}"),
};

/** Why something was found, in words. */
export function reason({ text, role }: SearchField): string {
  const words = REASONS[role];
  return words ? t(words, { name: text }) : text;
}

/** What is searched: the fields of every entry, and groups of words for the same. */
export class Matcher {
  private readonly entries: SearchFields[];
  /** Numbers of the entries that have a word. */
  private readonly postings = new Map<string, number[]>();
  /** Every word, sorted. */
  private readonly words: string[];
  /** For each entry the texts in which something may be found inside a word, without spaces. */
  private readonly joined: string[];
  private readonly groups: SynonymGroup[];
  /** Letters of the longest synonym. */
  private readonly longest: number;
  /** The groups of each name. */
  private readonly named = new Map<string, SynonymGroup[]>();
  private readonly vocabulary: Set<string>;

  constructor(entries: SearchFields[], synonyms: string[][]) {
    this.entries = entries;
    const inside = ({ weight, joined: letters }: SearchField) => weight < SENTENCES || UNSPACED.test(letters);
    this.joined = entries.map((fields) =>
      fields
        .filter(inside)
        .map((each) => each.joined)
        .join("\n"),
    );
    this.groups = synonyms.map((terms) => terms.map(wholeTerm)).map((terms) => ({ terms, names: terms.map(joined) }));
    for (const group of this.groups)
      for (const name of new Set(group.names)) this.named.set(name, [...(this.named.get(name) ?? []), group]);
    this.longest = Math.max(0, ...[...this.named.keys()].map(({ length }) => length));
    entries.forEach((fields, entry) => {
      for (const word of new Set(fields.flatMap(({ spaced }) => wordsIn(spaced)))) {
        const known = this.postings.get(word);
        if (known) known.push(entry);
        else this.postings.set(word, [entry]);
      }
    });
    this.words = [...this.postings.keys()].sort();
    this.vocabulary = new Set([...this.words, ...this.groups.flatMap(({ terms }) => terms.flatMap(wordsIn))]);
  }

  /** The entries, by their number, that a text finds: exactly, and behind them with errors of typing. */
  find(text: string): Map<number, Match> {
    const words = wordsOf(text);
    if (!words.length) return new Map();
    return new Map([...this.matches(this.corrections(words)), ...this.matches(this.readings(words, 0))]);
  }

  private matches(readings: Reading[]): Map<number, Match> {
    const found = new Map<number, Match>();
    const known = new Map<string, Needle>();
    const toNeedle = (text: string) => {
      const needle = known.get(text) ?? { ...needleOf(text), entries: this.mayHave(text) };
      known.set(text, needle);
      return needle;
    };
    for (const reading of readings) {
      const needles = reading.needles.map(toNeedle);
      const [fewest, ...others] = [...new Set(needles)].map(({ entries }) => entries).sort((a, b) => a.size - b.size);
      fewest?.forEach((entry) => {
        const fields = this.entries[entry];
        if (!fields || !others.every((entries) => entries.has(entry))) return;
        const match = matchOf(fields, needles, reading.penalty);
        if (match && match.score < (found.get(entry)?.score ?? Infinity)) found.set(entry, match);
      });
    }
    return found;
  }

  /** Entries in which a word or phrase may be found. */
  private mayHave(needle: string): Set<number> {
    const [first = ""] = needle.split(" ", 1);
    const found = new Set<number>();
    for (const word of this.beginningWith(first)) this.postings.get(word)?.forEach((entry) => found.add(entry));
    if (needle.endsWith(" ")) return found;
    const letters = joined(needle);
    this.joined.forEach((text, entry) => {
      if (text.includes(letters)) found.add(entry);
    });
    return found;
  }

  /** Words that begin with letters. */
  private *beginningWith(letters: string): Generator<string> {
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.words[middle] ?? "") < letters) low = middle + 1;
      else high = middle;
    }
    for (let at = low; this.words[at]?.startsWith(letters); at++) yield this.words[at] ?? "";
  }

  /** The words themselves, then with other words for the same. */
  private readings(words: string[], penalty: number): Reading[] {
    const found: Reading[] = [{ needles: words, penalty }];
    const seen = new Set([words.join(" ")]);
    for (const [start, end, terms] of this.synonymsIn(words)) {
      if (found.length >= MOST_READINGS) break;
      for (const term of terms) {
        const needles = [...words.slice(0, start), term, ...words.slice(end)];
        if (seen.has(needles.join(" "))) continue;
        seen.add(needles.join(" "));
        found.push({ needles, penalty: penalty + SYNONYM });
      }
    }
    return found.slice(0, MOST_READINGS);
  }

  /** Runs of words that are a synonym, or at the end the beginning of one, and all terms for it. */
  private *synonymsIn(words: string[]): Generator<[start: number, end: number, terms: string[]]> {
    for (let start = 0; start < words.length; start++) {
      let run = "";
      for (let end = start + 1; end <= words.length; end++) {
        run += words[end - 1] ?? "";
        if (run.length > this.longest) break;
        const fewest = UNSPACED.test(run) ? FEWEST_UNSPACED : FEWEST;
        const open = end === words.length && run.length >= fewest;
        for (const { terms } of open ? this.beginning(run) : (this.named.get(run) ?? [])) yield [start, end, terms];
      }
    }
  }

  /** Groups with a term that begins with letters. */
  private beginning(letters: string): SynonymGroup[] {
    return this.groups.filter(({ names }) => names.some((name) => name.startsWith(letters)));
  }

  /** Readings with the words nearest to those that begin no word anywhere. */
  private corrections(words: string[]): Reading[] {
    let choices: { words: string[]; penalty: number }[] = [{ words: [], penalty: 0 }];
    let wrong = 0;
    for (const word of words) if (!this.isKnown(word) && ++wrong > MOST_WRONG) return [];
    if (!wrong) return [];
    for (const word of words) {
      const near = this.isKnown(word) ? { words: [word], distance: 0 } : nearestWords(word, this.vocabulary);
      choices = choices.flatMap((choice) =>
        near.words.map((each) => ({
          words: [...choice.words, each],
          penalty: choice.penalty + near.distance * TYPING_ERROR,
        })),
      );
      choices = choices.slice(0, MOST_READINGS);
    }
    return choices
      .filter(({ penalty }) => penalty > 0)
      .flatMap((choice) => this.readings(choice.words, choice.penalty))
      .slice(0, MOST_READINGS);
  }

  private isKnown(word: string): boolean {
    if (UNSPACED.test(word) || this.vocabulary.has(word)) return true;
    return !this.beginningWith(word).next().done;
  }
}

function matchOf(fields: SearchFields, needles: Needle[], penalty: number): Match | null {
  let worst: { field: SearchField; score: number } | null = null;
  for (const needle of new Set(needles)) {
    const best = bestField(fields, needle);
    if (!best) return null;
    if (!worst || best.score > worst.score) worst = best;
  }
  if (!worst) return null;
  const whole = needles.map(({ letters }) => letters).join("");
  const begins = fields.some(({ weight, joined: letters }) => weight < 2 && letters.startsWith(whole));
  const inTitle = needles.every((needle) => scoreOf(fields[0], needle) !== null);
  return { why: inTitle ? null : worst.field, score: worst.score + penalty - (begins ? BEGINS : 0) };
}

function needleOf(text: string): Omit<Needle, "entries"> {
  const closed = text.endsWith(" ");
  const [start, whole] = [` ${text}`, ` ${text.trimEnd()} `];
  return { text, start, whole, letters: joined(text), closed, unspaced: UNSPACED.test(text) };
}

const wordsIn = (spaced: string): string[] => spaced.split(" ").filter(Boolean);

const joined = (spaced: string): string => spaced.replaceAll(" ", "");

function bestField(fields: SearchFields, needle: Needle): { field: SearchField; score: number } | null {
  let best: { field: SearchField; score: number } | null = null;
  for (const each of fields) {
    if (best && best.score <= each.weight) continue;
    const score = scoreOf(each, needle);
    if (score !== null && (!best || score < best.score)) best = { field: each, score };
  }
  return best;
}

/** A synonym as it is looked for: whole words, where its script has words. */
function wholeTerm(term: string): string {
  const folded = wordsOf(term).join(" ");
  return UNSPACED.test(folded) ? folded : `${folded} `;
}

/** How well a field answers one word or phrase; null if it does not. A space at its end ends a word. */
function scoreOf({ spaced, joined: all, weight }: SearchField, needle: Needle): number | null {
  if (spaced.includes(needle.start))
    return needle.unspaced || spaced.includes(needle.whole) ? weight : weight + PART_OF_A_WORD;
  if (needle.closed) return null;
  if (weight >= SENTENCES) return needle.unspaced && spaced.includes(needle.text) ? weight : null;
  if (!all.includes(needle.letters)) return null;
  return needle.unspaced || all.startsWith(needle.letters) ? weight : weight + INSIDE_A_WORD;
}
