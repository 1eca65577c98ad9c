/* The order of battle of a dossier in the card: folded at first; unfolded it follows the day. */

import { type Day, formatDate } from "../base/days.ts";
import { element } from "../base/dom.ts";
import type { Certainty, Citation, Payload } from "../base/payload.ts";
import { sides, t } from "../base/translation.ts";
import { formatSpan } from "../time/caption.ts";
import { certaintyNote, plainButton } from "./card-sections.ts";
import type { Citations } from "./citations.ts";
import { daysTold, type OrderData, type OrderEntry, orderOfBattle } from "./order-of-battle.ts";

/** What the section asks of the map. */
export interface OrderControls {
  day(): Day;
  go(day: Day): void;
  /** Show on the map the feature with an id. */
  show(feature: string): void;
  /** Id of what is selected, or null. */
  selected(): string | null;
}

const LEVELS: Certainty[] = ["high", "medium", "low"];

const different = (texts: string[]): string => [...new Set(texts.filter(Boolean))].join(" / ");

/** The least certain of several, and of none high. */
const least = (levels: Certainty[]): Certainty => LEVELS.findLast((level) => levels.includes(level)) ?? "high";

/** The order of battle of a dossier. */
export class OrderSection {
  readonly element: HTMLDetailsElement;
  private readonly title = element("span", { text: t("Order of battle") });
  private readonly body = element("div");
  /** The day whose order is shown; null while it is folded. */
  private shown: Day | null = null;

  /**
   * @param id of the dossier
   * @param span first and last day of which its order is told
   * @param open whether it is unfolded from the beginning
   * @param cited is called when more works may have been cited
   */
  constructor(
    private readonly id: string,
    private readonly span: readonly [first: Day, last: Day],
    private readonly data: OrderData & Pick<Payload, "symbols">,
    private readonly citations: Citations,
    private readonly controls: OrderControls,
    private readonly cited: () => void,
  ) {
    const summary = element("summary", {}, this.title);
    this.element = element("details", { class: "order" }, summary, this.body);
    this.element.addEventListener("toggle", () => this.update());
  }

  /** Whether it is unfolded. */
  get open(): boolean {
    return this.element.open;
  }

  /** Unfold it. */
  unfold(): void {
    this.element.open = true;
    this.update();
  }

  /** Follow the day; folded it costs nothing. */
  update(): void {
    const day = this.open ? this.controls.day() : null;
    if (day === this.shown) return;
    this.shown = day;
    this.title.textContent =
      day === null ? t("Order of battle") : t("Order of battle on {date}", { date: formatDate(day) });
    this.body.replaceChildren(...(day === null ? [] : this.sides(day)));
    if (day !== null) this.cited();
  }

  /** The button that shows a feature on the map, if there is one. */
  buttonOf(feature: string): HTMLElement | null {
    const buttons = [...this.body.querySelectorAll<HTMLElement>("button[data-feature]")];
    return buttons.find(({ dataset }) => dataset["feature"] === feature) ?? null;
  }

  private sides(day: Day): HTMLElement[] {
    const order = orderOfBattle(this.id, day, this.data);
    if (!order.length) return [this.untold()];
    return order.flatMap(({ side, roots }) => [
      element("p", { class: "order-side", text: sides(side) }),
      element("ul", { "aria-label": sides(side) }, roots.map(this.entry)),
    ]);
  }

  private untold(): HTMLElement {
    const [first, last] = this.span;
    const [before = "", after = ""] = t("Nothing is told of this day, but of {days}.").split("{days}");
    return element(
      "p",
      {},
      before,
      plainButton(formatSpan(first, last), () => this.controls.go(first), t("Go to the first of these days")),
      after,
    );
  }

  private readonly entry = ({ formation, told, where, parts }: OrderEntry): HTMLElement => {
    const symbol = this.data.symbols[formation.symbol];
    const columns = [told.map(({ commander }) => commander), told.map(({ strength }) => strength)];
    const facts = [...columns, told.map(({ role }) => role)].map(different).filter(Boolean);
    const notes = different(told.map(({ note }) => note));
    return element(
      "li",
      {},
      element(
        "div",
        { class: "order-name" },
        symbol ? element("img", { src: symbol, alt: "" }) : null,
        where ? this.button(formation.name, where.feature) : element("span", { text: formation.name }),
      ),
      facts.length || told.length ? this.facts(facts.join(" · "), told) : null,
      where ? element("div", { class: "order-where" }, `${where.text} `, certaintyNote(where.certainty)) : null,
      notes ? element("div", { class: "note", text: notes }) : null,
      parts.length ? element("ul", {}, parts.map(this.entry)) : null,
    );
  };

  private facts(text: string, told: OrderEntry["told"]): HTMLElement {
    const works = new Map(told.flatMap(({ source }) => source).map((each): [string, Citation] => [each.join(), each]));
    const certainty = certaintyNote(least(told.map((row) => row.certainty)));
    return element("div", {}, text, text ? " " : "", this.citations.marks([...works.values()]), " ", certainty);
  }

  private button(name: string, feature: string): HTMLElement {
    const button = plainButton(name, () => this.controls.show(feature), t("Show on the map"));
    button.dataset["feature"] = feature;
    if (this.controls.selected() === feature) button.setAttribute("aria-current", "true");
    return button;
  }
}

/** The order of battle of a dossier; null where none is told. */
export function orderSection(
  id: string,
  data: OrderData & Pick<Payload, "symbols">,
  citations: Citations,
  controls: OrderControls,
  cited: () => void,
): OrderSection | null {
  const span = daysTold(id, data);
  return span ? new OrderSection(id, span, data, citations, controls, cited) : null;
}
