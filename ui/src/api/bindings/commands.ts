// Generated from Rust by the test `bindings`; do not edit.

import type { Channel } from "@tauri-apps/api/core";
import type { Account, AccountAnswer, Activate, Administer, AdministerAnswer, AssignPart, Backups, BackupsView, CheckClaims, ClaimsChecked, CompareNames, Complete, Confirm, DecideNames, DocumentView, Documents, DocumentsView, DraftEvent, DraftView, DropEvent, Export, Exported, FactsView, FirmView, FirstStart, GlossaryKept, Journal, KeptOpened, Matters, MattersView, Models, ModelsView, NamesView, OpenView, OwnTexts, OwnTextsView, PageView, PassageWritten, ProposedWords, Recover, ReportRequest, RestoreAnswer, RestoreBackup, RevisionView, Revisions, RevisionsAnswer, Save, SessionEvent, SignIn, SourceView, StartDraft, Status, TermAt, TermView, Transfer, Transferred, Unsaved, UnsavedAnswer, ValidationView, VaultView, Waiver, WaiversKept, WritePassage } from "./types";

/** Every command of the program: its arguments and its answer. */
export interface Commands {
  status: { arguments: Record<string, never>; answer: Status };
  version: { arguments: Record<string, never>; answer: string };
  set_language: { arguments: { language: string, chosen: boolean }; answer: null };
  quit: { arguments: Record<string, never>; answer: null };
  first_start: { arguments: { request: FirstStart }; answer: AccountAnswer };
  activate: { arguments: { request: Activate }; answer: AccountAnswer };
  sign_in: { arguments: { request: SignIn }; answer: AccountAnswer };
  recover: { arguments: { request: Recover }; answer: AccountAnswer };
  restore_backup: { arguments: { request: RestoreBackup }; answer: RestoreAnswer };
  watch_session: { arguments: { events: Channel<SessionEvent> }; answer: null };
  touch: { arguments: Record<string, never>; answer: null };
  lock: { arguments: Record<string, never>; answer: null };
  sign_out: { arguments: Record<string, never>; answer: null };
  confirm: { arguments: { request: Confirm }; answer: OpenView };
  account: { arguments: { request: Account }; answer: AccountAnswer };
  administer: { arguments: { request: Administer }; answer: AdministerAnswer };
  vaults: { arguments: Record<string, never>; answer: Array<VaultView> };
  switch_vault: { arguments: { vault: string }; answer: OpenView };
  matters: { arguments: { request: Matters }; answer: MattersView };
  documents: { arguments: { request: Documents }; answer: DocumentsView };
  open_kept: { arguments: { document: string }; answer: KeptOpened };
  save: { arguments: { request: Save }; answer: RevisionView };
  journal: { arguments: { request: Journal }; answer: null };
  revisions: { arguments: { request: Revisions }; answer: RevisionsAnswer };
  unsaved: { arguments: { request: Unsaved }; answer: UnsavedAnswer };
  backups: { arguments: { request: Backups }; answer: BackupsView };
  transfer: { arguments: { request: Transfer }; answer: Transferred | null };
  new_document: { arguments: Record<string, never>; answer: null };
  open_sample: { arguments: Record<string, never>; answer: DocumentView };
  open_file: { arguments: Record<string, never>; answer: DocumentView | null };
  watch_drops: { arguments: { events: Channel<DropEvent> }; answer: null };
  open_dropped: { arguments: Record<string, never>; answer: DocumentView | null };
  set_facts: { arguments: { facts: FactsView }; answer: DocumentView };
  check_claims: { arguments: { request: CheckClaims }; answer: ClaimsChecked };
  term_at: { arguments: { request: TermAt }; answer: TermView | null };
  compare_names: { arguments: { request: CompareNames }; answer: NamesView };
  decide_names: { arguments: { request: DecideNames }; answer: GlossaryKept };
  complete: { arguments: { request: Complete }; answer: Array<ProposedWords> };
  complete_hearing: { arguments: { request: Complete }; answer: Array<ProposedWords> | null };
  own_texts: { arguments: { request: OwnTexts }; answer: OwnTextsView };
  validate: { arguments: { claims: string, draft: boolean }; answer: ValidationView };
  explain: { arguments: { rule: string }; answer: PageView };
  set_aside: { arguments: { waiver: Waiver, for_matter?: boolean }; answer: WaiversKept };
  take_back: { arguments: { waiver: Waiver }; answer: WaiversKept };
  open_earlier: { arguments: Record<string, never>; answer: DocumentView | null };
  take_earlier_as: { arguments: { as_filed: boolean | null }; answer: DocumentView };
  source: { arguments: Record<string, never>; answer: SourceView };
  assign_part: { arguments: { correction: AssignPart | null }; answer: DocumentView };
  read_claim_set: { arguments: { index: number }; answer: DocumentView };
  choose_firm_rules: { arguments: Record<string, never>; answer: FirmView | null };
  drop_firm_rules: { arguments: Record<string, never>; answer: null };
  write_report: { arguments: { request: ReportRequest }; answer: Exported | null };
  models: { arguments: { request: Models }; answer: ModelsView };
  start_draft: { arguments: { request: StartDraft, events: Channel<DraftEvent> }; answer: DraftView };
  stop_draft: { arguments: Record<string, never>; answer: null };
  accept_proposal: { arguments: { slot: number }; answer: DraftView };
  reject_proposal: { arguments: { slot: number }; answer: DraftView };
  write_passage: { arguments: { request: WritePassage }; answer: PassageWritten };
  export_document: { arguments: { export: Export }; answer: Exported | null };
}
