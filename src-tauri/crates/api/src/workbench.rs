//! The open document and what can be done with it; not files, models, clocks or threads, which are handed in.

use crate::drafting::{DraftSource, Drafted, Filling, Outcome};
use crate::offsets::{Offsets, Unit};
use crate::view::Viewer;
use crate::wire::{
    CheckClaims, ClaimNode, ClaimsChecked, DocumentView, DraftView, Export, ExportKind, FactsView, ModelView, PageView,
    StartDraft, Status, TermAt, TermView, ValidationView,
};
use crate::{ApiError, Document, ErrorCode, export, pages, structure, terms, validation};
use claimwright_application::{Application, FilingFacts, Language, Manuscript, Office, Part};
use claimwright_lint::Options;

/// The claims that ship with the program: those of US patent 7,641,040 B2, public record.
const SAMPLE: &str = include_str!("../../../../assets/samples/textile-separator.txt");
/// The name shown for them.
const SAMPLE_NAME: &str = "Sample: textile separating apparatus";

/// One user's workbench: at most one document and one draft of it.
#[derive(Debug)]
pub struct Workbench {
    interface: Language,
    document: Option<Document>,
    drafted: Option<Drafted>,
    /// The claims as they stood in the editor at the last check.
    typed: String,
    /// The claims that a file holds; `None` until the editor has shown the document that was opened.
    held: Option<String>,
}

impl Workbench {
    /// An empty workbench; `interface` is the language of its sentences.
    pub const fn new(interface: Language) -> Self {
        Self { interface, document: None, drafted: None, typed: String::new(), held: Some(String::new()) }
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
        (self.document, self.drafted) = (None, None);
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
    }

    /// The state of the program; what only the front end knows is handed in.
    pub fn status(&self, models: Vec<ModelView>, default_model: Option<String>, has_folder: bool) -> Status {
        Status {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            locked: false,
            document: self.document.as_ref().map(|document| document.view(self.interface)),
            has_folder,
            models,
            default_model,
            rules: claimwright_lint::rules::RULES.len(),
            language: None,
        }
    }

    /// Opens the document in a file's bytes in place of the one that is open.
    ///
    /// # Errors
    /// [`ErrorCode::CannotRead`]; the open document then stays open.
    pub fn open_bytes(&mut self, name: &str, bytes: &[u8]) -> Result<DocumentView, ApiError> {
        let document = Document::read(name, bytes, None, FilingFacts::default())?;
        Ok(self.put(document))
    }

    /// Opens a document that was read elsewhere in place of the one that is open.
    ///
    /// # Errors
    /// As [`open_bytes`](Self::open_bytes).
    pub fn open(&mut self, name: &str, manuscript: Manuscript) -> Result<DocumentView, ApiError> {
        let document = Document::of(name, manuscript, None, FilingFacts::default())?;
        Ok(self.put(document))
    }

    /// Opens the claims that ship with the program.
    ///
    /// # Errors
    /// As [`open_bytes`](Self::open_bytes).
    pub fn open_sample(&mut self) -> Result<DocumentView, ApiError> {
        let mut document = Document::read("sample.txt", SAMPLE.as_bytes(), None, FilingFacts::default())?;
        SAMPLE_NAME.clone_into(&mut document.name);
        Ok(self.put(document))
    }

    /// Makes claims that were typed a document, so that they have a name and facts; no file holds them by that.
    ///
    /// # Errors
    /// [`ErrorCode::CannotRead`] with what is wrong with the claims.
    pub fn adopt(&mut self, name: &str, claims: &str) -> Result<(), ApiError> {
        self.document = Some(Document::read(name, claims.as_bytes(), None, FilingFacts::default())?);
        self.drafted = None;
        Ok(())
    }

    fn put(&mut self, document: Document) -> DocumentView {
        self.drafted = None;
        self.held = None;
        self.document.insert(document).view(self.interface)
    }

    /// The open document.
    ///
    /// # Errors
    /// [`ErrorCode::NothingOpen`].
    pub fn document(&self) -> Result<&Document, ApiError> {
        self.document.as_ref().ok_or_else(|| ApiError::new(ErrorCode::NothingOpen, "Open a document first."))
    }

    /// Takes over facts about the filing that a person stated.
    ///
    /// # Errors
    /// [`ErrorCode::NothingOpen`].
    pub fn set_facts(&mut self, facts: &FactsView) -> Result<DocumentView, ApiError> {
        self.document()?;
        let document = self.document.as_mut().expect("a document is open, as just asked");
        document.set_facts(facts);
        Ok(document.view(self.interface))
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
        let (language, facts, offices) = self.document.as_ref().map_or_else(
            || (Language::of(&request.text), FilingFacts::default(), vec![Office::Ep, Office::Us]),
            |document| (document.application.language, document.application.facts, document.offices.clone()),
        );
        let claims = claimwright_application::ClaimSet::parse(&request.text, language);
        structure::within_limits(&claims, "This text")?;
        let mut application = Application { language, facts, ..Application::default() };
        if !claims.claims.is_empty() {
            application.claims = Part::Present(claims);
        }
        let report = claimwright_lint::check(&application, &Options { offices: &offices, only: None });
        let mut viewer = Viewer::new(&application, Unit::Utf16, self.interface);
        Ok(ClaimsChecked {
            revision: request.revision,
            findings: report.findings.iter().map(|finding| viewer.placed(finding)).collect(),
            claims: claim_nodes(&application, Unit::Utf16),
        })
    }

