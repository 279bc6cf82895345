// The revisions of one document, and two of them side by side; restoring makes an old one the newest.
import { call, type KeptView, type RevisionView } from "../api";
import { compare } from "../editor/compare";
import type { Run } from "../editor/diff";
import { claims } from "./claims.svelte";
import { failures } from "./failures.svelte";
import { keeping } from "./keeping.svelte";
import { trying } from "./trying";

class RevisionsOfDocument {
  of = $state.raw<KeptView | null>(null);
  list = $state.raw<readonly RevisionView[]>([]);
  chosen = $state<string | null>(null);
  against = $state<"now" | "before">("before");
  /** Places that differ; `null` while nothing is compared. */
  places = $state.raw<readonly Run[][] | null>(null);
  restored = $state<number | null>(null);
  busy = $state(false);

  /** Whether the document stands in the editor, so that its text as it stands can be compared with. */
  get here(): boolean {
    return this.of !== null && keeping.kept?.id === this.of.id;
  }

  async show(document: KeptView): Promise<void> {
    this.of = document;
    this.list = [];
    this.places = null;
    this.restored = null;
    this.against = this.here ? "now" : "before";
    if (!(await this.#read(() => call("revisions", { request: { step: "list", document: document.id } })))) return;
    await this.choose(this.list[0]?.id ?? null);
  }

  leave = (): void => {
    this.of = null;
  };

  /** Looks at a revision beside the text as it stands, or beside the one before it. */
  async choose(id: string | null): Promise<void> {
    this.chosen = id;
    this.places = null;
    const at = this.list.findIndex((revision) => revision.id === id);
    if (id === null || at < 0) return;
    const { against } = this;
    try {
      const text = await this.#text(id);
      const before = this.list[at + 1];
      const places =
        against === "now" ? compare(text, claims.text) : compare(before ? await this.#text(before.id) : "", text);
      if (this.chosen === id && this.against === against) this.places = places;
    } catch (thrown) {
      failures.show(thrown);
    }
  }

  async compareWith(against: "now" | "before"): Promise<void> {
    this.against = against;
    await this.choose(this.chosen);
  }

  name(revision: RevisionView, name: string): Promise<boolean> {
    const document = this.of?.id ?? "";
    const wished = name.trim() === "" ? null : name.trim();
    return this.#read(() =>
      call("revisions", { request: { step: "name", document, revision: revision.id, name: wished } }),
    );
  }

  /** Makes a revision the newest; answers whether that was done. */
  async restore(revision: RevisionView): Promise<boolean> {
    const document = this.of?.id ?? "";
    const done = await this.#read(() =>
      call("revisions", { request: { step: "restore", document, revision: revision.id } }),
    );
    if (!done) return false;
    this.restored = revision.number;
    await this.choose(this.list[0]?.id ?? null);
    return true;
  }

  async #text(revision: string): Promise<string> {
    const answer = await call("revisions", { request: { step: "text", revision } });
    return answer.kind === "text" ? answer.claims : "";
  }

  #read(read: () => Promise<Awaited<ReturnType<typeof call<"revisions">>>>): Promise<boolean> {
    return trying(this, async () => {
      const answer = await read();
      if (answer.kind === "list") this.list = answer.revisions;
    });
  }
}

export const revisions = new RevisionsOfDocument();
