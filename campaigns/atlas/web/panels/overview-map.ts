/* The overview: land and sea in small, drawn once, with a frame around what the map shows. A click moves the map. */

import { isWithin } from "../base/boxes.ts";
import { element } from "../base/dom.ts";
import { SEAM } from "../base/longitudes.ts";
import { toLatLng, toMercator } from "../base/mercator.ts";
import type { Lines } from "../base/packing.ts";
import type { Ground, Style } from "../base/payload.ts";
import { t } from "../base/translation.ts";

/** Sides of an extent; decimal degrees, WGS 84. */
type Extent = [west: number, south: number, east: number, north: number];

/** Outside the theatre the whole earth is shown. */
const THEATRE: Extent = [86, 26, 166, 62];
const EARTH: Extent = [SEAM, -56, SEAM + 360, 78];
/** Pixels the overview is wide. */
const WIDTH = 150;
/** Pixels from which on two points of a coast are told apart. */
const SEEN = 0.4;
/** Share of the overview's width and height from which the view needs no overview. */
const NEEDLESS = 0.8;
/** Pixels the frame is wide and high at least: however close the view, it can be seen. */
const LEAST_FRAME = 7;

/** An overview; sides in the unit Mercator square, `scale` pixels to its width, `height` in pixels. */
interface Chart {
  left: number;
  top: number;
  right: number;
  bottom: number;
  scale: number;
  height: number;
}

/** Trace the rings of sea and lakes, without points that are nearer than `least` to the one traced before. */
function traceWater(context: CanvasRenderingContext2D, ground: Ground, lines: Lines, least: number): void {
  context.beginPath();
  [...ground.sea, ...ground.lakes].flat().forEach((number) => {
    const line = lines.at(number);
    if (!line?.length) return;
    let [x, y] = [line[0]!, line[1]!];
    context.moveTo(x, y);
    for (let i = 2; i < line.length; i += 2) {
      if (Math.abs(line[i]! - x) + Math.abs(line[i + 1]! - y) < least) continue;
      [x, y] = [line[i]!, line[i + 1]!];
      context.lineTo(x, y);
    }
    context.closePath();
  });
}

/** The overview of an extent. */
function chartOf([west, south, east, north]: Extent): Chart {
  const [left, top] = toMercator(west, north);
  const [right, bottom] = toMercator(east, south);
  const scale = WIDTH / (right - left);
  return { left, top, right, bottom, scale, height: Math.round((bottom - top) * scale) };
}

/** Draw land and sea of an overview. */
function drawChart(chart: Chart, ground: Ground, lines: Lines, style: Style): HTMLCanvasElement {
  const { left, top, right, bottom, scale, height } = chart;
  const ratio = Math.min(window.devicePixelRatio || 1, 2);
  const canvas = element("canvas", { width: WIDTH * ratio, height: height * ratio, "aria-hidden": "true" });
  canvas.style.height = `${height}px`;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("the browser draws no canvas");
  context.scale(ratio * scale, ratio * scale);
  context.translate(-left, -top);
  context.fillStyle = style.land;
  context.fillRect(left, top, right - left, bottom - top);
  traceWater(context, ground, lines, SEEN / (ratio * scale));
  context.fillStyle = style.water;
  context.fill("evenodd");
  context.lineWidth = 0.7 / scale;
  context.strokeStyle = style.coast;
  context.stroke();
  return canvas;
}

const within = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/** The overview of a map. */
export class OverviewMap {
  private readonly theatre = chartOf(THEATRE);
  private readonly earth = chartOf(EARTH);
  private shown = this.theatre;
  /** Those that were drawn: the one that is shown stands in the button. */
  private readonly canvases = new Map<Chart, HTMLCanvasElement>();
  private readonly frame = element("span", { class: "overview-frame" });
  private readonly button: HTMLElement;

