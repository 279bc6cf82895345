//! The commands of the window, a line or two each: through the gate, to the desk; no decision is made here.

mod session;

use crate::defect::guarded;
use crate::desk::{Desk, Kept, adopt_typed};
use crate::generation::Generation;
use crate::places;
use crate::typing::Typing;
use claimwright_api::drafting::SLOTS;
use claimwright_api::waivers::Waiver;
use claimwright_api::wire::{
    AssignPart, CheckClaims, ClaimsChecked, CompareNames, Complete, DecideNames, DocumentView, DraftEvent, DraftView,
    DropEvent, Export, Exported, FactsView, FirmView, GlossaryKept, Models, ModelsView, NamesView, OwnTexts,
    OwnTextsView, PageView, PassageWritten, ProposedWords, ReportRequest, SlotStateView, SourceView, StartDraft,
    Status, TermAt, TermView, ValidationView, WaiversKept, WritePassage,
};
use claimwright_api::{ApiError, ErrorCode};
use std::sync::Arc;
use tauri::ipc::{Channel, Invoke};
use tauri::{AppHandle, State, Wry};

type Answer<T> = Result<T, ApiError>;
type Here<'a> = State<'a, Arc<Desk>>;

/// Answers every command of the table in `claimwright_api::commands`.
pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        status,
        version,
        set_language,
        quit,
        session::first_start,
        session::activate,
        session::sign_in,
        session::recover,
        session::restore_backup,
        session::watch_session,
        session::touch,
        session::lock,
        session::sign_out,
        session::confirm,
        session::account,
        session::administer,
        session::vaults,
        session::switch_vault,
        session::matters,
        session::documents,
        session::open_kept,
        session::save,
        session::journal,
        session::revisions,
        session::unsaved,
        session::backups,
        session::transfer,
        new_document,
        open_sample,
        open_file,
        watch_drops,
        open_dropped,
        set_facts,
        check_claims,
        term_at,
        compare_names,
        decide_names,
        complete,
        complete_hearing,
        own_texts,
        validate,
        explain,
        set_aside,
        take_back,
        open_earlier,
        take_earlier_as,
        source,
        assign_part,
        read_claim_set,
        choose_firm_rules,
        drop_firm_rules,
        write_report,
        models,
        start_draft,
        stop_draft,
        accept_proposal,
        reject_proposal,
        write_passage,
        export_document,
    ]
}

#[tauri::command(async)]
fn status(desk: Here<'_>) -> Answer<Status> {
    guarded(|| desk.status())
}

