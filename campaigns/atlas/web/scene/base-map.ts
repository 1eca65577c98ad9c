// @ts-nocheck
/* The quiet ground: relief, sea, lakes and rivers; drawn once a view, never by the clock. */

import { Shape } from "../base/shape.ts";
import { fillShape, strokeShape } from "./painters.ts";

export const createBaseMap = (map, ground, lines, style) => {
  const shapes = (parts, closed) =>
    new Shape(
      parts.map((numbers) => numbers.map((number) => lines[number])),
      closed,
    );
  const sea = shapes(ground.sea, true);
  const lakes = shapes(ground.lakes, true);
  const rivers = ground.rivers.map(({ parts, rank }) => ({
    shape: shapes(parts, false),
    rank,
  }));

  /* Folium's picture of the relief, taken from the page and drawn on the sheet. */
  let relief = null;
  map.eachLayer((layer) => {
    if (layer instanceof L.ImageOverlay) relief = layer;
  });
  map.getPane("relief").style.display = "none";

  /** The relief holds no more than about three kilometres: closer up it gives way to the plain ground. */
  const land = (context, frame, [left, top, right, bottom]) => {
    context.fillStyle = style.land;
    context.fillRect(left, top, right - left, bottom - top);
    const picture = relief.getElement();
    const strength = Math.max(0, Math.min(1, (10.5 - frame.zoom) / 3));
    if (!picture.complete || !picture.naturalWidth || !strength) return;
    const bounds = relief.getBounds();
    const corner = map.latLngToLayerPoint(bounds.getNorthWest());
    const end = map.latLngToLayerPoint(bounds.getSouthEast());
    context.globalAlpha = strength;
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, corner.x, corner.y, end.x - corner.x, end.y - corner.y);
    context.globalAlpha = 1;
  };

  /* The map ends at 180°: beyond it there is water. */
  const outside = (context, { scale, x0, y0, min, max }) => {
    const edge = 2; // over the outline of the sea's own rectangle
    context.fillRect(min.x, min.y, Math.max(0, edge - x0 - min.x), max.y - min.y);
    context.fillRect(scale - x0 - edge, min.y, Math.max(0, max.x - scale + x0 + edge), max.y - min.y);
    context.fillRect(min.x, min.y, max.x - min.x, Math.max(0, -y0 - min.y));
    context.fillRect(min.x, scale - y0, max.x - min.x, Math.max(0, max.y - scale + y0));
  };

  const water = (context, frame) => {
    context.fillStyle = style.water;
    fillShape(context, sea, frame);
    context.strokeStyle = style.coast;
    context.lineWidth = frame.zoom < 5 ? 0.5 : 0.8;
    strokeShape(context, sea, frame);
    outside(context, frame);
    context.lineCap = "round";
    context.lineJoin = "round";
    context.strokeStyle = style.river;
    rivers.forEach(({ shape, rank }) => {
      if (rank > frame.zoom + 1.2) return;
      context.lineWidth = Math.max(0.5, Math.min(3, (frame.zoom - rank * 0.45) * 0.42));
      strokeShape(context, shape, frame);
    });
    fillShape(context, lakes, frame);
    context.lineWidth = 0.7;
    strokeShape(context, lakes, frame);
  };
  return { land, water, relief };
};
