//! The open document and what can be done with it; not files, models, clocks or threads, which are handed in.

mod completing;
mod drafting;
mod keeping;
mod naming;
mod passages;
mod reporting;
mod review;

pub use completing::proposed;
pub use keeping::{Reopened, kept_name, kept_passages};
pub use reporting::{Content, Report};

use crate::checking::Checked;
use crate::completion::Completion;
use crate::drafting::Drafted;
use crate::naming::Naming;
use crate::offsets::{Offsets, Unit};
use crate::view::Viewer;
use crate::waivers::Waiver;
use crate::wire::{
    CheckClaims, ClaimNode, ClaimsChecked, DocumentView, FactsView, FirmView, ModelView, PageView, SessionView, Status,
    TermAt, TermView,
};
use crate::{ApiError, Document, ErrorCode, pages, structure, terms, validation};
use claimwright_application::{Application, FilingFacts, Language, Manuscript, Office, Part};
use claimwright_draft::Passage;
use claimwright_lint::Options;
use claimwright_lint::firm::FirmRules;
use review::Earlier;
use std::sync::Arc;

/// The claims that ship with the program: those of US patent 7,641,040 B2, public record.
const SAMPLE: &str = include_str!("../../../../../assets/samples/textile-separator.txt");
/// The name shown for them.
const SAMPLE_NAME: &str = "Sample: textile separating apparatus";

/// One user's workbench: at most one document and one draft of it.
#[derive(Debug)]
pub struct Workbench {
    interface: Language,
    document: Option<Document>,
    drafted: Option<Drafted>,
    /// What the user wrote into a draft that was given up; it waits for the next one.
    passages: Vec<Passage>,
    /// Whether passages were written that no file and no vault holds.
    passages_unsaved: bool,
    /// The claims as they stood in the editor at the last check.
    typed: String,
    /// The claims that a file holds; `None` until the editor has shown the document that was opened.
    held: Option<String>,
    /// The bytes that the document was read from.
    bytes: Vec<u8>,
    /// Whether those are the bytes of a file, and not of claims that were typed.
    from_file: bool,
    /// The name of a document that is empty yet.
    title: Option<String>,
    /// Findings that were set aside.
    waivers: Vec<Waiver>,
    /// What stands in the way of reading something beside the document.
    notices: Vec<String>,
    /// The version that it is compared with.
    earlier: Option<Earlier>,
    /// The rules of the firm, with the name of their file.
    firm: Option<(String, FirmRules)>,
    no_rules: FirmRules,
    completion: Completion,
    /// Texts of the user, of which proposals may be made.
    own_texts: Arc<Vec<String>>,
    /// What is known of the names of the document.
    naming: Naming,
}

impl Workbench {
    /// An empty workbench; `interface` is the language of its sentences.
    pub fn new(interface: Language) -> Self {
        Self {
            interface,
            document: None,
            drafted: None,
            passages: Vec::new(),
            passages_unsaved: false,
            typed: String::new(),
            held: Some(String::new()),
            from_file: false,
            title: None,
            bytes: Vec::new(),
            waivers: Vec::new(),
            notices: Vec::new(),
            earlier: None,
            firm: None,
            no_rules: FirmRules { rules: Vec::new() },
            completion: Completion::default(),
            own_texts: Arc::default(),
            naming: Naming::default(),
        }
    }

    /// Speaks another language from now on: `en`, `fr` or `de`.
    ///
    /// # Errors
    /// [`ErrorCode::Unknown`].
    pub fn set_interface(&mut self, code: &str) -> Result<(), ApiError> {
        let unknown = || ApiError::new(ErrorCode::Unknown, "Claimwright does not speak this language.");
        self.interface = Language::from_code(code).ok_or_else(unknown)?;
        Ok(())
    }

    /// The language of its sentences.
    pub const fn interface(&self) -> Language {
        self.interface
    }

    /// Closes the document, so that claims can be typed into an empty editor.
    pub fn new_document(&mut self) {
        self.document = None;
        self.forget();
        self.typed.clear();
        self.held = Some(String::new());
    }

    /// Whether claims were typed that neither the opened file nor an export holds.
    pub fn has_unsaved_claims(&self) -> bool {
        !self.typed.trim().is_empty() && self.held.as_ref() != Some(&self.typed)
    }

    /// Takes note that a file holds the claims now.
    pub fn claims_are_saved(&mut self) {
        self.held = Some(self.typed.clone());
        // Without a draft the file holds the document alone.
        self.passages_unsaved &= self.drafted.is_none();
    }

