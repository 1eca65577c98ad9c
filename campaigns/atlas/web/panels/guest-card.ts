/* The card of a row of data that users bring: all its columns as text, and whose it is. */

import { formatDate } from "../base/days.ts";
import { element, link } from "../base/dom.ts";
import { t } from "../base/translation.ts";
import { OPEN_END, OPEN_START, type GuestLayer } from "../guests/guest-layer.ts";
import type { GuestRow } from "../guests/guests.ts";
import { formatSpan } from "../time/caption.ts";

/** The days of a row in words. */
export function daysOfRow({ start, end }: Pick<GuestLayer, "start" | "end">, row: number): string {
  const [first, last] = [start[row]!, end[row]!];
  if (first === OPEN_START && last === OPEN_END) return t("no date");
  if (first === OPEN_START) return t("until {date}", { date: formatDate(last) });
  return last === OPEN_END ? t("from {date}", { date: formatDate(first) }) : formatSpan(first, last);
}

/** Whose data a layer is. */
export const markOf = ({ source }: Pick<GuestLayer, "source">): string => t("Your data: source {source}", { source });

/** The position of a row in decimal degrees. */
function positionOf({ latitude, longitude }: GuestLayer, row: number): string {
  const [lat, lon] = [latitude[row]!, longitude[row]!];
  const east = lon > 180 ? lon - 360 : lon;
  const degrees = (value: number): string => String(Math.round(Math.abs(value) * 1e5) / 1e5);
  const [northing, easting] = [degrees(lat), degrees(east)];
  const [first, second] = [
    lat < 0 ? t("{degrees}° S", { degrees: northing }) : t("{degrees}° N", { degrees: northing }),
    east < 0 ? t("{degrees}° W", { degrees: easting }) : t("{degrees}° E", { degrees: easting }),
  ];
  return `${first}, ${second}`;
}

/** What the card shows, the kind first; the columns are filled in as soon as they are unpacked. */
export function guestContent({ layer, row }: GuestRow): HTMLElement[] {
  const body = element("tbody", {}, tableRow(t("Position"), positionOf(layer, row)));
  void Promise.all(
    layer.columns.map(async ({ title, role, texts }) => {
      const text = (await texts()).at(row);
      return text ? tableRow(title, role === "link" ? link(text, text) : text) : null;
    }),
  ).then((rows) => body.append(...rows.filter((each) => each !== null)));
  return [
    element("p", { class: "card-kind", text: `${t("Your data")} · ${layer.title}` }),
    element("h2", { text: layer.names.at(row) }),
    element("p", { class: "card-date", text: daysOfRow(layer, row) }),
    element("table", { class: "guest-columns" }, body),
    element("p", { class: "note", text: markOf(layer) }),
  ];
}

const tableRow = (title: string, value: string | HTMLElement): HTMLElement =>
  element("tr", {}, element("th", { scope: "row", text: title }), element("td", {}, value));
