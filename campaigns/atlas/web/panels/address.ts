/* The address: read at the start and on change, written once the map has settled; see address-text.ts. Inside another
   page (the app) the same is told to that page by postMessage, and taken from it. */

import { fromIso } from "../base/days.ts";
import type { View } from "../base/types.ts";
import type { AtlasEvent } from "../state.ts";
import type { SelectOptions } from "../selection.ts";
import { type AddressableParts, addressProblems } from "./address-problems.ts";
import {
  type Address,
  addressEntries,
  type AddressedState,
  formatAddress,
  formatTour,
  formatView,
  isAddressPart,
  NO_CONTROLS,
  parseAddress,
  parseView,
} from "./address-text.ts";
import type { AppPage } from "./panel-parts.ts";

/** What an address asks of the map: see public-face.ts. */
export interface AddressedAtlas extends AddressedState {
  language: string;
  readonly languages: string[];
  readonly tours: string[];
  readonly range: [first: string, last: string];
  readonly settled: boolean;
  /** Id of the chapter, or the empty text. */
  readonly chapterId: string;
  goto(iso: string): void;
  since(iso: string | null): void;
  compare(iso: string | null): void;
  on(name: AtlasEvent, listener: () => void): unknown;
}

/** What an address asks of the parts of the map. */
export interface AddressControls {
  navigation: { setChapter(id: string, move?: boolean): void };
  selection: { select(id: string | null, options?: SelectOptions): void; knows(id: string): boolean };
  tours: { open(id: string, step: string): unknown; end(): void };
  /** `withoutAnimation` does something that shows places; the map is there at once. */
  view: { withoutAnimation(change: () => void): void };
  card: { setAside(on: boolean): void };
  gestures: { share(on: boolean): void };
  /** The map of a kiosk has no address, and no page around it steers it. */
  kiosk: boolean;
  /** Tell the reader what of an address is not shown, a sentence each. */
  notice: { show(sentences: string[]): void };
}

/** The address of the document; that of a kiosk counts for nothing. */
export const readAddress = (kiosk = false): Address => parseAddress(kiosk ? "" : window.location.hash);

/** Take over the window, the second date and the language of an address; what is no date or language counts as none. */
export function applyAddress(
  atlas: AddressedAtlas,
  { from, compare, language }: Pick<Address, "from" | "compare" | "language">,
): void {
  if (atlas.languages.includes(language)) atlas.language = language;
  const dateOrNull = (iso: string): string | null => (fromIso(iso) === null ? null : iso);
  if (dateOrNull(from) !== atlas.from) atlas.since(dateOrNull(from));
  if (dateOrNull(compare) !== atlas.compared) atlas.compare(dateOrNull(compare));
}

/** What the page around the map asks of it: texts as in an address; what is missing stays as it is. */
interface ShowMessage extends Partial<Record<keyof Address, unknown>> {
  atlas: "show";
  /** Id of a chapter, the empty text for all years. */
  chapter?: unknown;
  /** Whether the page has pages of dossiers, and of formations and orders of battle. */
  dossiers?: unknown;
  formations?: unknown;
  /** "map" where the wheel and fingers are the map's, as nothing around it is scrolled. */
  gestures?: unknown;
  /** False while the page tells of what is selected itself. */
  card?: unknown;
}

const isShowMessage = (data: unknown): data is ShowMessage =>
  typeof data === "object" && data !== null && "atlas" in data && data.atlas === "show";

/**
 * Milliseconds for which the map has to have been settled before its address is written: browsers allow some hundred
 * changes of the address in half a minute, and the app runs its page anew each time it is told.
 */
const LASTING = 350;
/** Milliseconds without a change after which it is written although the map is out of sight, where nothing is drawn. */
const OUT_OF_SIGHT = 2000;

const CHANGES: AtlasEvent[] = ["date", "select", "play", "tour", "window", "compare", "language"];

/** Keeps the address, or the page around the map, in step with the map. */
export class AddressBinding {
  private readonly embedded = window.parent !== window;
  /** Nothing is told to the page around the map before it has said what to open with. */
  private greeted = !this.embedded;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly bare = readAddress().controls === "none" ? NO_CONTROLS : "";
  /** The address is being written by the map itself. */
  private writing = false;
  /** Chapter, tour and selection of the address written last; null where the next is that of a page gone back to. */
  private place: string | null = null;
  private readonly pages = new Set<AppPage>();

  constructor(
    private readonly map: L.Map,
    private readonly atlas: AddressedAtlas,
    private readonly controls: AddressControls,
  ) {
    if (controls.kiosk) return;
    CHANGES.forEach((name) => atlas.on(name, () => this.writeAfter(OUT_OF_SIGHT)));
    map.on("moveend", () => this.writeAfter(OUT_OF_SIGHT));
    atlas.on("settled", () => this.writeAfter(LASTING));
    window.addEventListener("hashchange", ({ newURL }) => this.follow(new URL(newURL).hash));
    window.addEventListener("popstate", ({ state }) => this.goBack(state));
    window.addEventListener("message", (event) => {
      if (this.embedded && event.source === window.parent && isShowMessage(event.data)) this.receive(event.data);
    });
    if (this.embedded) atlas.on("ready", () => window.parent.postMessage({ atlas: "ready" }, "*"));
  }

  /** What opens a page of a kind, in the app; null where the card is all there is. */
  appPage(page: AppPage): ((id: string) => void) | null {
    return this.pages.has(page) ? (id) => this.openPage(page, id) : null;
  }

