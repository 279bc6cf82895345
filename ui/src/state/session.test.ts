// The door: from no account to an open vault, locked and opened again; one answer for every failure, nothing left behind.
import { ChangeSet } from "@codemirror/state";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { call, type DropEvent } from "../api";
import { open } from "../api/door";
import { PASSWORD } from "../api/fake/door";
import type { Behaviour } from "../api/fake/behaviour";
import { FakeProgram } from "../api/fake/program";
import { account } from "./account.svelte";
import { claims } from "./claims.svelte";
import { confirming } from "./confirming.svelte";
import { desk } from "./desk.svelte";
import { failures } from "./failures.svelte";
import { house } from "./house.svelte";
import { keeping } from "./keeping.svelte";
import { matters } from "./matters.svelte";
import { rooms } from "./rooms";
import { session } from "./session.svelte";

let fake: FakeProgram;

async function start(behaviour: Partial<Behaviour>): Promise<void> {
  fake = new FakeProgram();
  Object.assign(fake.behaviour, behaviour);
  open(fake);
  session.papers = null;
  session.enrolment = null;
  session.turn("enter");
  session.other = false;
  await desk.start(undefined);
}

function made(name: string): Record<string, unknown>[] {
  return fake.calls.filter((one) => one.name === name).map((one) => one.given);
}

beforeEach(() => {
  claims.dirty = false;
  desk.waiting = null;
  confirming.leave();
  failures.dismiss();
});

describe("the first start", () => {
  test("leads over name, password, code and papers to the matters", async () => {
    await start({ accounts: "none" });
    expect(session.view?.state).toBe("no_account");
    expect(session.inside).toBe(false);
    await session.begin("Ada Berger", "ladder orbit maple cousin", "Berger & Partner", null);
    expect(session.enrolment?.key).not.toBe("");
    await session.prove("123456");
    expect(session.refusal).not.toBe("");
    expect(session.enrolment).not.toBeNull();
    await session.prove("222222");
    expect(session.papers?.recovery_codes).toHaveLength(10);
    expect(session.inside, "the papers come first").toBe(false);
    expect(made("matters")).toEqual([]);
    await session.putAway();
    expect(session.papers).toBeNull();
    expect(desk.screen).toBe("home");
    expect(session.open?.role).toBe("administrator");
  });

  test("a password that the program refuses is said, and nothing goes on", async () => {
    await start({ accounts: "none" });
    await session.begin("Ada", "short", "Vault", null);
    expect(session.refusal).toContain("15");
    expect(session.enrolment).toBeNull();
  });

  test("a backup put back leads to the sign-in", async () => {
    await start({ accounts: "none" });
    session.turn("restore");
    await session.restore();
    expect(session.view?.state).toBe("signed_out");
    expect(session.restored).toBe(true);
    expect(session.page).toBe("enter");
  });
});

