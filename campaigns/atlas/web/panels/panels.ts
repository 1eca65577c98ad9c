/* The panels over the map: time bar, card, legend, the row of tools and what they open, the title, and markers at the edge;
   and how they are joined to the map. */

import { addUnits, toIso } from "../base/days.ts";
import { element, set } from "../base/dom.ts";
import { FrameTask } from "../base/frame-task.ts";
import type { Payload } from "../base/payload.ts";
import { SpacedTask } from "../base/spaced-task.ts";
import { ThinnedTask } from "../base/thinned-task.ts";
import { t } from "../base/translation.ts";
import type { Box, Item } from "../base/types.ts";
import { clampDay } from "../navigation.ts";
import { Scene } from "../scene/scene.ts";
import { TimeBar } from "../time/time-bar.ts";
import { createKiosk } from "../kiosk/create-kiosk.ts";
import { readAddress } from "./address.ts";
import { Card } from "./card.ts";
import { DateComparison } from "./date-comparison.ts";
import { addFullscreenButton } from "./fullscreen.ts";
import { bindKeyboard } from "./keyboard.ts";
import { GuestLegend } from "./guest-legend.ts";
import { Legend } from "./legend.ts";
import { MeasureTool } from "./measure-tool.ts";
import { Notice } from "./notice.ts";
import { OffscreenMarkers } from "./offscreen-markers.ts";
import { OwnData } from "./own-data.ts";
import { createPrintSheet } from "./create-print-sheet.ts";
import { createTours } from "./create-tours.ts";
import { type AddPanel, type CardPanel, frameOf, type PanelParts } from "./panel-parts.ts";
import { addOverviewMap } from "./overview-map.ts";
import { PiecesLoading } from "./pieces-loading.ts";
import { bindPointer } from "./pointer.ts";
import { SearchIndex } from "./search-index.ts";
import { SearchPanel } from "./search-panel.ts";
import { createShare } from "./share.ts";
import { SharedGestures } from "./shared-gestures.ts";
import { TemporaryMarker } from "./temporary-marker.ts";
import { Toolbar } from "./toolbar.ts";
import type { Tours } from "./tours.ts";

/** What the map asks of its panels. */
export interface Panels {
  card: Card;
  comparison: DateComparison<Scene>;
  /** Press or release the button of the comparison. */
  pressComparison(on: boolean): void;
  tours: Tours;
  notice: Notice;
  gestures: SharedGestures;
  /** Give the map what the time bar leaves of the page. */
  fitMap(): void;
}

/** Least milliseconds between two counts of the legend: each costs as much as a step of the clock. */
const LEGEND_SPACING = 300;
/** Least milliseconds between two orders of battle in the card. */
const ORDER_SPACING = 250;
/** Days a second above which nobody could read a marker at the edge. */
const READABLE_PACE = 10;

/** The time bar, told of day, window and chapter before anyone else. */
function createTimeBar(addPanel: AddPanel, parts: PanelParts, isForPage: (event: WheelEvent) => boolean): TimeBar {
  const { atlas, captions, clock, data, guests, pending, playback, scene, selection, state } = parts;
  const bar = new TimeBar(addPanel("timebar", "section", { "aria-label": () => t("Time") }), atlas, {
    chapters: data.chapters,
    events: captions.events,
    lanes: data.style.lanes,
    guestColour: data.style.guests.categories[0] ?? data.style.guests.other,
    isForPage,
    pending,
    guests,
    list: addPanel("density-list", "ul", { hidden: true, "aria-label": () => t("Events at this point of the bar") }),
    open: (item: Item) => {
      atlas.goto(toIso(item.start));
      selection.select(item.feature.id);
    },
  });
  const update = (): void => {
    const happening = captions.happening(clock.from, state.day);
    const caption = [happening, captions.advance(state.day, scene.hidden)].filter(Boolean);
    bar.update(state.day, clock.keeps ? clock.from : null, caption, playback.playing);
  };
  const follow = new ThinnedTask(pending, update, () => bar.isHeld);
  atlas
    .on("date", () => follow.request())
    .on("window", () => follow.now())
    .on("play", () => follow.now())
    .on("language", () => {
      bar.renew();
      follow.now();
    });
  atlas.on("span", () => bar.setSpan(state.span, state.chapter));
  return bar;
}

