// Findings of an older text, carried over to the text as it stands.
import { ChangeSet, Text } from "@codemirror/state";
import { describe, expect, test } from "vitest";
import type { Placed } from "../api";
import { check, SAMPLE } from "../api/fake/claims";
import { ChangeLog } from "./log";
import { claimNow, findingNow } from "./stale";

const text = Text.of(SAMPLE.split("\n"));
const spring = check(SAMPLE, 0).findings.find((finding) => finding.title === "Missing antecedent") as Placed;
const at = spring.from as number;

function change(from: number, to: number, insert: string): ChangeSet {
  return ChangeSet.of({ from, to, insert }, text.length);
}

function words(changes: ChangeSet, placed: Placed | undefined): string | undefined {
  return placed && changes.apply(text).sliceString(placed.from ?? 0, placed.to ?? 0);
}

describe("a finding", () => {
  test("moves with what is typed before it", () => {
    const changes = change(0, 0, "0. Preamble 😀\n");
    expect(words(changes, findingNow(spring, "claims", changes))).toBe("the spring");
  });

  test("does not grow over what is typed at its edges", () => {
    const before = change(at, at, "also ");
    expect(words(before, findingNow(spring, "claims", before))).toBe("the spring");
    const after = change(at + 10, at + 10, "s");
    expect(words(after, findingNow(spring, "claims", after))).toBe("the spring");
  });

  test("goes with its words", () => {
    expect(findingNow(spring, "claims", change(at - 3, at + 12, ""))).toBeUndefined();
  });

  test("keeps its fix only while the words of the fix stand", () => {
    const elsewhere = findingNow(spring, "claims", change(0, 0, "x"));
    expect(elsewhere?.edits.map((edit) => edit.start)).toEqual([at + 1]);
    expect(findingNow(spring, "claims", change(at + 5, at + 6, "S"))?.edits).toEqual([]);
  });

  test("of another part stands still", () => {
    const other: Placed = { ...spring, finding: { ...spring.finding, part: "description", related: [] }, edits: [], related_from: [] };
    expect(findingNow(other, "claims", change(0, 5, ""))).toEqual(other);
  });

  test("beyond the end of a shorter text is brought inside", () => {
    const far: Placed = { ...spring, from: text.length + 5, to: text.length + 9 };
    const carried = findingNow(far, "claims", change(0, 1, ""));
    expect(carried?.to ?? 0).toBeLessThanOrEqual(text.length);
  });
});

test("a claim that was deleted keeps an empty range", () => {
  const node = check(SAMPLE, 0).claims[1];
  if (!node) throw new Error("the sample has claims");
  const carried = claimNow(node, change(node.from - 2, node.to + 1, ""));
  expect(carried.from).toBe(carried.to);
});

describe("the log of changes", () => {
  test("composes what came after a revision, and forgets what is answered", () => {
    const log = new ChangeLog();
    let doc = text;
    for (const insert of ["a", "b", "c"]) {
      const changes = ChangeSet.of({ from: 0, insert }, doc.length);
      doc = changes.apply(doc);
      log.add(changes.desc);
    }
    expect(log.revision).toBe(3);
    expect(log.since(3)).toBeUndefined();
    expect(log.since(1)?.mapPos(0, 1)).toBe(2);
    log.forget(2);
    expect(log.revision).toBe(3);
    expect(log.since(2)?.mapPos(0, 1)).toBe(1);
    expect(log.knows(1)).toBe(false);
    expect(log.knows(2)).toBe(true);
  });

  test("voids answers about a text that was replaced", () => {
    const log = new ChangeLog();
    log.add(change(0, 0, "a").desc);
    log.restart();
    expect(log.knows(1)).toBe(false);
    expect(log.knows(log.revision)).toBe(true);
  });
});
