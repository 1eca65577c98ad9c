/* The fine ground of one battlefield: its lines are unpacked and its picture read when they are first seen. */

import { linesOf, unpackLines } from "../base/packing.ts";
import type { PackedLines, PackedParts, Sheet, SheetWaterKind } from "../base/payload.ts";
import { Shape } from "../base/shape.ts";
import { SmoothShape } from "../base/smooth-shape.ts";
import type { Line } from "../base/types.ts";
import { GroundPicture } from "./ground-picture.ts";

/** What every feature of a sheet has: the zoom from which it is drawn, and its shape. */
export interface SheetFeature {
  minZoom: number;
  shape: Shape;
}

/** All contour lines of one elevation; `firm` are those on which it is written. */
export interface ContourLines extends SheetFeature {
  metres: number;
  firm: boolean;
}

/** A river, stream, bank, lake or marsh. */
export interface SheetWaters extends SheetFeature {
  kind: SheetWaterKind;
  rank: number;
}

const AREAS: ReadonlySet<SheetWaterKind> = new Set(["bank", "lake", "marsh"]);

export class SheetGround {
  readonly picture: GroundPicture;
  private unpacked: { contours: ContourLines[]; waters: SheetWaters[] } | null = null;

  /**
   * @param smoothZoom from which contours run smoothly through their points
   * @param edge share of its picture within which that fades from each edge
   * @param begin is told of the image of its picture when its loading begins
   */
  constructor(
    readonly sheet: Sheet,
    private readonly smoothZoom: number,
    edge: number,
    begin: (image: HTMLImageElement) => void,
  ) {
    this.picture = new GroundPicture(sheet.relief, begin, { edge });
  }

  /** Contours, lowest first. */
  get contours(): ContourLines[] {
    return this.lines().contours;
  }

  /** Rivers, streams, banks, lakes and marshes. */
  get waters(): SheetWaters[] {
    return this.lines().waters;
  }

  private lines(): { contours: ContourLines[]; waters: SheetWaters[] } {
    this.unpacked ??= this.unpack();
    return this.unpacked;
  }

  private unpack(): { contours: ContourLines[]; waters: SheetWaters[] } {
    const { contours, contourLines, water, waterLines } = this.sheet;
    const contourParts = partsFrom(contourLines);
    const waterParts = partsFrom(waterLines);
    return {
      contours: contours.map(([metres, firm, minZoom, first, count]) => ({
        ...{ metres, firm, minZoom },
        shape: new SmoothShape(contourParts(oneByOne(first, count)), this.smoothZoom),
      })),
      waters: water.map(([kind, rank, minZoom, parts]) => ({
        ...{ kind, rank, minZoom },
        shape: new Shape(waterParts(parts), AREAS.has(kind)),
      })),
    };
  }
}

/** Parts of one line each, whose numbers follow one another. */
const oneByOne = (first: number, count: number): PackedParts =>
  Array.from({ length: count }, (_, index) => [first + index]);

/** Unpacks lines, and gives what gives the parts that are made of them. */
function partsFrom(packed: PackedLines): (parts: PackedParts) => () => Line[][] {
  const lines = unpackLines(packed);
  return (parts) => () => linesOf(parts, lines);
}
