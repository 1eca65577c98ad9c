/* Measuring a distance along the ground: clicks set points, the running length stands beside each. The line is Leaflet's own
   vector over the map and stays in place while the map moves. */

import { element } from "../base/dom.ts";
import { geodesicDistance } from "../base/geodesic.ts";
import { renewed, t } from "../base/translation.ts";
import type { LatLng, LatLon } from "../base/types.ts";
import { describeMeasurement, formatDistance, hintFor, linesOfWay } from "./distance.ts";

/** A button that switches something on and off: see toolbar.ts. */
interface Toggle {
  button: HTMLElement;
  set(on: boolean): void;
}
interface ToggleButtons {
  toggle(label: () => string, iconName: "measure", change: (on: boolean) => void): Toggle;
}

/** The lines on the map: what is measured with a pale casing, and dashed the way to where the pointer is. */
interface MeasureLines {
  casing: L.Polyline;
  measured: L.Polyline;
  ahead: L.Polyline;
}

/** Pixels by which a key moves the cross; with Shift it is one. */
const STEP = 8;
/** Pixels within which a click counts as the second one of a double click. */
const DOUBLE = 3;
/** Pixels from the edge of the map at which the cross moves the map, and how many times its step the map is moved. */
const EDGE = { margin: 24, steps: 8 };
const COLOUR = { line: "#7a2a1d", casing: "#fffdf7" };

/** The tool that measures. */
export class MeasureTool {
  /** Whether it has the pointer. */
  on = false;
  private points: LatLon[] = [];
  /** The line has ended; the next point begins another. */
  private finished = false;
  private markers: L.Marker[] = [];
  /** Where the cross stands, pixels of the map's container. */
  private cross: L.Point | null = null;
  private lines: MeasureLines | null = null;
  private renderer: L.Renderer | undefined;
  private readonly toggle: Toggle;
  private readonly total = element("span", { class: "measure-total" });
  private readonly hint = element("p", { class: "measure-hint" });
  private readonly crossElement = element("div", {
    class: "measure-cross",
    tabindex: "0",
    role: "application",
    "aria-label": () => t("Cross on the map: arrows move it, Enter sets a point, Backspace takes it back, Escape ends"),
    hidden: true,
  });

  /**
   * @param map Leaflet's
   * @param tools where its button stands
   * @param panel empty, for what was measured
   */
  constructor(
    private readonly map: L.Map,
    tools: ToggleButtons,
    private readonly panel: HTMLElement,
  ) {
    this.toggle = tools.toggle(
      () => t("Measure a distance"),
      "measure",
      (on) => this.change(on),
    );
    this.fillPanel();
    renewed(() => this.draw());
    map.getContainer().append(this.crossElement);
    map.on("click", (event) => this.on && this.set(event.latlng));
    map.on("dblclick", () => this.on && this.finish());
    map.on("mousemove", (event) => {
      if (!this.on) return;
      this.crossElement.classList.remove("shown");
      this.preview(event.latlng);
    });
    document.addEventListener("keydown", (event) => this.on && this.press(event), true);
  }

  private fillPanel(): void {
    const button = (text: () => string, onclick: () => void): HTMLElement =>
      element("button", { type: "button", text, onclick });
    this.panel.append(
      element("p", { class: "measure-result", role: "status" }, this.total),
      this.hint,
      element(
        "div",
        { class: "measure-buttons" },
        button(
          () => t("Undo"),
          () => this.undo(),
        ),
        button(
          () => t("New line"),
          () => this.begin(),
        ),
        button(
          () => t("Close"),
          () => this.end(),
        ),
      ),
    );
    this.panel.hidden = true;
  }

  private change(on: boolean): void {
    if (on === this.on) return;
    this.on = on;
    this.panel.hidden = !on;
    this.crossElement.hidden = !on;
    this.map.getContainer().classList.toggle("measuring", on);
    this.map.doubleClickZoom[on ? "disable" : "enable"]();
    if (on) this.open();
    else this.shut();
  }

  private open(): void {
    this.renderer ??= L.svg({ padding: 1 });
    const options = { color: COLOUR.line, weight: 3, interactive: false, renderer: this.renderer };
    const line = (others: L.PolylineOptions): L.Polyline => L.polyline([], { ...options, ...others }).addTo(this.map);
    const casing = line({ color: COLOUR.casing, weight: 6 });
    const measured = line({});
    this.lines = { casing, measured, ahead: line({ weight: 2, dashArray: "5 5" }) };
    this.cross = null;
    this.moveCross(0, 0);
    this.crossElement.classList.remove("shown");
    this.begin();
    this.crossElement.focus({ preventScroll: true });
  }

