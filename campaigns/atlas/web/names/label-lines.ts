// @ts-nocheck
/* Lines along which names are written: the middle of an arrow, a straight stretch of a river. */

import { shaftOf } from "../base/growth.ts";

/** Length of a line of points. */
export const lengthOf = (points) =>
  points.reduce(
    (sum, [x, y], index) => (index ? sum + Math.hypot(x - points[index - 1][0], y - points[index - 1][1]) : 0),
    0,
  );

/** The middle line of an arrow as far as its head has come, in layer points, with the arrow's mean width in pixels. */
export const arrowCentreline = (item, { scale, x0, y0 }) => {
  const { line, width } = shaftOf(item);
  const points = Array.from({ length: line.length / 2 }, (_, index) => [
    line[2 * index] * scale - x0,
    line[2 * index + 1] * scale - y0,
  ]);
  return { points, width: width * scale };
};

/** Lines beside the shaft of an arrow, above and below it, from left to right; none where the arrow is too short. */
export const linesBeside = ({ points, width }, wide, size) => {
  if (lengthOf(points) < wide * 1.05 || points.length < 2) return [];
  const line = points[points.length - 1][0] < points[0][0] ? [...points].reverse() : points;
  return [-1, 1].map((side) => {
    const off = (width / 2 + size * 0.66 + 1) * side;
    return line.map(([x, y], index) => {
      const [a, b] = [line[Math.max(0, index - 1)], line[Math.min(line.length - 1, index + 1)]];
      const turn = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
      return [x - ((b[1] - a[1]) / turn) * off, y + ((b[0] - a[0]) / turn) * off];
    });
  });
};

/**
 * The straightest stretch of some lines that is long enough for a name and lies in a box: a gentle curve beside it.
 * Null where every stretch is too crooked.
 */
export const straightestStretch = (runs, wide, [left, top, right, bottom], size) => {
  let best = null;
  const inside = ([x, y]) => x > left && x < right && y > top && y < bottom;
  runs.forEach((points) => {
    const lengths = [0];
    for (let i = 1; i < points.length; i += 1)
      lengths.push(lengths[i - 1] + Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]));
    let next = 0;
    let after = 0;
    points.forEach((start, index) => {
      if (lengths[index] < after || !inside(start)) return;
      after = lengths[index] + wide / 6;
      next = Math.max(next, index);
      while (next < points.length && lengths[next] - lengths[index] < wide * 1.06) next += 1;
      if (next >= points.length || !inside(points[next])) return;
      const end = points[next];
      const chord = Math.hypot(end[0] - start[0], end[1] - start[1]);
      const straight = chord / (lengths[next] - lengths[index]);
      if (chord >= wide && straight > 0.86 && (!best || straight > best.straight)) {
        best = { straight, stretch: points.slice(index, next + 1) };
      }
    });
  });
  if (!best) return null;
  const { stretch } = best;
  const line = stretch[stretch.length - 1][0] < stretch[0][0] ? stretch.reverse() : stretch;
  const [a, b] = [line[0], line[line.length - 1]];
  const chord = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const [dx, dy] = [(b[0] - a[0]) / chord, (b[1] - a[1]) / chord];
  /* Heights of the line over its chord: the name runs over the highest of each third. */
  const heights = line.map(([x, y]) => [(x - a[0]) * dx + (y - a[1]) * dy, (x - a[0]) * dy - (y - a[1]) * dx]);
  const over = Math.max(...heights.map(([, height]) => height), 0);
  const off = Math.min(over, size) + size * 0.72;
  return [
    [a[0] + dy * off, a[1] - dx * off],
    [b[0] + dy * off, b[1] - dx * off],
  ];
};
