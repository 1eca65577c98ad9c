/* The growth of an arrow between two of its stages: its outline with the head anywhere on the way, built as arrows.py
   builds it, from the same centreline. The stages themselves are drawn as they came. */

Atlas.growth = (() => {
  /* Shape of the arrow, in tail widths, as in arrows.py. */
  const [TAIL, NECK, HEAD] = [0.5, 0.3, 0.82];
  const [HEAD_LENGTH, SWEEP, NOTCH] = [1.9, 0.22, 0.45];
  const EQUATOR = 40030; // kilometres

  /** Part of the Mercator square that a kilometre takes up at a y. */
  const unit = (y) => Math.cosh(Math.PI * (1 - 2 * y)) / EQUATOR;

  /** A centreline with the distance of each point from the tail, kilometres. */
  function measured(line) {
    const along = new Float64Array(line.length / 2);
    for (let i = 1; i < along.length; i += 1) {
      const [dx, dy] = [line[2 * i] - line[2 * i - 2], line[2 * i + 1] - line[2 * i - 1]];
      along[i] = along[i - 1] + Math.hypot(dx, dy) / unit((line[2 * i + 1] + line[2 * i - 1]) / 2);
    }
    return { line, along, length: along[along.length - 1] };
  }

  /** Points of a centreline at rising distances from the tail, as x, y, x, y … */
  function sampled({ line, along }, distances) {
    const points = new Float64Array(2 * distances.length);
    let i = 1;
    distances.forEach((distance, index) => {
      while (i < along.length - 1 && along[i] < distance) i += 1;
      const share = (distance - along[i - 1]) / (along[i] - along[i - 1] || 1);
      points[2 * index] = line[2 * i - 2] + (line[2 * i] - line[2 * i - 2]) * share;
      points[2 * index + 1] = line[2 * i - 1] + (line[2 * i + 1] - line[2 * i - 1]) * share;
    });
    return points;
  }

  /** Outline of an arrow whose head has come to a distance from the tail; it begins and ends at the tip. */
  function outline(course, distance, tailWidth) {
    const width = Math.min(tailWidth, distance / 4);
    const neckAt = distance - Math.min(HEAD_LENGTH * width, 0.5 * distance);
    const count = Math.max(8, Math.min(70, Math.floor((neckAt / width) * 3)));
    const distances = Array.from({ length: count }, (_, index) => (neckAt * index) / (count - 1));
    const points = sampled(course, [...distances, distance]);
    const ring = new Float64Array(2 * (2 * count + 5));
    const put = (index, x, y) => {
      ring[2 * index] = x;
      ring[2 * index + 1] = y;
    };
    const at = (index) => [points[2 * index], points[2 * index + 1]];
    const [tipX, tipY] = at(count);
    const [neckX, neckY] = at(count - 1);
    const [forwardX, forwardY] = [tipX - neckX, tipY - neckY];
    const barb = (HEAD * width * unit(tipY)) / (Math.hypot(forwardX, forwardY) || 1);
    const [backX, backY] = [neckX - forwardX * SWEEP, neckY - forwardY * SWEEP];
    put(0, tipX, tipY);
    put(1, backX + forwardY * barb, backY - forwardX * barb);
    for (let index = 0; index < count; index += 1) {
      const [[x0, y0], [x1, y1], [x, y]] = [at(Math.max(0, index - 1)), at(Math.min(count - 1, index + 1)), at(index)];
      const long = Math.hypot(x1 - x0, y1 - y0) || 1;
      const [dx, dy] = [(x1 - x0) / long, (y1 - y0) / long];
      const half = width * unit(y) * (TAIL + ((NECK - TAIL) * distances[index]) / neckAt);
      put(1 + count - index, x + dy * half, y - dx * half);
      put(3 + count + index, x - dy * half, y + dx * half);
      if (!index) put(2 + count, x + dx * NOTCH * width * unit(y), y + dy * NOTCH * width * unit(y));
    }
    put(2 * count + 3, backX - forwardY * barb, backY + forwardX * barb);
    put(2 * count + 4, tipX, tipY);
    return { ring, changedFrom: width < tailWidth ? 0 : neckAt - width };
  }

  /** The line of a route up to a distance from its tail. */
  function clipped(course, distance) {
    const whole = course.along.findIndex((along) => along >= distance);
    const count = whole < 0 ? course.along.length - 1 : whole;
    const line = new Float64Array(2 * count + 2);
    line.set(course.line.subarray(0, 2 * count));
    line.set(sampled(course, [distance]), 2 * count);
    return line;
  }

  function courseOf(feature) {
    feature.course ||= measured(feature.growth.line);
    return feature.course;
  }

  /** Kilometres from the tail at which the head stands at a time, a day of the clock with its fraction. */
  function reached({ feature, position, next }, time) {
    const { reach, step } = feature.growth;
    const here = reach[position];
    const share = next ? Math.max(0, Math.min(1, (time - next.start + step) / step)) : 0;
    return (here + (next ? (reach[position + 1] - here) * share : 0)) * courseOf(feature).length;
  }

  /**
   * Give an item the shape it has at a time. The stage's own shape stays in `item.still`.
   * @param {number} grain part of the Mercator square by which a head must have moved to be drawn anew
   * @returns {number[]|null} box in the Mercator square of what looks otherwise than before; null where nothing moved
   */
  function move(item, time, grain) {
    const { feature, next } = item;
    if (!next || time <= next.start - feature.growth.step) return rest(item);
    const course = courseOf(feature);
    const distance = reached(item, time);
    const before = item.reached ?? reached(item, item.start);
    if (Math.abs(distance - before) * unit(course.line[1]) < grain) return null;
    const lines = feature.closed ? outline(course, distance, feature.growth.width * course.length) : null;
    const line = lines ? lines.ring : clipped(course, distance);
    item.still ||= item.shape;
    item.shape = new Atlas.Shape([[line]], feature.closed);
    item.shape.rule = "nonzero"; // a tight bend may cross itself
    item.reached = distance;
    /* The shaft stays where it is; what changes is the head, from where its neck was to where its tip is. */
    const width = feature.closed ? feature.growth.width * course.length : 0;
    const from = lines && !lines.changedFrom ? 0 : Math.min(before, distance) - 4.5 * width;
    if (from <= 0) return Atlas.Shape.box(line);
    const stretch = [from, Math.max(before, distance)];
    const box = Atlas.Shape.box(
      sampled(course, [stretch[0], ...course.along.filter((each) => each > from && each < stretch[1]), stretch[1]]),
    );
    const edge = width * unit(box[1]);
    return [box[0] - edge, box[1] - edge, box[2] + edge, box[3] + edge];
  }

  /** Give an item its stage's own shape again; returns the box of what it had, or null. */
  function rest(item) {
    if (!item.still) return null;
    const [box] = item.shape.boxes;
    item.shape = item.still;
    item.still = undefined;
    item.reached = undefined;
    return box;
  }

  /** The middle line of an item as far as its head had come on its first day, and its mean width in the Mercator square. */
  function drawn(item) {
    const { feature, position } = item;
    const course = courseOf(feature);
    const line = clipped(course, feature.growth.reach[position] * course.length);
    const wide = feature.growth.width * course.length * (TAIL + NECK) * unit(line[line.length - 1]);
    return { line, wide };
  }

  return { move, rest, reached, courseOf, drawn };
})();
