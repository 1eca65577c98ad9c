/* Sources of facts as numbered marks, and the list of what they refer to. */

import { element, link } from "../base/dom.ts";
import type { Citation, Source } from "../base/payload.ts";
import { t } from "../base/translation.ts";

/** The language of the bibliography, whichever is shown. */
const REFERENCES = "en";

/** The sources cited in one card, numbered in the order in which they are first cited. */
export class Citations {
  private readonly keys: string[] = [];
  private readonly sources: Record<string, Source>;

  /** @param sources the bibliography by key */
  constructor(sources: Record<string, Source>) {
    this.sources = sources;
  }

  /** Sources of a fact as short numbered marks; the reference shows on hovering and stands at the foot of the card. */
  marks(citations: Citation[]): HTMLElement {
    const marks = citations.map(([key, locator]) => {
      const place = locator ? `, ${locator}` : "";
      return element("sup", {
        class: "cite",
        lang: REFERENCES,
        title: `${this.source(key).reference}${place}`,
        text: `[${this.numberOf(key)}${place}]`,
      });
    });
    return element("span", { class: "cites" }, marks);
  }

  /**
   * The numbered sources, then works for further reading that are not among them.
   * @param reading keys of the bibliography
   */
  list(reading: string[]): HTMLElement {
    const cited = element("ol", { class: "sources" }, this.keys.map(this.entry));
    const further = reading.filter((key) => !this.keys.includes(key));
    if (!further.length) return cited;
    return element(
      "div",
      {},
      cited,
      element("p", { class: "note", text: t("Further reading") }),
      element("ul", {}, further.map(this.entry)),
    );
  }

  private numberOf(key: string): number {
    return this.keys.indexOf(key) + 1 || this.keys.push(key);
  }

  private source(key: string): Source {
    return this.sources[key] ?? { reference: key, url: "", note: "" };
  }

  private readonly entry = (key: string): HTMLElement => {
    const { reference, url, note } = this.source(key);
    return element(
      "li",
      { lang: REFERENCES },
      link(reference, url),
      note ? element("span", { class: "note", text: ` ${note}` }) : null,
    );
  };
}
