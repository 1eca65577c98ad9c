/* What stands on the map beside clock, card and legend: the row of tools and what they open – events and search, guided tours,
   languages, measuring, two dates compared, the full screen – and, at its edge, what lies off it. */

/** @param {object} core what atlas.js made; see there @returns {object} tours, measure and comparison */
Atlas.furniture = (core) => {
  const { map, data, state, picture, captions, atlas, panel, frame, card, cardPanel, legend } = core;
  const { goto, find, select, setChapter, show, emit } = core;
  const { days } = Atlas;
  const [first, last] = data.range;
  const tools = new Atlas.Tools(
    panel("tools-bar", "nav", { "aria-label": "Tools" }),
    panel("drawer", "aside", { hidden: true }),
  );
  const point = Atlas.beacon(map);
  new Atlas.Finder(tools, atlas, new Atlas.Search(data, core.items), {
    span: () => state.span,
    day: () => state.day,
    clamp: (day) => Math.min(Math.max(day, first), last),
    look: (place, zoom, name) => {
      show(place, Math.max(map.getZoom(), zoom));
      point(place, name);
    },
  });
  const tours = new Atlas.Tours(panel("tour", "section", { tabindex: "-1", hidden: true }), data, {
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
  const measure = new Atlas.Measure(map, tools, panel("measure", "section", { "aria-label": "Measuring" }));
  const comparison = new Atlas.Compare(map, picture, core.items, state, {
    make: (view) => new Atlas.Picture(map, data, core.groundLines, view, { pane: "compare", beside: picture }),
    range: [first, last],
    changed: () => emit("compare"),
  });
  const beside = tools.toggle("Compare two dates", "compare", (on) => {
    if (on === (comparison.second !== null)) return;
    atlas.compare(on ? days.toIso(Math.max(first, days.moved(state.day, -1, "year"))) : null);
  });
  atlas.on("date", () => comparison.tell());
  Atlas.fullScreen(tools);
  const edges = new Atlas.Edges(
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
      changed: (boxes) => picture.cover(boxes),
    },
  );
  ["date", "select", "play"].forEach((name) => atlas.on(name, () => edges.soon()));
  /* The legend is told of a day a little later than the map, and then is taller or shorter. */
  new ResizeObserver(() => {
    picture.resized();
    edges.soon();
  }).observe(legend.details);
  Atlas.overview(map, data.ground, core.groundLines, data.style, {
    home: () => show(data.view.slice(1), data.view[0]),
  });
  return { tours, measure, comparison, beside, closeCard };
};
