// The claims in the editor and what the program says of them; not the editor itself, which lends its handle.
import type { ChangeDesc } from "@codemirror/state";
import { call, type ClaimNode, type ClaimsChecked, type EditView, type Placed, type SetAsideView, type TermView } from "../api";
import { ChangeLog } from "../editor/log";
import { claimNow, findingNow } from "../editor/stale";
import { failures } from "./failures.svelte";

/** What the editor lends to the rest of the window. */
export interface EditorHandle {
  read(): string;
  /** The undo history with the text that it belongs to. */
  history(): string;
  replace(edits: readonly EditView[]): void;
  select(from: number, to: number, focus: boolean): void;
  focus(): void;
}

/** Milliseconds without a keystroke before the claims are checked. */
const QUIET = 50;

export class Claims {
  /** The text that the editor begins with; `loads` counts how often it was replaced from outside. */
  initial = $state.raw("");
  /** The undo history to begin with, as an editor gave it. */
  initialHistory: string | null = null;
  loads = $state(0);
  findings = $state.raw<readonly Placed[]>([]);
  /** Findings that were set aside. */
  setAside = $state.raw<readonly SetAsideView[]>([]);
  nodes = $state.raw<readonly ClaimNode[]>([]);
  /** Counts changes, so that others can tell whether what they hold is of the claims as they stand. */
  revision = $state(0);
  checking = $state(false);
  /** Counts the answers of the program. */
  answers = $state(0);
  empty = $state(true);
  /** Whether something was typed that no export or file holds. */
  dirty = $state(false);

  #log = new ChangeLog();
  #handle: EditorHandle | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: number | undefined;
  /** Revision that `findings` and `nodes` are of. */
  #answered = 0;
  #again = false;
  #wantsFocus = false;
  #listeners: ((changes: ChangeDesc) => void)[] = [];

  /** The editor hands over its handle, and `undefined` when it goes. */
  attach(handle: EditorHandle | undefined): void {
    this.#handle = handle;
    if (handle && this.#wantsFocus) this.focus();
  }

  /** Calls `listen` with every change of the text. */
  onChange(listen: (changes: ChangeDesc) => void): void {
    this.#listeners.push(listen);
  }

  get text(): string {
    return this.#handle?.read() ?? this.initial;
  }

  /** The undo history, while there is an editor. */
  get history(): string | null {
    return this.#handle?.history() ?? null;
  }

  /** A new text from outside. */
  load(text: string, history: string | null = null): void {
    this.#begin(text, history);
    this.#schedule(0);
  }

  /** Forgets the text, as nobody may see it any more; nothing is asked of the program. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#begin("", null);
  }

  #begin(text: string, history: string | null): void {
    this.initial = text;
    this.initialHistory = history;
    this.loads += 1;
    this.#log.restart();
    this.revision = this.#log.revision;
    this.#answered = this.revision;
    this.findings = [];
    this.setAside = [];
    this.nodes = [];
    this.answers += 1;
    this.empty = text.trim() === "";
    this.dirty = false;
  }

  /** The editor says what was typed. */
  typed(changes: ChangeDesc): void {
    this.#log.add(changes);
    this.revision = this.#log.revision;
    this.dirty = true;
    for (const listen of this.#listeners) listen(changes);
    this.#schedule(QUIET);
  }

  /** Selects a range of the text and shows it; the keyboard goes there only when asked to. */
  select(from: number, to: number, focus: boolean): void {
    this.#handle?.select(from, to, focus);
  }

  /** A finding at its place in the text as it stands, `undefined` where its words are gone. */
  now = (finding: Placed): Placed | undefined => {
    const changes = this.#log.since(this.#answered);
    return changes ? findingNow(finding, "claims", changes) : finding;
  };

  /** A claim at its place in the text as it stands. */
  claimNow(node: ClaimNode): ClaimNode {
    const changes = this.#log.since(this.#answered);
    return changes ? claimNow(node, changes) : node;
  }

  /** Takes the keyboard to the editor, as soon as there is one. */
  focus(): void {
    this.#wantsFocus = this.#handle === undefined;
    this.#handle?.focus();
  }

  /** Makes the edits of a fix, as one step that can be undone. */
  apply(edits: readonly EditView[]): void {
    this.#handle?.replace(edits);
  }

  /** The term at a position of a text; a pointer that passes over words raises no failure. */
  async termAt(text: string, at: number): Promise<TermView | null> {
    try {
      return await call("term_at", { request: { text, at } });
    } catch {
      return null;
    }
  }

  #schedule(after: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.check(), after);
  }

  /** Asks for findings now; while an answer is under way the question is repeated after it. */
  async check(): Promise<void> {
    if (this.#asked !== undefined) {
      this.#again = true;
      return;
    }
    const asked = this.#log.revision;
    const text = this.text;
    this.#asked = asked;
    this.checking = true;
    try {
      this.#take(await call("check_claims", { request: { text, revision: asked } }));
      this.empty = text.trim() === "";
    } catch (thrown) {
      failures.show(thrown);
    } finally {
      this.#asked = undefined;
      this.checking = false;
      if (this.#again) {
        this.#again = false;
        this.#schedule(0);
      }
    }
  }

  #take(checked: ClaimsChecked): void {
    if (!this.#log.knows(checked.revision)) return;
    this.#answered = checked.revision;
    this.#log.forget(checked.revision);
    this.findings = checked.findings;
    this.setAside = checked.set_aside;
    this.nodes = checked.claims;
    this.answers += 1;
  }
}

export const claims = new Claims();
