// Which document is open and what of it is shown; not the claims, the draft or the findings themselves.
import { call, channel, type DocumentView, type DropEvent, type FactsView, type StartWish, type Status } from "../api";
import { claims } from "./claims.svelte";
import { drafting } from "./draft.svelte";
import { exporting } from "./exporting.svelte";
import { failures } from "./failures.svelte";
import { reporting } from "./reporting.svelte";
import { review } from "./review.svelte";
import { speech } from "./speech.svelte";
import { validation } from "./validation.svelte";
import { LANGUAGES, type LanguageCode } from "../strings";

export type Tab = "findings" | "draft" | "validate" | "export";
/** A page that covers the panel. */
export type Cover = "parts" | "compare" | "firm" | "report";
export const TABS: readonly Tab[] = ["findings", "draft", "validate", "export"];

/** A text that is shown in place of the claims editor, with the range to look at. */
export interface Viewing {
  of: "document" | "draft";
  part: string;
  from: number | null;
  to: number | null;
  /** Whether the keyboard goes there too. */
  focus: boolean;
}

export class Desk {
  status = $state.raw<Status | null>(null);
  screen = $state<"starting" | "welcome" | "workspace">("starting");
  document = $state.raw<DocumentView | null>(null);
  tab = $state<Tab>("findings");
  viewing = $state.raw<Viewing | null>(null);
  /** Rule whose page covers the panel. */
  rule = $state<string | null>(null);
  /** Another page that covers the panel. */
  cover = $state<Cover | null>(null);
  opening = $state(false);
  /** Whether a file is held over the window. */
  dragged = $state(false);
  factsFolded = $state(false);
  /** Counts the languages that the program has spoken, so that what it said can be asked for again. */
  spoken = $state(0);
  /** What waits for the user's word, as opening it discards what was typed. */
  waiting = $state.raw<(() => Promise<void>) | null>(null);

  /** Whether a model works on the draft of this document, so that no other can be opened. */
  get modelAtWork(): boolean {
    return ["loading", "filling", "stopping"].includes(drafting.phase);
  }

  /** Asks the program how it stands, and does what it was started for. */
  async start(wish: StartWish | undefined): Promise<void> {
    try {
      await this.refresh();
    } catch (thrown) {
      // A file named at the start that could not be opened is told once; the program itself is well.
      failures.show(thrown);
      await this.refresh().catch(() => undefined);
    }
    const { status } = this;
    if (status?.language && status.language in LANGUAGES) speech.code = status.language as LanguageCode;
    await call("set_language", { language: speech.code, chosen: false }).catch((thrown: unknown) => failures.show(thrown));
    const events = channel<DropEvent>((event) => this.#drag(event));
    await call("watch_drops", { events }).catch((thrown: unknown) => failures.show(thrown));
    review.firm = status?.firm ?? null;
    drafting.model = status?.default_model ?? null;
    if (status?.document) this.#adopt(status.document);
    else this.screen = "welcome";
    if (wish && status?.document) {
      drafting.office = wish.office;
      drafting.seed = wish.seed;
      if (wish.model !== undefined) drafting.model = wish.model;
      this.tab = "draft";
      await drafting.start();
    } else {
      await this.#review();
    }
  }

  async refresh(): Promise<void> {
    this.status = await call("status", {});
    if (this.status.document) this.document = this.status.document;
  }

  openSample = (): Promise<void> => this.#ask(() => call("open_sample", {}));
  openDropped = (): Promise<void> => this.#ask(() => call("open_dropped", {}));
  openFile = (): Promise<void> => this.#ask(() => call("open_file", {}));
  newClaims = async (): Promise<void> => {
    const begin = async (): Promise<void> => {
      try {
        await call("new_document", {});
      } catch (thrown) {
        failures.show(thrown);
        return;
      }
      this.#adopt(null);
      claims.focus();
    };
    await this.#unlessDirty(begin);
  };

  /** Answers the question whether what was typed may be discarded. */
  async answer(discard: boolean): Promise<void> {
    const go = this.waiting;
    this.waiting = null;
    if (discard) await go?.();
  }

  async setFacts(facts: FactsView): Promise<void> {
    try {
      this.document = await call("set_facts", { facts });
      await claims.check();
      if (validation.view) await validation.run();
    } catch (thrown) {
      failures.show(thrown);
    }
  }

  /** The window and the sentences of the program speak another language from now on. */
  async speak(code: LanguageCode): Promise<void> {
    speech.code = code;
    try {
      await call("set_language", { language: code, chosen: true });
      this.spoken += 1;
      await claims.check();
      if (validation.view) await validation.run();
    } catch (thrown) {
      failures.show(thrown);
    }
  }

  /** Validates; typed claims become a document by it, with facts that can be corrected. */
  async validate(): Promise<void> {
    if (!(await validation.run())) return;
    this.factsFolded = true;
    if (!this.document) await this.refresh().catch(failures.show);
  }

  /** Shows a place in a text: in the claims editor, or in the text that was read or validated. */
  show(place: Viewing): void {
    const { from, to, focus } = place;
    if (place.of === "document" && place.part === "claims") {
      this.viewing = null;
      if (from !== null) queueMicrotask(() => claims.select(from, to ?? from, focus));
    } else {
      this.viewing = place;
    }
  }

  #drag({ event }: DropEvent): void {
    this.dragged = event === "over";
    if (event === "dropped" && !this.opening && !this.modelAtWork) void this.openDropped();
  }

  /** Takes the document as it was read anew, once the user gives up what was typed; what it shows stays in sight. */
  async reread(read: () => Promise<DocumentView>): Promise<void> {
    await this.#unlessDirty(async () => {
      try {
        const document = await read();
        const validated = validation.view !== null && !validation.ofDraft;
        this.document = document;
        this.viewing = null;
        drafting.reset();
        validation.reset();
        claims.load(document.parts.find((part) => part.part === "claims")?.text ?? "");
        if (validated) await validation.run();
      } catch (thrown) {
        failures.show(thrown);
      }
    });
  }

  async #ask(open: () => Promise<DocumentView | null>): Promise<void> {
    await this.#unlessDirty(async () => {
      this.opening = true;
      try {
        const document = await open();
        if (document) {
          this.#adopt(document);
          await this.refresh();
          await this.#review();
        }
      } catch (thrown) {
        failures.show(thrown);
      } finally {
        this.opening = false;
      }
    });
  }

  async #unlessDirty(go: () => Promise<void>): Promise<void> {
    if (this.screen === "workspace" && claims.dirty && !claims.empty) this.waiting = go;
    else await go();
  }

  /** Shows at once what each office objects to in an application that was read whole; claims alone are still being drafted. */
  async #review(): Promise<void> {
    if (!this.document?.parts.some((part) => part.part === "description")) return;
    this.tab = "validate";
    await this.validate();
  }

  #adopt(document: DocumentView | null): void {
    this.document = document;
    this.viewing = null;
    this.rule = null;
    this.cover = null;
    this.tab = "findings";
    drafting.reset();
    validation.reset();
    review.reset();
    reporting.reset();
    exporting.reset();
    failures.dismiss();
    claims.load(document?.parts.find((part) => part.part === "claims")?.text ?? "");
    this.screen = "workspace";
  }
}

export const desk = new Desk();
