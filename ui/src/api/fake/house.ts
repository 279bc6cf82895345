// How the fake vault is governed: members, retention, the audit log; nobody but an administrator, with both factors fresh.
import type { Administer, AdministerAnswer, AuditEntryView, RetentionView } from "../bindings/types";
import { refuse } from "./answers";
import type { FakeDoor } from "./door";

const FIRST = Date.UTC(2026, 10, 2, 8, 15);
const EVENTS = ["signed_in", "document_made", "saved", "saved", "unlocked", "saved", "backup_made", "matter_made"];

/** Entries of a log of 130, before a number. */
function entries(before: number | null): AuditEntryView[] {
  const found: AuditEntryView[] = [];
  for (let seq = Math.min(130, (before ?? 131) - 1); seq > 0 && found.length < 100; seq -= 1) {
    const event = seq === 1 ? "vault_made" : (EVENTS[seq % EVENTS.length] ?? "saved");
    const object = event === "saved" || event.endsWith("_made") ? `${(seq * 7919).toString(16).padStart(6, "0")}c41d09e2` : "";
    const actor = seq % 11 === 0 ? "9f2c6a01d4b84e7c" : seq % 3 === 0 ? "Jean Petit" : "Ada Berger";
    found.push({ seq, at_ms: FIRST + seq * 11_000_000, actor, event, object });
  }
  return found;
}

export class FakeHouse {
  retention: RetentionView = { thin_revisions_after: 90, keep_traces: true, traces_for: null, rejected_for: 30 };
  readonly #door: FakeDoor;

  constructor(door: FakeDoor) {
    this.#door = door;
  }

  administer(request: Administer): AdministerAnswer {
    const door = this.#door;
    switch (request.step) {
      case "members":
        return this.#members();
      case "retention":
        return { kind: "retention", retention: this.retention };
    }
    door.needAdministrator();
    switch (request.step) {
      case "audit":
        return { kind: "audit", entries: entries(request.before), head: "4f1c 9a02 77be d310" };
      case "verify_audit":
        return { kind: "chain", whole: true, sentence: "Every entry is what was written.", head: "4f1c 9a02 77be d310" };
      case "run_retention":
        return { kind: "thinned", revisions: 12, traces: 0, rejected: 3 };
    }
    door.needFresh();
    switch (request.step) {
      case "invite":
        if (door.users.some(({ name }) => name === request.name)) refuse("BadValue", "Another account has this name.");
        door.users.push({ id: `u${door.users.length + 1}`, name: request.name, password: "", role: request.role, active: false });
        return { kind: "invited", name: request.name, activation: "AC7TV-8XQPD-2R8VT-HN5GC-4YB6E-ZJ" };
      case "reset":
        return { kind: "invited", name: this.#user(request.user).name, activation: "R3SET-8XQPD-2R8VT-HN5GC-4YB6E-ZJ" };
      case "admit":
        return refuse("NotFound", "No account has this name.");
      case "set_role":
        if (this.#last(request.user)) refuse("LastAdministrator", "The last administrator keeps the role.");
        this.#user(request.user).role = request.role;
        return this.#members();
      case "remove":
        if (this.#last(request.user)) refuse("LastAdministrator", "The last administrator stays.");
        door.users = door.users.filter(({ id }) => id !== request.user);
        return this.#members(true);
      case "rotate":
        return this.#members(true);
      case "add_vault": {
        const vault = { id: `v${door.vaults.length + 1}`, name: request.name };
        door.vaults = [...door.vaults, vault];
        return { kind: "vault_made", vault };
      }
      case "set_idle_minutes":
        door.idle = request.minutes;
        return { kind: "done" };
      case "set_retention":
        this.retention = request.retention;
        return { kind: "retention", retention: this.retention };
      case "enable":
        return this.#members();
    }
  }

  #members(rotated = false): AdministerAnswer {
    const members = this.#door.users.map(({ id, name, role, active }) => ({ user: id, name, role, active }));
    const invite_again = rotated ? members.filter(({ active }) => !active).map(({ user }) => user) : [];
    return { kind: "members", members, invite_again };
  }

  #user(id: string): FakeDoor["users"][number] {
    return this.#door.users.find((user) => user.id === id) ?? refuse("NotFound", "There is no such member.");
  }

  #last(id: string): boolean {
    return !this.#door.users.some((user) => user.id !== id && user.role === "administrator" && user.active);
  }
}
