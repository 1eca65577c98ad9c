// @ts-nocheck
/* The document: map, clock, card, legend, and the public face `window.atlas`. */

import { addUnits, fromIso, toIso, UNITS } from "./base/days.ts";
import { element } from "./base/dom.ts";
import { toLatLng } from "./base/mercator.ts";
import { decodeBase64, unpackLines } from "./base/packing.ts";
import { applyAddress, bindAddress, readAddress } from "./panels/address.ts";
import { Card } from "./panels/card.ts";
import { bindKeyboard } from "./panels/keyboard.ts";
import { Legend } from "./panels/legend.ts";
import { createPanels } from "./panels/panels.ts";
import { bindPointer } from "./panels/pointer.ts";
import { buildItems } from "./scene/items.ts";
import { Scene } from "./scene/scene.ts";
import { Caption } from "./time/caption.ts";
import { Clock } from "./time/clock.ts";
import { TimeBar } from "./time/time-bar.ts";

const start = (map, data) => {
  const LONGEST_FRAME = 250; // milliseconds of play after which time is taken to have stood still, as in a hidden tab
  const { style } = data;
  const groundLines = unpackLines(data.groundLines);
  const items = buildItems(data, unpackLines(data.lines), groundLines);
  const clock = new Clock(items);
  const [first, last] = data.range;
  const listeners = {};
  const state = {
    day: null,
    span: [first, last],
    chapter: "",
    chosen: null,
    highlights: new Set(),
    playing: false,
    pace: 5,
    carry: 0,
    then: 0,
    ticking: false,
  };
  const emit = (name) => (listeners[name] || []).forEach((fn) => fn(atlas));

  const picture = new Scene(map, data, groundLines, state);

  /* A frame that gets its size while the map is being zoomed would leave the panes half way: views are set without
     animation until the page has settled, and set anew after a change of size. */
  const born = performance.now();
  const show = (place, zoom) => {
    const away = map.latLngToContainerPoint(place).distanceTo(map.getSize().divideBy(2));
    const animate = performance.now() - born > 1500 && away < map.getSize().x; // farther off, the sheet would run out
    map.setView(place, zoom, { animate });
  };
  let resized = 0;
  map.on("resize", () => {
    clearTimeout(resized);
    resized = setTimeout(
      () =>
        map.setView(map.getCenter(), map.getZoom(), {
          animate: false,
          reset: true,
        }),
      350,
    );
  });

  const clamp = (day) => Math.min(Math.max(day, state.span[0]), state.span[1]);
  const captions = new Caption(data, items);
  const caption = () =>
    [captions.happening(clock.from, state.day), captions.advance(state.day, picture.hidden)].filter(Boolean);
  const neighbour = (direction) => {
    const within = captions.events.filter((item) => item.start >= state.span[0] && item.start <= state.span[1]);
    return direction > 0
      ? within.find((item) => item.start > state.day)
      : within.findLast((item) => item.start < state.day);
  };

  /** Tell the bar of the day and the window. */
  const tell = () => bar.update(state.day, clock.keeps ? clock.from : null, caption(), state.playing);

  const goto = (day) => {
    const target = clamp(day);
    if (target === state.day) return;
    if (clock.window.start > target) setWindow({ start: target }, target);
    else {
      state.day = target;
      const { came, went, turned } = clock.goto(target);
      const changed = [...came, ...went, ...turned];
      picture.refresh(clock.visible, changed);
      if (came.length + went.length) legend.soon(picture.shown);
    }
    tell();
    emit("date");
  };

  /** Let what ended in the days before stay, fading: see Clock. */
  const setWindow = (kept, day = state.day) => {
    const before = new Set(clock.visible);
    const moved = day !== state.day;
    state.day = day;
    clock.keep(kept);
    const { came } = clock.goto(day);
    const changed = came.filter((item) => !before.delete(item));
    picture.refresh(clock.visible, [...changed, ...before], moved);
    legend.soon(picture.shown);
  };
  const look = (kept) => {
    setWindow(kept);
    tell();
    emit("window");
  };

  const find = (id) => {
    const same = items.filter((item) => item.id === id || item.feature.id === id);
    return same.find((item) => clock.visible.has(item)) || same[0] || null;
  };
  const centreOf = (item) => {
    if (item.feature.anchors) return item.feature.anchors[0];
    if (item.feature.layer === "event") return item.shape.parts[0][0];
    const [west, north, east, south] = item.shape.boxes[0];
    return [(west + east) / 2, (north + south) / 2];
  };
  const select = (id, { move = true } = {}) => {
    const item = id === null || id === undefined || id === "" ? null : find(id);
    state.chosen = item ? item.feature.id : null;
    if (item) {
      if (!clock.visible.has(item)) {
        if (item.start < state.span[0] || item.start > state.span[1]) setChapter("", false);
        goto(item.start);
      }
      card.show(item.feature, item);
      const place = toLatLng(centreOf(item));
      const room = map.getBounds().pad(-0.25);
      if (move && !room.contains(place)) show(place, Math.max(map.getZoom(), item.feature.zoom || 0));
      else if (move && item.feature.zoom > map.getZoom() + 2) show(place, item.feature.zoom);
    } else card.hide();
    picture.redraw([], true);
    comparison.second?.redraw([], true);
    emit("select");
  };

  const setChapter = (id, move = true) => {
    const chapter = data.chapters.find((entry) => entry.id === id);
    state.chapter = chapter ? id : "";
    state.span = chapter ? [Math.max(first, chapter.first), Math.min(last, chapter.last)] : [first, last];
    bar.setSpan(state.span, state.chapter);
    if (chapter && move) {
      show(
        [chapter.view[1], chapter.view[2]],
        Math.min(map.getMaxZoom(), chapter.view[0] - (window.innerWidth < 700 ? 1 : 0)),
      );
      goto(chapter.opens);
    } else if (state.day !== null) goto(state.day);
    if (chapter && clock.window.start !== undefined) look({ start: state.span[0] });
    emit("chapter");
  };

  /* Up to ten days a second the arrows grow between the days; faster, a day is hardly longer than a frame. */
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const smooth = () => !calm && state.pace <= 10;
  const tick = (now) => {
    /* After a frame that was late, time has lagged rather than an army leapt: no frame is longer than a day. */
    const passed = Math.min(now - state.then, smooth() ? 1000 / state.pace : Infinity, LONGEST_FRAME) / 1000;
    state.then = now;
    if (state.playing) {
      state.carry += Math.max(0, passed) * state.pace;
      const whole = Math.floor(state.carry);
      state.carry -= whole;
      if (state.day + whole >= state.span[1]) {
        state.carry = 0;
        goto(state.span[1]);
        atlas.pause();
      } else if (whole) goto(state.day + whole);
    } else state.carry = Math.max(0, state.carry - 4 * passed); // the arrows come back to where the day began
    picture.grow(smooth() ? state.carry : 0);
    if (state.playing || state.carry) requestAnimationFrame(tick);
    else state.ticking = false;
  };

  const atlas = {
    get date() {
      return toIso(state.day);
    },
    get range() {
      return [toIso(first), toIso(last)];
    },
    get selected() {
      return state.chosen;
    },
    get labels() {
      return picture.labels.boxes;
    },
    get language() {
      return picture.labels.language;
    },
    get languages() {
      return data.languages.map(([code]) => code);
    },
    set language(code) {
      if (!atlas.languages.includes(code)) throw new RangeError(`"${code}" is none of ${atlas.languages.join(", ")}`);
      picture.labels.language = code;
      picture.redraw([], true);
      comparison.refresh();
      emit("language");
    },
    goto: (iso) => {
      const day = fromIso(iso);
      if (day === null) throw new RangeError(`"${iso}" is no date of the form 1945-08-09`);
      if (day < state.span[0] || day > state.span[1]) setChapter("", false);
      goto(day);
    },
    step: (n = 1, unit = "day") => {
      if (!Number.isInteger(n)) throw new RangeError(`"${n}" is no whole number of steps`);
      if (!UNITS.includes(unit)) throw new RangeError(`"${unit}" is none of ${UNITS.join(", ")}`);
      goto(addUnits(state.day, n, unit));
    },
    toEvent: (direction) => {
      const item = neighbour(direction);
      if (item) goto(item.start);
    },
    play: () => {
      if (state.playing) return;
      if (state.day >= state.span[1]) goto(state.span[0]);
      Object.assign(state, { playing: true, then: performance.now() });
      tell();
      if (!state.ticking) requestAnimationFrame(tick);
      state.ticking = true;
      emit("play");
    },
    pause: () => {
      state.playing = false;
      tell();
      emit("play");
    },
    isPlaying: () => state.playing,
    pace: (daysPerSecond) => {
      state.pace = daysPerSecond;
    },
    keep: (count) => {
      if (!Number.isInteger(count) || count < 0) throw new RangeError(`"${count}" is no number of days`);
      look(count ? { length: count } : {});
    },
    since: (iso) => {
      const day = iso === null ? null : fromIso(iso);
      if (iso !== null && day === null) throw new RangeError(`"${iso}" is no date of the form 1945-08-09`);
      look(day === null ? {} : { start: Math.min(Math.max(day, first), state.day) });
    },
    /** Move the window as a whole so that it ends on a day. */
    shift: (iso) => {
      const target = clamp(fromIso(iso) ?? state.day);
      const { start } = clock.window;
      if (start === undefined) goto(Math.max(target, state.span[0] + (clock.window.length || 0)));
      else {
        const room = Math.min(start, state.span[0]);
        const moved = Math.max(target - state.day, room - start);
        setWindow({ start: start + moved }, state.day + moved);
        tell();
        emit("date");
      }
    },
    get from() {
      return clock.keeps ? toIso(clock.from) : null;
    },
    get window() {
      return { ...clock.window };
    },
    compare: (iso) => {
      const day = iso === null ? null : fromIso(iso);
      if (iso !== null && day === null) throw new RangeError(`"${iso}" is no date of the form 1945-08-09`);
      comparison.show(day === null ? null : Math.min(Math.max(day, first), last));
      beside.set(day !== null);
      emit("compare");
    },
    get compared() {
      return comparison.day === null ? null : toIso(comparison.day);
    },
    chapter: (id) => setChapter(id),
    visible: () => picture.shown.map((item) => item.id),
    select: (id) => select(id),
    tour: (id, step = 1) => {
      if (!tours.open(id, step)) throw new RangeError(`"${id}" is none of the tours ${atlas.tours.join(", ")}`);
    },
    get tours() {
      return data.tours.map(({ id }) => id);
    },
    get touring() {
      return tours.now;
    },
    on: (name, fn) => {
      (listeners[name] ||= []).push(fn);
      return atlas;
    },
    map,
    /** The scene, for tests and benchmarks: no part of what pages may rely on. */
    scene: picture,
  };

  /* Panels. */
  const frame = map.getContainer().parentElement;
  const panel = (name, tag, attributes) => frame.appendChild(element(tag, { class: name, ...attributes }));
  const bar = new TimeBar(panel("timebar", "section", { "aria-label": "Time" }), atlas, {
    chapters: data.chapters,
    events: captions.events,
    groups: style.groups,
    list: panel("density-list", "ul", { hidden: true, "aria-label": "Events at this point of the bar" }),
    open: (item) => {
      atlas.goto(toIso(item.start));
      select(item.feature.id);
    },
  });
  const cardPanel = panel("card", "aside", {
    "aria-label": "Details",
    tabindex: "-1",
    hidden: true,
  });
  let address = null;
  const card = new Card(cardPanel, data, {
    close: () => closeCard(),
    open: (id) => select(id),
    go: (day) => atlas.goto(toIso(day)),
    page: () => address?.dossierPage() ?? null,
  });
  const legend = new Legend(panel("legend-panel", "section", { "aria-label": "Legend" }), style, data.layers, {
    toggle: (layer, on) => {
      if (on) picture.hidden.delete(layer);
      else picture.hidden.add(layer);
      picture.refresh(
        clock.visible,
        items.filter((item) => item.feature.layer === layer && clock.visible.has(item)),
      );
      comparison.refresh();
      legend.update(picture.shown);
    },
    view: () => picture.view(),
  });
  map.on("moveend", () => legend.soon(picture.shown));
  const core = {
    map,
    data,
    items,
    groundLines,
    state,
    picture,
    captions,
    atlas,
    panel,
    frame,
    card,
    cardPanel,
    legend,
  };
  const { tours, measure, comparison, beside, closeCard } = createPanels({
    ...core,
    ...{ goto, find, select, setChapter, show, emit },
  });
  new ResizeObserver(([entry]) => {
    document.documentElement.style.setProperty("--bar", `${entry.target.offsetHeight}px`);
    map.invalidateSize({ animate: false });
  }).observe(frame.querySelector(".timebar"));
  const title = panel("title", "header", {});
  title.append(element("h1", { text: data.title }));
  if (data.caption) title.append(element("p", { text: data.caption }));
  if (data.controls === false) frame.classList.add("bare");
  const tip = panel("tip", "div", { role: "status", hidden: true });
  const credit = element("p", { class: "credit", text: data.credit });
  legend.details.querySelector(".legend-body").append(credit);

  atlas.on("date", () => {
    tip.hidden = true;
  });
  bindPointer(map, tip, {
    under: (point) => {
      const left = comparison.owns(map.layerPointToContainerPoint(point));
      return (left ? comparison.second : picture).itemAt(point);
    },
    select,
    busy: () => state.playing,
    taken: () => measure.on,
  });
  bindKeyboard(atlas, {
    span: () => state.span,
    unselect: () => tours.leave() || closeCard(),
  });
  const wanted = readAddress();
  const toured = tours.open(wanted.tour, wanted.step, { still: true });
  address = bindAddress(map, atlas, data, { select, setChapter, tours });
  window.atlas = atlas;
  bar.setSpan(state.span, state.chapter);
  goto(fromIso(wanted.date) ?? (toured ? state.day : data.opens));
  applyAddress(atlas, { ...wanted, language: wanted.language || data.language });
  const chosenFirst = toured ? "" : wanted.select || (window.location.hash ? "" : data.select);
  if (chosenFirst) select(chosenFirst, { move: !wanted.view && Boolean(wanted.select) });
  document.documentElement.dataset.ready = "true";
  emit("ready");
};

/** Open the document: its data are base64 of a gzip of JSON. */
window.openAtlas = (map, text) => {
  if (!window.DecompressionStream) {
    map.getContainer().textContent = "This map needs a browser of 2023 or later.";
    return;
  }
  const stream = new Blob([decodeBase64(text)]).stream().pipeThrough(new DecompressionStream("gzip"));
  new Response(stream).json().then((data) => start(map, data));
};
