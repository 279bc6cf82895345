// What becomes of a passage between the keys and the program: handed over while one types, kept where that fails, at stake
// while nothing holds it; the editor is tested in the window.
import { beforeEach, expect, test, vi } from "vitest";
import { open } from "../api/door";
import { FakeProgram } from "../api/fake/program";
import { claims } from "./claims.svelte";
import { desk } from "./desk.svelte";
import { drafting } from "./draft.svelte";
import { exporting } from "./exporting.svelte";
import { failures } from "./failures.svelte";
import { keeping } from "./keeping.svelte";
import { passageOf } from "./passages.svelte";

const { passages } = drafting;
let fake: FakeProgram;

/** The texts of the user's own paragraphs in the draft as the window shows it, with the index of each. */
function own(): [number, string][] {
  const blocks = drafting.view?.blocks ?? [];
  return blocks.flatMap((block, at): [number, string][] =>
    passageOf(block) === null ? [] : [[at, block.sentences[0]?.text ?? ""]],
  );
}

function asked(): unknown[] {
  return fake.calls.filter(({ name }) => name === "write_passage").map(({ given }) => given["request"]);
}

beforeEach(async () => {
  vi.useRealTimers();
  fake = new FakeProgram();
  open(fake);
  claims.dirty = false;
  failures.dismiss();
  await desk.start(undefined);
  await desk.openSample();
  drafting.model = null;
  await drafting.start();
});

test("what is typed is handed over in a moment, and shown once the editor is left", async () => {
  await passages.add(3);
  vi.useFakeTimers();
  passages.typed("On");
  passages.typed("One.");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked()).toEqual([{ step: "add", behind: 3, text: "One." }]);
  passages.typed("One.\nTwo.");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked().at(-1)).toEqual({ step: "change", passage: 1, text: "One.\nTwo." });
  expect(own()).toEqual([]);
  expect(await passages.leave()).toBe(true);
  expect(own()).toEqual([[4, "One."], [5, "Two."]]);
  await passages.edit(1);
  expect(passages.text).toBe("One.\nTwo.");
  fake.calls = [];
  await passages.leave();
  expect(asked()).toEqual([]);
});

test("a text that is blank for a moment is not taken out before the editor is left", async () => {
  await passages.add(3);
  passages.typed("One.");
  await passages.leave();
  await passages.edit(1);
  passages.typed(" ");
  await passages.settle();
  expect(asked()).toHaveLength(1);
  await passages.leave();
  expect(own()).toEqual([]);
  await passages.add(3);
  passages.typed("\n ");
  await passages.leave();
  expect(asked()).toHaveLength(2);
});

test("what the program refuses stays in the editor, and nothing is written over it", async () => {
  await passages.add(3);
  passages.typed("One.");
  fake.behaviour.fail.write_passage = { code: "Unknown", sentence: "No.", details: null };
  expect(await passages.leave()).toBe(false);
  expect(failures.current?.sentence).toBe("No.");
  expect(passages.text).toBe("One.");
  await passages.add(5);
  await drafting.start();
  expect(passages.writing?.behind).toBe(3);
  expect(fake.calls.filter(({ name }) => name === "start_draft")).toHaveLength(1);
  delete fake.behaviour.fail.write_passage;
  expect(await passages.leave()).toBe(true);
  expect(own()).toEqual([[4, "One."]]);
});

test("it is at stake until a file holds it, and another document is asked about first", async () => {
  expect(keeping.atStake).toBe(false);
  await passages.add(3);
  passages.typed("One.");
  await desk.openSample();
  expect(desk.waiting).not.toBeNull();
  await desk.answer(false);
  await passages.leave();
  expect(keeping.atStake).toBe(true);
  await exporting.run();
  expect(keeping.atStake).toBe(false);
  await desk.openSample();
  expect(drafting.view).toBeNull();
  expect(passages.writing).toBeNull();
});

test("that it could not be kept is told once, and it is at stake until it could", async () => {
  fake.behaviour.unkept = true;
  await passages.add(3);
  passages.typed("One.");
  await passages.settle();
  expect(failures.current?.code).toBe("CannotWrite");
  failures.dismiss();
  passages.typed("One more.");
  await passages.settle();
  expect(failures.current).toBeNull();
  expect(passages.unkept).toBe(true);
  fake.behaviour.unkept = false;
  await passages.leave();
  expect(passages.unkept).toBe(false);
});

test("what was deleted can be put back at its place, until something else is written", async () => {
  await passages.add(3);
  passages.typed("One.");
  await passages.leave();
  await passages.edit(1);
  await passages.remove();
  expect(own()).toEqual([]);
  await passages.restore();
  expect(own()).toEqual([[4, "One."]]);
  await passages.edit(1);
  await passages.remove();
  await passages.add(5);
  expect(passages.removed).toBeNull();
});
