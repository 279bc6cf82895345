//! The workbench as a reviewer uses it: validation, waivers, an earlier version, parts; not what rules find, nor reports.

use super::Workbench;
use crate::comparison::compare;
use crate::validation::{Asked, view};
use crate::waivers::Waiver;
use crate::wire::{AssignPart, ComparisonView, DocumentView, EarlierView, SourceView, ValidationView};
use crate::{ApiError, Document, ErrorCode};
use claimwright_application::{Application, Baseline, FilingFacts, Manuscript, PartName};

/// An earlier version of the document.
#[derive(Debug)]
pub(super) struct Earlier {
    document: Document,
    text: String,
    as_filed: bool,
}

impl Earlier {
    pub(super) fn view(&self) -> EarlierView {
        EarlierView { name: self.document.name.clone(), as_filed: self.as_filed }
    }
}

impl Workbench {
    /// Validates the whole document with the claims of the editor, or the draft as it stands, and compares it with the
    /// earlier version, where there is one.
    ///
    /// # Errors
    /// [`ErrorCode::NothingOpen`], [`ErrorCode::NoDraft`].
    pub fn validate(&self, claims: &str, draft: bool) -> Result<ValidationView, ApiError> {
        let document = self.document()?;
        let application = self.looked_at(document, claims, draft)?;
        let asked = Asked {
            offices: &document.offices,
            firm: self.own_rules(),
            waivers: &self.waivers,
            naming: &self.naming,
            interface: self.interface,
        };
        let mut validated = view(&application, &asked, draft);
        if let Some(earlier) = &self.earlier {
            let mut application = earlier.document.application.clone();
            application.facts = document.application.facts;
            let before = view(&application, &asked, false);
            let compared = compare(&before.findings, &validated.findings);
            validated.comparison = Some(ComparisonView {
                name: earlier.document.name.clone(),
                gone: compared.gone.into_iter().map(|index| before.findings[index].clone()).collect(),
                new: compared.new,
                same: compared.same,
            });
        }
        Ok(validated)
    }

    /// What is validated: the document or the draft, with the application as filed to compare with.
    pub(super) fn looked_at(&self, document: &Document, claims: &str, draft: bool) -> Result<Application, ApiError> {
        let mut application = if draft { self.drafted()?.application(true) } else { document.with_claims(claims) };
        let filed = self.earlier.as_ref().filter(|earlier| earlier.as_filed);
        application.baseline =
            filed.map(|filed| Baseline { name: filed.document.name.clone(), text: filed.text.clone() });
        Ok(application)
    }

    /// Takes the waivers that lie beside the document, or why they cannot be read.
    pub fn take_waivers(&mut self, waivers: Result<Vec<Waiver>, ApiError>) {
        match waivers {
            Ok(waivers) => self.waivers = waivers,
            Err(error) => self.notices.push(error.sentence_in(self.interface).to_owned()),
        }
    }

    /// The findings that are set aside.
    pub fn waivers(&self) -> &[Waiver] {
        &self.waivers
    }

    /// Sets a finding aside, or changes the reason of one that is.
    ///
    /// # Errors
    /// [`ErrorCode::NothingOpen`]; [`ErrorCode::Unknown`] where no reason is given.
    pub fn set_aside(&mut self, waiver: Waiver) -> Result<(), ApiError> {
        self.document()?;
        if waiver.reason.trim().is_empty() {
            let sentences = [
                "Say why the finding is set aside.",
                "Dites pourquoi le constat est mis de côté.",
                "Sagen Sie, warum der Befund zurückgestellt wird.",
            ];
            return Err(ApiError::said(ErrorCode::Unknown, sentences));
        }
        self.waivers.retain(|known| !known.is_of(&waiver));
        self.waivers.push(waiver);
        Ok(())
    }

    /// Takes a waiver back.
    ///
    /// # Errors
    /// [`ErrorCode::Unknown`] where there is no such waiver.
    pub fn take_back(&mut self, waiver: &Waiver) -> Result<(), ApiError> {
        let before = self.waivers.len();
        self.waivers.retain(|known| !known.is_of(waiver));
        if self.waivers.len() == before {
            let sentences = [
                "This finding is not set aside any more.",
                "Ce constat n'est plus mis de côté.",
                "Dieser Befund ist nicht mehr zurückgestellt.",
            ];
            return Err(ApiError::said(ErrorCode::Unknown, sentences));
        }
        Ok(())
    }

    /// Takes an earlier version of the document to compare with.
    ///
    /// # Errors
    /// [`ErrorCode::NothingOpen`], [`ErrorCode::CannotRead`].
    pub fn compare_with(&mut self, name: &str, manuscript: Manuscript) -> Result<DocumentView, ApiError> {
        let language = self.document()?.application.language;
        let text = crate::plain_text(&manuscript);
        let document = Document::of(name, manuscript, Some(language), FilingFacts::default())?;
        let as_filed = self.earlier.as_ref().is_some_and(|earlier| earlier.as_filed);
        self.earlier = Some(Earlier { document, text, as_filed });
        self.open_view()
    }

