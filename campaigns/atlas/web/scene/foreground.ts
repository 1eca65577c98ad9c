/* What is drawn of the lists of a scene above the ground, within a box: lines, and what stands on the ground. */

import { overlaps } from "../base/boxes.ts";
import type { Day } from "../base/days.ts";
import type { Style } from "../base/payload.ts";
import type { Box, DrawList, Frame, Item } from "../base/types.ts";
import { paintConcession, paintIsland } from "./area-painter.ts";
import type { ArrowSprites } from "./arrow-sprites.ts";
import { paintEvent } from "./event-painter.ts";
import { paintHighlight } from "./highlight.ts";
import { paintLine } from "./line-painter.ts";
import { paintRoute } from "./movement-painter.ts";
import { isPhaseDrawn } from "./phases.ts";
import { pixelBoxOf } from "./pixel-boxes.ts";
import { paintUnitRing } from "./unit-painter.ts";

/** What is drawn, and how. */
export interface DrawnScene {
  lists: Record<DrawList, Item[]>;
  style: Style;
  day: Day;
  arrows: ArrowSprites;
  /** Ids of features and dossiers that are emphasised. */
  highlights: ReadonlySet<string>;
  isChosen(item: Item): boolean;
}

/** Concessions, railways, borders and claims, within a box. */
export function paintLines(context: CanvasRenderingContext2D, frame: Frame, box: Box, scene: DrawnScene): void {
  const { style } = scene;
  const { border, railway } = scene.lists;
  const within = (item: Item): boolean => overlaps(pixelBoxOf(item, frame, style), box);
  for (const item of border) if (item.feature.closed && within(item)) paintConcession(context, frame, item, box, style);
  for (const item of railway) if (within(item)) paintLine(context, frame, item, box, style);
  for (const item of border) if (!item.feature.closed && within(item)) paintLine(context, frame, item, box, style);
}

/** What stands on the ground, within a box: islands, movements, events. */
export function paintMarks(context: CanvasRenderingContext2D, frame: Frame, box: Box, scene: DrawnScene): void {
  const { day, style } = scene;
  const { territory, border, railway, island, route, arrow, unit, event } = scene.lists;
  const marks = [...phasesDrawn(frame, scene.lists, day), ...event];
  const within = (item: Item): boolean => overlaps(pixelBoxOf(item, frame, style), box);
  for (const list of [territory, border, railway]) paintHighlights(context, frame, list, box, scene);
  for (const item of island) if (within(item)) paintIsland(context, frame, item, style);
  paintHighlights(context, frame, island, box, scene);
  for (const item of route) if (within(item)) paintRoute(context, frame, item, day, scene.isChosen(item), style);
  for (const item of arrow)
    if (within(item)) scene.arrows.paint(context, frame, item, day, scene.isChosen(item), style);
  for (const item of unit) if (within(item)) paintUnitRing(context, frame, item, style);
  for (const item of marks) if (within(item)) paintEvent(context, frame, item, day, scene.isChosen(item), style);
}

/** The phases that are drawn at the zoom of a frame. */
export const phasesDrawn = ({ zoom }: Frame, { phase }: Record<DrawList, Item[]>, day: Day): Item[] =>
  phase.filter((item) => isPhaseDrawn(item, zoom, day));

/** The glow around lands and lines that are emphasised. */
function paintHighlights(
  context: CanvasRenderingContext2D,
  frame: Frame,
  items: Item[],
  box: Box,
  { highlights, style }: DrawnScene,
): void {
  if (!highlights.size) return;
  for (const item of items) if (highlights.has(item.feature.id)) paintHighlight(context, frame, item, box, style);
}
