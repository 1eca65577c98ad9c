import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type AddressedAtlas, applyAddress } from "@web/panels/address.ts";
import { type AddressedState, formatAddress, formatView, parseAddress, parseView } from "@web/panels/address-text.ts";

const PLAIN: AddressedState = {
  date: "1945-08-15",
  selected: null,
  from: null,
  compared: null,
  language: "en",
  touring: null,
};

describe("parsing an address", () => {
  test("reads every part", () => {
    const hash = "#date=1945-08-15&from=1945-08-09&select=mutanchiang&view=6/45/127&language=ru&compare=1939-08-20";
    assert.deepEqual(parseAddress(hash), {
      date: "1945-08-15",
      from: "1945-08-09",
      select: "mutanchiang",
      view: "6/45/127",
      language: "ru",
      compare: "1939-08-20",
      tour: "",
      step: "1",
      controls: "",
    });
  });

  test("leaves missing parts empty, and begins tours with their first step", () => {
    assert.deepEqual(Object.values(parseAddress("")).filter(Boolean), ["1"]);
    assert.equal(parseAddress("#tour=khalkhin-gol").step, "1");
    assert.equal(parseAddress("#tour=khalkhin-gol&step=3").step, "3");
  });

  test("takes the last of what is given twice", () => {
    assert.equal(parseAddress("#date=1945-08-09&date=1939-08-20").date, "1939-08-20");
  });

  test("decodes what is encoded, and takes no part that it does not know", () => {
    const address = parseAddress("#select=border%2Fussr--japan&zoom=9");
    assert.equal(address.select, "border/ussr--japan");
    assert.ok(!("zoom" in address));
  });

  test("reads a view as zoom, latitude, longitude", () => {
    assert.deepEqual(parseView("9/47.7/118.6"), [9, 47.7, 118.6]);
    assert.deepEqual(parseView("4.5/-10/-70.25"), [4.5, -10, 289.75]);
  });

  test("finds no view in another text", () => {
    for (const text of [
      "",
      "9",
      "9/47.7",
      "near/47.7/118.6",
      "9/47.7/NaN",
      "6/45/1e308",
      "1e9/45/1",
      "6//127",
      "6/91/1",
      "2/89/0",
      "2/-85.1/0",
    ])
      assert.equal(parseView(text), null, text);
  });
});

describe("writing an address", () => {
  test("writes the date and the view always, all else only where there is some", () => {
    assert.equal(formatAddress(PLAIN, [6, 45, 127]), "#date=1945-08-15&view=6/45.000/127.000");
  });

  test("writes every part in one order", () => {
    const state = {
      date: "1939-08-20",
      selected: "border/ussr--japan",
      from: "1939-05-11",
      compared: "1945-08-09",
      language: "ja",
      touring: { id: "khalkhin-gol", step: 3 },
    };
    assert.equal(
      formatAddress(state, [9.5, 47.70049, 118.6]),
      "#date=1939-08-20&from=1939-05-11&compare=1945-08-09&select=border%2Fussr--japan" +
        "&view=9.5/47.700/118.600&tour=khalkhin-gol&step=3&language=ja",
    );
  });

  test("has one view for a place, however its longitude is written", () => {
    assert.deepEqual(parseView("4/55/-175"), [4, 55, 185]);
    assert.deepEqual(parseView("4/55/185"), parseView("4/55/-175"));
    assert.deepEqual(parseView("4/55/545"), null);
    assert.equal(formatView([4, 55, 185]), "4/55.000/-175.000");
    assert.equal(formatView([5, 46, 128]), "5/46.000/128.000");
  });

  test("rounds a view to a hundredth of a zoom and a thousandth of a degree", () => {
    assert.equal(formatView([6.123456, -0.0004, 179.99951]), "6.12/-0.000/180.000");
  });

  test("is read back as it was written", () => {
    const state = { ...PLAIN, selected: "a&b=c d", from: "1945-08-09", language: "zh" };
    const address = parseAddress(formatAddress(state, [7, 44.59, 129.62]));
    assert.deepEqual(
      [address.date, address.select, address.from, address.language, parseView(address.view)],
      ["1945-08-15", "a&b=c d", "1945-08-09", "zh", [7, 44.59, 129.62]],
    );
  });
});

describe("applying an address", () => {
  /** A map that remembers what was asked of it. */
  function atlas(): { atlas: AddressedAtlas; asked: string[] } {
    const asked: string[] = [];
    const face: AddressedAtlas = {
      ...PLAIN,
      tours: [],
      range: ["1904-01-01", "1973-12-31"],
      languages: ["en", "ru"],
      settled: true,
      chapterId: "",
      goto: (iso) => asked.push(`goto ${iso}`),
      since: (iso) => asked.push(`since ${iso}`),
      compare: (iso) => asked.push(`compare ${iso}`),
      on: () => undefined,
    };
    return { atlas: face, asked };
  }

  test("takes over the window, the second date and the language", () => {
    const { atlas: face, asked } = atlas();
    applyAddress(face, { from: "1945-08-09", compare: "1939-08-20", language: "ru" });
    assert.deepEqual([asked, face.language], [["since 1945-08-09", "compare 1939-08-20"], "ru"]);
  });

  test("counts what is no date or language as none", () => {
    const { atlas: face, asked } = atlas();
    applyAddress(face, { from: "soon", compare: "1939-02-30", language: "la" });
    assert.deepEqual([asked, face.language], [[], "en"]);
  });
});
