/* Files that the map hands out: by the browser's own way of saving them, without a server. */

import { element } from "../base/dom.ts";

/** Milliseconds for which a browser may still read what it saves. */
const KEPT = 60_000;

/** Let the browser save a file. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}

/** The name of a file of a title: its letters and digits, with hyphens between. */
export const fileName = (title: string, suffix: string): string =>
  `${(title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ["atlas"]).join("-").slice(0, 80)}${suffix}`;
