//! The table of commands: their names, their TypeScript types, and whether they answer while locked; not their code.

/// One command of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Command {
    /// Name, as the window calls it.
    pub name: &'static str,
    /// TypeScript type of its arguments.
    pub arguments: &'static str,
    /// TypeScript type of its answer.
    pub answer: &'static str,
    /// Whether it answers while nobody is signed in.
    pub while_locked: bool,
}

const fn open(name: &'static str, arguments: &'static str, answer: &'static str) -> Command {
    Command { name, arguments, answer, while_locked: true }
}

const fn guarded(name: &'static str, arguments: &'static str, answer: &'static str) -> Command {
    Command { name, arguments, answer, while_locked: false }
}

/// Every command that the window can call.
pub const COMMANDS: &[Command] = &[
    open("status", "Record<string, never>", "Status"),
    open("version", "Record<string, never>", "string"),
    open("set_language", "{ language: string, chosen: boolean }", "null"),
    open("quit", "Record<string, never>", "null"),
    open("first_start", "{ request: FirstStart }", "AccountAnswer"),
    open("activate", "{ request: Activate }", "AccountAnswer"),
    open("sign_in", "{ request: SignIn }", "AccountAnswer"),
    open("recover", "{ request: Recover }", "AccountAnswer"),
    open("restore_backup", "{ request: RestoreBackup }", "RestoreAnswer"),
    guarded("watch_session", "{ events: Channel<SessionEvent> }", "null"),
    guarded("touch", "Record<string, never>", "null"),
    guarded("lock", "Record<string, never>", "null"),
    guarded("sign_out", "Record<string, never>", "null"),
    guarded("confirm", "{ request: Confirm }", "OpenView"),
    guarded("account", "{ request: Account }", "AccountAnswer"),
    guarded("administer", "{ request: Administer }", "AdministerAnswer"),
    guarded("vaults", "Record<string, never>", "Array<VaultView>"),
    guarded("switch_vault", "{ vault: string }", "OpenView"),
    guarded("matters", "{ request: Matters }", "MattersView"),
    guarded("documents", "{ request: Documents }", "DocumentsView"),
    guarded("open_kept", "{ document: string }", "KeptOpened"),
    guarded("save", "{ request: Save }", "RevisionView"),
    guarded("journal", "{ request: Journal }", "null"),
    guarded("revisions", "{ request: Revisions }", "RevisionsAnswer"),
    guarded("unsaved", "{ request: Unsaved }", "UnsavedAnswer"),
    guarded("backups", "{ request: Backups }", "BackupsView"),
    guarded("transfer", "{ request: Transfer }", "Transferred | null"),
    guarded("new_document", "Record<string, never>", "null"),
    guarded("open_sample", "Record<string, never>", "DocumentView"),
    guarded("open_file", "Record<string, never>", "DocumentView | null"),
    guarded("watch_drops", "{ events: Channel<DropEvent> }", "null"),
    guarded("open_dropped", "Record<string, never>", "DocumentView | null"),
    guarded("set_facts", "{ facts: FactsView }", "DocumentView"),
    guarded("check_claims", "{ request: CheckClaims }", "ClaimsChecked"),
    guarded("term_at", "{ request: TermAt }", "TermView | null"),
    guarded("compare_names", "{ request: CompareNames }", "NamesView"),
    guarded("decide_names", "{ request: DecideNames }", "GlossaryKept"),
    guarded("complete", "{ request: Complete }", "Array<ProposedWords>"),
    guarded("complete_hearing", "{ request: Complete }", "Array<ProposedWords> | null"),
    guarded("own_texts", "{ request: OwnTexts }", "OwnTextsView"),
    guarded("validate", "{ claims: string, draft: boolean }", "ValidationView"),
    guarded("explain", "{ rule: string }", "PageView"),
    guarded("set_aside", "{ waiver: Waiver, for_matter?: boolean }", "WaiversKept"),
    guarded("take_back", "{ waiver: Waiver }", "WaiversKept"),
    guarded("open_earlier", "Record<string, never>", "DocumentView | null"),
    guarded("take_earlier_as", "{ as_filed: boolean | null }", "DocumentView"),
    guarded("source", "Record<string, never>", "SourceView"),
    guarded("assign_part", "{ correction: AssignPart | null }", "DocumentView"),
    guarded("read_claim_set", "{ index: number }", "DocumentView"),
    guarded("choose_firm_rules", "Record<string, never>", "FirmView | null"),
    guarded("drop_firm_rules", "Record<string, never>", "null"),
    guarded("write_report", "{ request: ReportRequest }", "Exported | null"),
    guarded("models", "{ request: Models }", "ModelsView"),
    guarded("start_draft", "{ request: StartDraft, events: Channel<DraftEvent> }", "DraftView"),
    guarded("stop_draft", "Record<string, never>", "null"),
    guarded("accept_proposal", "{ slot: number }", "DraftView"),
    guarded("reject_proposal", "{ slot: number }", "DraftView"),
    guarded("write_passage", "{ request: WritePassage }", "PassageWritten"),
    guarded("export_document", "{ export: Export }", "Exported | null"),
];
