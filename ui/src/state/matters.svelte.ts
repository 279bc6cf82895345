// The matters of the open vault, the documents of the one that is chosen, and what was typed and not saved.
import { call, type Documents, type HeldByView, type KeptOpened, type KeptView, type Matters, type MatterView, type UnsavedView } from "../api";
import { confirming } from "./confirming.svelte";
import { failures } from "./failures.svelte";

/** What was deleted, and where it still lies. */
export interface Deleted {
  title: string;
  held: readonly HeldByView[];
}

class MattersOfVault {
  list = $state.raw<readonly MatterView[]>([]);
  /** Whether the list was read. */
  read = $state(false);
  chosen = $state<string | null>(null);
  documents = $state.raw<readonly KeptView[]>([]);
  unsaved = $state.raw<readonly UnsavedView[]>([]);
  deleted = $state.raw<Deleted | null>(null);
  /** What was typed and not saved, while it is asked what becomes of it. */
  offered = $state.raw<{ view: UnsavedView; saved: string; typed: string } | null>(null);

  matter: MatterView | null = $derived(this.list.find((matter) => matter.id === this.chosen) ?? null);

  forget(): void {
    this.list = [];
    this.read = false;
    this.chosen = null;
    this.documents = [];
    this.unsaved = [];
    this.deleted = null;
    this.offered = null;
  }

  /** Reads everything anew; the matter that was chosen stays so while it is there. */
  async refresh(): Promise<void> {
    await this.#matters({ step: "list" });
    try {
      const answer = await call("unsaved", { request: { step: "list" } });
      if (answer.kind === "list") this.unsaved = answer.unsaved;
    } catch (thrown) {
      failures.show(thrown);
    }
    await this.choose(this.matter?.id ?? this.list[0]?.id ?? null);
  }

  async choose(id: string | null): Promise<void> {
    this.chosen = id;
    if (id === null) this.documents = [];
    else await this.#documents({ step: "list", matter: id });
  }

  async add(title: string): Promise<boolean> {
    const made = (await this.#matters({ step: "add", title }))?.made;
    if (made) await this.choose(made);
    return made !== undefined && made !== null;
  }

  async rename(matter: string, title: string): Promise<boolean> {
    return (await this.#matters({ step: "rename", matter, title })) !== undefined;
  }

  async setHold(matter: string, hold: boolean): Promise<boolean> {
    return (await this.#matters({ step: "set_hold", matter, hold })) !== undefined;
  }

  async remove(matter: MatterView): Promise<boolean> {
    const answer = await this.#matters({ step: "delete", matter: matter.id });
    if (!answer) return false;
    this.deleted = { title: matter.title, held: answer.held_by };
    this.unsaved = this.unsaved.filter((left) => left.matter !== matter.id);
    await this.choose(this.list[0]?.id ?? null);
    return true;
  }

  /** Makes an empty document and answers it. */
  async addDocument(title: string): Promise<KeptView | null> {
    const { chosen } = this;
    if (chosen === null) return null;
    const made = (await this.#documents({ step: "add", matter: chosen, title }))?.made;
    return this.documents.find((document) => document.id === made) ?? null;
  }

  async renameDocument(document: KeptView, title: string): Promise<boolean> {
    const { id, matter } = document;
    return (await this.#documents({ step: "rename", document: id, matter, title })) !== undefined;
  }

  async removeDocument(document: KeptView): Promise<boolean> {
    const { id, matter } = document;
    return (await this.#documents({ step: "delete", document: id, matter })) !== undefined;
  }

  /** Shows what was typed and not saved beside what was saved; nothing is decided by it. */
  async offer(view: UnsavedView): Promise<void> {
    try {
      const texts = await call("unsaved", { request: { step: "texts", document: view.document } });
      if (texts.kind === "texts") this.offered = { view, saved: texts.saved, typed: texts.typed };
    } catch (thrown) {
      failures.show(thrown);
    }
  }

  /** Takes what was typed, or throws it away; answers the document to open, if it could be done. */
  async settle(take: boolean): Promise<KeptOpened | null> {
    const document = this.offered?.view.document;
    if (document === undefined) return null;
    try {
      const answer = await call("unsaved", { request: { step: take ? "take" : "discard", document } });
      this.offered = null;
      this.unsaved = answer.kind === "list" ? answer.unsaved : this.unsaved.filter((left) => left.document !== document);
      if (answer.kind === "opened") return answer.opened;
      return await call("open_kept", { document });
    } catch (thrown) {
      failures.show(thrown);
      return null;
    }
  }

  async #matters(request: Matters): Promise<{ made: string | null; held_by: HeldByView[] } | undefined> {
    try {
      const answer = await confirming.around(() => call("matters", { request }));
      this.list = answer.matters;
      this.read = true;
      return answer;
    } catch (thrown) {
      failures.show(thrown);
      return undefined;
    }
  }

  async #documents(request: Documents): Promise<{ made: string | null } | undefined> {
    try {
      const answer = await confirming.around(() => call("documents", { request }));
      this.documents = answer.documents;
      return answer;
    } catch (thrown) {
      failures.show(thrown);
      return undefined;
    }
  }
}

export const matters = new MattersOfVault();
