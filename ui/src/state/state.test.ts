// What the window keeps between a keystroke and an answer, without a page.
import { ChangeSet } from "@codemirror/state";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { open } from "../api/door";
import { SAMPLE } from "../api/fake/claims";
import { FakeProgram } from "../api/fake/program";
import { attention } from "./attention.svelte";
import { claims } from "./claims.svelte";
import { desk } from "./desk.svelte";
import { drafting } from "./draft.svelte";
import { exporting } from "./exporting.svelte";
import { failures } from "./failures.svelte";
import { reporting } from "./reporting.svelte";
import { review } from "./review.svelte";
import { validation } from "./validation.svelte";
import type { DropEvent } from "../api";

let fake: FakeProgram;
let text: string;

/** Stands in for the editor: types into `text`. */
function type(from: number, to: number, insert: string): void {
  const changes = ChangeSet.of({ from, to, insert }, text.length);
  text = text.slice(0, from) + insert + text.slice(to);
  claims.typed(changes.desc);
}

async function quiet(): Promise<void> {
  await vi.waitFor(() => expect(claims.checking).toBe(false));
}

beforeEach(async () => {
  vi.useRealTimers();
  fake = new FakeProgram();
  open(fake);
  claims.dirty = false;
  desk.waiting = null;
  await desk.start(undefined);
  await desk.openSample();
  text = SAMPLE;
  claims.attach({
    read: () => text,
    history: () => "",
    select: () => undefined,
    focus: () => undefined,
    replace: (edits) => edits.forEach((edit) => type(edit.start, edit.end, edit.replacement)),
  });
  await vi.waitFor(() => expect(claims.findings).toHaveLength(3));
});

describe("claims", () => {
  test("are checked once after several quick keystrokes", async () => {
    fake.calls = [];
    for (const letter of "fast") type(0, 0, letter);
    await vi.waitFor(() => expect(fake.calls).toHaveLength(1));
    await quiet();
    expect(fake.calls).toHaveLength(1);
    expect(claims.dirty).toBe(true);
  });

  test("a late answer is carried over to what was typed meanwhile", async () => {
    const held = hold("check_claims");
    const checking = claims.check();
    type(0, 0, "0. A frame.\n\n");
    held.release();
    await checking;
    const [spring] = claims.findings;
    const now = spring && claims.now(spring);
    expect(text.slice(now?.from ?? 0, now?.to ?? 0)).toBe("the spring");
  });

  test("an answer about a text that was replaced is dropped", async () => {
    const held = hold("check_claims");
    const checking = claims.check();
    text = "1. A bolt.";
    claims.load(text);
    held.release();
    await checking;
    await vi.waitFor(() => expect(claims.nodes).toHaveLength(1));
    expect(claims.findings).toHaveLength(0);
  });

  test("a fix is applied at its place, also before the next answer", async () => {
    const [spring] = claims.findings;
    type(0, 0, "\n");
    const now = spring && claims.now(spring);
    claims.apply(now?.edits ?? []);
    expect(text).toContain("wherein a spring biases");
    await vi.waitFor(() => expect(claims.findings).toHaveLength(2));
  });

  test("a failed check is told and loses nothing", async () => {
    fake.behaviour.fail.check_claims = { code: "Unknown", sentence: "No.", details: null };
    await claims.check();
    expect(failures.current?.sentence).toBe("No.");
    expect(claims.text).toBe(SAMPLE);
    failures.dismiss();
  });
});

