/* A line that has a truer course from a zoom on. */

import { unionOf } from "./boxes.ts";
import { Shape } from "./shape.ts";
import type { Box, Frame, Line } from "./types.ts";

export class CloserShape extends Shape {
  /**
   * @param toParts gives the lines farther out, in the unit Mercator square
   * @param closer the whole of what is drawn instead of them
   * @param zoom from which it is
   */
  constructor(
    toParts: () => Line[][],
    private readonly closer: Shape,
    private readonly zoom: number,
  ) {
    super(toParts, false);
  }

  /** Wherever one of the two may be seen, the line is looked at. */
  protected override bounds(): Box[] {
    return super.bounds().map((box) => this.closer.boxes.reduce(unionOf, box));
  }

  override stretches(most?: number): Box[] {
    return [...super.stretches(most), ...this.closer.stretches(most)];
  }

  override pathsFor(frame: Frame, box?: Box): Path2D[] {
    return frame.zoom < this.zoom ? super.pathsFor(frame, box) : this.closer.pathsFor(frame, box);
  }
}
