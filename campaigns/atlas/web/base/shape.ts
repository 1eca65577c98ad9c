/* The geometry of a feature, and its paths on the canvas. */

import { boundsOf, unionOf, widened } from "./boxes.ts";
import { ringInFrame, runsAround, traceNear, traceRing } from "./outline.ts";
import type { Box, Frame, Line } from "./types.ts";

/** Whether a box of the Mercator square reaches into a box of layer points. */
function reachesInto([west, north, east, south]: Box, [left, top, right, bottom]: Box, frame: Frame): boolean {
  const { scale, x0, y0 } = frame;
  if (west * scale - x0 > right || east * scale - x0 < left) return false;
  return north * scale - y0 <= bottom && south * scale - y0 >= top;
}

/** The whole of a frame as a box of layer points. */
const wholeOf = ({ min, max }: Frame): Box => [min.x, min.y, max.x, max.y];

/** Pixels between the points of an outline at least: wide strokes of fine paths are slow. */
const OUTLINE_GRAIN = 2;

/** An area as it meets a box. */
export interface AreaWithin {
  /** The stretches of its outline that come near the box; null where none does. */
  edge: Path2D | null;
  /** Without such a stretch: whether the box lies in the area. */
  contained: boolean;
}

/** A geometry that can be drawn at any zoom. Its paths are kept until the view changes. */
export class Shape {
  /** Number of the shape among those of a document: features that share it look the same. */
  number = -1;
  rule: CanvasFillRule = "evenodd";
  /** Pixels by which the paths may reach beyond the boxes of the parts. */
  protected reach = 0;
  private key = "";
  private paths: (Path2D | undefined)[] = [];
  private outlineKey = "";
  private outline: Path2D | null = null;
  /** Rings of the outline of each part, layer points. */
  private rings: (Line[] | undefined)[] = [];
  private boxesAlong: Box[] | null = null;
  private knownBoxes: Box[] | null = null;
  private knownWhole: Box | null = null;
  private knownParts: Line[][] | null = null;

  /**
   * @param toParts gives, when they are first asked for, lines in the unit Mercator square, of each polygon the exterior
   * ring first: most shapes of a document are not seen when it opens
   * @param closed polygons rather than lines
   */
  constructor(
    private readonly toParts: () => Line[][],
    readonly closed: boolean,
  ) {}

  /** Lines in the unit Mercator square, of each polygon the exterior ring first. */
  get parts(): Line[][] {
    return (this.knownParts ??= this.toParts());
  }

  /** Box around each part, in the unit Mercator square. */
  get boxes(): Box[] {
    return (this.knownBoxes ??= this.bounds());
  }

  /** Box around all parts, in the unit Mercator square. */
  get whole(): Box {
    return (this.knownWhole ??= this.boxes.reduce(unionOf, [Infinity, Infinity, -Infinity, -Infinity]));
  }

  protected bounds(): Box[] {
    return this.parts.map(([exterior]) => boundsOf(exterior ?? new Float64Array()));
  }

  /** Boxes of stretches of the lines, several to a line: together much smaller than one box around a slanting line. */
  stretches(most = 6): Box[] {
    this.boxesAlong ??= this.parts.flat().flatMap((line) => {
      const points = line.length / 2;
      const count = Math.min(most, Math.ceil(points / 4));
      const length = Math.ceil(points / count);
      return Array.from({ length: count }, (_, run) =>
        boundsOf(line.subarray(2 * run * length, 2 * Math.min(points, (run + 1) * length + 1))),
      );
    });
    return this.boxesAlong;
  }

  /** Paths, in layer points, of the parts that reach into a box of layer points; by default into the whole frame. */
  pathsFor(frame: Frame, box: Box = wholeOf(frame)): Path2D[] {
    if (this.key !== frame.key) {
      this.key = frame.key;
      this.paths = [];
    }
    const found: Path2D[] = [];
    const wider = widened(box, this.reach);
    this.boxes.forEach((bounds, index) => {
      if (reachesInto(bounds, wider, frame)) found.push((this.paths[index] ??= this.path(index, frame)));
    });
    return found;
  }

  /** The rings of all parts that reach into a box of layer points, without their finest turns; layer points. */
  private ringsIn(frame: Frame, box: Box): Line[] {
    if (this.outlineKey !== frame.key) {
      this.outlineKey = frame.key;
      this.outline = null;
      this.rings = [];
    }
    return this.boxes.flatMap((bounds, index) => {
      if (!reachesInto(bounds, box, frame)) return [];
      return (this.rings[index] ??= this.parts[index]!.map((line) => ringInFrame(line, frame, OUTLINE_GRAIN)));
    });
  }

  /** One path of the outlines of all parts in the frame. */
  outlineFor(frame: Frame): Path2D {
    const rings = this.ringsIn(frame, wholeOf(frame));
    if (this.outline) return this.outline;
    this.outline = new Path2D();
    for (const ring of rings) traceRing(this.outline, ring);
    return this.outline;
  }

  /**
   * How the area meets a box of layer points.
   * @param reach pixels from the box within which a stretch of the outline is near it
   */
  within(frame: Frame, box: Box, reach: number): AreaWithin {
    const near = widened(box, reach + OUTLINE_GRAIN * Math.SQRT2);
    const edge = new Path2D();
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    let [hasEdge, contained] = [false, false];
    for (const ring of this.ringsIn(frame, near)) {
      if (traceNear(edge, ring, near)) hasEdge = true;
      else if (!hasEdge && runsAround(ring, x, y)) contained = !contained;
    }
    return { edge: hasEdge ? edge : null, contained: !hasEdge && contained };
  }

  /** Path of one part; points less than `grain` pixels from the last are left out. */
  protected path(index: number, frame: Frame, grain = 0.7): Path2D {
    const [exterior, ...interiors] = this.parts[index] ?? [];
    const path = new Path2D();
    if (exterior) this.addLine(path, exterior, frame, grain);
    /* Closing looks at all that is in a path: with many rings in one, it takes most of the time. */
    for (const line of interiors) {
      const ring = new Path2D();
      this.addLine(ring, line, frame, grain);
      path.addPath(ring);
    }
    return path;
  }

  private addLine(path: Path2D, line: Line, { scale, x0, y0 }: Frame, grain: number): void {
    let [lastX, lastY] = [Infinity, Infinity];
    const end = line.length - 2;
    for (let i = 0; i <= end; i += 2) {
      const x = line[i]! * scale - x0;
      const y = line[i + 1]! * scale - y0;
      if (i === 0) path.moveTo(x, y);
      else if (Math.abs(x - lastX) < grain && Math.abs(y - lastY) < grain && i < end) continue;
      else path.lineTo(x, y);
      lastX = x;
      lastY = y;
    }
    if (this.closed) path.closePath();
  }
}
