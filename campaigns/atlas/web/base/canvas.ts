/* Drawing on a canvas. */

/**
 * The two-dimensional context of a canvas.
 * @throws Error where the browser gives none, as for a canvas that is too large
 */
export function contextOf(
  canvas: HTMLCanvasElement,
  settings?: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D {
  const context = canvas.getContext("2d", settings);
  if (!context) throw new Error(`no drawing context for a canvas of ${canvas.width} × ${canvas.height} pixels`);
  return context;
}

/** The context of a canvas as large as its place on the page, empty, that draws in pixels of the page. */
export function pageContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const { clientWidth, clientHeight } = canvas;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(clientWidth * ratio), Math.round(clientHeight * ratio)];
  if (canvas.width !== width) canvas.width = width; // setting one takes new memory, even where it has the same value
  if (canvas.height !== height) canvas.height = height;
  const context = contextOf(canvas);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
