// @ts-nocheck
/* The drawer of events: a search in any script, and below it every event of the chapter in order of time, in step with the
   map. It is the way to every event for the keyboard and for screen readers. */

import { toIso, toYearMonthDay } from "../base/days.ts";
import { element } from "../base/dom.ts";
import { SearchIndex } from "./search-index.ts";

export class SearchPanel {
  static few = 6; // results of a group shown before "all"
  static zooms = [5, 6, 7, 8, 9, 10]; // at which a place of each rank is shown

  /**
   * @param {Toolbar} tools
   * @param {object} atlas the public face, see atlas.js
   * @param {SearchIndex} search
   * @param {{span: () => number[], day: () => number, clamp: (day: number) => number, look: (place: number[], zoom: number, name: string) => void}} doing
   *   `span`: days of the chapter; `look`: fly to a place and show its name
   */
  constructor(tools, atlas, search, doing) {
    Object.assign(this, { tools, atlas, search, ...doing });
    this.root = null;
    this.last = null; // key of what the keyboard chose: it comes back to it
    tools.drawer("events", "Events and search", "list", { show: (body) => this.show(body), hide: () => this.hide() });
    const { button } = tools.drawers.get("events");
    button.setAttribute("aria-keyshortcuts", "/ f");
    atlas.on("date", () => this.mark());
    atlas.on("chapter", () => this.fill());
    atlas.on("select", () => this.chosen());
    document.addEventListener("keydown", (event) => this.shortcut(event));
    tools.panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.root) return;
      event.stopPropagation();
      tools.close();
    });
  }

  shortcut(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || !["/", "f"].includes(event.key)) return;
    if (event.target.closest("input:not([type=range], [type=checkbox]), select, textarea")) return;
    event.preventDefault();
    if (this.root) this.box.focus();
    else this.tools.open("events");
  }

  show(body) {
    this.box = element("input", {
      type: "search",
      class: "finder-box",
      "aria-label": "Search by a name in any script",
      placeholder: "A name, in any script",
      autocomplete: "off",
      spellcheck: "false",
      oninput: () => this.fill(),
      onkeydown: (event) => this.fromBox(event),
    });
    this.count = element("p", { class: "finder-count", role: "status" });
    this.list = element("div", { class: "finder-list", onkeydown: (event) => this.walk(event) });
    this.root = element(
      "div",
      { class: "finder", tabindex: "-1" },
      element("div", { class: "finder-head" }, this.box, this.count),
    );
    this.root.append(this.list);
    body.append(this.root);
    this.fill();
    if (window.matchMedia("(pointer: fine)").matches) this.box.focus({ preventScroll: true });
    else this.root.focus({ preventScroll: true }); // no keyboard of the screen over the list
  }

  hide() {
    this.root = null;
    this.now = [];
  }

  /** Fill the list anew: the events of the chapter or, of a search, what was found. */
  fill() {
    if (!this.root) return;
    this.buttons = new Map();
    this.now = [];
    if (this.box.value.trim()) this.fillFound(this.search.find(this.box.value));
    else this.fillEvents();
    this.rove([...this.buttons.values()][0]?.button);
    this.mark();
  }

  fillEvents() {
    const [first, last] = this.span();
    const within = this.search.events.filter((entry) => entry.start <= last && entry.end >= first);
    const years = new Map();
    within.forEach((entry) => {
      const { year } = toYearMonthDay(entry.start);
      years.set(year, [...(years.get(year) || []), entry]);
    });
    this.list.replaceChildren(
      ...[...years].flatMap(([year, entries]) => [
        element("h3", { text: year }),
        element(
          "ol",
          { "aria-label": `Events of ${year}` },
          entries.map((entry) => element("li", {}, this.button(entry))),
        ),
      ]),
    );
    this.count.textContent = `${within.length} ${within.length === 1 ? "event" : "events"} in these years`;
  }

  fillFound(found) {
    const parts = [];
    const said = [];
    const groups = found.map((hits, group) => ({ hits, group })).filter(({ hits }) => hits.length);
    groups.sort((a, b) => Math.floor(a.hits[0].score) - Math.floor(b.hits[0].score));
    groups.forEach(({ hits, group }) => {
      const title = SearchIndex.groups[group];
      const row = ({ entry, why }) => element("li", {}, this.button(entry, why));
      const list = element("ol", { "aria-label": title }, hits.slice(0, SearchPanel.few).map(row));
      parts.push(element("h3", { text: `${title} · ${hits.length}` }), list);
      said.push(`${title.toLowerCase()}: ${hits.length}`);
      if (hits.length <= SearchPanel.few) return;
      const more = element("button", {
        type: "button",
        class: "finder-more",
        text: `Show all ${hits.length}`,
        onclick: () => {
          const rest = hits.slice(SearchPanel.few).map(row);
          list.append(...rest);
          more.remove();
          this.mark();
          rest[0].querySelector("button").focus();
        },
      });
      parts.push(more);
    });
    const total = found.reduce((sum, hits) => sum + hits.length, 0);
    this.count.textContent = total
      ? `${total} found – ${said.join(", ")}`
      : "Nothing found. Names can be searched in English, Russian, Japanese and Chinese.";
    this.list.replaceChildren(...parts);
    this.root.parentElement.scrollTop = 0;
  }

  button(entry, why) {
    const swatch = element("span", { class: "finder-side", "aria-hidden": "true" });
    if (entry.feature) swatch.style.setProperty("--colour", entry.feature.colour);
    const button = element(
      "button",
      { type: "button", tabindex: "-1", onclick: (event) => this.choose(entry, event.detail === 0) },
      entry.feature ? swatch : null,
      element("span", { class: "finder-name", text: entry.title }),
      element("span", { class: "finder-about", text: this.about(entry) }),
      why ? element("span", { class: "finder-why", lang: why.lang || null, text: why.text }) : null,
    );
    this.buttons.set(entry.key, { button, entry });
    return button;
  }

  about(entry) {
    if (!entry.spans) return entry.about;
    const year = (day) => toYearMonthDay(this.clamp(day)).year;
    const first = Math.min(...entry.spans.map(({ start }) => year(start)));
    const last = Math.max(...entry.spans.map(({ end }) => year(end)));
    return `${entry.about} · ${first === last ? first : `${first}–${last}`}`;
  }

  /** Go to what was chosen; chosen by the keyboard, the card is read next. */
  choose(entry, byKeyboard) {
    this.last = null;
    if (entry.place) {
      const { lat, lon, rank, name } = entry.place;
      if (window.innerWidth <= 700) this.tools.close();
      this.look([lat, lon], SearchPanel.zooms[rank] ?? 8, name);
      return;
    }
    const { feature, start, end } = entry.spans ? this.nearest(entry.spans) : entry;
    const day = this.day();
    if (day < start || day > end) this.atlas.goto(toIso(this.clamp(day < start || !entry.spans ? start : end)));
    this.atlas.select(feature.id);
    if (!byKeyboard) return;
    this.last = entry.key;
    document.querySelector(".card").focus();
  }

  /** Of several spans of a land the one that holds now, or the nearest in time. */
  nearest(spans) {
    const day = this.day();
    const away = ({ start, end }) => Math.max(start - day, day - end, 0);
    return spans.reduce((best, span) => (away(span) < away(best) ? span : best));
  }

  /** A card that was read is closed: the keyboard is back where it was opened from. */
  chosen() {
    this.mark();
    const lost = document.activeElement === document.body;
    if (!this.root || this.atlas.selected !== null || !lost) return;
    this.buttons.get(this.last)?.button.focus({ preventScroll: true });
  }

  /** Mark the events of the day and what is selected; bring what is selected, or began last, into view. */
  mark() {
    if (!this.root) return;
    const day = this.day();
    const { selected } = this.atlas;
    let [current, before] = [null, null];
    let latest = -Infinity;
    this.buttons.forEach(({ button, entry }) => {
      if (entry.start === undefined) return;
      const now = entry.start <= day && entry.end >= day;
      if (now) button.setAttribute("aria-current", "date");
      else button.removeAttribute("aria-current");
      button.classList.toggle("chosen", entry.feature.id === selected);
      const began = now && entry.feature.id === selected ? Infinity : entry.start;
      if (now && began > latest) [current, latest] = [button, began];
      if (entry.end < day) before = button;
    });
    const target = current || before;
    if (!target || this.box.value.trim()) return;
    if (this.list.querySelector(":focus-visible")) return; // whoever reads the list is not moved
    this.rove(target);
    this.bring(target);
  }

  /** Scroll the list, and nothing else, so that a row stands in the upper third. */
  bring(button) {
    const body = this.root.parentElement;
    const [row, box] = [button.getBoundingClientRect(), body.getBoundingClientRect()];
    const head = this.list.previousSibling.offsetHeight + 34; // the search and the year's heading
    if (row.top >= box.top + head && row.bottom <= box.bottom - 20) return;
    body.scrollTop += row.top - box.top - head - (box.height - head) * 0.25;
  }

  /** Of all rows one is in the order of the tab key; arrows lead to the others. */
  rove(button) {
    this.list.querySelectorAll('li > [tabindex="0"]').forEach((each) => each.setAttribute("tabindex", "-1"));
    button?.setAttribute("tabindex", "0");
  }

  fromBox(event) {
    if (event.isComposing) return;
    const first = this.list.querySelector('li > [tabindex="0"]') || this.list.querySelector("li > button");
    if (!first || !["ArrowDown", "Enter"].includes(event.key)) return;
    if (event.key === "Enter" && !this.box.value.trim()) return;
    event.preventDefault();
    this.enter(first);
    if (event.key === "Enter") first.click();
  }

  enter(button) {
    this.rove(button);
    button.focus();
  }

  walk(event) {
    const rows = [...this.list.querySelectorAll("li > button")];
    const at = rows.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    if (to < 0) this.box.focus();
    else if (rows[to]) this.enter(rows[to]);
  }
}
