/* Dated or numbered positions of a formation, joined: each row becomes the formation's arrow as it stood on its days. The
   same rules as campaigns/guests/arrows.py. */

import { type Day, toIso } from "../base/days.ts";
import { counted, GuestFileError } from "./mistakes.ts";
import type { Position } from "./table.ts";

/** Positions that one arrow may have. */
export const MOST_POSITIONS = 500;

/** A position of a formation: its order and days, null where it has none. */
export interface Waypoint {
  /** Number of its row. */
  row: number;
  position: Position;
  order: number | null;
  start: Day | null;
  end: Day | null;
}

/** What a row becomes: its last day, and the line along which the arrow has come, null where it is a point still. */
export interface Stage {
  row: number;
  line: Position[] | null;
  end: Day | null;
}

/**
 * What the rows of a formation become: they are joined in their order, or else by their days. A position is shown until
 * the day before the next; one without days is part of the way alone, and the last of all. Throws GuestFileError.
 * @param leave notes a row that stays a point beside the arrow, and why
 */
export function stagesOf(
  formation: string,
  waypoints: readonly Waypoint[],
  hasOrder: boolean,
  leave: (row: number, found: string, expected: string) => void,
): Stage[] {
  const key = ({ order, start }: Waypoint): number | null => (hasOrder ? order : start);
  const way: Waypoint[] = [];
  const ordered: Waypoint[] = [];
  for (const each of waypoints)
    if (key(each) !== null) ordered.push(each);
    else
      leave(
        each.row,
        "no place in the order",
        `${hasOrder ? "a number" : "a date"}, to be joined with the others of its formation`,
      );
  ordered.sort((one, other) => (key(one) ?? 0) - (key(other) ?? 0) || one.row - other.row);
  if (ordered.length > MOST_POSITIONS)
    throw new GuestFileError(
      `${counted(ordered.length)} positions of ${formation}`,
      `at most ${MOST_POSITIONS} for an arrow`,
    );
  for (const each of ordered) {
    const before = way.findLast(({ start }) => start !== null)?.start ?? null;
    if (before === null || each.start === null || each.start >= before) way.push(each);
    else {
      const found = `${toIso(each.start)}, which is before ${toIso(before)} of the position before it`;
      leave(each.row, found, "days in the order of the positions; it is no part of the arrow");
    }
  }
  return way.map(({ row, position: [x, y], start, end }, index): Stage => {
    const following = way.slice(index + 1).find((other) => other.start !== null)?.start ?? null;
    const line = way.slice(0, index + 1).map(({ position }) => position);
    const isPartAlone = start === null && index + 1 < way.length;
    const hasCome = !isPartAlone && line.some(([otherX, otherY]) => otherX !== x || otherY !== y);
    return {
      row,
      line: hasCome ? line : null,
      end: following !== null && start !== null ? Math.max(following - 1, start) : end,
    };
  });
}
