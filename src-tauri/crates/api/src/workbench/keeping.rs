//! The open document as something that is kept: what stands beside its claims, opening it again, and what is not saved
//! yet; not where it is kept.

use super::Workbench;
use super::review::part_named;
use crate::wire::{AssignPart, DocumentView, FactsView};
use crate::{ApiError, Document};
use claimwright_application::{FilingFacts, Manuscript};
use claimwright_draft::Passage;
use serde::{Deserialize, Serialize};

/// What is kept of a document beside its claims and its file. Fields that a later version adds are passed over.
#[derive(Debug, Serialize, Deserialize)]
struct State {
    /// The document's file name.
    name: String,
    /// What a person stated about the filing.
    facts: FactsView,
    /// Corrections of what was recognised, in the file's paragraphs.
    corrections: Vec<AssignPart>,
    /// What the user wrote into the description of its draft.
    #[serde(default)]
    passages: Vec<Passage>,
}

/// A document that was kept.
#[derive(Debug)]
pub struct Reopened<'a> {
    /// The name of what has no file.
    pub title: &'a str,
    /// What its file was read as, and the file's bytes.
    pub source: Option<(Manuscript, Vec<u8>)>,
    /// What [`Workbench::state`] gave.
    pub state: Option<&'a [u8]>,
    /// The claims as they were kept; `None` where none ever were.
    pub claims: Option<&'a str>,
}

/// The file name in what [`Workbench::state`] gave.
pub fn kept_name(state: &[u8]) -> Option<String> {
    serde_json::from_slice::<State>(state).ok().map(|state| state.name)
}

/// The passages in what [`Workbench::state`] gave, as one text.
pub fn kept_passages(state: &[u8]) -> Option<String> {
    let passages = serde_json::from_slice::<State>(state).ok()?.passages;
    let texts: Vec<String> = passages.into_iter().map(|passage| passage.text).collect();
    (!texts.is_empty()).then(|| texts.join("\n\n") + "\n")
}

impl Workbench {
    /// What is to be kept of the open document beside its claims and its file; `None` where none is open.
    pub fn state(&self) -> Option<Vec<u8>> {
        let document = self.document.as_ref()?;
        let corrections = document.corrections().iter().map(|(paragraph, part)| AssignPart {
            paragraph: *paragraph,
            part: part.map(|part| part.word().to_owned()),
        });
        let state = State {
            name: document.name.clone(),
            facts: document.view(self.interface).facts,
            corrections: corrections.collect(),
            passages: self.passages(),
        };
        serde_json::to_vec(&state).ok()
    }

    /// The bytes of the file that the open document was read from; `None` of claims that were typed.
    pub fn source_bytes(&self) -> Option<&[u8]> {
        self.document.as_ref().map(|_| self.bytes.as_slice()).filter(|_| self.from_file)
    }

    /// Opens a document that was kept, in place of the one that is open; `None` where there is nothing in it yet.
    ///
    /// # Errors
    /// [`ErrorCode::CannotRead`](crate::ErrorCode::CannotRead); the open document then stays open.
    pub fn reopen(&mut self, kept: Reopened<'_>) -> Result<Option<DocumentView>, ApiError> {
        let mut state = kept.state.and_then(|state| serde_json::from_slice::<State>(state).ok());
        let passages = state.as_mut().map(|state| std::mem::take(&mut state.passages)).unwrap_or_default();
        let fallback = format!("{}.txt", kept.title);
        let from_file = kept.source.is_some();
        let (mut document, bytes) = match (kept.source, kept.claims) {
            (Some((manuscript, bytes)), _) => {
                let name = state.as_ref().map_or(fallback.as_str(), |state| state.name.as_str());
                (Document::of(name, manuscript, None, FilingFacts::default())?, bytes)
            }
            (None, Some(claims)) if !claims.trim().is_empty() => {
                let bytes = claims.as_bytes().to_vec();
                let mut document = Document::read(&fallback, &bytes, None, FilingFacts::default())?;
                kept.title.clone_into(&mut document.name);
                (document, bytes)
            }
            (None, _) => {
                self.new_document();
                self.title = Some(kept.title.to_owned());
                self.passages = passages;
                return Ok(None);
            }
        };
        if let Some(state) = &state {
            for correction in &state.corrections {
                let part = correction.part.as_deref().map(part_named);
                // A part that this version does not know is left as it was recognised.
                if part != Some(None) {
                    document.assign(correction.paragraph, part.flatten());
                }
            }
            document.set_facts(&state.facts);
        }
        if let Some(claims) = kept.claims {
            document = document.edited(claims);
        }
        self.put(document, bytes);
        self.from_file = from_file;
        self.passages = passages;
        // What the editor holds until it says otherwise.
        self.typed = kept.claims.unwrap_or_default().to_owned();
        Ok(self.shown())
    }

