/* Layers of own data that the page around the map gives it and takes back, such as those of the app's page "Your data".
   The page is told when one is there, so that it can ask for one of its rows. */

import type { GuestData } from "../base/payload.ts";
import type { Guests } from "./guests.ts";

/** What the page tells: a layer that is to be added, or the id of one that is to go. */
interface GuestMessage {
  atlas: "guests";
  add?: GuestData;
  remove?: string;
}

const isGuestMessage = (data: unknown): data is GuestMessage =>
  typeof data === "object" && data !== null && "atlas" in data && data.atlas === "guests";

/** Do as the page around the map tells, where there is one. */
export function followPage(guests: Guests): void {
  if (window.parent === window) return;
  window.addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || !isGuestMessage(data)) return;
    const { add } = data;
    if (add) void guests.addAll([add]).then(() => window.parent.postMessage({ atlas: "given", id: add.id }, "*"));
    if (data.remove !== undefined) guests.remove(data.remove);
  });
}