    /// The state of the program; what only the front end knows is handed in.
    pub fn status(&self, models: Vec<ModelView>, default_model: Option<String>, has_folder: bool) -> Status {
        Status {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            session: SessionView::WithoutAccounts {},
            document: self.shown(),
            has_folder,
            models,
            default_model,
            rules: claimwright_lint::rules::RULES.len(),
            language: None,
            firm: self.firm.as_ref().map(|(name, firm)| FirmView { name: name.clone(), rules: firm.rules.len() }),
        }
    }

    /// Opens the document in a file's bytes in place of the one that is open.
    ///
    /// # Errors
    /// [`ErrorCode::CannotRead`]; the open document then stays open.
    pub fn open_bytes(&mut self, name: &str, bytes: &[u8]) -> Result<DocumentView, ApiError> {
        let document = Document::read(name, bytes, None, FilingFacts::default())?;
        Ok(self.put(document, bytes.to_vec()))
    }

    /// Opens a document that was read elsewhere, from `bytes`, in place of the one that is open.
    ///
    /// # Errors
    /// As [`open_bytes`](Self::open_bytes).
    pub fn open(&mut self, name: &str, manuscript: Manuscript, bytes: Vec<u8>) -> Result<DocumentView, ApiError> {
        let document = Document::of(name, manuscript, None, FilingFacts::default())?;
        Ok(self.put(document, bytes))
    }

    /// Opens the claims that ship with the program.
    ///
    /// # Errors
    /// As [`open_bytes`](Self::open_bytes).
    pub fn open_sample(&mut self) -> Result<DocumentView, ApiError> {
        let mut document = Document::read("sample.txt", SAMPLE.as_bytes(), None, FilingFacts::default())?;
        SAMPLE_NAME.clone_into(&mut document.name);
        Ok(self.put(document, SAMPLE.as_bytes().to_vec()))
    }

    /// Makes claims that were typed a document, so that they have a name and facts; no file holds them by that.
    ///
    /// # Errors
    /// [`ErrorCode::CannotRead`] with what is wrong with the claims.
    pub fn adopt(&mut self, name: &str, claims: &str) -> Result<(), ApiError> {
        let document = self.document.insert(Document::read(name, claims.as_bytes(), None, FilingFacts::default())?);
        if let Some(title) = self.title.take() {
            document.name = title;
        }
        self.give_up_draft();
        self.from_file = false;
        claims.as_bytes().clone_into(&mut self.bytes);
        Ok(())
    }

    fn put(&mut self, document: Document, bytes: Vec<u8>) -> DocumentView {
        self.forget();
        self.bytes = bytes;
        self.from_file = true;
        self.held = None;
        self.document = Some(document);
        self.shown().expect("a document is open, as just done")
    }

    /// Forgets what belonged to the document that was open.
    fn forget(&mut self) {
        self.drafted = None;
        self.passages.clear();
        self.passages_unsaved = false;
        self.title = None;
        self.bytes.clear();
        self.waivers.clear();
        self.naming.forget();
        self.notices.clear();
        self.earlier = None;
        self.own_texts = Arc::default();
    }

    /// The open document as the window shows it.
    pub fn shown(&self) -> Option<DocumentView> {
        let mut view = self.document.as_ref()?.view(self.interface);
        view.notices.extend(self.notices.iter().cloned());
        view.passages = if self.drafted.is_some() { 0 } else { self.passages.len() };
        view.earlier = self.earlier.as_ref().map(Earlier::view);
        Some(view)
    }

    /// Takes the rules of a firm in place of those that were in force; `None` lays them down.
    pub fn take_firm(&mut self, firm: Option<(String, FirmRules)>) {
        self.firm = firm;
    }

    /// The rules of the firm; empty where none are in force.
    pub fn own_rules(&self) -> &FirmRules {
        self.firm.as_ref().map_or(&self.no_rules, |(_, firm)| firm)
    }

    /// The open document.
    ///
    /// # Errors
    /// [`ErrorCode::NothingOpen`].
    pub fn document(&self) -> Result<&Document, ApiError> {
        self.document.as_ref().ok_or_else(|| {
            let sentences =
                ["Open a document first.", "Ouvrez d'abord un document.", "Öffnen Sie zuerst ein Dokument."];
            ApiError::said(ErrorCode::NothingOpen, sentences)
        })
    }

    /// Takes over facts about the filing that a person stated.
    ///
    /// # Errors
    /// [`ErrorCode::NothingOpen`].
    pub fn set_facts(&mut self, facts: &FactsView) -> Result<DocumentView, ApiError> {
        self.document()?;
        self.document.as_mut().expect("a document is open, as just asked").set_facts(facts);
        Ok(self.shown().expect("a document is open, as just asked"))
    }

