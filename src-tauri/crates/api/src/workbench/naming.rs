//! The workbench as one who looks after names: groups of them, what a model is to be asked, what a person decides; not
//! how names are compared, and no model.

use super::Workbench;
use crate::decided::GlossaryEntry;
use crate::naming::Questions;
use crate::offsets::{Offsets, Unit};
use crate::wire::{ApartView, NameGroupView, NamePlace, NameView, NamesView, OtherNameView, SameView};
use crate::{ApiError, ErrorCode};
use claimwright_application::claims::{ClaimSet, MentionId};
use claimwright_application::names::NameGroup;
use claimwright_application::{Application, Part, PartName};
use claimwright_assist::terms::{Answer, Described, Group, Link, Mentioned, Table};
use std::collections::HashMap;

/// Most places of a name that are shown.
const MOST_PLACES: usize = 60;

impl Workbench {
    /// The names of claims as they are typed, compared with what the open document says of them: its title tells the
    /// field, its description the reference signs.
    pub(super) fn names_of(&mut self, application: &mut Application) -> Vec<NameGroup> {
        if let Some(document) = &self.document {
            application.title.clone_from(&document.application.title);
            application.signs.clone_from(&document.application.signs);
        }
        let names = self.naming.names(application);
        (application.title, application.signs) = (Part::NotSupplied, Vec::new());
        names
    }

    /// What a model is to be asked about the names of claims as they stand in the editor, at most `most` pairs.
    ///
    /// # Errors
    /// [`ErrorCode::CannotRead`] where there are more claims than are taken in.
    pub fn open_questions(&mut self, text: &str, most: usize) -> Result<Questions, ApiError> {
        let application = self.with_names(text)?;
        Ok(self.naming.questions(&application, most))
    }

    /// Takes the answers of a model, in the order of the questions.
    pub fn learn_names(&mut self, questions: Questions, scores: &[f32]) {
        self.naming.learn(questions, scores);
    }

    /// The groups of names of claims as they stand in the editor, after a model read some pairs while others wait for it; or
    /// none is asked, for what `missing` says.
    ///
    /// # Errors
    /// As [`open_questions`](Self::open_questions).
    pub fn compare_names(
        &mut self,
        text: &str,
        (read, waiting): (usize, usize),
        missing: Option<String>,
    ) -> Result<NamesView, ApiError> {
        let application = self.with_names(text)?;
        let none = ClaimSet::default();
        let set = application.claims.present().unwrap_or(&none);
        let table = Table::of(&application);
        let described = table.described(&application);
        let groups = self.naming.groups(&application, &table);
        let by_name = table.by_name();
        let compared = |name: &str| by_name.contains_key(&name.to_lowercase());
        let entries = self.naming.entries().iter();
        let apart = entries.flat_map(|entry| entry.rejected.iter().map(|other| (entry.term.clone(), other.clone())));
        let apart: Vec<ApartView> = apart
            .filter(|(name, other)| compared(name) && compared(other))
            .map(|(name, other)| ApartView { name, other })
            .collect();
        let show =
            Show { application: &application, set, table: &table, described: &described, texts: texts(&application) };
        Ok(NamesView {
            groups: groups.iter().map(|group| show.group(group)).collect(),
            apart,
            names: table.terms.len(),
            read,
            waiting,
            missing,
        })
    }

    /// Takes what a person says of two names; `None` forgets it.
    ///
    /// # Errors
    /// [`ErrorCode::Unknown`] where it is one name.
    pub fn decide_names(&mut self, name: &str, other: &str, answer: Option<SameView>) -> Result<(), ApiError> {
        if name == other || name.trim().is_empty() || other.trim().is_empty() {
            let sentences = ["This is one name.", "C'est un seul nom.", "Das ist ein einziger Name."];
            return Err(ApiError::said(ErrorCode::Unknown, sentences));
        }
        self.naming.decide(name, other, answer.map(answer_of));
        Ok(())
    }

    /// The glossary: what was decided about names.
    pub fn glossary(&self) -> &[GlossaryEntry] {
        self.naming.entries()
    }

    /// Takes the glossary that lies beside the document, or why it cannot be read.
    pub fn take_glossary(&mut self, entries: Result<Vec<GlossaryEntry>, ApiError>) {
        match entries {
            Ok(entries) => self.naming.take_entries(entries),
            Err(error) => self.notices.push(error.sentence),
        }
    }

