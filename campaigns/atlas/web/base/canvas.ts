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

/** Width and height of an element, pixels of the page. */
export type PageSize = readonly [width: number, height: number];

/** The size of an element within its borders. To be asked where layout is done: elsewhere it has the page laid out at once. */
export const sizeOf = ({ clientWidth, clientHeight }: Element): PageSize => [clientWidth, clientHeight];

/** The context of a canvas, empty, that draws in pixels of the page; `size` is that of its place on the page. */
export function pageContext(canvas: HTMLCanvasElement, size: PageSize): CanvasRenderingContext2D {
  const ratio = window.devicePixelRatio || 1;
  const [width = 0, height = 0] = size.map((each) => Math.round(each * ratio));
  if (canvas.width !== width) canvas.width = width; // setting one takes new memory, even where it has the same value
  if (canvas.height !== height) canvas.height = height;
  const context = contextOf(canvas);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
