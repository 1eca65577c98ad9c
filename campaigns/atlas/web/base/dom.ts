/* Elements from text: what the data says is only ever text, never markup. */

import { renewed } from "./translation.ts";

/** A text that is asked for again when another language is shown. */
type Said = () => string;
type Child = Node | string | Said | null | undefined | false;
type Listener = (event: never) => unknown;

/**
 * Attributes of an element: `text` is its text content, `onclick`, `onkeydown` … are listeners, all others plain
 * attributes; null, undefined and false are left out, true is an attribute without a value. What is made once, and stays
 * when another language is shown, has functions for its texts.
 */
export type Attributes = Record<string, string | number | boolean | null | undefined | Listener>;

/**
 * Make an element.
 * @param tag its name, as "button"
 * @param attributes see Attributes
 * @param children nodes, texts, functions that say texts, and lists of them; null, undefined, false and the empty text are left out
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Child | Child[])[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => {
    if (value === null || value === undefined || value === false) return;
    if (typeof value !== "function") setAttribute(node, name, value === true ? "" : String(value));
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value as EventListener);
    else renewed(() => setAttribute(node, name, (value as Said)()));
  });
  children.flat().forEach((child) => {
    if (typeof child === "function") {
      const text = document.createTextNode("");
      renewed(() => (text.data = child()));
      node.append(text);
    } else if (child) node.append(child);
  });
  return node;
}

function setAttribute(node: HTMLElement, name: string, value: string): void {
  if (name === "text") node.textContent = value;
  else node.setAttribute(name, value);
}

/** A link that opens elsewhere, or plain text where the address is not http or https, or nothing may lead away. */
export function link(text: string, address: string | null | undefined): HTMLElement {
  const closed = document.documentElement.classList.contains("kiosk");
  return !closed && /^https?:\/\//i.test(address ?? "")
    ? element("a", { href: address, target: "_blank", rel: "noopener noreferrer", text })
    : element("span", { text });
}

/** Change a property of a node that has another value: to set one costs even where it has it already. */
export function set<Node, Key extends keyof Node>(node: Node, key: Key, value: Node[Key]): void {
  if (node[key] !== value) node[key] = value;
}

/** Write a text into an element of nothing but text; a text node that is there already keeps its place, which costs less. */
export function writeText(node: Element, text: string): void {
  const { firstChild } = node;
  if (text && firstChild instanceof Text && firstChild === node.lastChild) set(firstChild, "data", text);
  else set(node, "textContent", text);
}
