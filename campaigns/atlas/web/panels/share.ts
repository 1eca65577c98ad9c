/* Sharing the map as it stands: its address, and the HTML by which another page shows it; and, in a frame too low for more
   than a map, the button that opens it by itself. */

import { element } from "../base/dom.ts";
import { later, t } from "../base/translation.ts";
import { formatAddress, NO_CONTROLS } from "./address-text.ts";
import { frameOf, type PanelParts } from "./panel-parts.ts";
import type { Toolbar } from "./toolbar.ts";

/** Sizes of a frame: width and height as HTML has them, and what they are called. */
const SIZES: readonly (readonly [width: string, height: string, text: string])[] = [
  ["100%", "640", later("as wide as the page, 640 high")],
  ["100%", "400", later("as wide as the page, 400 high")],
  ["600", "400", "600 × 400"],
  ["100%", "150", later("a strip, 150 high, with a button that opens it")],
];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");

/** HTML that shows a map within another page; the same as `campaigns/atlas/embedding.py` writes. */
export const embedCode = (address: string, title: string, width: string, height: string): string =>
  [
    "", // what stands in the document shall not look like a frame that it loads
    `iframe src="${escape(address)}" title="${escape(title)}" width="${width}" height="${height}" style="border:0" ` +
      'loading="lazy" allow="fullscreen" sandbox="allow-scripts allow-downloads allow-popups">',
    "/iframe>",
  ].join("<");

/** Put a text where it can be pasted from; where a browser does not allow that to a page, it is marked. */
async function copy(field: HTMLInputElement | HTMLTextAreaElement, status: HTMLElement): Promise<void> {
  field.select();
  const said = await navigator.clipboard?.writeText(field.value).then(
    () => true,
    () => false,
  );
  status.textContent = said ? t("Copied.") : t("It is marked: copy it with Ctrl+C.");
}

/** Where the document lies; null within the app, whose page has an address of its own. */
function documentAddress(): string | null {
  const { protocol, href } = window.location;
  return /^(https?|file):$/.test(protocol) ? href.replace(/#.*/, "") : null;
}

/** Add the drawer that shares the map, and the button of a low frame. */
export function createShare(tools: Toolbar, { atlas, data, map }: PanelParts): void {
  const address = documentAddress();
  if (address === null || data.kiosk) return;
  const moment = (): string => {
    const { lat, lng } = map.getCenter();
    return formatAddress(atlas, [map.getZoom(), lat, lng]);
  };
  const open = (): void => void window.open(address + moment(), "_blank", "noopener");
  frameOf(map).append(element("button", { type: "button", class: "open-map", text: () => t("Open"), onclick: open }));
  tools.drawer("share", () => t("Share"), "share", {
    show: (body) => {
      const status = element("p", { role: "status" });
      const link = element("input", { readonly: true, "aria-label": t("Link"), value: address + moment() });
      const size = element(
        "select",
        { "aria-label": t("Size") },
        SIZES.map(([, , text], index) => element("option", { value: index, text: t(text) })),
      );
      const controls = element("input", { type: "checkbox", checked: true });
      const code = element("textarea", { readonly: true, rows: 7, "aria-label": t("Embed code") });
      const place = moment();
      const write = (): void => {
        const [width, height] = SIZES[Number(size.value)] ?? ["100%", "640"];
        /* A page beside the file finds it by its name, wherever both are put. */
        const file = address.startsWith("file:") ? address.replace(/.*\//, "") : address;
        code.value = embedCode(file + place + (controls.checked ? "" : NO_CONTROLS), data.title, width, height);
      };
      size.addEventListener("change", write);
      controls.addEventListener("change", write);
      write();
      const button = (text: string, field: HTMLInputElement | HTMLTextAreaElement) =>
        element("button", { type: "button", text, onclick: () => void copy(field, status) });
      body.append(
        element(
          "div",
          { class: "share" },
          ...[link, button(t("Copy a link to this moment"), link)],
          element("p", { text: t("Within another page") }),
          ...[
            size,
            element("label", {}, controls, ` ${t("with controls")}`),
            code,
            button(t("Copy embed code"), code),
            status,
          ],
        ),
      );
    },
  });
}
