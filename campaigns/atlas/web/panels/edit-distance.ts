/* Words typed with small errors. The same as campaigns/tables/edit_distance.py. */

/** Fewest letters of a word in which an error is looked for, and of one that may have two. */
const FEWEST = 5;
const LONG = 8;

/** Most errors a word may have. */
export const mostErrors = (word: string): number => (word.length < FEWEST ? 0 : word.length < LONG ? 1 : 2);

/** The words nearest to one, no farther than its errors allow, and how far they are; none of a number. */
export function nearestWords(word: string, vocabulary: Iterable<string>): { words: string[]; distance: number } {
  let distance = mostErrors(word);
  let words: string[] = [];
  if (!distance || /\p{N}/u.test(word)) return { words, distance };
  for (const each of vocabulary) {
    if (each.length < FEWEST || Math.abs(each.length - word.length) > distance) continue;
    if (lacks(each, word, distance) || lacks(word, each, distance)) continue;
    const away = editDistance(word, each, distance);
    if (away > distance) continue;
    if (away < distance) [words, distance] = [[], away];
    words.push(each);
  }
  return { words: words.sort(), distance };
}

/** Whether a word lacks more letters of another than `most`: then so many errors do not make it that. */
function lacks(word: string, other: string, most: number): boolean {
  let missing = 0;
  for (let at = 0; at < other.length; at++) if (!word.includes(other.charAt(at)) && ++missing > most) return true;
  return false;
}

/**
 * Letters to insert, take away, change or swap with their neighbour to make one word another; more than `most` if that
 * is more (optimal string alignment).
 */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, above] = [above, row];
  }
  return above[other.length] ?? 0;
}
