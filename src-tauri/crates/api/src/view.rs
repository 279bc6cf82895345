//! Findings of the linter as the wire shows them: units, excerpts, citations, sentences; not which findings there are.

use crate::offsets::{Offsets, Unit};
use crate::wire::{
    CannotAssessView, CitationView, EditView, FindingView, FixView, OfficeSeverities, Placed, RelatedView, SeverityView,
};
use claimwright_application::{Application, Language, Office, Part, PartName, Span};
use claimwright_lint::firm::{FirmFinding, FirmRule};
use claimwright_lint::{Applicability, CannotAssess, Edit, Finding, Message, Place, Related, Severity};
use std::collections::HashMap;

/// Shows findings of one application in one unit and one language.
#[derive(Debug)]
pub struct Viewer<'a> {
    application: &'a Application,
    unit: Unit,
    language: Language,
    offsets: HashMap<(PartName, Option<usize>), Offsets<'a>>,
}

impl<'a> Viewer<'a> {
    /// A viewer of an application's findings; `language` is the interface's.
    pub fn new(application: &'a Application, unit: Unit, language: Language) -> Self {
        Self { application, unit, language, offsets: HashMap::new() }
    }

    /// A finding as the contract writes it.
    pub fn finding(&mut self, finding: &Finding) -> FindingView {
        let view = self.at(finding.place, &finding.by_office, &finding.related);
        FindingView {
            rule: finding.rule.to_owned(),
            citations: citations(finding.rule, finding.by_office.iter().map(|(office, _)| *office)),
            message: finding.message.render(self.language),
            fix: finding.fix.as_ref().map(|fix| FixView {
                rule: fix.title.rule.to_owned(),
                title: fix.title.render(self.language),
                applicability: match fix.applicability {
                    Applicability::Safe => "safe",
                    Applicability::Review => "review",
                }
                .to_owned(),
                edits: fix.edits.iter().filter_map(|edit| self.edit(edit, false)).collect(),
            }),
            ..view
        }
    }

    /// A finding of a firm's own rule, in the same form; it rests on no law and offers no fix.
    pub fn own(&mut self, finding: &FirmFinding, rule: &FirmRule) -> FindingView {
        let view = self.at(finding.place, &finding.by_office, &finding.related);
        FindingView { rule: rule.id.clone(), message: rule.says(&finding.words, self.language), ..view }
    }

    /// What is the same for findings of every kind: weight and place.
    fn at(&mut self, place: Place, by_office: &[(Office, Severity)], related: &[Related]) -> FindingView {
        let range = self.range(place);
        let paragraph = place.paragraph.or_else(|| self.paragraph_at(place));
        let described = match (&self.application.description, paragraph) {
            (Part::Present(description), Some(index)) => description.paragraphs.get(index),
            _ => None,
        };
        FindingView {
            rule: String::new(),
            severity: severity(by_office.iter().map(|(_, severity)| *severity).max().unwrap_or(Severity::Info)),
            by_office: severities(by_office),
            citations: Vec::new(),
            message: String::new(),
            part: place.part.word().to_owned(),
            claim: self.number(place),
            claim_set: self.application.set_name().filter(|_| place.part == PartName::Claims),
            paragraph: paragraph.map(|index| index + 1),
            paragraph_label: described.and_then(|paragraph| paragraph.label.clone()),
            page: described.and_then(|paragraph| paragraph.page).or_else(|| self.page(place)),
            start: range.map(|range| range.0),
            end: range.map(|range| range.1),
            excerpt: self.excerpt(place),
            related: related
                .iter()
                .map(|related| {
                    let range = self.range(related.place);
                    RelatedView {
                        part: related.place.part.word().to_owned(),
                        claim: self.number(related.place),
                        start: range.map(|range| range.0),
                        end: range.map(|range| range.1),
                        excerpt: self.excerpt(related.place),
                        note: related.note.render(self.language),
                    }
                })
                .collect(),
            fix: None,
        }
    }

    /// A finding with its place in the text that the window shows for the part.
    pub fn placed(&mut self, finding: &Finding) -> Placed {
        let range = self.range_in_part(finding.place);
        Placed {
            title: Message::new(finding.rule, "title").render(self.language),
            from: range.map(|range| range.0),
            to: range.map(|range| range.1),
            edits: finding.fix.iter().flat_map(|fix| &fix.edits).filter_map(|edit| self.edit(edit, true)).collect(),
            related_from: self.starts(&finding.related),
            finding: self.finding(finding),
        }
    }

    /// The same for a finding of a firm's own rule.
    pub fn placed_own(&mut self, finding: &FirmFinding, rule: &FirmRule) -> Placed {
        let range = self.range_in_part(finding.place);
        Placed {
            title: rule.title.of(self.language).to_owned(),
            from: range.map(|range| range.0),
            to: range.map(|range| range.1),
            edits: Vec::new(),
            related_from: self.starts(&finding.related),
            finding: self.own(finding, rule),
        }
    }

