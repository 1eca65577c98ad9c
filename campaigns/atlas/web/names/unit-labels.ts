/* The symbols of the units of a day that are wanted in a view, and their names. */

import type { Payload } from "../base/payload.ts";
import type { Box, Frame, Item } from "../base/types.ts";
import type { LabelPosition, PointLabel, UnitLabel } from "./label.ts";
import { type NameStyle, sizeOf, symbolScaleAt } from "./name-style.ts";
import { breakLines } from "./text-renderer.ts";
import type { UnitPictures } from "./unit-picture.ts";
import { positionsOfUnit, SECOND_FRAME } from "./unit-symbol.ts";
import { isGreat, isKept, standingUnits, type UnitScale, unitZoom } from "./units.ts";

/** Characters of a unit's name in one line. */
const LINE = 20;

/** A number in a name, with the letters that make an ordinal of it; not that of a calibre. */
const NUMBER = /第?\d+(?![\d,.]|\s?(?:cm|mm|см|мм))(?:-?\p{L}{1,2}(?!\p{L}))?/gu;

/** The number by which a unit is told from others; of one that is a part of another, its own and that of the other. */
export function numberIn(name: string): string | null {
  const [own, whole] = name.match(NUMBER) ?? [];
  if (!own) return null;
  return whole ? [own, whole].map((each) => each.replace(/\D/g, "")).join("/") : own;
}

export class UnitLabels {
  /** View for which the positions were worked out, and where the symbol of each formation may stand at each place of its. */
  private key = "";
  private readonly positions = new Map<string, LabelPosition[]>();

  constructor(
    private readonly data: Pick<Payload, "style" | "formations">,
    private readonly pictures: UnitPictures,
    private readonly names: NameStyle,
  ) {}

  /** What decides which units stand on a day at a zoom. */
  scaleOf(day: number, zoom: number): UnitScale {
    return { day, zoom, formations: this.data.formations, style: this.data.style };
  }

  /**
   * Symbols of units in position, what is selected and the greater formations first.
   * @param chosen id of the formation that is selected, or null
   * @param collapsed ids of formations for which there is no room
   */
  symbolsOf(
    frame: Frame,
    { day, units, chosen }: { day: number; units: Item[]; chosen: string | null },
    collapsed: ReadonlySet<string>,
  ): UnitLabel[] {
    const { style } = this.data;
    const { scale, x0, y0, zoom, min, max } = frame;
    if (frame.key !== this.key) this.positions.clear();
    this.key = frame.key;
    return standingUnits(units, this.scaleOf(day, zoom), collapsed)
      .flatMap(({ id, formation, item, point, own, members }): UnitLabel[] => {
        const [x, y] = [point[0] * scale - x0, point[1] * scale - y0];
        if (x < min.x || x > max.x || y < min.y || y > max.y) return [];
        const picture = this.pictures.of(formation.symbol);
        if (!picture) return [];
        const isChosen = id === chosen || (own && item.feature.id === chosen);
        const label: UnitLabel = {
          type: "unit",
          key: `${id}*`,
          ...{ x, y, picture, item, own },
          unit: id,
          side: formation.side,
          scale: symbolScaleAt(zoom, style.labels),
          colour: item.feature.darkColour,
          text: this.names.translated(formation.name, formation.names).replace(/ \(.*\)$/, ""),
          selected: isChosen || [item, ...members].some((each) => each.chosen),
          great: isGreat(formation),
          several: members.length > (own ? 0 : 1),
          kept: isChosen || (own && isKept(formation, zoom)),
          order: unitZoom(formation.echelon, style) + item.feature.rank / 10,
        };
        return [{ ...label, positions: this.positionsOf(label) }];
      })
      .sort((a, b) => a.order - b.order);
  }

  /** The number of a unit against its symbol, in place of its name; null where it has none. */
  numberOf(label: UnitLabel, box: Box): PointLabel | null {
    const text = numberIn(label.text);
    return text ? this.nameOf({ ...label, text }, box) : null;
  }

  /** Where a symbol may stand, worked out once for each view: most units stand for days. */
  private positionsOf(label: UnitLabel): LabelPosition[] {
    const key = `${label.key}|${label.item.index}|${label.kept}`;
    let known = this.positions.get(key);
    if (!known) {
      known = positionsOfUnit(label);
      this.positions.set(key, known);
    }
    return known;
  }

  /** The name of a unit against its symbol. */
  nameOf({ key, text, colour, item, several }: UnitLabel, [left, top, right, bottom]: Box): PointLabel {
    const second = several ? SECOND_FRAME : 0;
    const box: Box = [left, top, right + second, bottom + second];
    return {
      type: "point",
      key: `${key}~`,
      x: (left + right) / 2,
      y: (top + bottom) / 2,
      against: box,
      text,
      lines: breakLines(text, LINE),
      ...this.names.written("formation", sizeOf(this.data.style.labels.ranked.formation, item.feature.rank), colour),
      order: 13.3,
    };
  }
}