describe("a draft", () => {
  test("stands at once, is filled, and counts what was dropped", async () => {
    drafting.model = "small";
    await drafting.start();
    expect(drafting.view?.blocks.length).toBeGreaterThan(10);
    await vi.waitFor(() => expect(drafting.phase).toBe("done"));
    expect(drafting.tally).toEqual({ proposed: 2, dropped: 1, leftOut: [7], stopped: false });
    expect(drafting.open).toEqual([0, 2]);
    expect(drafting.dropped).toHaveLength(1);
    await drafting.accept(0);
    await drafting.reject(2);
    expect(drafting.open).toEqual([]);
  });

  test("without a model is done at once", async () => {
    drafting.model = null;
    await drafting.start();
    expect(drafting.phase).toBe("done");
    expect(drafting.tally).toBeNull();
  });

  test("is stopped, and a second one waits", async () => {
    fake.behaviour.pace = Infinity;
    drafting.model = "small";
    await drafting.start();
    await vi.waitFor(() => expect(drafting.phase).toBe("filling"));
    fake.calls = [];
    await drafting.start();
    expect(fake.calls).toEqual([]);
    await drafting.stop();
    await vi.waitFor(() => expect(drafting.phase).toBe("done"));
    expect(drafting.tally?.stopped).toBe(true);
  });

  test("events that come before the answer are not overtaken by it", async () => {
    drafting.model = "small";
    const held = hold("start_draft");
    const starting = drafting.start();
    await vi.waitFor(() => expect(fake.calls.at(-1)?.name).toBe("start_draft"));
    await vi.waitFor(() => expect(drafting.phase).toBe("done"));
    const filled = drafting.view;
    held.release();
    await starting;
    expect(drafting.view).toBe(filled);
    expect(drafting.phase).toBe("done");
  });

  test("that cannot be written leaves the window as it was", async () => {
    fake.behaviour.fail.start_draft = { code: "CannotDraft", sentence: "There are no claims.", details: null };
    await drafting.start();
    expect(drafting.phase).toBe("none");
    expect(failures.current?.code).toBe("CannotDraft");
  });

  test("starts by itself where the program was started for it", async () => {
    fake.behaviour.open = true;
    await desk.start({ office: "us", seed: 7 });
    expect(desk.tab).toBe("draft");
    expect(drafting.view?.office).toBe("us");
    expect(fake.calls.find((made) => made.name === "start_draft")?.given).toMatchObject({
      request: { office: "us", seed: 7 },
    });
  });
});

describe("a review", () => {
  test("sets a finding aside with a reason, here or everywhere, and takes it back", async () => {
    await desk.validate();
    const [spring] = claims.findings;
    review.asking = spring ?? null;
    await review.setAside(" known ", false);
    const waiver = { rule: "claims/antecedent-missing", part: "claims", excerpt: "the spring", claim: 2, reason: "known" };
    expect(fake.calls.find((made) => made.name === "set_aside")?.given).toEqual({ waiver });
    expect(review.keptIn).toBe("apparatus.docx.waivers.toml");
    expect(claims.findings).toHaveLength(2);
    expect(claims.setAside.map((aside) => aside.waiver)).toEqual([waiver]);
    expect(validation.view?.summary.map((row) => row.set_aside)).toEqual([1, 1]);
    await review.takeBack(waiver);
    expect(claims.findings).toHaveLength(3);
    review.asking = spring ?? null;
    await review.setAside("known", true);
    expect(claims.setAside[0]?.waiver.claim).toBeUndefined();
  });

  test("compares with an earlier version, as filed where it is", async () => {
    await desk.validate();
    await review.openEarlier();
    expect(validation.view?.comparison).toMatchObject({ name: "apparatus-v1.docx", new: [0] });
    await review.takeEarlierAs(true);
    expect(desk.document?.earlier?.as_filed).toBe(true);
    await review.takeEarlierAs(null);
    expect(validation.view?.comparison).toBeNull();
  });

  test("corrects a part, once what was typed is given up", async () => {
    await review.readSource();
    expect(review.source?.corrections).toBe(0);
    await review.assign(0, "abstract");
    expect(review.source?.paragraphs[0]).toMatchObject({ part: "abstract", begins: "person" });
    await review.assign(null, null);
    expect(review.source?.corrections).toBe(0);
    type(0, 0, "x");
    await review.assign(0, "abstract");
    expect(desk.waiting).not.toBeNull();
    await desk.answer(false);
    expect(review.source?.corrections).toBe(0);
  });

  test("reads another set of claims, once what was typed is given up", async () => {
    await desk.openFile();
    expect(desk.document).toMatchObject({ claim_sets: ["Main Request", "Auxiliary Request 1"], claim_set: 0 });
    await review.readClaimSet(1);
    expect(desk.document?.claim_set).toBe(1);
    expect(claims.initial).toContain("a hood");
    type(0, 0, "x");
    await review.readClaimSet(0);
    expect(desk.waiting).not.toBeNull();
    await desk.answer(true);
    expect(desk.document?.claim_set).toBe(0);
    expect(claims.initial).toBe(SAMPLE);
  });

  test("takes the firm's rules and lays them down", async () => {
    await review.chooseFirm();
    expect(review.firm?.rules).toBe(12);
    await review.dropFirm();
    expect(review.firm).toBeNull();
  });

  test("writes a report for whom it is for", async () => {
    reporting.reader = "client";
    reporting.format = "sarif";
    await reporting.run();
    expect(reporting.place).toBe("apparatus-report-client.sarif");
    expect(fake.calls.at(-1)?.given).toMatchObject({ request: { claims: SAMPLE, draft: false } });
  });

  test("a file that is let go over the window is opened", async () => {
    const watched = fake.calls.find((made) => made.name === "watch_drops")?.given as { events: { onmessage(event: DropEvent): void } };
    watched.events.onmessage({ event: "over" });
    expect(desk.dragged).toBe(true);
    watched.events.onmessage({ event: "dropped" });
    expect(desk.dragged).toBe(false);
    await vi.waitFor(() => expect(desk.document?.name).toBe("dropped.docx"));
  });
});

