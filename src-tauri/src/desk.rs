//! The state behind the window: one workbench, the gate, the models, the folder; not the commands, and no thread.

use crate::accounts::{self, Entrance};
use crate::arguments::Arguments;
use crate::comparison::Comparison;
use crate::drops::Drops;
use crate::generation::Generation;
use crate::glossary;
use crate::kept::Shown;
use crate::models::Models;
use crate::places;
use crate::preference::Preference;
use crate::review;
use claimwright_api::wire::{DocumentView, DraftView, Export, ExportFormat, ExportKind, Status};
use claimwright_api::{
    ApiError, Document, ErrorCode, FilingFacts, Gate, Language, LintOptions, Office, Workbench, validation,
};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What stays of proposals in a folder, so that a model is not asked twice for the same.
const PROPOSALS: &str = "proposals.json";

/// Name under which claims that were typed, not opened, are a document.
const fn typed(interface: Language) -> &'static str {
    match interface {
        Language::En => "New claims.txt",
        Language::Fr => "Nouvelles revendications.txt",
        Language::De => "Neue Ansprüche.txt",
    }
}

/// Where the open document is kept, and its waivers with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Kept {
    /// Nowhere: it holds until it is closed.
    #[default]
    Nowhere,
    /// In a file, with its waivers in this one beside it.
    Beside(PathBuf),
    /// In the vault.
    Vault(Shown),
}

/// Loads the window anew.
type Reload = Box<dyn Fn() + Send>;

/// The state behind the window.
pub struct Desk {
    workbench: Mutex<Workbench>,
    /// Who is signed in.
    pub entrance: Entrance,
    /// The language of what is said, for those who do not hold the workbench.
    spoken: Mutex<Language>,
    /// The models of this machine.
    pub models: Models,
    /// The run of a model, where there is one.
    pub generation: Generation,
    /// What compares names by their meaning.
    pub comparison: Comparison,
    default_model: Option<String>,
    /// What the user chose for every start.
    pub preference: Preference,
    folder: Option<PathBuf>,
    /// Where the open document is kept.
    kept: Mutex<Kept>,
    /// The document named at the start, until somebody is signed in.
    first: Mutex<Option<PathBuf>>,
    /// Loads the window anew, once it stands.
    window: Mutex<Option<Reload>>,
    /// Files that are dragged over the window.
    pub drops: Drops,
    /// Why the document named at the start is not open; told once.
    start_failure: Mutex<Option<ApiError>>,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").field("entrance", &self.entrance).finish_non_exhaustive()
    }
}

