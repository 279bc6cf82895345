// The three languages say the same things, with the same holes to fill.
import { expect, test } from "vitest";
import { LANGUAGES, preferred } from "./index";

/** Every path of a language with what stands there: the kind, and for a sentence the number of its holes. */
function shape(words: unknown, path = ""): string[] {
  if (typeof words === "function") return [`${path}(${words.length})`];
  if (typeof words !== "object" || words === null) return [path];
  return Object.entries(words).flatMap(([key, value]) => shape(value, `${path}.${key}`));
}

/** Every text of a language, sentences filled with numbers. */
function texts(words: unknown): string[] {
  if (typeof words === "function") return [String((words as (...holes: unknown[]) => string)(1, 2, 3)), String((words as (...holes: unknown[]) => string)(2, 1, 1))];
  if (typeof words !== "object" || words === null) return [String(words)];
  return Object.values(words).flatMap(texts);
}

test.each(["fr", "de"] as const)("%s says what English says", (code) => {
  expect(shape(LANGUAGES[code])).toEqual(shape(LANGUAGES.en));
});

test.each(["en", "fr", "de"] as const)("%s leaves nothing empty or unfilled", (code) => {
  for (const text of texts(LANGUAGES[code])) {
    expect(text.trim()).not.toBe("");
    expect(text).not.toContain("undefined");
  }
});

test("no line is broken before a sign in French, or within guillemets", () => {
  const all = texts(LANGUAGES.fr);
  expect(all.some((text) => text.includes("\u00a0:"))).toBe(true);
  for (const text of all) expect(text).not.toMatch(/ [;:!?»]|« /);
});

test("sentences of the interface are translated, names are not", () => {
  const { en, fr, de } = LANGUAGES;
  expect(fr.findings.none).not.toBe(en.findings.none);
  expect(de.findings.none).not.toBe(en.findings.none);
  expect(fr.app).toBe(de.app);
});

test("the first wish that is spoken here wins", () => {
  expect(preferred(["it-IT", "de-AT", "en"])).toBe("de");
  expect(preferred(["FR-fr"])).toBe("fr");
  expect(preferred(["it"])).toBe("en");
  expect(preferred([])).toBe("en");
});
