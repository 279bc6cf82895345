// Generated from Rust by the test `bindings`; do not edit.

import type { Channel } from "@tauri-apps/api/core";
import type { AssignPart, CheckClaims, ClaimsChecked, Complete, DocumentView, DraftEvent, DraftView, DropEvent, Export, Exported, FactsView, FirmView, PageView, ProposedWords, ReportRequest, SourceView, StartDraft, Status, TermAt, TermView, ValidationView, Waiver, WaiversKept } from "./types";

/** Every command of the program: its arguments and its answer. */
export interface Commands {
  status: { arguments: Record<string, never>; answer: Status };
  set_language: { arguments: { language: string, chosen: boolean }; answer: null };
  quit: { arguments: Record<string, never>; answer: null };
  new_document: { arguments: Record<string, never>; answer: null };
  open_sample: { arguments: Record<string, never>; answer: DocumentView };
  open_file: { arguments: Record<string, never>; answer: DocumentView | null };
  watch_drops: { arguments: { events: Channel<DropEvent> }; answer: null };
  open_dropped: { arguments: Record<string, never>; answer: DocumentView | null };
  set_facts: { arguments: { facts: FactsView }; answer: DocumentView };
  check_claims: { arguments: { request: CheckClaims }; answer: ClaimsChecked };
  term_at: { arguments: { request: TermAt }; answer: TermView | null };
  complete: { arguments: { request: Complete }; answer: Array<ProposedWords> };
  validate: { arguments: { claims: string, draft: boolean }; answer: ValidationView };
  explain: { arguments: { rule: string }; answer: PageView };
  set_aside: { arguments: { waiver: Waiver }; answer: WaiversKept };
  take_back: { arguments: { waiver: Waiver }; answer: WaiversKept };
  open_earlier: { arguments: Record<string, never>; answer: DocumentView | null };
  take_earlier_as: { arguments: { as_filed: boolean | null }; answer: DocumentView };
  source: { arguments: Record<string, never>; answer: SourceView };
  assign_part: { arguments: { correction: AssignPart | null }; answer: DocumentView };
  choose_firm_rules: { arguments: Record<string, never>; answer: FirmView | null };
  drop_firm_rules: { arguments: Record<string, never>; answer: null };
  write_report: { arguments: { request: ReportRequest }; answer: Exported | null };
  start_draft: { arguments: { request: StartDraft, events: Channel<DraftEvent> }; answer: DraftView };
  stop_draft: { arguments: Record<string, never>; answer: null };
  accept_proposal: { arguments: { slot: number }; answer: DraftView };
  reject_proposal: { arguments: { slot: number }; answer: DraftView };
  export_document: { arguments: { export: Export }; answer: Exported | null };
}
