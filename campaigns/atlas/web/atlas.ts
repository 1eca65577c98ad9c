/* The document: its data are unpacked, the map is made of its parts, and opened where the address says. */

import { byRow, type PackedPayload } from "./base/columns.ts";
import { fromIso } from "./base/days.ts";
import { DocumentTexts } from "./base/document-texts.ts";
import { FrameTask } from "./base/frame-task.ts";
import { Listeners } from "./base/listeners.ts";
import { unpackLines } from "./base/packing.ts";
import type { Payload } from "./base/payload.ts";
import { PendingWork } from "./base/pending-work.ts";
import { showLanguage } from "./base/translation.ts";
import type { Item, MapFeature } from "./base/types.ts";
import { readZipped } from "./base/zipped.ts";
import { type GuestRow, Guests } from "./guests/guests.ts";
import { followPage } from "./guests/page-messages.ts";
import { allowCloserOver } from "./closest-zoom.ts";
import { translateControls } from "./leaflet-words.ts";
import { keepWithinEarth } from "./map-bounds.ts";
import { MapView } from "./map-view.ts";
import { unitZoom } from "./names/units.ts";
import { closeWaysOut } from "./kiosk/ways-out.ts";
import { Navigation } from "./navigation.ts";
import { AddressBinding, applyAddress, readAddress } from "./panels/address.ts";
import type { AppPages } from "./panels/panel-parts.ts";
import { createPanels } from "./panels/panels.ts";
import { Atlas } from "./public-face.ts";
import { buildItems, retell } from "./scene/items.ts";
import { readReliefs } from "./scene/base-map.ts";
import { Scene } from "./scene/scene.ts";
import { Selection } from "./selection.ts";
import type { AtlasEvent, AtlasState } from "./state.ts";
import { Caption } from "./time/caption.ts";
import { Clock } from "./time/clock.ts";
import { Playback } from "./time/playback.ts";

declare global {
  interface Window {
    atlas?: Atlas;
    /** Open the document on a map of Leaflet's; its data, and how it opens, are base64 of a gzip of JSON. */
    openAtlas(map: L.Map, text: string, opening: string): void;
  }
}

/** The parts of the map that an address tells of. */
interface OpenedParts {
  address: AddressBinding;
  atlas: Atlas;
  navigation: Navigation;
  selection: Selection;
  state: AtlasState;
  tours: { open(id: string, step: string, options: { still: boolean }): boolean };
  emit(name: AtlasEvent): void;
  fitMap(): void;
}

/** Show the day, view, tour and selection that the address asks for, else those the document opens with. */
function openAtAddress(data: Payload, parts: OpenedParts): void {
  const { address, atlas, emit, fitMap, navigation, selection, state, tours } = parts;
  const wanted = readAddress(Boolean(data.kiosk));
  const toured = tours.open(wanted.tour, wanted.step, { still: true });
  address.setView(wanted.view);
  window.atlas = atlas;
  emit("span");
  if (fromIso(wanted.date) !== null) atlas.goto(wanted.date);
  else navigation.goto(toured ? state.day : data.opens);
  fitMap(); // before it is painted, and what is selected is framed
  const chosen = wanted.select || (window.location.hash ? "" : data.select);
  const move = !wanted.view && Boolean(wanted.select);
  if (chosen && chosen !== atlas.selected)
    selection.select(chosen, { move, frame: true, keepDay: fromIso(wanted.date) !== null });
  applyAddress(atlas, { ...wanted, language: wanted.language || (data.language ?? "") });
  address.tellProblems();
  document.documentElement.dataset.ready = "true";
  emit("ready");
}

/** What is read before the map is made. */
interface ReadParts {
  guests: Guests;
  /** Image of the finer relief. */
  relief: HTMLImageElement | null;
  texts: DocumentTexts;
}

/** What tells the document in another language; null where it carries one alone. */
function speaker(texts: DocumentTexts, items: Item[], data: Payload): ((code: string) => Promise<boolean>) | null {
  if (!texts.codes.length) return null;
  return async (code) => {
    const told = await texts.show(code);
    if (told) retell(items, data);
    return told;
  };
}

