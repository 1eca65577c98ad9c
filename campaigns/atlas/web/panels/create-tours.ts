/* The guided tours, joined to the map and its panels. */

import { t } from "../base/translation.ts";
import type { Legend } from "./legend.ts";
import { type AddPanel, type CardPanel, frameOf, type PanelParts } from "./panel-parts.ts";
import type { Toolbar } from "./toolbar.ts";
import { Tours } from "./tours.ts";

/** The guided tours, and the button of their drawer. */
export function createTours(
  addPanel: AddPanel,
  tools: Toolbar,
  parts: PanelParts,
  card: CardPanel,
  legend: Legend,
): Tours {
  const { atlas, data, emit, map, navigation, pending, playback, scene, selection, state } = parts;
  const frame = frameOf(map);
  const tours = new Tours(addPanel("tour", "section", { tabindex: "-1", hidden: true }), data, {
    map,
    pending,
    day: () => state.day,
    goto: (day) => navigation.goto(day),
    chapter: (id) => navigation.setChapter(id, false),
    pause: () => {
      if (playback.playing) playback.pause();
    },
    emphasise: (id, others) => {
      state.chosen = id;
      state.highlights = new Set(others);
      card.card.hide();
      scene.redraw([], true);
      emit("select");
    },
    details: (id) => {
      const item = selection.find(id);
      if (!item) return;
      state.chosen = id;
      card.card.show(item.feature, item);
      card.element.focus();
      emit("select");
    },
    reading: () => !card.element.hidden,
    changed: (on, focused) => {
      if (on !== frame.classList.contains("touring")) legend.aside(on);
      frame.classList.toggle("touring", on);
      if (focused) tools.focus("tours");
      emit("tour");
    },
  });
  tools.drawer("tours", () => t("Guided tours"), "tour", {
    show: (body) =>
      tours.list(body, (id) => {
        tools.close();
        tours.open(id);
      }),
  });
  atlas.on("date", () => tours.disturbed()).on("language", () => tours.renew());
  return tours;
}