  /**
   * @param map Leaflet's
   * @param draw draws an overview, when it is first seen
   * @param home shows the whole theatre on the map
   */
  constructor(
    private readonly map: L.Map,
    private readonly draw: (chart: Chart) => HTMLCanvasElement,
    home: () => void,
  ) {
    this.button = element(
      "button",
      {
        type: "button",
        class: "overview",
        "aria-label": () => t("Overview: arrows move the map, plus and minus zoom, Enter shows the whole theatre"),
        title: () => t("Where the map is"),
        onclick: (event: MouseEvent) => (event.detail === 0 ? home() : this.moveTo(event)),
        onkeydown: (event: KeyboardEvent) => this.press(event),
      },
      this.frame,
    );
    map.on("moveend resize", () => this.update());
    this.update();
  }

  /** Put it into a corner of the map. */
  add(): void {
    const { button } = this;
    const control = new (L.Control.extend({ onAdd: () => button }))({ position: "bottomright" });
    control.addTo(this.map);
    L.DomEvent.disableClickPropagation(button);
  }

  /** Move the map to where the overview was clicked. */
  private moveTo(event: MouseEvent): void {
    const { left, top, scale } = this.shown;
    const box = this.canvases.get(this.shown)?.getBoundingClientRect();
    if (!box) return;
    const point = [left + (event.clientX - box.left) / scale, top + (event.clientY - box.top) / scale];
    this.map.setView(toLatLng(point), this.map.getZoom(), { animate: false });
  }

  private press(event: KeyboardEvent): void {
    const { map } = this;
    const { x, y } = map.getSize().divideBy(4).round();
    const actions: Record<string, () => unknown> = {
      ArrowLeft: () => map.panBy([-x, 0]),
      ArrowRight: () => map.panBy([x, 0]),
      ArrowUp: () => map.panBy([0, -y]),
      ArrowDown: () => map.panBy([0, y]),
      "+": () => map.zoomIn(),
      "-": () => map.zoomOut(),
    };
    const action = actions[event.key];
    if (!action || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  /** Frame what the map shows. */
  private update(): void {
    const bounds = this.map.getBounds();
    const [west, north] = toMercator(bounds.getWest(), bounds.getNorth());
    const [east, south] = toMercator(bounds.getEast(), bounds.getSouth());
    const { theatre, earth } = this;
    const middle = [(west + east) / 2, (north + south) / 2] as const;
    const inTheatre = isWithin(middle, [theatre.left, theatre.top, theatre.right, theatre.bottom]);
    this.shown = inTheatre ? theatre : earth;
    const { left, top, scale, height } = this.shown;
    const [x0, y0] = [within((west - left) * scale, WIDTH), within((north - top) * scale, height)];
    const [x1, y1] = [within((east - left) * scale, WIDTH), within((south - top) * scale, height)];
    const needless = inTheatre && (x1 - x0) / WIDTH > NEEDLESS && (y1 - y0) / height > NEEDLESS;
    this.button.classList.toggle("idle", needless);
    if (!needless) this.show(this.shown);
    const [wide, high] = [Math.max(x1 - x0, LEAST_FRAME), Math.max(y1 - y0, LEAST_FRAME)];
    const x = within((x0 + x1) / 2 - wide / 2, WIDTH - wide);
    const y = within((y0 + y1) / 2 - high / 2, height - high);
    this.frame.style.width = `${wide}px`;
    this.frame.style.height = `${high}px`;
    this.frame.style.transform = `translate(${x}px, ${y}px)`;
  }

  /** Put an overview into the button in the place of the other; it is drawn when it is first shown. */
  private show(chart: Chart): void {
    const canvas = this.canvases.get(chart) ?? this.draw(chart);
    this.canvases.set(chart, canvas);
    if (canvas.parentNode) return;
    this.canvases.forEach((each) => each.remove());
    this.button.prepend(canvas);
  }
}

/** Add the overview to a map; `home` shows the whole theatre. */
export function addOverviewMap(map: L.Map, ground: Ground, lines: Lines, style: Style, home: () => void): void {
  new OverviewMap(map, (chart) => drawChart(chart, ground, lines, style), home).add();
}
