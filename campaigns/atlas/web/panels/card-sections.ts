/* Sections of the card of a dossier: dates, sides, figures by source, phases, movements. */

import type { Day } from "../base/days.ts";
import { element } from "../base/dom.ts";
import type {
  Axis,
  Belligerent,
  Certainty,
  Claim,
  Dated,
  DossierPlace,
  Front,
  Payload,
  Phase,
  Statement,
  Unit,
} from "../base/payload.ts";
import { chainAbove } from "../base/subordination.ts";
import { formatNumber, kindWords, listed, sides, t } from "../base/translation.ts";
import type { Citations } from "./citations.ts";
import { besideEvent, withPlace } from "./phase-strip.ts";

/** Go to a day, when its date is clicked. */
export type GoToDay = (day: Day) => void;

/** How well a fact is attested, where that is not high. */
export function certaintyNote(level: Certainty): HTMLElement | null {
  if (level === "high") return null;
  const text = level === "low" ? t("low certainty") : t("medium certainty");
  return element("span", { class: `certainty ${level}`, text });
}

export function heading(text: string): HTMLElement {
  return element("h3", { text });
}

/** A button that looks like text. */
export function plainButton(text: string, onclick: () => void, title?: string): HTMLElement {
  return element("button", { class: "plain", type: "button", title, text, onclick });
}

/** A date as one source gives it; `first` is the one that is drawn. */
export function dateLine(date: Dated, first: boolean, citations: Citations, goTo: GoToDay): HTMLElement {
  return element(
    "p",
    { class: first ? "card-date" : "card-date other" },
    first ? "" : `${t("or")} `,
    plainButton(date.english, () => goTo(date.start), t("Go to this day")),
    " ",
    citations.marks(date.source),
    " ",
    readIn(t("(after {source})"), date.via),
    " ",
    certaintyNote(date.certainty),
    date.note ? element("span", { class: "note", text: ` ${date.note}` }) : null,
  );
}

/** Words in the language that is shown, and in others. */
type Told = (Foreign | string)[];
interface Foreign {
  text: string;
  lang: string;
}

/** A place with its other names and how precisely it is known. */
export function placeWords({ name, modern, names, precision }: DossierPlace): Told {
  const known = Object.entries(names).filter(([, text]) => text !== name);
  const others: Told[] = known.map(([lang, text]) => [{ text, lang }]);
  if (modern && modern !== name && !known.some(([, text]) => text === modern))
    others.unshift(filled(t("today {name}"), { name: inEnglish(modern) }));
  const told = others.flatMap((other, index) => [index ? " · " : " (", ...other]);
  const called: Told = others.length ? [name, ...told, ")"] : [name];
  return filled(t("{place}, within {km} km"), { place: called, km: [formatNumber(precision)] });
}

/** A translated text whose values are words of several languages. */
const filled = (translated: string, values: Readonly<Record<string, Told>>): Told =>
  translated.split(/\{(\w+)\}/).flatMap((part, index) => (index % 2 ? (values[part] ?? []) : [part]));

const inEnglish = (text: string): Told => [{ text, lang: "en" }];

const written = (words: Told): (Node | string)[] =>
  words.map((word) => (typeof word === "string" ? word : element("span", { ...word })));

/** A place, see `placeWords`, as a line. */
export const placeLine = (place: DossierPlace): HTMLElement =>
  element("p", { class: "card-place" }, written(placeWords(place)));

/** Where something was read that is not the source itself; that is told in English. */
const readIn = (translated: string, source: string): (Node | string)[] =>
  source ? written(filled(translated, { source: inEnglish(source) })) : [];

export function sidesTable(belligerents: Belligerent[]): HTMLElement {
  const row = ({ side, commanders, formations }: Belligerent) =>
    element(
      "tr",
      {},
      element("th", { scope: "row", text: sides(side) }),
      element(
        "td",
        {},
        commanders.length ? element("div", { text: listed(commanders) }) : null,
        formations.length ? element("div", { class: "note", text: formations.join("; ") }) : null,
      ),
    );
  return element(
    "table",
    { class: "sides" },
    element("caption", { text: t("Sides, commanders, formations") }),
    element("tbody", {}, belligerents.map(row)),
  );
}

export function statementText(statement: Statement, citations: Citations): HTMLElement {
  return element(
    "span",
    { class: "statement" },
    statement.text,
    " ",
    citations.marks(statement.source),
    " ",
    readIn(t("(after {source})"), statement.via),
    " ",
    certaintyNote(statement.certainty),
    statement.note ? element("span", { class: "note", text: ` ${statement.note}` }) : null,
  );
}

/** Figures of forces and losses, those about one thing together. */
export function claimsTable(claims: Claim[], citations: Citations): HTMLElement {
  const groups = new Map<string, Claim[]>();
  claims.forEach((claim) => groups.set(claim.about, [...(groups.get(claim.about) ?? []), claim]));
  const columns = [t("What"), t("Side"), t("Figure"), t("Source")].map((text) => element("th", { scope: "col", text }));
  const rows = [...groups].flatMap(([about, group]) =>
    group.map((claim, index) =>
      element(
        "tr",
        {},
        index ? null : element("th", { scope: "rowgroup", rowspan: group.length, text: kindWords(about) }),
        ...claimCells(claim, citations),
      ),
    ),
  );
  return element(
    "table",
    { class: "claims" },
    element("thead", {}, element("tr", {}, columns)),
    element("tbody", {}, rows),
  );
}

