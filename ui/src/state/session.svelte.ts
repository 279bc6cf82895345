// Who is signed in and what stands in the way of it; not what lies behind the door, and no password is kept here.
import { call, channel, type AccountAnswer, type ApiError, type EnrolmentView, type KeyFileView, type NoticeView, type OpenView, type PapersView, type PasswordHelp, type SessionEvent, type SessionView, type VaultView } from "../api";
import { told } from "./failures.svelte";
import { speech } from "./speech.svelte";

/** What is asked at the door. */
export type Page = "enter" | "recover" | "activate" | "restore" | "repair" | "honest";
/** The command that helps with passwords and key files where the person stands. */
export type Helper = "first_start" | "activate" | "sign_in" | "recover" | "account" | "restore_backup";

/** Milliseconds between two calls that say that a person is there. */
const TOUCH_EVERY = 10_000;

class Session {
  view = $state.raw<SessionView | null>(null);
  page = $state<Page>("enter");
  /** Another person than the one who is locked wants to sign in. */
  other = $state(false);
  busy = $state(false);
  /** What the last attempt came to, as a sentence; never which part was wrong. */
  refusal = $state("");
  enrolment = $state.raw<EnrolmentView | null>(null);
  /** What is to be put away before anything else, shown this once. */
  papers = $state.raw<PapersView | null>(null);
  /** The vaults to choose from, while that is asked. */
  choice = $state.raw<readonly VaultView[] | null>(null);
  /** Kinds of notices that the person has read. */
  #read = $state.raw<readonly string[]>([]);
  /** Whether the vault was found damaged, so that repair is offered. */
  damaged = $state(false);
  /** When, on the window's own clock, the next attempt is looked at. */
  waitsUntil = $state(0);
  /** Whether these are the papers of the very first account. */
  first = $state(false);
  /** Whether a backup was put back just now. */
  restored = $state(false);
  /** Seconds until it locks by itself, once that is near. */
  locksIn = $state<number | null>(null);

  #touched = -TOUCH_EVERY;
  /** Does what follows when somebody is in, and when the door is shut. */
  #entered: (left: string | null) => Promise<void> = () => Promise.resolve();
  #shut: () => void = () => undefined;

  get open(): OpenView | null {
    return this.view?.state === "open" ? this.view.session : null;
  }

  /** Whether nothing is kept: started without accounts. */
  get without(): boolean {
    return this.view?.state === "without_accounts";
  }

  /** Whether the door is open, or there is none. */
  get inside(): boolean {
    return (this.without || this.open !== null) && this.papers === null && this.enrolment === null && this.choice === null;
  }

  /** What the person is to be told and has not read. */
  get notices(): readonly NoticeView[] {
    return this.open?.notices.filter((notice) => !this.#read.includes(notice.kind)) ?? [];
  }

  dismiss(kind: string): void {
    this.#read = [...this.#read, kind];
  }

  get governs(): boolean {
    return this.open?.role === "administrator" && !this.open.read_only;
  }

  get writes(): boolean {
    return this.open !== null && this.open.role !== "read_only" && !this.open.read_only;
  }

  /** Says what follows when somebody comes in, and when the door is shut. */
  follow(entered: (left: string | null) => Promise<void>, shut: () => void): void {
    this.#entered = entered;
    this.#shut = shut;
  }

  /** Takes in what the program says of the session. */
  take(view: SessionView): void {
    this.view = view;
    if (view.state === "signed_out" || view.state === "locked") this.wait(view.wait_seconds);
  }

  /** The session as the program gives it after both factors. */
  entered(open: OpenView): void {
    this.view = { state: "open", session: open };
  }

  /** No attempt is looked at for so long. */
  wait(seconds: number): void {
    this.waitsUntil = seconds > 0 ? performance.now() + seconds * 1000 : 0;
  }

  /** Takes in why an attempt was refused. */
  refused(failure: ApiError): void {
    if (failure.code === "Wait" && failure.wait_seconds !== undefined) this.wait(failure.wait_seconds);
    this.damaged = failure.code === "Damaged";
    if (failure.code === "SignInAgain" && this.view?.state === "locked") {
      this.view = { state: "signed_out", wait_seconds: 0, read_only: false };
      this.other = false;
    }
  }

  /** Goes to another page of the door. */
  turn(page: Page): void {
    this.page = page;
    this.refusal = "";
    this.damaged = false;
  }

  begin = (name: string, password: string, vault: string, keyFile: string | null): Promise<void> =>
    this.#attempt(() => call("first_start", { request: { step: "begin", name, password, vault, key_file: keyFile } }));

  activate = (name: string, activation: string, password: string, keyFile: string | null): Promise<void> =>
    this.#attempt(() => call("activate", { request: { step: "begin", name, activation, password, key_file: keyFile } }));

  /** The first code of the authenticator, for whichever account is in the making. */
  prove = (code: string): Promise<void> =>
    this.#attempt(() =>
      call(this.view?.state === "no_account" ? "first_start" : "activate", { request: { step: "confirm", code } }),
    );

