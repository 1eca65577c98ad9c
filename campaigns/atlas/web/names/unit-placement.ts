/* Where the symbol of a unit stands: over its place, else beside it, on its own side of the front, with its name where it
   must be found. */

import { contains } from "../base/boxes.ts";
import type { Box, Frame, PixelPoint } from "../base/types.ts";
import { barriersNear, type GroundLines } from "./barriers.ts";
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
  frame: Frame;
  /** Places of all symbols, layer points. */
  places: readonly PixelPoint[];
  ground: () => GroundLines;
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

/** A position that a symbol may take, and what speaks against it. */
interface Candidate {
  position: LabelPosition;
  cost: number;
}

/** Positions beside its place that are not on the other side of a front, what least speaks against first. */
function candidatesBeside(
  label: UnitLabel,
  positions: LabelPosition[],
  { frame, places, ground, kept }: UnitView,
): Candidate[] {
  const reach = Math.max(...positions.map((position) => shiftOf(label, position)));
  const barriers = barriersNear([label.x, label.y], reach, ground(), frame);
  const keptSide = kept.get(label.key);
  return positions
    .flatMap((position, side): Candidate[] => {
      const [box] = position.boxes;
      if (!box || side === 0) return [];
      const middle: PixelPoint = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
      if (barriers.crossesFront(middle, label.side)) return [];
      const cost =
        (side === keptSide ? 0 : AGAINST.notKept) +
        (places.some((place) => contains(box, ...place)) ? AGAINST.overPlace : 0) +
        (barriers.crossesOther(middle) ? AGAINST.acrossGround : 0);
      return [{ position, cost }];
    })
    .sort((a, b) => a.cost - b.cost);
}

/** Give a symbol – and its name, if it must be found – the best free position, and take the space; null if it has none. */
export function placeUnit(label: UnitLabel, space: TakenSpace, view: UnitView): PlacedUnit | null {
  const positions = (label.positions ??= positionsOf(label, view.measure));
  const [overPlace] = positions ?? [];
  if (!positions || !overPlace) return null;
  let beside: Candidate[] | undefined;
  const placedAt = (position: LabelPosition, { shift, over, named }: Strictness): PlacedUnit | null => {
    const [box] = position.boxes;
    if (!box || shiftOf(label, position) > shift || !space.hasRoomForSymbol(position, over)) return null;
    const name = named ? placeName(label, box, space, view, over) : null;
    if (named && !name) return null;
    space.takeSymbol(position);
    return { position, name };
  };
  for (const strictness of label.kept ? KEPT : OTHER) {
    let placed = placedAt(overPlace, strictness);
    if (placed) return placed;
    beside ??= candidatesBeside(label, positions, view);
    for (const { position } of beside) {
      placed = placedAt(position, strictness);
      if (placed) return placed;
    }
  }
  return null;
}
