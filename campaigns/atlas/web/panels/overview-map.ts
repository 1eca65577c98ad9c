// @ts-nocheck
/* The overview: land and sea in small, drawn once, with a frame around what the map shows. A click moves the map. */

import { element } from "../base/dom.ts";
import { toLatLng, toMercator } from "../base/mercator.ts";

export const addOverviewMap = (map, ground, lines, style, { home }) => {
  /* Degrees: west, south, east, north. Outside the theatre the whole earth is shown. */
  const THEATRE = [86, 26, 166, 62];
  const EARTH = [-180, -56, 180, 78];
  const WIDE = 150;
  const tooMuch = 0.8; // of the overview's width and height: so much in view needs no overview

  const chart = ([west, south, east, north]) => {
    const [left, top] = toMercator(west, north);
    const [right, bottom] = toMercator(east, south);
    const scale = WIDE / (right - left);
    const tall = Math.round((bottom - top) * scale);
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const canvas = element("canvas", { width: WIDE * ratio, height: tall * ratio, "aria-hidden": "true" });
    const context = canvas.getContext("2d");
    context.scale(ratio * scale, ratio * scale);
    context.translate(-left, -top);
    context.fillStyle = style.land;
    context.fillRect(left, top, right - left, bottom - top);
    context.beginPath();
    [...ground.sea, ...ground.lakes].flat().forEach((number) => {
      const line = lines[number];
      for (let i = 0; i < line.length; i += 2)
        if (i) context.lineTo(line[i], line[i + 1]);
        else context.moveTo(line[i], line[i + 1]);
      context.closePath();
    });
    context.fillStyle = style.water;
    context.fill("evenodd");
    context.lineWidth = 0.7 / scale;
    context.strokeStyle = style.coast;
    context.stroke();
    canvas.style.height = `${tall}px`;
    return { canvas, left, top, right, bottom, scale, tall };
  };
  const charts = [];
  const frame = element("span", { class: "overview-frame" });
  const button = element(
    "button",
    {
      type: "button",
      class: "overview",
      "aria-label": "Overview: arrows move the map, plus and minus zoom, Enter shows the whole theatre",
      title: "Where the map is",
      onclick: (event) => (event.detail === 0 ? home() : towards(event)),
      onkeydown: (event) => move(event),
    },
    frame,
  );
  let shown = null;

  const towards = (event) => {
    const box = shown.canvas.getBoundingClientRect();
    const x = shown.left + (event.clientX - box.left) / shown.scale;
    const y = shown.top + (event.clientY - box.top) / shown.scale;
    map.setView(toLatLng([x, y]), map.getZoom(), { animate: false });
  };

  const move = (event) => {
    const by = map.getSize().divideBy(4).round();
    const actions = {
      ArrowLeft: () => map.panBy([-by.x, 0]),
      ArrowRight: () => map.panBy([by.x, 0]),
      ArrowUp: () => map.panBy([0, -by.y]),
      ArrowDown: () => map.panBy([0, by.y]),
      "+": () => map.zoomIn(),
      "-": () => map.zoomOut(),
    };
    if (!actions[event.key] || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    actions[event.key]();
  };

  const update = () => {
    const bounds = map.getBounds();
    const [west, north] = toMercator(bounds.getWest(), bounds.getNorth());
    const [east, south] = toMercator(bounds.getEast(), bounds.getSouth());
    const [x, y] = [(west + east) / 2, (north + south) / 2];
    charts[0] ||= chart(THEATRE);
    const theatre = charts[0];
    const within = x > theatre.left && x < theatre.right && y > theatre.top && y < theatre.bottom;
    const next = within ? theatre : (charts[1] ||= chart(EARTH));
    if (next !== shown) {
      shown?.canvas.remove();
      button.prepend(next.canvas);
      shown = next;
    }
    const { left, top, scale, tall } = shown;
    const clamp = (value, most) => Math.max(0, Math.min(most, value));
    const [a, b] = [clamp((west - left) * scale, WIDE), clamp((north - top) * scale, tall)];
    const [c, d] = [clamp((east - left) * scale, WIDE), clamp((south - top) * scale, tall)];
    const idle = within && (c - a) / WIDE > tooMuch && (d - b) / tall > tooMuch;
    button.classList.toggle("idle", idle);
    /* However close the view, its frame can be seen. */
    const [wide, high] = [Math.max(c - a, 7), Math.max(d - b, 7)];
    const middle = [clamp((a + c) / 2 - wide / 2, WIDE - wide), clamp((b + d) / 2 - high / 2, tall - high)];
    frame.style.width = `${wide}px`;
    frame.style.height = `${high}px`;
    frame.style.transform = `translate(${middle[0]}px, ${middle[1]}px)`;
  };

  const control = new (L.Control.extend({ onAdd: () => button }))({ position: "bottomright" });
  control.addTo(map);
  L.DomEvent.disableClickPropagation(button);
  map.on("moveend resize", update);
  update();
};
