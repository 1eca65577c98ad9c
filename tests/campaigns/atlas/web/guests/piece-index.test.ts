import { deepEqual, equal } from "node:assert/strict";
import { describe, test } from "node:test";

import type { Piece } from "../../../../../campaigns/atlas/web/base/payload.ts";
import type { Box } from "../../../../../campaigns/atlas/web/base/types.ts";
import {
  levelOf,
  PieceIndex,
  piecesOf,
  type PieceTile,
} from "../../../../../campaigns/atlas/web/guests/piece-index.ts";

const [OPEN_START, OPEN_END] = [-(2 ** 31), 2 ** 31 - 1];
const piece = (tile: string, first = OPEN_START, last = OPEN_END): Piece => {
  const [z = 0, x = 0, y = 0] = tile.split("/").map(Number);
  return [z, x, y, 10, first, last, 100, `${tile}-${first}.json`];
};
const names = (tiles: PieceTile[]): string[] => tiles.map(({ z, x, y }) => `${z}/${x}/${y}`);
const FAR_EAST: Box = [0.76, 0.26, 0.99, 0.49];

describe("tiles that cover a view", () => {
  /** So many rows in the north-west that they are counted at zooms 2 to 4. */
  const index = new PieceIndex({
    counts: ["2/3/1", "3/6/2", "4/12/4"].map((tile) => piece(tile)),
    rows: ["3/7/2", "3/6/3", "4/13/4", "4/12/5", "5/24/8", "5/25/9", "2/4/1"].map((tile) => piece(tile)),
  });
  const among = (zoom: number): Set<string> => new Set(names(index.covering(FAR_EAST, zoom)));

  test("have counts at the zoom of the view, or rows where a tile farther out has them all", () => {
    deepEqual(among(2), new Set(["2/3/1"]));
    deepEqual(among(3), new Set(["3/6/2", "3/7/2", "3/6/3"]));
    deepEqual(among(4), new Set(["4/12/4", "4/13/4", "4/12/5", "3/7/2", "3/6/3"]));
    deepEqual(among(9), new Set(["5/24/8", "5/25/9", "4/13/4", "4/12/5", "3/7/2", "3/6/3"]));
  });

  test("begin with what is nearest the middle of the view, and leave out what lies beside it", () => {
    deepEqual(names(index.covering([24.1 / 32, 8.1 / 32, 25.4 / 32, 9.2 / 32], 9)), ["5/24/8", "5/25/9"]);
    deepEqual(names(index.covering([1.1, 0.3, 1.2, 0.4], 9)), ["2/4/1"], "east of 180°");
  });

  test("are found where all rows are few enough for one", () => {
    const small = new PieceIndex({ counts: [], rows: [piece("0/0/0"), piece("1/2/0")] });
    deepEqual(names(small.covering([0.9, 0.2, 1.1, 0.4], 6)), ["1/2/0", "0/0/0"]);
  });

  test("at the zooms of the map", () => {
    const level = (zoom: number): number => levelOf(zoom, 256 * 2 ** zoom, 6, 64);
    deepEqual([2, 2.5, 3, 4, 4.5, 7, 11.5, 12, 13].map(level), [2, 2, 2, 3, 4, 6, 11, 12, 12]);
  });
});

describe("pieces of tiles", () => {
  const tile = (list: [first: number, last: number][], hasCounts: boolean): PieceTile => ({
    ...{ z: 5, x: 1, y: 1, hasCounts },
    pieces: list.map(([first, last]) => ({ file: `${first}`, bytes: 1, rows: 1, first, last, hasCounts })),
  });
  const files = ({ now, next }: ReturnType<typeof piecesOf>): string[][] =>
    [now, next].map((pieces) => pieces.map(({ file }) => file));

  test("with rows are those of the days that are shown, and the one behind them for later", () => {
    const rows = tile([[0, 20], [10, 60], [70, 200], [300, 400]], false); // prettier-ignore
    deepEqual(files(piecesOf([rows], [[15, 15]])), [["0", "10"], ["70"]]);
    deepEqual(files(piecesOf([rows], [[61, 69]])), [[], []]);
    deepEqual(files(piecesOf([rows], [[15, 15], [350, 350]]))[0], ["0", "10", "300"], "of two dates"); // prettier-ignore
  });

  test("with counts are those of the first and of the last day: what lies between is in their sums", () => {
    const counts = tile([[OPEN_START, 99], [100, 199], [200, 299], [300, OPEN_END]], true); // prettier-ignore
    deepEqual(files(piecesOf([counts], [[150, 350]])), [["100", "300"], ["200"]]);
    deepEqual(files(piecesOf([counts], [])), [[], []]);
    equal(piecesOf([counts], [[0, 0]]).now[0]?.first, OPEN_START);
  });
});
