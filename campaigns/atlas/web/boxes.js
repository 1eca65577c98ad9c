/* Boxes of layer points: west, north, east, south. */

Atlas.boxes = (() => {
  const area = ([a, b, c, d]) => Math.max(0, c - a) * Math.max(0, d - b);
  const union = (p, q) => [Math.min(p[0], q[0]), Math.min(p[1], q[1]), Math.max(p[2], q[2]), Math.max(p[3], q[3])];
  const meet = (p, q) => p[0] < q[2] && q[0] < p[2] && p[1] < q[3] && q[1] < p[3];

  /** Whole-pixel box cut to a limit, or null where nothing of it is left. */
  function cut(box, limit) {
    const inside = [
      Math.floor(Math.max(box[0], limit[0])),
      Math.floor(Math.max(box[1], limit[1])),
      Math.ceil(Math.min(box[2], limit[2])),
      Math.ceil(Math.min(box[3], limit[3])),
    ];
    return inside[0] < inside[2] && inside[1] < inside[3] ? inside : null;
  }

  /**
   * A few boxes that cover all, none over another: those that meet, or lie so near that one box is hardly larger, become
   * one.
   */
  function merge(boxes, most = 20) {
    const merged = [];
    boxes.forEach((box) => {
      let whole = box;
      for (let index = 0; index < merged.length;) {
        const both = union(whole, merged[index]);
        if (meet(whole, merged[index]) || area(both) < 1.25 * (area(whole) + area(merged[index]))) {
          merged.splice(index, 1);
          whole = both;
          index = 0;
        } else index += 1;
      }
      merged.push(whole);
    });
    while (merged.length > most) {
      const last = merged.pop();
      const costs = merged.map((box) => area(union(box, last)) - area(box));
      const nearest = costs.indexOf(Math.min(...costs));
      const [box] = merged.splice(nearest, 1);
      return merge([...merged, union(box, last)], most);
    }
    return merged;
  }

  return { cut, merge, meet, union };
})();
