/* The sheet for print, joined to the map and its panels. */

import { formatDate } from "../base/days.ts";
import { toLatLng } from "../base/mercator.ts";
import { t } from "../base/translation.ts";
import type { Item } from "../base/types.ts";
import type { Scene } from "../scene/scene.ts";
import { formatSpan } from "../time/caption.ts";
import type { DateComparison } from "./date-comparison.ts";
import type { Legend } from "./legend.ts";
import { type CardPanel, frameOf, type PanelParts } from "./panel-parts.ts";
import { PrintSheet } from "./print-sheet.ts";

/** From this zoom on a page tells of what happens on it, not of all that happens on the day. */
const CLOSE = 8;

/** What the browser prints. */
export function createPrintSheet(
  parts: PanelParts,
  card: CardPanel,
  legend: Legend,
  comparison: DateComparison<Scene>,
): PrintSheet {
  const { captions, clock, data, map, scene, state } = parts;
  const scenes = (): Scene[] => [scene, ...(comparison.second ? [comparison.second] : [])];
  return new PrintSheet(map, frameOf(map), {
    title: () => t(data.title),
    caption: data.caption ?? "",
    credit: () => t(data.credit),
    day: () => {
      const shown = clock.keeps ? formatSpan(clock.from, state.day) : formatDate(state.day);
      return comparison.day === null ? shown : `${formatDate(comparison.day)} | ${shown}`;
    },
    happening: () => {
      const isClose = map.getZoom() >= CLOSE;
      const isHere = (item: Item): boolean =>
        !isClose || map.getBounds().contains(toLatLng(item.shape.parts[0]?.[0] ?? []));
      return captions.happening(clock.from, state.day, Infinity, isHere);
    },
    map: {
      setDensity: (density) => scenes().forEach((each) => each.setDensity(density)),
      paintView: () => scenes().forEach((each) => each.paintView()),
      drawOn: (context) => {
        scene.drawOn(context);
        if (comparison.second) drawLeftOn(context, comparison.second, comparison.handleX);
      },
    },
    legend: () => {
      legend.update(scene.shown);
      return legend.copy();
    },
    card: () => (card.element.hidden ? null : card.element),
  });
}

/** Draw the scene of the other date left of where the handle stands. */
function drawLeftOn(context: CanvasRenderingContext2D, second: Scene, x: number): void {
  const { height } = context.canvas;
  context.save();
  context.beginPath();
  context.rect(0, 0, x, height);
  context.clip();
  second.drawOn(context);
  context.restore();
  context.fillStyle = "#ffffff";
  context.fillRect(x - 1, 0, 2, height);
}
