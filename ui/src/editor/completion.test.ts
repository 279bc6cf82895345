// What becomes of proposals while one types on, and when one is worth a ghost; the keys are tested in the window.
import { EditorState } from "@codemirror/state";
import { expect, test } from "vitest";
import { ghostOf, goneOn, isOpen, joined, type Proposals } from "./completion";

const words = (text: string, score: number): Proposals["found"][number] => ({ text, score, saves: text.length - 1 });
const proposals: Proposals = {
  at: 10,
  found: [words("locking bolt", 0.6), words("lock", 0.2), words("spring", 0.1)],
  chosen: null,
  keys: 0,
};

test("typing on keeps what agrees, without what is there now", () => {
  const left = goneOn(proposals, "lo");
  expect(left?.at).toBe(12);
  expect(left?.found.map(({ text }) => text)).toEqual(["cking bolt", "ck"]);
  expect(left?.found[0]?.saves).toBe(9);
  expect(goneOn(proposals, "x")).toBeNull();
  expect(goneOn(proposals, "spring")).toBeNull();
});

test("in an open list each key counts and the first is chosen anew", () => {
  const left = goneOn({ ...proposals, chosen: 2, keys: 3 }, "l");
  expect(left).toMatchObject({ chosen: 0, keys: 4 });
});

test("only a likely proposal is a ghost, and in the list the one that is chosen", () => {
  expect(ghostOf(null)).toBeUndefined();
  expect(ghostOf(proposals)?.text).toBe("locking bolt");
  expect(ghostOf({ ...proposals, found: [words("perhaps", 0.1)] })).toBeUndefined();
  expect(ghostOf({ ...proposals, found: [words("a", 0.9)] })).toBeUndefined();
  expect(ghostOf({ ...proposals, chosen: 2 })?.text).toBe("spring");
});

test("nothing is proposed within a word", () => {
  const state = (doc: string, anchor: number) => EditorState.create({ doc, selection: { anchor } });
  expect(isOpen(state("a lid", 2))).toBe(false);
  expect(isOpen(state("a lid", 5))).toBe(true);
  expect(isOpen(state("a lid, a rim", 5))).toBe(true);
});

test("while a model is still heard only what is nearly sure is a ghost", () => {
  const waiting = { ...proposals, found: [words("locking bolt", 0.4)], waiting: true };
  expect(ghostOf(waiting)).toBeUndefined();
  expect(ghostOf({ ...waiting, found: [words("locking bolt", 0.6)] })?.text).toBe("locking bolt");
  expect(ghostOf(joined(waiting, []))?.text).toBe("locking bolt");
});

test("what a model adds prolongs a ghost and never replaces it", () => {
  const other = joined(proposals, [words("spring", 0.9), words("locking bolt", 0.3)]);
  expect(other.found.map(({ text }) => text)).toEqual(["locking bolt", "spring", "lock"]);
  const longer = joined(proposals, [words("spring", 0.9), words("locking bolt is movable", 0.3)]);
  expect(ghostOf(longer)?.text).toBe("locking bolt is movable");
  const unlikely = joined(proposals, [words("locking bolt is movable", 0.1)]);
  expect(ghostOf(unlikely)?.text).toBe("locking bolt");
});

test("without a ghost what a model says is taken over, and an open list only grows at its end", () => {
  const weak = { ...proposals, found: [words("spring", 0.1)] };
  expect(joined(weak, [words("pawl", 0.5)]).found.map(({ text }) => text)).toEqual(["pawl"]);
  const list = joined({ ...proposals, chosen: 1, keys: 2 }, [words("pawl", 0.8), words("lock", 0.2)]);
  expect(list.found.map(({ text }) => text)).toEqual(["locking bolt", "lock", "spring", "pawl"]);
  expect(list).toMatchObject({ chosen: 1, keys: 2 });
});
