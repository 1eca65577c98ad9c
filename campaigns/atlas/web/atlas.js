/* The document: map, clock, card, legend, and the public face `window.atlas`. */

Atlas.items = (data, fine, coarse) => {
  const items = [];
  data.features.forEach((feature) => {
    const lines = feature.fine ? fine : coarse;
    feature.stages.forEach(([start, end, parts, point], position) => {
      const shape = point
        ? { parts: [[Atlas.unpack.mercator(...point)]] }
        : new Atlas.Shape(
            parts.map((numbers) => numbers.map((number) => lines[number])),
            feature.layer !== "route" && feature.layer !== "border" && feature.layer !== "claim",
          );
      const last = position === feature.stages.length - 1;
      const moving = feature.layer === "arrow" || feature.layer === "route";
      items.push({
        feature,
        shape,
        edges:
          feature.edges &&
          new Atlas.Shape(
            feature.edges.map((numbers) => numbers.map((number) => lines[number])),
            false,
          ),
        id: moving ? `${feature.id}@${Atlas.days.toIso(start)}` : feature.id,
        from: start,
        to: end,
        start: start === null ? -1e6 : start,
        end: end === null ? 1e6 : end,
        fades: feature.layer === "event" || (moving && last),
        index: items.length,
      });
    });
    if (feature.anchor) feature.anchor = Atlas.unpack.mercator(...feature.anchor);
  });
  return items;
};

