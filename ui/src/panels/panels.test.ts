// What lists, tree and pages are made of, without a page to show them on.
import { expect, test } from "vitest";
import type { BlockView, ClaimNode, Placed } from "../api";
import { check, nodes, SAMPLE } from "../api/fake/claims";
import { coded } from "../api/fake/draft";
import { en } from "../strings/en";
import { counts, groups, offices, select } from "./filter";
import { label, rows, worst } from "./outline";
import { paginate } from "./pages";
import { rowsShown } from "./parts";
import { place } from "./place";

const found = check(SAMPLE, 0).findings;

test("findings are counted and filtered by office and severity, in the order of the text", () => {
  expect(offices(found)).toEqual(["ep", "us"]);
  expect(counts(found, "all")).toEqual({ error: 1, warning: 1, info: 1 });
  expect(counts(found, "us")).toEqual({ error: 0, warning: 2, info: 1 });
  expect(select(found, "all", new Set(["error"])).map((finding) => finding.finding.claim)).toEqual([3, 4]);
  expect(select([...found].reverse(), "ep", new Set()).map((finding) => finding.finding.claim)).toEqual([2, 3, 4]);
  expect(select(found, "fr", new Set())).toEqual([]);
  expect(select([...found].reverse(), "us", new Set(), true).map((finding) => finding.finding.claim)).toEqual([2, 3, 4]);
  const first = found[2];
  if (!first) throw new Error("the sample has three findings");
  const heavy: Placed = { ...first, from: 0, finding: { ...first.finding, severity: "info" } };
  expect(select([heavy, ...found], "all", new Set(), true).map((finding) => finding.finding.severity)).toEqual(["error", "warning", "info", "info"]);
});

test("findings have groups, and places in words", () => {
  expect(groups(found)).toEqual(["claims", "clarity"]);
  const finding = found[0]?.finding;
  if (!finding) throw new Error("the sample has findings");
  expect(place(finding, en)).toBe("Claim 2");
  expect(place({ ...finding, claim: null, paragraph: 3, paragraph_label: "[0007]" }, en)).toBe("Paragraph [0007]");
  expect(place({ ...finding, claim: null, part: "abstract" }, en)).toBe("Abstract");
});

test("of a long part the first paragraphs are listed, and all where they are asked for", () => {
  const paragraph = (index: number) => ({
    index,
    opening: "",
    label: null,
    page: null,
    part: index < 6 ? "description" : null,
    begins: index === 4 ? "person" : null,
  });
  const all = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(paragraph);
  expect(rowsShown(all, false).map(({ index }) => index)).toEqual([0, 1, 2, 4, 5, 6, 7, 8]);
  expect(rowsShown(all, true)).toEqual(all);
});

test("the tree goes deeper with each dependency", () => {
  const depths = rows(nodes(SAMPLE)).map((row) => [row.node.number, row.depth, row.parents]);
  expect(depths).toEqual([
    [1, 0, []],
    [2, 1, [1]],
    [3, 2, [1, 2]],
    [4, 3, [1, 2, 3]],
    [5, 0, []],
    [6, 1, [5]],
  ]);
});

test("a claim on itself or on a later claim does not hang the tree", () => {
  const base: ClaimNode = { number: 1, from: 0, to: 1, parents: [0, 1], dependent: true, category: "product", opening: "" };
  expect(rows([base, { ...base, number: 2, parents: [0] }]).map((row) => row.depth)).toEqual([1, 2]);
});

test("a dependent claim is named by what it adds", () => {
  const [first, second] = nodes(SAMPLE);
  if (!first || !second) throw new Error("the sample has claims");
  expect(label(first, SAMPLE)).toBe("A textile separating apparatus comprising");
  expect(label(second, SAMPLE)).toBe("spring biases the drum towards the inlet.");
});

test("the heaviest finding of a claim is its mark", () => {
  expect(worst(found).get(2)).toEqual({ severity: "error", count: 1 });
  expect(worst(found).get(1)).toBeUndefined();
});

test("claims and abstract stand on pages of their own, paragraphs are numbered through", () => {
  const pages = paginate(coded("ep").blocks, { line: 66, lines: 46 });
  const firsts = pages.map((page) => page[0]?.block.sentences[0]?.text);
  expect(firsts).toContain("Claims");
  expect(firsts).toContain("Abstract");
  const numbers = pages.flat().flatMap((laid) => laid.number ?? []);
  expect(numbers).toEqual(numbers.map((_, index) => `[${String(index + 1).padStart(4, "0")}]`));
  expect(pages.flat().map((laid) => laid.index)).toEqual(coded("ep").blocks.map((_, index) => index));
});

test("no heading is the last of its page and no page is empty", () => {
  const heading: BlockView = { kind: "heading2", sentences: [sentence("Heading")] };
  const upper: BlockView = { kind: "heading1", sentences: [sentence("Heading")] };
  const paragraph: BlockView = { kind: "paragraph", sentences: [sentence("word ".repeat(40))] };
  for (const words of [40, 150, 2000]) {
    const headed: BlockView = { kind: "paragraph", sentences: [sentence("word ".repeat(words))] };
    for (let before = 0; before < 20; before += 1) {
      const blocks = [...Array<BlockView>(before).fill(paragraph), upper, heading, headed, heading, paragraph];
      for (const page of paginate(blocks, { line: 40, lines: 30 })) {
        expect(page.length).toBeGreaterThan(0);
        expect(page[page.length - 1]?.block.kind).toBe("paragraph");
      }
    }
  }
});

test("a paragraph longer than a page has a page of its own", () => {
  const long: BlockView = { kind: "paragraph", sentences: [sentence("word ".repeat(2000))] };
  expect(paginate([long, long], { line: 66, lines: 46 })).toHaveLength(2);
});

function sentence(text: string): BlockView["sentences"][number] {
  return { text, origin: { from: "template", name: "t" }, accepted: true };
}