  /** The page leaves the map: it is told first where the map stands. */
  private openPage(page: AppPage, id: string): void {
    clearTimeout(this.timer);
    this.write();
    window.parent.postMessage({ atlas: page, id }, "*");
  }

  private writeAfter(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), milliseconds);
  }

  private view(): View {
    const { lat, lng } = this.map.getCenter();
    return [this.map.getZoom(), lat, lng];
  }

  private write(): void {
    if (!this.greeted) return;
    if (this.embedded) this.tellPage();
    else this.writeHash(formatAddress(this.atlas, this.view()) + this.bare);
  }

  /** Back, or on again, in the browser: chapters are in no address; all else is followed as one that is typed. */
  private goBack(state: unknown): void {
    clearTimeout(this.timer);
    this.place = null;
    if (typeof state !== "object" || state === null || !("chapter" in state)) return;
    const { chapter } = state;
    if (typeof chapter === "string" && chapter !== this.atlas.chapterId)
      this.controls.navigation.setChapter(chapter, false);
  }

  private tellPage(): void {
    const { date, selected, from, compared, language, touring } = this.atlas;
    const state = { date, select: selected, from, compare: compared, view: formatView(this.view()) };
    const tour = { tour: touring?.id ?? null, step: touring ? String(touring.step) : null };
    window.parent.postMessage({ atlas: "settled", ...state, ...tour, language }, "*");
  }

  private writeHash(hash: string): void {
    const { chapterId: chapter, selected, touring } = this.atlas;
    const place = [chapter, selected, touring?.id, touring?.step].join();
    const goes = this.place !== null && this.place !== place;
    this.place = place;
    this.writing = true;
    try {
      window.history[goes ? "pushState" : "replaceState"]({ chapter }, "", hash);
    } catch {
      window.location.hash = hash;
    }
    this.writing = false;
  }

  /** Tell what of an address cannot be shown. */
  tellProblems(wanted: Iterable<readonly [string, string]> = addressEntries(window.location.hash)): void {
    const { atlas, controls } = this;
    if (controls.kiosk) return;
    const parts: AddressableParts = {
      date: atlas.date,
      range: atlas.range,
      languages: atlas.languages,
      tours: atlas.tours,
      touring: atlas.touring,
      has: (id) => controls.selection.knows(id),
    };
    controls.notice.show(addressProblems(wanted, parts));
  }

  /** Show the view of an address; another text shows nothing. */
  setView(text: string): void {
    const view = parseView(text);
    if (view) this.map.setView([view[1], view[2]], view[0], { animate: false });
  }

  /** Take over an address that someone else has written; the map may have written its own since. */
  private follow(hash: string): void {
    if (this.writing) return;
    const wanted = parseAddress(hash);
    this.setTour(wanted.tour, wanted.step);
    this.goto(wanted.date);
    this.setView(wanted.view);
    if (wanted.select || !wanted.tour) this.select(wanted.select, wanted); // a tour selects by itself
    applyAddress(this.atlas, wanted); // a window ends on the day shown, which what is selected may have moved
    this.tellProblems(addressEntries(hash));
  }

  private setTour(id: string, step: string): void {
    const { atlas, controls } = this;
    if (!id) controls.tours.end();
    else if (formatTour(atlas.touring) !== `&tour=${id}&step=${step}`) controls.tours.open(id, step);
  }

  /** Select what an address asks for; its date and view, where it has them, stay. */
  private select(id: string, { date, view }: { date: string; view: string }): void {
    if ((id || null) === this.atlas.selected) return;
    const options = { move: !parseView(view), frame: true, keepDay: fromIso(date) !== null };
    this.controls.selection.select(id || null, options);
  }

  /** Show what the page around the map asks for; what it opens with is there at once. */
  private receive(message: ShowMessage): void {
    const opening = !this.greeted;
    this.greeted = true;
    if (message.dossiers) this.pages.add("dossier");
    if (message.formations) this.pages.add("formation").add("order");
    if (message.gestures === "map" || message.gestures === "page")
      this.controls.gestures.share(message.gestures === "page");
    if (typeof message.card === "boolean") this.controls.card.setAside(!message.card);
    if (opening) this.controls.view.withoutAnimation(() => this.show(message));
    else this.show(message);
    this.writeAfter(this.atlas.settled ? LASTING : OUT_OF_SIGHT);
  }

  private show(message: ShowMessage): void {
    const { chapter } = message;
    const texts = Object.entries(message).filter((entry): entry is [string, string] => typeof entry[1] === "string");
    const given: Partial<Address> = Object.fromEntries(texts.filter(([name]) => isAddressPart(name)));
    const { date = "", view = "", select, tour, step = "1", from, compare, language } = given;
    if (typeof chapter === "string") this.controls.navigation.setChapter(chapter);
    if (tour !== undefined) this.setTour(tour, step);
    this.goto(date);
    this.setView(view);
    if (select || (select !== undefined && !tour)) this.select(select, { date, view });
    const { atlas } = this;
    applyAddress(atlas, {
      from: from ?? atlas.from ?? "",
      compare: compare ?? atlas.compared ?? "",
      language: language ?? "",
    });
    this.tellProblems(texts.filter(([name]) => isAddressPart(name)));
  }

  private goto(iso: string): void {
    if (fromIso(iso) !== null && iso !== this.atlas.date) this.atlas.goto(iso);
  }
}
