/* The part of the legend that tells of users' data: a switch for each layer, how many rows are in view, what its colours
   stand for, and whose it is. */

import { element } from "../base/dom.ts";
import type { Style } from "../base/payload.ts";
import { formatNumber, t } from "../base/translation.ts";
import { type Guests, isPieced, type ListedLayer } from "../guests/guests.ts";
import { paintDisc } from "../scene/guest-marks.ts";
import { markOf } from "./guest-card.ts";
import { entrySample, SAMPLE } from "./legend-samples.ts";

/** What of a layer is in view. */
export type CountGuests = (layer: ListedLayer) => { count: number; dense: boolean };

export class GuestLegend {
  readonly element = element("div", { class: "guest-legend" });
  private readonly counts = new Map<ListedLayer, { count: HTMLElement; density: HTMLElement }>();

  constructor(
    private readonly guests: Guests,
    private readonly style: Style,
    private readonly countOf: CountGuests,
  ) {
    guests.onChange.add(() => this.fill());
    this.fill();
  }

  /** Count what is in view. */
  update(): void {
    this.counts.forEach(({ count, density }, layer) => {
      const found = this.countOf(layer);
      const text = found.count ? formatNumber(found.count) : "–";
      if (count.textContent !== text) count.textContent = text;
      density.hidden = !found.dense;
    });
  }

  private fill(): void {
    this.counts.clear();
    this.element.replaceChildren(...this.guests.layers.map((layer) => this.section(layer)));
    this.update();
  }

  private section(layer: ListedLayer): HTMLElement {
    const { guests } = this;
    const count = element("span", { class: "count" });
    const density = element(
      "li",
      { hidden: true },
      this.densitySample(),
      `${t("1 to {most} or more", { most: 2 ** (this.style.guests.ramp.length - 1) })}${isPieced(layer) ? `, ${layer.exactness}` : ""}`,
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
      { "aria-label": `${t("Your data")}: ${layer.title}` },
      element("ul", { class: "layers" }, element("li", {}, element("label", {}, box, ` ${layer.title} `, count))),
      element("ul", { class: "holders" }, colours, density),
      element("p", { class: "note", text: markOf(layer) }),
    );
  }

  private disc(colour: string): HTMLImageElement {
    const { style } = this;
    const { width, height } = SAMPLE;
    return entrySample((context) => paintDisc(context, width / 2, height / 2, colour, style.guests.radius, style));
  }

  private densitySample(): HTMLImageElement {
    const { ramp } = this.style.guests;
    const width = SAMPLE.width / ramp.length;
    return entrySample((context) => {
      ramp.forEach((colour, step) => {
        context.fillStyle = colour;
        context.fillRect(step * width, 4, width, 8);
      });
    });
  }
}
