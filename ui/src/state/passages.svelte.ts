// The passage that is being written into the draft, and that the program has what was typed; not the draft itself.
import { call, type DraftView, type WritePassage } from "../api";
import { failures } from "./failures.svelte";

/** Milliseconds from the last key until the program has what was typed. */
const SOON = 800;

/** A passage that is being written. */
export interface Writing {
  /** Its number; null until the program has it. */
  passage: number | null;
  /** Index of the block that it stands behind, in the draft as it was shown when the editor opened. */
  behind: number;
  /** Its text when the editor opened. */
  before: string;
}

export class Passages {
  writing = $state.raw<Writing | null>(null);
  /** The passage that was taken out last, with the block that it stood behind. */
  removed = $state.raw<{ behind: number; text: string } | null>(null);
  /** Whether passages were written since a file took them over. */
  dirty = $state(false);
  /** Whether the vault does not hold what was written last. */
  unkept = $state(false);
  /** Undo history and selection of the editor when it went out of sight, so that it goes on where it was. */
  editor: { history: string; anchor: number; head: number } | undefined;

  #text = "";
  /** What the program has of it. */
  #had = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #under: Promise<boolean> = Promise.resolve(true);

  constructor(
    readonly draft: () => DraftView | null,
    readonly take: (draft: DraftView) => void,
  ) {}

  /** Opens an editor for a new passage behind a block. */
  async add(behind: number, text = ""): Promise<void> {
    const { writing } = this;
    const before = this.draft()?.blocks.length ?? 0;
    if (!(await this.leave())) return;
    // The passage that was left may have more paragraphs now than were shown.
    const grown = (this.draft()?.blocks.length ?? 0) - before;
    this.#open({ passage: null, behind: behind + (writing && writing.behind < behind ? grown : 0), before: "" }, text);
  }

  /** Opens an editor for a passage that is there. */
  async edit(passage: number): Promise<void> {
    if (this.writing?.passage === passage || !(await this.leave())) return;
    const blocks = this.draft()?.blocks ?? [];
    const own = blocks.filter((block) => passageOf(block) === passage);
    const before = own.map((block) => block.sentences.map(({ text }) => text).join(" ")).join("\n");
    const first = own[0];
    if (first) this.#open({ passage, behind: blocks.indexOf(first) - 1, before }, before);
  }

  #open(writing: Writing, text: string): void {
    this.#text = text;
    this.#had = writing.before;
    this.editor = undefined;
    this.removed = null;
    this.writing = writing;
  }

  /** The text as it stands in the editor. */
  get text(): string {
    return this.#text;
  }

  /** The editor says what stands in it. */
  typed(text: string): void {
    this.#text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.settle(), SOON);
  }

  /** Hands the program what it does not have yet, and waits for it; a text that is blank just now is left as it was. */
  async settle(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#under = this.#under.then(() => (this.#text.trim() === "" ? true : this.#write(false)));
    return this.#under;
  }

  /** Closes the editor; what was typed stands in the draft. Answers whether the program has it. */
  async leave(): Promise<boolean> {
    const { writing } = this;
    if (!writing) return true;
    clearTimeout(this.#timer);
    this.#under = this.#under.then(() => this.#write(true));
    const done = await this.#under;
    if (done && this.writing?.behind === writing.behind) this.#close();
    return done;
  }

  /** Takes the passage out that is being written. */
  async remove(): Promise<void> {
    const { writing } = this;
    if (!writing) return;
    const text = this.#text.trim() === "" ? writing.before : this.#text;
    this.#text = "";
    await this.leave();
    this.#close();
    if (text.trim() !== "") this.removed = { behind: writing.behind, text };
  }

  /** Puts back what was taken out last. */
  async restore(): Promise<void> {
    const { removed } = this;
    if (!removed) return;
    await this.add(removed.behind, removed.text);
    await this.leave();
  }

  /** Another document is open, or none. */
  reset(): void {
    this.#close();
    this.removed = null;
    this.dirty = false;
    this.unkept = false;
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.writing = null;
    this.editor = undefined;
    this.#text = "";
    this.#had = "";
  }

  async #write(shown: boolean): Promise<boolean> {
    const { writing } = this;
    const text = this.#text;
    if (!writing || (text === this.#had && text === writing.before)) return true;
    if (writing.passage === null && text.trim() === "") return true;
    // While it is being written, the draft stays as it is shown: nothing moves under the hand.
    if (text === this.#had && !shown) return true;
    const { passage, behind } = writing;
    const request: WritePassage = passage === null ? { step: "add", behind, text } : { step: "change", passage, text };
    try {
      const written = await call("write_passage", { request });
      if (this.writing !== writing) return true;
      this.#had = text;
      this.dirty = true;
      if (written.unkept !== null && !this.unkept) failures.show(written.unkept);
      this.unkept = written.unkept !== null;
      if (shown) this.take(written.draft);
      else if (passage === null) this.writing = { ...writing, passage: written.passage };
      return true;
    } catch (thrown) {
      if (this.writing === writing) failures.show(thrown);
      return false;
    }
  }
}

/** The passage that a block is a paragraph of; null where the user did not write it. */
export function passageOf(block: DraftView["blocks"][number] | undefined): number | null {
  const from = block?.sentences[0]?.origin;
  return from?.from === "user" ? from.passage : null;
}
