/* Where there is land in the view: the sea drawn once, small. To ask a path for each point takes a hundred times as long. */

import { contextOf } from "../base/canvas.ts";
import type { Shape } from "../base/shape.ts";
import type { Frame } from "../base/types.ts";
import type { LayerPoint } from "./hit-test.ts";
import { fillShape } from "./strokes.ts";

/** Layer points to a side of a cell, of which one colour tells what it is. */
const CELL = 8;
/** Opacity, of 255, from which a cell is sea: half of it is covered. */
const COVERED = 128;
const CHANNELS = 4;

export class LandMask {
  private key = "";
  private cells: ImageData | null = null;

  /** @param sea everything else is land, lakes too */
  constructor(private readonly sea: Shape) {}

  /** Whether there is land near a layer point of a frame; beyond its edge there is what is at the edge. */
  isLand({ x, y }: LayerPoint, frame: Frame): boolean {
    if (this.key !== frame.key) this.cells = null;
    const { width, height, data } = (this.cells ??= this.draw(frame));
    const [column, row] = [(x - frame.min.x) / CELL, (y - frame.min.y) / CELL].map(Math.floor) as [number, number];
    const cell = Math.max(0, Math.min(height - 1, row)) * width + Math.max(0, Math.min(width - 1, column));
    return (data[cell * CHANNELS + CHANNELS - 1] ?? 0) < COVERED;
  }

  private draw(frame: Frame): ImageData {
    const { min, max, key } = frame;
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil((max.x - min.x) / CELL);
    canvas.height = Math.ceil((max.y - min.y) / CELL);
    const context = contextOf(canvas, { willReadFrequently: true });
    context.setTransform(1 / CELL, 0, 0, 1 / CELL, -min.x / CELL, -min.y / CELL);
    fillShape(context, this.sea, frame);
    this.key = key;
    return context.getImageData(0, 0, canvas.width, canvas.height);
  }
}
