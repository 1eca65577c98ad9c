// @ts-nocheck
/* Names on the map: placed in order of rank, none over another, none over the edge; a halo instead of a box. */

import { overlaps, unionOf } from "../base/boxes.ts";
import { pointOf, symbolRadius } from "../scene/painters.ts";
import { CollisionGrid } from "./collisions.ts";
import { LabelCandidates } from "./label-candidates.ts";
import { TextRenderer } from "./text-renderer.ts";

export class Labels {
  /** @param {object} data the document's data @param {Float64Array[]} lines of the ground */
  constructor(data, lines) {
    this.style = data.style;
    this.lettering = new TextRenderer();
    this.names = new LabelCandidates(data, lines, this.lettering);
    this.placed = new Map();
  }

  get language() {
    return this.names.language;
  }

  set language(code) {
    if (code === this.names.language) return;
    this.names.language = code;
    this.lettering.forget();
  }

  /**
   * Place the names of a view; `covered` are the boxes of panels over the map.
   * @param {{events: object[], lands: object[], arrows: object[]}} shown items of the day
   * @returns boxes of names that are new, gone or moved since the last time, in layer points
   */
  place(frame, shown, view, covered) {
    const crowd = new CollisionGrid();
    covered.forEach((box) => crowd.take(box));
    const inside = ([a, b, c, d]) => a >= view[0] + 2 && b >= view[1] + 2 && c <= view[2] - 2 && d <= view[3] - 2;
    shown.events.forEach((item) => {
      const [x, y] = pointOf(item, frame);
      const reach = symbolRadius(item.feature, frame.zoom) + 2;
      crowd.take([x - reach, y - reach, x + reach, y + reach]);
    });
    const before = this.placed;
    this.placed = new Map();
    const written = new Map();
    this.names.all(frame, shown).forEach((label) => {
      if (this.placed.has(label.key)) return;
      if (
        label.apart &&
        (written.get(label.text) || []).some(([x, y]) => Math.hypot(x - label.x, y - label.y) < label.apart)
      )
        return;
      const point = label.dot && [label.x - 3, label.y - 3, label.x + 3, label.y + 3];
      if (point && !crowd.free(point)) return;
      label.spots ||= this.spots(label); // what does not move keeps its label while the view lasts
      const spot = label.spots?.find(({ boxes }) => boxes.every((box) => inside(box) && crowd.free(box)));
      if (!spot) return;
      spot.boxes.forEach((box) => crowd.take(box));
      if (point) crowd.take(point);
      if (label.apart) written.set(label.text, [...(written.get(label.text) || []), [label.x, label.y]]);
      const box = spot.boxes.reduce(unionOf);
      const look = `${box.map(Math.round)}|${label.text}|${label.font}|${label.ink}`;
      this.placed.set(label.key, { label, ...spot, box, look });
    });
    return [...Labels.differing(this.placed, before), ...Labels.differing(before, this.placed)];
  }

  static differing(ours, theirs) {
    const changed = [];
    ours.forEach(({ box, label, look }, key) => {
      if (theirs.get(key)?.look === look) return;
      changed.push([box[0] - 6, box[1] - 6, box[2] + 6, box[3] + 6]);
      if (label.dot) changed.push([label.x - 6, label.y - 6, label.x + 6, label.y + 6]);
    });
    return changed;
  }

  /** Where a name may stand, best first: the boxes it takes, and what is needed to write it there. */
  spots(label) {
    if (label.picture) return Labels.besideHead(label);
    if (label.runs) {
      const shares = label.shares || [0.5];
      return label
        .runs(label)
        .flatMap((points) => shares.map((share) => this.lettering.along(points, label, share)).filter(Boolean));
    }
    return this.beside(label);
  }

