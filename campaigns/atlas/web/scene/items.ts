/* What the clock moves: one item for each feature and each of its stages. */

import { toIso } from "../base/days.ts";
import { lineUpTo, movementShape } from "../base/growth.ts";
import { CloserShape } from "../base/closer-shape.ts";
import { toMercator } from "../base/mercator.ts";
import { type Lines, linesOf } from "../base/packing.ts";
import type { CloserLine, Feature, Layer, PackedParts, Payload, Stage } from "../base/payload.ts";
import { symbologyOf } from "./symbology.ts";
import { Shape } from "../base/shape.ts";
import type { DrawList, Item, Line, MapFeature } from "../base/types.ts";

/** List in which an item of a layer is drawn. */
const DRAW_LISTS: Record<Exclude<Layer, "place">, DrawList> = {
  territory: "territory",
  occupation: "territory",
  cover: "territory",
  island: "island",
  border: "border",
  claim: "border",
  front: "border",
  railway: "railway",
  road: "railway",
  route: "route",
  arrow: "arrow",
  unit: "unit",
  phase: "phase",
  event: "event",
};

/** Days before and after all others, for stages without a first or last day. */
const [FIRST_DAY, LAST_DAY] = [-1e6, 1e6];

/**
 * List in which a feature is drawn.
 * @throws TypeError for a place: places are only named
 */
export function drawListOf({ id, layer }: Pick<MapFeature, "id" | "layer">): DrawList {
  if (layer === "place") throw new TypeError(`"${id}": a feature of the layer "place" cannot be drawn, only named`);
  return DRAW_LISTS[layer];
}

/** What of a feature is told in a language. */
function textsOf({ name, phase, dossier, note, short }: Feature, data: Payload): Partial<MapFeature> {
  const found: Partial<MapFeature> = {};
  found.name = phase === undefined ? name : (data.dossiers[dossier]?.phases[phase]?.name ?? "");
  if (note) found.note = data.notes[note - 1] ?? "";
  if (short !== undefined) found.short = short;
  return found;
}

/** The data are told in another language: take over what of features is. */
export function retell(items: readonly Item[], data: Payload): void {
  const told = new Map(data.features.map((feature) => [feature.id, textsOf(feature, data)]));
  for (const { feature } of items) Object.assign(feature, told.get(feature.id));
}

/** A feature with the text of its note, the centreline of its growth, and its anchors in the Mercator square. */
function toMapFeature({ note, growth, anchors, ...rest }: Feature, data: Payload, fine: Lines): MapFeature {
  const feature: MapFeature = { ...rest, symbology: symbologyOf(rest, data) };
  Object.assign(feature, textsOf(note ? { ...rest, note } : rest, data));
  if (growth) {
    const line = fine.at(growth.line);
    if (!line)
      throw new RangeError(`"${rest.id}": its centreline is line ${growth.line}, of ${fine.length} lines from 0 on`);
    feature.growth = { ...growth, line };
  }
  if (anchors) feature.anchors = anchors.map((anchor) => toMercator(...anchor));
  return feature;
}

/** Shapes of a document. Features with the same lines share one, and with it its paths: a railway under its next owner. */
class Shapes {
  private readonly known = new Map<string, Shape>();

  /** @param fine @param coarse lines of the two blobs */
  constructor(
    private readonly fine: Lines,
    private readonly coarse: Lines,
  ) {}

  shapeOf(parts: PackedParts, closed: boolean, fine: boolean, closer?: CloserLine): Shape {
    const key = `${fine}|${closed}|${JSON.stringify([parts, closer])}`;
    let shape = this.known.get(key);
    if (!shape) {
      const toParts = (): Line[][] => linesOf(parts, fine ? this.fine : this.coarse);
      shape = closer ? this.closerShape(toParts, closer) : new Shape(toParts, closed);
      shape.number = this.known.size;
      this.known.set(key, shape);
    }
    return shape;
  }

  private closerShape(toParts: () => Line[][], [zoom, parts]: CloserLine): Shape {
    return new CloserShape(toParts, new Shape(() => linesOf(parts, this.fine), false), zoom);
  }
}

/** Items of a feature in the order of its stages; their indices begin with `index`. */
function itemsOf(feature: MapFeature, shapes: Shapes, index: number): Item[] {
  const { id, point, closed, edges, fine, stages } = feature;
  const { closer, positions } = feature;
  const moves = Boolean(feature.axis);
  const shapeOf = (position: number, parts: PackedParts): Shape => {
    if (feature.growth) return movementShape(feature, lineUpTo(feature, position));
    const at = point ?? positions?.[position];
    return at
      ? new Shape(() => [[Float64Array.from(toMercator(at[0], at[1]))]], false)
      : shapes.shapeOf(parts, closed, fine, closer);
  };
  const toItem = ([from, to, parts]: Stage, position: number): Item => ({
    feature,
    shape: shapeOf(position, parts),
    edges: edges && shapes.shapeOf(edges, false, fine),
    id: moves || positions ? `${id}@${toIso(from ?? FIRST_DAY)}` : id,
    from,
    to,
    start: from ?? FIRST_DAY,
    end: to ?? LAST_DAY,
    fades: feature.layer === "event" || feature.layer === "phase" || (moves && position === stages.length - 1),
    index: index + position,
    position,
    next: null,
  });
  const items = stages.map(toItem);
  items.forEach((item, position) => {
    item.next = items[position + 1] ?? null;
  });
  return items;
}

/**
 * Items of a document, in drawing order.
 * @param fine @param coarse lines of the two blobs, in the unit Mercator square
 */
export function buildItems(data: Payload, fine: Lines, coarse: Lines): Item[] {
  const shapes = new Shapes(fine, coarse);
  const items: Item[] = [];
  for (const feature of data.features) items.push(...itemsOf(toMapFeature(feature, data, fine), shapes, items.length));
  return items;
}