/** The card of what is selected. */
function createCard(addPanel: AddPanel, parts: PanelParts, close: () => void): CardPanel {
  const { appPage, atlas, data, pending, selection, state } = parts;
  const panel = addPanel("card", "aside", { "aria-label": () => t("Details"), tabindex: "-1", hidden: true });
  const card = new Card(panel, data, {
    close,
    open: (id) => selection.select(id),
    go: (day) => atlas.goto(toIso(day)),
    page: appPage,
    day: () => state.day,
    selected: () => state.chosen,
  });
  const follow = new SpacedTask(pending, ORDER_SPACING, () => card.followDay());
  atlas.on("date", () => {
    if (card.followsDay) follow.request();
  });
  atlas.on("language", () => card.renew());
  return { card, element: panel };
}

/** The legend, counted anew when the day, the window or the view changes; while it is folded, when it is unfolded. */
function createLegend(addPanel: AddPanel, parts: PanelParts, refreshComparison: () => void): Legend {
  const { atlas, clock, data, guests, items, map, pending, scene, state } = parts;
  const legend = new Legend(
    addPanel("legend-panel", "section", { "aria-label": () => t("Legend") }),
    data.style,
    data.layers,
    {
      toggle: (layer, on) => {
        if (on) scene.hidden.delete(layer);
        else scene.hidden.add(layer);
        const changed = items.filter((item) => item.feature.layer === layer && clock.visible.has(item));
        scene.refresh(clock.visible, changed);
        refreshComparison();
        legend.update(scene.shown);
      },
      unfolded: () => legend.update(scene.shown),
      view: () => scene.view(),
      day: () => state.day,
      ground: () => scene.groundShown(),
      guests: new GuestLegend(guests, data.style, (layer) => scene.guestsInView(layer)),
    },
  );
  const count = new SpacedTask(pending, LEGEND_SPACING, () => legend.update(scene.shown));
  const recount = (): void => {
    if (legend.details.open) count.request();
  };
  atlas
    .on("date", recount)
    .on("window", recount)
    .on("language", () => legend.renew(scene.shown));
  map.on("moveend", recount);
  guests.onRows.add(recount);
  const credit = element("p", { class: "credit", text: () => t(data.credit) });
  legend.details.querySelector(".legend-body")?.append(credit);
  return legend;
}

/** The drawer of events and search. */
function createSearch(tools: Toolbar, { atlas, data, guests, items, map, scene, state, view }: PanelParts): void {
  const marker = new TemporaryMarker(map);
  new SearchPanel(tools, new SearchIndex(data, items), {
    goto: atlas.goto,
    select: atlas.select,
    selected: () => atlas.selected,
    on: atlas.on,
    guests,
    guestsInView: (layer, most) => scene.guestsInView(layer, most),
    span: () => state.span,
    day: () => state.day,
    clamp: (day) => clampDay(day, data.range),
    look: (place, zoom, name) => {
      view.show(place, Math.max(map.getZoom(), zoom));
      marker.show(place, name);
    },
  });
}

/** The choice of the language of names. */
function createLanguages(tools: Toolbar, { atlas, data }: PanelParts): void {
  const list = tools.choice(
    () => (atlas.speaks ? t("Language") : t("Language of names")),
    "language",
    data.languages,
    (code) => {
      atlas.language = code;
    },
  );
  atlas.on("language", () => {
    list.value = atlas.language;
  });
}