/** Make the map of its parts, and show it. */
function start(map: L.Map, data: Payload, { guests, relief, texts }: ReadParts): void {
  const listeners = new Listeners<AtlasEvent, Atlas>();
  const pending = new PendingWork(() => listeners.call("settled", atlas));
  const nextFrame = new FrameTask(pending, () => undefined); // with which whatever has changed is seen at the earliest
  const emit = (name: AtlasEvent): void => {
    nextFrame.request();
    listeners.call(name, atlas);
  };
  const { chapters, range } = data;
  const state: AtlasState = { day: data.opens, span: range, chapter: "", chosen: null, highlights: new Set() };
  const groundLines = unpackLines(data.groundLines);
  const items = buildItems(data, unpackLines(data.lines), groundLines);
  const clock = new Clock(items);
  const captions = new Caption(data, items);
  const scene = new Scene(map, data, groundLines, state, pending, guests, { relief, from: () => clock.from });
  const view = new MapView(map, pending);
  keepWithinEarth(map);
  translateControls(map);
  allowCloserOver(map, data.sheets);
  const navigation = new Navigation(state, { clock, scene, chapters, range, view, emit });
  const card = {
    show: (feature: MapFeature, item: Item) => panels.card.show(feature, item),
    showFormation: (id: string) => panels.card.showFormation(id),
    showGuest: (row: GuestRow) => panels.card.showGuest(row),
    hide: () => panels.card.hide(),
  };
  const { dossiers, formations, style } = data;
  const zoomOf = (id: string): number => unitZoom(formations[id]?.echelon ?? "", style);
  const found = { items, guests, dossiers, formations, visible: clock.visible };
  const selected = { ...found, navigation, view, card, zoomOf, scene, emit };
  const selection = new Selection(state, selected);
  guests.onChange.add(() => {
    if (state.chosen !== null && !selection.knows(state.chosen)) selection.select(null); // it went with its layer
  });
  const playback = new Playback({ state, navigation, scene, changed: () => emit("play") }, pending);
  const parts = { map, state, scene, clock, range, guests, navigation, selection, playback, pending };
  const atlas: Atlas = new Atlas({
    ...parts,
    listeners,
    events: captions.events,
    languages: data.languages.map(([code]) => code),
    speak: speaker(texts, items, data),
    tourIds: data.tours.map(({ id }) => id),
  });
  const appPage: AppPages = (page) => address.appPage(page);
  const panels = createPanels({ ...parts, atlas, captions, data, appPage, emit, groundLines, items, view });
  atlas.join(panels);
  const { card: shownCard, fitMap, gestures, notice, tours } = panels;
  const kiosk = Boolean(data.kiosk);
  const bound = { card: shownCard, gestures, navigation, kiosk, notice, selection, tours, view };
  const address = new AddressBinding(map, atlas, bound);
  followPage(guests);
  openAtAddress(data, { address, atlas, navigation, selection, state, tours, emit, fitMap });
}

window.openAtlas = (map, text, opening) => {
  if (!("DecompressionStream" in window)) {
    map.getContainer().textContent = "This map needs a browser of 2023 or later."; // no words can be unpacked
    return;
  }
  void Promise.all([readZipped(text), readZipped(opening)]).then(async ([packed, opens]) => {
    const data = { ...byRow(packed as PackedPayload), ...(opens as Payload) };
    const [zoom, latitude, longitude] = data.view;
    map.setView([latitude, longitude], zoom, { animate: false });
    if (data.words && data.language) showLanguage(data.language, data.words);
    const texts = new DocumentTexts(data);
    if (texts.codes.length) {
      const asked = readAddress(Boolean(data.kiosk)).language;
      data.language = asked || texts.firstOf(data.language ? [data.language] : navigator.languages) || "en";
      await texts.show(data.language);
    }
    const guests = new Guests(data.range, data.style);
    const [relief] = await Promise.all([readReliefs(map, data.ground), guests.addAll(data.guests)]);
    if (data.kiosk) closeWaysOut();
    start(map, data, { guests, relief, texts });
  });
};