    /// The open document with the claims as they stand in the editor, or those claims alone.
    fn with_names(&self, text: &str) -> Result<Application, ApiError> {
        let typed = self.typed_application(text)?;
        let Some(document) = &self.document else { return Ok(typed) };
        let open = &document.application;
        Ok(Application {
            title: open.title.clone(),
            description: open.description.clone(),
            abstract_: open.abstract_.clone(),
            signs: open.signs.clone(),
            ..typed
        })
    }
}

/// What groups are shown from.
struct Show<'a> {
    application: &'a Application,
    set: &'a ClaimSet,
    table: &'a Table,
    described: &'a [Described],
    texts: HashMap<PartName, Offsets<'a>>,
}

/// The texts in which places are counted.
fn texts(application: &Application) -> HashMap<PartName, Offsets<'_>> {
    let mut all = HashMap::new();
    if let Some(set) = application.claims.present() {
        all.insert(PartName::Claims, Offsets::new(&set.text, Unit::Utf16));
    }
    if let Some(description) = application.description.present() {
        all.insert(PartName::Description, Offsets::new(&description.text, Unit::Utf16));
    }
    if let Some(text) = application.abstract_.present() {
        all.insert(PartName::Abstract, Offsets::new(text, Unit::Utf16));
    }
    all
}

impl Show<'_> {
    fn group(&self, group: &Group) -> NameGroupView {
        let mut links: Vec<&Link> = group.links.iter().collect();
        links.sort_by_key(|link| self.table.terms[link.term].mentions.first().copied());
        NameGroupView {
            name: self.name(group.root),
            others: links
                .into_iter()
                .map(|link| OtherNameView {
                    name: self.name(link.term),
                    answer: same_of(link.answer),
                    tie: link.kind.word().to_owned(),
                    confidence: (f64::from(link.confidence) * 100.0).round() / 100.0,
                    decided: link.decided,
                })
                .collect(),
        }
    }

    fn name(&self, place: usize) -> NameView {
        let (term, described) = (&self.table.terms[place], &self.described[place]);
        let mut places: Vec<NamePlace> = term.mentions.iter().filter_map(|id| self.mention(*id)).collect();
        let shown = places.first().map_or_else(|| term.name.clone(), |first| first.text.clone());
        places.extend(described.places.iter().filter_map(|there| self.place(there)));
        places.truncate(MOST_PLACES);
        NameView {
            key: term.name.clone(),
            shown,
            signs: term.signs.iter().cloned().collect(),
            acronyms: described.acronyms.clone(),
            places,
            definition: described.definitions.first().and_then(|there| self.place(there)),
            by_sign: described.by_sign.iter().filter_map(|other| self.place(other.places.first()?)).collect(),
        }
    }

    fn mention(&self, id: MentionId) -> Option<NamePlace> {
        let (claim, mention) = self.set.mention(id)?;
        let span = mention.phrase.shifted(claim.offset);
        let points = self.texts.get(&PartName::Claims)?.of_span(span);
        Some(NamePlace {
            part: PartName::Claims.word().to_owned(),
            claim: Some(claim.number),
            from: points.start,
            to: points.end,
            text: mention.phrase.of(&claim.text).to_owned(),
        })
    }

    fn place(&self, there: &Mentioned) -> Option<NamePlace> {
        let points = self.texts.get(&there.part)?.of_span(there.span);
        let text = match there.part {
            PartName::Description => &self.application.description.present()?.text,
            _ => self.application.abstract_.present()?,
        };
        Some(NamePlace {
            part: there.part.word().to_owned(),
            claim: None,
            from: points.start,
            to: points.end,
            text: there.span.of(text).to_owned(),
        })
    }
}

const fn answer_of(same: SameView) -> Answer {
    match same {
        SameView::Same => Answer::Same,
        SameView::Maybe => Answer::Maybe,
        SameView::Different => Answer::Different,
    }
}

