// @ts-nocheck
/* Measuring a distance along the ground: clicks set points, the running length stands beside each. The line is Leaflet's own
   vector over the map and stays in place while the map moves. */

import { element } from "../base/dom.ts";
import { geodesicDistance, greatCircle } from "../base/geodesic.ts";

export class MeasureTool {
  static step = 8; // pixels the cross is moved by a key, one with Shift

  /**
   * @param {object} map Leaflet's
   * @param {Toolbar} tools
   * @param {HTMLElement} panel empty, for what was measured
   */
  constructor(map, tools, panel) {
    Object.assign(this, { map, panel, on: false, points: [], done: false, marks: [], cross: null });
    this.toggle = tools.toggle("Measure a distance", "measure", (on) => this.change(on));
    const button = (text, onclick) => element("button", { type: "button", text, onclick });
    this.total = element("span", { class: "measure-total" });
    this.hint = element("p", { class: "measure-hint" });
    panel.append(
      element("p", { class: "measure-said", role: "status" }, this.total),
      this.hint,
      element(
        "div",
        { class: "measure-buttons" },
        button("Undo", () => this.undo()),
        button("New line", () => this.begin()),
        button("Close", () => this.end()),
      ),
    );
    panel.hidden = true;
    this.sight = element("div", {
      class: "measure-cross",
      tabindex: "0",
      role: "application",
      "aria-label": "Cross on the map: arrows move it, Enter sets a point, Backspace takes it back, Escape ends",
      hidden: true,
    });
    map.getContainer().append(this.sight);
    map.on("click", (event) => this.on && this.set(event.latlng));
    map.on("dblclick", () => this.on && this.finish());
    map.on("mousemove", (event) => {
      if (!this.on) return;
      this.sight.classList.remove("shown");
      this.preview(event.latlng);
    });
    document.addEventListener("keydown", (event) => this.on && this.key(event), true);
  }

  change(on) {
    if (on === this.on) return;
    this.on = on;
    this.panel.hidden = !on;
    this.sight.hidden = !on;
    this.map.getContainer().classList.toggle("measuring", on);
    this.map.doubleClickZoom[on ? "disable" : "enable"]();
    if (on) {
      const style = {
        color: "#7a2a1d",
        weight: 3,
        interactive: false,
        renderer: (this.sheet ||= L.svg({ padding: 1 })),
      };
      this.casing = L.polyline([], { ...style, color: "#fffdf7", weight: 6 }).addTo(this.map);
      this.line = L.polyline([], style).addTo(this.map);
      this.ahead = L.polyline([], { ...style, weight: 2, dashArray: "5 5" }).addTo(this.map);
      this.cross = null;
      this.move(0, 0);
      this.sight.classList.remove("shown");
      this.begin();
      this.sight.focus({ preventScroll: true });
    } else {
      this.begin();
      [this.casing, this.line, this.ahead].forEach((line) => line.remove());
    }
  }

  begin() {
    this.points = [];
    this.done = false;
    this.draw();
  }

  end() {
    const inside = this.panel.contains(document.activeElement) || document.activeElement === this.sight;
    this.toggle.set(false);
    if (inside || document.activeElement === document.body) this.toggle.button.focus();
  }

  /** The line stands; the next point begins another. */
  finish() {
    if (this.points.length < 2) return;
    this.done = true;
    this.draw();
  }

  undo() {
    this.points.pop();
    this.done = false;
    this.draw();
  }

  set({ lat, lng }) {
    const last = this.points.at(-1);
    if (last && !this.done) {
      const near = this.map.latLngToContainerPoint(last).distanceTo(this.map.latLngToContainerPoint([lat, lng]));
      if (near < 3) return; // the second click of a double one
    }
    if (this.done) this.begin();
    this.points.push([lat, lng]);
    this.draw();
  }

  /** Lines on the map of a way, a second time where it leaves the map at 180° and comes in on the other side. */
  static drawn(from, to) {
    const way = greatCircle(from, to);
    const over = to[1] - way.at(-1)[1];
    return Math.abs(over) < 1 ? [way] : [way, way.map(([latitude, longitude]) => [latitude, longitude + over])];
  }

  /** "517 km"; below ten kilometres with metres. */
  static words(metres) {
    if (metres < 1000) return `${Math.round(metres)} m`;
    const places = metres < 10_000 ? 2 : metres < 100_000 ? 1 : 0;
    const figure = (metres / 1000).toLocaleString("en", {
      minimumFractionDigits: places,
      maximumFractionDigits: places,
    });
    return `${figure} km`;
  }

  draw() {
    const legs = this.points.slice(1).map((point, index) => [this.points[index], point]);
    const paths = legs.flatMap(([from, to]) => MeasureTool.drawn(from, to));
    this.casing.setLatLngs(paths);
    this.line.setLatLngs(paths);
    this.ahead.setLatLngs([]);
    this.marks.forEach((mark) => mark.remove());
    let metres = 0;
    this.marks = this.points.map((point, index) => {
      if (index) metres += geodesicDistance(this.points[index - 1], point);
      const html = element("div", { class: "measure-point" });
      if (index) html.append(element("span", { text: MeasureTool.words(metres) }));
      const icon = L.divIcon({ html, className: "", iconSize: [0, 0] });
      return L.marker(point, { icon, interactive: false, keyboard: false }).addTo(this.map);
    });
    this.metres = metres;
    this.say(metres);
  }

  say(metres) {
    const count = this.points.length;
    this.total.textContent =
      count < 2 ? "Distance" : `${MeasureTool.words(metres)} over ${count - 1} ${count > 2 ? "legs" : "leg"}`;
    this.hint.textContent = this.done
      ? "A click begins another line."
      : count
        ? "Set the next point; a double click ends the line."
        : "Click or tap the first point, or move the cross with the arrows and press Enter.";
  }

  /** The way to where the pointer or the cross is. */
  preview({ lat, lng }) {
    const last = this.points.at(-1);
    this.ahead.setLatLngs(last && !this.done ? MeasureTool.drawn(last, [lat, lng]) : []);
  }

  /** The keys of measuring, before those of the clock see them. */
  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const elsewhere = event.target !== document.body && event.target !== this.sight;
    if (event.key === "Escape" && event.target.closest(".drawer, .card")) return;
    if (event.key !== "Escape" && elsewhere) return;
    const size = event.shiftKey ? 1 : MeasureTool.step;
    const actions = {
      Escape: () => this.end(),
      Enter: () => this.set(this.map.containerPointToLatLng(this.move(0, 0))),
      Backspace: () => this.undo(),
      ArrowLeft: () => this.move(-size, 0),
      ArrowRight: () => this.move(size, 0),
      ArrowUp: () => this.move(0, -size),
      ArrowDown: () => this.move(0, size),
    };
    if (!actions[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    actions[event.key]();
  }

  /** Move the cross, and the map where it would leave it; returns where it stands. */
  move(x, y) {
    const size = this.map.getSize();
    this.cross ||= size.divideBy(2).round();
    const to = this.cross.add([x, y]);
    const margin = 24;
    const inside = L.point(
      Math.max(margin, Math.min(size.x - margin, to.x)),
      Math.max(margin, Math.min(size.y - margin, to.y)),
    );
    if (!inside.equals(to)) this.map.panBy(to.subtract(inside).multiplyBy(8), { animate: false });
    this.cross = inside;
    this.sight.classList.add("shown");
    this.sight.style.transform = `translate(${inside.x}px, ${inside.y}px)`;
    this.preview(this.map.containerPointToLatLng(inside));
    return inside;
  }
}
