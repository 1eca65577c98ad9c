/* The density strip: every event of the span in the lane of its kind, taller for the more important. Those under the
   pointer are listed. The key tells which lane is which. */

import { pageContext, sizeOf } from "../base/canvas.ts";
import type { PageSize } from "../base/canvas.ts";
import type { Day } from "../base/days.ts";
import { element } from "../base/dom.ts";
import type { EventLane } from "../base/payload.ts";
import { t } from "../base/translation.ts";
import type { Item } from "../base/types.ts";
import { formatSpan } from "./caption.ts";
import type { Span } from "./time-scale.ts";

/** Height of an event's bar by its rank, as a share of its lane. */
const HEIGHTS = [1, 1, 0.8, 0.6, 0.45];
/** Least width of a bar, and of the firm line at its first day, pixels. */
const LINE = 2.5;
/** How far from a bar the pointer may be, pixels. */
const REACH = 4;
/** Most events that are listed by name. */
const MOST_LISTED = 7;

interface EventInLane {
  item: Item;
  lane: number;
}

/** A bar as it was drawn, pixels from the left edge. */
interface DrawnBar extends EventInLane {
  left: number;
  right: number;
}

/** A small copy of the strip with a mark in one of its lanes, counted from the top. */
function swatch(colour: string, lane: number, count: number): HTMLSpanElement {
  const mark = element("i");
  mark.style.cssText = `top:${(lane * 100) / count}%;height:${100 / count}%;background:${colour}`;
  return element("span", { class: "lane", "aria-hidden": "true" }, mark);
}

/** Titles of the lanes, each with its swatch. */
export function densityKey(lanes: EventLane[]): HTMLUListElement {
  return element(
    "ul",
    { class: "density-key", "aria-label": () => t("Lanes of the time bar, from above") },
    lanes.map(([title, colour], lane) => element("li", {}, swatch(colour, lane, lanes.length), () => t(title))),
  );
}

export interface DensityStripParts {
  strip: HTMLCanvasElement;
  /** Empty panel over the bar in which events are listed. */
  list: HTMLElement;
  /** Those the clock moves, in order of time. */
  events: readonly Item[];
  /** One for each lane, from above; kinds that are in none share the last lane. */
  lanes: EventLane[];
  open: (item: Item) => void;
}

export class DensityStrip {
  private readonly strip: HTMLCanvasElement;
  private readonly list: HTMLElement;
  private readonly lanes: EventLane[];
  private readonly open: (item: Item) => void;
  private readonly events: EventInLane[];
  private drawn: DrawnBar[] = [];
  private size: PageSize = [0, 0];
  /** Whether the list stays when the pointer leaves the strip, as after a click. */
  private pinned = false;

  constructor({ strip, list, events, lanes, open }: DensityStripParts) {
    this.strip = strip;
    this.list = list;
    this.lanes = lanes;
    this.open = open;
    const laneOf = new Map(lanes.flatMap(([, , kinds], lane) => kinds.map((kind) => [kind, lane] as const)));
    this.events = events.map((item) => ({ item, lane: laneOf.get(item.feature.kind) ?? lanes.length - 1 }));
    this.listen();
  }

  private listen(): void {
    const { strip, list } = this;
    strip.addEventListener("pointermove", (event) => {
      if (event.pointerType !== "touch" && !this.pinned) this.showList(event);
    });
    strip.addEventListener("pointerleave", () => {
      if (!this.pinned) this.hideList();
    });
    strip.addEventListener("click", (event) => {
      this.pinned = this.showList(event);
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (target !== strip && !(target instanceof Node && list.contains(target))) this.hideList();
    });
    document.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") this.hideList();
    });
  }

  /** Ask for its size, where layout is done. */
  measure(): void {
    this.size = sizeOf(this.strip);
  }

  /** Draw the events of a span; `x` gives the pixels from the strip's left edge to a day. */
  draw([first, last]: Span, x: (day: Day) => number): void {
    const { strip, lanes } = this;
    const [width, height] = this.size;
    if (!width) return;
    const context = pageContext(strip, this.size);
    const laneHeight = height / lanes.length;
    const footOf = (lane: number): number => Math.round((lane + 1) * laneHeight) - 1;
    context.fillStyle = "rgba(42, 38, 34, 0.09)";
    lanes.forEach((_, lane) => context.fillRect(0, footOf(lane), width, 1));
    const daysOf = ({ item }: EventInLane): number => item.end - item.start;
    this.drawn = this.events
      .filter(({ item }) => item.end >= first && item.start <= last)
      .sort((a, b) => daysOf(b) - daysOf(a))
      .map(({ item, lane }) => {
        const left = x(Math.max(item.start, first));
        return { item, lane, left, right: Math.max(left + LINE, x(Math.min(item.end + 1, last))) };
      });
    this.drawn.forEach((bar) => this.drawBar(context, bar, footOf(bar.lane), laneHeight - 1, bar.item.start >= first));
    context.globalAlpha = 1;
  }

  /** Draw the bar of an event on the foot of its lane: a wash, a thin line below, a firm line where it begins. */
  private drawBar(
    context: CanvasRenderingContext2D,
    { item, lane, left, right }: DrawnBar,
    foot: number,
    room: number,
    begins: boolean,
  ): void {
    const height = room * (HEIGHTS[item.feature.rank] ?? 0);
    context.fillStyle = this.lanes[lane]?.[1] ?? "";
    context.globalAlpha = 0.16;
    context.fillRect(left, foot - height, right - left, height);
    context.globalAlpha = 0.5;
    context.fillRect(left, foot - 1, right - left, 1);
    if (!begins) return;
    context.globalAlpha = 0.9;
    context.fillRect(left, foot - height, LINE, height);
  }

  /** Events under a point of the strip, those in its lane if there are any, the shortest first. */
  private eventsAt(x: number, y: number): EventInLane[] {
    const near = this.drawn.filter(({ left, right }) => x >= left - REACH && x <= right + REACH);
    const pointed = Math.floor((y / this.strip.clientHeight) * this.lanes.length);
    const inLane = near.filter(({ lane }) => lane === pointed);
    return (inLane.length ? inLane : near).reverse();
  }

  /** List the events under the pointer; returns whether there are any. */
  private showList({ offsetX, offsetY }: MouseEvent): boolean {
    const found = this.eventsAt(offsetX, offsetY);
    this.strip.style.cursor = found.length ? "pointer" : "";
    if (!found.length) {
      this.hideList();
      return false;
    }
    const rows = found.slice(0, MOST_LISTED).map((event) => this.listRow(event));
    const more = found.length - MOST_LISTED;
    if (more > 0) rows.push(element("li", { class: "more", text: t("and {number} more", { number: more }) }));
    this.list.replaceChildren(...rows);
    this.list.hidden = false;
    const { left, top } = this.strip.getBoundingClientRect();
    this.list.style.bottom = `${window.innerHeight - top}px`;
    const room = window.innerWidth - this.list.offsetWidth - 8;
    this.list.style.left = `${Math.max(8, Math.min(room, left + offsetX - this.list.offsetWidth / 2))}px`;
    return true;
  }

  private listRow({ item, lane }: EventInLane): HTMLLIElement {
    const onclick = (): void => {
      this.hideList();
      this.open(item);
    };
    const button = element(
      "button",
      { type: "button", onclick },
      swatch(this.lanes[lane]?.[1] ?? "", lane, this.lanes.length),
      element("span", { class: "when", text: formatSpan(item.start, item.end) }),
      ` ${item.feature.name}`,
    );
    return element("li", {}, button);
  }

  private hideList(): void {
    this.pinned = false;
    this.list.hidden = true;
  }
}
