// @ts-nocheck
/* What the clock moves: one item for each feature and each of its stages. */

import { toIso } from "../base/days.ts";
import { toMercator } from "../base/mercator.ts";
import { Shape } from "../base/shape.ts";

/** List in which an item of a layer is drawn; a road is a route that stays, and lies with the railways. */
export const DRAW_LISTS = {
  territory: "territory",
  occupation: "territory",
  island: "island",
  border: "border",
  claim: "border",
  railway: "railway",
  route: "route",
  arrow: "arrow",
  event: "event",
};

export const drawListOf = ({ layer, kind }) => (kind === "road" ? "railway" : DRAW_LISTS[layer]);

/**
 * Items of a document, in drawing order.
 * @param {object} data the document's data
 * @param {Float64Array[]} fine @param {Float64Array[]} coarse lines of the two blobs
 */
export const buildItems = (data, fine, coarse) => {
  const items = [];
  const shapes = new Map();
  data.features.forEach((feature) => {
    if (feature.note) feature.note = data.notes[feature.note - 1];
    const lines = feature.fine ? fine : coarse;
    /* A railway under its next owner is the same shape, and keeps its paths. */
    const shape = (parts, closed) => {
      const key = `${feature.fine}|${closed}|${JSON.stringify(parts)}`;
      if (!shapes.has(key)) {
        const rings = parts.map((numbers) => numbers.map((number) => lines[number]));
        const made = new Shape(rings, closed);
        made.number = shapes.size;
        shapes.set(key, made);
      }
      return shapes.get(key);
    };
    const moving = Boolean(feature.axis);
    if (feature.growth) feature.growth.line = coarse[feature.growth.line];
    feature.stages.forEach(([start, end, parts], position) => {
      items.push({
        feature,
        shape: feature.point
          ? new Shape([[Float64Array.from(toMercator(...feature.point))]], false)
          : shape(parts, feature.closed),
        edges: feature.edges && shape(feature.edges, false),
        id: moving ? `${feature.id}@${toIso(start)}` : feature.id,
        from: start,
        to: end,
        start: start === null ? -1e6 : start,
        end: end === null ? 1e6 : end,
        fades: feature.layer === "event" || (moving && position === feature.stages.length - 1),
        index: items.length,
        position,
        next: null,
      });
      if (position) items.at(-2).next = items.at(-1);
    });
    if (feature.anchors) feature.anchors = feature.anchors.map((anchor) => toMercator(...anchor));
  });
  return items;
};
