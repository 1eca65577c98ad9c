/* A file that was dropped, in the drawer: what its columns were taken for, to be changed; what became of its rows. */

import { formatDate } from "../base/days.ts";
import { element } from "../base/dom.ts";
import { t } from "../base/translation.ts";
import { ROLE_TITLES } from "../base/vocabulary.ts";
import {
  ambiguousDate,
  type ColourBy,
  guessMapping,
  type Mapping,
  placesRows,
  questionOf,
  type Role,
  ROLES,
} from "../guests/guessing.ts";
import { type GuestLayer, OPEN_END, OPEN_START } from "../guests/guest-layer.ts";
import { type RowProblem, sentence } from "../guests/mistakes.ts";
import type { Placed } from "../guests/placing.ts";
import { asItCame, type GuestTable } from "../guests/table.ts";
import { fileName, saveFile } from "./file-saving.ts";

/** Columns that can be changed, and problems that are listed: more of them nobody reads. */
const [MOST_COLUMNS, MOST_PROBLEMS] = [60, 200];
/** Cells of a column that are shown. */
const EXAMPLES = 3;
const LONGEST_EXAMPLE = 40;

/** What the drawer does with a file. */
export interface OwnFileControls {
  /** Place the rows; the layer keeps the id that it had before. */
  place(mapping: Mapping, before: string | null): Promise<Placed>;
  /** Draw the layer. */
  show(layer: GuestLayer): void;
  /** Go to the rows in time and space. */
  look(layer: GuestLayer): void;
  /** Take the layer off the map. */
  remove(id: string): void;
}

type Option = readonly [value: string, text: string];

/** A list to choose one of. */
function choice(options: readonly Option[], value: string, change: (value: string) => void): HTMLSelectElement {
  const list: HTMLSelectElement = element(
    "select",
    { onchange: () => change(list.value) },
    options.map(([option, text]) => element("option", { value: option, text, selected: option === value })),
  );
  return list;
}

const labelled = (text: string, control: HTMLElement, note = ""): HTMLElement =>
  element("label", {}, element("span", { text }), note && element("small", { text: note }), control);

/** First and last day of a layer's rows, in words. */
function daysOf({ start, end }: GuestLayer): string {
  let [first, last] = [Infinity, -Infinity];
  for (const day of start) if (day !== OPEN_START && day < first) first = day;
  for (const day of end) if (day !== OPEN_END && day > last) last = day;
  for (const day of start) if (day !== OPEN_START && day > last) last = day;
  if (first > last) return "";
  return first === last
    ? `, ${formatDate(first)}`
    : `, ${t("{first} to {last}", { first: formatDate(first), last: formatDate(last) })}`;
}

export class OwnFile {
  readonly element = element("section", { class: "own-file" });
  /** Id of the layer on the map, or null while there is none. */
  id: string | null = null;
  private mapping: Mapping;
  private readonly form = element("div", { class: "own-columns" });
  private readonly details = element("details", {}, element("summary", { text: t("What the columns are") }), this.form);
  private readonly report = element("div", { role: "status" });

  constructor(
    private readonly table: GuestTable,
    private readonly controls: OwnFileControls,
  ) {
    this.mapping = guessMapping(table);
    const { file, kind, lines } = table;
    const told = `${kind}; ${t("{count} row|{count} rows", { count: lines.length })}`;
    this.element.append(element("h3", { text: file }), element("p", { text: told }), this.report, this.details);
    this.fill();
  }

  /** Place the rows if it is clear where they are and when; else ask. */
  async begin(): Promise<void> {
    const question = questionOf(this.table, this.mapping);
    if (!question) {
      await this.place(true);
      return;
    }
    this.details.open = true;
    this.report.replaceChildren(element("p", { class: "own-question", text: question }));
  }

  private async place(first: boolean): Promise<void> {
    const question = placesRows(this.table, this.mapping) ? "" : questionOf(this.table, this.mapping);
    if (question) {
      this.report.replaceChildren(element("p", { class: "own-question", text: question }));
      return;
    }
    try {
      const placed = await this.controls.place(this.mapping, this.id);
      const { layer } = placed;
      const before = this.id;
      this.id = layer.count ? layer.id : null;
      if (layer.count) this.controls.show(layer);
      else if (before !== null) this.controls.remove(before);
      this.details.open = !layer.count;
      this.tell(placed);
      if (first) this.controls.look(layer);
    } catch (error) {
      this.report.replaceChildren(element("p", { class: "own-question", text: (error as Error).message }));
    }
  }

  /** Say what became of the rows. */
  private tell({ layer, refused, remarks }: Placed): void {
    const total = layer.count + new Set(refused.map(({ line }) => line)).size;
    const values = { count: total, shown: layer.count, total, days: daysOf(layer) };
    const text =
      layer.count === 1
        ? t("{shown} of {total} row is on the map{days}.|{shown} of {total} rows is on the map{days}.", values)
        : t("{shown} of {total} row are on the map{days}.|{shown} of {total} rows are on the map{days}.", values);
    const save = (): void => {
      const rows = asItCame(this.table, refused);
      saveFile(fileName(`${this.mapping.title} refused`, ".csv"), new Blob(["\ufeff", rows], { type: "text/csv" }));
    };
    const button = (label: string, onclick: () => void) => element("button", { type: "button", text: label, onclick });
    const shown = [
      button(t("Go there"), () => this.controls.look(layer)),
      button(t("Take it off the map"), () => this.controls.remove(layer.id)),
    ];
    this.report.replaceChildren(
      element("p", { text }),
      ...(layer.count ? shown : []),
      ...(refused.length
        ? [
            problems(t("{count} row refused|{count} rows refused", { count: refused.length }), refused, true),
            button(t("Save the refused rows"), save),
          ]
        : []),
      ...(remarks.length
        ? [
            problems(
              t("{count} row doubtful, but placed|{count} rows doubtful, but placed", { count: remarks.length }),
              remarks,
            ),
          ]
        : []),
    );
  }

