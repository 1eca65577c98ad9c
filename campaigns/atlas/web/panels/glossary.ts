/* Terms that a reader may not know: in a text of a panel a button that opens what the term means. */

import { element, link } from "../base/dom.ts";
import type { Payload, Term } from "../base/payload.ts";
import { t } from "../base/translation.ts";

/** What of a panel is no text to be explained, or can be pressed already. */
const NO_TEXT =
  "a, button, summary, sup, caption, h2, h3, h4, .card-kind, .card-names, .card-place, .sources, .sources ~ ul, .order";

/** Letters of Chinese and Japanese, which write no space between words; of Japanese, those that write foreign words. */
const NO_SPACES = /[\u3040-\u309f\u3400-\u9fff]/;
const KATAKANA = /[\u30a0-\u30ff]/;

/** What may not stand beside a term that has this letter at that end: it would be part of another word. */
const beside = (letter = ""): string =>
  NO_SPACES.test(letter) ? "(?!)" : KATAKANA.test(letter) ? KATAKANA.source : "[\\p{L}\\p{N}_-]";

/** A text in parts: as it stands, or a term with the words that stand for it. */
export type Piece = string | { words: string; term: Term };

export class Glossary {
  private readonly byForm: ReadonlyMap<string, Term>;
  private readonly sources: Payload["sources"];
  private compiled: RegExp | null | undefined;

  constructor({ glossary, sources }: Pick<Payload, "glossary" | "sources">) {
    this.byForm = new Map(glossary.flatMap((term) => term.forms.map((form) => [form, term])));
    this.sources = sources;
  }

  /** What finds any of the forms, made when the first text is read; null where there are none. */
  private get pattern(): RegExp | null {
    if (this.compiled !== undefined) return this.compiled;
    const forms = [...this.byForm.keys()].sort((a, b) => b.length - a.length);
    const words = new Map<string, string[]>(); // by what may not stand before them, which is looked at once for all
    for (const form of forms) {
      const before = beside(form[0]);
      const word = `${form.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(?!${beside(form.at(-1))})`;
      words.set(before, [...(words.get(before) ?? []), word]);
    }
    const groups = [...words].map(([before, its]) => `(?<!${before})(?:${its.join("|")})`);
    this.compiled = groups.length ? new RegExp(groups.join("|"), "gu") : null;
    return this.compiled;
  }

  /**
   * Part a text at the terms in it: whole words where words stand apart, of two that begin at one place the longer.
   * @param used terms that are explained already, and stay as they stand; those that are found are added
   */
  pieces(text: string, used: Set<Term>): Piece[] {
    const pieces: Piece[] = [];
    let end = 0;
    const { pattern } = this;
    for (const { 0: words, index } of pattern ? text.matchAll(pattern) : []) {
      const term = this.byForm.get(words);
      if (!term || used.has(term)) continue;
      used.add(term);
      pieces.push(text.slice(end, index), { words, term });
      end = index + words.length;
    }
    return [...pieces, text.slice(end)].filter((piece) => piece !== "");
  }

  /** Make a button of each term in the texts of a panel, where it stands first. */
  explain(panel: HTMLElement): void {
    const used = new Set<Term>();
    const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      if (text.parentElement?.closest(NO_TEXT)) continue;
      const pieces = this.pieces(text.data, used);
      if (pieces.every((piece) => typeof piece === "string")) continue;
      text.replaceWith(
        ...pieces.flatMap<string | Node>((piece) => (typeof piece === "string" ? [piece] : this.disclosure(piece))),
      );
    }
  }

  /** The button of a term, and behind it what it means. */
  private disclosure({ words, term }: Exclude<Piece, string>): HTMLElement[] {
    const references = term.source.flatMap(([key]) => {
      const { reference = key, url } = this.sources[key] ?? {};
      return [" ", link(reference, url)];
    });
    const attributes = {
      class: "term-meaning",
      role: "note",
      "aria-live": "polite",
      "aria-atomic": "true",
      hidden: true,
    };
    const meaning = element("span", attributes, term.explanation, element("small", {}, references));
    const show = (on: boolean): void => {
      meaning.hidden = !on;
      button.setAttribute("aria-expanded", String(on));
    };
    const button = element("button", {
      class: "term",
      type: "button",
      "aria-expanded": "false",
      title: t("What does this mean?"),
      text: words,
      onclick: () => {
        show(Boolean(meaning.hidden));
        meaning.scrollIntoView({ block: "nearest" });
        button.focus({ preventScroll: true });
      },
      onkeydown: (event: KeyboardEvent) => {
        if (event.key !== "Escape" || meaning.hidden) return;
        event.stopPropagation();
        event.preventDefault();
        show(false);
      },
    });
    return [button, meaning];
  }
}

/** The terms of a panel and what they mean, as a list for paper, where no button can be pressed; null without any. */
export function printedTerms(panel: HTMLElement): HTMLElement | null {
  const terms = [...panel.querySelectorAll(".term")].map((button) => {
    const meaning = button.nextElementSibling?.firstChild?.textContent ?? "";
    return element("li", {}, element("b", { text: button.textContent }), `: ${meaning}`);
  });
  return terms.length ? element("section", {}, element("h3", { text: t("Terms") }), element("ul", {}, terms)) : null;
}
