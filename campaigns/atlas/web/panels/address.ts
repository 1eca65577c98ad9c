/* The address: `#date=…&from=…&compare=…&select=…&view=zoom/lat/lon&tour=…&step=n&language=…`, read at the start and on change,
   written once the map has settled. Inside another page (the app) the same is told to that page by postMessage, and taken
   from it. */

import { fromIso } from "../base/days.ts";
import type { View } from "../base/types.ts";
import type { AtlasEvent } from "../state.ts";

/** The parts of an address as they are written there; the empty text where one is missing. */
export interface Address {
  date: string;
  select: string;
  view: string;
  tour: string;
  step: string;
  from: string;
  compare: string;
  language: string;
}

/** What an address tells of the map. */
export interface AddressedState {
  readonly date: string;
  readonly selected: string | null;
  /** First day of the window, or null. */
  readonly from: string | null;
  /** Second date, or null. */
  readonly compared: string | null;
  readonly language: string;
  readonly touring: { id: string; step: number } | null;
}

/** What an address asks of the map: see public-face.ts. */
export interface AddressedAtlas extends AddressedState {
  language: string;
  readonly languages: string[];
  readonly settled: boolean;
  goto(iso: string): void;
  since(iso: string | null): void;
  compare(iso: string | null): void;
  on(name: AtlasEvent, listener: () => void): unknown;
}

/** What an address asks of the parts of the map. */
export interface AddressControls {
  navigation: { setChapter(id: string): void };
  selection: { select(id: string | null): void };
  tours: { open(id: string, step: string): unknown; end(): void };
  /** `withoutAnimation` does something that shows places; the map is there at once. */
  view: { withoutAnimation(change: () => void): void };
}

const NO_ADDRESS: Address = {
  date: "",
  select: "",
  view: "",
  tour: "",
  step: "1",
  from: "",
  compare: "",
  language: "",
};

/** The parts of an address, from its text after or with the "#". */
export function parseAddress(hash: string): Address {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  const address = { ...NO_ADDRESS };
  for (const name of Object.keys(address) as (keyof Address)[])
    address[name] = parameters.get(name) || NO_ADDRESS[name];
  return address;
}

/** Zoom, latitude and longitude of the text "zoom/latitude/longitude", decimal degrees; null where it is another text. */
export function parseView(text: string): View | null {
  const [zoom = NaN, latitude = NaN, longitude = NaN] = text.split("/").map(Number);
  return [zoom, latitude, longitude].every(Number.isFinite) ? [zoom, latitude, longitude] : null;
}

/** "zoom/latitude/longitude", decimal degrees. */
export function formatView([zoom, latitude, longitude]: View): string {
  return `${Math.round(zoom * 100) / 100}/${latitude.toFixed(3)}/${longitude.toFixed(3)}`;
}

/** The part of an address that tells of a tour; the empty text where none is on. */
const formatTour = (touring: AddressedState["touring"]): string =>
  touring ? `&tour=${touring.id}&step=${touring.step}` : "";

/** The address of a state of the map, from the "#" on. */
export function formatAddress(state: AddressedState, view: View): string {
  const part = (name: string, value: string | null): string => (value ? `&${name}=${encodeURIComponent(value)}` : "");
  const optional = part("from", state.from) + part("compare", state.compared) + part("select", state.selected);
  const language = state.language === "en" ? "" : part("language", state.language);
  return `#date=${state.date}${optional}&view=${formatView(view)}${formatTour(state.touring)}${language}`;
}

/** The address of the document. */
export const readAddress = (): Address => parseAddress(window.location.hash);

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
interface ShowMessage {
  atlas: "show";
  date?: unknown;
  select?: unknown;
  view?: unknown;
  /** Id of a chapter, the empty text for all years. */
  chapter?: unknown;
  /** Whether the page has pages of dossiers. */
  dossiers?: unknown;
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
  /** The address is being written by the map itself. */
  private writing = false;
  private hasDossierPages = false;

  constructor(
    private readonly map: L.Map,
    private readonly atlas: AddressedAtlas,
    private readonly controls: AddressControls,
  ) {
    CHANGES.forEach((name) => atlas.on(name, () => this.writeAfter(OUT_OF_SIGHT)));
    map.on("moveend", () => this.writeAfter(OUT_OF_SIGHT));
    atlas.on("settled", () => this.writeAfter(LASTING));
    window.addEventListener("hashchange", () => this.follow());
    window.addEventListener("message", (event) => {
      if (this.embedded && event.source === window.parent && isShowMessage(event.data)) this.receive(event.data);
    });
    if (this.embedded) atlas.on("ready", () => window.parent.postMessage({ atlas: "ready" }, "*"));
  }

  /** What opens the page of a dossier, in the app; null where the card is all there is. */
  dossierPage(): ((id: string) => void) | null {
    return this.hasDossierPages ? this.toDossier : null;
  }

  /** The page leaves the map: it is told first where the map stands. */
  private readonly toDossier = (id: string): void => {
    clearTimeout(this.timer);
    this.write();
    window.parent.postMessage({ atlas: "dossier", id }, "*");
  };

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
    else this.writeHash(formatAddress(this.atlas, this.view()));
  }

  private tellPage(): void {
    const { date, selected, from, compared } = this.atlas;
    const view = formatView(this.view());
    window.parent.postMessage({ atlas: "settled", date, select: selected, view, from, compare: compared }, "*");
  }

  private writeHash(hash: string): void {
    this.writing = true;
    try {
      window.history.replaceState(null, "", hash);
    } catch {
      window.location.hash = hash;
    }
    this.writing = false;
  }

  /** Show the view of an address; another text shows nothing. */
  setView(text: string): void {
    const view = parseView(text);
    if (view) this.map.setView([view[1], view[2]], view[0], { animate: false });
  }

  /** Take over an address that someone else has written. */
  private follow(): void {
    if (this.writing) return;
    const { atlas, controls } = this;
    const wanted = readAddress();
    if (!wanted.tour) controls.tours.end();
    else if (formatTour(atlas.touring) !== `&tour=${wanted.tour}&step=${wanted.step}`)
      controls.tours.open(wanted.tour, wanted.step);
    this.goto(wanted.date);
    applyAddress(atlas, wanted);
    this.setView(wanted.view);
    if (!wanted.tour && (wanted.select || null) !== atlas.selected) controls.selection.select(wanted.select || null);
  }

  /** Show what the page around the map asks for; what it opens with is there at once. */
  private receive(message: ShowMessage): void {
    const opening = !this.greeted;
    this.greeted = true;
    if (message.dossiers) this.hasDossierPages = true;
    if (opening) this.controls.view.withoutAnimation(() => this.show(message));
    else this.show(message);
    this.writeAfter(this.atlas.settled ? LASTING : OUT_OF_SIGHT);
  }

  private show({ date, select, view, chapter }: ShowMessage): void {
    if (typeof chapter === "string") this.controls.navigation.setChapter(chapter);
    if (typeof date === "string") this.goto(date);
    if (typeof view === "string") this.setView(view);
    if (typeof select === "string" && select !== this.atlas.selected) this.controls.selection.select(select);
  }

  private goto(iso: string): void {
    if (fromIso(iso) !== null && iso !== this.atlas.date) this.atlas.goto(iso);
  }
}
