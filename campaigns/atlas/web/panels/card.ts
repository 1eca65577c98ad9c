/* The card of what was clicked: names, date, place, sides, figures by source, outcome, disputes, sources. */

import { type Day, formatDate, toIso } from "../base/days.ts";
import { nextOfKin, withParts } from "../base/dossier-family.ts";
import { element } from "../base/dom.ts";
import type { Citation, Dossier, Payload, Unit } from "../base/payload.ts";
import { kindWords, sides, t } from "../base/translation.ts";
import type { Item, MapFeature } from "../base/types.ts";
import type { GuestRow } from "../guests/guests.ts";
import {
  certaintyNote,
  claimsTable,
  dateLine,
  heading,
  movementDetails,
  frontDetails,
  phaseDetails,
  phaseList,
  placeLine,
  plainButton,
  sidesTable,
  statementText,
  unitDetails,
} from "./card-sections.ts";
import { Citations } from "./citations.ts";
import { Glossary } from "./glossary.ts";
import { formationContent, unitsUnderSection } from "./formation-card.ts";
import { guestContent } from "./guest-card.ts";
import { type OrderControls, type OrderSection, orderSection } from "./order-section.ts";
import type { AppPage, AppPages } from "./panel-parts.ts";
import { phaseStrip } from "./phase-strip.ts";
import { positionText } from "./whereabouts.ts";

export interface CardActions {
  close: () => void;
  /** Open the card of another dossier. */
  open: (id: string) => void;
  go: (day: Day) => void;
  page: AppPages;
  /** The day shown. */
  day: () => Day;
  /** Id of what is selected, or null. */
  selected: () => string | null;
}

type CardData = Pick<
  Payload,
  "dossiers" | "sources" | "formations" | "features" | "places" | "style" | "symbols" | "glossary"
>;

export class Card {
  private readonly panel: HTMLElement;
  private readonly data: CardData;
  private readonly actions: CardActions;
  private glossary: Glossary;
  /** Shows again what is shown. */
  private again: () => void = () => undefined;
  private filled = false;
  private aside = false;
  /** Id of the dossier that is shown, or the empty text, and its order of battle. */
  private shown = "";
  private order: OrderSection | null = null;
  /** Id of the formation that is shown without a dossier, and the day of which it tells; or null. */
  private formation: { id: string; day: Day } | null = null;

  constructor(panel: HTMLElement, data: CardData, actions: CardActions) {
    this.panel = panel;
    this.data = data;
    this.actions = actions;
    this.glossary = new Glossary(data);
  }

  hide(): void {
    this.filled = false;
    this.tellOf("");
    this.panel.hidden = true;
    this.panel.replaceChildren();
  }

  /** Write it anew, in another language. */
  renew(): void {
    this.glossary = new Glossary(this.data);
    if (this.filled) this.again();
  }

  /** Stay hidden, whatever is selected, while the page around the map tells of it. */
  setAside(on: boolean): void {
    this.aside = on;
    this.panel.hidden = on || !this.filled;
    this.followDay();
  }

  /** Whether something in it changes with the day. */
  get followsDay(): boolean {
    return (this.formation !== null || Boolean(this.order?.open)) && !this.panel.hidden;
  }

  /** Show the day that the map shows now. */
  followDay(): void {
    if (!this.followsDay) return;
    this.order?.update();
    if (this.formation && this.formation.day !== this.actions.day()) this.showFormation(this.formation.id);
  }

  /** Show a formation as it was on the day shown, and the units that stand under it. */
  showFormation(id: string): void {
    this.again = () => this.showFormation(id);
    const day = this.actions.day();
    this.tellOf("");
    this.formation = { id, day };
    const content = formationContent(id, day, this.data, new Citations(this.data.sources), this.actions.open);
    this.fill([...content, ...this.pageButton(t("Open the formation’s page"), "formation", () => id)]);
  }

  /** Show a row of users' data. */
  showGuest(row: GuestRow): void {
    this.again = () => this.showGuest(row);
    this.tellOf("");
    this.fill(guestContent(row));
  }

