/* Where the symbol of a unit stands: over its place, else beside it, on its own side of the front, with its name where it
   must be found. */

import { contains } from "../base/boxes.ts";
import type { Box, PixelPoint } from "../base/types.ts";
import type { NearBarriers } from "./barriers.ts";
import type { LabelPosition, PointLabel, TextMeasure, UnitLabel } from "./label.ts";
import { positionsOf } from "./label-positions.ts";
import type { Over, TakenSpace } from "./taken-space.ts";
import { SHIFT, shiftOf } from "./unit-symbol.ts";

/** What speaks against a position that is free, each more than all before it together. */
const AGAINST = { notKept: 1, overPlace: 2, acrossGround: 4 };

/** A symbol at its position, with its name where that was placed with it. */
export interface PlacedUnit {
  position: LabelPosition;
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
  /** Number of the position a label keeps, by its key. */
  kept: ReadonlyMap<string, number>;
}

/** How strictly a position is chosen. */
interface Strictness {
  /** Pixels from its place at most. */
  shift: number;
  /** What symbol and name may stand over. */
  over: Over;
  /** Whether there must be room for the name as well. */
  named: boolean;
}

/** Of what must be found: with its name; if need be over other things, then farther off, at last without its name. */
const KEPT: readonly Strictness[] = [
  { shift: SHIFT, over: "nothing", named: true },
  { shift: SHIFT, over: "heads", named: true },
  { shift: SHIFT, over: "marks", named: true },
  { shift: Infinity, over: "marks", named: true },
  { shift: Infinity, over: "marks", named: false },
];
const OTHER: readonly Strictness[] = [
  { shift: SHIFT, over: "nothing", named: false },
  { shift: SHIFT, over: "heads", named: false },
];

/** Of a great formation for which there was no room, when all others have theirs. */
const FAR: readonly Strictness[] = [
  { shift: Infinity, over: "nothing", named: false },
  { shift: Infinity, over: "heads", named: false },
];

const strictnessesFor = ({ kept, far }: UnitLabel): readonly Strictness[] => (kept ? KEPT : far ? FAR : OTHER);

/** The name of a unit that stands at a position, at its own best position; null where it has no room. */
export function placeName(
  label: UnitLabel,
  own: Box,
  space: TakenSpace,
  { measure, nameOf, kept }: Pick<UnitView, "measure" | "nameOf" | "kept">,
  over: Over = "nothing",
): PlacedUnit["name"] {
  const name = nameOf(label, own);
  const position = space.freeForName(name, own, measure, kept.get(name.key), over);
  if (position) space.takeName(position);
  return position && { label: name, position };
}

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
    const reach = Math.max(...positions.map((position) => shiftOf(label, position)));
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
      (this.barriers.crossesOther(middle) ? AGAINST.acrossGround : 0)
    );
  }
}

/** Free positions beside the place of a symbol, what least speaks against first. */
function freeBeside(
  label: UnitLabel,
  positions: LabelPosition[],
  { shift, over }: Strictness,
  space: TakenSpace,
  costs: Costs,
): LabelPosition[] {
  return positions
    .flatMap((position, side) => {
      if (side === 0 || shiftOf(label, position) > shift || !space.hasRoomForSymbol(position, over)) return [];
      const cost = costs.of(position, side);
      return cost < Infinity ? [{ position, cost }] : [];
    })
    .sort((a, b) => a.cost - b.cost)
    .map(({ position }) => position);
}

/** Give a symbol – and its name, if it must be found – the best free position, and take the space; null if it has none. */
export function placeUnit(label: UnitLabel, space: TakenSpace, view: UnitView): PlacedUnit | null {
  const positions = (label.positions ??= positionsOf(label, view.measure));
  const [overPlace] = positions;
  if (!overPlace) return null;
  let costs: Costs | undefined;
  const placedAt = (position: LabelPosition, { over, named }: Strictness): PlacedUnit | null => {
    const [box] = position.boxes;
    const name = named && box ? placeName(label, box, space, view, over) : null;
    if (named && !name) return null;
    space.takeSymbol(position);
    return { position, name };
  };
  for (const strictness of strictnessesFor(label)) {
    let placed = space.hasRoomForSymbol(overPlace, strictness.over) ? placedAt(overPlace, strictness) : null;
    if (placed) return placed;
    costs ??= new Costs(label, positions, view);
    for (const position of freeBeside(label, positions, strictness, space, costs)) {
      placed = placedAt(position, strictness);
      if (placed) return placed;
    }
  }
  return null;
}
