// @ts-nocheck
/* Lettering: how wide a text is, where its letters stand along a line, and its picture with a halo, drawn once and kept:
   to letter a map anew at each step is slow. */

import { unionOf } from "../base/boxes.ts";

export class TextRenderer {
  constructor() {
    this.widths = new Map();
    this.sprites = new Map();
    this.pixels = 0;
    this.measure = document.createElement("canvas").getContext("2d");
  }

  static SERIF = '"Noto Serif", "Noto Serif CJK JP", Georgia, "Times New Roman", serif';
  static HALO = "rgba(255, 253, 247, 0.85)";
  static LEADING = 1.18;
  static MOST_PIXELS = 24e6;

  /** Pictures were made with the fonts there were; in another language, or when fonts came, they are made anew. */
  forget() {
    this.widths.clear();
    this.sprites.clear();
    this.pixels = 0;
  }

  width(font, text) {
    const key = `${font}|${text}`;
    if (!this.widths.has(key)) {
      this.measure.font = font;
      this.widths.set(key, this.measure.measureText(text).width);
    }
    return this.widths.get(key);
  }

  /** A long name in two lines of much the same length, where it has a space to be broken at. */
  static lines(text, most = 19) {
    if (text.length <= most) return [text];
    const middle = text.length / 2;
    const spaces = [...text.matchAll(/[ ]/g)].map(({ index }) => index);
    if (!spaces.length) return [text];
    const at = spaces.reduce((best, space) => (Math.abs(space - middle) < Math.abs(best - middle) ? space : best));
    return [text.slice(0, at), text.slice(at + 1)];
  }

  /**
   * Letters along a line of layer points.
   * @param {number[][]} points from the first letter towards the last
   * @param {number} share where on the line the text stands: 0 at its beginning, 1 at its end
   * @returns {{glyphs: object[], boxes: number[][]} | null} null where the line is too short or too crooked
   */
  along(points, { text, font, size, spacing = 0 }, share = 0.5) {
    const lengths = [0];
    for (let i = 1; i < points.length; i += 1)
      lengths.push(lengths[i - 1] + Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]));
    const whole = lengths[lengths.length - 1];
    const letters = [...text];
    const widths = letters.map((letter) => this.width(font, letter));
    const total = widths.reduce((sum, wide) => sum + wide, 0) + spacing * (letters.length - 1);
    if (total > whole) return null;
    let segment = 1;
    const at = (distance) => {
      while (segment > 1 && lengths[segment - 1] > distance) segment -= 1;
      while (segment < points.length - 1 && lengths[segment] < distance) segment += 1;
      const [a, b] = [points[segment - 1], points[segment]];
      const share = (distance - lengths[segment - 1]) / (lengths[segment] - lengths[segment - 1] || 1);
      return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
    };
    const glyphs = [];
    let start = (whole - total) * share;
    for (let i = 0; i < letters.length; i += 1) {
      const [left, right] = [at(start), at(start + widths[i])];
      const angle = Math.atan2(right[1] - left[1], right[0] - left[0]);
      const turn = glyphs.length ? Math.abs(angle - glyphs[glyphs.length - 1].angle) : 0;
      if (Math.min(turn, 2 * Math.PI - turn) > 0.6) return null;
      const [x, y] = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2];
      glyphs.push({ letter: letters[i], x, y, angle, wide: widths[i] });
      start += widths[i] + spacing;
    }
    return { glyphs, boxes: TextRenderer.boxesOf(glyphs, size) };
  }

  /** Boxes around stretches of letters, each of a few letters. */
  static boxesOf(glyphs, size) {
    const boxes = [];
    let last = null;
    glyphs.forEach(({ x, y, angle, wide }) => {
      const half = [
        (Math.abs(Math.cos(angle)) * wide + Math.abs(Math.sin(angle)) * size * 1.2) / 2,
        (Math.abs(Math.sin(angle)) * wide + Math.abs(Math.cos(angle)) * size * 1.2) / 2,
      ];
      const box = [x - half[0], y - half[1], x + half[0], y + half[1]];
      const both = last && unionOf(last, box);
      if (
        both &&
        Math.min(both[2] - both[0], both[3] - both[1]) < size * 1.9 &&
        Math.max(both[2] - both[0], both[3] - both[1]) < size * 6
      ) {
        boxes[boxes.length - 1] = both;
        last = both;
      } else {
        boxes.push(box);
        last = box;
      }
    });
    return boxes;
  }

  /** The picture of a name: `draw` writes it, with its halo first, into a box of layer points. */
  sprite(key, [left, top, right, bottom], draw) {
    let sprite = this.sprites.get(key);
    if (!sprite) {
      const ratio = Math.min(window.devicePixelRatio || 1, 2);
      const canvas = document.createElement("canvas");
      canvas.width = Math.ceil((right - left) * ratio);
      canvas.height = Math.ceil((bottom - top) * ratio);
      const context = canvas.getContext("2d");
      context.scale(ratio, ratio);
      context.translate(-left, -top);
      context.lineJoin = "round";
      context.textBaseline = "middle";
      draw(context);
      sprite = { canvas, wide: canvas.width / ratio, tall: canvas.height / ratio };
      this.pixels += canvas.width * canvas.height;
      if (this.pixels > TextRenderer.MOST_PIXELS) {
        this.sprites.clear();
        this.pixels = canvas.width * canvas.height;
      }
      this.sprites.set(key, sprite);
    }
    return sprite;
  }

  /** Write a text in lines, each centred on a point of its own. */
  static straight(context, { lines, font, ink, spacing = 0 }, starts) {
    context.font = font;
    context.letterSpacing = `${spacing}px`;
    context.strokeStyle = TextRenderer.HALO;
    context.lineWidth = 3;
    lines.forEach((line, index) => context.strokeText(line, ...starts[index]));
    context.fillStyle = ink;
    lines.forEach((line, index) => context.fillText(line, ...starts[index]));
  }

  /** Write letters along a line. */
  static curved(context, { font, ink }, glyphs) {
    context.font = font;
    context.textAlign = "center";
    const each = (write) =>
      glyphs.forEach(({ letter, x, y, angle }) => {
        context.save();
        context.translate(x, y);
        context.rotate(angle);
        write(letter);
        context.restore();
      });
    context.strokeStyle = TextRenderer.HALO;
    context.lineWidth = 2.6;
    each((letter) => context.strokeText(letter, 0, 0));
    context.fillStyle = ink;
    each((letter) => context.fillText(letter, 0, 0));
  }
}
