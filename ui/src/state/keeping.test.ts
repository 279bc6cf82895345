// What was typed reaches the vault in time and in order, and no mark claims more than the program has answered.
import { ChangeSet } from "@codemirror/state";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { open } from "../api/door";
import { FakeProgram } from "../api/fake/program";
import { claims } from "./claims.svelte";
import { confirming } from "./confirming.svelte";
import { desk } from "./desk.svelte";
import { failures } from "./failures.svelte";
import { keeping } from "./keeping.svelte";
import { matters } from "./matters.svelte";
import { revisions } from "./revisions.svelte";
import { rooms } from "./rooms";
import { session } from "./session.svelte";

let fake: FakeProgram;
let text: string;

function type(insert: string): void {
  const changes = ChangeSet.of({ from: text.length, insert }, text.length);
  text += insert;
  claims.typed(changes.desc);
}

function entries(): string[] {
  return fake.calls.filter(({ name }) => name === "journal").map(({ given }) => (given["request"] as { claims: string }).claims);
}

async function begin(unsaved = false): Promise<void> {
  fake = new FakeProgram();
  Object.assign(fake.behaviour, { accounts: "open", unsaved });
  keeping.adopt(null);
  open(fake);
  claims.dirty = false;
  desk.waiting = null;
  session.papers = null;
  await desk.start(undefined);
}

async function opened(): Promise<void> {
  await begin();
  await rooms.openKept("d11");
  text = claims.initial;
  claims.attach({ read: () => text, history: () => "{}", select: () => undefined, focus: () => undefined, replace: () => undefined });
}

beforeEach(() => {
  vi.useFakeTimers();
  failures.dismiss();
  confirming.leave();
});
afterEach(() => {
  claims.attach(undefined);
  vi.useRealTimers();
});

describe("the journal", () => {
  test("takes what was typed within two seconds, however long typing goes on", async () => {
    await opened();
    let unkept = 0;
    for (let tenth = 0; tenth < 100; tenth += 1) {
      type("a");
      await vi.advanceTimersByTimeAsync(100);
      const last = entries().at(-1) ?? "";
      unkept = Math.max(unkept, text.length - Math.max(last.length, text.length - tenth - 1));
    }
    expect(unkept, "letters at a tenth of a second each").toBeLessThanOrEqual(20);
    expect(entries().length, "and not with every key").toBeLessThanOrEqual(10);
  });

  test("one pause is one entry, and the mark says kept only after it", async () => {
    await opened();
    expect(keeping.standing).toBe("saved");
    type(" And more.");
    expect(keeping.standing).toBe("pending");
    await vi.advanceTimersByTimeAsync(3_000);
    expect(entries()).toEqual([text]);
    expect(keeping.standing).toBe("kept");
  });

  test("that fails is told once, tried again, and never called kept meanwhile", async () => {
    await opened();
    fake.behaviour.fail.journal = { code: "DiskFull", sentence: "The disk is full.", details: null };
    type("x");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(failures.current?.code).toBe("DiskFull");
    expect(keeping.standing).toBe("pending");
    failures.dismiss();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(failures.current, "told once").toBeNull();
    delete fake.behaviour.fail.journal;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(keeping.standing).toBe("kept");
  });

  test("is written before the document is left", async () => {
    await opened();
    type("last words");
    await rooms.home();
    expect(entries()).toEqual([text]);
    expect(matters.unsaved.map(({ document }) => document)).toEqual(["d11"]);
    expect(desk.waiting, "nothing is lost, so nothing is asked").toBeNull();
  });
});

describe("a text that is kept nowhere", () => {
  test("is not lost by going elsewhere without a word", async () => {
    await opened();
    fake.behaviour.fail.journal = { code: "DiskFull", sentence: "The disk is full.", details: null };
    type("x");
    await rooms.home();
    expect(desk.screen).toBe("workspace");
    expect(desk.waiting).not.toBeNull();
    await desk.answer(true);
    expect(desk.screen).toBe("home");
  });

  test("is told to the program before it locks, which sets it aside", async () => {
    await begin();
    await desk.openSample();
    text = claims.initial;
    claims.attach({ read: () => text, history: () => "{}", select: () => undefined, focus: () => undefined, replace: () => undefined });
    await vi.advanceTimersByTimeAsync(100);
    type("x");
    await rooms.lock();
    expect(session.view?.state).toBe("locked");
    const told = fake.calls.filter(({ name }) => name === "check_claims" || name === "lock");
    expect(told.at(-1)?.name).toBe("lock");
    expect((told.at(-2)?.given["request"] as { text: string }).text).toBe(text);
  });

  test("that the disk does not take is not lost by locking without a word; asked twice, it locks", async () => {
    await opened();
    fake.behaviour.fail = { journal: { code: "DiskFull", sentence: "The disk is full.", details: null } };
    type("x");
    await rooms.lock();
    expect(session.view?.state).toBe("open");
    expect(keeping.losing).toBe("lock");
    await rooms.lose(false);
    expect(session.view?.state).toBe("open");
    await rooms.lock();
    await rooms.lock();
    expect(session.view?.state).toBe("locked");
    expect(keeping.losing).toBeNull();
  });
});