    fn starts(&mut self, related: &[Related]) -> Vec<Option<usize>> {
        related.iter().map(|related| self.range_in_part(related.place).map(|range| range.0)).collect()
    }

    /// A message in the language of the interface.
    pub fn said(&self, message: &Message) -> String {
        message.render(self.language)
    }

    /// A rule that could not be run.
    pub fn cannot_assess(&self, cannot: &CannotAssess) -> CannotAssessView {
        CannotAssessView { rule: cannot.rule.to_owned(), reason: cannot.reason.render(self.language) }
    }

    fn edit(&mut self, edit: &Edit, in_part: bool) -> Option<EditView> {
        let (start, end) = if in_part { self.range_in_part(edit.place)? } else { self.range(edit.place)? };
        Some(EditView {
            part: edit.place.part.word().to_owned(),
            claim: self.number(edit.place),
            start,
            end,
            replacement: edit.replacement.clone(),
        })
    }

    fn number(&self, place: Place) -> Option<u32> {
        Some(self.application.claims.present()?.claims.get(place.claim?)?.number)
    }

    fn page(&self, place: Place) -> Option<u32> {
        let at = match (place.claim, place.span) {
            (Some(index), span) => {
                self.application.claims.present()?.claims.get(index)?.offset + span.map_or(0, |span| span.start)
            }
            (None, span) => span?.start,
        };
        self.application.page(place.part, at)
    }

    fn paragraph_at(&self, place: Place) -> Option<usize> {
        match (&self.application.description, place.part, place.span) {
            (Part::Present(description), PartName::Description, Some(span)) => description.paragraph_at(span.start),
            _ => None,
        }
    }

    fn excerpt(&self, place: Place) -> Option<String> {
        let text = text(self.application, place.part, place.claim)?;
        let span = place.span?;
        text.get(span.start..span.end).map(str::to_owned)
    }

    /// In the claim's own text, or in the part's.
    fn range(&mut self, place: Place) -> Option<(usize, usize)> {
        self.convert(place.part, place.claim, place.span?)
    }

    /// In the part's text, also for a place in a claim; a whole claim is its whole range.
    fn range_in_part(&mut self, place: Place) -> Option<(usize, usize)> {
        let Some(index) = place.claim else { return self.range(place) };
        let claim = self.application.claims.present()?.claims.get(index)?;
        let span = place.span.unwrap_or(Span::new(0, claim.text.len()));
        self.convert(PartName::Claims, None, span.shifted(claim.offset))
    }

    fn convert(&mut self, part: PartName, claim: Option<usize>, span: Span) -> Option<(usize, usize)> {
        let offsets = match self.offsets.entry((part, claim)) {
            std::collections::hash_map::Entry::Occupied(entry) => entry.into_mut(),
            std::collections::hash_map::Entry::Vacant(entry) => {
                entry.insert(Offsets::new(text(self.application, part, claim)?, self.unit))
            }
        };
        let range = offsets.of_span(span);
        Some((range.start, range.end))
    }
}

/// The text of a part, or of a claim.
fn text(application: &Application, part: PartName, claim: Option<usize>) -> Option<&str> {
    match part {
        PartName::Title => application.title.present().map(String::as_str),
        PartName::Abstract => application.abstract_.present().map(String::as_str),
        PartName::Description => application.description.present().map(|description| description.text.as_str()),
        PartName::Claims => {
            let set = application.claims.present()?;
            match claim {
                Some(index) => set.claims.get(index).map(|claim| claim.text.as_str()),
                None => Some(&set.text),
            }
        }
        PartName::Drawings | PartName::Document => None,
    }
}

/// The wire's word for a severity.
pub const fn severity(severity: Severity) -> SeverityView {
    match severity {
        Severity::Info => SeverityView::Info,
        Severity::Warning => SeverityView::Warning,
        Severity::Error => SeverityView::Error,
    }
}

fn severities(by_office: &[(Office, Severity)]) -> OfficeSeverities {
    let of = |office| by_office.iter().find(|(of, _)| *of == office).map(|(_, level)| severity(*level));
    OfficeSeverities { ep: of(Office::Ep), us: of(Office::Us), pct: of(Office::Pct), fr: of(Office::Fr) }
}

/// The law of a rule for some offices.
pub fn citations(rule: &str, offices: impl Iterator<Item = Office>) -> Vec<CitationView> {
    let Some(rule) = claimwright_lint::page::rule(rule) else { return Vec::new() };
    let meta = rule.meta();
    offices
        .flat_map(|office| {
            meta.offices
                .iter()
                .filter(move |rule| rule.office == office)
                .flat_map(|rule| rule.citations)
                .filter_map(move |key| claimwright_lint::citation::citation(office, key))
        })
        .map(|citation| CitationView {
            office: citation.office.word().to_owned(),
            cite: citation.cite.clone(),
            status: citation.status.word().to_owned(),
        })
        .collect()
}
