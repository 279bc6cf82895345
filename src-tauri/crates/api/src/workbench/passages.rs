//! Passages that the user writes into the description of the draft, through all drafts of the document; not where one
//! stands, which the draft decides.

use super::Workbench;
use crate::wire::{PassageWritten, WritePassage};
use crate::{ApiError, ErrorCode};
use claimwright_draft::Passage;

impl Workbench {
    /// Adds a passage to the draft, changes one, or takes one out.
    ///
    /// # Errors
    /// [`ErrorCode::NoDraft`]; [`ErrorCode::Unknown`] for a place outside the description, or a passage that is not there.
    pub fn write_passage(&mut self, request: &WritePassage) -> Result<PassageWritten, ApiError> {
        let drafted = self.drafted_mut()?;
        let passage = match request {
            WritePassage::Add { behind, text } => drafted.add_passage(*behind, text).ok_or_else(no_place)?,
            WritePassage::Change { passage, text } => {
                drafted.change_passage(*passage, text).then_some(*passage).ok_or_else(no_passage)?
            }
        };
        self.passages_unsaved = true;
        Ok(PassageWritten { passage, draft: self.draft_view()?, unkept: None })
    }

    /// Whether passages were written since a file or the vault took them over last.
    pub fn has_unsaved_passages(&self) -> bool {
        self.passages_unsaved
    }

    /// The passages of the document: those of its draft, or those that wait for one.
    pub(super) fn passages(&self) -> Vec<Passage> {
        self.drafted.as_ref().map_or_else(|| self.passages.clone(), |drafted| drafted.passages())
    }

    /// Gives up the draft, as it was made of other claims; what the user wrote into it waits for the next one.
    pub(super) fn give_up_draft(&mut self) {
        self.passages = self.passages();
        self.drafted = None;
    }
}

fn no_place() -> ApiError {
    let sentences = [
        "A passage stands in the description, behind a paragraph or a heading: choose another place.",
        "Un passage se place dans la description, après un paragraphe ou un titre : choisissez un autre endroit.",
        "Eine Passage steht in der Beschreibung, hinter einem Absatz oder einer Überschrift: Wählen Sie eine andere Stelle.",
    ];
    ApiError::said(ErrorCode::Unknown, sentences)
}

