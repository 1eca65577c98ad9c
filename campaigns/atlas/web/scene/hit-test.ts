// @ts-nocheck
/* What lies under the pointer. The sheet takes no mouse events; the map does, and asks here. */

import { minZoomOf, pointOf, symbolRadius } from "./painters.ts";

export const hitTest = (context, point, frame, items, zoom) => {
  const near = (item) => {
    const [x, y] = pointOf(item, frame);
    return Math.hypot(x - point.x, y - point.y) <= Math.max(symbolRadius(item.feature, zoom) + 3, 12);
  };
  const events = items.event.filter(near);
  if (events.length) return events.sort((a, b) => a.feature.rank - b.feature.rank)[0];
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  const within = (list) =>
    list.findLast(
      (item) =>
        zoom >= minZoomOf(item.feature) &&
        item.shape.pathsFor(frame).some((path) => context.isPointInPath(path, point.x, point.y, "evenodd")),
    );
  const along = (list, width) => {
    context.lineWidth = width;
    return list.findLast(
      (item) =>
        zoom >= minZoomOf(item.feature) &&
        item.shape.pathsFor(frame).some((path) => context.isPointInStroke(path, point.x, point.y)),
    );
  };
  const found =
    within(items.arrow) ||
    along(items.arrow, 8) ||
    along(items.route, 12) ||
    along(
      items.border.filter((item) => !item.feature.closed),
      10,
    ) ||
    along(items.railway, 7) ||
    within(items.island) ||
    within(items.border.filter((item) => item.feature.closed)) ||
    within(items.territory);
  context.restore();
  return found || null;
};