    /// Checks the claims as they stand in the editor, and nothing else; without an open document they are a draft for
    /// EP and US.
    ///
    /// # Errors
    /// [`ErrorCode::CannotRead`] where there are more claims than are taken in.
    pub fn check_claims(&mut self, request: &CheckClaims) -> Result<ClaimsChecked, ApiError> {
        self.typed.clone_from(&request.text);
        if self.held.is_none() {
            self.claims_are_saved();
        }
        if let Some(document) = &mut self.document {
            document.edit_claims(&request.text);
        }
        let mut application = self.typed_application(&request.text)?;
        let names = self.names_of(&mut application);
        let offices = self.document.as_ref().map_or_else(|| vec![Office::Ep, Office::Us], |open| open.offices.clone());
        let options = Options { offices: &offices, only: None, names: Some(&names) };
        let checked = Checked::of(&application, &options, self.own_rules());
        let mut viewer = Viewer::new(&application, Unit::Utf16, self.interface);
        let (findings, set_aside, _) = validation::sorted_out(checked.placed(&mut viewer), &self.waivers);
        Ok(ClaimsChecked {
            revision: request.revision,
            findings,
            set_aside,
            claims: claim_nodes(&application, Unit::Utf16),
        })
    }

    /// Claims as they are typed, alone, as an application.
    fn typed_application(&self, text: &str) -> Result<Application, ApiError> {
        let (language, facts) = self.document.as_ref().map_or_else(
            || (Language::of(text), FilingFacts::default()),
            |document| (document.application.language, document.application.facts),
        );
        let claims = claimwright_application::ClaimSet::parse(text, language);
        structure::within_limits(&claims, None)?;
        let mut application = Application { language, facts, ..Application::default() };
        if !claims.claims.is_empty() {
            application.claims = Part::Present(claims);
        }
        Ok(application)
    }

    /// The term at a position of the claims as they stand in the editor, with all its mentions.
    pub fn term_at(&self, request: &TermAt) -> Option<TermView> {
        let language = match &self.document {
            Some(document) => document.application.language,
            None => Language::of(&request.text),
        };
        terms::at(&claimwright_application::ClaimSet::parse(&request.text, language), request.at, Unit::Utf16)
    }

    /// The page of a rule.
    ///
    /// # Errors
    /// [`ErrorCode::Unknown`].
    pub fn explain(&self, rule: &str) -> Result<PageView, ApiError> {
        match self.own_rules().rule(rule) {
            Some(own) => Ok(pages::own(own, self.interface)),
            None => pages::page(rule, self.interface),
        }
    }
}

/// The claims as nodes of the tree.
fn claim_nodes(application: &Application, unit: Unit) -> Vec<ClaimNode> {
    let Some(set) = application.claims.present() else { return Vec::new() };
    let offsets = Offsets::new(&set.text, unit);
    set.claims
        .iter()
        .map(|claim| ClaimNode {
            number: claim.number,
            from: offsets.of_byte(claim.offset),
            to: offsets.of_byte(claim.offset + claim.text.len()),
            parents: claim.parents.clone(),
            dependent: claim.dependent,
            category: structure::category(claim.category).to_owned(),
            opening: structure::opening(claim),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_claims_are_unsaved_until_a_file_holds_them() {
        let mut workbench = Workbench::new(Language::En);
        let type_in = |workbench: &mut Workbench, text: &str| {
            let request = CheckClaims { text: text.to_owned(), revision: 1 };
            workbench.check_claims(&request).expect("any text can be checked");
            workbench.has_unsaved_claims()
        };
        assert!(!type_in(&mut workbench, " \n"));
        assert!(type_in(&mut workbench, "1. A lid."));
        workbench.adopt("New claims.txt", "1. A lid.").expect("claims are a document");
        assert!(workbench.has_unsaved_claims(), "a document in memory is no file");
        workbench.claims_are_saved();
        assert!(!workbench.has_unsaved_claims());

        workbench.open_sample().expect("the sample is read");
        assert!(!type_in(&mut workbench, SAMPLE), "what the editor shows first is what the file holds");
        assert!(type_in(&mut workbench, "1. A hinge."));
        assert!(!type_in(&mut workbench, SAMPLE), "typed back");
        workbench.new_document();
        assert!(workbench.document().is_err() && !workbench.has_unsaved_claims());
    }

    #[test]
    fn a_language_that_is_not_spoken_is_refused() {
        let mut workbench = Workbench::new(Language::En);
        assert_eq!(workbench.set_interface("fr"), Ok(()));
        assert_eq!(workbench.interface(), Language::Fr);
        assert_eq!(workbench.set_interface("la").map_err(|error| error.code), Err(ErrorCode::Unknown));
        assert_eq!(workbench.interface(), Language::Fr);
    }
}
