/* The strip under the rail that shows how many rows of users' data there are on which days. */

import { onResize } from "../base/on-resize.ts";
import { type PageSize, pageContext, sizeOf } from "../base/canvas.ts";
import { element } from "../base/dom.ts";
import type { PendingWork } from "../base/pending-work.ts";
import { listed, t } from "../base/translation.ts";
import type { Guests } from "../guests/guests.ts";
import { dayAtX, INSET, type Span } from "./time-scale.ts";

/** Width of a bar, pixels. */
const BAR = 2;

export class GuestStrip {
  readonly element = element("canvas", { class: "guest-density", role: "img", hidden: true });
  private size: PageSize = [0, 0];
  private span: Span | null = null;

  constructor(
    private readonly guests: Guests,
    private readonly colour: string,
    pending: PendingWork,
  ) {
    guests.onChange.add(() => this.change());
    onResize(this.element, pending, () => {
      this.size = sizeOf(this.element);
      this.paint();
    });
    this.change();
  }

  /** Show the days of a span. */
  setSpan(span: Span): void {
    this.span = span;
    this.paint();
  }

  private change(): void {
    const titles = this.guests.layers.map(({ title }) => title);
    this.element.hidden = !titles.length;
    this.element.setAttribute("aria-label", t("Your data over time: {titles}", { titles: listed(titles) }));
    this.paint();
  }

  private paint(): void {
    const { span, size, guests } = this;
    const [width, height] = size;
    if (!span || !width || this.element.hidden) return;
    const times = guests.layers.filter(({ id }) => !guests.hidden.has(id)).map((layer) => guests.timesOf(layer));
    const counts = Array.from({ length: Math.floor((width - 2 * INSET) / BAR) }, (_, bar) => {
      const [from, next] = [bar, bar + 1].map((each) => dayAtX(INSET + each * BAR, span, width)) as [number, number];
      return times.reduce((sum, each) => sum + each.countBetween(from, Math.max(from, next - 1)), 0);
    });
    const most = Math.max(1, ...counts);
    const context = pageContext(this.element, size);
    context.fillStyle = this.colour;
    counts.forEach((count, bar) => {
      const tall = Math.sqrt(count / most) * height; // so that few are seen beside many
      context.fillRect(INSET + bar * BAR, height - tall, BAR - 0.5, tall);
    });
  }
}