  private shut(): void {
    this.begin();
    if (this.lines) Object.values(this.lines).forEach((line: L.Polyline) => line.remove());
    this.lines = null;
  }

  private begin(): void {
    this.points = [];
    this.finished = false;
    this.draw();
  }

  private end(): void {
    const focused = document.activeElement;
    const inside = this.panel.contains(focused) || focused === this.crossElement;
    this.toggle.set(false);
    if (inside || document.activeElement === document.body) this.toggle.button.focus();
  }

  /** The line stands; the next point begins another. */
  private finish(): void {
    if (this.points.length < 2) return;
    this.finished = true;
    this.draw();
  }

  private undo(): void {
    this.points.pop();
    this.finished = false;
    this.draw();
  }

  private set({ lat, lng }: LatLng): void {
    const last = this.points.at(-1);
    if (last && !this.finished) {
      const here = this.map.latLngToContainerPoint([lat, lng]);
      if (this.map.latLngToContainerPoint(last).distanceTo(here) < DOUBLE) return;
    }
    if (this.finished) this.begin();
    this.points.push([lat, lng]);
    this.draw();
  }

  private draw(): void {
    const legs = this.points.slice(1).flatMap((point, index) => linesOfWay(this.points[index] ?? point, point));
    this.lines?.casing.setLatLngs(legs);
    this.lines?.measured.setLatLngs(legs);
    this.lines?.ahead.setLatLngs([]);
    this.markers.forEach((marker) => marker.remove());
    let metres = 0;
    this.markers = this.points.map((point, index) => {
      const before = this.points[index - 1];
      if (before) metres += geodesicDistance(before, point);
      return this.marker(point, before ? formatDistance(metres) : "");
    });
    this.total.textContent = describeMeasurement(metres, this.points.length);
    this.hint.textContent = hintFor(this.points.length, this.finished);
  }

  /** A point of the line with the length up to it. */
  private marker(point: LatLon, text: string): L.Marker {
    const html = element("div", { class: "measure-point" }, text ? element("span", { text }) : null);
    const icon = L.divIcon({ html, className: "", iconSize: [0, 0] });
    return L.marker(point, { icon, interactive: false, keyboard: false }).addTo(this.map);
  }

  /** The way to where the pointer or the cross is. */
  private preview({ lat, lng }: LatLng): void {
    const last = this.points.at(-1);
    this.lines?.ahead.setLatLngs(last && !this.finished ? linesOfWay(last, [lat, lng]) : []);
  }

  /** The keys of measuring, before those of the clock see them. */
  private press(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof Element)) return;
    const elsewhere = event.target !== document.body && event.target !== this.crossElement;
    if (event.key === "Escape" && event.target.closest(".drawer, .card")) return;
    if (event.key !== "Escape" && elsewhere) return;
    const step = event.shiftKey ? 1 : STEP;
    const actions: Record<string, () => unknown> = {
      Escape: () => this.end(),
      Enter: () => this.set(this.map.containerPointToLatLng(this.moveCross(0, 0))),
      Backspace: () => this.undo(),
      ArrowLeft: () => this.moveCross(-step, 0),
      ArrowRight: () => this.moveCross(step, 0),
      ArrowUp: () => this.moveCross(0, -step),
      ArrowDown: () => this.moveCross(0, step),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  /** Move the cross by pixels, and the map where the cross would leave it; returns where it stands in the container. */
  private moveCross(x: number, y: number): L.Point {
    const size = this.map.getSize();
    const wanted = (this.cross ?? size.divideBy(2).round()).add([x, y]);
    const within = (value: number, length: number): number =>
      Math.max(EDGE.margin, Math.min(length - EDGE.margin, value));
    const inside = L.point(within(wanted.x, size.x), within(wanted.y, size.y));
    if (!inside.equals(wanted)) this.map.panBy(wanted.subtract(inside).multiplyBy(EDGE.steps), { animate: false });
    this.cross = inside;
    this.crossElement.classList.add("shown");
    this.crossElement.style.transform = `translate(${inside.x}px, ${inside.y}px)`;
    this.preview(this.map.containerPointToLatLng(inside));
    return inside;
  }
}