describe("signing in", () => {
  const wrong: [string, string, string, string][] = [
    ["the name", "Nobody", PASSWORD, "111111"],
    ["the password", "Ada Berger", "another password here", "111111"],
    ["the code", "Ada Berger", PASSWORD, "123456"],
    ["all", "Nobody", "another password here", "123456"],
  ];
  test("answers the same whatever was wrong", async () => {
    const said: string[] = [];
    for (const [, name, password, code] of wrong) {
      await start({ accounts: "out" });
      await session.enter(name, password, code, null);
      expect(session.inside).toBe(false);
      said.push(session.refusal);
    }
    expect(new Set(said).size).toBe(1);
  });

  test("opens the matters, and takes a code once", async () => {
    await start({ accounts: "out" });
    await session.enter("Ada Berger", PASSWORD, "111111", null);
    expect(session.inside, "which vault is asked first").toBe(false);
    expect(session.choice?.map(({ name }) => name)).toEqual(["Berger & Partner", "Nordlicht (wall)"]);
    await session.chooseVault("v1");
    expect(session.inside).toBe(true);
    expect(desk.screen).toBe("home");
    expect(matters.list.length).toBeGreaterThan(0);
    await session.signOut();
    expect(session.view?.state).toBe("signed_out");
    await session.enter("Ada Berger", PASSWORD, "111111", null);
    expect(session.inside).toBe(false);
  });

  test("a recovery code goes where a code goes, and replaces no password", async () => {
    await start({ accounts: "out" });
    await session.enter("Ada Berger", "another password here", "3F7KQ-9XW2M", null);
    expect(session.inside).toBe(false);
    await start({ accounts: "out" });
    await session.enter("Ada Berger", PASSWORD, "3F7KQ-9XW2M", null);
    await session.chooseVault("v1");
    expect(session.inside).toBe(true);
  });

  test("after several failures the wait is shown, and the recovery key works at once", async () => {
    await start({ accounts: "out" });
    for (let time = 0; time < 6; time += 1) await session.enter("Ada Berger", "another password here", "123456", null);
    expect(session.waitsUntil).toBeGreaterThan(performance.now());
    await session.recover("Ada Berger", "7k3qx m9wpd 2r8vt hn5gc 4yb6e zj", "333333", "quiet harbour lantern seven", null);
    expect(session.papers?.recovery_key).toMatch(/^NEWK/);
    await session.putAway();
    expect(session.notices.map((notice) => notice.kind)).toEqual(["recovery_key_used"]);
  });

  test("an activation code leads to a password of one's own", async () => {
    await start({ accounts: "out" });
    await session.activate("Mia Klein", "AC7TV-8XQPD-2R8VT-HN5GC-4YB6E-ZJ", "quiet harbour lantern seven", null);
    await session.prove("444444");
    await session.putAway();
    expect(session.open).toMatchObject({ user: "Mia Klein", role: "read_only" });
    expect(session.writes).toBe(false);
  });
});

describe("locking", () => {
  test("leaves nothing of the document in the window, and the password alone opens again", async () => {
    await start({ accounts: "open" });
    await rooms.openKept("d11");
    expect(claims.text).toContain("textile");
    await rooms.lock();
    expect(session.view).toMatchObject({ state: "locked", user: "Ada Berger" });
    const left = JSON.stringify([claims.text, claims.initial, claims.nodes, claims.findings, desk.document, matters.list, matters.documents, keeping.kept]);
    expect(left).not.toMatch(/textile|Nordlicht|Apparatus/);
    await session.enter("Ada Berger", PASSWORD, null, null);
    expect(desk.screen).toBe("workspace");
    expect(claims.text).toContain("textile");
  });

  test("what was typed is in the journal first", async () => {
    await start({ accounts: "open" });
    await rooms.openKept("d11");
    type("7. A bolt.");
    fake.calls = [];
    await rooms.lock();
    const order = fake.calls.map((one) => one.name).filter((name) => ["journal", "lock"].includes(name));
    expect(order).toEqual(["journal", "lock"]);
    await session.enter("Ada Berger", PASSWORD, null, null);
    expect(matters.unsaved.map((view) => view.document)).toEqual(["d11"]);
  });

  test("the program's word is enough: a lock that the window did not ask for, and any answer that says so", async () => {
    await start({ accounts: "open" });
    await call("lock", {});
    await vi.waitFor(() => expect(session.view?.state).toBe("locked"));
    await session.enter("Ada Berger", PASSWORD, null, null);
    fake.behaviour.fail.matters = { code: "Locked", sentence: "Locked.", details: null };
    await matters.refresh();
    expect(failures.current).toBeNull();
    expect(matters.list).toEqual([]);
  });

  test("where both factors are asked, the lock says so", async () => {
    await start({ accounts: "locked" });
    fake.behaviour.fail.sign_in = { code: "SignInAgain", sentence: "Sign in with both factors.", details: null };
    await session.enter("Ada Berger", PASSWORD, null, null);
    expect(session.view?.state).toBe("signed_out");
    expect(session.refusal).toBe("Sign in with both factors.");
  });

  test("a person who is there says so now and then, not with every key", async () => {
    await start({ accounts: "open" });
    fake.calls = [];
    for (let key = 0; key < 20; key += 1) session.touch();
    expect(made("touch").length).toBeLessThanOrEqual(1);
  });
});

