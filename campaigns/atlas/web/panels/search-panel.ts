/* The drawer of events: a search in any script, and below it every event of the chapter in order of time, in step with
   the map. It is the way to every event for the keyboard and for screen readers. */

import { type Day, toIso, toYearMonthDay } from "../base/days.ts";
import { element } from "../base/dom.ts";
import { listed, t } from "../base/translation.ts";
import type { LatLon } from "../base/types.ts";
import type { Guests } from "../guests/guests.ts";
import { foundGroup, listsInView, type RowsInView } from "./guest-rows.ts";
import { SEARCH_GROUPS } from "./search-index.ts";
import { reason, type SearchField } from "./search-match.ts";
import type { FeatureSpan, LandEntry, SearchEntry, SearchHit, SearchIndex, SpanEntry } from "./search-index.ts";
import type { Toolbar } from "./toolbar.ts";

/** What the panel needs of the atlas. */
export interface SearchControls {
  /** First and last day of the chapter. */
  span: () => [Day, Day];
  day: () => Day;
  /** The nearest day of the document. */
  clamp: (day: Day) => Day;
  /** Fly to a place and show its name. */
  look: (place: LatLon, zoom: number, name: string) => void;
  goto: (iso: string) => void;
  select: (id: string) => void;
  /** Id of the selected feature. */
  selected: () => string | null;
  on: (name: "date" | "chapter" | "select" | "settled" | "language", listener: () => void) => unknown;
  guests: Guests;
  guestsInView: RowsInView;
}

/** Hits of a group shown before "Show all". */
const FEW = 6;
/** Zoom at which a place of each rank is shown, from rank 0. */
const PLACE_ZOOMS = [5, 6, 7, 8, 9, 10];
/** Zoom at which places of other ranks are shown. */
const PLACE_ZOOM = 8;
/** Width of the window, in pixels, up to which the drawer covers the map. */
const NARROW = 700;

const ROW = "li > button";
const FOCUSABLE_ROW = 'li > [tabindex="0"]';

/** Elements of the open drawer. */
interface View {
  root: HTMLElement;
  input: HTMLInputElement;
  count: HTMLElement;
  list: HTMLElement;
  /** Users' data, below the list. */
  guests: HTMLElement;
}
interface Row {
  button: HTMLButtonElement;
  entry: SearchEntry;
}

export class SearchPanel {
  private readonly toolbar: Toolbar;
  private readonly index: SearchIndex;
  private readonly controls: SearchControls;
  private view: View | null = null;
  private rows = new Map<string, Row>();
  /** Key of what the keyboard chose: focus returns to it. */
  private lastChosen: string | null = null;