/// What a poisoned lock protects is whole: every change of it is made by one call of the workbench.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Desk {
    /// The desk as the start arguments want it, with their document open where it can be.
    pub fn new(arguments: Arguments) -> Self {
        let folder = if arguments.without_accounts { None } else { accounts::folder(|name| std::env::var_os(name)) };
        Self::at(arguments, Entrance::new(folder, claimwright_vault::system::outside()))
    }

    /// The desk at an entrance.
    pub(crate) fn at(arguments: Arguments, entrance: Entrance) -> Self {
        let models = Models::new(|name| std::env::var_os(name));
        let default_model = match &arguments.model {
            Some(id) => Some(id.clone()),
            None if arguments.no_model => None,
            None => models.default_generator(),
        };
        let preference = Preference::new(|name| std::env::var_os(name));
        let spoken = preference.language().unwrap_or_else(|| interface(|name| std::env::var(name).ok()));
        let mut workbench = Workbench::new(spoken);
        let mut failure = None;
        if let Some(path) = preference.firm_rules() {
            match review::firm_rules(&path, workbench.interface()) {
                Ok(firm) => workbench.take_firm(Some(firm)),
                Err(error) => failure = Some(error),
            }
        }
        let first = arguments.document();
        let desk = Self {
            workbench: Mutex::new(workbench),
            entrance,
            spoken: Mutex::new(spoken),
            models,
            generation: Generation::default(),
            comparison: Comparison::new(!arguments.no_model),
            default_model,
            preference,
            folder: arguments.folder,
            kept: Mutex::default(),
            first: Mutex::new(first),
            window: Mutex::new(None),
            drops: Drops::default(),
            start_failure: Mutex::new(failure),
        };
        if !desk.entrance.is_there() {
            desk.open_first();
        }
        desk
    }

    /// Opens the document named at the start, as soon as somebody may see it.
    pub fn open_first(&self) {
        let Some(path) = lock(&self.first).take() else { return };
        match open_path(&mut self.workbench(), &path) {
            Ok((_, kept)) => *self.kept() = kept,
            Err(error) => *lock(&self.start_failure) = Some(error),
        }
    }

    /// The language of what is said.
    pub fn spoken(&self) -> Language {
        *lock(&self.spoken)
    }

    /// Has the window loaded anew by `reload`.
    pub fn reload_by(&self, reload: Reload) {
        *lock(&self.window) = Some(reload);
    }

    /// Loads the window anew: what it showed is gone from it.
    pub fn reload(&self) {
        if let Some(reload) = &*lock(&self.window) {
            reload();
        }
    }

    /// Empties the workbench of everything that belongs to a person, and stops what works on it.
    pub fn empty(&self) {
        self.generation.stop();
        self.drops.take();
        self.workbench().clear();
        *self.kept() = Kept::Nowhere;
    }

    /// The workbench, for a command that may pass the gate.
    ///
    /// # Errors
    /// [`ErrorCode::Locked`], [`ErrorCode::Unknown`].
    pub fn enter(&self, command: &str) -> Result<MutexGuard<'_, Workbench>, ApiError> {
        // In this order: whoever locks empties the workbench after closing the gate, and finds what was put in before.
        let workbench = lock(&self.workbench);
        match self.entrance.gate().pass(command) {
            Err(error) if error.code == ErrorCode::Locked => Err(accounts::sentences::locked(self.spoken())),
            passed => passed.map(|()| workbench),
        }
    }

    /// The workbench, for what goes on behind a command that has passed the gate.
    pub fn workbench(&self) -> MutexGuard<'_, Workbench> {
        lock(&self.workbench)
    }

    /// The state of the program; once, why the document named at the start is not open.
    ///
    /// # Errors
    /// As [`enter`](Self::enter), and what opening that document came to.
    pub fn status(&self) -> Result<Status, ApiError> {
        let workbench = self.enter("status")?;
        let is_open = self.entrance.gate() == Gate::Open;
        if is_open && let Some(failure) = lock(&self.start_failure).take() {
            return Err(failure);
        }
        let status = workbench.status(self.models.list(), self.default_model.clone(), self.folder.is_some());
        drop(workbench);
        let session = self.entrance.view(self.kept_view(), self.spoken());
        let language = self.preference.language().map(|chosen| chosen.code().to_owned());
        let seen = Status { session, language, ..status };
        // Whoever is not signed in learns of no document and no rule of the firm.
        Ok(if is_open { seen } else { Status { document: None, firm: None, ..seen } })
    }

    /// Speaks another language from now on and, where the user chose it, at the next start.
    ///
    /// # Errors
    /// [`ErrorCode::Unknown`] for a language that is not spoken.
    pub fn speak(&self, workbench: &mut Workbench, language: &str, chosen: bool) -> Result<(), ApiError> {
        workbench.set_interface(language)?;
        *lock(&self.spoken) = workbench.interface();
        if chosen {
            self.preference.keep(workbench.interface());
        }
        Ok(())
    }

    /// Refuses to open another document while a model works on the draft of this one.
    ///
    /// # Errors
    /// [`ErrorCode::Busy`].
    pub fn may_open(&self) -> Result<(), ApiError> {
        if self.generation.busy() {
            let sentences = [
                "A model is at work on this document: stop it first, then open another one.",
                "Un modèle travaille sur ce document : arrêtez-le d'abord, puis ouvrez-en un autre.",
                "Ein Modell arbeitet an diesem Dokument: Halten Sie es zuerst an, und öffnen Sie dann ein anderes.",
            ];
            return Err(ApiError::said(ErrorCode::Busy, sentences));
        }
        Ok(())
    }

    /// Opens a file, for a command that may pass the gate now: somebody may have locked while the file was chosen.
    ///
    /// # Errors
    /// [`ErrorCode::Locked`]; [`ErrorCode::CannotRead`], and the open document then stays open.
    pub fn open(&self, command: &str, path: &Path) -> Result<DocumentView, ApiError> {
        self.flush();
        let (view, kept) = open_path(&mut *self.enter(command)?, path)?;
        *self.kept() = kept;
        Ok(view)
    }

    /// Where the open document is kept.
    pub fn kept(&self) -> MutexGuard<'_, Kept> {
        lock(&self.kept)
    }

    /// Takes over proposals that an earlier run left in the vault or in the folder; answers the draft with them, or `None` where they
    /// are of other claims, another model or another seed.
    pub fn restore(&self) -> Option<DraftView> {
        let json = match (self.shown_in_vault(), &self.folder) {
            (Some(shown), _) => self.kept_trace(&shown)?,
            (None, Some(folder)) => {
                String::from_utf8(places::read(&folder.join(PROPOSALS), Language::En).ok()?).ok()?
            }
            (None, None) => return None,
        };
        let mut workbench = self.workbench();
        if workbench.restore_proposals(&json) { workbench.draft_view().ok() } else { None }
    }

    /// Keeps the proposals of a draft in the vault, or the draft and its proposals in the folder, where there is one.
    ///
    /// # Errors
    /// [`ErrorCode::CannotWrite`], and those of the vault.
    pub fn keep(&self) -> Result<(), ApiError> {
        if let Some(shown) = self.shown_in_vault() {
            let proposals = self.workbench().proposals();
            return proposals.map_or(Ok(()), |json| self.keep_trace(&shown, &json));
        }
        let Some(folder) = &self.folder else { return Ok(()) };
        let workbench = self.workbench();
        let interface = workbench.interface();
        let office = workbench.draft_view()?.office;
        for (kind, name) in [(ExportKind::Filing, ""), (ExportKind::Working, "-working-copy")] {
            let request = Export { kind, format: ExportFormat::Docx, choose_place: false };
            let name = format!("application-{office}{name}.docx");
            let bytes = workbench.export(&request)?.bytes;
            places::write(&folder.join(&name), &bytes, interface)?;
            if kind == ExportKind::Filing {
                let report = report(&name, &bytes, &office, &workbench)?;
                places::write(&folder.join(format!("application-{office}-report.html")), report.as_bytes(), interface)?;
            }
        }
        match workbench.proposals() {
            Some(json) => places::write(&folder.join(PROPOSALS), json.as_bytes(), interface),
            None => Ok(()),
        }
    }

    /// The folder to which exports go without asking.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }
}

