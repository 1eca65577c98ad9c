/* What lies under the pointer. The canvas takes no mouse events; the map does, and asks here. */

import type { Day } from "../base/days.ts";
import type { DrawList, Frame, Item } from "../base/types.ts";
import { pointOf, symbolRadius } from "./event-geometry.ts";
import { isPhaseDrawn } from "./phases.ts";
import { minZoomOf } from "./zoom-thresholds.ts";

/** Radius around an event in which it is hit: its symbol's with a margin, at least so many pixels. */
const EVENT = { margin: 3, minRadius: 12 };
/** Pixels across in which a line is hit. */
const HIT_WIDTH = { arrow: 8, route: 12, border: 10, railway: 7 };

/** The part of a canvas' context that tells whether a point lies on a path. */
export type PathTester = Pick<
  CanvasRenderingContext2D,
  "save" | "restore" | "setTransform" | "lineWidth" | "isPointInPath" | "isPointInStroke"
>;
/** A layer point. */
export interface LayerPoint {
  x: number;
  y: number;
}

/** The most important event or phase whose symbol lies under a layer point. */
export function eventAt({ x, y }: LayerPoint, frame: Frame, events: Item[]): Item | undefined {
  let found: Item | undefined;
  for (const item of events) {
    if (found && found.feature.rank <= item.feature.rank) continue;
    const [centreX, centreY] = pointOf(item, frame);
    const radius = Math.max(symbolRadius(item.feature, frame.zoom) + EVENT.margin, EVENT.minRadius);
    if (Math.hypot(centreX - x, centreY - y) <= radius) found = item;
  }
  return found;
}

/**
 * The item under a layer point, or null: events before phases, those before movements, lines before areas, what is drawn last first.
 * @param context of any canvas: only its paths are tested, nothing is drawn
 */
export function hitTest(
  context: PathTester,
  point: LayerPoint,
  frame: Frame,
  lists: Record<DrawList, Item[]>,
  day: Day,
): Item | null {
  const phases = lists.phase.filter((item) => isPhaseDrawn(item, frame.zoom, day));
  const event = eventAt(point, frame, lists.event) ?? eventAt(point, frame, phases);
  if (event) return event;
  const { x, y } = point;
  const drawn = ({ feature }: Item): boolean => frame.zoom >= minZoomOf(feature);
  const within = (items: Item[]): Item | undefined =>
    items.findLast(
      (item) =>
        drawn(item) && item.shape.pathsFor(frame).some((path) => context.isPointInPath(path, x, y, item.shape.rule)),
    );
  const along = (items: Item[], width: number): Item | undefined => {
    context.lineWidth = width;
    return items.findLast(
      (item) => drawn(item) && item.shape.pathsFor(frame).some((path) => context.isPointInStroke(path, x, y)),
    );
  };
  const isArea = ({ feature }: Item): boolean => feature.closed;
  const areas = lists.border.filter(isArea);
  const borders = lists.border.filter((item) => !isArea(item));
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  const found =
    within(lists.arrow) ??
    along(lists.arrow, HIT_WIDTH.arrow) ??
    along(lists.route, HIT_WIDTH.route) ??
    along(borders, HIT_WIDTH.border) ??
    along(lists.railway, HIT_WIDTH.railway) ??
    within(lists.island) ??
    within(areas) ??
    within(lists.territory);
  context.restore();
  return found ?? null;
}