  /** Show a feature: its dossier or, of a land or line, its own facts. */
  show(feature: MapFeature, item: Pick<Item, "from" | "to">): void {
    this.again = () => this.show(feature, item);
    const dossier = this.data.dossiers[feature.dossier];
    const citations = new Citations(this.data.sources);
    const unfolded = Boolean(this.order?.open) && this.shown === feature.dossier;
    this.tellOf(feature.dossier);
    const content = dossier
      ? this.dossier(dossier, feature, item.from ?? 0, citations)
      : featureContent(feature, item, citations);
    this.fill(content);
    if (unfolded) this.order?.unfold();
  }

  /** Put content, the kind first, into the panel. */
  private fill([kind, ...body]: HTMLElement[]): void {
    const close = element("button", {
      class: "card-close",
      type: "button",
      "aria-label": t("Close the card"),
      text: "×",
      onclick: this.actions.close,
    });
    this.panel.replaceChildren(element("div", { class: "card-head" }, kind, close), ...body);
    this.glossary.explain(this.panel);
    this.filled = true;
    this.panel.hidden = this.aside;
    this.panel.scrollTop = 0;
  }

  private tellOf(dossier: string): void {
    this.shown = dossier;
    this.order = null;
    this.formation = null;
  }

  /** Show on the map a formation of the order of battle; the card stays where it was read. */
  private readonly showInOrder = (id: string): void => {
    const from = this.order?.buttonOf(id)?.getBoundingClientRect().top ?? 0;
    this.actions.open(id);
    const button = this.order?.buttonOf(id);
    if (!button) return;
    button.focus({ preventScroll: true });
    this.panel.scrollTop += button.getBoundingClientRect().top - from;
  };

  /** The colour of the mark of a feature's event. */
  private colourOf({ dossier, colour }: MapFeature): string {
    return this.data.features.find(({ id }) => id === dossier)?.colour ?? colour;
  }

  /** Go to the day of a phase of a dossier, and where it has one to its place; the focus stays on its bar. */
  private showPhase(dossier: string, number: number): void {
    const phase = this.data.dossiers[dossier]?.phases[number];
    if (phase) this.actions.go(phase.start);
    const feature = this.data.features.find((each) => each.dossier === dossier && each.phase === number);
    if (!feature) return;
    this.actions.open(feature.id);
    this.panel.querySelector<HTMLElement>(".phase-bars [aria-current]")?.focus({ preventScroll: true });
  }

  private orderControls(): OrderControls {
    const { day, go, selected } = this.actions;
    return { day, go, selected, show: this.showInOrder };
  }

  private dossier(dossier: Dossier, feature: MapFeature, day: Day, citations: Citations): HTMLElement[] {
    const { go } = this.actions;
    const selected = feature.axis ? dossier.axes.find(({ id }) => id === feature.axis) : undefined;
    const others = dossier.axes.filter((axis) => axis !== selected);
    const parts = this.title(dossier, citations);
    if (selected) parts.push(movementDetails(selected, true, citations, go));
    const phase = dossier.phases[feature.phase ?? -1];
    const strip = phaseStrip(dossier, phase, this.colourOf(feature), (number) =>
      this.showPhase(feature.dossier, number),
    );
    if (strip) parts.push(strip);
    if (phase) parts.push(phaseDetails(phase, dossier.dates[0], citations, go));
    const shown = feature.layer === "unit" ? dossier.units.find(({ formation }) => formation === feature.unit) : null;
    if (shown) parts.push(this.unit(feature.dossier, shown, day, true, citations));
    const line = dossier.fronts.find(({ id }) => feature.id === `${feature.dossier}/${id}`);
    if (line) parts.push(frontDetails(line, citations, go));
    parts.push(element("p", { class: "card-summary" }, dossier.summary, " ", citations.marks(dossier.sources)));
    parts.push(...this.pageButton(t("Open the dossier"), "dossier", () => feature.dossier));
    if (dossier.belligerents.length) parts.push(sidesTable(dossier.belligerents));
    const sources = element("div");
    const list = (): void => sources.replaceChildren(citations.list(dossier.reading));
    this.order = orderSection(feature.dossier, this.data, citations, this.orderControls(), list);
    if (this.order) parts.push(this.order.element);
    if (dossier.outcome) parts.push(heading(t("Outcome")), statementText(dossier.outcome, citations));
    if (dossier.claims.length)
      parts.push(heading(t("Forces and losses, by source")), claimsTable(dossier.claims, citations));
    dossier.disputes.forEach(({ question, answers }) => {
      const list = answers.map((answer) => element("li", {}, statementText(answer, citations)));
      parts.push(heading(question), element("ul", {}, list));
    });
    if (dossier.phases.length)
      parts.push(heading(t("Phases")), ...phaseList(dossier.phases, dossier.dates[0], citations, go));
    if (others.length) parts.push(heading(t("Movements")));
    parts.push(...others.map((axis) => movementDetails(axis, false, citations, go)));
    const units = dossier.units.filter((unit) => unit !== shown);
    if (units.length) parts.push(heading(t("Units in position")));
    parts.push(...units.map((unit) => this.unit(feature.dossier, unit, day, false, citations)));
    const fronts = dossier.fronts.filter((front) => front !== line);
    if (fronts.length) parts.push(heading(t("Fronts")));
    parts.push(...fronts.map((front) => frontDetails(front, citations, go)));
    parts.push(...this.related(feature.dossier));
    list();
    return [...parts, heading(t("Sources")), sources];
  }

