/* Markers at the edge of the map: they lead to what happens on this day, or is selected, outside the view. */

import { isState } from "../base/days.ts";
import type { Day } from "../base/days.ts";
import { element, set, writeText } from "../base/dom.ts";
import { FrameTask } from "../base/frame-task.ts";
import { geodesicDistance } from "../base/geodesic.ts";
import { toLatLng } from "../base/mercator.ts";
import type { PendingWork } from "../base/pending-work.ts";
import { t } from "../base/translation.ts";
import type { Box, Item, LatLng, LatLon } from "../base/types.ts";
import { formatRoughDistance } from "./distance.ts";
import { boxesAlongEdge, boxesInRows, freeBox, landShareOf } from "./edge-placement.ts";

/** What the markers ask of the map. */
export interface OffscreenControls {
  /** Events that are drawn now, and what is selected. */
  events(): Item[];
  isChosen(item: Item): boolean;
  day(): Day;
  playing(): boolean;
  /** Whether there are to be no markers: while the map plays too fast to read, is measured, or a tour leads. */
  idle(): boolean;
  /** Go to an event; chosen by the keyboard, its card is read next. */
  go(item: Item, byKeyboard: boolean): void;
  /** The markers stand elsewhere: their boxes, pixels of the map's container. */
  moved(boxes: Box[]): void;
  /** Units whose symbols are drawn on the map. */
  units(): Item[];
  /** Whether there is land near a point; pixels of the map's container. */
  isLand(x: number, y: number): boolean;
}

/** The dossiers of the document, as far as they tell where something was. */
type Places = Record<string, { place: { name: string } }>;

/** An event outside the view; several of one place share one. */
export interface OffscreenEvent {
  item: Item;
  chosen: boolean;
  /** Name of the place. */
  place: string;
  at: LatLon;
  /** How many others there are at the place. */
  more: number;
}

interface Marker {
  event: OffscreenEvent;
  button: HTMLElement;
  arrow: HTMLElement;
  name: HTMLElement;
  distance: HTMLElement;
  /** When it was made, milliseconds. */
  since: number;
}

/** Width and height of a marker, pixels. */
type MarkerSize = readonly [width: number, height: number];

/** Markers at a time, and on a map narrower than so many pixels. */
const MOST = 3;
const MOST_ON_NARROW = { width: 700, most: 2 };
/** At this zoom and closer no marker leads further than so many kilometres from the middle, but to what is selected. */
const NEARBY = { zoom: 9, most: 1500 };
/** Milliseconds for which a marker stays while the map plays, so that it can be read. */
const STAY = 2500;
/** Pixels kept free around panels and markers, and from the middle of a symbol on the map to each side. */
const GAP = 4;
const SYMBOL = 12;

/** Order of importance: what is selected, then by rank, then the latest. */
export function byImportance(a: OffscreenEvent, b: OffscreenEvent): number {
  return (
    Number(b.chosen) - Number(a.chosen) || a.item.feature.rank - b.item.feature.rank || b.item.start - a.item.start
  );
}

/** One event for each place, the most important one, which knows how many others there are; most important first. */
export function onePerPlace(events: OffscreenEvent[]): OffscreenEvent[] {
  const places = new Map<string, OffscreenEvent>();
  events.forEach((event) => {
    const known = places.get(event.place);
    if (!known) places.set(event.place, event);
    else places.set(event.place, { ...(byImportance(event, known) < 0 ? event : known), more: known.more + 1 });
  });
  return [...places.values()].sort(byImportance);
}

