/* Places of the map by whatever they are called, and the names nearest to one that is not known. The same rules as
   campaigns/guests/place_names.py, for the places that the document names. */

import { fold } from "../base/fold.ts";
import { geodesicDistance } from "../base/geodesic.ts";
import type { MapPlace } from "../base/payload.ts";
import { nearestWords } from "../panels/edit-distance.ts";

const SUGGESTED = 3;
/** Places of one name that lie nearer to the best known of them are parts of it: a town, its station, its forts; metres. */
const ONE_PLACE_M = 30_000;

export class PlaceNames {
  private readonly places = new Map<string, MapPlace[]>();

  constructor(places: readonly MapPlace[]) {
    for (const place of [...places].sort((one, other) => one.rank - other.rank)) {
      const stages = [place, ...(place.stages ?? [])];
      const names = [place.modern, ...stages.flatMap(({ name, names }) => [name, ...Object.values(names)])];
      for (const name of new Set(names.map(fold))) {
        const known = this.places.get(name);
        if (known) known.push(place);
        else if (name) this.places.set(name, [place]);
      }
    }
    for (const [name, [first, ...others]] of this.places) {
      const isFar = (other: MapPlace): boolean =>
        geodesicDistance([first!.lat, first!.lon], [other.lat, other.lon]) > ONE_PLACE_M;
      if (others.length) this.places.set(name, [first!, ...others.filter(isFar)]);
    }
  }

  /** Places of a name, the best known first; what stands in brackets or behind a comma is no part of it. */
  find(text: string): MapPlace[] {
    const parts = [text, text.replace(/,.*/s, ""), text.replace(/\(.*/s, "")];
    return parts.map((part) => this.places.get(fold(part))).find(Boolean) ?? [];
  }

  /** Names of places that differ from a text by errors of typing; empty where there are none. */
  suggestion(text: string): string {
    const { words } = nearestWords(fold(text), this.places.keys());
    const names = new Set(words.map((word) => this.places.get(word)?.[0]?.name ?? word));
    return [...names].slice(0, SUGGESTED).join(" or ");
  }
}
