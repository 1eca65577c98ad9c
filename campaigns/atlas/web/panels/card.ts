// @ts-nocheck
/* The card of what was clicked: names, date, place, sides, figures by source, outcome, what is disputed, sources. */

import { formatDate } from "../base/days.ts";
import { element, link } from "../base/dom.ts";

export class Card {
  /**
   * @param {HTMLElement} panel
   * @param {object} data dossiers, sources
   * @param {{close: () => void, open: (id: string) => void, go: (day: number) => void, page: () => ((id: string) => void) | null}} doing
   *   `page`: what opens the page of a dossier, in the app; null where the card is all there is
   */
  constructor(panel, data, { close, open, go, page }) {
    Object.assign(this, { panel, data, close, open, go, page });
  }

  hide() {
    this.panel.hidden = true;
    this.panel.replaceChildren();
  }

  show(feature, item) {
    const dossier = this.data.dossiers[feature.dossier];
    const body = dossier ? this.dossier(dossier, feature) : this.plain(feature, item);
    const shut = element("button", {
      class: "card-close",
      type: "button",
      "aria-label": "Close the card",
      text: "×",
      onclick: this.close,
    });
    this.panel.replaceChildren(shut, ...body);
    this.panel.hidden = false;
    this.panel.scrollTop = 0;
  }

  /** Sources of a fact as short numbered marks; the list stands at the foot of the card. */
  cite(citations) {
    const marks = citations.map(([key, locator]) => {
      let number = this.cited.indexOf(key) + 1;
      if (!number) number = this.cited.push(key);
      const source = this.data.sources[key] || { reference: key };
      return element("sup", {
        class: "cite",
        title: `${source.reference}${locator ? `, ${locator}` : ""}`,
        text: `[${number}${locator ? `, ${locator}` : ""}]`,
      });
    });
    return element("span", { class: "cites" }, marks);
  }

  certainty(level) {
    return level === "high"
      ? null
      : element("span", {
          class: `certainty ${level}`,
          text: `${level} certainty`,
        });
  }

  heading(text) {
    return element("h3", { text });
  }

  dossier(dossier, feature) {
    this.cited = [];
    const parts = [
      element("p", {
        class: "card-kind",
        text: `${dossier.kind} · ${dossier.chapterTitle}`,
      }),
      element("h2", { text: dossier.title }),
      element(
        "p",
        { class: "card-names" },
        Object.entries(dossier.names).map(([language, name]) => element("span", { lang: language, text: name })),
      ),
      ...dossier.dates.map((date, index) =>
        element(
          "p",
          { class: index ? "card-date other" : "card-date" },
          element("button", {
            class: "plain",
            type: "button",
            title: "Go to this day",
            text: date.english,
            onclick: () => this.go(date.start),
          }),
          " ",
          this.cite(date.source),
          date.via ? ` (after ${date.via})` : "",
          " ",
          this.certainty(date.certainty),
          date.note ? element("span", { class: "note", text: ` ${date.note}` }) : null,
        ),
      ),
      element("p", { class: "card-place", text: this.place(dossier.place) }),
    ];
    const axis = feature.axis ? dossier.axes.find((entry) => entry.id === feature.axis) : null;
    if (axis) parts.push(this.axis(axis, true));
    parts.push(element("p", { class: "card-summary" }, dossier.summary, " ", this.cite(dossier.sources)));
    const page = this.page();
    if (page)
      parts.push(
        element("button", {
          class: "card-page",
          type: "button",
          text: "Open the dossier",
          onclick: () => page(feature.dossier),
        }),
      );
    if (dossier.belligerents.length) parts.push(this.sides(dossier.belligerents));
    if (dossier.outcome) parts.push(this.heading("Outcome"), this.statement(dossier.outcome));
    if (dossier.claims.length) parts.push(this.heading("Forces and losses, by source"), this.claims(dossier.claims));
    dossier.disputes.forEach((dispute) =>
      parts.push(
        this.heading(dispute.question),
        element(
          "ul",
          {},
          dispute.answers.map((answer) => element("li", {}, this.statement(answer))),
        ),
      ),
    );
    if (dossier.phases.length) parts.push(this.heading("Phases"), this.phases(dossier.phases));
    const others = dossier.axes.filter((entry) => entry !== axis);
    if (others.length) parts.push(this.heading("Movements"), ...others.map((entry) => this.axis(entry, false)));
    const family = dossier.related.map(([id, title]) =>
      element(
        "li",
        {},
        element("button", {
          class: "plain",
          type: "button",
          text: title,
          onclick: () => this.open(id),
        }),
      ),
    );
    if (family.length) parts.push(this.heading("Part of this"), element("ul", {}, family));
    parts.push(this.heading("Sources"), this.sources(dossier.reading));
    return parts;
  }

  place(place) {
    const names = [place.modern === place.name ? "" : `today ${place.modern}`, ...Object.values(place.names)].filter(
      Boolean,
    );
    return `${place.name}${names.length ? ` (${names.join(" · ")})` : ""}, within ${place.precision} km`;
  }

