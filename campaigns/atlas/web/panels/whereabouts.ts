/* Where formations were on a day, in words: in position, else where the head of a movement stood. */

import type { Day } from "../base/days.ts";
import { geodesicDistance } from "../base/geodesic.ts";
import type { Certainty, Dossier, Feature, Payload } from "../base/payload.ts";
import { belongedTo } from "../base/subordination.ts";
import { kindWords, later, t } from "../base/translation.ts";
import { calledOn } from "../names/label-candidates.ts";
import { formatRoughDistance } from "./distance.ts";

/** Where a formation was. */
export interface Whereabouts {
  /** Id of the feature that shows it on the map. */
  feature: string;
  /** In words: "Hualin, within 4 km". */
  text: string;
  certainty: Certainty;
}

/** What of the document tells where formations were. */
export type Ground = Pick<Payload, "dossiers" | "features" | "places"> & { style: NamedKinds };
interface NamedKinds {
  /** `noDot` are the kinds of places that are no points. */
  markStyle: Pick<Payload["style"]["markStyle"], "noDot">;
}

/** Clockwise from the north. */
const DIRECTIONS = [
  later("{distance} north of {place}"),
  later("{distance} north-east of {place}"),
  later("{distance} east of {place}"),
  later("{distance} south-east of {place}"),
  later("{distance} south of {place}"),
  later("{distance} south-west of {place}"),
  later("{distance} west of {place}"),
  later("{distance} north-west of {place}"),
];
/** Kilometres up to which a place names a point: on it, and beside it. */
const [AT, NEAR] = [1, 40];
/** Kind of a movement that lands. */
const LANDING = "landing";
/** Kilometres of a degree of latitude. */
const DEGREE = 111.2;

/** The stage of a feature that holds on a day, from 0; -1 where none does. */
const stageOn = ({ stages }: Pick<Feature, "stages">, day: Day): number =>
  stages.findIndex(([start, end]) => (start ?? -Infinity) <= day && day <= (end ?? Infinity));

/** A point by the nearest place of that day, "4 km east of Yehho"; by its coordinates where none is near. */
export function nearPlace(longitude: number, latitude: number, day: Day, ground: Omit<Ground, "features">): string {
  const shrink = Math.cos((latitude * Math.PI) / 180);
  const offsets = ground.places
    .filter(({ kind }) => !ground.style.markStyle.noDot.includes(kind))
    .map((place) => ({ place, east: (longitude - place.lon) * shrink, north: latitude - place.lat }));
  const nearest = offsets.reduce<(typeof offsets)[number] | null>(
    (best, each) => (best && Math.hypot(best.east, best.north) <= Math.hypot(each.east, each.north) ? best : each),
    null,
  );
  if (!nearest || Math.hypot(nearest.east, nearest.north) * DEGREE > NEAR)
    return `${latitude.toFixed(3)}, ${longitude.toFixed(3)}`;
  const { place, east, north } = nearest;
  const { name } = calledOn(place, day);
  const kilometres = geodesicDistance([place.lat, place.lon], [latitude, longitude]) / 1000;
  const direction = DIRECTIONS[(Math.round((Math.atan2(east, north) / Math.PI) * 4) + 8) % 8] ?? "";
  return kilometres < AT ? name : t(direction, { distance: formatRoughDistance(kilometres), place: name });
}

/** Where a unit stood in one of its positions, from 0; null where it has none. */
export function positionText(feature: Feature, position: number, ground: Omit<Ground, "features">): string | null {
  const [longitude, latitude, radius, , place] = feature.positions?.[position] ?? [];
  if (longitude === undefined || latitude === undefined || radius === undefined) return null;
  const day = feature.stages[position]?.[0] ?? 0;
  return t("{place}, within {km} km", { place: place || nearPlace(longitude, latitude, day, ground), km: radius });
}

/** Where the head of a movement stood: at a place it had reached, or beyond it; null after it had come to its end. */
function onTheWay({ axis, id, kind }: Feature, day: Day, dossier: Dossier | undefined): Whereabouts | null {
  const waypoints = dossier?.axes.find((each) => each.id === axis)?.waypoints ?? [];
  const reached = waypoints.findLast(({ start }) => start <= day);
  const last = waypoints.at(-1);
  if (!reached || !last || day > last.end) return null;
  const place = day <= reached.end ? reached.place : t("beyond {place}", { place: reached.place });
  const how = kind === LANDING && reached !== last ? t("on the way") : kindWords(kind); // it lands where its way ends
  return { feature: id, text: `${place} (${how})`, certainty: reached.certainty };
}

/** Where the formations of dossiers were on a day, by id. */
export function whereaboutsOn(day: Day, dossiers: ReadonlySet<string>, ground: Ground): Map<string, Whereabouts> {
  const found = new Map<string, Whereabouts>();
  for (const feature of ground.features) {
    const { unit, dossier, id } = feature;
    if (unit === undefined || !dossiers.has(dossier)) continue;
    const stage = stageOn(feature, day);
    const position = feature.positions?.[stage];
    const text = positionText(feature, stage, ground);
    if (position && text) found.set(unit, { feature: id, text, certainty: position[3] });
    else if (stage >= 0 && !feature.positions && !found.has(unit)) {
      const moving = onTheWay(feature, day, ground.dossiers[dossier]);
      if (moving) found.set(unit, moving);
    }
  }
  return found;
}

/** A unit in position. */
export interface UnitUnder extends Whereabouts {
  /** Its id, a key of `Payload.formations`. */
  formation: string;
}

/** Where a formation stood in position on a day; null where the map does not show it. */
export function positionOn(id: string, day: Day, ground: Ground): string | null {
  const texts = ground.features
    .filter(({ unit, positions }) => unit === id && positions)
    .map((feature) => positionText(feature, stageOn(feature, day), ground));
  return texts.find((text) => text !== null) ?? null;
}

/** Units in position on a day that belonged to a formation, directly or not: the greater first, each once. */
export function unitsUnder(id: string, day: Day, ground: Ground & Pick<Payload, "formations">): UnitUnder[] {
  const { features, formations } = ground;
  const found = new Map<string, UnitUnder>();
  for (const feature of [...features].sort((a, b) => a.rank - b.rank)) {
    const { unit, positions } = feature;
    if (unit === undefined || !positions || found.has(unit)) continue;
    const stage = stageOn(feature, day);
    const text = positionText(feature, stage, ground);
    if (text === null || !belongedTo(unit, id, day, formations)) continue;
    found.set(unit, { formation: unit, feature: feature.id, text, certainty: positions[stage]![3] });
  }
  return Object.keys(formations).flatMap((key) => found.get(key) ?? []);
}