/** The comparison of two dates, before its button is there. */
function createComparison(parts: PanelParts): DateComparison<Scene> {
  const { atlas, data, emit, groundLines, guests, items, map, pending, scene, state } = parts;
  const comparison = new DateComparison(map, scene, items, state, {
    make: (second) => new Scene(map, data, groundLines, second, pending, guests, { pane: "compare", beside: scene }),
    range: data.range,
    changed: () => emit("compare"),
  });
  atlas
    .on("date", () => comparison.describe())
    .on("select", () => comparison.redraw())
    .on("language", () => {
      comparison.refresh();
      comparison.describe();
    });
  return comparison;
}

/** The button that begins a comparison with the year before, and ends it; returns what presses it. */
function addComparisonButton(
  tools: Toolbar,
  comparison: DateComparison<Scene>,
  parts: PanelParts,
): (on: boolean) => void {
  const { atlas, data, state } = parts;
  const [first] = data.range;
  const { set } = tools.toggle(
    () => t("Compare two dates"),
    "compare",
    (on) => {
      if (on === (comparison.second !== null)) return;
      atlas.compare(on ? toIso(Math.max(first, addUnits(state.day, -1, "year"))) : null);
    },
  );
  return set;
}

/** The markers at the edge of the map. */
function createOffscreenMarkers(
  addPanel: AddPanel,
  parts: PanelParts,
  card: CardPanel,
  measure: MeasureTool,
): OffscreenMarkers {
  const { atlas, captions, data, map, pending, playback, scene, selection, state } = parts;
  const panel = addPanel("edges", "nav", { "aria-label": () => t("Events outside the view") });
  const controls = {
    events: () => {
      const drawn = scene.lists.event;
      if (state.chosen === null && !state.highlights.size) return drawn;
      return [...new Set([...drawn, ...captions.events.filter((item) => scene.isChosen(item))])];
    },
    isChosen: (item: Item) => scene.isChosen(item),
    day: () => state.day,
    playing: () => playback.playing,
    idle: () => measure.on || atlas.touring !== null || (playback.playing && playback.pace > READABLE_PACE),
    go: (item: Item, byKeyboard: boolean) => {
      selection.select(item.feature.id);
      if (byKeyboard) card.element.focus();
    },
    moved: (boxes: Box[]) => scene.setMarkers(boxes),
    isLand: (x: number, y: number) => scene.isLand(x, y),
    units: () => scene.lists.unit.filter(({ feature }) => map.getZoom() >= feature.symbology.minZoom),
  };
  const markers = new OffscreenMarkers(panel, map, data.dossiers, controls, pending);
  const request = (): void => markers.request();
  atlas.on("date", request).on("select", request).on("play", request).on("tour", request).on("language", request);
  return markers;
}

/** A line in the corner that says where there is no finer ground. */
function createGroundNote(addPanel: AddPanel, { atlas, map, scene }: PanelParts): void {
  const note = addPanel("ground-note", "p", { role: "note", hidden: true });
  const update = (): void => {
    note.textContent = scene.groundNote();
    note.hidden = !note.textContent;
  };
  map.on("moveend", update);
  atlas.on("language", update);
  update();
}

/** The title, and the line under it. */
function createTitle(addPanel: AddPanel, { title, caption }: Payload): void {
  const header = addPanel("title", "header");
  header.append(element("h1", { text: () => (document.title = t(title)) }));
  if (caption) header.append(element("p", { text: caption }));
}

/** The name beside the pointer, and what a click does. */
function createPointer(
  addPanel: AddPanel,
  parts: PanelParts,
  comparison: DateComparison<Scene>,
  measure: MeasureTool,
): void {
  const { atlas, map, playback, scene, selection } = parts;
  const tip = addPanel("tip", "div", { role: "status", hidden: true });
  atlas.on("date", () => set(tip, "hidden", true));
  bindPointer(map, tip, {
    under: (point) => {
      const left = comparison.isOnLeft(map.layerPointToContainerPoint(point)) ? comparison.second : null;
      return (left ?? scene).pickedAt(point);
    },
    select: (id, options) => selection.select(id, options),
    busy: () => playback.playing,
    taken: () => measure.on,
  });
}

