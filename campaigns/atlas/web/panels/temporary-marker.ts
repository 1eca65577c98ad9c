// @ts-nocheck
/* A ring with a name that shows for a few seconds where a place lies. */

import { element } from "../base/dom.ts";

export const temporaryMarker = (map) => {
  const SHOWN = 6000; // milliseconds
  let marker = null;
  let timer = 0;
  return (place, name) => {
    clearTimeout(timer);
    marker?.remove();
    const html = element("div", { class: "beacon" }, element("span", { text: name }));
    const icon = L.divIcon({ html, className: "", iconSize: [0, 0] });
    marker = L.marker(place, { icon, interactive: false, keyboard: false }).addTo(map);
    timer = setTimeout(() => marker.remove(), SHOWN);
  };
};
