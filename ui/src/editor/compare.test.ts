// What a comparison of two texts shows: each place once, whole words, nothing where nothing differs.
import { expect, test } from "vitest";
import { compare } from "./compare";

function shown(before: string, after: string): string[] {
  return compare(before, after).map((place) =>
    place.map(({ kind, text }) => ({ same: text, gone: `[-${text}-]`, new: `{+${text}+}` })[kind]).join(""),
  );
}

const CLAIMS = "1. A device comprising a coil.\n\n2. The device of claim 1, wherein the coil is flat.\n\n3. The device of claim 1, wherein the coil is round.";

test("equal texts differ nowhere", () => {
  expect(shown(CLAIMS, CLAIMS)).toEqual([]);
  expect(shown("", "")).toEqual([]);
});

test("each place is shown within its paragraph", () => {
  const after = CLAIMS.replace("a coil.", "a spring.").replace("round", "square");
  expect(shown(CLAIMS, after)).toEqual([
    "1. A device comprising a [-coil-]{+spring+}.",
    "3. The device of claim 1, wherein the coil is [-round-]{+square+}.",
  ]);
});

test("a text from nothing is all new, and one gone all gone", () => {
  expect(shown("", "1. A bolt.")).toEqual(["{+1. A bolt.+}"]);
  expect(shown("1. A bolt.", "")).toEqual(["[-1. A bolt.-]"]);
});
