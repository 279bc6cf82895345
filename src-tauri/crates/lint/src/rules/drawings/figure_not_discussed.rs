//! Figures that only the list of figures mentions; not figures that it leaves out.
#![doc = include_str!("figure_not_discussed.md")]

use crate::rule::pages;
use crate::rules::figures;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};
use std::collections::{BTreeSet, HashSet};

static META: RuleMeta = RuleMeta {
    id: "drawings/figure-not-discussed",
    group: Group::Drawings,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-42-1-e"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-74"]),
        OfficeRule::pct(Severity::Warning, &["rule-5-1-a-v"]),
        OfficeRule::fr(Severity::Warning, &["r-612-12-5"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("figure_not_discussed"),
};

/// The rule.
pub struct FigureNotDiscussed;

impl Rule for FigureNotDiscussed {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let discussed: BTreeSet<&str> = application
            .figures
            .iter()
            .filter(|mention| !mention.in_list && !mention.of_another_document)
            .map(|mention| mention.label.as_str())
            .collect();
        if discussed.is_empty() {
            return;
        }
        let mut reported: HashSet<&str> = HashSet::new();
        let mut silent = Vec::new();
        for mention in application.figures.iter().filter(|mention| mention.in_list && !mention.of_another_document) {
            if !figures::covers(&discussed, &mention.label) && reported.insert(&mention.label) {
                silent.push(mention);
            }
        }
        let Some(first) = silent.first() else { return };
        let list: Vec<&str> = silent.iter().map(|mention| mention.label.as_str()).collect();
        let message = Message::new(META.id, "message").with("fig", list.join(", "));
        let Some(finding) = findings.report(&META, Place::description(description, first.span), message) else {
            return;
        };
        for other in silent.iter().skip(1).take(MAX_RELATED) {
            finding.relate(Place::description(description, other.span), Message::new("engine", "also-here"));
        }
    }
}

/// Further figures that are shown in place.
const MAX_RELATED: usize = 20;
