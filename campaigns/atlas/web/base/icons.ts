/* Icons of buttons: strokes in a square of 24 units. */

const ICONS = {
  close: "M6 6l12 12M18 6L6 18",
  list: "M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1",
  tour: "M5 20V5l12 4-12 4",
  layers: "M12 4l8 4.5-8 4.5-8-4.5zM4 13l8 4.5 8-4.5",
  compare: "M12 3v18M8 8l-4 4 4 4M16 8l4 4-4 4",
  measure: "M4 16L16 4l4 4L8 20zM8 12l2 2M11 9l2 2M14 6l2 2",
  full: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  language: "M4 6h9M8.5 4v2M11 6c-1 4-4 7-7 8M6 9c1 2 3 4 6 5M13 20l4-10 4 10M14.5 17h5",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
  play: "M8 5l11 7-11 7z",
  pause: "M7 5h3.5v14H7zM13.5 5H17v14h-3.5z",
  forward: "M7 6l8 6-8 6zM18 6v12",
  back: "M17 6l-8 6 8 6zM6 6v12",
  next: "M4 6l7 6-7 6zM11 6l7 6-7 6zM20.5 6v12",
  previous: "M20 6l-7 6 7 6zM13 6l-7 6 7 6zM3.5 6v12",
  calendar: "M4 6h16v14H4zM4 11h16M8 3v5M16 3v5",
  zoomIn: "M5 12h14M12 5v14",
  zoomOut: "M5 12h14",
  own: "M12 4v11M8 8l4-4 4 4M4 15v5h16v-5",
  share: "M18 5l-12 7 12 7M6 12h.01M18 5h.01M18 19h.01",
  more: "M6 12h.01M12 12h.01M18 12h.01",
} as const;

export type IconName = keyof typeof ICONS;

/** An icon, hidden from screen readers: the button says what it does. */
export function icon(name: IconName): SVGSVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(namespace, "svg");
  const path = document.createElementNS(namespace, "path");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("class", "icon");
  picture.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  picture.append(path);
  return picture;
}
