// Groups of names in the claims, read on by a model while nobody types, and what a person decides; not how they are shown.
import { call, type GlossaryKept, type NamesView, type Placed, type SameView } from "../api";
import { claims } from "./claims.svelte";
import { failures } from "./failures.svelte";
import { trying } from "./trying";
import { validation } from "./validation.svelte";

/** Milliseconds without an answer about the claims before names are compared: typing goes first. */
const QUIET = 400;

/** The rules whose fixes use one name everywhere, whichever rule's finding shows them. */
const RULES: readonly string[] = ["terminology/variant", "terminology/near-miss"];

export class Naming {
  view = $state.raw<NamesView | null>(null);
  /** Where decisions are kept, once one was made. */
  kept = $state.raw<GlossaryKept | null>(null);
  /** The name whose fix is looked at, by the keys of the pair. */
  fixing = $state<string | null>(null);
  busy = $state(false);

  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the texts that were to be compared, so that an answer about an earlier one is dropped. */
  #wanted = 0;

  /** Forgets what belonged to the document that was open. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#wanted += 1;
    this.view = null;
    this.kept = null;
    this.fixing = null;
  }

  /** Compares the names of the claims once typing rests. */
  soon(): void {
    clearTimeout(this.#timer);
    this.#wanted += 1;
    const wanted = this.#wanted;
    this.#timer = setTimeout(() => void this.#compare(wanted), QUIET);
  }

  async #compare(wanted: number): Promise<void> {
    let read = 0;
    try {
      for (let waiting = 1; waiting > 0; ) {
        const view = await call("compare_names", { request: { text: claims.text } });
        if (wanted !== this.#wanted) return;
        this.view = view;
        read += view.read;
        waiting = view.read > 0 ? view.waiting : 0;
      }
      // What a model said of names changes what is found in the claims.
      if (read > 0) await claims.check();
    } catch (thrown) {
      if (wanted === this.#wanted) failures.show(thrown);
    }
  }

  /** Takes what a person says of two names; `null` forgets it. */
  async decide(name: string, other: string, answer: SameView | null): Promise<void> {
    await trying(this, async () => {
      this.fixing = null;
      this.kept = await call("decide_names", { request: { name, other, answer } });
      await claims.check();
      this.soon();
      if (validation.view) await validation.run();
    });
  }

  /** The finding about a name that stands at a place of the claims, where it offers one name for all. */
  fixOf(from: number, to: number): Placed | undefined {
    return claims.findings.find(
      (placed) =>
        placed.finding.fix !== null &&
        RULES.includes(placed.finding.fix.rule) &&
        placed.from !== null &&
        placed.to !== null &&
        placed.from <= from &&
        placed.to >= to,
    );
  }
}

export const naming = new Naming();