fn no_passage() -> ApiError {
    let sentences = [
        "This passage is not in the draft any more: copy its text and add it anew.",
        "Ce passage n'est plus dans le projet : copiez son texte et ajoutez-le de nouveau.",
        "Diese Passage steht nicht mehr im Entwurf: Kopieren Sie ihren Text, und fügen Sie sie neu ein.",
    ];
    ApiError::said(ErrorCode::Unknown, sentences)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{AssignPart, DraftView, Export, ExportFormat, ExportKind, OriginView, StartDraft};
    use crate::workbench::Reopened;
    use claimwright_application::Language;
    use serde_json::json;

    const CLAIMS: &str = "1. A hinge, comprising: a first leaf; a second leaf pivotally connected to the first leaf by a pin; and a lid.\n\n2. The hinge of claim 1, wherein the pin is hollow.";
    const MINE: &str = "The first leaf may be painted vermilion.";

    fn draft(workbench: &mut Workbench, office: &str, claims: &str) -> DraftView {
        let request = StartDraft { claims: claims.to_owned(), office: office.to_owned(), model: None, seed: 1 };
        workbench.start_draft(&request).expect("the claims can be drafted")
    }

    fn behind(view: &DraftView, words: &str) -> usize {
        let holds =
            |block: &crate::wire::BlockView| block.sentences.iter().any(|sentence| sentence.text.contains(words));
        view.blocks.iter().position(holds).unwrap_or_else(|| panic!("no block holds {words:?}"))
    }

    fn ask(workbench: &mut Workbench, request: serde_json::Value) -> Result<PassageWritten, ApiError> {
        workbench.write_passage(&serde_json::from_value(request).expect("it is a request"))
    }

    /// A workbench with claims, their draft, and a passage in it.
    fn written() -> (Workbench, PassageWritten) {
        let mut workbench = Workbench::new(Language::En);
        workbench.adopt("hinge.txt", CLAIMS).expect("claims are a document");
        let view = draft(&mut workbench, "ep", CLAIMS);
        let request = json!({ "step": "add", "behind": behind(&view, "relates to"), "text": MINE });
        let written = ask(&mut workbench, request).expect("it is in the description");
        (workbench, written)
    }

    fn exported(workbench: &Workbench, kind: ExportKind, format: ExportFormat) -> Vec<u8> {
        let request = Export { kind, format, choose_place: false };
        workbench.export(&request).expect("it is written").bytes
    }

    #[test]
    fn a_passage_is_seen_exported_validated_changed_and_taken_out() {
        let (mut workbench, written) = written();
        let at = behind(&written.draft, MINE);
        assert_eq!(written.draft.blocks[at].kind, "paragraph");
        assert_eq!(written.draft.blocks[at].sentences[0].origin, OriginView::User { passage: written.passage });
        assert!(workbench.has_unsaved_passages());
        for kind in [ExportKind::Filing, ExportKind::Working] {
            let text = String::from_utf8(exported(&workbench, kind, ExportFormat::Txt)).expect("text");
            assert!(text.contains(&format!("[0002] {MINE}")), "{text}");
        }
        let docx = exported(&workbench, ExportKind::Filing, ExportFormat::Docx);
        let read = claimwright_files::read(&docx, "draft.docx").expect("it is read");
        assert!(read.paragraphs.iter().any(|paragraph| paragraph.text == MINE));
        // Rules read it as any paragraph of the description.
        let change = |text: &str| json!({ "step": "change", "passage": written.passage, "text": text });
        ask(&mut workbench, change("The device of claim 1 is superb (see Fig. 9).")).expect("it is there");
        let found = workbench.validate(CLAIMS, true).expect("there is a draft");
        let points_at_it = |placed: &crate::wire::Placed| {
            placed.finding.part == "description" && placed.finding.paragraph_label.as_deref() == Some("[0002]")
        };
        assert!(found.findings.iter().any(points_at_it), "{:#?}", found.findings);

        let gone = ask(&mut workbench, change(" \n")).expect("it is there");
        assert!(gone.draft.blocks.iter().all(|block| !block.sentences[0].text.contains("superb")));
        assert_eq!(ask(&mut workbench, change(MINE)).map_err(|error| error.code), Err(ErrorCode::Unknown));
        let claims = json!({ "step": "add", "behind": gone.draft.blocks.len() - 1, "text": MINE });
        assert_eq!(ask(&mut workbench, claims).map_err(|error| error.code), Err(ErrorCode::Unknown));
    }

    #[test]
    fn a_passage_outlives_other_claims_another_office_and_a_draft_that_was_given_up() {
        let (mut workbench, _) = written();
        let has = |view: &DraftView| view.blocks[behind(view, "relates to") + 1].sentences[0].text == MINE;
        let changed = CLAIMS.replace("a lid", "a plate and a lid");
        assert!(has(&draft(&mut workbench, "ep", &changed)) && has(&draft(&mut workbench, "us", &changed)));
        let correction = AssignPart { paragraph: 0, part: Some("claims".to_owned()) };
        let shown = workbench.assign_part(Some(&correction)).expect("a document is open");
        assert!(workbench.draft_view().is_err() && shown.passages == 1, "it waits");
        assert!(has(&draft(&mut workbench, "ep", CLAIMS)));
        assert_eq!(workbench.shown().map(|shown| shown.passages), Some(0), "it waits no more");
        // Claims that give nothing to draft from leave the draft as it is.
        let none = StartDraft { claims: "Nothing.".to_owned(), office: "fr".to_owned(), model: None, seed: 1 };
        assert!(workbench.start_draft(&none).is_err() && has(&workbench.draft_view().expect("it is still there")));
        workbench.open_sample().expect("the sample is read");
        assert!(workbench.passages().is_empty() && !workbench.has_unsaved_passages(), "another document");
    }

    #[test]
    fn passages_are_kept_with_the_document_and_stay_where_a_model_fills_in() {
        let (mut workbench, written) = written();
        let slots = |view: &DraftView| view.slots.iter().map(|slot| slot.block).collect::<Vec<_>>();
        let mut plain = Workbench::new(Language::En);
        plain.adopt("hinge.txt", CLAIMS).expect("claims are a document");
        let moved: Vec<usize> = slots(&draft(&mut plain, "ep", CLAIMS)).iter().map(|block| block + 1).collect();
        assert_eq!(slots(&written.draft), moved);
        let outcome =
            crate::Outcome::Proposed { slot: 0, text: "In some embodiments, the pin may be short.".to_owned() };
        let view = workbench.record(&outcome).expect("there is a draft");
        let block = &view.blocks[view.slots[0].block];
        assert!(block.sentences.iter().any(|sentence| !sentence.accepted), "{block:?}");
        assert_eq!(
            view.blocks[behind(&view, MINE) - 1].sentences,
            written.draft.blocks[behind(&view, MINE) - 1].sentences
        );

        let state = workbench.state().expect("a document is open");
        assert_eq!(crate::workbench::kept_passages(&state), Some(format!("{MINE}\n")));
        let kept = |claims| Reopened { title: "Hinge", source: None, state: Some(&state), claims };
        let mut later = Workbench::new(Language::En);
        assert!(later.reopen(kept(None)).expect("it is opened").is_none());
        later.adopt("hinge.txt", CLAIMS).expect("claims are a document");
        assert_eq!(later.passages(), workbench.passages(), "an empty editor loses none");
        let shown = later.reopen(kept(Some(CLAIMS))).expect("it is opened").expect("there are claims");
        assert_eq!(shown.passages, 1);
        behind(&draft(&mut later, "us", CLAIMS), MINE);
        later.clear();
        assert!(later.passages().is_empty());
    }

    #[test]
    fn a_file_that_holds_a_passage_makes_it_saved_and_one_without_it_does_not() {
        let (mut workbench, _) = written();
        let correction = AssignPart { paragraph: 0, part: None };
        workbench.assign_part(Some(&correction)).expect("a document is open");
        workbench.claims_are_saved();
        assert!(workbench.has_unsaved_passages(), "without a draft the document alone is exported");
        draft(&mut workbench, "ep", CLAIMS);
        workbench.claims_are_saved();
        assert!(!workbench.has_unsaved_passages());
    }
}
