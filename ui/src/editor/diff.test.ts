// What the preview of a fix shows.
import { expect, test } from "vitest";
import type { EditView } from "../api";
import { runs } from "./diff";

function edit(start: number, end: number, replacement: string): EditView {
  return { part: "claims", claim: 1, start, end, replacement };
}

function shown(text: string, ...edits: EditView[]): string {
  return runs(text, edits)
    .map((run) => ({ same: run.text, gone: `[-${run.text}-]`, new: `{+${run.text}+}` })[run.kind])
    .join("");
}

test("one replacement within its line", () => {
  expect(shown("1. A bolt.\n2. The nut of claim 1.", edit(14, 21, "A nut"))).toBe("2. [-The nut-]{+A nut+} of claim 1.");
});

test("two edits, given in the wrong order", () => {
  expect(shown("a b c", edit(4, 5, "C"), edit(0, 1, "A"))).toBe("[-a-]{+A+} b [-c-]{+C+}");
});

test("an insertion and a deletion", () => {
  expect(shown("ab", edit(1, 1, "x"))).toBe("a{+x+}b");
  expect(shown("abc", edit(1, 2, ""))).toBe("a[-b-]c");
});

test("long lines are cut at words on both sides", () => {
  const long = `${"word ".repeat(60)}HERE ${"more ".repeat(60)}`;
  const text = shown(long, edit(300, 304, "there"));
  expect(text).toMatch(/^… word .*\[-HERE-\]\{\+there\+\} more .* …$/);
  expect(text.length).toBeLessThan(240);
});

test("no edits show nothing", () => {
  expect(shown("text")).toBe("");
});
