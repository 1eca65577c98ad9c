/* The texts of the interface in the language that is shown. Code has them in English, which is what a catalogue knows them
   by; what has forms for counts has them with a bar between, as "{count} day|{count} days". */

/** Translations by the English text; in those with forms a bar parts them, in the order one, few, many or other. */
export type Words = Readonly<Record<string, string>>;

const ENGLISH = "en";
const FORMS: Readonly<Partial<Record<Intl.LDMLPluralRule, number>>> = { one: 0, few: 1, many: 2 };

let shown = ENGLISH;
let words: Words = {};
const formats = new Map<string, Intl.NumberFormat>();
const renewals: (() => void)[] = [];

/** Code of the language that is shown. */
export const shownLanguage = (): string => shown;

/** Whether English is shown. */
export const isEnglish = (): boolean => shown === ENGLISH;

/** A number as the language writes it: "1,234.5", "1 234,5". */
export function formatNumber(
  number: number,
  options: Intl.NumberFormatOptions = { maximumFractionDigits: 20 },
): string {
  const key = `${shown}${options.minimumFractionDigits ?? ""}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(shown, options); // to make one takes longer than to use it
  formats.set(key, format);
  return format.format(number);
}

/**
 * A text in the language that is shown, or in English where the language has none.
 * @param english with names of values in braces
 * @param values by their names; numbers are written as the language does, and `count` decides among forms
 */
export function t(english: string, values: Readonly<Record<string, string | number>> = {}): string {
  const { count } = values;
  let text = words[english] ?? english;
  if (typeof count === "number") {
    const forms = text.split("|");
    const form = FORMS[new Intl.PluralRules(shown).select(count)] ?? 2;
    text = forms[Math.min(form, forms.length - 1)] ?? text;
  }
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === "number" ? formatNumber(value) : (value ?? whole);
  });
}

/** An English text that `t` is to translate where it is shown: named here, so that catalogues have it. */
export const later = (english: string): string => english;

/** Texts as a list: "a, b", "a、b". */
export const listed = (texts: readonly string[]): string => {
  const comma = t(",");
  return texts.join(comma === "," ? ", " : comma);
};

/** Sides that are joined by `;`, each in the language that is shown. */
export const sides = (english: string): string => english.replace(/[^;\s][^;]*/g, (side) => t(side));

/** A kind as data have it, "coal-concession", in words. */
export const kindWords = (kind: string): string => t(kind.replaceAll("-", " "));

/** Do what writes texts into something that is made once: now, and whenever another language is shown. */
export function renewed(write: () => void): void {
  write();
  renewals.push(write);
}

/** Show a language from now on. */
export function showLanguage(code: string, its: Words): void {
  shown = code;
  words = its;
  document.documentElement.lang = code;
  renewals.forEach((write) => write());
}
