// Whether completion is on, what the program proposes, and how many keys that has saved; not how it is shown.
import { call, type ProposedWords } from "../api";

/** Proposals that a list shows. */
const MOST = 5;

export class Completion {
  /** For this session: nothing of it is kept. */
  on = $state(true);
  /** Keys that were not pressed because a proposal was taken. */
  saved = $state(0);

  /**
   * How a text goes on at the caret: the claims, or a passage behind the claims that are given with it. A proposal that
   * cannot be made raises no failure.
   */
  async propose(text: string, at: number, claims: string | null = null): Promise<readonly ProposedWords[]> {
    if (!this.on) return [];
    try {
      return await call("complete", { request: { text, at, claims, most: MOST } });
    } catch {
      return [];
    }
  }

  /** Whether a model was heard last: then it is worth waiting for. */
  hears = $state(false);

  /** What a model adds; the program gives up what it was asked before. */
  async better(text: string, at: number, claims: string | null = null): Promise<readonly ProposedWords[] | null> {
    if (!this.on) return null;
    try {
      const found = await call("complete_hearing", { request: { text, at, claims, most: MOST } });
      // An answer that another question has overtaken says nothing of whether one is heard.
      if (found) this.hears = true;
      return found;
    } catch {
      this.hears = false;
      return null;
    }
  }

  /** A proposal was taken with so many keys. */
  took(characters: number, keys: number): void {
    this.saved += Math.max(0, characters - keys);
  }
}

export const completion = new Completion();
