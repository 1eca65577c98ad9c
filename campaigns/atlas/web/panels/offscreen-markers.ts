// @ts-nocheck
/* Markers at the edge of the map: they lead to what happens on this day, or is selected, outside the view. */

import { overlaps } from "../base/boxes.ts";
import { element } from "../base/dom.ts";
import { geodesicDistance } from "../base/geodesic.ts";
import { toLatLng } from "../base/mercator.ts";

export class OffscreenMarkers {
  static most = 6;
  static stay = 2500; // milliseconds for which a marker stays while the map plays, so that it can be read

  /**
   * @param {HTMLElement} panel empty, over the map
   * @param {object} map Leaflet's
   * @param {object} dossiers of the document
   * @param {{events: () => object[], chosen: (item: object) => boolean, day: () => number, playing: () => boolean, idle: () => boolean, go: (item: object, byKeyboard: boolean) => void, changed: (boxes: number[][]) => void}} doing
   *   `events`: those drawn now, and what is selected; `idle`: while the map plays too fast to read or is measured; `changed`: is told where they stand, in pixels of the map
   */
  constructor(panel, map, dossiers, doing) {
    Object.assign(this, { panel, map, dossiers, ...doing });
    this.markers = new Map();
    this.key = "";
    this.awaited = 0;
    map.on("moveend", () => this.soon());
    /* Where panels lie is asked of the page only when one of them opens, shuts or grows: asking is slow. */
    const moved = () => {
      this.over = null;
      this.soon();
    };
    map.on("resize", moved);
    this.sizes = new ResizeObserver(moved);
    this.over = null;
    this.watched = new WeakSet();
  }

  /** Place the markers with the next frame. */
  soon() {
    this.awaited ||= requestAnimationFrame(() => {
      this.awaited = 0;
      this.update();
    });
  }

  /** Events outside the view, one of each place, most important first. */
  wanted() {
    const size = this.map.getSize();
    const day = this.day();
    const places = new Map();
    this.events().forEach((item) => {
      const chosen = this.chosen(item);
      if (!chosen && (item.end < day || item.start > day)) return;
      const { lat, lng } = toLatLng(item.shape.parts[0][0]);
      if (!this.outside([lat, lng])) return;
      const place = this.dossiers[item.feature.dossier]?.place.name || item.feature.name;
      const entry = { item, chosen, place, at: [lat, lng], more: 0 };
      const known = places.get(place);
      if (!known) places.set(place, entry);
      else places.set(place, { ...[known, entry].sort(OffscreenMarkers.order)[0], more: known.more + 1 });
    });
    return [...places.values()].sort(OffscreenMarkers.order).slice(0, size.x < 700 ? 3 : OffscreenMarkers.most);
  }

  outside(at) {
    const { x, y } = this.map.latLngToContainerPoint(at);
    const size = this.map.getSize();
    return x < 0 || y < 0 || x > size.x || y > size.y;
  }

  /** The point of the map towards which an event lies: on the side to which the way round the earth is shorter. */
  towards([latitude, longitude]) {
    const { lng } = this.map.getCenter();
    const turn = ((((longitude - lng + 180) % 360) + 360) % 360) - 180;
    return this.map.latLngToContainerPoint([latitude, lng + turn]);
  }

  static order(a, b) {
    return b.chosen - a.chosen || a.item.feature.rank - b.item.feature.rank || b.item.start - a.item.start;
  }

  update() {
    const size = this.map.getSize();
    if (this.idle() || !size.x || !size.y) {
      this.take([]);
      return;
    }
    const entries = this.wanted();
    const now = performance.now();
    if (this.playing()) {
      const keys = entries.map(({ place }) => place);
      this.markers.forEach(({ entry, since }, place) => {
        if (keys.includes(place) || now - since > OffscreenMarkers.stay || entries.length >= OffscreenMarkers.most)
          return;
        if (this.outside(entry.at)) entries.push(entry);
      });
    }
    this.take(entries);
    this.place(size);
  }

  /** Keep, make and remove buttons so that there is one for each entry. */
  take(entries) {
    const keys = new Set(entries.map(({ place }) => place));
    this.markers.forEach(({ button }, place) => {
      if (keys.has(place)) return;
      button.remove();
      this.markers.delete(place);
    });
    entries.forEach((entry) => {
      const marker = this.markers.get(entry.place) || this.make(entry.place);
      marker.entry = entry;
      this.word(marker);
    });
    this.panel.hidden = !entries.length;
    if (!entries.length) this.settle([]);
  }

  make(place) {
    const arrow = element("span", { class: "edge-arrow", "aria-hidden": "true" });
    const name = element("span", { class: "edge-name" });
    const far = element("span", { class: "edge-far" });
    const button = element(
      "button",
      {
        type: "button",
        class: "edge",
        onclick: (event) => this.go(this.markers.get(place).entry.item, event.detail === 0),
      },
      element("span", { class: "edge-pill" }, arrow, element("span", { class: "edge-words" }, name, far)),
    );
    this.panel.append(button);
    const marker = { button, arrow, name, far, since: performance.now() };
    this.markers.set(place, marker);
    return marker;
  }

