// @ts-nocheck
/* The tools: a row of buttons over the map, and the drawer that some of them open. One drawer is open at a time. */

import { element } from "../base/dom.ts";
import { icon } from "../base/icons.ts";

export class Toolbar {
  /** @param {HTMLElement} bar @param {HTMLElement} drawer empty panel beside the map, hidden while nothing is open */
  constructor(bar, drawer) {
    Object.assign(this, { bar, panel: drawer, opened: null, drawers: new Map() });
  }

  /** A button that does something at once. */
  button(label, iconName, onclick) {
    const button = element(
      "button",
      { type: "button", "aria-label": label, title: label, onclick: () => onclick(button) },
      icon(iconName),
    );
    this.bar.append(button);
    return button;
  }

  /** A button that switches something on and off; `change` is told which. */
  toggle(label, iconName, change) {
    const button = this.button(label, iconName, () => set(button.getAttribute("aria-pressed") !== "true"));
    const set = (on) => {
      button.setAttribute("aria-pressed", String(on));
      change(on);
    };
    button.setAttribute("aria-pressed", "false");
    return { button, set };
  }

  /** A list to choose one of, shown as a button: the browser's own list opens over it. */
  choice(label, iconName, options, change) {
    const list = element(
      "select",
      { "aria-label": label, title: label, onchange: () => change(list.value) },
      options.map(([value, text]) => element("option", { value, text })),
    );
    this.bar.append(element("span", { class: "tool-choice" }, icon(iconName), list));
    return list;
  }

  /**
   * A button that opens a drawer.
   * @param {{show: (body: HTMLElement) => void, hide?: () => void}} content `show` fills the empty body each time it opens
   */
  drawer(id, label, iconName, content) {
    const button = this.button(label, iconName, () => (this.opened === id ? this.close() : this.open(id)));
    button.setAttribute("aria-expanded", "false");
    this.drawers.set(id, { button, label, content });
  }

  open(id) {
    if (this.opened === id) return;
    this.close();
    const { button, label, content } = this.drawers.get(id);
    const body = element("div", { class: "drawer-body" });
    const shut = element(
      "button",
      { type: "button", class: "drawer-close", "aria-label": "Close", onclick: () => this.close() },
      icon("close"),
    );
    this.opened = id;
    button.setAttribute("aria-expanded", "true");
    this.panel.setAttribute("aria-label", label);
    this.panel.replaceChildren(element("h2", { text: label }), shut, body);
    this.panel.hidden = false;
    content.show(body);
  }

  /** The keyboard goes to the button of a drawer. */
  focus(id) {
    this.drawers.get(id).button.focus();
  }

  /** Close what is open; the keyboard goes back to the button that opened it. */
  close() {
    if (this.opened === null) return;
    const { button, content } = this.drawers.get(this.opened);
    const inside = this.panel.contains(document.activeElement);
    this.opened = null;
    button.setAttribute("aria-expanded", "false");
    this.panel.hidden = true;
    this.panel.replaceChildren();
    content.hide?.();
    if (inside) button.focus();
  }
}
