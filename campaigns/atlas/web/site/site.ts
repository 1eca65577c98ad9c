/* What runs on pages of the site: the search, and the day on the page of lands. Every page reads well without it. */

import { type Words, showLanguage, t } from "../base/translation.ts";
import type { SiteIndex } from "./index-types.ts";
import { type Hit, SiteSearch } from "./site-search.ts";

declare global {
  var atlasIndex: SiteIndex | undefined;
  /** What is said in another language than English. */
  var atlasWords: Words | undefined;
}

const byId = (id: string) => document.getElementById(id);

/** An element with a text or with others in it. */
function made(tag: string, ...content: (string | Node)[]): HTMLElement {
  const element = document.createElement(tag);
  element.append(...content);
  return element;
}

function row({ entry: [kind, address, told, [[title]]], why }: Hit): HTMLElement {
  const link = document.createElement("a");
  link.href = address;
  link.append(title);
  const about = made("span", [kind, told].filter(Boolean).join(" · "));
  about.className = "lesser";
  return made("li", link, about, ...(why ? [made("p", why)] : []));
}

function searchable(index: SiteIndex, field: HTMLInputElement): void {
  const [search, results, status] = [new SiteSearch(index), byId("results"), byId("found")];
  const show = () => {
    const { hits, count } = search.find(field.value);
    results?.replaceChildren(...hits.map(row));
    const told =
      count > hits.length
        ? t("{number} found, the best {shown} are listed", { number: count, shown: hits.length })
        : t("{number} found", { number: count });
    status?.replaceChildren(field.value.trim() ? told : "");
  };
  const asked = new URLSearchParams(location.hash.slice(1)).get("search");
  field.value = asked ?? field.value;
  field.addEventListener("input", () => {
    show();
    history.replaceState(null, "", field.value ? `#${new URLSearchParams({ search: field.value })}` : "#");
  });
  show();
}

/** Hides the rows of all lands, borders and islands that were not so on a day; without a day all are shown. */
function dated(field: HTMLInputElement): void {
  const rows = [...document.querySelectorAll<HTMLElement>("tr[data-from]")];
  const show = () => {
    const day = field.value;
    for (const each of rows) {
      const { from = "", to = "" } = each.dataset;
      each.hidden = Boolean(day) && !(from <= day && day <= to);
    }
    for (const section of document.querySelectorAll<HTMLElement>("main section"))
      section.hidden = !section.querySelector("tr[data-from]:not([hidden])");
    const number = rows.filter(({ hidden }) => !hidden).length;
    byId("found")?.replaceChildren(t("{number} of {all} rows", { number, all: rows.length }));
  };
  const asked = new URLSearchParams(location.hash.slice(1)).get("date");
  field.value = asked ?? field.value;
  field.addEventListener("input", () => {
    show();
    history.replaceState(null, "", field.value ? `#date=${field.value}` : "#");
  });
  show();
}

if (globalThis.atlasWords) showLanguage(document.documentElement.lang, globalThis.atlasWords);
const asked = byId("asked");
const [words, day] = [byId("wanted"), byId("day")];
if (words instanceof HTMLInputElement && globalThis.atlasIndex) searchable(globalThis.atlasIndex, words);
if (day instanceof HTMLInputElement) dated(day);
if (asked) asked.hidden = false;
byId("without")?.remove();
