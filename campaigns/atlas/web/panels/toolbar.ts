/* The toolbar: a row of buttons over the map, and the drawer that some of them open. One drawer is open at a time. */

import { element } from "../base/dom.ts";
import { icon, type IconName } from "../base/icons.ts";
import { t } from "../base/translation.ts";

/** What a drawer contains: `show` fills the empty body each time it opens. */
export interface DrawerContent {
  show: (body: HTMLElement) => void;
  hide?: () => void;
}

/** What a button does, in the language that is shown. */
export type Label = () => string;

/** A button that is on or off. */
export interface Toggle {
  button: HTMLButtonElement;
  set: (on: boolean) => void;
}

interface Drawer {
  button: HTMLButtonElement;
  label: Label;
  content: DrawerContent;
}

export class Toolbar {
  /** The drawer's panel. */
  readonly panel: HTMLElement;
  private readonly bar: HTMLElement;
  private readonly drawers = new Map<string, Drawer>();
  private opened: string | null = null;

  /** @param drawer an empty panel beside the map, hidden while nothing is open */
  constructor(bar: HTMLElement, drawer: HTMLElement) {
    this.bar = bar;
    this.panel = drawer;
  }

  /** A button that does something at once. */
  button(label: Label, iconName: IconName, onclick: (button: HTMLButtonElement) => void): HTMLButtonElement {
    const button: HTMLButtonElement = element(
      "button",
      { type: "button", "aria-label": label, title: label, onclick: () => onclick(button) },
      icon(iconName),
    );
    this.bar.append(button);
    return button;
  }

  /** A button that switches something on and off; `change` is called with which. */
  toggle(label: Label, iconName: IconName, change: (on: boolean) => void): Toggle {
    const button = this.button(label, iconName, () => set(button.getAttribute("aria-pressed") !== "true"));
    const set = (on: boolean) => {
      button.setAttribute("aria-pressed", String(on));
      change(on);
    };
    button.setAttribute("aria-pressed", "false");
    return { button, set };
  }

  /** A list to choose one of, shown as a button: the browser's own list opens over it. `options`: value, text. */
  choice(
    label: Label,
    iconName: IconName,
    options: [value: string, text: string][],
    change: (value: string) => void,
  ): HTMLSelectElement {
    const list: HTMLSelectElement = element(
      "select",
      { "aria-label": label, title: label, onchange: () => change(list.value) },
      options.map(([value, text]) => element("option", { value, text: () => t(text) })),
    );
    this.bar.append(element("span", { class: "tool-choice" }, icon(iconName), list));
    return list;
  }

  /** A button that opens a drawer. */
  drawer(id: string, label: Label, iconName: IconName, content: DrawerContent): HTMLButtonElement {
    const button = this.button(label, iconName, () => (this.opened === id ? this.close() : this.open(id)));
    button.setAttribute("aria-expanded", "false");
    this.drawers.set(id, { button, label, content });
    return button;
  }

  open(id: string): void {
    const drawer = this.drawers.get(id);
    if (this.opened === id || !drawer) return;
    this.close();
    const body = element("div", { class: "drawer-body" });
    const close = element(
      "button",
      { type: "button", class: "drawer-close", "aria-label": t("Close"), onclick: () => this.close() },
      icon("close"),
    );
    this.opened = id;
    drawer.button.setAttribute("aria-expanded", "true");
    this.panel.setAttribute("aria-label", drawer.label());
    this.panel.replaceChildren(element("h2", { text: drawer.label() }), close, body);
    this.panel.hidden = false;
    drawer.content.show(body);
  }

  /** Write what is open anew, in another language. */
  renew(): void {
    const { opened } = this;
    if (opened === null) return;
    this.close();
    this.open(opened);
  }

  /** Move the keyboard focus to the button of a drawer. */
  focus(id: string): void {
    this.drawers.get(id)?.button.focus();
  }

  /** Close what is open; the keyboard focus returns to the button that opened it. */
  close(): void {
    const drawer = this.opened === null ? undefined : this.drawers.get(this.opened);
    if (!drawer) return;
    const focused = this.panel.contains(document.activeElement);
    this.opened = null;
    drawer.button.setAttribute("aria-expanded", "false");
    this.panel.hidden = true;
    this.panel.replaceChildren();
    drawer.content.hide?.();
    if (focused) drawer.button.focus();
  }
}