/** Names give way to the legend, whose height changes with what it counts; and the map to the time bar, by what is returned. */
function followSizes(frame: HTMLElement, legend: Legend, markers: OffscreenMarkers, parts: PanelParts): () => void {
  const { map, pending, scene, selection, view } = parts;
  window.addEventListener("resize", () => legend.fitWindow());
  map.on("resize", ({ oldSize }) => selection.keepClear(oldSize));
  new ResizeObserver(() => {
    scene.panelsResized();
    markers.request();
  }).observe(legend.details);
  const bar = frame.querySelector<HTMLElement>(".timebar");
  if (!bar) throw new Error("the map has no time bar");
  const fitMap = (): void => {
    document.documentElement.style.setProperty("--bar", `${bar.offsetHeight}px`);
    view.fitSize();
  };
  const fit = new FrameTask(pending, fitMap); // what the observer changes itself, browsers report as an error
  new ResizeObserver(() => fit.request()).observe(bar);
  return fitMap;
}

/** Make the panels, in the order in which they stand in the document. */
export function createPanels(parts: PanelParts): Panels {
  const { atlas, data, groundLines, map, selection, state, view } = parts;
  const frame = frameOf(map);
  const addPanel: AddPanel = (name, tag, attributes = {}) =>
    frame.appendChild(element(tag, { class: name, ...attributes }));
  createTimeBar(addPanel, parts, (event) => gestures.isForPage(event));
  const closeCard = (): void => {
    selection.select(null);
    tours.resume();
  };
  const card = createCard(addPanel, parts, closeCard);
  const comparison = createComparison(parts);
  const legend = createLegend(addPanel, parts, () => comparison.refresh());
  const tools = new Toolbar(
    addPanel("tools-bar", "nav", { "aria-label": () => t("Tools") }),
    addPanel("drawer", "aside", { hidden: true }),
  );
  /* What a kiosk does without stands in a row that is on no page. */
  const more = data.kiosk ? new Toolbar(element("nav"), element("aside")) : tools;
  createSearch(more, parts);
  const tours = createTours(addPanel, tools, parts, card, legend);
  createLanguages(tools, parts);
  atlas.on("language", () => tools.renew());
  const measure = new MeasureTool(map, more, addPanel("measure", "section", { "aria-label": () => t("Measuring") }));
  const pressComparison = addComparisonButton(more, comparison, parts);
  createShare(more, parts);
  addFullscreenButton(more);
  if (data.controls !== false && !data.kiosk) new OwnData(tools, parts);
  const markers = createOffscreenMarkers(addPanel, parts, card, measure);
  addOverviewMap(map, data.ground, groundLines, data.style, () => {
    const [zoom, latitude, longitude] = data.view;
    view.show([latitude, longitude], zoom);
  });
  const fitMap = followSizes(frame, legend, markers, parts);
  createTitle(addPanel, data);
  createGroundNote(addPanel, parts);
  createPrintSheet(parts, card, legend, comparison);
  if (data.controls === false || readAddress(Boolean(data.kiosk)).controls === "none") frame.classList.add("bare");
  createPointer(addPanel, parts, comparison, measure);
  bindKeyboard(atlas, {
    span: () => state.span,
    unselect: () => {
      if (!tours.leave()) closeCard();
    },
  });
  if (data.pieces) new PiecesLoading(addPanel("pieces", "div"), parts);
  const notice = new Notice(addPanel("notice", "section", { role: "alert", hidden: true }));
  const gestures = new SharedGestures(map, frame);
  frame.classList.toggle("embedded", window.parent !== window);
  gestures.share(window.parent !== window && !data.kiosk);
  createKiosk(parts, { legend, tools, tours });
  return { card: card.card, comparison, fitMap, gestures, notice, pressComparison, tours };
}
