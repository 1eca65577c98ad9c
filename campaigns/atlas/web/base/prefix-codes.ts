/* The other side of prefix_codes.py: bits to whole numbers, by canonical Huffman codes, one for each context. */

import { decodeBase64 } from "./base64.ts";

/** Gives the next number; its context is what was known of it when it was written. */
export type NumberReader = (context: number) => number;

/** A code: how many symbols have codes of each length, and the symbols in the order of their codes. */
interface Code {
  counts: Uint16Array;
  symbols: number[];
}

/** The code that has these lengths, a digit of base 16 for each symbol. */
function codeOf(text: string): Code {
  const lengths = Array.from(text, (digit) => parseInt(digit, 16));
  const counts = new Uint16Array(16);
  lengths.forEach((length) => (counts[length]! += 1));
  counts[0] = 0;
  const symbols = [...lengths.keys()].filter((symbol) => lengths[symbol]);
  return { counts, symbols: symbols.sort((one, other) => lengths[one]! - lengths[other]! || one - other) };
}

/**
 * Reader of the numbers in a text of base64.
 * @param codes lengths of the codes of each context, parted by commas
 * @throws RangeError while reading, for bits that no code has
 */
export function numbersIn(codes: string, data: string): NumberReader {
  const byContext = codes.split(",").map(codeOf);
  const bytes = decodeBase64(data);
  let at = 0;
  const bit = (): number => (bytes[at >> 3]! >> (7 - (at++ & 7))) & 1;

  function symbolOf({ counts, symbols }: Code): number {
    let [code, first, index] = [0, 0, 0];
    for (let length = 1; length < counts.length; length += 1) {
      code += bit();
      const count = counts[length]!;
      if (code - first < count) return symbols[index + code - first]!;
      index += count;
      first = 2 * (first + count);
      code *= 2;
    }
    throw new RangeError(`bits before ${at} have no code`);
  }

  return (context) => {
    const symbol = symbolOf(byContext[context]!);
    const size = symbol >> 1;
    let value = size < 2 ? size : 2 + (size & 1);
    for (let following = (size >> 1) - 1; following > 0; following -= 1) value = 2 * value + bit();
    return symbol & 1 ? -value : value;
  };
}
