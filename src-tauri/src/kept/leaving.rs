//! Backups, and matters that leave or enter the vault; places are chosen in dialogs, never by the window.

use crate::accounts::{BACKUP, named};
use crate::desk::Desk;
use crate::dialogs::{self, Asked};
use claimwright_api::ApiError;
use claimwright_api::wire::{BackupView, Backups, BackupsView, Transfer, Transferred};
use claimwright_api::workbench::{kept_name, kept_passages};
use claimwright_vault::{MatterId, Reason, Result, Session, Stated, VaultError};
use tauri::AppHandle;

const BACK_UP: Asked = ["Where the backup shall go", "Où mettre la sauvegarde", "Wohin die Sicherung soll"];
const ARCHIVE: Asked = ["Where the archive shall go", "Où mettre l'archive", "Wohin das Archiv soll"];
const PLAIN: Asked = [
    "Name of the new folder for the plain files",
    "Nom du nouveau dossier pour les fichiers en clair",
    "Name des neuen Ordners für die Klartextdateien",
];
const TAKE_IN: Asked = ["Choose the archive", "Choisissez l'archive", "Wählen Sie das Archiv"];

fn listed(session: &mut Session, done: Option<String>, pruned: Vec<String>) -> Result<BackupsView> {
    let backups = session.backups()?.into_iter().map(|entry| BackupView {
        name: entry.name,
        taken_ms: entry.manifest.taken_ms,
        before_migration: entry.manifest.reason != Reason::Regular,
    });
    let folder = session.backups_folder().display().to_string();
    Ok(BackupsView { backups: backups.collect(), folder, done, pruned })
}

fn title(session: &mut Session, matter: MatterId) -> Result<String> {
    let found = session.matters()?.into_iter().find(|found| found.id == matter).ok_or(VaultError::NotFound)?;
    // The name that a dialog proposes holds nothing that is a path.
    let plain = |letter: char| if letter.is_alphanumeric() || " -_.".contains(letter) { letter } else { '_' };
    Ok(found.title.chars().take(80).map(plain).collect())
}

impl Desk {
    /// A step with backups.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn backups(&self, app: &AppHandle, request: &Backups) -> Result<BackupsView, ApiError> {
        match request {
            Backups::List {} => self.with_session(|session| listed(session, None, Vec::new())),
            Backups::Take { elsewhere } => {
                let into = if *elsewhere { dialogs::choose_folder(app, BACK_UP) } else { None };
                if *elsewhere && into.is_none() {
                    return self.with_session(|session| listed(session, None, Vec::new()));
                }
                self.flush();
                self.with_session(|session| {
                    let taken = session.back_up(into.as_deref())?;
                    listed(session, Some(taken.name), taken.pruned)
                })
            }
            Backups::Verify { name } => {
                let folder = match name {
                    // A name of the list, and no path.
                    Some(name) => self.with_session(|session| {
                        let known = session.backups()?.into_iter().any(|entry| entry.name == **name);
                        if known { Ok(session.backups_folder().join(&**name)) } else { Err(VaultError::NotFound) }
                    })?,
                    None => match dialogs::choose_folder(app, BACKUP) {
                        Some(folder) => folder,
                        None => return self.with_session(|session| listed(session, None, Vec::new())),
                    },
                };
                self.with_session(|session| {
                    session.verify_backup(&folder)?;
                    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    listed(session, Some(name), Vec::new())
                })
            }
        }
    }

    /// A matter leaves or enters the vault; `None` where no place was chosen.
    ///
    /// # Errors
    /// [`ConfirmFirst`](claimwright_api::ErrorCode::ConfirmFirst), and others of the vault.
    pub fn transfer(&self, app: &AppHandle, request: &Transfer) -> Result<Option<Transferred>, ApiError> {
        let went = |place: &std::path::Path, matter: Option<MatterId>, documents| Transferred {
            place: place.display().to_string(),
            matter: matter.map(|matter| matter.to_string()),
            documents,
        };
        match request {
            Transfer::ExportArchive { matter, password } => {
                let (id, title) = self.leaving(matter)?;
                let Some(to) = dialogs::choose_place(app, ARCHIVE, &format!("{title}.claimwright")) else {
                    return Ok(None);
                };
                self.with_session(|session| session.export_archive(id, password, &to))?;
                Ok(Some(went(&to, None, None)))
            }
            Transfer::ExportPlain { matter } => {
                let (id, title) = self.leaving(matter)?;
                let Some(to) = dialogs::choose_place(app, PLAIN, &title) else { return Ok(None) };
                let stated = |state: &[u8]| Stated { file: kept_name(state), passages: kept_passages(state) };
                let documents = self.with_session(|session| session.export_plain(id, &to, stated))?;
                Ok(Some(went(&to, None, Some(documents))))
            }
            Transfer::ImportArchive { password } => {
                let Some(from) = dialogs::choose_any(app, TAKE_IN) else { return Ok(None) };
                let matter = self.with_session(|session| session.import_archive(password, &from))?;
                Ok(Some(went(&from, Some(matter), None)))
            }
        }
    }

    /// The matter that shall leave, once both factors are fresh: nobody chooses a place in vain.
    fn leaving(&self, matter: &str) -> Result<(MatterId, String), ApiError> {
        self.flush();
        self.with_session(|session| {
            session.confirmed()?;
            let id = named(matter)?;
            Ok((id, title(session, id)?))
        })
    }
}
