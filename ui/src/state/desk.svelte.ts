// Which document is open and what of it is shown; not the claims, the draft or the findings themselves.
import { call, channel, type DocumentView, type DropEvent, type FactsView, type KeptView, type StartWish, type Status } from "../api";
import { claims } from "./claims.svelte";
import { drafting } from "./draft.svelte";
import { exporting } from "./exporting.svelte";
import { failures } from "./failures.svelte";
import { house } from "./house.svelte";
import { keeping } from "./keeping.svelte";
import { matters } from "./matters.svelte";
import { naming } from "./naming.svelte";
import { reporting } from "./reporting.svelte";
import { review } from "./review.svelte";
import { revisions } from "./revisions.svelte";
import { rooms } from "./rooms";
import { session } from "./session.svelte";
import { speech } from "./speech.svelte";
import { validation } from "./validation.svelte";
import { LANGUAGES, type LanguageCode } from "../strings";

export type Tab = "findings" | "terms" | "draft" | "validate" | "export";
/** A page that covers the panel. */
export type Cover = "parts" | "compare" | "firm" | "report" | "models";
export const TABS: readonly Tab[] = ["findings", "terms", "draft", "validate", "export"];

/** A text that is shown in place of the claims editor, with the range to look at. */
export interface Viewing {
  of: "document" | "draft";
  part: string;
  from: number | null;
  to: number | null;
  /** Whether the keyboard goes there too. */
  focus: boolean;
}

/** The claims of a document, as the editor begins with them. */
export function claimsOf(document: DocumentView | null): string {
  return document?.parts.find((part) => part.part === "claims")?.text ?? "";
}

export class Desk {
  status = $state.raw<Status | null>(null);
  screen = $state<"starting" | "welcome" | "home" | "house" | "workspace">("starting");
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

  /** What the window was started for; it is done once. */
  #wish: StartWish | undefined;

  constructor() {
    session.follow(
      (left) => this.enter(left),
      () => this.forget(),
    );
    failures.lost = () => {
      this.forget();
      void this.refresh().catch(() => undefined);
    };
  }

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
    // What the program has said in its own language until now is asked for again in this one.
    if (session.view?.state === "unavailable") await this.refresh().catch(failures.show);
    this.#wish = wish;
    if (session.inside) await this.enter();
    else this.screen = "welcome";
  }

  /** Begins work: somebody is signed in, or nobody has to be. `left` is the document that was open at the lock. */
  async enter(left: string | null = null): Promise<void> {
    await this.refresh().catch(failures.show);
    if (!session.inside) return;
    await session.watch().catch((thrown: unknown) => failures.show(thrown));
    const events = channel<DropEvent>((event) => this.#drag(event));
    await call("watch_drops", { events }).catch((thrown: unknown) => failures.show(thrown));
    const { status } = this;
    review.firm = status?.firm ?? null;
    drafting.model = status?.default_model ?? null;
    const kept = session.open?.kept ?? null;
    if (status?.document || kept) {
      this.adopt(status?.document ?? null, kept);
      // Whether it was saved since it was typed is not told; that it is in the journal is certain.
      if (kept) keeping.adopt(kept, "kept");
      if (session.open) await matters.refresh();
    } else if (left === null || !(await rooms.resume(left))) {
      await rooms.home();
    }
    const wish = this.#wish;
    this.#wish = undefined;
    if (wish && status?.document) {
      drafting.office = wish.office;
      drafting.seed = wish.seed;
      this.tab = "draft";
      await drafting.start();
    } else {
      await this.review();
    }
  }

  async refresh(): Promise<void> {
    this.status = await call("status", {});
    session.take(this.status.session);
    if (this.status.document) this.document = this.status.document;
  }

  openSample = (): Promise<void> => this.ask(() => call("open_sample", {}));
  openDropped = (): Promise<void> => this.ask(() => call("open_dropped", {}));
  openFile = (): Promise<void> => this.ask(() => call("open_file", {}));
  newClaims = async (): Promise<void> => {
    const begin = async (): Promise<void> => {
      try {
        await call("new_document", {});
      } catch (thrown) {
        failures.show(thrown);
        return;
      }
      this.adopt(null);
      claims.focus();
    };
    await this.unlessDirty(begin);
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
      await this.refresh();
      if (!session.inside) return;
      await claims.check();
      naming.soon();
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
    if (event !== "dropped" || this.opening || this.modelAtWork || !session.inside) return;
    const { matter } = matters;
    void (this.screen === "home" && matter && session.writes ? rooms.takeInto(matter.id, "open_dropped") : this.openDropped());
  }

  /** Takes the document as it was read anew, once the user gives up what was typed; what it shows stays in sight. */
  async reread(read: () => Promise<DocumentView>): Promise<void> {
    await this.unlessDirty(async () => {
      try {
        const document = await read();
        const validated = validation.view !== null && !validation.ofDraft;
        this.document = document;
        this.viewing = null;
        drafting.reset();
        validation.reset();
        claims.load(claimsOf(document));
        if (validated) await validation.run();
      } catch (thrown) {
        failures.show(thrown);
      }
    });
  }

  /** Opens what the program hands over, where the person chose something. */
  async ask(open: () => Promise<DocumentView | null>): Promise<void> {
    await this.unlessDirty(async () => {
      this.opening = true;
      try {
        const document = await open();
        if (document) {
          this.adopt(document);
          await this.refresh();
          await this.review();
        }
      } catch (thrown) {
        failures.show(thrown);
      } finally {
        this.opening = false;
      }
    });
  }

  /** Goes where the person wants, once what would be lost by it is given up. */
  async unlessDirty(go: () => Promise<void>): Promise<void> {
    // What belongs to a document of the vault is in its journal, unless the disk refused it; what lies outside is nowhere.
    await keeping.flush();
    if (this.screen === "workspace" && keeping.atStake) this.waiting = go;
    else await go();
  }

  /** Shows at once what each office objects to in an application that was read whole; claims alone are still being drafted. */
  async review(): Promise<void> {
    if (!this.document?.parts.some((part) => part.part === "description")) return;
    this.tab = "validate";
    await this.validate();
  }

  /** Shows a document that is open on the workbench, of the vault or not. */
  adopt(document: DocumentView | null, kept: KeptView | null = null, history: string | null = null): void {
    this.#clear(document);
    claims.load(claimsOf(document), history);
    keeping.adopt(kept);
    this.screen = "workspace";
  }

  /** Nothing of a document stays in the window: nobody is signed in any more, or somewhere else. */
  forget(): void {
    this.#clear(null);
    this.waiting = null;
    claims.forget();
    keeping.adopt(null);
    matters.forget();
    house.forget();
    revisions.leave();
    this.screen = "welcome";
  }

  #clear(document: DocumentView | null): void {
    this.document = document;
    this.viewing = null;
    this.rule = null;
    this.cover = null;
    this.tab = "findings";
    drafting.reset();
    validation.reset();
    review.reset();
    naming.reset();
    reporting.reset();
    exporting.reset();
    failures.dismiss();
  }
}

export const desk = new Desk();
