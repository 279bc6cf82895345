// A program that answers the window in tests and in a plain browser; never part of what is shipped.
import type { Channel } from "@tauri-apps/api/core";
import type { Commands } from "../bindings/commands";
import type {
  AssignPart,
  DocumentView,
  DraftEvent,
  DraftView,
  EarlierView,
  FactsView,
  FirmView,
  ModelView,
  PartText,
  Waiver,
  WaiversKept,
} from "../bindings/types";
import type { Door } from "../door";
import { type Answers, refusal, refuse } from "./answers";
import { type Behaviour, USUAL } from "./behaviour";
import { check, proposed, SAMPLE, termAt } from "./claims";
import { FakeDoor } from "./door";
import { coded, decided, outcome, PROPOSALS, withPassages, written } from "./draft";
import { FakeHouse } from "./house";
import { FakeMatters } from "./matters";
import { FakeModels } from "./models";
import { FakeNaming } from "./naming";
import { sortedOut, source, validated } from "./review";

/** What answers while nobody is signed in. */
const OUTSIDE = ["status", "version", "set_language", "quit", "first_start", "activate", "sign_in", "recover", "restore_backup"];

const facts: FactsView = { route: "first", route_given: false, stage: "draft", stage_given: false, offices: ["ep", "us"] };
const DESCRIPTION: PartText = {
  part: "description",
  text: "Technical field\n\nThe invention relates to textiles.\n\nThe drum (10) rotates in the housing (12).",
  recognised_by: "heading",
};

const AUXILIARY = "1. A textile separator comprising a drum and a hood.";

function model(id: string, name: string, present: boolean): ModelView {
  return { id, role: "generator", name, bytes: 98_000_000, present };
}

export class FakeProgram implements Door {
  behaviour: Behaviour = { ...USUAL, fail: {} };
  /** Every call received, in order. */
  calls: { name: string; given: Record<string, unknown> }[] = [];
  #document: DocumentView | null = null;
  #draft: DraftView | null = null;
  #stopped = false;
  #waivers: Waiver[] = [];
  #earlier: EarlierView | null = null;
  #firm: FirmView | null = null;
  #corrections: AssignPart[] = [];
  #naming = new FakeNaming();
  #begun = false;
  #matters = new FakeMatters();
  #door = new FakeDoor(this.#matters);
  #house = new FakeHouse(this.#door);
  #models = new FakeModels();

  call(name: string, given: Record<string, unknown>): Promise<unknown> {
    this.calls.push({ name, given });
    const failure = this.behaviour.fail[name as keyof Commands];
    if (failure) return Promise.reject(failure as unknown);
    this.#begin();
    const answer = this.#answers[name as keyof Commands] as (given: unknown) => unknown;
    return Promise.resolve().then(() => {
      const inside = this.#door.state === "open" || this.#door.state === "without_accounts";
      if (!inside && !OUTSIDE.includes(name)) refuse("Locked", "Nobody is signed in.");
      return answer(given);
    });
  }

  channel<T>(listen: (message: T) => void): Channel<T> {
    return { onmessage: listen } as unknown as Channel<T>;
  }

