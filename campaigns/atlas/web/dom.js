/* Elements from text: what the data says is only ever text, never markup. */

/**
 * Make an element.
 * @param {string} tag
 * @param {object} attributes `class`, `text` and listeners (`onclick`) beside plain attributes
 * @param {...(Node|string|null)} children
 */
Atlas.element = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => {
    if (value === null || value === undefined || value === false) return;
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  });
  children.flat().forEach((child) => {
    if (child !== null && child !== undefined && child !== "") node.append(child);
  });
  return node;
};

/** A link that opens elsewhere, or plain text where the address is not http or https. */
Atlas.link = (text, address) =>
  /^https?:\/\//i.test(address || "")
    ? Atlas.element("a", {
        href: address,
        target: "_blank",
        rel: "noopener noreferrer",
        text,
      })
    : Atlas.element("span", { text });