  /** "Moscow – Neutrality Pact", and how far it is from the middle of the view: "5,900 km". */
  word({ entry, button, name, far }) {
    const { feature } = entry.item;
    const place = entry.place.split(/ \(|,/)[0];
    const short = feature.short || feature.name;
    const named = short.includes(place) ? short : `${place} – ${short}`;
    const text = `${named}${entry.more ? ` +${entry.more}` : ""}`;
    const { lat, lng } = this.map.getCenter();
    const km = geodesicDistance([lat, lng], entry.at) / 1000;
    const grain = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(km, 1))) - 1);
    const words = `${(Math.round(km / grain) * grain).toLocaleString("en")} km`;
    if (name.textContent !== text) name.textContent = text;
    if (far.textContent !== words) far.textContent = words;
    button.title = `${feature.name}: outside the view, go there`;
    button.classList.toggle("chosen", entry.chosen);
  }

  /** Boxes, in pixels of the map, of what lies over it. */
  covered() {
    const map = this.map.getContainer();
    const origin = map.getBoundingClientRect();
    const panels = [...this.panel.parentElement.children].filter(
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
        left - origin.left - 4,
        top - origin.top - 4,
        right - origin.left + 4,
        bottom - origin.top + 4,
      ]);
  }

  /** Put each marker where the line from the middle to its event leaves the map, or as near to it as there is room. */
  place(size) {
    const taken = [...(this.over ||= this.covered())];
    const marks = this.events().map((item) => {
      const { x, y } = this.map.latLngToContainerPoint(toLatLng(item.shape.parts[0][0]));
      return [x - 12, y - 12, x + 12, y + 12];
    });
    const free = (box, boxes) => boxes.every((other) => !overlaps(box, other));
    const places = [];
    this.markers.forEach((marker) => this.measure(marker));
    this.markers.forEach((marker) => {
      const { button, entry, arrow, wide, tall } = marker;
      const towards = this.towards(entry.at);
      button.classList.toggle("after", towards.x > size.x / 2);
      const spots = OffscreenMarkers.spots(size, wide, tall, towards);
      const spot = spots.find((box) => free(box, taken) && free(box, marks)) || spots.find((box) => free(box, taken));
      button.classList.toggle("unplaced", !spot);
      if (!spot) return;
      taken.push([spot[0] - 4, spot[1] - 4, spot[2] + 4, spot[3] + 4]);
      places.push(spot.map(Math.round));
      button.style.transform = `translate(${Math.round(spot[0])}px, ${Math.round(spot[1])}px)`;
      const [x, y] = [(spot[0] + spot[2]) / 2, (spot[1] + spot[3]) / 2];
      arrow.style.transform = `rotate(${Math.atan2(towards.y - y, towards.x - x)}rad)`;
    });
    this.settle(places);
  }

  /** How large a marker is; asked anew when it says something else. */
  measure(marker) {
    const words = `${marker.name.textContent}|${marker.far.textContent}|${window.innerWidth}`;
    if (marker.words === words && marker.wide) return;
    Object.assign(marker, { words, wide: marker.button.offsetWidth, tall: marker.button.offsetHeight });
  }

  /** Boxes of a marker along the edge, nearest to the direction of its event first. */
  static spots(size, wide, tall, { x, y }) {
    const margin = 8;
    const [left, top] = [wide / 2 + margin, tall / 2 + margin];
    const [right, bottom] = [Math.max(left, size.x - left), Math.max(top, size.y - top)];
    const [midX, midY] = [size.x / 2, size.y / 2];
    const [dx, dy] = [x - midX || 1e-6, y - midY || 1e-6];
    const reach = Math.min((right - midX) / Math.abs(dx), (bottom - midY) / Math.abs(dy));
    const [across, along] = [right - left, bottom - top];
    const round = 2 * (across + along);
    /* Places on the edge are counted clockwise from its upper left corner. */
    const atEdge = (place) => {
      const s = ((place % round) + round) % round;
      if (s < across) return [left + s, top];
      if (s < across + along) return [right, top + s - across];
      if (s < 2 * across + along) return [right - (s - across - along), bottom];
      return [left, bottom - (s - 2 * across - along)];
    };
    const [ex, ey] = [midX + dx * reach, midY + dy * reach];
    let ideal;
    if (ey <= top + 0.5) ideal = ex - left;
    else if (ex >= right - 0.5) ideal = across + ey - top;
    else if (ey >= bottom - 0.5) ideal = across + along + right - ex;
    else ideal = 2 * across + along + bottom - ey;
    const boxes = [];
    for (let off = 0; off < round * 0.3; off += 6)
      (off ? [ideal + off, ideal - off] : [ideal]).forEach((place) => {
        const [cx, cy] = atEdge(place);
        boxes.push([cx - wide / 2, cy - tall / 2, cx + wide / 2, cy + tall / 2]);
      });
    return boxes;
  }

  settle(boxes) {
    const key = boxes.join("|");
    if (key === this.key) return;
    this.key = key;
    this.changed(boxes);
  }
}
