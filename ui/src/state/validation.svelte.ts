// The last validation of the whole document or of the draft; not the checks while typing.
import { call, type ValidationView } from "../api";
import { mapFindings } from "../editor/stale";
import { claims } from "./claims.svelte";
import { failures } from "./failures.svelte";

export class Validation {
  ofDraft = $state(false);
  busy = $state(false);
  view = $state.raw<ValidationView | null>(null);
  /** Revision of the claims that were validated. */
  madeOf = $state(-1);

  constructor() {
    claims.onChange((changes) => {
      if (this.view?.of !== "document") return;
      this.view = { ...this.view, findings: mapFindings(this.view.findings, "claims", changes) };
    });
  }

  reset(): void {
    this.view = null;
    this.ofDraft = false;
  }

  /** Validates; answers whether it came to a result. */
  async run(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const revision = claims.revision;
    try {
      this.view = await call("validate", { claims: claims.text, draft: this.ofDraft });
      this.madeOf = revision;
      return true;
    } catch (thrown) {
      failures.show(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

export const validation = new Validation();
