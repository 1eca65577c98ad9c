/* How names are written: in which language, typeface, size and colour. */

import type { LabelKind, Names, RankSize, Style, ZoomSize } from "../base/payload.ts";
import type { LabelText } from "./label.ts";

/** Size in pixels, by rank. */
export const sizeOf = ({ largest, step, least }: RankSize, rank: number): number =>
  Math.max(least, largest - step * rank);
/** Size in pixels at a zoom of what is written from another zoom on. */
export const sizeAt = ({ least, most, perZoom }: ZoomSize, zoom: number, minZoom: number): number =>
  Math.min(most, least + (zoom - minZoom) * perZoom);

/** Size of unit symbols at a zoom, in that of their pictures. */
export const symbolScaleAt = (
  zoom: number,
  { symbolScale, symbolCloserScale, symbolCloserZoom }: Style["labels"],
): number => (zoom < symbolCloserZoom ? symbolScale : symbolCloserScale);

/** Languages whose characters are not slanted. */
const UPRIGHT = ["ja", "zh"];

export class NameStyle {
  /** Code of the language of names. */
  language = "en";

  constructor(private readonly style: Pick<Style, "labels">) {}

  /** How a kind of name is written at a size in pixels; `side` is the colour of the side. */
  written(kind: LabelKind, size: number, side = ""): Omit<LabelText, "text"> & { opacity: number } {
    const { typefaces, kinds } = this.style.labels;
    const { font, colour, halo, spacing, opacity } = kinds[kind];
    const face = UPRIGHT.includes(this.language) ? font.replace("italic ", "") : font;
    return {
      font: `${face} ${size}px ${typefaces[this.language] ?? typefaces["en"] ?? "serif"}`,
      colour: colour || side,
      spacing: spacing * size,
      ...{ size, halo, opacity },
    };
  }

  /** A name in the language of names; the English one if there is none. */
  translated(english: string, names: Names | undefined, modern = ""): string {
    if (this.language === "modern") return modern || english;
    return names?.[this.language] || english;
  }
}
