/* The tools: a row of buttons over the map, and the drawer that some of them open. One drawer is open at a time. */

Atlas.icons = {
  close: "M6 6l12 12M18 6L6 18",
  list: "M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1",
  tour: "M5 20V5l12 4-12 4",
  layers: "M12 4l8 4.5-8 4.5-8-4.5zM4 13l8 4.5 8-4.5",
  compare: "M12 3v18M8 8l-4 4 4 4M16 8l4 4-4 4",
  measure: "M4 16L16 4l4 4L8 20zM8 12l2 2M11 9l2 2M14 6l2 2",
  full: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  language: "M4 6h9M8.5 4v2M11 6c-1 4-4 7-7 8M6 9c1 2 3 4 6 5M13 20l4-10 4 10M14.5 17h5",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
};

/** A small drawing of strokes, hidden from screen readers: the button says what it does. */
Atlas.icon = (name) => {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("class", "icon");
  picture.setAttribute("aria-hidden", "true");
  path.setAttribute("d", Atlas.icons[name]);
  picture.append(path);
  return picture;
};

Atlas.Tools = class {
  /** @param {HTMLElement} bar @param {HTMLElement} drawer empty panel beside the map, hidden while nothing is open */
  constructor(bar, drawer) {
    Object.assign(this, { bar, panel: drawer, opened: null, drawers: new Map() });
  }

  /** A button that does something at once. */
  button(label, icon, onclick) {
    const button = Atlas.element(
      "button",
      { type: "button", "aria-label": label, title: label, onclick: () => onclick(button) },
      Atlas.icon(icon),
    );
    this.bar.append(button);
    return button;
  }

  /** A button that switches something on and off; `change` is told which. */
  toggle(label, icon, change) {
    const button = this.button(label, icon, () => set(button.getAttribute("aria-pressed") !== "true"));
    const set = (on) => {
      button.setAttribute("aria-pressed", String(on));
      change(on);
    };
    button.setAttribute("aria-pressed", "false");
    return { button, set };
  }

  /** A list to choose one of, shown as a button: the browser's own list opens over it. */
  choice(label, icon, options, change) {
    const list = Atlas.element(
      "select",
      { "aria-label": label, title: label, onchange: () => change(list.value) },
      options.map(([value, text]) => Atlas.element("option", { value, text })),
    );
    this.bar.append(Atlas.element("span", { class: "tool-choice" }, Atlas.icon(icon), list));
    return list;
  }

  /**
   * A button that opens a drawer.
   * @param {{show: (body: HTMLElement) => void, hide?: () => void}} content `show` fills the empty body each time it opens
   */
  drawer(id, label, icon, content) {
    const button = this.button(label, icon, () => (this.opened === id ? this.close() : this.open(id)));
    button.setAttribute("aria-expanded", "false");
    this.drawers.set(id, { button, label, content });
  }

  open(id) {
    if (this.opened === id) return;
    this.close();
    const { button, label, content } = this.drawers.get(id);
    const body = Atlas.element("div", { class: "drawer-body" });
    const shut = Atlas.element(
      "button",
      { type: "button", class: "drawer-close", "aria-label": "Close", onclick: () => this.close() },
      Atlas.icon("close"),
    );
    this.opened = id;
    button.setAttribute("aria-expanded", "true");
    this.panel.setAttribute("aria-label", label);
    this.panel.replaceChildren(Atlas.element("h2", { text: label }), shut, body);
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
};
