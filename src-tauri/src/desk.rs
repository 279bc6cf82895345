//! The state behind the window: one workbench, the gate, the models, the folder; not the commands, and no thread.

use crate::arguments::Arguments;
use crate::drops::Drops;
use crate::generation::Generation;
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

/// The state behind the window.
#[derive(Debug)]
pub struct Desk {
    workbench: Mutex<Workbench>,
    gate: Gate,
    /// The models of this machine.
    pub models: Models,
    /// The run of a model, where there is one.
    pub generation: Generation,
    default_model: Option<String>,
    /// What the user chose for every start.
    pub preference: Preference,
    folder: Option<PathBuf>,
    /// Where the waivers of the open document are kept; `None` where they hold until it is closed.
    kept: Mutex<Option<PathBuf>>,
    /// Files that are dragged over the window.
    pub drops: Drops,
    /// Why the document named at the start is not open; told once.
    start_failure: Mutex<Option<ApiError>>,
}

/// What a poisoned lock protects is whole: every change of it is made by one call of the workbench.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Desk {
    /// The desk as the start arguments want it, with their document open where it can be.
    pub fn new(arguments: Arguments) -> Self {
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
        let opened = arguments.document().map(|path| open_path(&mut workbench, &path));
        let (kept, unopened) = match opened {
            Some(Ok((_, kept))) => (kept, None),
            Some(Err(error)) => (None, Some(error)),
            None => (None, None),
        };
        Self {
            workbench: Mutex::new(workbench),
            gate: Gate::Open,
            models,
            generation: Generation::default(),
            default_model,
            preference,
            folder: arguments.folder,
            kept: Mutex::new(kept),
            drops: Drops::default(),
            start_failure: Mutex::new(unopened.or(failure)),
        }
    }

    /// The workbench, for a command that may pass the gate.
    ///
    /// # Errors
    /// [`ErrorCode::Locked`], [`ErrorCode::Unknown`].
    pub fn enter(&self, command: &str) -> Result<MutexGuard<'_, Workbench>, ApiError> {
        self.gate.pass(command)?;
        Ok(lock(&self.workbench))
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
        match lock(&self.start_failure).take() {
            Some(failure) => Err(failure),
            None => {
                let status = workbench.status(self.models.list(), self.default_model.clone(), self.folder.is_some());
                Ok(Status { language: self.preference.language().map(|chosen| chosen.code().to_owned()), ..status })
            }
        }
    }

    /// Speaks another language from now on and, where the user chose it, at the next start.
    ///
    /// # Errors
    /// [`ErrorCode::Unknown`] for a language that is not spoken.
    pub fn speak(&self, workbench: &mut Workbench, language: &str, chosen: bool) -> Result<(), ApiError> {
        workbench.set_interface(language)?;
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

    /// Opens a file.
    ///
    /// # Errors
    /// [`ErrorCode::CannotRead`]; the open document then stays open.
    pub fn open(&self, path: &Path) -> Result<DocumentView, ApiError> {
        let (view, kept) = open_path(&mut self.workbench(), path)?;
        *self.kept() = kept;
        Ok(view)
    }

    /// Where the waivers of the open document are kept.
    pub fn kept(&self) -> MutexGuard<'_, Option<PathBuf>> {
        lock(&self.kept)
    }

    /// As [`kept`](Self::kept), as it is now.
    pub fn waivers_at(&self) -> Option<PathBuf> {
        self.kept().clone()
    }

    /// Takes over proposals that an earlier run left in the folder; answers the draft with them, or `None` where they
    /// are of other claims, another model or another seed.
    pub fn restore(&self) -> Option<DraftView> {
        let path = self.folder.as_ref()?.join(PROPOSALS);
        let json = String::from_utf8(places::read(&path, Language::En).ok()?).ok()?;
        let mut workbench = self.workbench();
        if workbench.restore_proposals(&json) { workbench.draft_view().ok() } else { None }
    }

    /// Keeps the draft and its proposals in the folder, where there is one.
    ///
    /// # Errors
    /// [`ErrorCode::CannotWrite`].
    pub fn keep(&self) -> Result<(), ApiError> {
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
    let options = LintOptions { offices: &offices, only: None };
    let mut validated = validation::report(&document, &options, workbench.own_rules(), workbench.interface());
    validated.set_aside(workbench.waivers(), true);
    Ok(claimwright_api::report::html(&[validated]))
}

/// Opens a file with what lies beside it; answers where its waivers are kept.
fn open_path(workbench: &mut Workbench, path: &Path) -> Result<(DocumentView, Option<PathBuf>), ApiError> {
    let (name, manuscript, bytes) = places::import(path, workbench.interface())?;
    workbench.open(&name, manuscript, bytes)?;
    let kept = review::take_waivers(workbench, path);
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
        let arguments = Arguments { file: Some("nowhere.docx".into()), no_model: true, ..Arguments::default() };
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
