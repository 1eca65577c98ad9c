// @ts-nocheck
/* The density strip: every event of the span in the lane of its kind, taller for the more important; what lies under the
   pointer is named. The key says which lane is which. */

import { element } from "../base/dom.ts";
import { Caption } from "./caption.ts";

export class DensityStrip {
  /**
   * @param {HTMLCanvasElement} strip
   * @param {HTMLElement} list empty panel over the bar for the names of events
   * @param {object[]} events items of the clock
   * @param {[string, string, string[]][]} groups title, colour and kinds of each lane, from above
   * @param {(item: object) => void} open
   */
  constructor(strip, list, events, groups, open) {
    Object.assign(this, { strip, list, open, groups });
    const laneOf = new Map(groups.flatMap(([, , kinds], lane) => kinds.map((kind) => [kind, lane])));
    this.events = events.map((item) => ({ item, lane: laneOf.get(item.feature.kind) ?? groups.length - 1 }));
    this.pinned = false;
    strip.addEventListener("pointermove", (event) => {
      if (event.pointerType !== "touch" && !this.pinned) this.name(event);
    });
    strip.addEventListener("pointerleave", () => {
      if (!this.pinned) this.hide();
    });
    strip.addEventListener("click", (event) => {
      this.pinned = this.name(event);
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (target !== strip && !list.contains(target)) this.hide();
    });
    document.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") this.hide();
    });
  }

  /** Titles of the lanes, each with the look of its marks. */
  static key(groups) {
    return element(
      "ul",
      { class: "density-key", "aria-label": "Lanes of the time bar, from above" },
      groups.map(([title, colour], lane) => element("li", {}, DensityStrip.swatch(colour, lane, groups.length), title)),
    );
  }

  /** A small picture of the strip with a mark in one lane. */
  static swatch(colour, lane, count) {
    const mark = element("i");
    mark.style.cssText = `top:${(lane * 100) / count}%;height:${100 / count}%;background:${colour}`;
    return element("span", { class: "lane", "aria-hidden": "true" }, mark);
  }

  /** @param {[number, number]} span @param {(day: number) => number} x pixels from the strip's left edge */
  draw([first, last], x) {
    const { strip } = this;
    const [width, height] = [strip.clientWidth, strip.clientHeight];
    if (!width) return;
    const ratio = window.devicePixelRatio || 1;
    strip.width = Math.round(width * ratio);
    strip.height = Math.round(height * ratio);
    const context = strip.getContext("2d");
    context.scale(ratio, ratio);
    const lane = height / this.groups.length;
    context.fillStyle = "rgba(42, 38, 34, 0.09)";
    this.groups.forEach((_, index) => context.fillRect(0, Math.round((index + 1) * lane) - 1, width, 1));
    this.drawn = [];
    const within = this.events.filter(({ item }) => item.end >= first && item.start <= last);
    const long = ({ item }) => item.end - item.start;
    within.sort((a, b) => long(b) - long(a));
    within.forEach(({ item, lane: index }) => {
      const from = x(Math.max(item.start, first));
      const to = Math.max(from + 2.5, x(Math.min(item.end + 1, last)));
      const tall = (lane - 1) * [1, 1, 0.8, 0.6, 0.45][item.feature.rank];
      const foot = Math.round((index + 1) * lane) - 1;
      context.fillStyle = this.groups[index][1];
      context.globalAlpha = 0.16;
      context.fillRect(from, foot - tall, to - from, tall);
      context.globalAlpha = 0.5;
      context.fillRect(from, foot - 1, to - from, 1);
      if (item.start >= first) {
        context.globalAlpha = 0.9;
        context.fillRect(from, foot - tall, 2.5, tall);
      }
      this.drawn.push({ item, index, from, to, top: foot - tall, foot });
    });
    context.globalAlpha = 1;
  }

  /** Events under a point of the strip, those of its lane if there are any, the shortest first. */
  at(x, y) {
    const reach = 4;
    const near = (this.drawn || []).filter(({ from, to }) => x >= from - reach && x <= to + reach);
    const lane = Math.floor((y / this.strip.clientHeight) * this.groups.length);
    const same = near.filter(({ index }) => index === lane);
    return (same.length ? same : near).reverse();
  }

  /** Name what lies under the pointer; tells whether there is anything. */
  name({ offsetX, offsetY }) {
    const most = 7;
    const found = this.at(offsetX, offsetY);
    this.strip.style.cursor = found.length ? "pointer" : "";
    if (!found.length) {
      this.hide();
      return false;
    }
    const rows = found
      .slice(0, most)
      .map(({ item, index }) =>
        element(
          "li",
          {},
          element(
            "button",
            { type: "button", onclick: () => this.choose(item) },
            DensityStrip.swatch(this.groups[index][1], index, this.groups.length),
            element("span", { class: "when", text: Caption.span(item.start, item.end) }),
            ` ${item.feature.name}`,
          ),
        ),
      );
    if (found.length > most) rows.push(element("li", { class: "more", text: `and ${found.length - most} more` }));
    this.list.replaceChildren(...rows);
    this.list.hidden = false;
    const { left, top } = this.strip.getBoundingClientRect();
    this.list.style.bottom = `${window.innerHeight - top}px`;
    const room = window.innerWidth - this.list.offsetWidth - 8;
    this.list.style.left = `${Math.max(8, Math.min(room, left + offsetX - this.list.offsetWidth / 2))}px`;
    return true;
  }

  choose(item) {
    this.hide();
    this.open(item);
  }

  hide() {
    this.pinned = false;
    this.list.hidden = true;
  }
}