describe("the desk", () => {
  test("shows at once what the offices object to in an application that is read whole", async () => {
    await desk.openFile();
    expect(desk.tab).toBe("validate");
    expect(validation.view?.of).toBe("document");
    await desk.openSample();
    expect(desk.tab).toBe("findings");
    expect(validation.view).toBeNull();
  });

  test("asks before typed claims are discarded", async () => {
    type(0, 0, "x");
    await desk.openFile();
    expect(desk.waiting).not.toBeNull();
    expect(desk.document?.name).toContain("Sample");
    await desk.answer(false);
    expect(desk.waiting).toBeNull();
    await desk.openFile();
    await desk.answer(true);
    expect(desk.document?.name).toBe("apparatus.docx");
  });

  test("a failed opening keeps the open document", async () => {
    fake.behaviour.fail.open_file = { code: "CannotRead", sentence: "apparatus.docx is damaged.", details: "zip" };
    await desk.openFile();
    expect(failures.current?.sentence).toBe("apparatus.docx is damaged.");
    expect(desk.document?.name).toContain("Sample");
  });

  test("a choice not made is no error", async () => {
    failures.dismiss();
    fake.behaviour.fail.open_file = { code: "Cancelled", sentence: "", details: null };
    await desk.openFile();
    expect(failures.current).toBeNull();
  });

  test("steps through the findings, around the ends", () => {
    attention.withdraw();
    attention.key = null;
    attention.step(-1);
    expect(attention.key).toContain("optional");
    attention.step(1);
    expect(attention.key).toContain("antecedent");
  });

  test("corrected facts are validated anew", async () => {
    await desk.validate();
    const facts = desk.document?.facts;
    if (!facts) throw new Error("the sample has facts");
    await desk.setFacts({ ...facts, offices: ["ep"] });
    expect(validation.view?.offices).toEqual(["ep"]);
  });

  test("an export says where it went and what was left out", async () => {
    exporting.kind = "filing";
    await exporting.run();
    expect(exporting.last).toEqual({ place: "apparatus-filing.docx", proposals_left_out: 2, kind: "filing" });
  });
});

/** Holds the next answer to a command back until it is released. */
function hold(name: string): { release: () => void } {
  let release = (): void => undefined;
  const gate = new Promise<void>((open_) => (release = open_));
  const call = fake.call.bind(fake);
  fake.call = async (asked, given) => {
    const answer = await call(asked, given);
    if (asked === name) {
      fake.call = call;
      await gate;
    }
    return answer;
  };
  return { release: () => release() };
}
