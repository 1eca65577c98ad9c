/* The document written anew as one file, with the users' layers that are on the map, but for those in pieces: what it was
   made of stands in its page still, but for the map and its panels, which it makes of it. */

import { decodeBase64, encodeBase64 } from "../base/base64.ts";
import type { Payload, PayloadView } from "../base/payload.ts";
import { encodeGuestLayer, type GuestLayer } from "../guests/guest-layer.ts";

/** Parts of the page's body that were there before any script was run. */
const OWN_PARTS = "main, noscript, script, style";

/** The bytes of a blob through a stream that packs or unpacks them. */
const through = (blob: Blob, stream: CompressionStream | DecompressionStream): Response =>
  new Response(blob.stream().pipeThrough(stream));

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
  const data = copy.querySelector("#atlas-data");
  const map = copy.querySelector(".folium-map");
  if (!data || !map?.parentElement) throw new Error("this page is no exported map");
  const packed = new Blob([decodeBase64(data.textContent)]);
  const payload = (await through(packed, new DecompressionStream("gzip")).json()) as Payload;
  payload.guests = await Promise.all(layers.map(encodeGuestLayer));
  [payload.opens, payload.view] = [opens.day, opens.view];
  delete payload.pieces; // which lie beside this document, not beside the file
  const policy = copy.querySelector("meta[http-equiv=Content-Security-Policy]");
  policy?.setAttribute("content", policy.getAttribute("content")?.replace(/; connect-src.*/, "") ?? "");
  const written = new Blob([JSON.stringify(payload)]);
  const bytes = await through(written, new CompressionStream("gzip")).arrayBuffer();
  data.textContent = encodeBase64(new Uint8Array(bytes));
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