describe("what a person is told", () => {
  test("stays until it is read, and is not told again when the program is asked how it stands", async () => {
    await start({ accounts: "out" });
    await session.recover("Ada Berger", "7K3QX-M9WPD-2R8VT-HN5GC-4YB6E-ZJ", "777777", "quiet harbour lantern seven", null);
    await session.putAway();
    session.dismiss("recovery_key_used");
    await desk.refresh();
    expect(session.notices).toEqual([]);
  });

  test("a damaged vault is told with the way to repair it", async () => {
    await start({ accounts: "out" });
    fake.behaviour.fail.sign_in = { code: "Damaged", sentence: "The vault is damaged.", details: null };
    await session.enter("Ada Berger", PASSWORD, "111111", null);
    expect(session.damaged).toBe(true);
    session.turn("repair");
    expect(session.damaged).toBe(false);
  });
});

describe("both factors again", () => {
  test("are asked where the program wants them, and the same call is made again", async () => {
    await start({ accounts: "open" });
    const inviting = house.invite("Paul Roux", "attorney");
    await vi.waitFor(() => expect(confirming.asking).toBe(true));
    await confirming.give("another password here", "555555", null);
    expect(confirming.refused).not.toBe("");
    await confirming.give(PASSWORD, "666666", null);
    expect(await inviting).toBe(true);
    expect(house.invited).toMatchObject({ name: "Paul Roux" });
    expect(house.members.map((member) => member.name)).toContain("Paul Roux");
    expect(made("administer").filter((given) => (given["request"] as { step: string }).step === "invite")).toHaveLength(2);
  });

  test("left alone, nothing is done and nothing is called an error", async () => {
    await start({ accounts: "open" });
    const changing = account.changePassword("quiet harbour lantern seven", null);
    await vi.waitFor(() => expect(confirming.asking).toBe(true));
    confirming.leave();
    expect(await changing).toBe(false);
    expect(failures.current).toBeNull();
  });
});

test("who may only read types nothing into the journal, and is told so", async () => {
  await start({ accounts: "open", role: "read_only" });
  await rooms.openKept("d11");
  expect(keeping.standing).toBe("reading");
  type("x");
  await keeping.save();
  await keeping.flush();
  expect(keeping.standing).toBe("reading");
  expect(made("journal")).toEqual([]);
  expect(made("save")).toEqual([]);
});

test("signing out leaves nobody locked, and asks for both factors", async () => {
  await start({ accounts: "open" });
  await rooms.signOut();
  expect(session.view?.state).toBe("signed_out");
  expect(matters.list).toEqual([]);
});

test("a file let go over a matter is taken into it", async () => {
  await start({ accounts: "open" });
  const watched = made("watch_drops")[0] as { events: { onmessage(event: DropEvent): void } };
  watched.events.onmessage({ event: "dropped" });
  await vi.waitFor(() => expect(keeping.kept).toMatchObject({ matter: "m1", title: "dropped.docx" }));
});

test("without accounts everything is as it was, and nothing is kept", async () => {
  await start({});
  expect(desk.screen).toBe("welcome");
  await desk.openSample();
  type("x");
  await keeping.save();
  await keeping.flush();
  expect(keeping.standing).toBe("nowhere");
  expect(fake.calls.map((one) => one.name).filter((name) => ["journal", "save", "touch", "watch_session", "matters"].includes(name))).toEqual([]);
});

/** Types at the end of the claims, as the editor would say it. */
function type(words: string): void {
  const before = claims.text;
  const text = before + words;
  claims.attach({ read: () => text, history: () => "{}", select: () => undefined, focus: () => undefined, replace: () => undefined });
  claims.typed(changed(before.length, words));
}

function changed(length: number, insert: string): Parameters<typeof claims.typed>[0] {
  return ChangeSet.of({ from: length, insert }, length).desc;
}
