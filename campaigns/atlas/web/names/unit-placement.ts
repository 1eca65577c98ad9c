/* Where the symbol of a unit stands: over its place, else beside it, on its own side of the front, with its name where it
   must be found. */

import { contains } from "../base/boxes.ts";
import type { Box, PixelPoint } from "../base/types.ts";
import type { NearBarriers } from "./barriers.ts";
import type { LabelPosition, PointLabel, TextMeasure, UnitLabel } from "./label.ts";
import { positionsOf } from "./label-positions.ts";
import type { Over, TakenSpace } from "./taken-space.ts";
import { SHIFT } from "./unit-symbol.ts";

/** What speaks against a position that is free, each more than all before it together. */
const AGAINST = { notKept: 1, overPlace: 2, acrossGround: 4, acrossCoast: 8 };

/** A symbol at its position, with its name where that was placed with it. */
export interface PlacedUnit {
  position: LabelPosition;
  /** Whether a coast lies between it and its place. */
  offshore: boolean;
  name: { label: PointLabel; position: LabelPosition } | null;
}

/** What the placing of symbols knows of a view. */
export interface UnitView {
  /** Places of all symbols, layer points. */
  places: readonly PixelPoint[];
  /** The barriers within a distance of a point. */
  barriersNear: (point: PixelPoint, reach: number) => NearBarriers;
  measure: TextMeasure;
  /** The name of a symbol in a box. */
  nameOf: (label: UnitLabel, box: Box) => PointLabel;
  /** Its number in place of its name, where it has one. */
  numberOf: (label: UnitLabel, box: Box) => PointLabel | null;
  /** Number of the position a label keeps, by its key. */
  kept: ReadonlyMap<string, number>;
}

/** How strictly a position is chosen. */
interface Strictness {
  /** Pixels from its place at most. */
  shift: number;
  /** What symbol and name may stand over. */
  over: Over;
  /** What there must be room for as well. */
  named: "name" | "number" | null;
}

/**
 * Of what must be found: with its name; if need be over other things, then farther off, then with its number instead, at
 * last without.
 */
const KEPT: readonly Strictness[] = [
  { shift: SHIFT, over: "nothing", named: "name" },
  { shift: SHIFT, over: "heads", named: "name" },
  { shift: SHIFT, over: "marks", named: "name" },
  { shift: Infinity, over: "marks", named: "name" },
  { shift: Infinity, over: "marks", named: "number" },
  { shift: Infinity, over: "marks", named: null },
];
const OTHER: readonly Strictness[] = [
  { shift: SHIFT, over: "nothing", named: null },
  { shift: SHIFT, over: "heads", named: null },
];

/** Of a great formation for which there was no room, when all others have theirs. */
const FAR: readonly Strictness[] = [
  { shift: Infinity, over: "nothing", named: null },
  { shift: Infinity, over: "heads", named: null },
];

const strictnessesFor = ({ kept, far }: UnitLabel): readonly Strictness[] => (kept ? KEPT : far ? FAR : OTHER);

/** The name of a unit that stands at a position, or its number, at its own best position; null where it has no room. */
function placeName(
  label: UnitLabel,
  own: Box,
  space: TakenSpace,
  { measure, nameOf, numberOf, kept }: Pick<UnitView, "measure" | "nameOf" | "numberOf" | "kept">,
  { over = "nothing", named = "name" }: Partial<Pick<Strictness, "over" | "named">> = {},
): PlacedUnit["name"] {
  const name = named === "name" ? nameOf(label, own) : numberOf(label, own);
  const position = name && space.freeForName(name, own, measure, kept.get(name.key), over);
  if (position) space.takeName(position);
  return name && position && { label: name, position };
}

/** The name of a unit that stands at a position; where it has no room, its number, if need be over heads of arrows. */
export const placeNameOrNumber = (label: UnitLabel, own: Box, space: TakenSpace, view: UnitView): PlacedUnit["name"] =>
  placeName(label, own, space, view) ??
  placeName(label, own, space, view, { named: "number" }) ??
  placeName(label, own, space, view, { named: "number", over: "heads" });

/** Where the positions of a symbol come in the order in which they are tried; known once for each. */
class Costs {
  private readonly known: number[] = [];
  private readonly barriers: NearBarriers;
  private readonly keptSide: number | undefined;

  constructor(
    private readonly label: UnitLabel,
    positions: LabelPosition[],
    private readonly view: UnitView,
  ) {
    const reach = Math.max(...positions.map(({ shift = 0 }) => shift));
    this.barriers = view.barriersNear([label.x, label.y], reach);
    this.keptSide = view.kept.get(label.key);
  }

  /** What speaks against a position beside its place: Infinity for one on the other side of a front. */
  of(position: LabelPosition, side: number): number {
    return (this.known[side] ??= this.costOf(position, side));
  }

  private costOf({ boxes: [box] }: LabelPosition, side: number): number {
    if (!box) return Infinity;
    const middle: PixelPoint = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    if (this.barriers.crossesFront(middle, this.label.side)) return Infinity;
    return (
      (side === this.keptSide ? 0 : AGAINST.notKept) +
      (this.view.places.some((place) => contains(box, ...place)) ? AGAINST.overPlace : 0) +
      (this.barriers.crossesOther(middle) ? AGAINST.acrossGround : 0) +
      (this.barriers.crossesCoast(middle) ? AGAINST.acrossCoast : 0)
    );
  }
}

/** Free positions beside the place of a symbol, what least speaks against first; `most` that may speak against one. */
function freeBeside(
  positions: LabelPosition[],
  { shift, over }: Strictness,
  space: TakenSpace,
  costs: Costs,
  most: number,
): { position: LabelPosition; cost: number }[] {
  return positions
    .flatMap((position, side) => {
      if (side === 0 || (position.shift ?? 0) > shift || !space.hasRoomForSymbol(position, over)) return [];
      const cost = costs.of(position, side);
      return cost < most ? [{ position, cost }] : [];
    })
    .sort((a, b) => a.cost - b.cost);
}

/**
 * Give a symbol – and its name, if it must be found – the best free position, and take the space; null if it has none.
 * Only where it has none on its side of the coast it stands beyond it.
 */
export function placeUnit(label: UnitLabel, space: TakenSpace, view: UnitView): PlacedUnit | null {
  const positions = (label.positions ??= positionsOf(label, view.measure));
  const [overPlace] = positions;
  if (!overPlace) return null;
  let costs: Costs | undefined;
  const placedAt = (position: LabelPosition, strictness: Strictness, offshore: boolean): PlacedUnit | null => {
    const [box] = position.boxes;
    const name = strictness.named && box ? placeName(label, box, space, view, strictness) : null;
    if (strictness.named && !name) return null;
    space.takeSymbol(position);
    return { position, offshore, name };
  };
  for (const most of label.kept ? [Infinity] : [AGAINST.acrossCoast, Infinity])
    for (const strictness of strictnessesFor(label)) {
      let placed = space.hasRoomForSymbol(overPlace, strictness.over) ? placedAt(overPlace, strictness, false) : null;
      if (placed) return placed;
      costs ??= new Costs(label, positions, view);
      for (const { position, cost } of freeBeside(positions, strictness, space, costs, most)) {
        placed = placedAt(position, strictness, cost >= AGAINST.acrossCoast);
        if (placed) return placed;
      }
    }
  return null;
}
