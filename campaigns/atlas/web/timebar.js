/* The time bar: chapters, density of events, slider, play, steps, a date to type. */

Atlas.TimeBar = class {
  /** @param {HTMLElement} panel @param {object} atlas the public face, see atlas.js */
  constructor(panel, atlas, { chapters, items }) {
    this.atlas = atlas;
    this.chapters = chapters;
    this.events = items.filter((item) => item.feature.layer === "event");
    const { element } = Atlas;
    const button = (label, text, onclick) =>
      element("button", {
        type: "button",
        "aria-label": label,
        title: label,
        text,
        onclick,
      });
    this.chapter = element(
      "select",
      {
        "aria-label": "Chapter",
        onchange: () => this.choose(this.chapter.value),
      },
      element("option", { value: "", text: "All years" }),
      chapters.map((chapter) =>
        element("option", {
          value: chapter.id,
          text: `${chapter.title} ${chapter.years}`,
        }),
      ),
    );
    this.playing = button("Play", "▶", () => (atlas.isPlaying() ? atlas.pause() : atlas.play()));
    this.playing.classList.add("play");
    this.speed = element(
      "select",
      {
        "aria-label": "Speed of play",
        onchange: () => atlas.pace(Number(this.speed.value)),
      },
      [2, 5, 10, 30, 120].map((days) =>
        element("option", {
          value: days,
          selected: days === 5,
          text: `${days} days/s`,
        }),
      ),
    );
    this.unit = element(
      "select",
      { "aria-label": "Length of a step" },
      Atlas.days.UNITS.map((unit) => element("option", { value: unit, text: unit })),
    );
    this.keep = element(
      "select",
      {
        "aria-label": "Keep what has passed",
        onchange: () => atlas.keep(Number(this.keep.value)),
      },
      [
        [0, "this day only"],
        [7, "keep a week"],
        [31, "keep a month"],
        [366, "keep a year"],
        [30000, "keep all"],
      ].map(([days, text]) => element("option", { value: days, text })),
    );
    this.date = element("input", {
      type: "text",
      class: "date",
      inputmode: "numeric",
      "aria-label": "Date, year-month-day",
      autocomplete: "off",
      size: 10,
      onchange: () => this.typed(),
    });
    this.slider = element("input", {
      type: "range",
      class: "slider",
      min: 0,
      max: 1,
      step: 1,
      "aria-label": "Date",
      oninput: () => atlas.goto(Atlas.days.toIso(Number(this.slider.value))),
    });
    this.strip = element("canvas", { class: "density", "aria-hidden": "true" });
    this.ticks = element("div", { class: "ticks", "aria-hidden": "true" });
    this.caption = element("p", { class: "caption", "aria-live": "polite" });
    panel.append(
      element("div", { class: "row head" }, this.date, this.caption),
      element("div", { class: "track" }, this.strip, this.slider, this.ticks),
      element(
        "div",
        { class: "row tools" },
        this.chapter,
        element(
          "span",
          { class: "group" },
          button("Previous event", "⏮", () => atlas.toEvent(-1)),
          button("Step back", "◀", () => atlas.step(-1, this.unit.value)),
          this.playing,
          button("Step forward", "▶|", () => atlas.step(1, this.unit.value)),
          button("Next event", "⏭", () => atlas.toEvent(1)),
        ),
        element("span", { class: "group" }, this.unit, this.speed, this.keep),
      ),
    );
    new ResizeObserver(() => this.density()).observe(this.strip);
  }

  typed() {
    const day = Atlas.days.fromIso(this.date.value);
    this.date.setAttribute("aria-invalid", String(day === null));
    if (day === null) return;
    this.atlas.goto(Atlas.days.toIso(day));
    this.date.value = this.atlas.date;
  }

  choose(id) {
    const chapter = this.chapters.find((entry) => entry.id === id);
    if (chapter) this.atlas.chapter(chapter.id);
    else this.atlas.chapter("");
  }

  setSpan([first, last], chapter) {
    this.span = [first, last];
    this.slider.min = first;
    this.slider.max = last;
    this.chapter.value = chapter;
    this.density();
  }

  update(day, caption, playing) {
    this.slider.value = day;
    const text = Atlas.days.english(day);
    this.slider.setAttribute("aria-valuetext", text);
    if (document.activeElement !== this.date) {
      this.date.value = Atlas.days.toIso(day);
      this.date.removeAttribute("aria-invalid");
    }
    if (this.caption.textContent !== caption) this.caption.textContent = caption;
    const label = playing ? "Pause" : "Play";
    if (this.playing.getAttribute("aria-label") !== label) {
      this.playing.setAttribute("aria-label", label);
      this.playing.title = label;
      this.playing.textContent = playing ? "⏸" : "▶";
    }
  }

  /** How many events fall into each stretch of the bar, coloured by side. */
  density() {
    const { strip } = this;
    if (!this.span || !strip.clientWidth) return;
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [strip.clientWidth, strip.clientHeight];
    strip.width = width * ratio;
    strip.height = height * ratio;
    const context = strip.getContext("2d");
    context.scale(ratio, ratio);
    const [first, last] = this.span;
    const inset = 9;
    const x = (day) => inset + ((day - first) / Math.max(1, last - first)) * (width - 2 * inset);
    this.events.forEach(({ feature, start, end }) => {
      if (end < first || start > last) return;
      context.globalAlpha = feature.rank === 1 ? 0.55 : 0.4;
      context.fillStyle = feature.colour;
      const left = x(Math.max(start, first));
      const wide = Math.max(2, x(Math.min(end, last)) - left);
      const tall = height * [0, 1, 0.75, 0.5, 0.35][feature.rank];
      context.fillRect(left, height - tall, wide, tall);
    });
    this.ticks.replaceChildren(
      ...this.marks(first, last, width).map(([day, text]) => {
        const tick = Atlas.element("span", { text });
        tick.style.left = `${x(day)}px`;
        return tick;
      }),
    );
  }

  /** Dates worth writing under the bar: years, months or days, as many as there is room for. */
  marks(first, last, width) {
    const room = Math.max(2, Math.floor(width / 70));
    const { toParts, fromParts, moved, english } = Atlas.days;
    const start = toParts(first);
    for (const [n, unit] of [
      [1, "day"],
      [2, "day"],
      [7, "day"],
      [1, "month"],
      [2, "month"],
      [6, "month"],
      [1, "year"],
      [2, "year"],
      [5, "year"],
      [10, "year"],
      [20, "year"],
    ]) {
      const begin =
        unit === "day"
          ? first
          : unit === "month"
            ? fromParts(start.year, start.month, 1)
            : fromParts(Math.floor(start.year / n) * n, 1, 1);
      const list = [];
      for (let day = begin; day <= last && list.length <= room; day = moved(day, n, unit))
        if (day >= first) list.push(day);
      if (list.length <= room) {
        return list.map((day) => {
          const text = english(day);
          if (unit === "year") return [day, text.split(" ")[2]];
          if (unit === "month") return [day, `${text.split(" ")[1].slice(0, 3)} ${text.split(" ")[2]}`];
          return [
            day,
            text
              .split(" ")
              .slice(0, 2)
              .map((word) => word.slice(0, 3))
              .join(" "),
          ];
        });
      }
    }
    return [];
  }
};
