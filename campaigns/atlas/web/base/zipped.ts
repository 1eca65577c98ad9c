/* JSON zipped in text: base64 of its gzip. */

import { decodeBase64, encodeBase64 } from "./base64.ts";

/** The bytes of a blob through a stream that packs or unpacks them. */
const through = (blob: Blob, stream: CompressionStream | DecompressionStream): Response =>
  new Response(blob.stream().pipeThrough(stream));

/** The value of a zipped text. */
export const readZipped = (text: string): Promise<unknown> =>
  through(new Blob([decodeBase64(text)]), new DecompressionStream("gzip")).json();

/** A value as zipped text. */
export async function zipped(value: unknown): Promise<string> {
  const bytes = await through(new Blob([JSON.stringify(value)]), new CompressionStream("gzip")).arrayBuffer();
  return encodeBase64(new Uint8Array(bytes));
}
