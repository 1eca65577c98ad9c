/* The symbol of a unit as it is drawn on the map: paths, circles and letters of an SVG picture. As images they would take
   a fifth of the time in which the document opens, since to a browser each such image is a page of its own. */

import { decodeBase64 } from "../base/base64.ts";
import type { Box } from "../base/types.ts";

/** How a piece is drawn; "none" is not at all. */
interface Paint {
  fill: string;
  stroke: string;
  strokeWidth: number;
}

interface PathPiece extends Paint {
  path: Path2D;
}

interface TextPiece extends Paint {
  text: string;
  x: number;
  /** Of the middle of its small letters. */
  y: number;
  font: string;
}

type Piece = PathPiece | TextPiece;

/** The limit of pointed corners in SVG, where none is named; that of a canvas is another. */
const MITER_LIMIT = 4;

const attribute = (element: Element, name: string): string => element.closest(`[${name}]`)?.getAttribute(name) ?? ""; // a piece takes over what its group has

const numberOf = (element: Element, name: string): number => Number(attribute(element, name));

function pieceOf(element: Element): Piece {
  const paint = {
    fill: attribute(element, "fill"),
    stroke: attribute(element, "stroke"),
    strokeWidth: numberOf(element, "stroke-width"),
  };
  if (element.tagName === "path") return { ...paint, path: new Path2D(attribute(element, "d")) };
  if (element.tagName === "circle") {
    const path = new Path2D();
    path.arc(numberOf(element, "cx"), numberOf(element, "cy"), numberOf(element, "r"), 0, 2 * Math.PI);
    return { ...paint, path };
  }
  const [weight, size, family] = ["font-weight", "font-size", "font-family"].map((name) => attribute(element, name));
  const [x, y] = [numberOf(element, "x"), numberOf(element, "y")];
  return { ...paint, ...{ x, y }, text: element.textContent, font: `${weight} ${size}px ${family}` };
}

function drawText(context: CanvasRenderingContext2D, { text, x, y, font, fill }: TextPiece): void {
  context.font = font;
  context.fillStyle = fill;
  context.textAlign = "center";
  context.fillText(text, x, y + context.measureText("x").actualBoundingBoxAscent / 2);
}

function drawPath(context: CanvasRenderingContext2D, { path, fill, stroke, strokeWidth }: PathPiece): void {
  if (fill !== "none") {
    context.fillStyle = fill;
    context.fill(path);
  }
  if (stroke === "none") return;
  context.strokeStyle = stroke;
  context.lineWidth = strokeWidth;
  context.stroke(path);
}

/** A picture that can be drawn at any size. */
export class UnitPicture {
  /** Size of the picture, whole pixels. */
  readonly width: number;
  readonly height: number;
  /** Left, top, width and height in the units of its pieces. */
  private readonly view: number[];
  private readonly pieces: Piece[];

  /**
   * @param number of the picture among those of the document
   * @param address of an SVG picture (`data:`, base64), of what test_unit_symbols.py lists
   */
  constructor(
    readonly number: number,
    address: string,
  ) {
    const text = new TextDecoder().decode(decodeBase64(address.slice(address.indexOf(",") + 1)));
    const { documentElement: svg } = new DOMParser().parseFromString(text, "image/svg+xml");
    this.width = Math.round(numberOf(svg, "width"));
    this.height = Math.round(numberOf(svg, "height"));
    this.view = attribute(svg, "viewBox").split(" ").map(Number);
    this.pieces = [...svg.querySelectorAll("path, circle, text")].map(pieceOf);
  }

  /** Draw it into a box, as large as it has room there. */
  draw(context: CanvasRenderingContext2D, [left, top, right, bottom]: Box): void {
    const [x = 0, y = 0, width = 1, height = 1] = this.view;
    const scale = Math.min((right - left) / width, (bottom - top) / height);
    context.save();
    context.translate((left + right) / 2, (top + bottom) / 2);
    context.scale(scale, scale);
    context.translate(-x - width / 2, -y - height / 2);
    context.miterLimit = MITER_LIMIT;
    context.lineCap = "butt";
    context.lineJoin = "miter";
    context.textBaseline = "alphabetic";
    for (const piece of this.pieces)
      if ("path" in piece) drawPath(context, piece);
      else drawText(context, piece);
    context.restore();
  }
}

/** The pictures of a document by their numbers, each made when it is first asked for. */
export class UnitPictures {
  private readonly known: (UnitPicture | undefined)[] = [];

  /** @param addresses of SVG pictures */
  constructor(private readonly addresses: readonly string[]) {}

  /** The picture with a number, null where there is none. */
  of(number: number | undefined): UnitPicture | null {
    const address = this.addresses[number ?? -1];
    if (number === undefined || address === undefined) return null;
    return (this.known[number] ??= new UnitPicture(number, address));
  }
}
