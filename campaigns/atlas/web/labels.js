/* Names on the map: placed in order of rank, none over another, none over the edge; a halo instead of a box. */

Atlas.Labels = class {
  /** @param {object[]} places {name, names, kind, rank, x, y} with x, y in the unit Mercator square */
  constructor(places, style) {
    this.places = places;
    this.style = style;
    this.widths = new Map();
    this.sprites = new Map();
  }

  width(context, font, text) {
    const key = `${font}|${text}`;
    if (!this.widths.has(key)) {
      context.font = font;
      this.widths.set(key, context.measureText(text).width);
    }
    return this.widths.get(key);
  }

  static least = { 1: 3, 2: 5, 3: 6.5, 4: 8, 5: 9.5 };

  /** What wants a name in this view, most important first. */
  candidates(frame, events, territories) {
    const wanted = [];
    const serif = '"Noto Serif", Georgia, "Times New Roman", serif';
    events.forEach((item) => {
      const { feature } = item;
      const shown = frame.zoom >= [0, 3, 5, 6.5, 8][feature.rank];
      if (!shown && !item.chosen) return;
      const size = feature.rank === 1 ? 14 : 13;
      const [x, y] = Atlas.paint.pointOf(item, frame);
      wanted.push({
        x,
        y,
        text: feature.short,
        font: `italic 600 ${size}px ${serif}`,
        size,
        ink: feature.ink,
        gap: Atlas.paint.radius(feature, frame.zoom) + 3,
        order: item.chosen ? 0 : 10 + feature.rank,
        mark: true,
      });
    });
    territories.forEach((item) => {
      const { feature } = item;
      if (!feature.anchor || frame.zoom < feature.from || frame.zoom > 9.5) return;
      const x = feature.anchor[0] * frame.scale - frame.x0;
      const y = feature.anchor[1] * frame.scale - frame.y0;
      const size = Math.min(22, 10 + (frame.zoom - feature.from) * 2.2);
      wanted.push({
        x,
        y,
        text: feature.name.toUpperCase(),
        font: `600 ${size}px ${serif}`,
        size,
        ink: feature.ink,
        gap: 0,
        spacing: size * 0.16,
        order: 12.5,
        centred: true,
        alpha: 0.8,
      });
    });
    this.places.forEach((place) => {
      if (frame.zoom < Atlas.Labels.least[place.rank]) return;
      const x = place.x * frame.scale - frame.x0;
      const y = place.y * frame.scale - frame.y0;
      if (x < frame.min.x || x > frame.max.x || y < frame.min.y || y > frame.max.y) return;
      const water = place.kind === "lake" || place.kind === "sea";
      const size = Math.max(10.5, 15 - place.rank * 1.1);
      wanted.push({
        x,
        y,
        text: place.name,
        font: `${water ? "italic" : place.rank <= 1 ? "600" : "400"} ${size}px ${serif}`,
        size,
        ink: water ? this.style.waterInk : this.style.ink,
        gap: 5,
        order: 20 + place.rank,
        dot: water || place.kind === "region" ? "" : place.kind,
        centred: water || place.kind === "region",
      });
    });
    return wanted.sort((a, b) => a.order - b.order);
  }

  /**
   * Place the names of a view; `covered` are the boxes of panels over the map.
   * @returns boxes of names that are new, gone or moved since the last time, in layer points
   */
  place(context, frame, events, territories, view, covered) {
    const taken = [...covered];
    const free = ([a, b, c, d]) => taken.every(([e, f, g, h]) => c <= e || g <= a || d <= f || h <= b);
    const inside = ([a, b, c, d]) => a >= view[0] + 2 && b >= view[1] + 2 && c <= view[2] - 2 && d <= view[3] - 2;
    const wanted = this.candidates(frame, events, territories);
    wanted.forEach(({ x, y, gap, mark }) => {
      if (mark) taken.push([x - gap, y - gap, x + gap, y + gap]);
    });
    const before = this.placed || new Map();
    this.placed = new Map();
    wanted.forEach((label) => {
      const once = `${label.text}|${Math.round(label.x / 12)}|${Math.round(label.y / 12)}`;
      if (this.placed.has(once)) return;
      const { x, y } = label;
      const point = [x - 3, y - 3, x + 3, y + 3];
      if (label.dot && !free(point)) return;
      const box = this.spots(context, label).find((each) => free(each) && inside(each));
      if (!box) return;
      taken.push(box);
      if (label.dot) taken.push(point);
      this.placed.set(once, {
        label,
        box,
        look: `${box}|${label.font}|${label.ink}`,
      });
    });
    const changed = [];
    const differs = (ours, theirs) =>
      ours.forEach(({ box, label, look }, key) => {
        if (theirs.get(key)?.look !== look)
          changed.push(
            [box[0] - 6, box[1] - 6, box[2] + 6, box[3] + 6],
            [label.x - 6, label.y - 6, label.x + 6, label.y + 6],
          );
      });
    differs(this.placed, before);
    differs(before, this.placed);
    return changed;
  }

  /** Boxes in which a name may stand, best first. */
  spots(context, label) {
    const { x, y, gap } = label;
    label.width = this.width(context, label.font, label.text) + (label.spacing || 0) * label.text.length;
    const half = label.size * 0.62;
    const [right, left, middle] = [x + gap, x - gap - label.width, x - label.width / 2];
    const corners = label.centred
      ? [
          [middle, y],
          [middle, y + 2 * half],
          [middle, y - 2 * half],
        ]
      : [
          [right, y],
          [left, y],
          [middle, y - gap - half],
          [middle, y + gap + half],
          [right, y - half],
          [right, y + half],
          [left, y - half],
          [left, y + half],
        ];
    return corners.map(([start, centre]) => [start - 1, centre - half, start + label.width + 1, centre + half]);
  }

  get boxes() {
    return [...(this.placed || new Map()).values()].map(({ label, box }) => ({
      text: label.text,
      box,
    }));
  }

  /** Write the placed names that reach into a box. */
  paint(context, [left, top, right, bottom]) {
    (this.placed || new Map()).forEach(({ label, box }) => {
      const reaches =
        Math.min(box[0], label.x) - 6 < right &&
        Math.max(box[2], label.x) + 6 > left &&
        Math.min(box[1], label.y) - 6 < bottom &&
        Math.max(box[3], label.y) + 6 > top;
      if (!reaches) return;
      if (label.dot) this.dot(context, label.x, label.y, label.dot);
      this.write(context, label, [box[0] + 1, (box[1] + box[3]) / 2]);
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

  /** Lettering with its halo is drawn once and kept: to letter a map anew at each step is slow. */
  sprite(label) {
    const key = `${label.font}|${label.ink}|${label.text}`;
    let sprite = this.sprites.get(key);
    if (!sprite) {
      const ratio = Math.min(window.devicePixelRatio || 1, 2);
      const canvas = document.createElement("canvas");
      const wide = label.width + 8;
      const tall = label.size * 1.6 + 6;
      canvas.width = Math.ceil(wide * ratio);
      canvas.height = Math.ceil(tall * ratio);
      const context = canvas.getContext("2d");
      context.scale(ratio, ratio);
      context.font = label.font;
      context.letterSpacing = `${label.spacing || 0}px`;
      context.textBaseline = "middle";
      context.lineJoin = "round";
      context.strokeStyle = "rgba(255, 253, 247, 0.85)";
      context.lineWidth = 3;
      context.strokeText(label.text, 4, tall / 2);
      context.fillStyle = label.ink;
      context.fillText(label.text, 4, tall / 2);
      sprite = {
        canvas,
        wide: canvas.width / ratio,
        tall: canvas.height / ratio,
        middle: tall / 2,
      };
      if (this.sprites.size > 800) this.sprites.clear();
      this.sprites.set(key, sprite);
    }
    return sprite;
  }

  write(context, label, [left, middle]) {
    const { canvas, wide, tall, middle: half } = this.sprite(label);
    context.globalAlpha = label.alpha || 1;
    context.drawImage(canvas, Math.round(left - 4), Math.round(middle - half), wide, tall);
    context.globalAlpha = 1;
  }
};