#[tauri::command(async)]
fn version(desk: Here<'_>) -> Answer<&'static str> {
    guarded(|| desk.enter("version").map(|_| env!("CARGO_PKG_VERSION")))
}

#[tauri::command(async)]
fn set_language(desk: Here<'_>, language: String, chosen: bool) -> Answer<()> {
    guarded(|| desk.speak(&mut *desk.enter("set_language")?, &language, chosen))
}

#[tauri::command(async)]
fn new_document(desk: Here<'_>) -> Answer<()> {
    guarded(|| {
        desk.may_open()?;
        desk.flush();
        let mut workbench = desk.enter("new_document")?;
        desk.now_kept(Kept::Nowhere);
        workbench.new_document();
        Ok(())
    })
}

#[tauri::command(async)]
fn quit(app: AppHandle, desk: Here<'_>) -> Answer<()> {
    guarded(|| {
        desk.enter("quit").map(drop)?;
        desk.lock(true);
        app.exit(0);
        Ok(())
    })
}

#[tauri::command(async)]
fn open_sample(desk: Here<'_>) -> Answer<DocumentView> {
    guarded(|| {
        desk.may_open()?;
        desk.flush();
        let mut workbench = desk.enter("open_sample")?;
        desk.now_kept(Kept::Nowhere);
        workbench.open_sample()
    })
}

#[tauri::command(async)]
fn open_file(app: AppHandle, desk: Here<'_>) -> Answer<Option<DocumentView>> {
    guarded(|| {
        // The lock is not held while the user chooses.
        desk.enter("open_file").map(drop)?;
        desk.may_open()?;
        places::choose_document(&app).map(|path| desk.open("open_file", &path)).transpose()
    })
}

#[tauri::command(async)]
fn watch_drops(desk: Here<'_>, events: Channel<DropEvent>) -> Answer<()> {
    guarded(|| {
        desk.enter("watch_drops").map(drop)?;
        desk.drops.watch(Box::new(move |event| drop(events.send(event))));
        Ok(())
    })
}

#[tauri::command(async)]
fn open_dropped(desk: Here<'_>) -> Answer<Option<DocumentView>> {
    guarded(|| {
        desk.enter("open_dropped").map(drop)?;
        desk.may_open()?;
        desk.drops.take().map(|path| desk.open("open_dropped", &path)).transpose()
    })
}

#[tauri::command(async)]
fn set_facts(desk: Here<'_>, facts: FactsView) -> Answer<DocumentView> {
    guarded(|| {
        let view = desk.enter("set_facts")?.set_facts(&facts)?;
        desk.keep_state().map(|()| view)
    })
}

#[tauri::command(async)]
fn check_claims(desk: Here<'_>, request: CheckClaims) -> Answer<ClaimsChecked> {
    guarded(|| desk.enter("check_claims")?.check_claims(&request))
}

#[tauri::command(async)]
fn term_at(desk: Here<'_>, request: TermAt) -> Answer<Option<TermView>> {
    guarded(|| desk.enter("term_at").map(|workbench| workbench.term_at(&request)))
}

#[tauri::command(async)]
fn compare_names(desk: Here<'_>, request: CompareNames) -> Answer<NamesView> {
    guarded(|| desk.enter("compare_names").map(drop).and_then(|()| desk.compare_names(&request)))
}

#[tauri::command(async)]
fn decide_names(desk: Here<'_>, request: DecideNames) -> Answer<GlossaryKept> {
    guarded(|| desk.decide_names(&mut *desk.enter("decide_names")?, &request))
}

#[tauri::command(async)]
fn complete(desk: Here<'_>, request: Complete) -> Answer<Vec<ProposedWords>> {
    guarded(|| desk.enter("complete")?.complete(&request))
}

#[tauri::command]
async fn complete_hearing(desk: Here<'_>, request: Complete) -> Answer<Option<Vec<ProposedWords>>> {
    let question = guarded(|| Ok(desk.enter("complete_hearing")?.question(&request)))?;
    let found = Typing::ask(&desk, question).recv().await;
    // Somebody may have locked meanwhile.
    guarded(|| desk.enter("complete_hearing").map(|_| found))
}

#[tauri::command(async)]
fn own_texts(desk: Here<'_>, request: OwnTexts) -> Answer<OwnTextsView> {
    guarded(|| desk.enter("own_texts").map(drop).and_then(|()| desk.own_texts(&request)))
}

#[tauri::command(async)]
fn validate(desk: Here<'_>, claims: String, draft: bool) -> Answer<ValidationView> {
    guarded(|| {
        let mut workbench = desk.enter("validate")?;
        adopt_typed(&mut workbench, &claims)?;
        workbench.validate(&claims, draft)
    })
}

#[tauri::command(async)]
fn explain(desk: Here<'_>, rule: String) -> Answer<PageView> {
    guarded(|| desk.enter("explain")?.explain(&rule))
}

#[tauri::command(async, rename_all = "snake_case")]
fn set_aside(desk: Here<'_>, waiver: Waiver, for_matter: Option<bool>) -> Answer<WaiversKept> {
    guarded(|| {
        desk.waive(&mut *desk.enter("set_aside")?, for_matter.unwrap_or(false), |workbench| {
            workbench.set_aside(waiver.clone())
        })
    })
}

#[tauri::command(async)]
fn take_back(desk: Here<'_>, waiver: Waiver) -> Answer<WaiversKept> {
    guarded(|| desk.waive(&mut *desk.enter("take_back")?, false, |workbench| workbench.take_back(&waiver)))
}

#[tauri::command(async)]
fn open_earlier(app: AppHandle, desk: Here<'_>) -> Answer<Option<DocumentView>> {
    guarded(|| {
        // The lock is not held while the user chooses.
        desk.enter("open_earlier").map(drop)?;
        places::choose_document(&app).map(|path| desk.compare_with("open_earlier", &path)).transpose()
    })
}

#[tauri::command(async, rename_all = "snake_case")]
fn take_earlier_as(desk: Here<'_>, as_filed: Option<bool>) -> Answer<DocumentView> {
    guarded(|| desk.enter("take_earlier_as")?.take_earlier_as(as_filed))
}

#[tauri::command(async)]
fn source(desk: Here<'_>) -> Answer<SourceView> {
    guarded(|| desk.enter("source")?.source())
}

#[tauri::command(async)]
fn assign_part(desk: Here<'_>, correction: Option<AssignPart>) -> Answer<DocumentView> {
    guarded(|| {
        desk.may_open()?;
        let view = desk.enter("assign_part")?.assign_part(correction.as_ref())?;
        desk.keep_state().map(|()| view)
    })
}

#[tauri::command(async)]
fn read_claim_set(desk: Here<'_>, index: usize) -> Answer<DocumentView> {
    guarded(|| {
        desk.may_open()?;
        desk.enter("read_claim_set")?.read_claim_set(index)
    })
}

#[tauri::command(async)]
fn choose_firm_rules(app: AppHandle, desk: Here<'_>) -> Answer<Option<FirmView>> {
    guarded(|| {
        desk.enter("choose_firm_rules").map(drop)?;
        places::choose_rules(&app).map(|path| desk.take_firm(&path)).transpose()
    })
}

#[tauri::command(async)]
fn drop_firm_rules(desk: Here<'_>) -> Answer<()> {
    guarded(|| desk.enter("drop_firm_rules").map(|mut workbench| desk.drop_firm(&mut workbench)))
}

#[tauri::command(async)]
fn write_report(app: AppHandle, desk: Here<'_>, request: ReportRequest) -> Answer<Option<Exported>> {
    guarded(|| {
        adopt_typed(&mut *desk.enter("write_report")?, &request.claims)?;
        desk.write_report(&app, &request)
    })
}

#[tauri::command]
async fn models(app: AppHandle, desk: Here<'_>, request: Models) -> Answer<ModelsView> {
    guarded(|| desk.enter("models").map(drop))?;
    let desk = Arc::clone(desk.inner());
    // Hashing and measuring take seconds, which the threads that answer the window do not have.
    let done = tauri::async_runtime::spawn_blocking(move || guarded(|| desk.shelf(&app, &request))).await;
    done.unwrap_or_else(|lost| {
        Err(ApiError::new(ErrorCode::ModelFailed, "The model failed; choose another.").because(lost))
    })
}

#[tauri::command(async)]
fn start_draft(desk: Here<'_>, request: StartDraft, events: Channel<DraftEvent>) -> Answer<DraftView> {
    guarded(|| {
        desk.generation.free()?;
        let mut workbench = desk.enter("start_draft")?;
        adopt_typed(&mut workbench, &request.claims)?;
        let coded = workbench.start_draft(&request)?;
        drop(workbench);
        let Some(model) = request.model else {
            return desk.keep().map(|()| coded);
        };
        let draft = desk.restore().unwrap_or(coded);
        desk.keep()?;
        let send = move |event| drop(events.send(event));
        let asked = draft.slots.iter().filter(|slot| slot.state != SlotStateView::Open).count();
        if asked >= SLOTS.min(draft.slots.len()) {
            send(ended(&draft));
            return Ok(draft);
        }
        let filling = desk.workbench().filling()?;
        Generation::start(&desk, model, filling, asked, Box::new(send)).map(|()| draft)
    })
}

#[tauri::command(async)]
fn stop_draft(desk: Here<'_>) -> Answer<()> {
    guarded(|| {
        desk.enter("stop_draft").map(drop)?;
        desk.generation.stop();
        Ok(())
    })
}

#[tauri::command(async)]
fn accept_proposal(desk: Here<'_>, slot: usize) -> Answer<DraftView> {
    guarded(|| {
        let draft = desk.enter("accept_proposal")?.accept(slot)?;
        desk.keep().map(|()| draft)
    })
}

#[tauri::command(async)]
fn reject_proposal(desk: Here<'_>, slot: usize) -> Answer<DraftView> {
    guarded(|| {
        let draft = desk.enter("reject_proposal")?.reject(slot)?;
        desk.keep().map(|()| draft)
    })
}

#[tauri::command(async)]
fn write_passage(desk: Here<'_>, request: WritePassage) -> Answer<PassageWritten> {
    guarded(|| {
        let written = desk.enter("write_passage")?.write_passage(&request)?;
        let unkept = desk.keep_state().and_then(|()| desk.keep()).err();
        Ok(PassageWritten { unkept, ..written })
    })
}

#[tauri::command(async)]
fn export_document(app: AppHandle, desk: Here<'_>, export: Export) -> Answer<Option<Exported>> {
    guarded(|| {
        let exported = desk.enter("export_document")?.export(&export)?;
        let place = places::export(&app, &desk, &export, &exported)?;
        if place.is_some() {
            desk.workbench().claims_are_saved();
            desk.filed();
        }
        Ok(place)
    })
}

/// What a run came to that was made earlier.
fn ended(draft: &DraftView) -> DraftEvent {
    let proposed = draft.slots.iter().filter(|slot| slot.state == SlotStateView::Proposed).count();
    let dropped = draft.slots.iter().filter(|slot| matches!(slot.state, SlotStateView::Dropped { .. })).count();
    DraftEvent::Ended { proposed, dropped, left_out: Vec::new(), stopped: false, error: None }
}
