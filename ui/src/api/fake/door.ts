// The door of the fake program: accounts, both factors, locking; a code is six equal digits and goes once.
import type {
  Account,
  AccountAnswer,
  EnrolmentView,
  Factors,
  NoticeView,
  OpenView,
  PapersView,
  PasswordHelp,
  RoleView,
  SessionEvent,
  SessionView,
  VaultView,
} from "../bindings/types";
import { refuse } from "./answers";
import type { FakeMatters } from "./matters";

/** How the door stands at the start. */
export type Beginning = "without" | "none" | "out" | "locked" | "open" | "unavailable";

export interface FakeUser {
  id: string;
  name: string;
  password: string;
  role: RoleView;
  active: boolean;
}

export const PASSWORD = "correct horse battery staple";
const KEY = "7K3QX-M9WPD-2R8VT-HN5GC-4YB6E-ZJ";
const ACTIVATION = "AC7TV-8XQPD-2R8VT-HN5GC-4YB6E-ZJ";
const CODES = ["3F7KQ-9XW2M", "8RDTV-HN5GC", "4YB6E-ZJP1A", "KQ7X3-M9WPD", "2R8VT-GC5HN", "B6E4Y-JP1AZ", "W2M9X-3F7KQ", "TVH8R-DN5GC", "E4YB6-ZJP1A", "PD9MW-X3KQ7"];
/** Failures after which attempts have to wait, and for how long. */
const FREE = 5;
const WAIT = 30;

function enrolment(): EnrolmentView {
  // A pattern that looks like a QR code and is none.
  const side = 45;
  let path = "";
  for (let y = 4; y < side - 4; y += 1) {
    for (let x = 4; x < side - 4; x += 1) {
      const corner = [[4, 4], [side - 11, 4], [4, side - 11]].find(([cx = 0, cy = 0]) => x >= cx - 1 && x < cx + 8 && y >= cy - 1 && y < cy + 8);
      const [dx, dy] = corner ? [x - (corner[0] ?? 0), y - (corner[1] ?? 0)] : [0, 0];
      const ring = Math.max(Math.abs(dx - 3), Math.abs(dy - 3));
      if (corner ? ring === 3 || ring < 2 : (x * 7 + y * 13 + x * y) % 5 < 2) path += `M${x} ${y}h1v1h-1z`;
    }
  }
  return { side, path, key: "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP" };
}

export class FakeDoor {
  state: SessionView["state"] = "without_accounts";
  users: FakeUser[] = [
    { id: "u1", name: "Ada Berger", password: PASSWORD, role: "administrator", active: true },
    { id: "u2", name: "Jean Petit", password: PASSWORD, role: "attorney", active: true },
    { id: "u3", name: "Mia Klein", password: "", role: "read_only", active: false },
  ];
  vaults: VaultView[] = [
    { id: "v1", name: "Berger & Partner" },
    { id: "v2", name: "Nordlicht (wall)" },
  ];
  vault = "v1";
  idle = 15;
  notices: NoticeView[] = [];
  user: FakeUser | undefined;
  #used = new Set<string>();
  #failures = 0;
  #fresh = false;
  /** The document that was open at the lock. */
  #left: string | null = null;
  #pending: { name: string; password: string; vault: string | null } | undefined;
  #settings = new Map<string, string>();
  #listen: ((event: SessionEvent) => void) | undefined;
  readonly #matters: FakeMatters;

  constructor(matters: FakeMatters) {
    this.#matters = matters;
  }

  begin(how: Beginning, role: RoleView): void {
    const state = { without: "without_accounts", none: "no_account", out: "signed_out" } as const;
    this.state = how === "locked" || how === "open" || how === "unavailable" ? how : state[how];
    if (how === "none") {
      this.users = [];
      this.vaults = [];
      this.#matters.empty();
    }
    const first = this.users[0];
    if (first) first.role = role;
    this.user = first;
  }

  get view(): SessionView {
    const wait_seconds = this.#failures >= FREE ? WAIT : 0;
    switch (this.state) {
      case "signed_out":
        return { state: "signed_out", wait_seconds, read_only: false };
      case "locked":
        return { state: "locked", user: this.user?.name ?? "", wait_seconds };
      case "open":
        return { state: "open", session: this.open };
      case "unavailable":
        return { state: "unavailable", sentence: "Another window of Claimwright has this folder open: close it first." };
      default:
        return { state: this.state };
    }
  }

  get open(): OpenView {
    const user = this.user ?? refuse("Locked", "Nobody is signed in.");
    const vault = this.vaults.find(({ id }) => id === this.vault) ?? { id: "", name: "" };
    const { role } = user;
    const kept = this.#matters.kept;
    return { user_id: user.id, user: user.name, role, vault, read_only: false, idle_minutes: this.idle, notices: this.notices, kept };
  }

  help(help: PasswordHelp): AccountAnswer {
    switch (help.ask) {
      case "passphrase":
        return { kind: "passphrase", text: "ladder orbit maple cousin dentist frozen violin" };
      case "judge": {
        const short = [...help.password].length < 15;
        const named = help.names.some((name) => name.length > 3 && help.password.toLowerCase().includes(name.toLowerCase()));
        const weakness = short
          ? { kind: "too_short", sentence: "Too short: at least 15 characters." }
          : named
            ? { kind: "context_word", sentence: "It holds a name that an attacker would try first." }
            : new Set(help.password).size < 6
              ? { kind: "guessable", sentence: "Too easy to guess: add words that do not belong together." }
              : null;
        return { kind: "judged", weakness };
      }
      default:
        return { kind: "key_file", key_file: { token: "t1", name: "claimwright.key" } };
    }
  }