const fn same_of(answer: Answer) -> SameView {
    match answer {
        Answer::Same => SameView::Same,
        Answer::Maybe => SameView::Maybe,
        Answer::Different => SameView::Different,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::CheckClaims;
    use claimwright_application::Language;

    const CLAIMS: &str =
        "1. A clamp comprising a fastening member and a spring, wherein the spring is held by the fastening element.";

    /// A group: its name, and the others with what is concluded and whether a person said so.
    type Group = (String, Vec<(String, SameView, bool)>);

    fn groups(workbench: &mut Workbench) -> Vec<Group> {
        let view = workbench.compare_names(CLAIMS, (0, 0), None).expect("they are claims");
        let other = |other: OtherNameView| (other.name.key, other.answer, other.decided);
        view.groups.into_iter().map(|group| (group.name.key, group.others.into_iter().map(other).collect())).collect()
    }

    fn rules(workbench: &mut Workbench) -> Vec<(String, bool)> {
        let typed = CheckClaims { text: CLAIMS.to_owned(), revision: 1 };
        let found = workbench.check_claims(&typed).expect("they are claims").findings;
        // Nothing introduces the element, which is said once, with the name that may be meant.
        let of_names = found
            .into_iter()
            .filter(|placed| placed.finding.rule == "claims/antecedent-missing" && !placed.finding.related.is_empty());
        of_names.map(|placed| (placed.finding.message, placed.finding.fix.is_some())).collect()
    }

    #[test]
    fn what_is_decided_once_is_not_asked_again() {
        let mut workbench = Workbench::new(Language::En);
        let (name, other) = ("fastening member", "fastening element");
        assert_eq!(groups(&mut workbench), [(name.to_owned(), vec![(other.to_owned(), SameView::Same, false)])]);
        assert!(matches!(rules(&mut workbench).as_slice(), [(_, true)]), "one name everywhere is offered");
        workbench.decide_names(name, other, Some(SameView::Maybe)).expect("two names");
        assert!(matches!(rules(&mut workbench).as_slice(), [(_, false)]), "never for a maybe");
        workbench.decide_names(name, other, Some(SameView::Different)).expect("two names");
        assert_eq!((groups(&mut workbench), rules(&mut workbench)), (Vec::new(), Vec::new()));
        let view = workbench.compare_names(CLAIMS, (0, 0), None).expect("they are claims");
        assert_eq!(view.apart, [ApartView { name: name.to_owned(), other: other.to_owned() }]);
        let kept = workbench.glossary().to_vec();
        let mut later = Workbench::new(Language::En);
        later.take_glossary(Ok(kept));
        assert_eq!(groups(&mut later), []);
        later.decide_names(other, name, None).expect("two names");
        assert_eq!(groups(&mut later).len(), 1);
        assert!(later.decide_names(name, name, None).is_err());
    }

    #[test]
    fn a_model_is_asked_once_about_a_pair_in_one_field() {
        let mut workbench = Workbench::new(Language::En);
        let claims = "1. A mill comprising a hopper and a rotor, wherein the rotor is arranged under the funnel.";
        let first = workbench.open_questions(claims, 1).expect("they are claims");
        assert_eq!((first.pairs.len(), first.waiting > 0), (1, true));
        let all = workbench.open_questions(claims, 100).expect("they are claims");
        let scores: Vec<f32> = all
            .pairs
            .iter()
            .map(|(a, b)| if (a.as_str(), b.as_str()) == ("hopper", "funnel") { 1.0 } else { 0.1 })
            .collect();
        workbench.learn_names(all, &scores);
        assert_eq!(workbench.open_questions(claims, 100).map(|open| open.pairs), Ok(Vec::new()));
        let view = workbench.compare_names(claims, (0, 0), None).expect("they are claims");
        let found = &view.groups[0];
        assert_eq!((found.name.key.as_str(), found.others[0].name.key.as_str()), ("hopper", "funnel"));
        assert_eq!(&claims[found.others[0].name.places[0].from..found.others[0].name.places[0].to], "funnel");
    }

    #[test]
    fn description_and_abstract_are_searched_for_the_names() {
        let text = "# Clamp\n\n## Description\n\nAs used herein, the term \"fastening member\" means a screw. The fastening member 4 is held. A fixing bolt 4 and the fixing bolt 4 are shown.\n\n## Claims\n\n1. A clamp comprising a fastening member (4), wherein the fastening element (4) is flat.\n\n## Abstract\n\nA clamp has a fastening element.\n";
        let mut workbench = Workbench::new(Language::En);
        let view = workbench.open_bytes("clamp.md", text.as_bytes()).expect("it is read");
        let claims = view.parts.iter().find(|part| part.part == "claims").map(|part| part.text.clone());
        let names = workbench.compare_names(&claims.expect("there are claims"), (0, 0), None).expect("they are claims");
        let group = &names.groups[0];
        let parts = |name: &NameView| name.places.iter().map(|place| place.part.clone()).collect::<Vec<_>>();
        assert_eq!(parts(&group.name), ["claims", "description", "description"]);
        assert_eq!(parts(&group.others[0].name), ["claims", "abstract"]);
        assert!(group.name.definition.as_ref().is_some_and(|found| found.text.ends_with("means a screw.")));
        assert_eq!(group.name.by_sign.iter().map(|found| found.text.as_str()).collect::<Vec<_>>(), ["fixing bolt 4"]);
    }
}
