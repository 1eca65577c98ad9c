/* A sentence over the map about something that was asked for and is not shown. */

import { element } from "../base/dom.ts";
import { t } from "../base/translation.ts";

export class Notice {
  private readonly list = element("ul");

  /** @param panel empty, over the map, hidden */
  constructor(private readonly panel: HTMLElement) {
    const close = element("button", {
      type: "button",
      class: "card-close",
      "aria-label": () => t("Close this message"),
      text: "×",
      onclick: () => this.show([]),
    });
    panel.append(close, element("p", { text: () => t("Not all that the address asks for can be shown:") }), this.list);
  }

  /** Show sentences in place of those shown before; none hides the panel. */
  show(sentences: string[]): void {
    this.list.replaceChildren(...sentences.map((text) => element("li", { text })));
    this.panel.hidden = !sentences.length;
  }
}
