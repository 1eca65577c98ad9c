/* Names made alike for comparing, in any script. The same as geodata/folding.py. */

/** Words of a text: letters and digits, lower case, without diacritics and apostrophes, of one width; е for ё. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize("NFKD").toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
  return plain.replace(/[\p{M}'\u2019\u02bc`\u00b4]/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Its letters and digits, without spaces and punctuation. */
export const fold = (text: string): string => wordsOf(text).join("");
