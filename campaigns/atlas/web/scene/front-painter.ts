/* What stands on a front towards the enemy: the ticks of trenches, the crenels of a fortified zone; and its works. */

import { toMercator } from "../base/mercator.ts";
import type { Style, TeethStyle } from "../base/payload.ts";
import type { Frame, Item, Line, PixelPoint } from "../base/types.ts";
import { minZoomOf } from "./zoom-thresholds.ts";

/** Half the side of the square of a work, and its casing, pixels. */
const FORT = { half: 3.6, casing: 1.6 };
/** Pixels from the line to the corner of a work on it. */
export const FORT_REACH = (FORT.half + FORT.casing) * Math.SQRT2;

/** A point of a line in pixels, with the unit vector along the line. */
export interface Station {
  point: PixelPoint;
  along: PixelPoint;
}

/** Points at equal distances along a line of pixels, half of one from its ends. */
export function stationsAlong(line: Line, spacing: number): Station[] {
  const stations: Station[] = [];
  let next = spacing / 2;
  let passed = 0;
  for (let i = 2; i < line.length; i += 2) {
    const [x0, y0, x1, y1] = [line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!];
    const length = Math.hypot(x1 - x0, y1 - y0);
    for (; next <= passed + length; next += spacing) {
      const share = (next - passed) / length;
      const point: PixelPoint = [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share];
      stations.push({ point, along: [(x1 - x0) / length, (y1 - y0) / length] });
    }
    passed += length;
  }
  return stations;
}

/** One path of the teeth along a line, on its left; the path is to be stroked with their width. */
export function teethPath(line: Line, { shape, spacing, length }: TeethStyle, pixels: number): Path2D {
  const path = new Path2D();
  for (const { point, along } of stationsAlong(line, spacing * pixels)) {
    const [x, y] = point;
    const [leftX, leftY] = [along[1] * length * pixels, -along[0] * length * pixels];
    if (shape === "tick") {
      path.moveTo(x, y);
      path.lineTo(x + leftX, y + leftY);
      continue;
    }
    const [halfX, halfY] = [(along[0] * spacing * pixels) / 4, (along[1] * spacing * pixels) / 4];
    path.moveTo(x - halfX, y - halfY);
    path.lineTo(x - halfX + leftX, y - halfY + leftY);
    path.lineTo(x + halfX + leftX, y + halfY + leftY);
    path.lineTo(x + halfX, y + halfY);
  }
  return path;
}

/** Paths of the teeth of a front, kept while the view lasts. */
const kept = new WeakMap<Item["shape"], { key: string; path: Path2D }>();

function pathOf({ shape }: Item, teeth: TeethStyle, { key, scale, x0, y0 }: Frame, pixels: number): Path2D {
  const known = kept.get(shape);
  if (known?.key === key) return known.path;
  const path = new Path2D();
  for (const line of shape.parts.flat()) {
    const inFrame = line.map((each, index) => each * scale - (index % 2 ? y0 : x0));
    path.addPath(teethPath(inFrame, teeth, pixels));
  }
  kept.set(shape, { key, path });
  return path;
}

/** Draw the teeth and the works of a front. */
export function paintTeeth(context: CanvasRenderingContext2D, frame: Frame, item: Item, style: Style): void {
  const { feature } = item;
  if (frame.zoom < minZoomOf(feature)) return;
  const { teeth } = feature.symbology;
  if (teeth) {
    context.strokeStyle = feature.colour;
    context.lineWidth = teeth.width * style.pixelsPerPoint;
    context.lineCap = "butt";
    context.lineJoin = "miter";
    context.stroke(pathOf(item, teeth, frame, style.pixelsPerPoint));
  }
  for (const [longitude, latitude] of feature.forts ?? []) {
    const [x, y] = toMercator(longitude, latitude);
    const { half, casing } = FORT;
    const [left, top] = [x * frame.scale - frame.x0 - half, y * frame.scale - frame.y0 - half];
    context.fillStyle = style.casing;
    context.fillRect(left - casing, top - casing, 2 * (half + casing), 2 * (half + casing));
    context.fillStyle = feature.colour;
    context.fillRect(left, top, 2 * half, 2 * half);
  }
}