  /** A unit's symbol before the head of its arrow, or close beside the head. */
  static besideHead({ x, y, ahead: [dx, dy], picture, tall }) {
    if (!picture.naturalHeight) return null; // it is not read yet
    const wide = (tall * picture.naturalWidth) / picture.naturalHeight;
    const reach = ([ex, ey]) => Math.min(wide / 2 / (Math.abs(ex) || 1e-9), tall / 2 / (Math.abs(ey) || 1e-9)) + 4;
    const turns = [
      [dx, dy],
      [0.6 * dx + 0.8 * dy, 0.6 * dy - 0.8 * dx],
      [0.6 * dx - 0.8 * dy, 0.6 * dy + 0.8 * dx],
      [dy, -dx],
      [-dy, dx],
    ];
    return turns.map(([ex, ey]) => {
      const [cx, cy] = [x + ex * reach([ex, ey]), y + ey * reach([ex, ey])];
      return { boxes: [[cx - wide / 2, cy - tall / 2, cx + wide / 2, cy + tall / 2]], picture };
    });
  }

  /** Lines of text beside, over or under a point. */
  beside(label) {
    const { x, y, gap = 0, size, lines, font, spacing = 0 } = label;
    label.widths ||= lines.map((line) => this.lettering.width(font, line) + spacing * [...line].length);
    const wide = Math.max(...label.widths);
    const half = (size * TextRenderer.LEADING * lines.length) / 2 + 1;
    const [right, left, middle] = [x + gap, x - gap - wide, x - wide / 2];
    const corners = label.centred
      ? [
          [middle, y, 0.5],
          [middle, y + 2 * half, 0.5],
          [middle, y - 2 * half, 0.5],
          [middle + wide * 0.6, y, 0.5],
          [middle - wide * 0.6, y, 0.5],
        ]
      : [
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
    return corners.map(([start, centre, align]) => ({
      align,
      boxes: [[start - 1, centre - half, start + wide + 1, centre + half]],
    }));
  }

  /** What is written now: each name with the boxes it takes, in layer points. */
  get boxes() {
    return [...this.placed.values()].map(({ label, boxes, box }) => ({ text: label.text || label.key, box, boxes }));
  }

  /** Write the placed names that reach into a box. */
  paint(context, part) {
    this.placed.forEach((spot) => {
      const { label, box } = spot;
      const wide = [box[0] - 6, box[1] - 6, box[2] + 6, box[3] + 6];
      if (label.dot && overlaps([label.x - 6, label.y - 6, label.x + 6, label.y + 6], part))
        this.dot(context, label.x, label.y, label.dot);
      if (overlaps(wide, part)) this.write(context, spot);
    });
  }

  dot(context, x, y, kind) {
    context.beginPath();
    if (kind === "capital") context.rect(x - 3.2, y - 3.2, 6.4, 6.4);
    else if (kind === "height" || kind === "pass") {
      context.moveTo(x, y - 3.4);
      context.lineTo(x + 3.4, y + 2.6);
      context.lineTo(x - 3.4, y + 2.6);
      context.closePath();
    } else context.arc(x, y, kind === "city" || kind === "port" ? 3 : 2.2, 0, 2 * Math.PI);
    context.fillStyle = "#ffffff";
    context.strokeStyle = this.style.ink;
    context.lineWidth = 1.2;
    context.fill();
    context.stroke();
  }

  write(context, { label, box, picture, glyphs, align, look }) {
    if (picture) {
      context.drawImage(picture, box[0], box[1], box[2] - box[0], box[3] - box[1]);
      return;
    }
    const corner = [Math.round(box[0]) - 4, Math.round(box[1]) - 4];
    const around = [...corner, box[2] + 5, box[3] + 5];
    /* A straight name looks the same wherever it stands; one along a line only there. */
    const key = glyphs ? look : `${label.text}|${label.font}|${label.ink}|${align}`;
    const sprite = this.lettering.sprite(key, around, (pen) => {
      if (glyphs) TextRenderer.curved(pen, label, glyphs);
      else TextRenderer.straight(pen, label, this.starts(label, box, align));
    });
    context.globalAlpha = label.alpha || 1;
    context.drawImage(sprite.canvas, ...corner, sprite.wide, sprite.tall);
    context.globalAlpha = 1;
  }

  /** Where each line of a text begins; the lines are flush on the side of the point they belong to. */
  starts({ widths, size }, box, align) {
    const wide = box[2] - box[0] - 2;
    const tall = size * TextRenderer.LEADING;
    return widths.map((width, index) => [box[0] + 1 + (wide - width) * align, box[1] + 1 + tall * (index + 0.5)]);
  }
}