  /** The door as it stands at the start, once: a test says how before the first call. */
  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    this.#door.begin(this.behaviour.accounts, this.behaviour.role);
    this.#door.notices = this.behaviour.notices;
    if (this.behaviour.unsaved) this.#matters.leaveTyping();
  }

  #waiversKept(): WaiversKept {
    return this.#matters.kept ? { file: null, vault: true } : { file: "apparatus.docx.waivers.toml", vault: false };
  }

  #show = (title: string, claims: string): DocumentView =>
    this.#opened(title, [{ part: "claims", text: claims, recognised_by: null }]);

  #opened(name: string, parts: PartText[]): DocumentView {
    this.#matters.close();
    this.#draft = null;
    this.#waivers = [];
    this.#earlier = null;
    this.#corrections = [];
    this.#naming = new FakeNaming();
    this.#document = { name, language: "en", parts, facts, notices: [], earlier: null, passages: 0, claim_sets: [], claim_set: 0 };
    return this.#document;
  }

  #sample(): DocumentView {
    return this.#opened("Sample: textile separator", [{ part: "claims", text: SAMPLE, recognised_by: null }]);
  }

  #compared(earlier: EarlierView | null): DocumentView {
    this.#earlier = earlier;
    this.#document = { ...(this.#document ?? this.#sample()), earlier };
    return this.#document;
  }

  #answers: Answers = {
    status: () => {
      if (this.behaviour.open && !this.#document) this.#sample();
      return {
        version: "0.1.0",
        session: this.#door.view,
        document: this.#door.state === "open" || this.#door.state === "without_accounts" ? this.#document : null,
        has_folder: true,
        models: [model("small", "SmolLM2 135M", true), model("large", "Qwen2.5 Coder 1.5B", false)],
        default_model: "small",
        rules: 38,
        language: null,
        firm: this.#firm,
      };
    },
    set_language: () => null,
    quit: () => null,
    version: () => "0.1.0",
    first_start: ({ request }) =>
      request.step === "help"
        ? this.#door.help(request.help)
        : request.step === "begin"
          ? this.#door.pend(request.name, request.password, request.vault)
          : this.#door.prove(request.code),
    activate: ({ request }) =>
      request.step === "help"
        ? this.#door.help(request.help)
        : request.step === "begin"
          ? this.#door.activate(request.name, request.activation, request.password)
          : this.#door.prove(request.code),
    sign_in: ({ request }) => (request.step === "help" ? this.#door.help(request.help) : this.#door.enter(request.factors)),
    recover: ({ request }) =>
      request.step === "help"
        ? this.#door.help(request.help)
        : this.#door.recover(request.name, request.recovery_key, request.code, request.password),
    restore_backup: ({ request }) => {
      if (request.step !== "whole") return { kind: "report", tables: [], matters: [], rows: 40 };
      this.#door.begin("out", "administrator");
      return { kind: "restored" };
    },
    watch_session: ({ events }) => this.#door.watch(events.onmessage),
    touch: () => null,
    lock: () => {
      this.#document = null;
      return this.#door.lock();
    },
    sign_out: () => {
      this.#document = null;
      return this.#door.signOut();
    },
    confirm: ({ request }) => this.#door.confirm(request.password, request.code),
    account: ({ request }) => this.#door.account(request),
    administer: ({ request }) => this.#house.administer(request),
    vaults: () => this.#door.vaults,
    switch_vault: ({ vault }) => {
      this.#door.vault = vault;
      this.#matters.empty();
      this.#matters.close();
      this.#document = null;
      return this.#door.open;
    },
    matters: ({ request }) => this.#matters.list(request),
    documents: ({ request }) => this.#matters.documents(request),
    open_kept: ({ document }) => {
      this.#document = null;
      return this.#matters.open(document, this.#show);
    },
    save: ({ request }) => this.#matters.save(request),
    journal: ({ request }) => this.#matters.journal(request.document, request.claims, request.history),
    revisions: ({ request }) => this.#matters.revisions(request),
    unsaved: ({ request }) => this.#matters.unsaved(request, this.#show),
    backups: ({ request }) => this.#matters.back(request),
    transfer: ({ request }) => {
      if (request.step !== "import_archive") this.#door.needFresh();
      if (request.step === "import_archive") {
        const { made } = this.#matters.list({ step: "add", title: "Taken in" });
        return { place: "matter.cwa", matter: made, documents: null };
      }
      return request.step === "export_archive"
        ? { place: "nordlicht.cwa", matter: null, documents: null }
        : { place: "nordlicht", matter: null, documents: 2 };
    },
    new_document: () => {
      this.#matters.close();
      this.#document = null;
      this.#draft = null;
      return null;
    },
    open_sample: () => this.#sample(),
    open_file: () => {
      const view = this.#opened("apparatus.docx", [DESCRIPTION, { part: "claims", text: SAMPLE, recognised_by: "heading" }]);
      view.notices = ["2 pictures were left out."];
      view.claim_sets = ["Main Request", "Auxiliary Request 1"];
      return view;
    },
    set_facts: ({ facts: given }) => {
      this.#document = { ...(this.#document ?? this.#sample()), facts: given };
      return this.#document;
    },
    watch_drops: () => null,
    open_dropped: () => this.#opened("dropped.docx", [DESCRIPTION, { part: "claims", text: SAMPLE, recognised_by: "heading" }]),
    check_claims: ({ request }) => {
      const checked = check(request.text, request.revision);
      return { ...checked, ...sortedOut(checked.findings, this.#waivers) };
    },
    term_at: ({ request }) => termAt(request.text, request.at),
    compare_names: ({ request }) => this.#naming.compare(request.text, this.behaviour.withoutComparer),
    decide_names: ({ request }) => this.#naming.decide(request, this.#waiversKept().vault),
    complete: ({ request }) => proposed(`${request.claims ?? ""}\n\n${request.text.slice(0, request.at)}`, request.most),
    complete_hearing: ({ request }) => this.#models.heard(request.text.slice(0, request.at), this.behaviour.heard),
    own_texts: ({ request }) => this.#models.texts(request, this.#matters.kept !== null),
    models: ({ request }) => this.#models.step(request),
    validate: ({ claims, draft }) => ({
      of: draft ? "draft" : "document",
      parts: [DESCRIPTION, { part: "claims", text: claims, recognised_by: null }],
      ...validated(check(claims, 0).findings, this.#document?.facts.offices ?? ["ep", "us"], this.#waivers, this.#earlier),
    }),
    set_aside: ({ waiver }) => {
      this.#waivers = [...this.#waivers, waiver];
      return this.#waiversKept();
    },
    take_back: ({ waiver }) => {
      this.#waivers = this.#waivers.filter((known) => known.rule !== waiver.rule || known.excerpt !== waiver.excerpt);
      return this.#waiversKept();
    },
    open_earlier: () => this.#compared({ name: "apparatus-v1.docx", as_filed: false }),
    take_earlier_as: ({ as_filed }) =>
      this.#compared(as_filed === null ? null : { name: "apparatus-v1.docx", as_filed }),
    source: () => source(this.#document?.parts ?? [], this.#corrections),
    assign_part: ({ correction }) => {
      this.#corrections = correction === null ? [] : [...this.#corrections, correction];
      return this.#document ?? this.#sample();
    },
    read_claim_set: ({ index }) => {
      const open = this.#document ?? this.#sample();
      const text = index === 0 ? SAMPLE : AUXILIARY;
      const parts = open.parts.map((part) => (part.part === "claims" ? { ...part, text } : part));
      return (this.#document = { ...open, parts, claim_set: index });
    },
    choose_firm_rules: () => (this.#firm = { name: "firm.toml", rules: 12 }),
    drop_firm_rules: () => {
      this.#firm = null;
      return null;
    },
    write_report: ({ request: { format, client } }) => ({
      place: `apparatus-report${client ? "-client" : ""}.${format}`,
      proposals_left_out: 0,
    }),
    explain: ({ rule }) => ({
      rule,
      title: "Missing antecedent",
      citations: [{ office: "ep", cite: "Art. 84 EPC", status: "verified" }],
      nodes: [
        { node: "heading", level: 2, inlines: [{ inline: "text", text: "What it finds" }] },
        {
          node: "paragraph",
          inlines: [
            { inline: "text", text: "A term with " },
            { inline: "emphasis", text: "the" },
            { inline: "text", text: " that nothing before it introduces." },
          ],
        },
        { node: "code", text: "2. The device of claim 1, wherein the spring is steel.\n                                  ^^^^^^^^^^" },
        { node: "list", items: [[{ inline: "text", text: "Write “a spring”." }], [{ inline: "text", text: "Or name it in claim 1." }]] },
      ],
    }),
    start_draft: ({ request, events }) => {
      this.#draft = withPassages(coded(request.office), this.#draft);
      this.#stopped = false;
      if (request.model !== null) void this.#fill(request.model, request.seed, events.onmessage);
      return this.#draft;
    },
    stop_draft: () => {
      this.#stopped = true;
      return null;
    },
    accept_proposal: ({ slot }) => this.#decide(slot, true),
    reject_proposal: ({ slot }) => this.#decide(slot, false),
    write_passage: ({ request }) => {
      const answer = written(this.#draft ?? coded("ep"), request);
      this.#draft = answer.draft;
      return this.behaviour.unkept ? { ...answer, unkept: refusal("CannotWrite", "The disk is full.") } : answer;
    },
    export_document: ({ export: { kind, format } }) => ({
      place: `apparatus-${kind}.${format}`,
      proposals_left_out: kind === "filing" ? 2 : 0,
    }),
  };

  #decide(slot: number, accept: boolean): DraftView {
    this.#draft = decided(this.#draft ?? coded("ep"), slot, accept);
    return this.#draft;
  }

  async #fill(name: string, seed: number, send: (event: DraftEvent) => void): Promise<void> {
    await this.#wait();
    send({ event: "loading" });
    const tally = { proposed: 0, dropped: 0 };
    for (const [slot, text] of PROPOSALS.entries()) {
      await this.#wait();
      if (this.#stopped) break;
      send({ event: "asked", slot, done: slot, total: PROPOSALS.length });
      for (const piece of (text ?? "The motor drives").split(/(?<= )/)) {
        send({ event: "text", slot, piece });
        await this.#wait();
        if (this.#stopped) break;
        if (this.behaviour.pace === Infinity) await this.#untilStopped();
      }
      if (this.#stopped) break;
      tally[text ? "proposed" : "dropped"] += 1;
      this.#draft = outcome(this.#draft ?? coded("ep"), slot, name, seed);
      send({ event: "changed", draft: this.#draft });
    }
    send({ event: "ended", ...tally, left_out: [7], stopped: this.#stopped, error: null });
  }

  #wait(): Promise<void> {
    const pace = Number.isFinite(this.behaviour.pace) ? this.behaviour.pace : 1;
    return new Promise((done) => setTimeout(done, pace));
  }

  async #untilStopped(): Promise<void> {
    while (!this.#stopped) await new Promise((done) => setTimeout(done, 10));
  }
}
