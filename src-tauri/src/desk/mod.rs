//! The state behind the window: one workbench, the gate, the models, the folder; not the commands, and no thread.

mod document;
mod draft;

pub use document::{Kept, TYPED, adopt_typed};

use crate::accounts::{self, Entrance};
use crate::arguments::Arguments;
use crate::comparison::Comparison;
use crate::drops::Drops;
use crate::generation::Generation;
use crate::models::Models;
use crate::preference::Preference;
use crate::review;
use crate::typing::Typing;
use claimwright_api::wire::Status;
use claimwright_api::{ApiError, ErrorCode, Gate, Language, Workbench};
use claimwright_vault::DocumentId;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Claims, and what is kept beside them.
pub type Typed = (String, Option<Vec<u8>>);

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
    /// The generator that is heard while somebody types.
    pub typing: Typing,
    /// What compares names by their meaning.
    pub comparison: Comparison,
    default_model: Option<String>,
    /// Whether no model is wanted.
    no_model: bool,
    /// The generator that tests hear in place of one of this machine.
    #[cfg(test)]
    heard: Mutex<Option<String>>,
    /// What the user chose for every start.
    pub preference: Preference,
    folder: Option<PathBuf>,
    /// Where the open document is kept.
    kept: Mutex<Kept>,
    /// Held while typing is saved or journaled, behind the workbench and before all else.
    writing: Mutex<()>,
    /// The document that holds what was typed in one that is kept nowhere, and what it holds: the claims, and what stands
    /// beside them.
    pub aside: Mutex<Option<(DocumentId, Typed)>>,
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
            match review::firm_rules(&path) {
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
            typing: Typing::default(),
            comparison: Comparison::new(!arguments.no_model),
            default_model,
            no_model: arguments.no_model,
            #[cfg(test)]
            heard: Mutex::default(),
            preference,
            folder: arguments.folder,
            kept: Mutex::default(),
            writing: Mutex::default(),
            aside: Mutex::default(),
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

    /// The model that drafts unless another is chosen.
    pub fn drafting_model(&self) -> Option<&str> {
        self.default_model.as_deref()
    }

    /// Whether no model is wanted.
    pub fn hears_none(&self) -> bool {
        self.no_model
    }

    /// The generator that is heard while somebody types.
    pub fn heard_while_typing(&self) -> Option<String> {
        #[cfg(test)]
        if let Some(id) = lock(&self.heard).clone() {
            return Some(id);
        }
        if self.no_model { None } else { self.models.typing_generator() }
    }

    /// Has this generator heard while somebody types.
    #[cfg(test)]
    pub fn hear(&self, id: &str) {
        *lock(&self.heard) = Some(id.to_owned());
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
        self.generation.forget();
        self.typing.forget();
        self.comparison.forget();
        self.drops.take();
        self.workbench().clear();
        self.now_kept(Kept::Nowhere);
    }

    /// The workbench, for a command that may pass the gate.
    ///
    /// # Errors
    /// [`ErrorCode::Locked`], [`ErrorCode::Unknown`].
    pub fn enter(&self, command: &str) -> Result<MutexGuard<'_, Workbench>, ApiError> {
        // In this order: whoever locks empties the workbench after closing the gate, and finds what was put in before.
        let workbench = lock(&self.workbench);
        match self.entrance.gate().pass(command) {
            Err(error) if error.code == ErrorCode::Locked => Err(accounts::sentences::locked()),
            passed => passed.map(|()| workbench),
        }
    }

    /// Whether the gate is open: a session is, or the program was started without accounts.
    pub fn gate_is_open(&self) -> bool {
        self.entrance.gate() == Gate::Open
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
        let is_open = self.gate_is_open();
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

    /// Notes where the document is kept that is open now: what was set aside of another stays there.
    pub fn now_kept(&self, kept: Kept) {
        *self.kept() = kept;
        *lock(&self.aside) = None;
    }

    /// Where the open document is kept.
    pub fn kept(&self) -> MutexGuard<'_, Kept> {
        lock(&self.kept)
    }

    /// The turn to save or to journal what was typed: one after the other.
    pub fn writing(&self) -> MutexGuard<'_, ()> {
        lock(&self.writing)
    }

    /// The folder to which exports go without asking.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }
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
