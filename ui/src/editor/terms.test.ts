// What the card of a term says and where its keys lead; how it looks is tested in the window.
import { expect, test } from "vitest";
import type { TermPlace, TermView } from "../api";
import { LANGUAGES } from "../strings";
import { following, told } from "./terms";

const place = (claim: number, from: number, text: string, introduces = false): TermPlace => ({
  claim,
  from,
  to: from + text.length,
  text,
  introduces,
});
const introduction = place(1, 10, "a spring", true);
const later = place(2, 50, "the spring");
const term = (here: TermPlace, more: Partial<TermView> = {}): TermView => ({
  term: "spring",
  here,
  introduction,
  mentions: [introduction, later],
  resolution: "refers",
  reason: "same-words",
  candidates: [],
  ...more,
});

test("a mention tells where its term comes from and why", () => {
  expect(told(term(later), LANGUAGES.en)).toBe("Introduced in claim 1 as “a spring”. The words are the same.");
  expect(told(term(introduction), LANGUAGES.en)).toBe("Introduced here.");
  const missing = term(later, { introduction: null, reason: "nothing-of-that-name" });
  expect(told(missing, LANGUAGES.en)).toBe("Nothing of this name was introduced.");
  expect(told(missing, LANGUAGES.de)).not.toBe(told(missing, LANGUAGES.fr));
});

test("the next mention after the last is the first", () => {
  expect(following(term(introduction))).toBe(later);
  expect(following(term(later))).toBe(introduction);
});
