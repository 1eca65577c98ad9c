/* The document written anew as one file, with the users' layers that are on the map, but for those in pieces: what it was
   made of stands in its page still, but for the map and its panels, which it makes of it. */

import type { Payload, PayloadView } from "../base/payload.ts";
import { readZipped, zipped } from "../base/zipped.ts";
import { encodeGuestLayer, type GuestLayer } from "../guests/guest-layer.ts";

/** Parts of the page's body that were there before any script was run. */
const OWN_PARTS = "main, noscript, script, style";

/**
 * The document as a file.
 * @param layers users' layers, which take the place of those it was opened with
 * @param opens day and view it opens with
 */
export async function savedMap(
  layers: readonly GuestLayer[],
  opens: { day: number; view: PayloadView },
): Promise<Blob> {
  const copy = document.documentElement.cloneNode(true) as HTMLElement;
  const opening = copy.querySelector("#atlas-opening");
  const map = copy.querySelector(".folium-map");
  if (!opening || !map?.parentElement) throw new Error("this page is no exported map");
  const opened = (await readZipped(opening.textContent)) as Payload;
  opened.guests = await Promise.all(layers.map(encodeGuestLayer));
  [opened.opens, opened.view] = [opens.day, opens.view];
  delete opened.pieces; // which lie beside this document, not beside the file
  const policy = copy.querySelector("meta[http-equiv=Content-Security-Policy]");
  policy?.setAttribute("content", policy.getAttribute("content")?.replace(/; connect-src.*/, "") ?? "");
  opening.textContent = await zipped(opened);
  map.replaceChildren();
  map.removeAttribute("style");
  map.removeAttribute("tabindex");
  map.className = "folium-map";
  map.parentElement.replaceChildren(map);
  map.parentElement.className = "atlas-frame";
  copy.removeAttribute("style");
  delete copy.dataset.ready;
  copy.querySelectorAll("body > *").forEach((part) => {
    if (!part.matches(OWN_PARTS)) part.remove();
  });
  // eslint-disable-next-line no-restricted-properties -- read, not written: the page's own parts, of which none is text of data
  return new Blob(["<!DOCTYPE html>\n", copy.outerHTML], { type: "text/html" });
}