describe("saving", () => {
  test("makes a revision and says so only after the answer", async () => {
    await opened();
    type(" More.");
    const saving = keeping.save();
    expect(keeping.standing).toBe("saving");
    await saving;
    expect(keeping.standing).toBe("saved");
    expect(keeping.kept?.saves).toBe(3);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(entries(), "what is saved needs no journal").toEqual([]);
  });

  test("that fails keeps the text pending and tries the journal", async () => {
    await opened();
    fake.behaviour.fail.save = { code: "DiskFull", sentence: "The disk is full.", details: null };
    type(" More.");
    await keeping.save();
    expect(keeping.standing).toBe("pending");
    await vi.advanceTimersByTimeAsync(3_000);
    expect(entries()).toEqual([text]);
  });

  test("what is typed while a save is under way is not called saved", async () => {
    await opened();
    type("a");
    const call = fake.call.bind(fake);
    fake.call = (name, given) => {
      const answer = call(name, given);
      if (name === "save") type("b");
      return answer;
    };
    await keeping.save();
    expect(keeping.standing).toBe("pending");
    await vi.advanceTimersByTimeAsync(3_000);
    expect(entries()).toEqual([text]);
    expect(keeping.standing).toBe("kept");
  });

  test("what lies outside the vault is asked about and put into a matter", async () => {
    await begin();
    await desk.openSample();
    expect(keeping.standing).toBe("nowhere");
    await keeping.save();
    expect(keeping.asking).toBe(true);
    expect(await keeping.keepIn("m1", "Separator")).toBe(true);
    expect(keeping.kept).toMatchObject({ matter: "m1", title: "Separator", saves: 1 });
    expect(keeping.standing).toBe("saved");
  });

  test("a file is taken into a matter as a document of it", async () => {
    await begin();
    await rooms.takeInto("m1");
    expect(keeping.kept).toMatchObject({ matter: "m1", title: "apparatus.docx" });
    expect(desk.screen).toBe("workspace");
  });
});

describe("unsaved text", () => {
  test("is offered before the document is shown, and taken as it was typed", async () => {
    await begin(true);
    expect(matters.unsaved).toHaveLength(1);
    await rooms.openKept("d11");
    expect(desk.screen, "not before it is decided").toBe("home");
    expect(matters.offered?.typed).toContain("wetted");
    expect(matters.offered?.saved).not.toContain("wetted");
    const taken = await matters.settle(true);
    if (taken) await rooms.adoptKept(taken, "kept");
    expect(claims.initial).toContain("wetted");
    expect(keeping.standing).toBe("kept");
  });

  test("is thrown away only when that is chosen", async () => {
    await begin(true);
    await rooms.openKept("d11");
    matters.offered = null;
    await matters.refresh();
    expect(matters.unsaved).toHaveLength(1);
    await rooms.openKept("d11");
    const saved = await matters.settle(false);
    if (saved) await rooms.adoptKept(saved, "saved");
    expect(claims.initial).not.toContain("wetted");
    await matters.refresh();
    expect(matters.unsaved).toEqual([]);
  });
});

describe("revisions", () => {
  test("are compared with the one before and with the text as it stands", async () => {
    await opened();
    type("\n\n7. A bolt.");
    if (keeping.kept) await revisions.show(keeping.kept);
    expect(revisions.list.map(({ number }) => number)).toEqual([2, 1]);
    expect(JSON.stringify(revisions.places)).toContain("7. A bolt.");
    await revisions.compareWith("before");
    expect(revisions.places?.flat().filter(({ kind }) => kind !== "same")).toEqual([{ kind: "new", text: "rotating " }]);
  });

  test("an old one becomes the newest, and a name can be given and taken away", async () => {
    await opened();
    if (keeping.kept) await revisions.show(keeping.kept);
    const first = revisions.list[1];
    if (!first) throw new Error("the fake has two revisions");
    await revisions.name(first, "  filed  ");
    expect(revisions.list[1]?.name).toBe("filed");
    await revisions.name(first, " ");
    expect(revisions.list[1]?.name).toBeNull();
    await revisions.restore(first);
    expect(revisions.list.map(({ number }) => number)).toEqual([3, 2, 1]);
    revisions.leave();
  });
});

test("a deleted matter says which backups still hold it; a hold forbids it", async () => {
  await begin();
  const [first, held] = matters.list;
  if (!first || !held) throw new Error("the fake has two matters");
  expect(await matters.remove(held)).toBe(false);
  expect(failures.current?.code).toBe("LegalHold");
  failures.dismiss();
  expect(await matters.remove(first)).toBe(true);
  expect(matters.deleted?.held.map(({ backup }) => backup)).toContain("20261119T180000Z");
  expect(matters.list.map(({ id }) => id)).toEqual(["m2"]);
  matters.deleted = null;
});

test("another vault is another room: nothing of the first stays", async () => {
  await begin();
  await rooms.enterVault("v2");
  expect(session.open?.vault.name).toContain("Nordlicht");
  expect(matters.list).toEqual([]);
});
