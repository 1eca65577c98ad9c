// @ts-nocheck
/* A golden halo round lands and lines that are emphasised; arrows, routes and events are painted with theirs. */

import { overlaps } from "../base/boxes.ts";
import { drawListOf } from "./items.ts";
import { paintArea, paintBorder, paintIsland, paintRailway, pixelBoxOf, strokeShape } from "./painters.ts";

export const paintHighlight = (context, frame, items, box, style) => {
  items.forEach((item) => {
    if (!overlaps(pixelBoxOf(item, frame), box)) return;
    const list = drawListOf(item.feature);
    const area = item.feature.closed;
    context.save();
    context.lineJoin = "round";
    context.lineCap = "round";
    context.strokeStyle = "rgb(255, 205, 60)";
    context.globalAlpha = area ? 0.55 : 0.5;
    context.lineWidth = area ? 7 : 11;
    strokeShape(context, item.shape, frame, box);
    context.globalAlpha = 0.95;
    context.lineWidth = area ? 2.5 : 5;
    strokeShape(context, item.shape, frame, box);
    context.restore();
    if (list === "railway") paintRailway(context, frame, item, box);
    else if (list === "border" && area) paintArea(context, frame, item, box);
    else if (list === "border") paintBorder(context, frame, item, box);
    else if (list === "island") paintIsland(context, frame, item, { style });
  });
};
