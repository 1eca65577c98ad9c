/* Columns of numbers and texts of data that users bring, packed and unpacked: the same as guest_payload.py. */

import { decodeBase64, encodeBase64 } from "../base/base64.ts";
import type { PackedNumbers, PackedTexts } from "../base/payload.ts";

/** Texts by number of row, looked up when they are asked for. */
export interface GuestTexts {
  readonly count: number;
  readonly at: (row: number) => string;
}

/** Bytes through a stream that packs or unpacks them. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

const inflate = (text: string): Promise<Uint8Array<ArrayBuffer>> =>
  through(decodeBase64(text), new DecompressionStream("deflate"));

const deflate = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  encodeBase64(await through(bytes, new CompressionStream("deflate")));

/** Whole numbers of a packed column. */
export async function unpackNumbers({ bytes: width, steps, data }: PackedNumbers): Promise<Int32Array<ArrayBuffer>> {
  const bytes = await inflate(data);
  const count = bytes.length / width;
  const numbers = new Int32Array(count);
  for (let plane = 0; plane < width; plane += 1) {
    const from = plane * count;
    const shift = 8 * plane;
    for (let row = 0; row < count; row += 1) numbers[row]! |= bytes[from + row]! << shift;
  }
  if (steps) for (let row = 1; row < count; row += 1) numbers[row]! += numbers[row - 1]!;
  return numbers;
}

/** A column of whole numbers, packed; they wrap round at 32 bits. */
export async function packNumbers(numbers: ArrayLike<number>): Promise<PackedNumbers> {
  const count = numbers.length;
  const bytes = new Uint8Array(4 * count);
  for (let row = 0; row < count; row += 1)
    for (let plane = 0; plane < 4; plane += 1) bytes[plane * count + row] = numbers[row]! >> (8 * plane);
  return { bytes: 4, steps: false, data: await deflate(bytes) };
}

/** Texts kept as bytes: a text of each row would take ten times the room. */
class ByteTexts implements GuestTexts {
  private readonly decoder = new TextDecoder();
  private readonly ends: Uint32Array;

  constructor(private readonly bytes: Uint8Array) {
    let count = 0;
    for (const byte of bytes) if (byte === 0) count += 1;
    this.ends = new Uint32Array(count);
    for (let at = 0, row = 0; at < bytes.length; at += 1) if (bytes[at] === 0) this.ends[row++] = at;
  }

  get count(): number {
    return this.ends.length;
  }

  readonly at = (row: number): string => {
    const from = row ? this.ends[row - 1]! + 1 : 0;
    return this.decoder.decode(this.bytes.subarray(from, this.ends[row]));
  };
}

/** Texts of a packed column. */
export async function unpackTexts({ data, numbers }: PackedTexts): Promise<GuestTexts> {
  const texts = new ByteTexts(await inflate(data));
  if (!numbers) return texts;
  const which = await unpackNumbers(numbers);
  return { count: which.length, at: (row) => texts.at(which[row] ?? 0) };
}

/** A column of texts, packed: each once where many are the same. */
export async function packTexts({ count, at }: GuestTexts): Promise<PackedTexts> {
  const once = new Map<string, number>();
  const numbers = new Uint32Array(count);
  const all: string[] = [];
  for (let row = 0; row < count; row += 1) {
    const text = at(row).replaceAll("\0", "");
    all.push(text);
    if (!once.has(text)) once.set(text, once.size);
    numbers[row] = once.get(text)!;
  }
  const joined = (texts: Iterable<string>): Promise<string> =>
    deflate(new TextEncoder().encode(Array.from(texts, (text) => `${text}\0`).join("")));
  if (2 * once.size > count) return { data: await joined(all) };
  return { data: await joined(once.keys()), numbers: await packNumbers(numbers) };
}

/** Texts of a list. */
export const textsOf = (list: readonly string[]): GuestTexts => ({
  count: list.length,
  at: (row) => list[row] ?? "",
});