  /** Signs in, or unlocks where there is no code; what failed then is no secret, as it is the password. */
  async enter(name: string, password: string, code: string | null, keyFile: string | null): Promise<void> {
    const factors = { name, password, code, key_file: keyFile };
    const failed = code === null ? speech.words.lock.failed : null;
    await this.#attempt(() => call("sign_in", { request: { step: "enter", factors } }), failed);
  }

  recover = (name: string, key: string, code: string, password: string, keyFile: string | null): Promise<void> =>
    this.#attempt(() =>
      call("recover", { request: { step: "enter", name, recovery_key: key, code, password, key_file: keyFile } }),
    );

  async restore(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.refusal = "";
    try {
      const answer = await call("restore_backup", { request: { step: "whole" } });
      if (answer.kind !== "restored") return;
      this.restored = true;
      this.take((await call("status", {})).session);
      this.turn("enter");
    } catch (thrown) {
      this.refusal = this.#sentence(thrown);
    } finally {
      this.busy = false;
    }
  }

  /** Asks the program for help with a password or a key file; what cannot be helped with is told by `null`. */
  async help(helper: Helper, help: PasswordHelp): Promise<AccountAnswer | null> {
    try {
      const request = { step: "help", help } as const;
      return (await call(helper, { request })) as AccountAnswer;
    } catch {
      return null;
    }
  }

  async keyFile(helper: Helper, ask: "choose_key_file" | "make_key_file"): Promise<KeyFileView | null> {
    const answer = await this.help(helper, { ask });
    return answer?.kind === "key_file" ? answer.key_file : null;
  }

  /** The papers are put away: the door opens. */
  async putAway(): Promise<void> {
    await this.papersPrinted();
    this.papers = null;
    this.page = "enter";
    await this.#choose(null);
  }

  /** Takes note that papers were printed; where that fails, the next sign-in asks again. */
  async papersPrinted(): Promise<void> {
    this.dismiss("papers_unconfirmed");
    await call("account", { request: { step: "papers_printed" } }).catch(() => undefined);
  }

  /** Offers the vaults of a person with several, before what was open last is shown. */
  async #choose(left: string | null): Promise<void> {
    const vaults = await call("vaults", {}).catch(() => []);
    if (vaults.length > 1) this.choice = vaults;
    else await this.#entered(left);
  }

  /** Enters one of the vaults that were offered. */
  async chooseVault(vault: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.refusal = "";
    try {
      if (vault !== this.open?.vault.id) this.entered(await call("switch_vault", { vault }));
      this.choice = null;
      await this.#entered(null);
    } catch (thrown) {
      this.refusal = this.#sentence(thrown);
    } finally {
      this.busy = false;
    }
  }

  /** Listens to the program's word on the session; where the window is loaded anew, that begins there again. */
  async watch(): Promise<void> {
    if (!this.open) return;
    const events = channel<SessionEvent>((event) => {
      if (event.event === "locks_soon") this.locksIn = event.seconds;
      else void this.#locked();
    });
    await call("watch_session", { events });
  }

  /** Says that the person is there, now and then. */
  touch = (): void => {
    if (!this.open || performance.now() - this.#touched < TOUCH_EVERY) return;
    this.#touched = performance.now();
    this.locksIn = null;
    void call("touch", {}).catch(() => undefined);
  };

  async lock(): Promise<void> {
    if (!this.open) return;
    await call("lock", {});
    await this.#locked();
  }

  async signOut(): Promise<void> {
    await call("sign_out", {});
    await this.#locked();
  }

  async #locked(): Promise<void> {
    if (this.view?.state !== "open") return;
    this.#shut();
    this.locksIn = null;
    this.other = false;
    this.choice = null;
    this.turn("enter");
    this.take((await call("status", {})).session);
  }

  /** Tries to get in; `failed` is said where the program says no more than that it failed. */
  async #attempt(attempt: () => Promise<AccountAnswer>, failed: string | null = null): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.refusal = "";
    try {
      await this.#take(await attempt());
    } catch (thrown) {
      const failure = told(thrown);
      this.refused(failure);
      const sentence = failure.code === "SignInFailed" ? (failed ?? failure.sentence) : failure.sentence;
      this.refusal = failure.code === "Wait" ? "" : sentence;
    } finally {
      this.busy = false;
    }
  }

  async #take(answer: AccountAnswer): Promise<void> {
    if (answer.kind === "enrolment") {
      this.enrolment = answer.enrolment;
    } else if (answer.kind === "open") {
      this.enrolment = null;
      this.restored = false;
      this.#read = [];
      const before = this.view?.state;
      this.first = before === "no_account";
      this.take({ state: "open", session: answer.session });
      this.papers = answer.papers;
      if (!answer.papers) {
        this.page = "enter";
        // Who unlocks is where he was; who signs in may want another vault.
        await (before === "locked" && !this.other ? this.#entered(answer.left) : this.#choose(answer.left));
      }
    }
  }

  #sentence(thrown: unknown): string {
    const failure = told(thrown);
    return failure.code === "Cancelled" ? "" : failure.sentence;
  }
}

export const session = new Session();