    /// Takes the earlier version for the application as filed, or for a version like others; `None` lays it down.
    ///
    /// # Errors
    /// [`ErrorCode::NothingOpen`].
    pub fn take_earlier_as(&mut self, as_filed: Option<bool>) -> Result<DocumentView, ApiError> {
        match (as_filed, &mut self.earlier) {
            (Some(as_filed), Some(earlier)) => earlier.as_filed = as_filed,
            (None, earlier) => *earlier = None,
            (Some(_), None) => {}
        }
        self.open_view()
    }

    /// What was read of the document, with the part that each paragraph was taken for.
    ///
    /// # Errors
    /// [`ErrorCode::NothingOpen`].
    pub fn source(&self) -> Result<SourceView, ApiError> {
        self.document().map(Document::source_view)
    }

    /// Takes a paragraph for the beginning of a part; `None` takes every correction back. The draft is given up, as it
    /// was made of other claims.
    ///
    /// # Errors
    /// [`ErrorCode::NothingOpen`]; [`ErrorCode::Unknown`] for a part that does not exist.
    pub fn assign_part(&mut self, correction: Option<&AssignPart>) -> Result<DocumentView, ApiError> {
        self.document()?;
        let part = match correction.and_then(|correction| correction.part.as_deref()) {
            Some(word) => {
                Some(part_named(word).ok_or_else(|| ApiError::new(ErrorCode::Unknown, "There is no such part."))?)
            }
            None => None,
        };
        let document = self.document.as_mut().expect("a document is open, as just asked");
        match correction {
            Some(correction) => document.assign(correction.paragraph, part),
            None => document.recognise_anew(),
        }
        self.give_up_draft();
        self.held = None;
        self.open_view()
    }

    /// Reads another of the document's sets of claims. The draft is given up, as it was made of other claims.
    ///
    /// # Errors
    /// [`ErrorCode::NothingOpen`], [`ErrorCode::CannotRead`].
    pub fn read_claim_set(&mut self, index: usize) -> Result<DocumentView, ApiError> {
        self.document()?;
        self.document.as_mut().expect("a document is open, as just asked").read_claim_set(index)?;
        self.give_up_draft();
        self.held = None;
        self.open_view()
    }

    fn open_view(&self) -> Result<DocumentView, ApiError> {
        self.document()?;
        Ok(self.shown().expect("a document is open, as just asked"))
    }
}