  /** Fill the form: a list of what it may be for each column, and what the whole layer is. */
  private fill(): void {
    const { mapping, table } = this;
    const titles: Option[] = [
      ["", t("nothing in particular")],
      ...ROLES.map((role): Option => [role, t(ROLE_TITLES[role])]),
    ];
    const columns = table.names.slice(0, MOST_COLUMNS).map((name, index) => {
      const role = ROLES.find((each) => mapping.columns[each] === index) ?? "";
      const cells = table.columns[index] ?? [];
      const examples = [...new Set(cells.slice(0, 100).filter(Boolean))].slice(0, EXAMPLES);
      const note = examples.map((cell) => cell.slice(0, LONGEST_EXAMPLE)).join("; ");
      return labelled(
        name,
        choice(titles, role, (chosen) => this.assign(index, chosen as Role | "")),
        note,
      );
    });
    const typed = (label: string, key: "title" | "source") => {
      const box: HTMLInputElement = element("input", {
        value: mapping[key],
        onchange: () => (this.mapping = { ...this.mapping, [key]: box.value.trim() }),
      });
      return labelled(label, box);
    };
    this.form.replaceChildren(
      ...columns,
      ...this.orders(),
      labelled(
        t("Colours tell apart"),
        choice(this.colours(), mapping.colourBy, (colourBy) => this.change({ colourBy: colourBy as ColourBy })),
      ),
      typed(t("Title of the layer"), "title"),
      typed(t("Where it is from"), "source"),
      element("button", { type: "button", text: t("Show it so"), onclick: () => void this.place(this.id === null) }),
    );
    const more = table.names.length - MOST_COLUMNS;
    if (more > 0)
      this.form.prepend(
        element("p", {
          text: t("{count} column more is kept as text.|{count} columns more are kept as text.", { count: more }),
        }),
      );
  }

  /** What colours may tell apart. */
  private colours(): Option[] {
    const roles = (["side", "kind", "number"] as const).filter((role) => this.mapping.columns[role] !== undefined);
    return [["", t("nothing: one colour")], ...roles.map((role): Option => [role, t(ROLE_TITLES[role])])];
  }

  /** Questions of order: of the day in dates, of the longitude in pairs. */
  private orders(): HTMLElement[] {
    const { mapping, table } = this;
    const found: HTMLElement[] = [];
    const date = ambiguousDate(table, { ...mapping, dayFirst: null });
    if (date !== undefined) {
      const orders: Option[] = [
        ["", t("not known")],
        ["true", t("the day first")],
        ["false", t("the month first")],
      ];
      const value = mapping.dayFirst === null ? "" : String(mapping.dayFirst);
      const change = (chosen: string) => this.change({ dayFirst: chosen ? chosen === "true" : null });
      found.push(labelled(t("Dates such as {date}", { date }), choice(orders, value, change)));
    }
    if (mapping.columns.formation !== undefined && !table.geometry) {
      const ways: Option[] = [
        ["false", t("each by itself")],
        ["true", t("joined to its arrow")],
      ];
      const change = (chosen: string) => this.change({ arrows: chosen === "true" });
      found.push(labelled(t("Positions of a formation"), choice(ways, String(mapping.arrows), change)));
    }
    if (mapping.columns.coordinates !== undefined) {
      const orders: Option[] = [
        ["false", t("the latitude first")],
        ["true", t("the longitude first")],
      ];
      const change = (chosen: string) => this.change({ longitudeFirst: chosen === "true" });
      found.push(labelled(t("Pairs of coordinates"), choice(orders, String(mapping.longitudeFirst), change)));
    }
    return found;
  }

  /** Take a column for something, which no other column is then. */
  private assign(column: number, role: Role | ""): void {
    const kept = Object.entries(this.mapping.columns).filter(([each, index]) => index !== column && each !== role);
    const columns = Object.fromEntries(role ? [...kept, [role, column]] : kept) as Mapping["columns"];
    const colourBy = this.mapping.colourBy && columns[this.mapping.colourBy] === undefined ? "" : this.mapping.colourBy;
    this.change({ columns, colourBy });
  }

  private change(part: Partial<Mapping>): void {
    const at = [...this.form.querySelectorAll("select")].indexOf(document.activeElement as HTMLSelectElement);
    this.mapping = { ...this.mapping, ...part };
    this.fill();
    this.form.querySelectorAll("select")[at]?.focus();
  }
}

/** Problems as a list that can be folded. */
function problems(title: string, list: readonly RowProblem[], open = false): HTMLElement {
  const more = list.length - MOST_PROBLEMS;
  const texts = list.slice(0, MOST_PROBLEMS).map(sentence);
  if (more > 0) texts.push(`… ${t("and {number} more", { number: more })}`);
  const items = texts.map((text) => element("li", { text }));
  return element("details", { open }, element("summary", { text: title }), element("ul", {}, items));
}
