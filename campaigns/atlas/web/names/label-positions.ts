/* Where labels may stand: text beside a point, text along lines, unit symbols before the heads of arrows. */

import type { Box, PixelPoint } from "../base/types.ts";
import { glyphBoxes, placeGlyphs } from "./glyphs.ts";
import type { LabelPosition, Label, LineLabel, PointLabel, SymbolLabel, TextMeasure } from "./label.ts";
import { LINE_HEIGHT } from "./text-renderer.ts";
import { positionsOfUnit } from "./unit-symbol.ts";

/** Left end and middle of a text of several lines, and how its lines are aligned: see LabelPosition. */
type Anchor = [left: number, centre: number, align: number];

/** Over a point, or moved from it by its own height or by a part of its width. */
const anchorsOver = ({ x, y }: PointLabel, width: number, half: number): Anchor[] => {
  const left = x - width / 2;
  return [
    [left, y, 0.5],
    [left, y + 2 * half, 0.5],
    [left, y - 2 * half, 0.5],
    [left + width * 0.6, y, 0.5],
    [left - width * 0.6, y, 0.5],
  ];
};

/** Right and left of a point, above and below it, and in between. */
const anchorsBeside = ({ x, y, gap = 0 }: PointLabel, width: number, half: number): Anchor[] => {
  const [right, left, middle] = [x + gap, x - gap - width, x - width / 2];
  return [
    [right, y, 0],
    [left, y, 1],
    [middle, y - gap - half, 0.5],
    [middle, y + gap + half, 0.5],
    [right, y - half, 0],
    [right, y + half, 0],
    [left, y - half, 1],
    [left, y + half, 1],
    [right - gap, y - gap - 2 * half, 0],
    [right - gap, y + gap + 2 * half, 0],
    [left + gap, y - gap - 2 * half, 1],
    [left + gap, y + gap + 2 * half, 1],
  ];
};

/** Pixels between a box and the text that stands against it: beside it, and above or below. */
const AGAINST = { beside: 3, above: 1 };

/** Right and left of a box, below and above it, always touching it: a name is read with what it stands against. */
const anchorsAgainst = ([x0, y0, x1, y1]: Box, width: number, half: number): Anchor[] => {
  const [right, left, middle, centre] = [
    x1 + AGAINST.beside,
    x0 - AGAINST.beside - width,
    (x0 + x1) / 2,
    (y0 + y1) / 2,
  ];
  const [above, below] = [y0 - AGAINST.above - half, y1 + AGAINST.above + half];
  return [
    [right, centre, 0],
    [left, centre, 1],
    [middle - width / 2, below, 0.5],
    [middle - width / 2, above, 0.5],
    [right, y1 - half, 0],
    [right, y0 + half, 0],
    [left, y1 - half, 1],
    [left, y0 + half, 1],
    [x0, below, 0],
    [x1 - width, below, 1],
    [x0, above, 0],
    [x1 - width, above, 1],
  ];
};

/** How wide each line of a label is, with the spaces between its letters; measured once. */
export function lineWidths(label: PointLabel, measure: TextMeasure): number[] {
  const { font, spacing = 0 } = label;
  label.widths ??= label.lines.map((line) => measure.width(font, line) + spacing * [...line].length);
  return label.widths;
}

function positionsAtPoint(label: PointLabel, measure: TextMeasure): LabelPosition[] {
  const width = Math.max(...lineWidths(label, measure));
  const half = (label.size * LINE_HEIGHT * label.lines.length) / 2 + 1;
  const beside = label.centred ? anchorsOver : anchorsBeside;
  const anchors = label.against ? anchorsAgainst(label.against, width, half) : beside(label, width, half);
  return anchors.map(([left, centre, align]) => ({
    align,
    boxes: [[left - 1, centre - half, left + width + 1, centre + half]],
  }));
}

function positionsAlongLines(label: LineLabel, measure: TextMeasure): LabelPosition[] {
  const { text, font, size, spacing = 0, shares = [0.5] } = label;
  const letters = [...text];
  const widths = letters.map((letter) => measure.width(font, letter));
  return label.linesFor().flatMap((line) =>
    shares.flatMap((share) => {
      const glyphs = placeGlyphs(line, letters, widths, spacing, share);
      return glyphs ? [{ glyphs, boxes: glyphBoxes(glyphs, size) }] : [];
    }),
  );
}

/** Before the head of an arrow, or close beside the head. */
function positionsAtHead({ x, y, direction: [dx, dy], picture, scale }: SymbolLabel): LabelPosition[] {
  const [width, height] = [picture.width * scale, picture.height * scale];
  const directions: PixelPoint[] = [
    [dx, dy],
    [0.6 * dx + 0.8 * dy, 0.6 * dy - 0.8 * dx],
    [0.6 * dx - 0.8 * dy, 0.6 * dy + 0.8 * dx],
    [dy, -dx],
    [-dy, dx],
  ];
  return directions.map(([ex, ey]) => {
    /* So far from the tip that the symbol's edge, not its centre, is 4 pixels off. */
    const distance = Math.min(width / 2 / (Math.abs(ex) || 1e-9), height / 2 / (Math.abs(ey) || 1e-9)) + 4;
    const [centreX, centreY] = [x + ex * distance, y + ey * distance];
    const box: Box = [centreX - width / 2, centreY - height / 2, centreX + width / 2, centreY + height / 2];
    return { boxes: [box] };
  });
}

/** Where a label may stand, best first. */
export function positionsOf(label: Label, measure: TextMeasure): LabelPosition[] {
  if (label.type === "symbol") return positionsAtHead(label);
  if (label.type === "unit") return positionsOfUnit(label);
  return label.type === "line" ? positionsAlongLines(label, measure) : positionsAtPoint(label, measure);
}
