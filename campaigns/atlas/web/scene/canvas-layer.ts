// @ts-nocheck
/* The sheet: one canvas that holds the whole picture. Several canvases one above the other would be put together anew by
   the browser at every step, which costs more than all the drawing; so what seldom changes is kept in canvases of its own
   out of sight – ground, lands, water – and copied from there. */

const KEPT_PIXELS = 20e6;

export const CanvasLayer = L.Renderer.extend({
  options: { padding: 0.08, pane: "scene" },

  /**
   * @param {{ground: Function, lands: Function, water: Function, lines: Function, scene: Function, state: Function}} painters each is
   *   called with a context in layer points, the frame and the box to draw (west, north, east, south in layer points);
   *   `state` names the lands and lines that are drawn now
   */
  initialize(painters, options) {
    L.Renderer.prototype.initialize.call(this, options);
    this._painters = painters;
    this._layers = {};
    this._ground = document.createElement("canvas");
    this._water = document.createElement("canvas");
    this._unders = new Map();
  },

  _initContainer() {
    this._container = L.DomUtil.create("canvas", "atlas-sheet");
    this._container.setAttribute("aria-hidden", "true");
    this._context = this._container.getContext("2d", { alpha: false });
  },

  _destroyContainer() {
    this._container.remove();
    delete this._container;
    this._unders.clear();
    this._frame = null;
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const { min } = this._bounds;
    const size = this._bounds.getSize();
    this._frame = null;
    if (!size.x || !size.y) return; // a frame that has no room yet; its change of size brings us back
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    L.DomUtil.setPosition(this._container, min);
    this._size = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
    [this._container, this._ground, this._water].forEach((canvas) => this._fit(canvas));
    this._container.style.width = `${size.x}px`;
    this._container.style.height = `${size.y}px`;
    this._ratio = ratio;
    this._frame = this._frameNow();
    this._paintStill();
    this.fire("framed");
    this.paint();
  },

  /** Leaflet places a renderer by its padding, which need not be whole pixels: at rest the sheet stands on its bounds. */
  _updateTransform(center, zoom) {
    if (zoom === this._zoom && center.equals(this._center)) L.DomUtil.setPosition(this._container, this._bounds.min);
    else L.Renderer.prototype._updateTransform.call(this, center, zoom);
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

  _whole() {
    const { min, max } = this._frame;
    return [min.x, min.y, max.x, max.y];
  },

  /** Run a painter on a context within a box. */
  _within(context, box, painter) {
    const [left, top, right, bottom] = box;
    context.save();
    context.setTransform(this._ratio, 0, 0, this._ratio, 0, 0);
    context.translate(-this._frame.min.x, -this._frame.min.y);
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    painter(context, this._frame, box);
    context.restore();
  },

  /** Copy a box of another canvas of the sheet. */
  _copy(context, canvas, [left, top, right, bottom]) {
    const { min } = this._frame;
    const [x, y] = [left - min.x, top - min.y];
    const [wide, tall] = [right - left, bottom - top];
    const r = this._ratio;
    context.drawImage(canvas, x * r, y * r, wide * r, tall * r, left, top, wide, tall);
  },

  _fit(canvas) {
    [canvas.width, canvas.height] = this._size;
    return canvas;
  },

  _paintStill() {
    this._within(this._ground.getContext("2d", { alpha: false }), this._whole(), this._painters.ground);
    const water = this._water.getContext("2d");
    water.clearRect(0, 0, ...this._size);
    this._within(water, this._whole(), this._painters.water);
    this._unders.clear();
  },

  /** What lies under the moving things: ground, lands, water and the lines on them put together. The last few states are
      kept, as people go to and fro; a new one is the one before with the boxes drawn anew in which it differs. */
  _under(changed) {
    const key = this._painters.state();
    const [known, before] = [...this._unders].pop() || [];
    let under = this._unders.get(key);
    if (!under && before && !changed.length) {
      under = before; // what changed lies out of view
      this._unders.delete(known);
    } else if (!under) {
      const keep = Math.max(2, Math.floor(KEPT_PIXELS / (this._size[0] * this._size[1])));
      if (this._unders.size < keep) under = this._fit(document.createElement("canvas"));
      else {
        const [oldest] = this._unders.keys();
        under = this._unders.get(oldest);
        this._unders.delete(oldest);
      }
      const context = under.getContext("2d", { alpha: false });
      if (before) context.drawImage(before, 0, 0);
      (before ? changed : [this._whole()]).forEach((part) =>
        this._within(context, part, (inside, frame, box) => {
          this._copy(inside, this._ground, box);
          this._painters.lands(inside, frame, box);
          this._copy(inside, this._water, box);
          this._painters.lines(inside, frame, box);
        }),
      );
    }
    this._unders.delete(key);
    this._unders.set(key, under);
    return under;
  },

  /** Draw the ground and all that stands on it anew, as after its picture was read. */
  restart() {
    if (!this._frame) return;
    this._paintStill();
    this.paint();
  },

  /**
   * Draw anew, everywhere or within boxes of layer points.
   * @param {number[][]} boxes whole pixels on the sheet, none over another
   * @param {number[][]} still the boxes in which lands or lines changed since the last time
   */
  paint(boxes = this._frame && [this._whole()], still = []) {
    if (!boxes) return;
    const under = this._under(still);
    boxes.forEach((box) =>
      this._within(this._context, box, (context, frame) => {
        this._copy(context, under, box);
        this._painters.scene(context, frame, box);
      }),
    );
  },

  frame() {
    return this._frame;
  },
});
