// Remembers the changes made since a question was asked, so that a late answer can be carried over; not the texts.
import type { ChangeDesc } from "@codemirror/state";

/** Changes by revision. Revision 0 is the text as loaded. */
export class ChangeLog {
  #first = 1;
  #changes: ChangeDesc[] = [];

  /** The revision of the text as it stands. */
  get revision(): number {
    return this.#first + this.#changes.length - 1;
  }

  add(change: ChangeDesc): void {
    this.#changes.push(change);
  }

  /** All changes after a revision as one, `undefined` where there is none or the revision is no longer known. */
  since(revision: number): ChangeDesc | undefined {
    const later = this.#changes.slice(Math.max(0, revision + 1 - this.#first));
    return later.length === 0 ? undefined : later.reduce((all, change) => all.composeDesc(change));
  }

  /** Whether an answer about this revision can still be carried over. */
  knows(revision: number): boolean {
    return revision >= this.#first - 1 && revision <= this.revision;
  }

  /** Forgets the changes up to a revision that nobody asks about any more. */
  forget(revision: number): void {
    const gone = Math.min(this.#changes.length, Math.max(0, revision + 1 - this.#first));
    this.#changes.splice(0, gone);
    this.#first += gone;
  }

  /** A new text: answers about any older revision are void. */
  restart(): void {
    this.#first = this.revision + 2;
    this.#changes = [];
  }
}
