// The draft and the model at work on it; not how a draft is laid out on pages.
import { call, channel, type DraftEvent, type DraftView } from "../api";
import { claims } from "./claims.svelte";
import { failures } from "./failures.svelte";
import { Passages } from "./passages.svelte";

/** `loading`, `filling` and `stopping`: a model is at work. */
export type Phase = "none" | "writing" | "loading" | "filling" | "stopping" | "done";

/** What a run of a model came to. */
export interface Tally {
  proposed: number;
  dropped: number;
  /** Numbers of the claims that the model was not shown. */
  leftOut: number[];
  stopped: boolean;
}

export class Drafting {
  office = $state<"ep" | "us">("ep");
  /** Id of the model, or `null` for none. */
  model = $state<string | null>(null);
  seed = $state(0);
  view = $state.raw<DraftView | null>(null);
  phase = $state<Phase>("none");
  progress = $state.raw<{ done: number; total: number }>({ done: 0, total: 0 });
  /** Words of the sentence being written, with the slot that they are for. */
  live = $state.raw<{ slot: number; text: string } | null>(null);
  tally = $state.raw<Tally | null>(null);
  /** Revision of the claims that the draft was made of. */
  madeOf = $state(-1);
  /** What the user writes into it. */
  readonly passages = new Passages(
    () => this.view,
    (view) => (this.view = view),
  );

  #run = 0;

  /** Whether a model is at work, so that another draft has to wait. */
  get busy(): boolean {
    return ["writing", "loading", "filling", "stopping"].includes(this.phase);
  }

  /** Slots whose proposals wait for a decision. */
  open: readonly number[] = $derived(
    (this.view?.slots ?? []).flatMap((slot, index) =>
      slot.state.state === "proposed" && isOpen(this.view, slot.block, index) ? index : [],
    ),
  );

  /** Slots whose sentence the guard dropped, with the reason. */
  dropped = $derived(
    (this.view?.slots ?? []).flatMap((slot) =>
      slot.state.state === "dropped" ? { claim: slot.claim, reason: slot.state.reason } : [],
    ),
  );

  /** Forgets the draft, as another document was opened. */
  reset(): void {
    this.#run += 1;
    this.view = null;
    this.phase = "none";
    this.live = null;
    this.tally = null;
    this.passages.reset();
  }

  /** Writes the draft; the program answers at once, then the model fills in. */
  async start(): Promise<void> {
    if (this.busy || !(await this.passages.leave())) return;
    const run = (this.#run += 1);
    const before = this.phase;
    this.phase = "writing";
    this.tally = null;
    this.passages.removed = null;
    let ahead = false;
    const events = channel<DraftEvent>((event) => {
      if (run !== this.#run) return;
      ahead ||= event.event === "changed";
      this.take(event);
    });
    const revision = claims.revision;
    const request = { claims: claims.text, office: this.office, model: this.model, seed: this.seed };
    try {
      const view = await call("start_draft", { request, events });
      if (run !== this.#run) return;
      this.madeOf = revision;
      if (!ahead) this.view = view;
      if (this.is("writing")) this.phase = request.model === null ? "done" : "loading";
    } catch (thrown) {
      if (run !== this.#run) return;
      this.phase = before === "done" ? "done" : "none";
      failures.show(thrown);
    }
  }

  /** Asks the model to stop; what it has proposed stays. */
  async stop(): Promise<void> {
    if (!this.busy || this.phase === "stopping") return;
    this.phase = "stopping";
    try {
      await call("stop_draft", {});
    } catch (thrown) {
      failures.show(thrown);
    }
  }

  accept = (slot: number): Promise<void> => this.#decide("accept_proposal", slot);
  reject = (slot: number): Promise<void> => this.#decide("reject_proposal", slot);

  async #decide(command: "accept_proposal" | "reject_proposal", slot: number): Promise<void> {
    try {
      this.view = await call(command, { slot });
    } catch (thrown) {
      failures.show(thrown);
    }
  }

  private is(phase: Phase): boolean {
    return this.phase === phase;
  }

  /** Takes in what streams from the program. */
  take(event: DraftEvent): void {
    switch (event.event) {
      case "loading":
        if (this.phase !== "stopping") this.phase = "loading";
        break;
      case "asked":
        if (this.phase !== "stopping") this.phase = "filling";
        this.progress = { done: event.done, total: event.total };
        this.live = { slot: event.slot, text: "" };
        break;
      case "text":
        this.live = {
          slot: event.slot,
          text: (this.live?.slot === event.slot ? this.live.text : "") + event.piece,
        };
        break;
      case "changed":
        this.view = event.draft;
        this.live = null;
        break;
      case "ended":
        this.phase = "done";
        this.live = null;
        this.tally = { proposed: event.proposed, dropped: event.dropped, leftOut: event.left_out, stopped: event.stopped };
        if (event.error !== null) failures.show(event.error);
    }
  }
}

function isOpen(view: DraftView | null, block: number, slot: number): boolean {
  const sentences = view?.blocks[block]?.sentences ?? [];
  return sentences.some(
    (sentence) => !sentence.accepted && sentence.origin.from === "model" && sentence.origin.slot === slot,
  );
}

export const drafting = new Drafting();
