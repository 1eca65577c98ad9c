/* The kiosk, joined to the map and its panels. */

import { toIso } from "../base/days.ts";
import { t } from "../base/translation.ts";
import { frameOf, type PanelParts } from "../panels/panel-parts.ts";
import { Kiosk, type KioskControls } from "./kiosk.ts";

/** Panels that a visitor opens and closes. */
interface OpenedPanels {
  legend: { readonly details: HTMLDetailsElement };
  tools: { close(): void };
  tours: KioskControls["tours"] & { end(): void };
}

/** Have the map run by itself, if it is that of a kiosk. */
export function createKiosk(parts: PanelParts, { legend, tools, tours }: OpenedPanels): void {
  const { atlas, data, map, navigation, selection } = parts;
  if (!data.kiosk) return;
  const language = data.language ?? atlas.language;
  const [zoom, latitude, longitude] = data.view;
  const kiosk = new Kiosk(frameOf(map), () => t(data.title), data.tours, data.kiosk, {
    tours,
    settled: () => atlas.settled,
    reset: (day) => {
      atlas.pause();
      map.stop();
      tools.close();
      tours.end();
      selection.select(null);
      legend.details.open = false;
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      if (atlas.language !== language) atlas.language = language;
      navigation.setChapter("", false); // which shows all days in the time bar, too
      atlas.goto(toIso(day));
      map.setView([latitude, longitude], zoom, { animate: false });
    },
  });
  document.documentElement.style.setProperty("--pace", `${data.kiosk.pace}s`);
  atlas.on("settled", () => kiosk.settled()).on("ready", () => kiosk.run());
}
