/* What a label is, and where it may stand. Positions are in layer points, sizes and distances in pixels. */

import type { Box, Item, PixelPoint } from "../base/types.ts";
import type { UnitPicture } from "./unit-picture.ts";

interface LabelBase {
  /** Names the label from one day to the next: at most one label with a key is placed. */
  key: string;
  /** Labels are placed in rising order. */
  order: number;
  /** Where it may stand, best first, once that has been worked out. */
  positions?: LabelPosition[];
}

/** Text and how it looks. */
export interface LabelText {
  text: string;
  /** As CSS writes it, with the size. */
  font: string;
  size: number;
  colour: string;
  /** Width of the halo. */
  halo: number;
  /** Between the letters. */
  spacing?: number;
}

/** Text beside, above, below or over a point. */
export interface PointLabel extends LabelBase, LabelText {
  type: "point";
  x: number;
  y: number;
  /** The text, line by line, and how wide each line is. */
  lines: string[];
  widths?: number[];
  /** Between the point and the text. */
  gap?: number;
  /** Whether it stands over the point rather than beside it. */
  centred?: boolean;
  /** A box it stands against, rather than beside the point. */
  against?: Box;
  /** Least distance from another label with the same text. */
  minDistance?: number;
  opacity?: number;
  /** Kind of the place whose symbol is drawn at the point; none is drawn without it. */
  placeKind?: string | undefined;
}

/** Text along a line. */
export interface LineLabel extends LabelBase, LabelText {
  type: "line";
  /** Lines along which it may be written, best first, each from the first letter towards the last. */
  linesFor: () => PixelPoint[][];
  /** Where on a line it may stand, best first: 0 at its beginning, 1 at its end; in the middle if left out. */
  shares?: number[];
  opacity?: number;
}

/** A unit symbol at the head of an arrow. */
export interface SymbolLabel extends LabelBase {
  type: "symbol";
  x: number;
  y: number;
  /** Unit vector of the arrow's direction at its tip. */
  direction: PixelPoint;
  picture: UnitPicture;
  /** Size in that of the picture. */
  scale: number;
  /** Id of the formation, where it is known. */
  unit: string | undefined;
  /** The movement. */
  item: Item;
}

/** The symbol of a unit in position, or of what several belong to, at a point. */
export interface UnitLabel extends LabelBase {
  type: "unit";
  x: number;
  y: number;
  picture: UnitPicture;
  /** Size in that of the picture. */
  scale: number;
  /** Id of the formation, and its side. */
  unit: string;
  side: string;
  /** Of its name and its leader. */
  colour: string;
  /** Its name, as it is written beside it. */
  text: string;
  selected: boolean;
  /** Whether it must be found: it is placed and named before all else. */
  kept: boolean;
  /** Whether it is moved farther from its place where it has no room nearer, before it is left out. */
  great: boolean;
  /** Whether that is so now. */
  far?: boolean;
  /** Whether units that are not drawn themselves are counted among it. */
  several: boolean;
  /** Whether it stands there itself, or only for units that belonged to it. */
  own: boolean;
  /** The unit at whose place it stands. */
  item: Item;
}

export type Label = PointLabel | LineLabel | SymbolLabel | UnitLabel;

/** A letter on a line: its centre, its direction in radians, clockwise from the x axis, and how wide it is. */
export interface Glyph {
  letter: string;
  x: number;
  y: number;
  angle: number;
  width: number;
}

/** A place where a label may stand. */
export interface LabelPosition {
  /** The boxes it takes. */
  boxes: Box[];
  /** Of the symbol of a unit: pixels from its place. */
  shift?: number;
  /** Text at a point: 0 where its lines begin at one x, 1 where they end at one, 0.5 where they are centred. */
  align?: number;
  /** Text along a line. */
  glyphs?: Glyph[];
  /** Whether the mark of an event stands on the place, whose own symbol is then left out. */
  marked?: boolean;
}

/** Tells how wide a text is in a font, pixels. */
export interface TextMeasure {
  width(font: string, text: string): number;
}
