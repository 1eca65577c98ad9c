/* What the browser prints: not the screen, but the map drawn anew at a size for paper, under its day, with what happens,
   its legend and its sources; what is selected follows on pages of its own. */

import { contextOf } from "../base/canvas.ts";
import { element } from "../base/dom.ts";
import { printedTerms } from "./glossary.ts";

/** Size in pixels at which the map is drawn: its texts are then legible on A4. Of each, so many dots are printed. */
const MAP = { width: 1000, height: 760, density: 2 };
/** Levels by which the ground on paper may be enlarged, where the screen shows little of it. */
const MOST_ENLARGED = 1;
/** What of the card makes no sense on paper. */
const ON_SCREEN_ONLY = ".card-close, .card-page, .order, .term-meaning";

/** What is drawn on paper. */
export interface PrintedMap {
  /** Draw what the map shows now, from its upper left corner. */
  drawOn(context: CanvasRenderingContext2D): void;
  /** Least dots for each pixel of the map with which the map is drawn from now on. */
  setDensity(density: number): void;
  /** Paint what the map shows now, at once: while the browser asks what to print it may run nothing of the page. */
  paintView(): void;
}

/** What the sheet asks of the map. */
export interface PrintControls {
  title(): string;
  caption: string;
  credit(): string;
  /** The day or days that are shown, in words. */
  day(): string;
  /** All that happens on them. */
  happening(): string;
  map: PrintedMap;
  /** Rows of the legend for what the map shows now, as nodes of their own. */
  legend(): Node[];
  /** The card of what is selected, or null. */
  card(): HTMLElement | null;
}

/** The sheet; it is filled when the browser is about to print, and emptied afterwards. */
export class PrintSheet {
  private readonly sheet = element("article", { class: "print-sheet" });

  /** @param map Leaflet's */
  constructor(
    private readonly map: L.Map,
    private readonly frame: HTMLElement,
    private readonly controls: PrintControls,
  ) {
    frame.after(this.sheet);
    window.addEventListener("beforeprint", () => this.fill());
    window.addEventListener("afterprint", () => this.sheet.replaceChildren());
  }

  private fill(): void {
    const { controls } = this;
    const [map, legend] = this.atPaperSize(() => [this.mapFigure(), controls.legend()] as const);
    const card = controls.card();
    this.sheet.replaceChildren(
      element("header", {}, element("h1", { text: controls.title() }), element("p", { text: controls.day() })),
      ...(controls.caption ? [element("p", { text: controls.caption })] : []),
      map,
      element("p", { class: "print-happening", text: controls.happening() }),
      element("div", { class: "print-legend" }, legend),
      element("p", { class: "print-credit", text: controls.credit() }),
      ...(card ? [cardCopy(card)] : []),
    );
  }

  /** Do something while the map has the size for paper, and shows the ground that it showed. */
  private atPaperSize<Result>(read: () => Result): Result {
    const { map, frame, controls } = this;
    map.stop();
    const [center, zoom, snap] = [map.getCenter(), map.getZoom(), map.options.zoomSnap ?? 1];
    const { x, y } = map.getSize();
    const paperZoom = zoom + Math.min(MOST_ENLARGED, Math.log2(Math.min(MAP.width / x, MAP.height / y)));
    frame.classList.add("on-paper");
    const style = map.getContainer().style;
    const before = style.cssText;
    style.cssText = `${before}; inset: 0 auto auto 0; width: ${MAP.width}px; height: ${MAP.height}px`;
    controls.map.setDensity(MAP.density);
    try {
      map.invalidateSize({ animate: false });
      map.options.zoomSnap = 0;
      map.setView(center, paperZoom, { animate: false });
      return read();
    } finally {
      map.options.zoomSnap = snap;
      frame.classList.remove("on-paper");
      style.cssText = before;
      controls.map.setDensity(1);
      map.invalidateSize({ animate: false });
      map.setView(center, zoom, { animate: false });
      controls.map.paintView();
    }
  }

  /** The map with its scale. */
  private mapFigure(): HTMLElement {
    const { density } = MAP;
    const { x: width, y: height } = this.map.getSize();
    const canvas = element("canvas", { width: width * density, height: height * density });
    const context = contextOf(canvas, { alpha: false });
    context.scale(density, density);
    this.controls.map.drawOn(context);
    const figure = element("figure", { class: "print-map" }, canvas);
    const bar = this.map.getContainer().querySelector<HTMLElement>(".leaflet-control-scale-line");
    if (bar) {
      const share = `width: ${((bar.offsetWidth / width) * 100).toFixed(2)}%`;
      figure.append(element("figcaption", { style: share, text: bar.textContent }));
    }
    return figure;
  }
}

/** The card as it stands on paper: nothing in it can be pressed. */
function cardCopy(card: HTMLElement): HTMLElement {
  const copy = element("section", { class: "print-card card" });
  copy.append(...Array.from(card.childNodes, (node) => node.cloneNode(true)));
  const terms = printedTerms(copy);
  copy.querySelectorAll(ON_SCREEN_ONLY).forEach((node) => node.remove());
  if (terms) copy.append(terms);
  return copy;
}
