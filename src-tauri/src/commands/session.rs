//! The commands of accounts and of the vault, a line or two each: through the gate, to the desk; no decision is made here.

use super::{Answer, Here};
use crate::defect::guarded;
use claimwright_api::wire::{
    Account, AccountAnswer, Activate, Administer, AdministerAnswer, Backups, BackupsView, Confirm, Documents,
    DocumentsView, FirstStart, Journal, KeptOpened, Line, Matters, MattersView, OpenView, Recover, RestoreAnswer,
    RestoreBackup, RevisionView, Revisions, RevisionsAnswer, Save, SessionEvent, SignIn, Transfer, Transferred,
    Unsaved, UnsavedAnswer, VaultView,
};
use claimwright_vault::Session;
use tauri::AppHandle;
use tauri::ipc::Channel;

#[tauri::command(async)]
pub fn first_start(app: AppHandle, desk: Here<'_>, request: FirstStart) -> Answer<AccountAnswer> {
    guarded(|| {
        desk.enter("first_start").map(drop)?;
        desk.first_start(&app, &request)
    })
}

#[tauri::command(async)]
pub fn activate(app: AppHandle, desk: Here<'_>, request: Activate) -> Answer<AccountAnswer> {
    guarded(|| {
        desk.enter("activate").map(drop)?;
        desk.activate(&app, &request)
    })
}

#[tauri::command(async)]
pub fn sign_in(app: AppHandle, desk: Here<'_>, request: SignIn) -> Answer<AccountAnswer> {
    guarded(|| {
        desk.enter("sign_in").map(drop)?;
        desk.sign_in(&app, &request)
    })
}

#[tauri::command(async)]
pub fn recover(app: AppHandle, desk: Here<'_>, request: Recover) -> Answer<AccountAnswer> {
    guarded(|| {
        desk.enter("recover").map(drop)?;
        desk.recover(&app, &request)
    })
}

#[tauri::command(async)]
pub fn restore_backup(app: AppHandle, desk: Here<'_>, request: RestoreBackup) -> Answer<RestoreAnswer> {
    guarded(|| {
        desk.enter("restore_backup").map(drop)?;
        desk.repair(&app, &request)
    })
}

#[tauri::command(async)]
pub fn watch_session(desk: Here<'_>, events: Channel<SessionEvent>) -> Answer<()> {
    guarded(|| {
        desk.enter("watch_session").map(drop)?;
        desk.entrance.listen(Box::new(move |event| drop(events.send(event))));
        Ok(())
    })
}

#[tauri::command(async)]
pub fn touch(desk: Here<'_>) -> Answer<()> {
    guarded(|| {
        desk.enter("touch").map(drop)?;
        if desk.entrance.is_there() { desk.with_session(Session::touch) } else { Ok(()) }
    })
}

#[tauri::command(async)]
pub fn lock(desk: Here<'_>) -> Answer<()> {
    guarded(|| {
        desk.enter("lock").map(drop)?;
        desk.lock(false);
        Ok(())
    })
}

#[tauri::command(async)]
pub fn sign_out(desk: Here<'_>) -> Answer<()> {
    guarded(|| {
        desk.enter("sign_out").map(drop)?;
        desk.lock(true);
        Ok(())
    })
}

#[tauri::command(async)]
pub fn confirm(desk: Here<'_>, request: Confirm) -> Answer<OpenView> {
    guarded(|| {
        desk.enter("confirm").map(drop)?;
        desk.confirm(&request)
    })
}

#[tauri::command(async)]
pub fn account(app: AppHandle, desk: Here<'_>, request: Account) -> Answer<AccountAnswer> {
    guarded(|| {
        desk.enter("account").map(drop)?;
        desk.account(&app, &request)
    })
}

#[tauri::command(async)]
pub fn administer(desk: Here<'_>, request: Administer) -> Answer<AdministerAnswer> {
    guarded(|| {
        desk.enter("administer").map(drop)?;
        desk.administer(&request)
    })
}

#[tauri::command(async)]
pub fn vaults(desk: Here<'_>) -> Answer<Vec<VaultView>> {
    guarded(|| {
        desk.enter("vaults").map(drop)?;
        desk.vaults()
    })
}

#[tauri::command(async)]
pub fn switch_vault(desk: Here<'_>, vault: Line) -> Answer<OpenView> {
    guarded(|| {
        desk.enter("switch_vault").map(drop)?;
        desk.may_open()?;
        desk.switch_vault(&vault)
    })
}

#[tauri::command(async)]
pub fn matters(desk: Here<'_>, request: Matters) -> Answer<MattersView> {
    guarded(|| {
        desk.enter("matters").map(drop)?;
        desk.matters(&request)
    })
}

#[tauri::command(async)]
pub fn documents(desk: Here<'_>, request: Documents) -> Answer<DocumentsView> {
    guarded(|| {
        desk.enter("documents").map(drop)?;
        desk.documents(&request)
    })
}

#[tauri::command(async)]
pub fn open_kept(desk: Here<'_>, document: Line) -> Answer<KeptOpened> {
    guarded(|| {
        desk.enter("open_kept").map(drop)?;
        desk.open_kept(&document)
    })
}

#[tauri::command(async)]
pub fn save(desk: Here<'_>, request: Save) -> Answer<RevisionView> {
    guarded(|| {
        desk.enter("save").map(drop)?;
        desk.save(&request)
    })
}

#[tauri::command(async)]
pub fn journal(desk: Here<'_>, request: Journal) -> Answer<()> {
    guarded(|| {
        desk.enter("journal").map(drop)?;
        desk.journal(&request)
    })
}

#[tauri::command(async)]
pub fn revisions(desk: Here<'_>, request: Revisions) -> Answer<RevisionsAnswer> {
    guarded(|| {
        desk.enter("revisions").map(drop)?;
        desk.revisions(&request)
    })
}

#[tauri::command(async)]
pub fn unsaved(desk: Here<'_>, request: Unsaved) -> Answer<UnsavedAnswer> {
    guarded(|| {
        desk.enter("unsaved").map(drop)?;
        desk.unsaved(&request)
    })
}

#[tauri::command(async)]
pub fn backups(app: AppHandle, desk: Here<'_>, request: Backups) -> Answer<BackupsView> {
    guarded(|| {
        desk.enter("backups").map(drop)?;
        desk.backups(&app, &request)
    })
}

#[tauri::command(async)]
pub fn transfer(app: AppHandle, desk: Here<'_>, request: Transfer) -> Answer<Option<Transferred>> {
    guarded(|| {
        desk.enter("transfer").map(drop)?;
        desk.transfer(&app, &request)
    })
}
