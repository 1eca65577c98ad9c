/* The other side of prefix_codes.py: bits to whole numbers, by canonical Huffman codes, one for each context. */

import { decodeBase64 } from "./base64.ts";

/** Gives the next number; its context is what was known of it when it was written. */
export type NumberReader = (context: number) => number;

/** Bits of the codes that are looked up at once; longer ones are rare, and are followed bit by bit. */
const SHORT = 9;
/** Bits of a code at most, and of those that can be read at once. */
const LONGEST = 15;
const AT_ONCE = 16;

/** A code: how many symbols have codes of each length, and the symbols in the order of their codes. */
interface Code {
  counts: Uint16Array;
  symbols: number[];
  /** For all bits that begin with a short code its symbol and its length, 16 × symbol + length; 0 for others. */
  short: Uint16Array;
}

/** The code that has these lengths, a digit of base 16 for each symbol. */
function codeOf(text: string): Code {
  const lengths = Array.from(text, (digit) => parseInt(digit, 16));
  const counts = new Uint16Array(LONGEST + 1);
  lengths.forEach((length) => (counts[length]! += 1));
  counts[0] = 0;
  const symbols = [...lengths.keys()].filter((symbol) => lengths[symbol]);
  symbols.sort((one, other) => lengths[one]! - lengths[other]! || one - other);
  const short = new Uint16Array(1 << SHORT);
  let at = 0;
  for (const symbol of symbols) {
    const length = lengths[symbol]!;
    if (length > SHORT) break;
    const end = at + (1 << (SHORT - length));
    short.fill((symbol << 4) | length, at, end);
    at = end;
  }
  return { counts, symbols, short };
}

/** Reads bits one after another, the high ones first. */
class Bits {
  at = 0;
  private readonly bytes: Uint8Array;

  constructor(data: string) {
    const bytes = decodeBase64(data);
    this.bytes = new Uint8Array(bytes.length + 3); // what is looked at may lie behind the end
    this.bytes.set(bytes);
  }

  /** The next bits, of which none is taken yet; at most AT_ONCE. */
  peek(count: number): number {
    const { at, bytes } = this;
    const first = at >> 3;
    const three = (bytes[first]! << 16) | (bytes[first + 1]! << 8) | bytes[first + 2]!;
    return (three >> (24 - (at & 7) - count)) & ((1 << count) - 1);
  }

  /** Take bits as a whole number. */
  take(count: number): number {
    if (count > AT_ONCE) return this.take(count - AT_ONCE) * 2 ** AT_ONCE + this.take(AT_ONCE);
    const value = this.peek(count);
    this.at += count;
    return value;
  }
}

/** Take the symbol whose code comes next. */
function symbolFrom(bits: Bits, { counts, symbols, short }: Code): number {
  const found = short[bits.peek(SHORT)]!;
  if (found) {
    bits.at += found & 15;
    return found >> 4;
  }
  const next = bits.peek(LONGEST);
  let [first, index] = [0, 0];
  for (let length = 1; length <= LONGEST; length += 1) {
    const code = next >> (LONGEST - length);
    const count = counts[length]!;
    if (code - first < count) {
      bits.at += length;
      return symbols[index + code - first]!;
    }
    index += count;
    first = 2 * (first + count);
  }
  throw new RangeError(`the bits from ${bits.at} on have no code`);
}

/**
 * Reader of the numbers in a text of base64.
 * @param codes lengths of the codes of each context, parted by commas
 * @throws RangeError while reading, for bits that no code has
 */
export function numbersIn(codes: string, data: string): NumberReader {
  const texts = codes.split(",");
  const byContext: (Code | undefined)[] = [];
  const bits = new Bits(data);
  return (context) => {
    const symbol = symbolFrom(bits, (byContext[context] ??= codeOf(texts[context]!)));
    const size = symbol >> 1;
    let value = size < 2 ? size : 2 + (size & 1);
    const following = (size >> 1) - 1;
    if (following > 0) value = value * 2 ** following + bits.take(following);
    return symbol & 1 ? -value : value;
  };
}
