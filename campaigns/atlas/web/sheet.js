/* A sheet: one canvas in a pane of the map, redrawn as a whole. Leaflet keeps its place while the map is panned and
   zoomed; what is on it is up to the sheet's painter. Nothing on it receives the mouse: see hits.js. */

Atlas.Shape = class {
  /**
   * A geometry that can be drawn at any zoom.
   * @param {Float64Array[][]} parts lines in the unit Mercator square, exterior ring first
   * @param {boolean} closed polygon rather than line
   */
  constructor(parts, closed) {
    this.parts = parts;
    this.closed = closed;
    this.boxes = parts.map((lines) => Atlas.Shape.box(lines[0]));
    this.key = "";
    this.path = null;
  }

  static box(line) {
    let [west, north, east, south] = [2, 2, -1, -1];
    for (let i = 0; i < line.length; i += 2) {
      west = Math.min(west, line[i]);
      east = Math.max(east, line[i]);
      north = Math.min(north, line[i + 1]);
      south = Math.max(south, line[i + 1]);
    }
    return [west, north, east, south];
  }

  /** Path in layer points for the map as it stands; points nearer than `grain` pixels to the last are left out. */
  pathFor(frame) {
    if (this.key === frame.key) return this.path;
    const path = new Path2D();
    const { scale, x0, y0, view } = frame;
    const grain = 0.6;
    this.parts.forEach((lines, index) => {
      const [west, north, east, south] = this.boxes[index];
      if (east < view[0] || west > view[2] || south < view[1] || north > view[3]) return;
      lines.forEach((line) => {
        let [lastX, lastY] = [Infinity, Infinity];
        const end = line.length - 2;
        for (let i = 0; i <= end; i += 2) {
          const x = line[i] * scale - x0;
          const y = line[i + 1] * scale - y0;
          if (i === 0) path.moveTo(x, y);
          else if (Math.abs(x - lastX) < grain && Math.abs(y - lastY) < grain && i < end) continue;
          else path.lineTo(x, y);
          lastX = x;
          lastY = y;
        }
        if (this.closed) path.closePath();
      });
    });
    this.key = frame.key;
    this.path = path;
    return path;
  }
};

Atlas.Sheet = L.Renderer.extend({
  options: { padding: 0.08, pane: "overlayPane" },

  /** @param {(context: CanvasRenderingContext2D, frame: object) => void} painter */
  initialize(painter, options) {
    L.Renderer.prototype.initialize.call(this, options);
    this._painter = painter;
    this._layers = {};
  },

  _initContainer() {
    this._container = L.DomUtil.create("canvas", "atlas-sheet");
    this._container.setAttribute("aria-hidden", "true");
    this._context = this._container.getContext("2d");
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const { min } = this._bounds;
    const size = this._bounds.getSize();
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const canvas = this._container;
    L.DomUtil.setPosition(canvas, min);
    canvas.width = Math.round(size.x * ratio);
    canvas.height = Math.round(size.y * ratio);
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
    this._ratio = ratio;
    this._frame = this._frameNow();
    this.paint();
  },

  _frameNow() {
    const { min, max } = this._bounds;
    const zoom = this._map.getZoom();
    const scale = 256 * 2 ** zoom;
    const origin = this._map.getPixelOrigin();
    const view = [
      (min.x + origin.x) / scale,
      (min.y + origin.y) / scale,
      (max.x + origin.x) / scale,
      (max.y + origin.y) / scale,
    ];
    const key = `${zoom}|${origin.x}|${origin.y}|${min.x}|${min.y}|${max.x}|${max.y}`;
    return { zoom, scale, x0: origin.x, y0: origin.y, view, key, min, max };
  },

  /** Draw everything on the sheet anew, now. */
  paint() {
    if (!this._frame) return;
    const { min, max } = this._frame;
    this._paintBox([min.x, min.y, max.x, max.y]);
  },

  /** Draw anew what lies within some boxes (west, north, east, south in the unit Mercator square). */
  paintWithin(boxes) {
    if (!this._frame || !boxes.length) return;
    const { scale, x0, y0, min, max } = this._frame;
    const edge = 12;
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    boxes.forEach(([west, north, east, south]) => {
      box[0] = Math.min(box[0], west * scale - x0 - edge);
      box[1] = Math.min(box[1], north * scale - y0 - edge);
      box[2] = Math.max(box[2], east * scale - x0 + edge);
      box[3] = Math.max(box[3], south * scale - y0 + edge);
    });
    const seen = [
      Math.floor(Math.max(box[0], min.x)),
      Math.floor(Math.max(box[1], min.y)),
      Math.ceil(Math.min(box[2], max.x)),
      Math.ceil(Math.min(box[3], max.y)),
    ];
    if (seen[0] < seen[2] && seen[1] < seen[3]) this._paintBox(seen);
  },

  _paintBox(box) {
    const context = this._context;
    const [left, top, right, bottom] = box;
    context.save();
    context.setTransform(this._ratio, 0, 0, this._ratio, 0, 0);
    context.translate(-this._frame.min.x, -this._frame.min.y);
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    context.clearRect(left, top, right - left, bottom - top);
    this._painter(context, this._frame, box);
    context.restore();
  },

  frame() {
    return this._frame;
  },
});