/// The part of a word.
pub(super) fn part_named(word: &str) -> Option<PartName> {
    const PARTS: [PartName; 5] =
        [PartName::Title, PartName::Description, PartName::Claims, PartName::Drawings, PartName::Abstract];
    PARTS.into_iter().find(|part| part.word() == word)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use claimwright_application::Language;

    const TEXT: &str = "# Lamp\n\n## Description\n\nThe lamp has a coil.\n\n## Claims\n\n1. A lamp comprising a coil.\n\n2. The lamp of claim 1, wherein the spring is steel.\n\n## Abstract\n\nA lamp has a coil.\n";
    pub(in crate::workbench) const CLAIMS: &str =
        "1. A lamp comprising a coil.\n\n2. The lamp of claim 1, wherein the spring is steel.";

    pub(in crate::workbench) fn opened() -> Workbench {
        let mut workbench = Workbench::new(Language::En);
        workbench.open_bytes("lamp.md", TEXT.as_bytes()).expect("it is read");
        workbench
    }

    pub(in crate::workbench) fn waiver(workbench: &Workbench) -> Waiver {
        let found = workbench.validate(CLAIMS, false).expect("it is validated").findings;
        let found = found.into_iter().find(|placed| placed.finding.rule == "claims/antecedent-missing");
        let finding = found.expect("the spring has no antecedent").finding;
        Waiver {
            rule: finding.rule,
            part: finding.part,
            excerpt: finding.excerpt,
            claim: finding.claim,
            reason: "Known to Smith".to_owned(),
        }
    }

    #[test]
    fn a_finding_is_set_aside_through_edits_and_taken_back() {
        let mut workbench = opened();
        let waiver = waiver(&workbench);
        let before = workbench.validate(CLAIMS, false).expect("it is validated");
        assert!(workbench.set_aside(Waiver { reason: " ".to_owned(), ..waiver.clone() }).is_err());
        workbench.set_aside(waiver.clone()).expect("it is set aside");
        for claims in [CLAIMS, &CLAIMS.replace("comprising a coil", "comprising a winding")] {
            let after = workbench.validate(claims, false).expect("it is validated");
            assert_eq!(after.set_aside.iter().map(|aside| &aside.waiver).collect::<Vec<_>>(), [&waiver]);
            assert!(
                after.findings.iter().all(|placed| placed.finding.rule != waiver.rule) && after.idle_waivers.is_empty()
            );
            assert!(after.summary.iter().all(|summary| summary.set_aside == 1));
        }
        let typed = crate::wire::CheckClaims { text: CLAIMS.to_owned(), revision: 1 };
        assert_eq!(workbench.check_claims(&typed).expect("it is checked").set_aside.len(), 1);
        let mended = workbench.validate(&CLAIMS.replace("the spring", "the coil"), false).expect("it is validated");
        assert_eq!(mended.idle_waivers, std::slice::from_ref(&waiver));
        workbench.take_back(&waiver).expect("it is there");
        assert!(workbench.take_back(&waiver).is_err());
        assert_eq!(workbench.validate(CLAIMS, false).expect("it is validated"), before);
    }

    #[test]
    fn an_earlier_version_tells_what_is_new_and_as_filed_what_it_lacks() {
        let mut workbench = opened();
        let earlier =
            claimwright_files::read(TEXT.replace("the spring is steel", "the coil is flat").as_bytes(), "old.md");
        workbench.compare_with("old.md", earlier.expect("it is read")).expect("it is taken");
        let compared = workbench.validate(CLAIMS, false).expect("it is validated");
        let comparison = compared.comparison.expect("there is an earlier version");
        assert!(
            comparison.new.iter().any(|index| compared.findings[*index].finding.rule == "claims/antecedent-missing")
        );
        assert!(compared.findings.iter().all(|placed| placed.finding.rule != "amendment/no-literal-basis"));
        workbench.take_earlier_as(Some(true)).expect("it is there");
        let facts = crate::wire::FactsView {
            stage: "amended".to_owned(),
            stage_given: true,
            ..workbench.document().expect("open").view(Language::En).facts
        };
        workbench.set_facts(&facts).expect("they are facts");
        let filed = workbench.validate(CLAIMS, false).expect("it is validated");
        assert!(filed.findings.iter().any(|placed| placed.finding.rule == "amendment/no-literal-basis"));
        let view = workbench.take_earlier_as(None).expect("a document is open");
        assert_eq!(view.earlier, None);
    }

    #[test]
    fn recognised_parts_are_shown_and_corrected() {
        let mut workbench = opened();
        let source = workbench.source().expect("a document is open");
        let abstract_ = source.paragraphs.iter().find(|paragraph| paragraph.part.as_deref() == Some("abstract"));
        let paragraph = abstract_.expect("there is an abstract").index;
        assert_eq!(abstract_.and_then(|found| found.begins.as_deref()), Some("heading"));
        let wrong = AssignPart { paragraph, part: Some("preamble".to_owned()) };
        assert!(workbench.assign_part(Some(&wrong)).is_err());
        let view = workbench.assign_part(Some(&AssignPart { paragraph, part: None })).expect("it is corrected");
        assert!(view.parts.iter().all(|part| part.part != "abstract"));
        assert_eq!(workbench.source().expect("a document is open").corrections, 1);
        let view = workbench.assign_part(None).expect("it is taken back");
        assert!(view.parts.iter().any(|part| part.part == "abstract"));
    }

    #[test]
    fn another_set_of_claims_is_read_on_request() {
        let mut workbench = Workbench::new(Language::En);
        let requests = "# Lamp\n\n## Description\n\nThe lamp has a coil.\n\n## Claims\n\nMain Request\n\n1. A lamp comprising a coil.\n\nAuxiliary Request 1\n\n1. A lamp comprising a coil and a cap.\n";
        let view = workbench.open_bytes("requests.md", requests.as_bytes()).expect("it is read");
        assert_eq!((view.claim_sets.len(), view.claim_set), (2, 1), "the last one is read");
        let claims = |view: &DocumentView| {
            view.parts.iter().find(|part| part.part == "claims").map(|part| part.text.clone()).unwrap_or_default()
        };
        assert!(claims(&view).contains("cap"));
        let main = workbench.read_claim_set(0).expect("it is there");
        assert_eq!((main.claim_sets, main.claim_set), (view.claim_sets, 0));
        assert_eq!(claims(&workbench.shown().expect("open")), "1. A lamp comprising a coil.");
        assert!(opened().shown().is_some_and(|single| single.claim_sets.is_empty()));
    }

    #[test]
    fn rules_of_a_firm_find_like_others_and_have_a_page() {
        let mut workbench = opened();
        let file = "[[rule]]\nname = \"steel\"\nmessage = { en = \"Name the alloy, not {found}.\", fr = \"Nommez l’alliage.\" }\nwords = [\"steel\"]\n";
        workbench.take_firm(Some(("ours.toml".to_owned(), claimwright_lint::firm::read(file).expect("it is right"))));
        let found = workbench.validate(CLAIMS, false).expect("it is validated").findings;
        let steel = found.iter().find(|placed| placed.finding.rule == "firm/steel").expect("it is found");
        assert_eq!((steel.title.as_str(), steel.finding.message.as_str()), ("Steel", "Name the alloy, not steel."));
        assert_eq!((steel.finding.claim, steel.finding.excerpt.as_deref()), (Some(2), Some("steel")));
        assert_eq!(workbench.explain("firm/steel").expect("it has a page").title, "Steel");
        workbench.take_firm(None);
        assert!(workbench.explain("firm/steel").is_err());
    }
}
