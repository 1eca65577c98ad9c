/* The card of a formation that has no place of its own: what it was, and the units of its own that stand on the map. */

import { type Day, formatDate } from "../base/days.ts";
import { element } from "../base/dom.ts";
import type { Payload } from "../base/payload.ts";
import { chainAbove } from "../base/subordination.ts";
import { kindWords, listed, sides, t } from "../base/translation.ts";
import { certaintyNote, heading, plainButton } from "./card-sections.ts";
import type { Citations } from "./citations.ts";
import { positionOn, type UnitUnder, unitsUnder } from "./whereabouts.ts";

type FormationData = Pick<Payload, "dossiers" | "features" | "places" | "style" | "formations" | "symbols">;

/** Units in position, each a button that selects it on the map, with where it stood. */
function unitList(units: UnitUnder[], { formations, symbols }: FormationData, open: (id: string) => void): HTMLElement {
  const entries = units.map(({ formation, feature, text, certainty }) => {
    const symbol = symbols[formations[formation]?.symbol ?? -1];
    const name = plainButton(formations[formation]?.name ?? formation, () => open(feature), t("Show on the map"));
    return element(
      "li",
      {},
      element("div", { class: "order-name" }, symbol ? element("img", { src: symbol, alt: "" }) : null, name),
      element("div", { class: "order-where" }, `${text} `, certaintyNote(certainty)),
    );
  });
  return element("ul", { class: "units-under" }, entries);
}

/** The units for which a formation stands farther out, on a day; nothing where there are none. */
export function unitsUnderSection(
  id: string,
  day: Day,
  data: FormationData,
  open: (id: string) => void,
): HTMLElement[] {
  const units = unitsUnder(id, day, data);
  return units.length ? [heading(t("Under it on {date}", { date: formatDate(day) })), unitList(units, data, open)] : [];
}

/** What the orders of battle tell of a formation on a day: commander, strength, role. */
function toldOn(id: string, day: Day, { dossiers }: FormationData, citations: Citations): HTMLElement[] {
  const rows = Object.values(dossiers)
    .flatMap(({ orders }) => orders)
    .filter(({ formation, start, end }) => formation === id && start <= day && day <= end);
  return rows.flatMap(({ commander, strength, role, source, certainty, note }) => {
    const facts = [commander, strength, role].filter(Boolean).join(" · ");
    if (!facts && !note) return [];
    const marks = citations.marks(source);
    return [element("p", {}, facts || note, " ", marks, " ", certaintyNote(certainty))];
  });
}

/**
 * The parts of the card of a formation on a day, the kind first.
 * @param open selects the feature with an id
 */
export function formationContent(
  id: string,
  day: Day,
  data: FormationData,
  citations: Citations,
  open: (id: string) => void,
): HTMLElement[] {
  const { formations } = data;
  const formation = formations[id];
  const names = Object.entries(formation?.names ?? {}).map(([lang, text]) => element("span", { lang, text }));
  const description = [
    sides(formation?.side ?? ""),
    kindWords(formation?.echelon ?? ""),
    kindWords(formation?.branch ?? ""),
  ];
  const above = chainAbove(id, day, formations).map((key) => formations[key]?.name);
  const units = unitsUnder(id, day, data);
  const own = positionOn(id, day, data);
  const where = own
    ? t("On {date} it stood at {place}.", { date: formatDate(day), place: own })
    : t("Where it stood on {date} is not known here.", { date: formatDate(day) });
  const standingFor = own
    ? t("Where there is no room for the units under it, its symbol stands for them:")
    : t(
        "Where there is no room for the units under it, its symbol stands for them, at the place of the greatest of them nearest their middle:",
      );
  const standing = units.length ? standingFor : t("No unit under it is on the map.");
  const told = toldOn(id, day, data, citations);
  return [
    element("p", { class: "card-kind", text: t("Formation") }),
    element("h2", { text: formation?.name ?? id }),
    element("p", { class: "card-names" }, names),
    element("p", { class: "note", text: description.filter(Boolean).join(" · ") }),
    ...(above.length
      ? [
          element("p", {
            class: "note",
            text: t("Under {formations}", { formations: listed(above.map((name) => name ?? "")) }),
          }),
        ]
      : []),
    element("p", { class: "card-summary", text: `${where} ${standing}` }),
    ...(units.length ? [unitList(units, data, open)] : []),
    ...told,
    ...(told.length ? [heading(t("Sources")), citations.list([])] : []),
  ];
}
