// What the sources keep to: one door to the program, no address of a network, a sentence at the head of each file.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

const ROOT = new URL("..", import.meta.url).pathname;
const files = readdirSync(ROOT, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const sources = files.map((file) => ({ name: relative(ROOT, file), text: readFileSync(file, "utf8") }));

test("only the door imports Tauri", () => {
  const importing = sources.filter(({ text }) => /^import (?!type).*@tauri-apps/m.test(text)).map(({ name }) => name);
  expect(importing).toEqual(["api/program.ts"]);
});

test("no source of the window names an address of a network", () => {
  const shipped = sources.filter(({ name }) => !name.endsWith(".test.ts"));
  expect(shipped.filter(({ text }) => /\b(?:https?|wss?):\/\/|\bfetch\(|XMLHttpRequest/.test(text)).map(({ name }) => name)).toEqual([]);
});

test("what is shipped does not hold the fake program", () => {
  const importing = sources
    .filter(({ name, text }) => !name.startsWith("api/fake/") && !name.endsWith(".test.ts") && /\/fake\//.test(text))
    .map(({ name }) => name);
  expect(importing).toEqual([]);
});

test("markup is never made of strings", () => {
  const made = sources.filter(({ name, text }) => !name.endsWith(".test.ts") && /innerHTML|\{@html/.test(text));
  expect(made.map(({ name }) => name)).toEqual([]);
});

test("each file says first what it is, and stays short", () => {
  for (const { name, text } of sources) {
    expect(text, name).toMatch(/^(\/\/ |<!-- |\/\* )\S/);
    if (!name.startsWith("api/bindings/")) expect(text.split("\n").length, name).toBeLessThanOrEqual(350);
  }
});
