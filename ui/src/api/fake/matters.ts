// What the fake vault holds: matters, documents, revisions, what was typed; all of it in memory.
import type {
  Backups,
  BackupsView,
  BackupView,
  Documents,
  DocumentsView,
  DocumentView,
  KeptOpened,
  KeptView,
  Matters,
  MattersView,
  MatterView,
  RevisionsAnswer,
  Revisions,
  RevisionView,
  Save,
  Unsaved,
  UnsavedAnswer,
  UnsavedView,
} from "../bindings/types";
import { refuse } from "./answers";
import { SAMPLE } from "./claims";

interface Kept extends KeptView {
  revisions: (RevisionView & { text: string })[];
}

/** The 20th of November 2026, half past two. */
const NOW = Date.UTC(2026, 10, 20, 14, 30);
const DAY = 86_400_000;

export class FakeMatters {
  matters: MatterView[] = [
    { id: "m1", title: "Nordlicht GmbH – textile separator", created_ms: NOW - 40 * DAY, changed_ms: NOW, legal_hold: false },
    { id: "m2", title: "Atelier Dumas – window lock", created_ms: NOW - 90 * DAY, changed_ms: NOW - 3 * DAY, legal_hold: true },
  ];
  kept: KeptView | null = null;
  backups: BackupView[] = [
    { name: "20261119T180000Z", taken_ms: NOW - DAY, before_migration: false },
    { name: "20261101T090000Z", taken_ms: NOW - 19 * DAY, before_migration: true },
  ];
  #documents: Kept[] = [];
  #journal = new Map<string, string>();
  #history = new Map<string, string>();
  #ids = 10;
  #clock = NOW;

  constructor() {
    const first = this.#make("m1", "Apparatus");
    this.#revise(first, SAMPLE.replace("a rotating drum", "a drum"), "as discussed");
    this.#revise(first, SAMPLE, null);
    this.#make("m1", "Letter to the client");
  }

  empty(): void {
    this.matters = [];
    this.backups = [];
    this.#documents = [];
  }

  /** Leaves text behind that was typed and not saved. */
  leaveTyping(): void {
    this.#journal.set("d11", `${SAMPLE}\n\n7. The method of claim 5, wherein the web is wetted.`);
  }

  close(): void {
    this.kept = null;
  }

