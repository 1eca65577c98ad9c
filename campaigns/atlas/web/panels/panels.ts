// @ts-nocheck
/* What stands on the map beside clock, card and legend: the row of tools and what they open – events and search, guided tours,
   languages, measuring, two dates compared, the full screen – and, at its edge, what lies off it. */

import { addUnits, toIso } from "../base/days.ts";
import { Scene } from "../scene/scene.ts";
import { DateComparison } from "./date-comparison.ts";
import { addFullscreenButton } from "./fullscreen.ts";
import { MeasureTool } from "./measure-tool.ts";
import { OffscreenMarkers } from "./offscreen-markers.ts";
import { addOverviewMap } from "./overview-map.ts";
import { SearchIndex } from "./search-index.ts";
import { SearchPanel } from "./search-panel.ts";
import { temporaryMarker } from "./temporary-marker.ts";
import { Toolbar } from "./toolbar.ts";
import { Tours } from "./tours.ts";

/** @param {object} core what atlas.js made; see there @returns {object} tours, measure and comparison */
export const createPanels = (core) => {
  const { map, data, state, picture, captions, atlas, panel, frame, card, cardPanel, legend } = core;
  const { goto, find, select, setChapter, show, emit } = core;
  const [first, last] = data.range;
  const tools = new Toolbar(
    panel("tools-bar", "nav", { "aria-label": "Tools" }),
    panel("drawer", "aside", { hidden: true }),
  );
  const point = temporaryMarker(map);
  new SearchPanel(tools, new SearchIndex(data, core.items), {
    goto: (iso) => atlas.goto(iso),
    select: (id) => atlas.select(id),
    selected: () => atlas.selected,
    on: (name, listener) => atlas.on(name, listener),
    span: () => state.span,
    day: () => state.day,
    clamp: (day) => Math.min(Math.max(day, first), last),
    look: (place, zoom, name) => {
      show(place, Math.max(map.getZoom(), zoom));
      point(place, name);
    },
  });
  const tours = new Tours(panel("tour", "section", { tabindex: "-1", hidden: true }), data, {
    map,
    day: () => state.day,
    goto,
    chapter: (id) => setChapter(id, false),
    pause: () => state.playing && atlas.pause(),
    emphasise: (id, others) => {
      state.chosen = id;
      state.highlights = new Set(others);
      card.hide();
      picture.redraw([], true);
      emit("select");
    },
    details: (id) => {
      const item = find(id);
      if (!item) return;
      state.chosen = id;
      card.show(item.feature, item);
      cardPanel.focus();
      emit("select");
    },
    reading: () => !cardPanel.hidden,
    changed: (on, focused) => {
      if (on !== frame.classList.contains("touring")) legend.aside(on);
      frame.classList.toggle("touring", on);
      if (focused) tools.focus("tours");
      emit("tour");
    },
  });
  const closeCard = () => {
    select(null);
    tours.resume();
  };
  tools.drawer("tours", "Guided tours", "tour", {
    show: (body) =>
      tours.list(body, (id) => {
        tools.close();
        tours.open(id);
      }),
  });
  atlas.on("date", () => tours.disturbed());
  const languages = tools.choice("Language of names", "language", data.languages, (code) => {
    atlas.language = code;
  });
  atlas.on("language", () => {
    languages.value = atlas.language;
  });
  const measure = new MeasureTool(map, tools, panel("measure", "section", { "aria-label": "Measuring" }));
  const comparison = new DateComparison(map, picture, core.items, state, {
    make: (view) => new Scene(map, data, core.groundLines, view, { pane: "compare", beside: picture }),
    range: [first, last],
    changed: () => emit("compare"),
  });
  const beside = tools.toggle("Compare two dates", "compare", (on) => {
    if (on === (comparison.second !== null)) return;
    atlas.compare(on ? toIso(Math.max(first, addUnits(state.day, -1, "year"))) : null);
  });
  atlas.on("date", () => comparison.tell());
  addFullscreenButton(tools);
  const edges = new OffscreenMarkers(
    panel("edges", "nav", { "aria-label": "Events outside the view" }),
    map,
    data.dossiers,
    {
      events: () => [...new Set([...picture.lists.event, ...captions.events.filter((item) => picture.isChosen(item))])],
      chosen: (item) => picture.isChosen(item),
      day: () => state.day,
      playing: () => state.playing,
      idle: () => measure.on || (state.playing && state.pace > 10),
      go: (item, byKeyboard) => {
        select(item.feature.id);
        if (byKeyboard) cardPanel.focus();
      },
      changed: (boxes) => picture.setMarkers(boxes),
    },
  );
  ["date", "select", "play"].forEach((name) => atlas.on(name, () => edges.soon()));
  /* The legend is told of a day a little later than the map, and then is taller or shorter. */
  new ResizeObserver(() => {
    picture.panelsResized();
    edges.soon();
  }).observe(legend.details);
  addOverviewMap(map, data.ground, core.groundLines, data.style, {
    home: () => show(data.view.slice(1), data.view[0]),
  });
  return { tours, measure, comparison, beside, closeCard };
};
