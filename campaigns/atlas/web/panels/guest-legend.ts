/* The part of the legend that tells of users' data: a switch for each layer, how many rows are in view, what its colours
   stand for, and whose it is. */

import { contextOf } from "../base/canvas.ts";
import { element } from "../base/dom.ts";
import type { GuestStyle } from "../base/payload.ts";
import type { GuestLayer } from "../guests/guest-layer.ts";
import type { Guests } from "../guests/guests.ts";
import { paintDisc } from "../scene/guest-marks.ts";
import { markOf } from "./guest-card.ts";

/** What of a layer is in view. */
export type CountGuests = (layer: GuestLayer) => { count: number; dense: boolean };

const SAMPLE = { width: 28, height: 16, ratio: 2 };

function sample(paint: (context: CanvasRenderingContext2D) => void): HTMLCanvasElement {
  const { width, height, ratio } = SAMPLE;
  const canvas = element("canvas", { class: "sample", "aria-hidden": "true" });
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const context = contextOf(canvas);
  context.scale(ratio, ratio);
  paint(context);
  return canvas;
}

export class GuestLegend {
  readonly element = element("div", { class: "guest-legend" });
  private readonly counts = new Map<GuestLayer, { count: HTMLElement; density: HTMLElement }>();

  constructor(
    private readonly guests: Guests,
    private readonly style: GuestStyle,
    private readonly countOf: CountGuests,
  ) {
    guests.onChange.add(() => this.fill());
    this.fill();
  }

  /** Count what is in view. */
  update(): void {
    this.counts.forEach(({ count, density }, layer) => {
      const found = this.countOf(layer);
      const text = found.count ? found.count.toLocaleString("en") : "–";
      if (count.textContent !== text) count.textContent = text;
      density.hidden = !found.dense;
    });
  }

  private fill(): void {
    this.counts.clear();
    this.element.replaceChildren(...this.guests.layers.map((layer) => this.section(layer)));
    this.update();
  }

  private section(layer: GuestLayer): HTMLElement {
    const { guests } = this;
    const count = element("span", { class: "count" });
    const density = element(
      "li",
      { hidden: true },
      this.densitySample(),
      `1 to ${2 ** (this.style.ramp.length - 1)} or more`,
    );
    this.counts.set(layer, { count, density });
    const box: HTMLInputElement = element("input", {
      type: "checkbox",
      checked: !guests.hidden.has(layer.id),
      onchange: () => guests.toggle(layer.id, box.checked),
    });
    const colours = layer.legend.map(([label, colour]) => element("li", {}, this.disc(colour), label));
    return element(
      "section",
      { "aria-label": `Your data: ${layer.title}` },
      element("ul", { class: "layers" }, element("li", {}, element("label", {}, box, ` ${layer.title} `, count))),
      element("ul", { class: "holders" }, colours, density),
      element("p", { class: "note", text: markOf(layer) }),
    );
  }

  private disc(colour: string): HTMLCanvasElement {
    const { style } = this;
    return sample((context) => paintDisc(context, SAMPLE.width / 2, SAMPLE.height / 2, colour, style.radius, style));
  }

  private densitySample(): HTMLCanvasElement {
    const { ramp } = this.style;
    return sample((context) => {
      const width = SAMPLE.width / ramp.length;
      ramp.forEach((colour, step) => {
        context.fillStyle = colour;
        context.fillRect(step * width, 4, width, 8);
      });
    });
  }
}
