// @ts-nocheck
/* The caption: one line that says what is happening, and who advances where. */

import { formatDate } from "../base/days.ts";
import { courseOf } from "../base/growth.ts";

export class Caption {
  /** @param {object} data the document's data @param {object[]} items all that the clock moves */
  constructor(data, items) {
    this.dossiers = data.dossiers;
    this.events = items
      .filter((item) => item.feature.layer === "event")
      .sort((a, b) => a.start - b.start || a.index - b.index);
    this.advances = this.byDay(items);
  }

  /** The most important advance of each day on which heads move: those of great events first, then the longest march. */
  byDay(items) {
    const days = new Map();
    items.forEach((item) => {
      const { feature, position, start } = item;
      if (!feature.growth || !position) return;
      const { reach } = feature.growth;
      const march = (reach[position] - reach[position - 1]) * courseOf(feature).length;
      const weight = [feature.rank, ["advance", "landing"].includes(feature.kind) ? 0 : 1, -march];
      const known = days.get(start);
      if (!known || Caption.before(weight, known.weight)) days.set(start, { item, weight });
    });
    return days;
  }

  static before(weight, other) {
    const at = weight.findIndex((value, index) => value !== other[index]);
    return at >= 0 && weight[at] < other[at];
  }

  /** Name of an event with its place, which many names tell already. */
  named({ feature }) {
    const place = this.dossiers[feature.dossier]?.place.name || "";
    const [word] = place.split(/[\s(–-]/);
    return place && !feature.name.includes(word) ? `${feature.name}, ${place}` : feature.name;
  }

  /** "9–15 August 1945": the days of a window, what both have in common said once. */
  static span(from, to) {
    const [begin, end] = [from, to].map((day) => formatDate(day).split(" "));
    if (from === to) return end.join(" ");
    if (begin[2] !== end[2]) return `${begin.join(" ")} – ${end.join(" ")}`;
    if (begin[1] !== end[1]) return `${begin.slice(0, 2).join(" ")} – ${end.join(" ")}`;
    return `${begin[0]}–${end.join(" ")}`;
  }

  /** What happens in a window of days; the window is the one day where `from` is `to`. */
  happening(from, to) {
    const now = this.events
      .filter((item) => item.start <= to && item.end >= from)
      .sort((a, b) => a.feature.rank - b.feature.rank || b.start - a.start);
    const most = from === to ? 3 : 2;
    const names = now.slice(0, most).map((item) => this.named(item));
    if (now.length > most) names.push(`and ${now.length - most} more`);
    const said = names.join(" · ");
    if (from === to) return said || `Nothing recorded${this.nearest(from, to)}`;
    const count = `${now.length} ${now.length === 1 ? "event" : "events"}`;
    const span = Caption.span(from, to);
    return said ? `${span}, ${count}: ${said}` : `${span}: nothing recorded${this.nearest(from, to)}`;
  }

  /** The event nearest to an empty window, as the end of a sentence. */
  nearest(from, to) {
    const before = this.events.filter((item) => item.end < from).reduce((a, b) => (a && a.end >= b.end ? a : b), null);
    const after = this.events.find((item) => item.start > to);
    const late = before && (!after || from - before.end <= after.start - to);
    const item = late ? before : after;
    if (!item) return "";
    const away = late ? from - item.end : item.start - to;
    const days = away === 1 ? "1 day" : `${away} days`;
    return `. Nearest, ${days} ${late ? "before" : "later"}: ${this.named(item)}`;
  }

  /** Who advances where on a day: "Advancing on Lupei: 5th Guards Tank Corps"; empty where no head moves. */
  advance(day, hidden) {
    const found = this.advances.get(day);
    if (!found || hidden.has(found.item.feature.layer)) return "";
    const { feature } = found.item;
    const axis = this.dossiers[feature.dossier]?.axes.find(({ id }) => id === feature.axis);
    const goal = axis?.waypoints.find((point) => point.end >= day) || axis?.waypoints.at(-1);
    if (!goal) return "";
    const [towards, there] = {
      advance: ["Advancing on", "Reaching"],
      landing: ["Making for", "Landing at"],
      withdrawal: ["Falling back to", "Falling back to"],
      flight: ["Making for", "Coming to"],
    }[feature.kind] || ["Moving to", "Arriving at"];
    return `${goal.start <= day ? there : towards} ${goal.place}: ${feature.name}`;
  }
}
