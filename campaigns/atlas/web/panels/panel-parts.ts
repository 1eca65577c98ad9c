/* What the panels are joined to. */

import type { Attributes } from "../base/dom.ts";
import type { Lines } from "../base/packing.ts";
import type { Payload } from "../base/payload.ts";
import type { PendingWork } from "../base/pending-work.ts";
import type { Item } from "../base/types.ts";
import type { Guests } from "../guests/guests.ts";
import type { MapView } from "../map-view.ts";
import type { Navigation } from "../navigation.ts";
import type { Atlas } from "../public-face.ts";
import type { Scene } from "../scene/scene.ts";
import type { Selection } from "../selection.ts";
import type { AtlasEvent, AtlasState } from "../state.ts";
import type { Caption } from "../time/caption.ts";
import type { Clock } from "../time/clock.ts";
import type { Playback } from "../time/playback.ts";
import type { Card } from "./card.ts";

/** A page of the app that tells of a dossier, a formation, or the order of battle of a dossier on a day. */
export type AppPage = "dossier" | "formation" | "order";
/** What opens the page of something with an id, or null where there is none around the map. */
export type AppPages = (page: AppPage) => ((id: string) => void) | null;

/** The parts of the map. */
export interface PanelParts {
  map: L.Map;
  data: Payload;
  items: Item[];
  /** Layers of users' own data. */
  guests: Guests;
  /** Lines of the ground and of lands. */
  groundLines: Lines;
  state: AtlasState;
  scene: Scene;
  clock: Clock;
  captions: Caption;
  navigation: Navigation;
  selection: Selection;
  playback: Playback;
  view: MapView;
  pending: PendingWork;
  atlas: Atlas;
  emit(name: AtlasEvent): void;
  appPage: AppPages;
}

/** Adds an empty panel over the map. */
export type AddPanel = <Tag extends keyof HTMLElementTagNameMap>(
  name: string,
  tag: Tag,
  attributes?: Attributes,
) => HTMLElementTagNameMap[Tag];

/** The card and the element it fills. */
export interface CardPanel {
  card: Card;
  element: HTMLElement;
}

/** The element in which the map and its panels stand. */
export function frameOf(map: L.Map): HTMLElement {
  const frame = map.getContainer().parentElement;
  if (!frame) throw new Error("the map's container stands in no element");
  return frame;
}
