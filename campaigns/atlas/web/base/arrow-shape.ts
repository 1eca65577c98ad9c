/* The shape of an arrow: a middle line on the ground, around which the outline is built anew for each zoom. */

import { arrowOutline } from "./arrow-outline.ts";
import { arrowSizeAt } from "./arrow-size.ts";
import type { ArrowSizeStyle } from "./payload.ts";
import { Shape } from "./shape.ts";
import type { Frame, Line } from "./types.ts";

/** Pixels outside the frame up to which a shaft is drawn: its edge there is out of sight. */
const MARGIN = 60;

/** Distance in pixels from the first point of a line to the first of its stretches that comes near the frame. */
function unseenLength(line: Line, { min, max }: Frame): number {
  let length = 0;
  for (let i = 2; i < line.length; i += 2) {
    const [x0, y0, x1, y1] = [line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!];
    const apart =
      Math.max(x0, x1) < min.x - MARGIN ||
      Math.min(x0, x1) > max.x + MARGIN ||
      Math.max(y0, y1) < min.y - MARGIN ||
      Math.min(y0, y1) > max.y + MARGIN;
    if (!apart) return length;
    length += Math.hypot(x1 - x0, y1 - y0);
  }
  return length;
}

export class ArrowShape extends Shape {
  /**
   * @param line from the tail to where the head stands, in the unit Mercator square
   * @param strength weight of the formation in the width of its arrow
   */
  constructor(
    private readonly line: Line,
    private readonly strength: number,
    private readonly style: ArrowSizeStyle,
  ) {
    super(() => [[line]], false);
    this.rule = "nonzero"; // a march that comes back crosses itself
    this.reach = style.head / 2 + style.length; // the sides lie beside the middle line, the tail of a short arrow behind it
  }

  protected override path(_index: number, frame: Frame): Path2D {
    const { scale, x0, y0 } = frame;
    const line = this.line.map((each, index) => each * scale - (index % 2 ? y0 : x0));
    const size = arrowSizeAt(frame.zoom, this.strength, this.style);
    const path = new Path2D();
    arrowOutline(line, size, this.style, unseenLength(line, frame)).forEach(([x, y], index) =>
      index ? path.lineTo(x, y) : path.moveTo(x, y),
    );
    path.closePath();
    return path;
  }
}