  pend(name: string, password: string, vault: string | null): AccountAnswer {
    const judged = this.help({ ask: "judge", password, names: [name] });
    if (judged.kind === "judged" && judged.weakness) refuse("WeakPassword", judged.weakness.sentence);
    this.#pending = { name, password, vault };
    return { kind: "enrolment", enrolment: enrolment() };
  }

  activate(name: string, activation: string, password: string): AccountAnswer {
    if (activation !== ACTIVATION || !this.users.some((user) => user.name === name)) this.#fail();
    return this.pend(name, password, null);
  }

  prove(code: string): AccountAnswer {
    const pending = this.#pending ?? refuse("NotFound", "No account is in the making.");
    if (!this.#takes(code)) refuse("SignInFailed", "This code does not fit.");
    this.#pending = undefined;
    const { name, password, vault } = pending;
    if (vault !== null) {
      this.users.push({ id: "u1", name, password, role: "administrator", active: true });
      this.vaults = [{ id: "v1", name: vault }];
    }
    this.user = this.users.find((user) => user.name === name);
    if (this.user) Object.assign(this.user, { password, active: true });
    return this.#in({ recovery_key: KEY, recovery_codes: CODES });
  }

  enter({ name, password, code }: Factors): AccountAnswer {
    this.#mayTry();
    const user = code === null && this.state === "locked" ? this.user : this.users.find((known) => known.name === name);
    const second = code === null ? this.state === "locked" : this.#takes(code);
    if (!user?.active || user.password !== password || !second) this.#fail();
    this.user = user;
    return this.#in(null, code === null ? this.#left : null);
  }

  recover(name: string, key: string, code: string, password: string): AccountAnswer {
    const user = this.users.find((known) => known.name === name);
    if (!user || key.replace(/[^0-9A-Z]/gi, "").toUpperCase() !== KEY.replace(/-/g, "") || !this.#takes(code)) this.#fail();
    user.password = password;
    this.user = user;
    this.notices = [{ kind: "recovery_key_used", sentence: "The account was recovered with the recovery key." }];
    return this.#in({ recovery_key: "NEWK3-QXM9W-PD2R8-VTHN5-GC4YB-6E", recovery_codes: [] });
  }

  confirm(password: string, code: string): OpenView {
    this.#mayTry();
    if (this.user?.password !== password || !this.#takes(code)) this.#fail();
    this.#failures = 0;
    this.#fresh = true;
    return this.open;
  }

  /** Passes where both factors were given not long ago. */
  needFresh(): void {
    if (!this.#fresh) refuse("ConfirmFirst", "Confirm with password and code first.");
  }

  needAdministrator(): void {
    if (this.user?.role !== "administrator") refuse("NotAllowed", "An administrator does this.");
  }

  account(request: Account): AccountAnswer {
    if (request.step === "help") return this.help(request.help);
    if (request.step === "setting") return { kind: "setting", value: this.#settings.get(request.key) ?? null };
    if (request.step === "set_setting") {
      this.#settings.set(request.key, request.value ?? "");
      return { kind: "setting", value: request.value };
    }
    if (request.step === "papers_printed") {
      this.notices = this.notices.filter(({ kind }) => kind !== "papers_unconfirmed");
      return { kind: "done" };
    }
    this.needFresh();
    switch (request.step) {
      case "change_password":
        if (this.user) this.user.password = request.password;
        return { kind: "done" };
      case "new_second_factor":
        return { kind: "enrolment", enrolment: enrolment() };
      case "confirm_second_factor":
        if (!this.#takes(request.code)) refuse("SignInFailed", "This code does not fit.");
        return { kind: "papers", papers: { recovery_key: null, recovery_codes: CODES } };
      case "new_recovery_codes":
        return { kind: "papers", papers: { recovery_key: null, recovery_codes: CODES } };
      case "new_recovery_key":
        return { kind: "papers", papers: { recovery_key: KEY, recovery_codes: [] } };
      default:
        return { kind: "papers", papers: { recovery_key: KEY, recovery_codes: CODES } };
    }
  }

  watch(listen: (event: SessionEvent) => void): null {
    this.#listen = listen;
    return null;
  }

  lock(): null {
    this.state = "locked";
    this.#left = this.#matters.kept?.id ?? null;
    this.#matters.close();
    this.#listen?.({ event: "locked" });
    return null;
  }

  signOut(): null {
    this.lock();
    this.state = "signed_out";
    return null;
  }

  #in(papers: PapersView | null, left: string | null = null): AccountAnswer {
    this.state = "open";
    this.#failures = 0;
    this.#fresh = true;
    return { kind: "open", session: this.open, papers, left };
  }

  #takes(code: string): boolean {
    const fits = /^(\d)\1{5}$/.test(code) || CODES.includes(code.toUpperCase());
    if (!fits || this.#used.has(code)) return false;
    this.#used.add(code);
    return true;
  }

  #mayTry(): void {
    if (this.#failures >= FREE) refuse("Wait", "Too many attempts.", WAIT);
  }

  #fail(): never {
    this.#failures += 1;
    if (this.#failures >= FREE) refuse("Wait", "Too many attempts.", WAIT);
    refuse("SignInFailed", "The sign-in failed.");
  }
}