/// Makes typed claims a document, where none is open, so that they have facts and a name.
///
/// # Errors
/// [`ErrorCode::CannotRead`] with what is wrong with the claims.
pub fn adopt_typed(workbench: &mut Workbench, claims: &str) -> Result<(), ApiError> {
    if workbench.document().is_err() && !claims.trim().is_empty() {
        workbench.adopt(typed(workbench.interface()), claims)?;
    }
    Ok(())
}

/// What the office would object to in the document of these bytes, as a page.
fn report(name: &str, bytes: &[u8], office: &str, workbench: &Workbench) -> Result<String, ApiError> {
    let document = Document::read(name, bytes, None, FilingFacts::default())?;
    let offices: Vec<Office> = Office::from_word(office).into_iter().collect();
    let options = LintOptions { offices: &offices, only: None, names: None };
    let mut validated = validation::report(&document, &options, workbench.own_rules(), workbench.interface());
    validated.set_aside(workbench.waivers(), true);
    Ok(claimwright_api::report::html(&[validated]))
}

/// Opens a file with what lies beside it; answers where its waivers are kept.
fn open_path(workbench: &mut Workbench, path: &Path) -> Result<(DocumentView, Kept), ApiError> {
    let (name, manuscript, bytes) = places::import(path, workbench.interface())?;
    workbench.open(&name, manuscript, bytes)?;
    let kept = review::take_waivers(workbench, path).map_or(Kept::Nowhere, Kept::Beside);
    glossary::take(workbench, path);
    let shown = workbench.shown().expect("a document is open, as just done");
    Ok((shown, kept))
}

/// The language of the system; `variable` looks up an environment variable.
fn interface(variable: impl Fn(&str) -> Option<String>) -> Language {
    let wished =
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| variable(name).filter(|v| !v.is_empty()));
    wished.as_deref().and_then(Language::from_code).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_the_system_is_taken() {
        assert_eq!(interface(|name| (name == "LANG").then(|| "fr_FR.UTF-8".to_owned())), Language::Fr);
        assert_eq!(interface(|name| (name == "LC_ALL").then(|| "C".to_owned())), Language::En);
    }

    #[test]
    fn a_document_that_cannot_be_opened_is_told_once() {
        let arguments = Arguments {
            file: Some("nowhere.docx".into()),
            no_model: true,
            without_accounts: true,
            ..Arguments::default()
        };
        let desk = Desk::new(arguments);
        let failure = desk.status().expect_err("there is no such file");
        assert_eq!(failure.code, ErrorCode::CannotRead);
        assert!(failure.sentence.contains("nowhere.docx"), "{}", failure.sentence);
        assert!(desk.status().is_ok_and(|status| status.document.is_none() && status.default_model.is_none()));
    }

    #[test]
    fn typed_claims_become_a_document() {
        let mut workbench = Workbench::new(Language::En);
        adopt_typed(&mut workbench, "  ").expect("nothing to adopt");
        assert!(workbench.document().is_err());
        adopt_typed(&mut workbench, "1. A device comprising a housing.").expect("claims are a document");
        assert!(workbench.document().is_ok());
    }
}