    /// The claims of the editor, where they are not what is kept; `None` also before the editor has shown them.
    pub fn unsaved_claims(&self) -> Option<&str> {
        self.held.as_ref().filter(|held| **held != self.typed).map(|_| self.typed.as_str())
    }

    /// The claims of the editor, as the last check saw them.
    pub fn typed_claims(&self) -> &str {
        &self.typed
    }

    /// Takes note that these claims are kept now, and all that stands beside them.
    pub fn claims_are_kept(&mut self, claims: &str) {
        self.held = Some(claims.to_owned());
        self.passages_unsaved = false;
        // The last check may have been of an earlier text.
        self.typed = claims.to_owned();
    }

    /// Closes the document and forgets everything of it: the session is locked.
    pub fn clear(&mut self) {
        self.new_document();
        self.typed = String::new();
        self.bytes = Vec::new();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwright_application::Language;

    const TEXT: &str = "# Lamp\n\n## Description\n\nThe lamp has a coil.\n\n## Claims\n\n1. A lamp comprising a coil.\n\n## Abstract\n\nA lamp has a coil.\n";
    const CLAIMS: &str = "1. A lamp comprising a coil and a switch.";

    fn manuscript() -> Manuscript {
        claimwright_files::read(TEXT.as_bytes(), "lamp.md").expect("it is read")
    }

    #[test]
    fn a_document_that_was_kept_opens_with_its_facts_corrections_and_claims() {
        let mut first = Workbench::new(Language::En);
        first.open("lamp.md", manuscript(), TEXT.as_bytes().to_vec()).expect("it is opened");
        let abstract_ = first.source().expect("open").paragraphs.into_iter().rfind(|found| found.begins.is_some());
        let paragraph = abstract_.expect("a part begins there").index;
        first.assign_part(Some(&AssignPart { paragraph, part: None })).expect("it is corrected");
        let stated = FactsView { offices: vec!["us".to_owned()], ..first.shown().expect("open").facts };
        first.set_facts(&stated).expect("they are facts");
        let state = first.state().expect("a document is open");
        assert_eq!(kept_name(&state).as_deref(), Some("lamp.md"));

        let mut second = Workbench::new(Language::En);
        let kept = || Reopened {
            title: "Lamp",
            source: Some((manuscript(), TEXT.as_bytes().to_vec())),
            state: Some(&state),
            claims: Some(CLAIMS),
        };
        let view = second.reopen(kept()).expect("it is opened").expect("there is something in it");
        assert_eq!((view.name.as_str(), &view.facts), ("lamp.md", &stated));
        assert!(view.parts.iter().any(|part| part.part == "claims" && part.text == CLAIMS), "{:?}", view.parts);
        assert!(view.parts.iter().all(|part| part.part != "abstract"), "the correction holds");
        assert_eq!(second.state().as_deref(), Some(&state[..]));
        // What is exported has the kept claims, also after the editor has shown them.
        let shown = crate::wire::CheckClaims { text: CLAIMS.to_owned(), revision: 1 };
        second.check_claims(&shown).expect("they are checked");
        let written = crate::plain_text(&second.document().expect("open").manuscript());
        assert!(written.contains("a coil and a switch"), "{written}");
        assert_eq!(second.unsaved_claims(), None);
        let typed = crate::wire::CheckClaims { text: format!("{CLAIMS} "), revision: 2 };
        second.check_claims(&typed).expect("they are checked");
        assert_eq!(second.unsaved_claims(), Some(typed.text.as_str()));
        second.claims_are_kept(&typed.text);
        assert_eq!(second.unsaved_claims(), None);
        second.claims_are_kept(&format!("{CLAIMS} A last word that was not checked."));
        assert_eq!(second.unsaved_claims(), None, "what the last check saw is older");
    }

    #[test]
    fn an_empty_document_opens_as_an_empty_editor_and_typed_claims_need_no_file() {
        let mut workbench = Workbench::new(Language::En);
        let kept = |claims| Reopened { title: "Claims of Smith", source: None, state: None, claims };
        assert_eq!(workbench.reopen(kept(None)).expect("it is opened"), None);
        let view = workbench.reopen(kept(Some(CLAIMS))).expect("it is opened").expect("there are claims");
        assert_eq!(view.name, "Claims of Smith");
        workbench.reopen(kept(None)).expect("it is opened");
        workbench.adopt("typed.txt", CLAIMS).expect("claims are a document");
        assert_eq!(workbench.shown().map(|view| view.name).as_deref(), Some("Claims of Smith"));
        workbench.clear();
        assert!(workbench.shown().is_none() && workbench.unsaved_claims().is_none());
    }
}