  sides(belligerents) {
    const row = (side) =>
      element(
        "tr",
        {},
        element("th", { scope: "row", text: side.side }),
        element(
          "td",
          {},
          side.commanders.length ? element("div", { text: side.commanders.join(", ") }) : null,
          side.formations.length
            ? element("div", {
                class: "note",
                text: side.formations.join("; "),
              })
            : null,
        ),
      );
    return element(
      "table",
      { class: "sides" },
      element("caption", { text: "Sides, commanders, formations" }),
      element("tbody", {}, belligerents.map(row)),
    );
  }

  statement(statement) {
    return element(
      "span",
      { class: "statement" },
      statement.text,
      " ",
      this.cite(statement.source),
      statement.via ? ` (after ${statement.via})` : "",
      " ",
      this.certainty(statement.certainty),
      statement.note ? element("span", { class: "note", text: ` ${statement.note}` }) : null,
    );
  }

  claims(claims) {
    const groups = new Map();
    claims.forEach((claim) => groups.set(claim.about, [...(groups.get(claim.about) || []), claim]));
    const head = element(
      "thead",
      {},
      element(
        "tr",
        {},
        ["What", "Side", "Figure", "Source"].map((text) => element("th", { scope: "col", text })),
      ),
    );
    const rows = [...groups].flatMap(([about, group]) =>
      group.map((claim, index) =>
        element(
          "tr",
          {},
          index
            ? null
            : element("th", {
                scope: "rowgroup",
                rowspan: group.length,
                text: about.replaceAll("-", " "),
              }),
          element("td", { text: claim.side }),
          element(
            "td",
            {},
            element("b", { text: claim.words || claim.figure }),
            claim.scope ? element("div", { class: "note", text: claim.scope }) : null,
            claim.note ? element("div", { class: "note", text: claim.note }) : null,
          ),
          element(
            "td",
            {},
            this.cite(claim.source),
            claim.via ? element("div", { class: "note", text: `after ${claim.via}` }) : null,
            this.certainty(claim.certainty),
          ),
        ),
      ),
    );
    return element("table", { class: "claims" }, head, element("tbody", {}, rows));
  }

  phases(phases) {
    return element(
      "ol",
      {},
      phases.map((phase) =>
        element(
          "li",
          {},
          element("button", {
            class: "plain",
            type: "button",
            text: phase.english,
            onclick: () => this.go(phase.start),
          }),
          ` ${phase.name}`,
          phase.text ? `: ${phase.text}` : "",
          " ",
          this.cite(phase.source),
          this.certainty(phase.certainty),
        ),
      ),
    );
  }

  axis(axis, open) {
    const waypoints = axis.waypoints.map((point) =>
      element(
        "li",
        {},
        element("button", {
          class: "plain",
          type: "button",
          text: point.english,
          onclick: () => this.go(point.end),
        }),
        ` ${point.place} `,
        this.cite(point.source),
        this.certainty(point.certainty),
        point.note ? element("span", { class: "note", text: ` ${point.note}` }) : null,
      ),
    );
    return element(
      "details",
      { open },
      element("summary", {
        text: `${axis.formation}${axis.commander ? ` – ${axis.commander}` : ""}`,
      }),
      element("p", {
        class: "note",
        text: [axis.side, axis.kind, axis.mode, axis.detail].filter(Boolean).join(" · "),
      }),
      element("ol", {}, waypoints),
    );
  }

  sources(reading) {
    const entry = (key) => {
      const source = this.data.sources[key] || { reference: key };
      return element(
        "li",
        {},
        link(source.reference, source.url),
        source.note ? element("span", { class: "note", text: ` ${source.note}` }) : null,
      );
    };
    const cited = element("ol", { class: "sources" }, this.cited.map(entry));
    const more = reading.filter((key) => !this.cited.includes(key));
    return more.length
      ? element(
          "div",
          {},
          cited,
          element("p", { class: "note", text: "Further reading" }),
          element("ul", {}, more.map(entry)),
        )
      : cited;
  }

  /** A kind in words: the gauge of a railway in millimetres. */
  kind(kind) {
    const [, gauge] = kind.match(/^gauge-(\d+)$/) || [];
    return gauge ? `gauge ${Number(gauge).toLocaleString("en")} mm` : kind.replaceAll("-", " ");
  }

  /** A territory, border, claim, island, railway or concession. */
  plain(feature, item) {
    this.cited = [];
    const citations = feature.sources
      .split(";")
      .map((text) => text.trim().split(/,?\s+(.*)/))
      .filter(([key]) => key);
    const marks = this.cite(citations.map(([key, locator]) => [key, locator || ""]));
    const day = (number, open) => (number === null ? open : formatDate(number));
    return [
      element("p", {
        class: "card-kind",
        text: `${feature.layerTitle} · ${this.kind(feature.kind)}`,
      }),
      element("h2", { text: feature.name }),
      element("p", {
        class: "card-date",
        text: `${day(item.from, "before 1904")} – ${day(item.to, "after 1973")}`,
      }),
      element("p", {}, feature.side, " ", marks, " ", this.certainty(feature.certainty)),
      feature.note ? element("p", { class: "card-summary", text: feature.note }) : null,
      this.heading("Sources"),
      this.sources([]),
    ].filter(Boolean);
  }
}
