/* A file of a layer in pieces, asked for, and held against what the manifest says of it. */

import { idle } from "../base/idle.ts";
import { counted } from "./mistakes.ts";

const BY_SERVER = ", from a web server: a map that is opened as a file cannot load it";

/** A file that could not be read: what was found in its place, and what was expected. */
export class PieceError extends Error {
  constructor(file: string, found: string, expected: string) {
    super(`${file}: found ${found}; expected ${expected}`);
  }
}

/**
 * The JSON of a file.
 * @param address of the file, beside the document
 * @param file its name, to be told
 * @param size bytes it must have, where that is known
 * @param cache whether it may come from the browser's cache
 * @throws PieceError
 */
export async function readPiece(address: URL, file: string, size?: number, cache?: RequestCache): Promise<unknown> {
  const expected = size === undefined ? "the list of pieces" : `a piece of ${counted(size)} bytes`;
  const answer = await fetch(address, cache && { cache }).catch(() => null);
  if (!answer) throw new PieceError(file, "no answer", expected + (address.protocol === "file:" ? BY_SERVER : ""));
  if (!answer.ok) throw new PieceError(file, `status ${answer.status}`, expected);
  const bytes = await answer.arrayBuffer();
  if (size !== undefined && bytes.byteLength !== size)
    throw new PieceError(file, `${counted(bytes.byteLength)} bytes`, expected);
  await idle();
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new PieceError(file, "no JSON", expected);
  }
}
