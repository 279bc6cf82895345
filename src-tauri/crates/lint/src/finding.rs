//! A finding: what is wrong, where, for which office, and what may be done; not how it was detected.

use crate::hints::Hints;
use crate::{CannotAssess, Message, RuleMeta, Severity};
use claimwright_application::names::NameGroup;
use claimwright_application::{Application, Description, Office, PartName, Span};
use std::sync::Arc;

/// One finding, for one rule and place, for all offices that object.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule's id, `group/name`.
    pub rule: &'static str,
    /// Severity for each office asked that the rule concerns, in the order of [`Office::ALL`]; never empty.
    pub by_office: Vec<(Office, Severity)>,
    /// What is wrong, in one or two sentences.
    pub message: Message,
    /// Where.
    pub place: Place,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// What may be done.
    pub fix: Option<Fix>,
}

impl Finding {
    /// The highest severity of all offices.
    pub fn severity(&self) -> Severity {
        self.by_office.iter().map(|(_, severity)| *severity).max().unwrap_or(Severity::Info)
    }
}

/// A place in an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The part.
    pub part: PartName,
    /// Index of the claim in the set, for a place in the claims.
    pub claim: Option<usize>,
    /// Index of the paragraph in the description.
    pub paragraph: Option<usize>,
    /// Bytes in the claim's own text or in the part's text; `None` for the whole claim or part.
    pub span: Option<Span>,
}

impl Place {
    /// A whole part.
    pub const fn part(part: PartName) -> Self {
        Self { part, claim: None, paragraph: None, span: None }
    }

    /// A range in a claim.
    pub const fn claim(index: usize, span: Span) -> Self {
        Self { part: PartName::Claims, claim: Some(index), paragraph: None, span: Some(span) }
    }

    /// A range in the description, with the paragraph that it begins in.
    pub fn description(description: &Description, span: Span) -> Self {
        Self {
            part: PartName::Description,
            claim: None,
            paragraph: description.paragraph_at(span.start),
            span: Some(span),
        }
    }

    /// A range in a part without paragraphs (title, abstract).
    pub const fn span(part: PartName, span: Span) -> Self {
        Self { part, claim: None, paragraph: None, span: Some(span) }
    }
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What it has to do with the finding.
    pub note: Message,
}

/// A change of the text that mends the finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// What it does, as an imperative.
    pub title: Message,
    /// Whether it may be applied unseen.
    pub applicability: Applicability,
    /// The changes, none overlapping another.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix that a person must look at.
    pub fn review(title: Message, edits: Vec<Edit>) -> Self {
        Self { title, applicability: Applicability::Review, edits }
    }

    /// A fix that may be applied unseen; only for the closed list of defects of form.
    pub fn safe(title: Message, edits: Vec<Edit>) -> Self {
        Self { title, applicability: Applicability::Safe, edits }
    }
}

/// Whether a fix may be applied unseen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Applicability {
    /// It cannot change the scope of protection nor add matter; a closed list of rules.
    Safe,
    /// A person must look at it, one at a time.
    Review,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Where; its span is always given.
    pub place: Place,
    /// The new text.
    pub replacement: String,
}

impl Edit {
    /// A replacement at a place that has a span.
    pub fn new(place: Place, replacement: impl Into<String>) -> Self {
        Self { place, replacement: replacement.into() }
    }
}

/// Where a rule puts its findings.
#[derive(Debug, Default)]
pub struct Findings {
    pub(crate) list: Vec<Finding>,
    pub(crate) offices: Vec<Office>,
    pub(crate) cannot_assess: Vec<CannotAssess>,
    pub(crate) hints: Hints,
    /// Names that may be names of one thing; `None` where nobody compared them.
    pub(crate) names: Option<Arc<[NameGroup]>>,
}

impl Findings {
    /// A collector for what is found in an application, for the offices asked.
    pub fn new(application: &Application, offices: &[Office]) -> Self {
        Self {
            list: Vec::new(),
            offices: offices.to_vec(),
            cannot_assess: Vec::new(),
            hints: Hints::of(application),
            names: None,
        }
    }

    /// Adds a finding with the severities of the rule's meta for the offices asked; answers it for additions
    /// (related places, a fix, another severity), or `None` where the rule concerns no office asked.
    pub fn report(&mut self, meta: &'static RuleMeta, place: Place, message: Message) -> Option<&mut Finding> {
        let by_office: Vec<_> = Office::ALL
            .into_iter()
            .filter(|office| self.offices.contains(office))
            .filter_map(|office| meta.severity(office).map(|severity| (office, severity)))
            .collect();
        if by_office.is_empty() {
            return None;
        }
        self.list.push(Finding { rule: meta.id, by_office, message, place, related: Vec::new(), fix: None });
        self.list.last_mut()
    }

    /// Says that a rule cannot be assessed on what is known; once per rule.
    pub fn cannot_assess(&mut self, meta: &'static RuleMeta, reason: Message) {
        if self.cannot_assess.last().is_none_or(|known| known.rule != meta.id) {
            self.cannot_assess.push(CannotAssess { rule: meta.id, reason });
        }
    }

    /// Whether an office is asked.
    pub fn asks(&self, office: Office) -> bool {
        self.offices.contains(&office)
    }
}

impl Finding {
    /// Replaces the severity for an office, or for all where `office` is `None`.
    pub fn with_severity(&mut self, office: Option<Office>, severity: Severity) -> &mut Self {
        for (of, current) in &mut self.by_office {
            if office.is_none_or(|office| office == *of) {
                *current = severity;
            }
        }
        self
    }

    /// Drops the offices for which `keep` is false.
    pub fn retain_offices(&mut self, keep: impl Fn(Office) -> bool) -> &mut Self {
        self.by_office.retain(|(office, _)| keep(*office));
        self
    }

    /// Adds a related place.
    pub fn relate(&mut self, place: Place, note: Message) -> &mut Self {
        self.related.push(Related { place, note });
        self
    }

    /// Offers a fix.
    pub fn offer(&mut self, fix: Fix) -> &mut Self {
        self.fix = Some(fix);
        self
    }
}