Atlas.start = (map, data) => {
  const { style, days } = { style: data.style, days: Atlas.days };
  const groundLines = Atlas.unpack.lines(data.groundLines);
  const items = Atlas.items(data, Atlas.unpack.lines(data.lines), groundLines);
  const clock = new Atlas.Clock(items);
  const [first, last] = data.range;
  const hidden = new Set();
  const listeners = {};
  const lists = { territory: [], island: [], border: [], route: [], arrow: [], event: [] };
  const listOf = {
    territory: "territory",
    occupation: "territory",
    island: "island",
    border: "border",
    claim: "border",
    railway: "border",
    route: "route",
    arrow: "arrow",
    event: "event",
  };
  const state = {
    day: null,
    span: [first, last],
    chapter: "",
    chosen: null,
    playing: false,
    pace: 5,
    carry: 0,
    then: 0,
    shown: [],
  };
  const emit = (name) => (listeners[name] || []).forEach((fn) => fn(atlas));

  /* The sheet and what is drawn on it, from the ground up. */
  map.createPane("scene").style.zIndex = 300;
  const chosen = (item) =>
    state.chosen !== null &&
    (item.feature.id === state.chosen || (item.feature.dossier && item.feature.dossier === state.chosen));
  const labels = new Atlas.Labels(
    data.places.map((place) => {
      const [x, y] = Atlas.unpack.mercator(place.lon, place.lat);
      return { ...place, x, y };
    }),
    style,
  );
  const scene = (context, frame, box) => {
    const look = (item) => ({ day: state.day, chosen: chosen(item), style });
    const each = (list, draw) =>
      list.forEach((item) => reaches(item, frame, box) && draw(context, frame, item, look(item)));
    each(lists.island, Atlas.paint.island);
    if (frame.zoom >= 6) each(lists.border, Atlas.paint.border);
    each(lists.route, Atlas.paint.route);
    each(lists.arrow, Atlas.paint.arrow);
    each(lists.event, Atlas.paint.event);
    labels.paint(context, box);
  };
  const reaches = (item, frame, [left, top, right, bottom]) => {
    const [a, b, c, d] = Atlas.paint.boxOf(item, frame);
    return a < right && c > left && b < bottom && d > top;
  };
  const placeLabels = () => {
    const frame = sheet.frame();
    const corner = map.containerPointToLayerPoint([0, 0]);
    const size = map.getSize();
    const view = [corner.x, corner.y, corner.x + size.x, corner.y + size.y];
    lists.event.forEach((item) => {
      item.chosen = chosen(item);
    });
    return labels.place(sheet._context, frame, lists.event, [...lists.territory, ...lists.island], view);
  };
  const ground = Atlas.ground(map, data.ground, groundLines, style);
  const lands = (context, frame, box) =>
    lists.territory.forEach((item) => Atlas.paint.territory(context, frame, item, style, box));
  const landsNow = () => lists.territory.map((item) => item.index).join();
  const sheet = new Atlas.Sheet({ ground: ground.land, lands, water: ground.water, scene, state: landsNow });
  sheet.on("framed", placeLabels);
  sheet.addTo(map);
  ground.relief.on("load", () => sheet.restart());

  /* A frame that gets its size while the map is being zoomed would leave the panes half way: views are set without
     animation until the page has settled, and set anew after a change of size. */
  const born = performance.now();
  const show = (place, zoom) => map.setView(place, zoom, { animate: performance.now() - born > 1500 });
  let resized = 0;
  map.on("resize", () => {
    clearTimeout(resized);
    resized = setTimeout(() => map.setView(map.getCenter(), map.getZoom(), { animate: false, reset: true }), 350);
  });

  /* A step repaints only the box in which something came, went or was renamed. */
  const changes = { items: new Set(), all: false };
  let awaiting = 0;
  const paintChanges = () => {
    awaiting = 0;
    const frame = sheet.frame();
    if (!frame) return;
    const named =
      changes.all || [...changes.items].some((item) => item.feature.layer === "event" || item.feature.anchor);
    const renamed = named ? placeLabels() : [];
    const changed = [...changes.items];
    const limit = [frame.min.x, frame.min.y, frame.max.x, frame.max.y];
    const boxOf = (item) => Atlas.paint.boxOf(item, frame);
    const lands = changed.filter(isLand).map(boxOf);
    const landBox = lands.length ? Atlas.boxes.cut(Atlas.boxes.around(lands), limit) : null;
    const moving = changed.filter((item) => !isLand(item)).map(boxOf);
    const boxes = [...moving, ...renamed, ...(landBox ? [landBox] : [])]
      .map((box) => Atlas.boxes.cut(box, limit))
      .filter(Boolean);
    sheet.paint(changes.all ? undefined : Atlas.boxes.merge(boxes), landBox);
    changes.items.clear();
    changes.all = false;
  };
  const isLand = (item) => listOf[item.feature.layer] === "territory";
  const redraw = ({ items: some = [], all = false } = {}) => {
    some.forEach((item) => changes.items.add(item));
    changes.all ||= all;
    if (!awaiting) awaiting = requestAnimationFrame(paintChanges);
  };

  const refresh = (changed, all = false) => {
    const names = new Set(changed.map((item) => listOf[item.feature.layer]));
    names.forEach((name) => {
      lists[name] = [];
    });
    state.shown = [];
    clock.visible.forEach((item) => {
      if (hidden.has(item.feature.layer)) return;
      state.shown.push(item);
      const name = listOf[item.feature.layer];
      if (names.has(name)) lists[name].push(item);
    });
    names.forEach((name) => lists[name].sort((a, b) => a.index - b.index));
    if (changed.length || all) redraw({ items: changed, all });
  };

  const clamp = (day) => Math.min(Math.max(day, state.span[0]), state.span[1]);
  const caption = () => {
    const now = lists.event
      .filter((item) => item.end >= state.day)
      .sort((a, b) => a.feature.rank - b.feature.rank || b.start - a.start);
    if (now.length) {
      const names = now.slice(0, 3).map((item) => item.feature.name);
      return names.join(" · ") + (now.length > 3 ? ` · and ${now.length - 3} more` : "");
    }
    const next = neighbour(1);
    return next
      ? `Nothing recorded on this day. Next: ${next.feature.name}, ${days.english(next.start)}`
      : "Nothing recorded on this day.";
  };
  const events = items
    .filter((item) => item.feature.layer === "event")
    .sort((a, b) => a.start - b.start || a.index - b.index);
  const neighbour = (direction) => {
    const within = events.filter((item) => item.start >= state.span[0] && item.start <= state.span[1]);
    return direction > 0
      ? within.find((item) => item.start > state.day)
      : within.findLast((item) => item.start < state.day);
  };

  const goto = (day) => {
    const target = clamp(day);
    if (target === state.day) return;
    state.day = target;
    const { came, went } = clock.goto(target);
    const changed = [...came, ...went];
    refresh(changed, clock.keep > 0);
    bar.update(target, caption(), state.playing);
    if (changed.length) legend.soon(state.shown);
    emit("date");
  };

  const find = (id) => {
    const same = items.filter((item) => item.id === id || item.feature.id === id);
    return same.find((item) => clock.visible.has(item)) || same[0] || null;
  };
  const centreOf = (item) => {
    if (item.feature.anchor && item.feature.layer !== "event") return item.feature.anchor;
    if (item.feature.layer === "event") return item.shape.parts[0][0];
    const [west, north, east, south] = item.shape.boxes[0];
    return [(west + east) / 2, (north + south) / 2];
  };
  const toLatLng = ([x, y]) =>
    L.CRS.EPSG3857.unproject(L.point((x - 0.5) * 2, (0.5 - y) * 2).multiplyBy(Math.PI * 6378137));
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
    redraw({ all: true });
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
    emit("chapter");
  };

  const tick = (now) => {
    if (!state.playing) return;
    state.carry += ((now - state.then) / 1000) * state.pace;
    state.then = now;
    const whole = Math.floor(state.carry);
    if (whole > 0) {
      state.carry -= whole;
      if (state.day + whole >= state.span[1]) {
        goto(state.span[1]);
        atlas.pause();
        return;
      }
      goto(state.day + whole);
    }
    requestAnimationFrame(tick);
  };

  const atlas = {
    get date() {
      return days.toIso(state.day);
    },
    get range() {
      return [days.toIso(first), days.toIso(last)];
    },
    get selected() {
      return state.chosen;
    },
    get labels() {
      return labels.boxes;
    },
    goto: (iso) => {
      const day = days.fromIso(iso);
      if (day === null) throw new RangeError(`"${iso}" is no date of the form 1945-08-09`);
      if (day < state.span[0] || day > state.span[1]) setChapter("", false);
      goto(day);
    },
    step: (n = 1, unit = "day") => goto(days.moved(state.day, n, unit)),
    toEvent: (direction) => {
      const item = neighbour(direction);
      if (item) goto(item.start);
    },
    play: () => {
      if (state.playing) return;
      if (state.day >= state.span[1]) goto(state.span[0]);
      Object.assign(state, { playing: true, carry: 0, then: performance.now() });
      bar.update(state.day, caption(), true);
      requestAnimationFrame(tick);
      emit("play");
    },
    pause: () => {
      state.playing = false;
      bar.update(state.day, caption(), false);
      emit("play");
    },
    isPlaying: () => state.playing,
    pace: (daysPerSecond) => {
      state.pace = daysPerSecond;
    },
    keep: (count) => {
      clock.keepFor(count);
      refresh(
        items.filter((item) => item.fades),
        true,
      );
      bar.update(state.day, caption(), state.playing);
      legend.update(state.shown);
    },
    chapter: (id) => setChapter(id),
    visible: () => state.shown.map((item) => item.id),
    select: (id) => select(id),
    on: (name, fn) => {
      (listeners[name] ||= []).push(fn);
      return atlas;
    },
    map,
  };

  /* Panels. */
  const { element } = Atlas;
  const frame = map.getContainer().parentElement;
  const panel = (name, tag, attributes) => frame.appendChild(element(tag, { class: name, ...attributes }));
  const bar = new Atlas.TimeBar(panel("timebar", "section", { "aria-label": "Time" }), atlas, {
    chapters: data.chapters,
    items,
  });
  const cardPanel = panel("card", "aside", { "aria-label": "Details", tabindex: "-1", hidden: true });
  const card = new Atlas.Card(cardPanel, data, {
    close: () => select(null),
    open: (id) => select(id),
    go: (day) => atlas.goto(days.toIso(day)),
  });
  const legend = new Atlas.Legend(
    panel("legend-panel", "section", { "aria-label": "Legend" }),
    style,
    data.layers,
    (layer, on) => {
      if (on) hidden.delete(layer);
      else hidden.add(layer);
      refresh(items.filter((item) => item.feature.layer === layer && clock.visible.has(item)));
      legend.update(state.shown);
    },
  );
  new ResizeObserver(([entry]) => {
    document.documentElement.style.setProperty("--bar", `${entry.target.offsetHeight}px`);
    map.invalidateSize({ animate: false });
  }).observe(frame.querySelector(".timebar"));
  const title = panel("title", "header", {});
  title.append(element("h1", { text: data.title }));
  const tip = panel("tip", "div", { role: "status", hidden: true });
  const credit = element("p", { class: "credit", text: data.credit });
  legend.details.querySelector(".legend-body").append(credit);

  /* Pointer. */
  const under = (point) =>
    sheet.frame() ? Atlas.hit(sheet._context, point, sheet.frame(), lists, map.getZoom()) : null;
  map.on("click", (event) => {
    const item = under(event.layerPoint);
    select(item ? item.feature.id : null, { move: false });
  });
  let lastMove = 0;
  map.on("mousemove", (event) => {
    const now = performance.now();
    if (now - lastMove < 40 || state.playing) return;
    lastMove = now;
    const item = under(event.layerPoint);
    const named = item && (item.feature.layer !== "territory" || map.getZoom() >= 5);
    map.getContainer().style.cursor = item ? "pointer" : "";
    tip.hidden = !named;
    if (!named) return;
    const { feature } = item;
    tip.textContent = feature.side && feature.layer !== "event" ? `${feature.name} – ${feature.side}` : feature.name;
    const wide = frame.clientWidth;
    const x = Math.min(event.containerPoint.x + 14, wide - tip.offsetWidth - 8);
    tip.style.transform = `translate(${x}px, ${event.containerPoint.y + 16}px)`;
  });
  map.on("mouseout", () => {
    tip.hidden = true;
  });

  Atlas.keyboard(atlas, { span: () => state.span, unselect: () => select(null) });
  Atlas.address(map, atlas, data, { select, setChapter });
  window.atlas = atlas;
  bar.setSpan(state.span, "");
  const wanted = Atlas.address.read();
  goto(days.fromIso(wanted.date) ?? data.opens);
  const chosenFirst = wanted.select || (window.location.hash ? "" : data.select);
  if (chosenFirst) select(chosenFirst, { move: !wanted.view && Boolean(wanted.select) });
  document.documentElement.dataset.ready = "true";
  emit("ready");
};