  list(request: Matters): MattersView {
    let made: string | null = null;
    let held_by: MattersView["held_by"] = [];
    if (request.step === "add") {
      made = this.#id("m");
      this.matters = [{ id: made, title: request.title, created_ms: this.#tick(), changed_ms: this.#clock, legal_hold: false }, ...this.matters];
    } else if (request.step === "rename") {
      this.#matter(request.matter).title = request.title;
    } else if (request.step === "set_hold") {
      this.#matter(request.matter).legal_hold = request.hold;
    } else if (request.step === "delete") {
      if (this.#matter(request.matter).legal_hold) refuse("LegalHold", "A legal hold stands on this matter: lift it first.");
      this.matters = this.matters.filter(({ id }) => id !== request.matter);
      this.#documents = this.#documents.filter(({ matter }) => matter !== request.matter);
      held_by = this.backups.map(({ name, taken_ms }) => ({ backup: name, taken_ms }));
    }
    return { matters: structuredClone(this.matters), made, held_by };
  }

  documents(request: Documents): DocumentsView {
    let made: string | null = null;
    if (request.step === "add" || request.step === "keep") {
      const document = this.#make(request.matter, request.title);
      made = document.id;
      if (request.step === "keep") {
        this.#revise(document, request.claims, null);
        this.kept = this.#shown(document);
      }
    } else if (request.step === "rename") {
      this.#document(request.document).title = request.title;
    } else if (request.step === "delete") {
      this.#documents = this.#documents.filter(({ id }) => id !== request.document);
    }
    const documents = this.#documents.filter(({ matter }) => matter === request.matter).map((document) => this.#shown(document));
    return { documents, made };
  }

  /** Opens a document; `show` puts its claims on the workbench. */
  open(id: string, show: (title: string, claims: string) => DocumentView, typed?: string): KeptOpened {
    const document = this.#document(id);
    const text = typed ?? document.revisions[0]?.text;
    const shown = text ? show(document.title, text) : null;
    this.kept = this.#shown(document);
    const unsaved = this.#unsaved().find((left) => left.document === id) ?? null;
    return { document: shown, kept: this.kept, history: this.#history.get(id) ?? null, unsaved };
  }

  save({ claims, name, history }: Save): RevisionView {
    const document = this.#document(this.kept?.id ?? "");
    this.#journal.delete(document.id);
    if (history !== null) this.#history.set(document.id, history);
    const { text: _, ...revision } = this.#revise(document, claims, name);
    return revision;
  }

  journal(document: string, claims: string, history: string | null): null {
    this.#journal.set(document, claims);
    if (history !== null) this.#history.set(document, history);
    return null;
  }

  unsaved(request: Unsaved, show: (title: string, claims: string) => DocumentView): UnsavedAnswer {
    if (request.step === "list") return { kind: "list", unsaved: this.#unsaved() };
    const typed = this.#journal.get(request.document);
    if (request.step === "texts") {
      return { kind: "texts", saved: this.#document(request.document).revisions[0]?.text ?? "", typed: typed ?? "" };
    }
    if (request.step === "take") return { kind: "opened", opened: this.open(request.document, show, typed) };
    this.#journal.delete(request.document);
    return { kind: "list", unsaved: this.#unsaved() };
  }

  revisions(request: Revisions): RevisionsAnswer {
    if (request.step === "text") {
      const all = this.#documents.flatMap(({ revisions }) => revisions);
      return { kind: "text", claims: all.find(({ id }) => id === request.revision)?.text ?? "" };
    }
    const document = this.#document(request.document);
    if (request.step !== "list") {
      const revision = document.revisions.find(({ id }) => id === request.revision);
      if (!revision) refuse("NotFound", "There is no such revision.");
      if (request.step === "name") revision.name = request.name;
      else this.#revise(document, revision.text, null);
    }
    return { kind: "list", revisions: document.revisions.map(({ text: _, ...revision }) => ({ ...revision })) };
  }

  back(request: Backups): BackupsView {
    if (request.step === "list") return this.#backups(null);
    if (request.step === "verify") return this.#backups(request.name ?? "20261019T090000Z");
    const name = "20261120T143000Z";
    if (!request.elsewhere) this.backups = [{ name, taken_ms: this.#tick(), before_migration: false }, ...this.backups];
    return this.#backups(name);
  }

  #backups(done: string | null): BackupsView {
    return { backups: this.backups, folder: "D:\\Claimwright\\accounts\\backups", done, pruned: [] };
  }

  #unsaved(): UnsavedView[] {
    return [...this.#journal.keys()].map((id) => {
      const { matter, title } = this.#document(id);
      return { document: id, matter, title, last_ms: NOW - 3_600_000 };
    });
  }

  #make(matter: string, title: string): Kept {
    const document: Kept = { id: this.#id("d"), matter, title, changed_ms: this.#tick(), saves: 0, revisions: [] };
    this.#documents.push(document);
    return document;
  }

  #revise(document: Kept, text: string, name: string | null): RevisionView & { text: string } {
    const number = document.revisions.length + 1;
    const revision = { id: this.#id("r"), number, created_ms: this.#tick(), author: "Ada Berger", size: text.length, name, text };
    document.revisions.unshift(revision);
    document.saves += 1;
    document.changed_ms = this.#clock;
    return revision;
  }

  #shown({ revisions: _, ...kept }: Kept): KeptView {
    return { ...kept };
  }

  #matter(id: string): MatterView {
    return this.matters.find((matter) => matter.id === id) ?? refuse("NotFound", "There is no such matter.");
  }

  #document(id: string): Kept {
    return this.#documents.find((document) => document.id === id) ?? refuse("NotFound", "There is no such document.");
  }

  #id(kind: string): string {
    this.#ids += 1;
    return `${kind}${this.#ids}`;
  }

  #tick(): number {
    return (this.#clock += 60_000);
  }
}
