/* Cells of a user's table that say more than where and when: texts, numbers, colours, addresses. The same rules as
   campaigns/guests/cells.py; of characters that no text may have the number is told and not the name. */

import { EXPECTED_TEXT, WRONG_CHARACTERS } from "../base/vocabulary.ts";
import { quoted, type Remark } from "./mistakes.ts";

const WRONG = new RegExp(WRONG_CHARACTERS, "u");
const ADDRESS = /^https?:\/\/[^\s<>"']+$/;
const THOUSANDS = /^[-+]?\d{1,3}(,\d{3})+$/;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
/** Below this a number is exact, and what is counted stays below it. */
const LARGEST = 1e15;

/** The number that a cell is, with a point or a comma, thousands apart or not; null if it is none. */
export function asNumber(cell: string): number | null {
  let plain = cell.normalize("NFKC").replace(/[ _]/g, "");
  const both = plain.includes(",") && plain.includes(".");
  if (THOUSANDS.test(plain) || (both && plain.lastIndexOf(".") > plain.lastIndexOf(",")))
    plain = plain.replaceAll(",", "");
  else if (both || plain.split(".").length > 2) plain = plain.replaceAll(".", "");
  plain = plain.trim().replaceAll(",", ".");
  return NUMBER.test(plain) && Math.abs(Number(plain)) < LARGEST ? Number(plain) : null;
}

/** A cell as text; what no text may have is taken out, and remarked. */
export function asText(cell: string, role: string, remarks: Remark[]): string {
  if (/^[ -~]*$/.test(cell)) return cell;
  const wrong = WRONG.exec(cell)?.[0];
  if (wrong) {
    const code = (wrong.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    remarks.push({ role, found: `the character U+${code}`, expected: `${EXPECTED_TEXT}; it was taken out` });
  }
  return cell.replace(new RegExp(WRONG, "gu"), "").replace(/[^\S\n]+/g, " ");
}

/** The colour of a cell as `#b3202c`; empty, and a remark, if it is none. */
export function asColour(cell: string, remarks: Remark[]): string {
  if (!cell) return "";
  const found = hexadecimal(cell.trim());
  const expected = "a colour such as #b3202c or navy; that of the layer is taken";
  if (!found) remarks.push({ role: "colour", found: quoted(cell), expected });
  return found;
}

/** A colour of CSS as `#b3202c`, whatever shines through it; empty if it is none. */
function hexadecimal(colour: string): string {
  if (!/^(?:#[\da-f]+|[a-z]+|(?:rgb|hsl)a?\([^)]*\))$/i.test(colour) || /^(?:transparent|currentcolor)$/i.test(colour))
    return "";
  if (!CSS.supports("color", colour)) return "";
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  if (!context) return "";
  context.fillStyle = colour;
  const plain = String(context.fillStyle);
  if (plain.startsWith("#")) return plain;
  const [red = 0, green = 0, blue = 0] = (plain.match(/[\d.]+/g) ?? []).map(Number);
  return `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, "0")}`;
}

/** The address of a cell; empty, and a remark, if it is none that may be followed. */
export function asAddress(cell: string, remarks: Remark[]): string {
  const address = asText(cell, "link", remarks);
  if (!address || ADDRESS.test(address)) return address;
  remarks.push({ role: "link", found: quoted(address), expected: "an http or https address; the row has none" });
  return "";
}
