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
  options: { padding: 0.25, pane: "overlayPane" },

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
    const context = this._context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this._container.width, this._container.height);
    context.setTransform(this._ratio, 0, 0, this._ratio, 0, 0);
    context.translate(-this._frame.min.x, -this._frame.min.y);
    this._painter(context, this._frame);
  },

  frame() {
    return this._frame;
  },
});
