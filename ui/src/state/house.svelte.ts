// What an administrator governs and what every member may see of it: members, vaults, backups, retention, the log.
import {
  call,
  type Administer,
  type AdministerAnswer,
  type AuditEntryView,
  type Backups,
  type BackupsView,
  type BackupView,
  type MemberView,
  type RetentionView,
  type RoleView,
  type VaultView,
} from "../api";
import { confirming } from "./confirming.svelte";
import { trying } from "./trying";

export type Section = "account" | "members" | "vaults" | "backups" | "retention" | "audit" | "honest";
export const SECTIONS: readonly Section[] = ["account", "members", "vaults", "backups", "retention", "audit", "honest"];

/** How many entries of the log come at once. */
export const PAGE = 100;

class House {
  section = $state<Section>("account");
  busy = $state(false);
  members = $state.raw<readonly MemberView[]>([]);
  inviteAgain = $state.raw<readonly string[]>([]);
  /** A code to hand over, shown this once. */
  invited = $state.raw<{ name: string; activation: string } | null>(null);
  vaults = $state.raw<readonly VaultView[]>([]);
  backups = $state.raw<readonly BackupView[]>([]);
  /** Where they lie, for deleting by hand. */
  backupsFolder = $state("");
  /** What the last backup or verification came to. */
  backedUp = $state.raw<{ did: "take" | "verify"; name: string; pruned: number } | null>(null);
  retention = $state.raw<RetentionView | null>(null);
  thinned = $state.raw<{ revisions: number; traces: number; rejected: number } | null>(null);
  audit = $state.raw<{ entries: readonly AuditEntryView[]; head: string } | null>(null);
  /** Where the pages of the log that were left begin, newest first. */
  before = $state.raw<readonly (number | null)[]>([]);
  chain = $state.raw<{ whole: boolean; sentence: string } | null>(null);

  forget(): void {
    this.section = "account";
    this.members = [];
    this.inviteAgain = [];
    this.invited = null;
    this.vaults = [];
    this.backups = [];
    this.backedUp = null;
    this.retention = null;
    this.thinned = null;
    this.audit = null;
    this.before = [];
    this.chain = null;
  }

  readMembers = (): Promise<boolean> => this.#administer({ step: "members" });
  invite = (name: string, role: RoleView): Promise<boolean> => this.#change({ step: "invite", name, role });
  admit = (name: string, role: RoleView): Promise<boolean> => this.#administer({ step: "admit", name, role });
  reset = (user: string): Promise<boolean> => this.#change({ step: "reset", user });
  setRole = (user: string, role: RoleView): Promise<boolean> => this.#administer({ step: "set_role", user, role });
  enable = (user: string): Promise<boolean> => this.#administer({ step: "enable", user });
  remove = (user: string): Promise<boolean> => this.#administer({ step: "remove", user });
  rotate = (): Promise<boolean> => this.#administer({ step: "rotate" });
  setIdle = (minutes: number): Promise<boolean> => this.#administer({ step: "set_idle_minutes", minutes });
  readRetention = (): Promise<boolean> => this.#administer({ step: "retention" });
  setRetention = (retention: RetentionView): Promise<boolean> =>
    this.#administer({ step: "set_retention", retention });
  runRetention = (): Promise<boolean> => this.#administer({ step: "run_retention" });
  verifyAudit = (): Promise<boolean> => this.#administer({ step: "verify_audit" });

  /** The newest page of the log. */
  async readAudit(): Promise<void> {
    this.before = [];
    await this.#administer({ step: "audit", before: null });
  }

  /** The page of the log before the one in sight. */
  async older(): Promise<void> {
    const last = this.audit?.entries.at(-1)?.seq;
    if (last === undefined || last <= 1) return;
    if (await this.#administer({ step: "audit", before: last })) this.before = [...this.before, last];
  }

  async readVaults(): Promise<void> {
    await trying(this, async () => {
      this.vaults = await call("vaults", {});
    });
  }

  async addVault(name: string): Promise<boolean> {
    const made = await this.#administer({ step: "add_vault", name });
    if (made) await this.readVaults();
    return made;
  }

  readBackups = (): Promise<boolean> => this.#back({ step: "list" });
  backUp = (elsewhere: boolean): Promise<boolean> => this.#back({ step: "take", elsewhere });
  verifyBackup = (name: string | null): Promise<boolean> => this.#back({ step: "verify", name });

  #back(request: Backups): Promise<boolean> {
    return trying(this, async () => {
      const answer: BackupsView = await confirming.around(() => call("backups", { request }));
      this.backups = answer.backups;
      this.backupsFolder = answer.folder;
      const { done, pruned } = answer;
      this.backedUp = done === null || request.step === "list" ? null : { did: request.step, name: done, pruned: pruned.length };
    });
  }

  /** As `#administer`, and the list of members anew. */
  async #change(request: Administer): Promise<boolean> {
    return (await this.#administer(request)) && (await this.readMembers());
  }

  #administer(request: Administer): Promise<boolean> {
    return trying(this, async () => {
      this.#take(await confirming.around(() => call("administer", { request })));
    });
  }

  #take(answer: AdministerAnswer): void {
    if (answer.kind === "members") {
      this.members = answer.members;
      this.inviteAgain = answer.invite_again;
    } else if (answer.kind === "invited") {
      this.invited = { name: answer.name, activation: answer.activation };
    } else if (answer.kind === "retention") {
      this.retention = answer.retention;
    } else if (answer.kind === "thinned") {
      this.thinned = answer;
    } else if (answer.kind === "audit") {
      this.audit = answer;
    } else if (answer.kind === "chain") {
      this.chain = answer;
    }
  }
}

export const house = new House();