/** What a marker is called: "Moscow – Neutrality Pact +1"; the place only where the name of the event does not tell it. */
export function nameOf({ item: { feature }, place, more }: OffscreenEvent): string {
  const [plain = place] = place.split(/ \(|,/);
  const name = feature.short || feature.name;
  return `${name.includes(plain) ? name : `${plain} – ${name}`}${more ? ` +${more}` : ""}`;
}

const placeOf = (item: Item): LatLng => toLatLng(item.shape.parts[0]?.[0] ?? []);

/** The markers of a map. */
export class OffscreenMarkers {
  private readonly markers = new Map<string, Marker>();
  /** The boxes last told of, as text. */
  private told = "";
  /** Boxes of the panels over the map; null when one of them has changed since. */
  private panelBoxes: Box[] | null = null;
  private readonly task: FrameTask;
  private readonly sizes: ResizeObserver;
  private readonly watched = new WeakSet<Element>();
  /** Sizes of markers by what they show, measured once: to ask has the page laid out. */
  private readonly measured = new Map<string, MarkerSize>();
  /** Boxes that are tried in this view, by size of marker and direction, and which part of them lies over land. */
  private readonly tried = new Map<string, Box[]>();
  private readonly landShares = new WeakMap<Box, number>();

  /**
   * @param panel empty, over the map
   * @param map Leaflet's
   * @param places dossiers of the document
   */
  constructor(
    private readonly panel: HTMLElement,
    private readonly map: L.Map,
    private readonly places: Places,
    private readonly controls: OffscreenControls,
    pending: PendingWork,
  ) {
    this.task = new FrameTask(pending, () => this.update());
    /* Where panels lie is asked of the page only when one of them opens, shuts or grows: asking is slow. */
    const panelsChanged = (): void => {
      this.panelBoxes = null;
      this.request();
    };
    map.on("moveend", () => {
      this.tried.clear();
      this.request();
    });
    map.on("resize", panelsChanged);
    this.sizes = new ResizeObserver(panelsChanged);
  }

  /** Place the markers with the next frame. */
  request(): void {
    this.task.request();
  }

  /** Events outside the view, one of each place, most important first. */
  private wanted(): OffscreenEvent[] {
    const day = this.controls.day();
    const events: OffscreenEvent[] = [];
    this.controls.events().forEach((item) => {
      const chosen = this.controls.isChosen(item);
      if (!chosen && (item.end < day || item.start > day)) return;
      const { lat, lng } = placeOf(item);
      if (!this.isOutside([lat, lng]) || (!chosen && (this.isTooFar([lat, lng]) || this.isUnasked(item)))) return;
      const place = this.places[item.feature.dossier]?.place.name || item.feature.name;
      events.push({ item, chosen, place, at: [lat, lng], more: 0 });
    });
    const narrow = this.map.getSize().x < MOST_ON_NARROW.width;
    return onePerPlace(events).slice(0, narrow ? MOST_ON_NARROW.most : MOST);
  }

  /** Kilometres from the middle of the view. */
  private distanceTo(at: LatLon): number {
    const { lat, lng } = this.map.getCenter();
    return geodesicDistance([lat, lng], at) / 1000;
  }

  private isTooFar(at: LatLon): boolean {
    return this.map.getZoom() >= NEARBY.zoom && this.distanceTo(at) > NEARBY.most;
  }

  /** Whether it is something that lasts for years, of which a battlefield does not tell. */
  private isUnasked(item: Item): boolean {
    return this.map.getZoom() >= NEARBY.zoom && isState(item);
  }

  private isOutside(at: LatLon): boolean {
    const { x, y } = this.map.latLngToContainerPoint(at);
    const size = this.map.getSize();
    return x < 0 || y < 0 || x > size.x || y > size.y;
  }

  private update(): void {
    const size = this.map.getSize();
    if (this.controls.idle() || !size.x || !size.y) {
      this.take([]);
      return;
    }
    const events = this.wanted();
    if (this.controls.playing()) this.addStaying(events);
    this.take(events);
    this.place(size);
  }

  /** Add those that were shown a moment ago, as far as there is room. */
  private addStaying(events: OffscreenEvent[]): void {
    const now = performance.now();
    const places = new Set(events.map(({ place }) => place));
    this.markers.forEach(({ event, since }, place) => {
      if (places.has(place) || now - since > STAY || events.length >= MOST) return;
      if (this.isOutside(event.at) && !this.isTooFar(event.at)) events.push(event);
    });
  }

  /** Keep, make and remove buttons so that there is one for each event. */
  private take(events: OffscreenEvent[]): void {
    const places = new Set(events.map(({ place }) => place));
    this.markers.forEach(({ button }, place) => {
      if (places.has(place)) return;
      button.remove();
      this.markers.delete(place);
    });
    events.forEach((event) => {
      const marker = this.markers.get(event.place) ?? this.make(event);
      marker.event = event;
      this.write(marker);
    });
    set(this.panel, "hidden", !events.length);
    if (!events.length) this.tell([]);
  }

  private make(event: OffscreenEvent): Marker {
    const arrow = element("span", { class: "edge-arrow", "aria-hidden": "true" });
    const name = element("span", { class: "edge-name" });
    const distance = element("span", { class: "edge-far" });
    const words = element("span", { class: "edge-words" }, name, distance);
    const button = element(
      "button",
      {
        type: "button",
        class: "edge",
        onclick: (click: MouseEvent) => this.controls.go(marker.event.item, click.detail === 0),
      },
      element("span", { class: "edge-pill" }, arrow, words),
    );
    const since = performance.now();
    const marker: Marker = { event, button, arrow, name, distance, since };
    this.panel.append(button);
    this.markers.set(event.place, marker);
    return marker;
  }

  /** "Moscow – Neutrality Pact", and how far it is from the middle of the view. */
  private write({ event, button, name, distance }: Marker): void {
    const text = nameOf(event);
    const far = formatRoughDistance(this.distanceTo(event.at));
    writeText(name, text);
    writeText(distance, far);
    set(button, "title", t("{event}: outside the view, go there", { event: event.item.feature.name }));
    button.classList.toggle("chosen", event.chosen);
  }

  /** Boxes of what lies over the map, pixels of its container. */
  private measurePanels(): Box[] {
    const map = this.map.getContainer();
    const origin = map.getBoundingClientRect();
    const panels = [...(this.panel.parentElement?.children ?? [])].filter(
      (each) => each !== map && each !== this.panel && !each.matches(".tip"),
    );
    const over = [...panels, ...map.querySelectorAll(".leaflet-control")];
    over.forEach((each) => {
      if (this.watched.has(each)) return;
      this.watched.add(each);
      this.sizes.observe(each);
    });
    return over
      .map((each) => each.getBoundingClientRect())
      .filter(({ width, height }) => width && height)
      .map(({ left, top, right, bottom }) => [
        left - origin.left - GAP,
        top - origin.top - GAP,
        right - origin.left + GAP,
        bottom - origin.top + GAP,
      ]);
  }

  /** Put each marker where the line from the middle to its event leaves the map, or as near to it as there is room. */
  private place(size: L.Point): void {
    this.panelBoxes ??= this.measurePanels();
    const taken = [...this.panelBoxes];
    const symbols = [...this.controls.events(), ...this.controls.units()].map((item): Box => {
      const { x, y } = this.map.latLngToContainerPoint(placeOf(item));
      return [x - SYMBOL, y - SYMBOL, x + SYMBOL, y + SYMBOL];
    });
    const sizes = new Map([...this.markers.values()].map((marker) => [marker, this.sizeOf(marker)]));
    const landShare = (box: Box): number => this.landShare(box);
    const boxes: Box[] = [];
    this.markers.forEach((marker) => {
      const { button, event } = marker;
      const [width, height] = sizes.get(marker) ?? [0, 0];
      const towards = this.map.latLngToContainerPoint(event.at); // the map ends at the seam: there is no other way
      button.classList.toggle("after", towards.x > size.x / 2);
      const box = freeBox(this.boxesFor(size, [width, height], towards), taken, symbols, landShare);
      button.classList.toggle("unplaced", !box);
      if (!box) return;
      const [left, top, right, bottom] = box;
      taken.push([left - GAP, top - GAP, right + GAP, bottom + GAP]);
      boxes.push([Math.round(left), Math.round(top), Math.round(right), Math.round(bottom)]);
      OffscreenMarkers.put(marker, box, towards);
    });
    this.tell(boxes);
  }

  /** Boxes that are tried for a marker; made once for each view. */
  private boxesFor(size: L.Point, [width, height]: MarkerSize, towards: L.Point): Box[] {
    const key = [size.x, size.y, width, height, towards.x, towards.y].join();
    const known = this.tried.get(key);
    if (known) return known;
    const boxesOf = size.x < MOST_ON_NARROW.width ? boxesInRows : boxesAlongEdge;
    const boxes = boxesOf(size, width, height, towards);
    this.tried.set(key, boxes);
    return boxes;
  }

  /** How much of a box lies over land, 0 to 1. */
  private landShare(box: Box): number {
    const known = this.landShares.get(box);
    if (known !== undefined) return known;
    const share = landShareOf(box, (x, y) => this.controls.isLand(x, y));
    this.landShares.set(box, share);
    return share;
  }

  /** Put a marker at a box, its arrow turned to a point. */
  private static put({ button, arrow }: Marker, [left, top, right, bottom]: Box, towards: L.Point): void {
    set(button.style, "transform", `translate(${Math.round(left)}px, ${Math.round(top)}px)`);
    const angle = Math.atan2(towards.y - (top + bottom) / 2, towards.x - (left + right) / 2);
    set(arrow.style, "transform", `rotate(${angle}rad)`);
  }

  /** How large a marker is. */
  private sizeOf({ name, distance, button }: Marker): MarkerSize {
    const shown = `${name.textContent}|${distance.textContent}|${button.className}|${window.innerWidth}`;
    const known = this.measured.get(shown);
    if (known) return known;
    const size: MarkerSize = [button.offsetWidth, button.offsetHeight];
    if (size[0]) this.measured.set(shown, size);
    return size;
  }

  private tell(boxes: Box[]): void {
    const told = boxes.join("|");
    if (told === this.told) return;
    this.told = told;
    this.controls.moved(boxes);
  }
}