  constructor(toolbar: Toolbar, index: SearchIndex, controls: SearchControls) {
    this.toolbar = toolbar;
    this.index = index;
    this.controls = controls;
    const content = { show: (body: HTMLElement) => this.show(body), hide: () => this.hide() };
    const button = toolbar.drawer("events", () => t("Events and search"), "list", content);
    button.setAttribute("aria-keyshortcuts", "/ f");
    controls.on("date", () => this.mark());
    controls.on("chapter", () => this.fill());
    controls.on("language", () => index.forget());
    controls.on("select", () => this.onSelect());
    controls.on("settled", () => this.fillGuestsInView());
    document.addEventListener("keydown", (event) => this.onShortcut(event));
    toolbar.panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.view) return;
      event.stopPropagation();
      toolbar.close();
    });
  }

  private onShortcut(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || !["/", "f"].includes(event.key)) return;
    const writing = "input:not([type=range], [type=checkbox]), select, textarea";
    if (event.target instanceof Element && event.target.closest(writing)) return;
    event.preventDefault();
    if (!this.view) this.toolbar.open("events");
    this.focusBox(); // whoever presses a key has a keyboard, beside a touch screen too
  }

  private focusBox(): void {
    this.view?.input.focus({ preventScroll: true });
  }

  private show(body: HTMLElement): void {
    const input = element("input", {
      type: "search",
      class: "finder-box",
      "aria-label": t("Search by a name in any script"),
      placeholder: t("A name in any script, a word, a date"),
      autocomplete: "off",
      spellcheck: "false",
      oninput: () => this.fill(),
      onkeydown: (event: KeyboardEvent) => this.onInputKey(event),
    });
    const count = element("p", { class: "finder-count", role: "status" });
    const list = element("div", { class: "finder-list" });
    const guests = element("div", { class: "finder-list" });
    const lists = element("div", { onkeydown: (event: KeyboardEvent) => this.onListKey(event) }, guests, list);
    const head = element("div", { class: "finder-head" }, input, count);
    const root = element("div", { class: "finder", tabindex: "-1" }, head, lists);
    this.view = { root, input, count, list, guests };
    body.append(root);
    this.fill();
    /* On a touch screen the input would raise a keyboard over the list. */
    const focused = window.matchMedia("(pointer: fine)").matches ? input : root;
    focused.focus({ preventScroll: true });
  }

  private hide(): void {
    this.view = null;
    this.rows.clear();
  }

  /** Fill the list anew: the events of the chapter or, of a search, what was found. */
  private fill(): void {
    const { view } = this;
    if (!view) return;
    this.rows.clear();
    if (view.input.value.trim()) this.fillHits(view, this.index.find(view.input.value));
    else this.fillEvents(view);
    this.fillGuests(view);
    const [first] = this.rows.values();
    this.setFocusable(view, first?.button);
    this.mark();
  }

  private fillEvents({ list, count }: View): void {
    const [first, last] = this.controls.span();
    const events = this.index.events.filter((entry) => entry.start <= last && entry.end >= first);
    const years = new Map<number, SpanEntry[]>();
    events.forEach((entry) => {
      const { year } = toYearMonthDay(entry.start);
      years.set(year, [...(years.get(year) ?? []), entry]);
    });
    list.replaceChildren(
      ...[...years].flatMap(([year, entries]) => [
        element("h3", { text: year }),
        element(
          "ol",
          { "aria-label": t("Events of {year}", { year: String(year) }) },
          entries.map((entry) => element("li", {}, this.button(entry, null))),
        ),
      ]),
    );
    count.textContent = t("{count} event in these years|{count} events in these years", {
      count: events.length,
    });
  }

  /** Users' data that a search finds, once it has; without one, what of it is in view. */
  private fillGuests(view: View): void {
    const text = view.input.value.trim();
    view.guests.replaceChildren();
    if (!text) this.fillGuestsInView();
    else if (this.controls.guests.layers.length) {
      const isWanted = (): boolean => this.view === view && view.input.value.trim() === text;
      void foundGroup(this.controls.guests, text, isWanted).then((group) => {
        if (!group) return;
        view.guests.replaceChildren(...this.hitGroup(group.title, group.hits));
        const others = view.list.childElementCount ? `${view.count.textContent}, ` : "";
        view.count.textContent = `${others}${t("your data: {number}", { number: group.hits.length })}`;
        this.mark();
      });
    }
  }

  private fillGuestsInView(): void {
    const { controls, view } = this;
    if (!view || view.input.value.trim() || view.guests.contains(document.activeElement)) return;
    const open = new Set(Array.from(view.guests.querySelectorAll("details[open]"), (each) => dataOf(each)));
    const button = ({ entry, why }: SearchHit): HTMLElement => this.button(entry, why);
    const lists = listsInView(controls.guests, controls.guestsInView, button, (layer) => open.has(layer));
    view.guests.replaceChildren(...lists);
  }

  private fillHits({ root, list, count }: View, found: SearchHit[][]): void {
    const groups = found.map((hits, group) => ({ hits, title: t(SEARCH_GROUPS[group] ?? "") }));
    const filled = groups.filter(({ hits }) => hits.length);
    const best = (hits: SearchHit[]) => Math.floor(hits[0]?.score ?? Infinity);
    filled.sort((a, b) => best(a.hits) - best(b.hits));
    const total = found.reduce((sum, hits) => sum + hits.length, 0);
    const counts = filled.map(({ hits, title }) => `${title.toLowerCase()}: ${hits.length}`);
    list.replaceChildren(...filled.flatMap(({ hits, title }) => this.hitGroup(title, hits)));
    count.textContent = total
      ? t("{number} found – {groups}", { number: total, groups: listed(counts) })
      : t(
          "Nothing found. Search names in English, Russian, Japanese and Chinese, English words, dates such as {date}.",
          { date: "15.8.1945" },
        );
    if (root.parentElement) root.parentElement.scrollTop = 0;
  }

  /** A heading, the first hits, and a button for the others. */
  private hitGroup(title: string, hits: SearchHit[]): HTMLElement[] {
    const row = ({ entry, why }: SearchHit) => element("li", {}, this.button(entry, why));
    const list = element("ol", { "aria-label": title }, hits.slice(0, FEW).map(row));
    const parts: HTMLElement[] = [element("h3", { text: `${title} · ${hits.length}` }), list];
    if (hits.length <= FEW) return parts;
    const more: HTMLButtonElement = element("button", {
      type: "button",
      class: "finder-more",
      text: t("Show all {number}", { number: hits.length }),
      onclick: () => {
        const rest = hits.slice(FEW).map(row);
        list.append(...rest);
        more.remove();
        this.mark();
        rest[0]?.querySelector("button")?.focus();
      },
    });
    return [...parts, more];
  }

  private button(entry: SearchEntry, why: SearchField | null): HTMLButtonElement {
    const swatch = element("span", { class: "finder-side", "aria-hidden": "true" });
    const { colour } = "feature" in entry ? entry.feature : "guest" in entry ? entry : { colour: "" };
    if (colour) swatch.style.setProperty("--colour", colour);
    const button = element(
      "button",
      /* A click that the keyboard makes has no detail. */
      { type: "button", tabindex: "-1", onclick: (event: MouseEvent) => this.choose(entry, event.detail === 0) },
      colour ? swatch : null,
      element("span", { class: "finder-name", text: entry.title }),
      element("span", { class: "finder-about", text: this.about(entry) }),
      why ? element("span", { class: "finder-why", lang: why.lang || null, text: reason(why) }) : null,
    );
    this.rows.set(entry.key, { button, entry });
    return button;
  }

  /** What an entry is, of lands with their years. */
  private about(entry: SearchEntry): string {
    if (!("spans" in entry)) return entry.about;
    const year = (day: Day) => toYearMonthDay(this.controls.clamp(day)).year;
    const first = Math.min(...entry.spans.map(({ start }) => year(start)));
    const last = Math.max(...entry.spans.map(({ end }) => year(end)));
    return `${entry.about} · ${first === last ? first : `${first}–${last}`}`;
  }

  /** Go to what was chosen; chosen by the keyboard, the card is read next. */
  private choose(entry: SearchEntry, byKeyboard: boolean): void {
    const { controls } = this;
    this.lastChosen = null;
    if ("place" in entry) {
      const { lat, lon, rank, name } = entry.place;
      if (window.innerWidth <= NARROW) this.toolbar.close();
      controls.look([lat, lon], PLACE_ZOOMS[rank] ?? PLACE_ZOOM, name);
      return;
    }
    if ("guest" in entry) {
      if (window.innerWidth <= NARROW) this.toolbar.close();
      controls.select(entry.guest);
      if (byKeyboard) document.querySelector<HTMLElement>(".card")?.focus();
      return;
    }
    if ("day" in entry) {
      controls.goto(toIso(entry.day));
      return;
    }
    const land = "spans" in entry;
    const { feature, start, end } = land ? this.nearest(entry.spans) : entry;
    const day = controls.day();
    if (day < start || day > end) controls.goto(toIso(controls.clamp(day < start || !land ? start : end)));
    controls.select(feature.id);
    if (!byKeyboard) return;
    this.lastChosen = entry.key;
    document.querySelector<HTMLElement>(".card")?.focus();
  }

  /** Of several spans of a land the one that holds now, or the nearest in time. */
  private nearest(spans: LandEntry["spans"]): FeatureSpan {
    const day = this.controls.day();
    const away = ({ start, end }: FeatureSpan) => Math.max(start - day, day - end, 0);
    return spans.reduce((best, span) => (away(span) < away(best) ? span : best));
  }

  /** When a card that was read is closed, focus returns to where it was opened from. */
  private onSelect(): void {
    this.mark();
    const unfocused = document.activeElement === document.body;
    if (!this.view || this.controls.selected() !== null || !unfocused || this.lastChosen === null) return;
    this.rows.get(this.lastChosen)?.button.focus({ preventScroll: true });
  }

  /** Mark the events of the day and what is selected; scroll what is selected, or began last, into view. */
  private mark(): void {
    const { view } = this;
    if (!view) return;
    const day = this.controls.day();
    const selected = this.controls.selected();
    let [current, before]: [HTMLButtonElement | null, HTMLButtonElement | null] = [null, null];
    let latest = -Infinity;
    for (const { button, entry } of this.rows.values()) {
      if (!("start" in entry)) continue;
      const now = entry.start <= day && entry.end >= day;
      const chosen = entry.feature.id === selected;
      if (now) button.setAttribute("aria-current", "date");
      else button.removeAttribute("aria-current");
      button.classList.toggle("chosen", chosen);
      const began = now && chosen ? Infinity : entry.start;
      if (now && began > latest) [current, latest] = [button, began];
      if (entry.end < day) before = button;
    }
    const target = current ?? before;
    if (!target || view.input.value.trim()) return;
    if (view.list.querySelector(":focus-visible")) return; // whoever reads the list is not moved
    this.setFocusable(view, target);
    scrollIntoView(view, target);
  }

  /** Of all rows one is in the order of the tab key; arrows lead to the others. */
  private setFocusable({ list }: View, button: HTMLElement | undefined): void {
    list.querySelectorAll(FOCUSABLE_ROW).forEach((each) => each.setAttribute("tabindex", "-1"));
    button?.setAttribute("tabindex", "0");
  }

  private onInputKey(event: KeyboardEvent): void {
    const { view } = this;
    if (event.isComposing || !view) return;
    const first = view.list.querySelector<HTMLElement>(FOCUSABLE_ROW) ?? view.list.querySelector<HTMLElement>(ROW);
    if (!first || !["ArrowDown", "Enter"].includes(event.key)) return;
    if (event.key === "Enter" && !view.input.value.trim()) return;
    event.preventDefault();
    this.focus(view, first);
    if (event.key === "Enter") first.click();
  }

  private focus(view: View, button: HTMLElement): void {
    this.setFocusable(view, button);
    button.focus();
  }

  private onListKey(event: KeyboardEvent): void {
    const { view } = this;
    if (!view) return;
    const rows = [...view.root.querySelectorAll<HTMLElement>(ROW)].filter((row) => row.offsetParent); // none that is folded
    const at = rows.findIndex((row) => row === document.activeElement);
    const targets: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
    const to = targets[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    const row = rows[to];
    if (to < 0) view.input.focus();
    else if (row) this.focus(view, row);
  }
}

/** Id of the layer of a list of users' data. */
const dataOf = (list: Element): string => (list instanceof HTMLElement ? (list.dataset.layer ?? "") : "");

/** Scroll the list, and nothing else, so that a row stands in the upper third. */
function scrollIntoView({ root }: View, button: HTMLElement): void {
  const body = root.parentElement;
  if (!body) return;
  const [row, box] = [button.getBoundingClientRect(), body.getBoundingClientRect()];
  const yearHeading = 34;
  const searchBox = root.firstElementChild instanceof HTMLElement ? root.firstElementChild.offsetHeight : 0;
  const head = searchBox + yearHeading;
  if (row.top >= box.top + head && row.bottom <= box.bottom - 20) return;
  body.scrollTop += row.top - box.top - head - (box.height - head) * 0.25;
}
