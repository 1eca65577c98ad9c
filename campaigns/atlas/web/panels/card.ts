/* The card of what was clicked: names, date, place, sides, figures by source, outcome, disputes, sources. */

import { type Day, formatDate } from "../base/days.ts";
import { element } from "../base/dom.ts";
import type { Citation, Dossier, Payload, Unit } from "../base/payload.ts";
import type { Item, MapFeature } from "../base/types.ts";
import {
  certaintyNote,
  claimsTable,
  dateLine,
  heading,
  movementDetails,
  frontDetails,
  phaseList,
  placeText,
  plainButton,
  sidesTable,
  statementText,
  unitDetails,
} from "./card-sections.ts";
import { Citations } from "./citations.ts";

export interface CardActions {
  close: () => void;
  /** Open the card of another dossier. */
  open: (id: string) => void;
  go: (day: Day) => void;
  /** What opens the page of a dossier in the app; null where there is only the card. */
  page: () => ((id: string) => void) | null;
}

export class Card {
  private readonly panel: HTMLElement;
  private readonly data: Pick<Payload, "dossiers" | "sources" | "formations">;
  private readonly actions: CardActions;
  private filled = false;
  private aside = false;

  constructor(panel: HTMLElement, data: Pick<Payload, "dossiers" | "sources" | "formations">, actions: CardActions) {
    this.panel = panel;
    this.data = data;
    this.actions = actions;
  }

  hide(): void {
    this.filled = false;
    this.panel.hidden = true;
    this.panel.replaceChildren();
  }

  /** Stay hidden, whatever is selected, while the page around the map tells of it. */
  setAside(on: boolean): void {
    this.aside = on;
    this.panel.hidden = on || !this.filled;
  }

  /** Show a feature: its dossier or, of a land or line, its own facts. */
  show(feature: MapFeature, item: Pick<Item, "from" | "to">): void {
    const dossier = this.data.dossiers[feature.dossier];
    const citations = new Citations(this.data.sources);
    const content = dossier
      ? this.dossier(dossier, feature, item.from ?? 0, citations)
      : featureContent(feature, item, citations);
    const close = element("button", {
      class: "card-close",
      type: "button",
      "aria-label": "Close the card",
      text: "×",
      onclick: this.actions.close,
    });
    const [kind, ...body] = content;
    this.panel.replaceChildren(element("div", { class: "card-head" }, kind, close), ...body);
    this.filled = true;
    this.panel.hidden = this.aside;
    this.panel.scrollTop = 0;
  }

  private dossier(dossier: Dossier, feature: MapFeature, day: Day, citations: Citations): HTMLElement[] {
    const { go } = this.actions;
    const selected = feature.axis ? dossier.axes.find(({ id }) => id === feature.axis) : undefined;
    const others = dossier.axes.filter((axis) => axis !== selected);
    const parts = this.title(dossier, citations);
    if (selected) parts.push(movementDetails(selected, true, citations, go));
    const shown = feature.layer === "unit" ? dossier.units.find(({ formation }) => formation === feature.unit) : null;
    if (shown) parts.push(this.unit(shown, day, true, citations));
    const line = dossier.fronts.find(({ id }) => feature.id === `${feature.dossier}/${id}`);
    if (line) parts.push(frontDetails(line, citations, go));
    parts.push(element("p", { class: "card-summary" }, dossier.summary, " ", citations.marks(dossier.sources)));
    parts.push(...this.pageButton(feature.dossier));
    if (dossier.belligerents.length) parts.push(sidesTable(dossier.belligerents));
    if (dossier.outcome) parts.push(heading("Outcome"), statementText(dossier.outcome, citations));
    if (dossier.claims.length)
      parts.push(heading("Forces and losses, by source"), claimsTable(dossier.claims, citations));
    dossier.disputes.forEach(({ question, answers }) => {
      const list = answers.map((answer) => element("li", {}, statementText(answer, citations)));
      parts.push(heading(question), element("ul", {}, list));
    });
    if (dossier.phases.length) parts.push(heading("Phases"), phaseList(dossier.phases, citations, go));
    if (others.length) parts.push(heading("Movements"));
    parts.push(...others.map((axis) => movementDetails(axis, false, citations, go)));
    const units = dossier.units.filter((unit) => unit !== shown);
    if (units.length) parts.push(heading("Units in position"));
    parts.push(...units.map((unit) => this.unit(unit, day, false, citations)));
    const fronts = dossier.fronts.filter((front) => front !== line);
    if (fronts.length) parts.push(heading("Fronts"));
    parts.push(...fronts.map((front) => frontDetails(front, citations, go)));
    parts.push(...this.related(dossier));
    return [...parts, heading("Sources"), citations.list(dossier.reading)];
  }

  private unit(unit: Unit, day: Day, open: boolean, citations: Citations): HTMLElement {
    return unitDetails(unit, this.data.formations, day, open, citations, this.actions.go);
  }

  private title(dossier: Dossier, citations: Citations): HTMLElement[] {
    const names = Object.entries(dossier.names).map(([lang, text]) => element("span", { lang, text }));
    return [
      element("p", { class: "card-kind", text: `${dossier.kind} · ${dossier.chapterTitle}` }),
      element("h2", { text: dossier.title }),
      element("p", { class: "card-names" }, names),
      ...dossier.dates.map((date, index) => dateLine(date, index === 0, citations, this.actions.go)),
      element("p", { class: "card-place", text: placeText(dossier.place) }),
    ];
  }

  private pageButton(id: string): HTMLElement[] {
    const page = this.actions.page();
    if (!page) return [];
    const onclick = () => page(id);
    return [element("button", { class: "card-page", type: "button", text: "Open the dossier", onclick })];
  }

  private related(dossier: Dossier): HTMLElement[] {
    if (!dossier.related.length) return [];
    const entries = dossier.related.map(([id, title]) =>
      element(
        "li",
        {},
        plainButton(title, () => this.actions.open(id)),
      ),
    );
    return [heading("Part of this"), element("ul", {}, entries)];
  }
}

/** A territory, border, claim, island, railway or concession. */
function featureContent(feature: MapFeature, { from, to }: Pick<Item, "from" | "to">, citations: Citations) {
  const sources = citationsOf(feature.sources ?? "");
  const day = (number: Day | null, open: string) => (number === null ? open : formatDate(number));
  const marks = citations.marks(sources);
  const note = feature.note ? [element("p", { class: "card-summary", text: feature.note })] : [];
  return [
    element("p", { class: "card-kind", text: `${feature.layerTitle} · ${kindText(feature.kind)}` }),
    element("h2", { text: feature.name }),
    element("p", { class: "card-date", text: `${day(from, "before 1904")} – ${day(to, "after 1973")}` }),
    element("p", {}, feature.side, " ", marks, " ", certaintyNote(feature.certainty)),
    ...note,
    heading("Sources"),
    citations.list([]),
  ];
}

/** Keys and locators of a row's sources: `key, locator; key`. */
export function citationsOf(sources: string): Citation[] {
  return sources
    .split(";")
    .map((text): Citation => {
      const [key = "", locator = ""] = text.trim().split(/,?\s+(.*)/);
      return [key, locator];
    })
    .filter(([key]) => key);
}

/** A kind of feature in words; the gauge of a railway in millimetres. */
export function kindText(kind: string): string {
  const gauge = /^gauge-(\d+)$/.exec(kind)?.[1];
  return gauge ? `gauge ${Number(gauge).toLocaleString("en")} mm` : kind.replaceAll("-", " ");
}