function claimCells(claim: Claim, citations: Citations): HTMLElement[] {
  const note = (text: string) => (text ? element("div", { class: "note", text }) : null);
  return [
    element("td", { text: sides(claim.side) }),
    element("td", {}, element("b", { text: claim.figure }), note(claim.words), note(claim.scope), note(claim.note)),
    element(
      "td",
      {},
      citations.marks(claim.source),
      claim.via ? element("div", { class: "note" }, readIn(t("after {source}"), claim.via)) : null,
      certaintyNote(claim.certainty),
    ),
  ];
}

/** What is told of a phase: when, what and where, on whose authority. */
const phaseParts = (phase: Phase, citations: Citations, goTo: GoToDay) => [
  plainButton(phase.english, () => goTo(phase.start)),
  ` ${withPlace(phase)}`,
  phase.text ? `: ${phase.text}` : "",
  " ",
  citations.marks(phase.source),
  certaintyNote(phase.certainty),
];

/** What of an event's days is drawn, if it has any. */
type Event = Pick<Dated, "start" | "end" | "english"> | undefined;

/** The phase that was selected on the map, and the event's own days where it is none of them. */
export function phaseDetails(phase: Phase, event: Event, citations: Citations, goTo: GoToDay): HTMLElement {
  const beside = besideEvent(phase, event);
  const note =
    beside && event
      ? ` ${beside === "before" ? t("(before the event: {date})", { date: event.english }) : t("(after the event: {date})", { date: event.english })}`
      : "";
  const told = note ? element("span", { class: "note", text: note }) : null;
  return element("p", { class: "card-phase" }, phaseParts(phase, citations, goTo), told);
}

/** The phases, numbered in order of time; where some lie before or after the event, under headings that say so. */
export function phaseList(phases: Phase[], event: Event, citations: Citations, goTo: GoToDay): HTMLElement[] {
  const besides = phases.map((phase) => besideEvent(phase, event));
  const starts = besides.flatMap((beside, number) => (number && beside === besides[number - 1] ? [] : [number]));
  return starts.flatMap((start, run) => {
    const items = phases
      .slice(start, starts[run + 1])
      .map((phase) => element("li", {}, phaseParts(phase, citations, goTo)));
    const title = { before: t("Before the event"), after: t("After the event"), "": t("The event") }[
      besides[start] ?? ""
    ];
    const list = element("ol", { start: start + 1 }, items);
    return besides.some(Boolean) ? [element("h4", { text: title }), list] : [list];
  });
}

const withinKilometres = (place: string, km: number): string =>
  place ? t("{place}, within {km} km", { place, km }) : t("within {km} km", { km });

/** How a unit is shown. */
export interface UnitOptions {
  day: Day;
  /** Whether it is unfolded. */
  open: boolean;
  /** In words where it stood from a day on; null where the map has no such day. */
  placeOf(start: Day): string | null;
}

/** A unit in position: what it belonged to, if it stood there on a day then, else at first; and where it stood when. */
export function unitDetails(
  unit: Unit,
  formations: Payload["formations"],
  { day, open, placeOf }: UnitOptions,
  citations: Citations,
  goTo: GoToDay,
): HTMLElement {
  const formation = formations[unit.formation];
  const [first] = unit.positions;
  const stood = unit.positions.some(({ start, end }) => start <= day && day <= end);
  const chain = chainAbove(unit.formation, stood || !first ? day : first.start, formations);
  const above = listed(chain.map((id) => formations[id]?.name ?? ""));
  const positions = unit.positions.map((position) =>
    element(
      "li",
      {},
      plainButton(position.english, () => goTo(position.start)),
      ` ${placeOf(position.start) ?? withinKilometres(position.place, position.radius)} `,
      citations.marks(position.source),
      certaintyNote(position.certainty),
      position.note ? element("span", { class: "note", text: ` ${position.note}` }) : null,
    ),
  );
  const description = [
    sides(formation?.side ?? ""),
    kindWords(formation?.echelon ?? ""),
    kindWords(formation?.branch ?? ""),
  ];
  return element(
    "details",
    { open },
    element("summary", { text: formation?.name ?? unit.formation }),
    element("p", { class: "note", text: description.filter(Boolean).join(" · ") }),
    above ? element("p", { class: "note", text: t("Under {formations}", { formations: above }) }) : null,
    unit.note ? element("p", { class: "note", text: unit.note }) : null,
    element("ol", {}, positions),
  );
}

/** A line that was held. */
export function frontDetails(front: Front, citations: Citations, goTo: GoToDay): HTMLElement {
  return element(
    "p",
    {},
    plainButton(front.english, () => goTo(front.start)),
    ` ${front.name} (${listed(front.sides.map((side) => t(side)))}) `,
    citations.marks(front.source),
    certaintyNote(front.certainty),
    front.note ? element("span", { class: "note", text: ` ${front.note}` }) : null,
  );
}

/** A movement and its dated waypoints; `open` unfolds it. */
export function movementDetails(axis: Axis, open: boolean, citations: Citations, goTo: GoToDay): HTMLElement {
  const waypoints = axis.waypoints.map((waypoint) =>
    element(
      "li",
      {},
      plainButton(waypoint.english, () => goTo(waypoint.end)),
      ` ${waypoint.place} `,
      citations.marks(waypoint.source),
      certaintyNote(waypoint.certainty),
      waypoint.note ? element("span", { class: "note", text: ` ${waypoint.note}` }) : null,
    ),
  );
  const description = [sides(axis.side), kindWords(axis.kind), kindWords(axis.mode), axis.detail]
    .filter(Boolean)
    .join(" · ");
  return element(
    "details",
    { open },
    element("summary", { text: `${axis.formation}${axis.commander ? ` – ${axis.commander}` : ""}` }),
    element("p", { class: "note", text: description }),
    element("ol", {}, waypoints),
  );
}