    /// The term at a position of the claims as they stand in the editor, with all its mentions.
    pub fn term_at(&self, request: &TermAt) -> Option<TermView> {
        let language = match &self.document {
            Some(document) => document.application.language,
            None => Language::of(&request.text),
        };
        terms::at(&claimwright_application::ClaimSet::parse(&request.text, language), request.at, Unit::Utf16)
    }

    /// Validates the whole document with the claims of the editor, or the draft as it stands.
    ///
    /// # Errors
    /// [`ErrorCode::NothingOpen`], [`ErrorCode::NoDraft`].
    pub fn validate(&self, claims: &str, draft: bool) -> Result<ValidationView, ApiError> {
        let document = self.document()?;
        let application = if draft { self.drafted()?.application(true) } else { document.with_claims(claims) };
        let report = claimwright_lint::check(&application, &Options { offices: &document.offices, only: None });
        Ok(validation::view(&application, &report, &document.offices, draft, self.interface))
    }

    /// The page of a rule.
    ///
    /// # Errors
    /// [`ErrorCode::Unknown`].
    pub fn explain(&self, rule: &str) -> Result<PageView, ApiError> {
        pages::page(rule, self.interface)
    }

    /// Writes the draft by code alone; a generator may fill it afterwards ([`filling`](Self::filling)).
    ///
    /// # Errors
    /// [`ErrorCode::CannotDraft`] with what the claims lack.
    pub fn start_draft(&mut self, request: &StartDraft) -> Result<DraftView, ApiError> {
        let office = Office::from_word(&request.office)
            .ok_or_else(|| ApiError::new(ErrorCode::Unknown, "This office does not exist."))?;
        let application = match &self.document {
            Some(document) => document.with_claims(&request.claims),
            None => Document::read("claims.txt", request.claims.as_bytes(), None, FilingFacts::default())?.application,
        };
        let drafted = Drafted::write(DraftSource {
            figures: application.drawings.present().cloned(),
            application,
            office,
            disclosure: None,
            model: request.model.clone().unwrap_or_default(),
            seed: u64::from(request.seed),
        })?;
        Ok(self.drafted.insert(drafted).view(Unit::Utf16))
    }

    /// The draft as it stands.
    ///
    /// # Errors
    /// [`ErrorCode::NoDraft`].
    pub fn draft_view(&self) -> Result<DraftView, ApiError> {
        Ok(self.drafted()?.view(Unit::Utf16))
    }

    /// A run of a generator over the open slots of the draft, to be run on a thread of its own.
    ///
    /// # Errors
    /// [`ErrorCode::NoDraft`].
    pub fn filling(&self) -> Result<Filling, ApiError> {
        Ok(self.drafted()?.filling())
    }

    /// Takes what a run of a generator came to into the draft.
    ///
    /// # Errors
    /// [`ErrorCode::NoDraft`].
    pub fn record(&mut self, outcome: &Outcome) -> Result<DraftView, ApiError> {
        let drafted = self.drafted_mut()?;
        drafted.take(outcome);
        Ok(drafted.view(Unit::Utf16))
    }

    /// Accepts a proposal as the user's own sentence.
    ///
    /// # Errors
    /// [`ErrorCode::NoDraft`], [`ErrorCode::Unknown`] where the slot holds no proposal.
    pub fn accept(&mut self, slot: usize) -> Result<DraftView, ApiError> {
        self.decide(slot, true)
    }

    /// Takes a proposal out of the draft.
    ///
    /// # Errors
    /// As [`accept`](Self::accept).
    pub fn reject(&mut self, slot: usize) -> Result<DraftView, ApiError> {
        self.decide(slot, false)
    }

    fn decide(&mut self, slot: usize, accept: bool) -> Result<DraftView, ApiError> {
        let drafted = self.drafted_mut()?;
        drafted.decide(slot, accept)?;
        Ok(drafted.view(Unit::Utf16))
    }

    /// The proposals of the draft, to be kept; `None` where no model was asked.
    pub fn proposals(&self) -> Option<String> {
        self.drafted.as_ref()?.proposals()
    }

    /// Takes over proposals kept from an earlier run; `false` where they were made of other claims, by another model
    /// or with another seed, or where there is no draft.
    pub fn restore_proposals(&mut self, json: &str) -> bool {
        self.drafted.as_mut().is_some_and(|drafted| drafted.restore(json))
    }

    /// The draft, or the open document where there is none, as the bytes of a file.
    ///
    /// # Errors
    /// [`ErrorCode::NothingOpen`], [`ErrorCode::CannotWrite`].
    pub fn export(&self, request: &Export) -> Result<export::ExportedBytes, ApiError> {
        let (manuscript, page, left_out) = match &self.drafted {
            Some(drafted) => {
                let marked = request.kind == ExportKind::Working;
                let left_out = if marked { 0 } else { drafted.open_proposals() };
                (drafted.manuscript(marked), drafted.page(), left_out)
            }
            None => {
                let document = self.document()?;
                (document.manuscript_for(request.format), document.page(document.offices[0]), 0)
            }
        };
        let stem = self.document.as_ref().map_or("application", |document| document.name.as_str());
        export::named(&manuscript, request, page, stem, left_out)
    }

    fn drafted(&self) -> Result<&Drafted, ApiError> {
        self.drafted.as_ref().ok_or_else(|| ApiError::new(ErrorCode::NoDraft, "Draft the application first."))
    }

    fn drafted_mut(&mut self) -> Result<&mut Drafted, ApiError> {
        self.drafted.as_mut().ok_or_else(|| ApiError::new(ErrorCode::NoDraft, "Draft the application first."))
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
