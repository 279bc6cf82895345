// The last validation of the whole document or of the draft; not the checks while typing.
import type { ChangeDesc } from "@codemirror/state";
import { call, type Placed, type ValidationView } from "../api";
import { findingNow } from "../editor/stale";
import { claims } from "./claims.svelte";
import { drafting } from "./draft.svelte";
import { failures } from "./failures.svelte";

export class Validation {
  ofDraft = $state(false);
  busy = $state(false);
  view = $state.raw<ValidationView | null>(null);
  /** Revision of the claims that were validated. */
  madeOf = $state(-1);

  /** Changes of the claims since they were validated, as one. */
  #since: ChangeDesc | undefined;

  constructor() {
    claims.onChange((changes) => {
      this.#since = this.#since?.composeDesc(changes) ?? changes;
    });
  }

  /** A finding at its place in the claims as they stand; a draft that was validated stands still. */
  now = (finding: Placed): Placed | undefined => {
    if (this.view?.of === "draft" || !this.#since) return finding;
    return findingNow(finding, "claims", this.#since);
  };

  /** Forgets the validation, as another document was opened. */
  reset(): void {
    this.#since = undefined;
    this.view = null;
    this.ofDraft = false;
  }

  /** Validates; answers whether it came to a result. */
  async run(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    if (this.ofDraft) await drafting.passages.leave();
    const revision = claims.revision;
    const before = this.#since;
    this.#since = undefined;
    try {
      this.view = await call("validate", { claims: claims.text, draft: this.ofDraft });
      this.madeOf = revision;
      return true;
    } catch (thrown) {
      const during = this.#since as ChangeDesc | undefined;
      this.#since = before && during ? before.composeDesc(during) : (before ?? during);
      failures.show(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

export const validation = new Validation();