  private unit(dossier: string, unit: Unit, day: Day, open: boolean, citations: Citations): HTMLElement {
    const { dossiers, features, formations } = this.data;
    const feature = features.find(({ id }) => id === `${dossier}/${unit.formation}`);
    const placeOf = (start: Day): string | null => {
      const position = feature?.stages.findIndex(([from, to]) => (from ?? start) <= start && start <= (to ?? start));
      return feature && position !== undefined ? positionText(feature, position, this.data) : null;
    };
    const details = unitDetails(unit, formations, { day, open, placeOf }, citations, this.actions.go);
    if (open) details.append(...unitsUnderSection(unit.formation, this.actions.day(), this.data, this.actions.open));
    details.append(...this.pageButton(t("Open the formation’s page"), "formation", () => unit.formation));
    if ([...withParts(dossier, dossiers)].some((id) => dossiers[id]?.orders.length)) {
      const order = (): string => `${dossier}@${toIso(this.actions.day())}`;
      details.append(...this.pageButton(t("Open the order of battle of the day"), "order", order));
    }
    return details;
  }

  private title(dossier: Dossier, citations: Citations): HTMLElement[] {
    const names = Object.entries(dossier.names).map(([lang, text]) => element("span", { lang, text }));
    return [
      element("p", { class: "card-kind", text: `${kindWords(dossier.kind)} · ${t(dossier.chapterTitle)}` }),
      element("h2", { text: dossier.title }),
      element("p", { class: "card-names" }, names),
      ...dossier.dates.map((date, index) => dateLine(date, index === 0, citations, this.actions.go)),
      placeLine(dossier.place),
    ];
  }

  private pageButton(text: string, page: AppPage, idOf: () => string): HTMLElement[] {
    const open = this.actions.page(page);
    return open ? [element("button", { class: "card-page", type: "button", text, onclick: () => open(idOf()) })] : [];
  }

  private related(id: string): HTMLElement[] {
    const entries = nextOfKin(id, this.data.dossiers).map((key) =>
      element(
        "li",
        {},
        plainButton(this.data.dossiers[key]?.title ?? "", () => this.actions.open(key)),
      ),
    );
    if (!entries.length) return [];
    return [heading(t("Part of this")), element("ul", {}, entries)];
  }
}

/** A territory, border, claim, island, railway or concession. */
function featureContent(feature: MapFeature, { from, to }: Pick<Item, "from" | "to">, citations: Citations) {
  const sources = citationsOf(feature.sources ?? "");
  const day = (number: Day | null, open: string) => (number === null ? open : formatDate(number));
  const marks = citations.marks(sources);
  const note = feature.note ? [element("p", { class: "card-summary", text: feature.note })] : [];
  return [
    element("p", { class: "card-kind", text: `${t(feature.layerTitle)} · ${kindText(feature.kind)}` }),
    element("h2", { text: feature.name }),
    element("p", { class: "card-date", text: `${day(from, t("before 1904"))} – ${day(to, t("after 1973"))}` }),
    element("p", {}, sides(feature.side), " ", marks, " ", certaintyNote(feature.certainty)),
    ...note,
    heading(t("Sources")),
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
  return gauge ? t("gauge {width} mm", { width: Number(gauge) }) : kindWords(kind);
}
