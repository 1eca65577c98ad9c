import { deepEqual, equal } from "node:assert/strict";
import { describe, test } from "node:test";

import { PieceStore } from "../../../../../campaigns/atlas/web/guests/piece-store.ts";

interface Sample {
  name: string;
  bytes: number;
}
const sample = (name: string, bytes = 10): Sample => ({ name, bytes });

/** A store whose pieces come when the test lets them. */
function stored(limits = { requests: 2, bytes: 20 }) {
  const asked: string[] = [];
  const answers = new Map<string, { come: () => void; fail: () => void }>();
  let told = 0;
  const store = new PieceStore<Sample, string>(
    ({ name }) => {
      asked.push(name);
      return new Promise((resolve, reject) =>
        answers.set(name, { come: () => resolve(name), fail: () => reject(new Error(`no ${name}`)) }),
      );
    },
    () => (told += 1),
    limits,
  );
  const settled = (): Promise<void> => new Promise((done) => setTimeout(done));
  const answer = async (name: string, how: "come" | "fail" = "come"): Promise<void> => {
    answers.get(name)?.[how]();
    await settled();
  };
  return { store, asked, answer, told: () => told };
}

describe("a store of pieces", () => {
  test("asks for a few at once, in the order in which they are wanted, and for none twice", async () => {
    const { answer, asked, store, told } = stored();
    const [a, b, c] = ["a", "b", "c"].map((name) => sample(name));
    store.want([a!, b!, c!]);
    store.want([a!, b!, c!]);
    deepEqual(asked, ["a", "b"]);
    await answer("b");
    deepEqual(asked, ["a", "b", "c"]);
    deepEqual([store.get(a!), store.get(b!), store.awaited, told()], [undefined, "b", 2, 1]);
    await answer("a");
    await answer("c");
    store.want([c!, a!]);
    deepEqual([asked.length, store.awaited], [3, 0], "what is here is not asked for again");
  });

  test("asks for what may be wanted next when all else has been asked for, and awaits nothing of it", () => {
    const { asked, store } = stored({ requests: 3, bytes: 20 });
    store.want([sample("a")], [sample("later")]);
    deepEqual([asked, store.awaited], [["a", "later"], 1]);
  });

  test("no longer asks for what the map has left", async () => {
    const { answer, asked, store } = stored({ requests: 1, bytes: 20 });
    const [near, far] = [sample("near"), sample("far")];
    store.want([sample("first"), far]);
    store.want([near]);
    await answer("first");
    deepEqual(asked, ["first", "near"]);
  });

  test("keeps what is wanted whatever it weighs, and of the rest what was used last", async () => {
    const { answer, store } = stored();
    const pieces = ["a", "b", "c", "d"].map((name) => sample(name));
    for (const piece of pieces) {
      store.want([piece]);
      await answer(piece.name);
    }
    deepEqual(pieces.map((piece) => store.get(piece)), [undefined, "b", "c", "d"]); // prettier-ignore
    store.want([pieces[1]!]);
    const large = sample("large", 1000);
    store.want([large]);
    await answer("large");
    deepEqual([...pieces, large].map((piece) => store.get(piece)), [undefined, "b", undefined, "d", "large"]); // prettier-ignore
  });

  test("tells why a piece did not come, and asks for it again only when told to", async () => {
    const { answer, asked, store, told } = stored();
    const [a, b] = [sample("a"), sample("b")];
    store.want([a, b]);
    await answer("a", "fail");
    await answer("b");
    store.want([a, b]);
    deepEqual([store.failed.map(String), store.awaited, told()], [["Error: no a"], 0, 2]);
    deepEqual(asked, ["a", "b"]);
    store.retry();
    deepEqual([asked, store.failed.length, store.awaited], [["a", "b", "a"], 0, 1]);
    await answer("a");
    equal(store.get(a), "a");
  });

  test("says nothing of a failure where the map no longer needs the piece, or does not need it yet", async () => {
    const { answer, store } = stored();
    store.want([sample("a")], [sample("later")]);
    await answer("later", "fail");
    equal(store.failed.length, 0);
    store.want([sample("b")]);
    await answer("a", "fail");
    equal(store.failed.length, 0);
  });
});
