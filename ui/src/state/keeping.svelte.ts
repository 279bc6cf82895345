// What was typed reaches the vault: to the journal within two seconds, as a revision on Ctrl+S; not the editor's text.
import { call, type KeptView } from "../api";
import { claims } from "./claims.svelte";
import { confirming } from "./confirming.svelte";
import { drafting } from "./draft.svelte";
import { failures, told } from "./failures.svelte";
import { session } from "./session.svelte";

/** Milliseconds from a keystroke to the journal; with the write itself no more than two seconds are ever at stake. */
const SOON = 1_200;
/** Milliseconds to the next attempt where the journal could not be written. */
const LATER = 5_000;
/** The undo history goes along with every so manieth entry: it is far longer than what was typed. */
const HISTORY_EVERY = 10;

/** How what stands in the editor is kept: not at all, not by this person, as a revision, in the journal, or not yet. */
export type Standing = "nowhere" | "reading" | "saved" | "kept" | "pending" | "saving";

class Keeping {
  /** The document of the vault that is open. */
  kept = $state.raw<KeptView | null>(null);
  standing = $state<Standing>("nowhere");
  /** Whether it is asked where to keep what lies open outside the vault. */
  asking = $state(false);
  /** What was asked for that would lose text which is kept nowhere; it waits for the person's word. */
  losing = $state.raw<"lock" | "sign_out" | null>(null);

  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> | undefined;
  #entries = 0;
  #told = false;

  constructor() {
    claims.onChange(() => this.#typed());
  }

  /** Another document is open: of the vault, or not. */
  adopt(kept: KeptView | null, standing: "saved" | "kept" = "saved"): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.kept = kept;
    this.standing = !kept ? "nowhere" : session.writes ? standing : "reading";
    this.asking = false;
    this.losing = null;
    this.#entries = 0;
    this.#told = false;
  }

  /** Whether leaving the text now would lose some of it. */
  get atStake(): boolean {
    const { passages } = drafting;
    if (this.kept && session.writes) return (this.standing === "pending" && !claims.empty) || passages.unkept;
    return (claims.dirty && !claims.empty) || passages.dirty;
  }

  #typed(): void {
    if (!this.kept || !session.writes) return;
    if (this.standing !== "saving") this.standing = "pending";
    this.#timer ??= setTimeout(() => void this.#journal(), SOON);
  }

  /** Writes what is not written yet, and waits for it. */
  async flush(): Promise<void> {
    await drafting.passages.settle();
    if (this.#timer !== undefined) await this.#journal(true);
    await this.#writing;
  }

  async #journal(leaving = false): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#writing;
    this.#writing = this.#write(leaving);
    await this.#writing;
    this.#writing = undefined;
  }

  async #write(leaving: boolean): Promise<void> {
    const { kept } = this;
    if (!kept) return;
    const { revision, text } = claims;
    const history = leaving || this.#entries % HISTORY_EVERY === 0 ? claims.history : null;
    try {
      await call("journal", { request: { document: kept.id, claims: text, history } });
      this.#entries += 1;
      this.#told = false;
      if (claims.revision === revision && this.standing === "pending") this.standing = "kept";
    } catch (thrown) {
      // Told once, and tried again until it works: what stands in the editor is not lost meanwhile.
      if (!this.#told) failures.show(thrown);
      this.#told = true;
      if (this.kept && session.open) this.#timer ??= setTimeout(() => void this.#journal(), LATER);
    }
  }

  /** Makes a revision; where the document lies outside the vault, it is asked where to keep it. */
  async save(): Promise<void> {
    if (!session.writes || this.standing === "saving") return;
    if (!this.kept) {
      this.asking = true;
      return;
    }
    const before = this.standing;
    this.standing = "saving";
    await drafting.passages.settle();
    await this.#writing;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { revision, text, history } = claims;
    try {
      const saved = await call("save", { request: { claims: text, name: null, history } });
      if (this.kept) this.kept = { ...this.kept, saves: this.kept.saves + 1, changed_ms: saved.created_ms };
      drafting.passages.unkept = false;
      const more = claims.revision !== revision;
      claims.dirty = more;
      this.standing = more ? "pending" : "saved";
    } catch (thrown) {
      this.standing = before === "saved" ? "saved" : "pending";
      failures.show(thrown);
    }
    if (this.standing === "pending") this.#timer ??= setTimeout(() => void this.#journal(), SOON);
  }

  /** Keeps what lies open outside the vault as a document of a matter. */
  async keepIn(matter: string, title: string): Promise<boolean> {
    try {
      const request = { step: "keep", matter, title, claims: claims.text } as const;
      const { documents, made } = await confirming.around(() => call("documents", { request }));
      this.adopt(documents.find((document) => document.id === made) ?? null);
      claims.dirty = false;
      drafting.passages.dirty = false;
      return true;
    } catch (thrown) {
      if (told(thrown).code !== "Cancelled") failures.show(thrown);
      return false;
    }
  }
}

export const keeping = new Keeping();
