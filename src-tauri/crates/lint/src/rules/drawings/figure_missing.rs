//! Figures that the text mentions and the drawings lack; not figures that the list leaves out.
#![doc = include_str!("figure_missing.md")]

use crate::rule::pages;
use crate::rules::figures;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};
use std::collections::{BTreeSet, HashSet};

static META: RuleMeta = RuleMeta {
    id: "drawings/figure-missing",
    group: Group::Drawings,
    offices: &[
        OfficeRule::ep(Severity::Error, &["art-78-1-d", "r-56"]),
        OfficeRule::us(Severity::Error, &["35-usc-113", "mpep-601-01-g"]),
        OfficeRule::pct(Severity::Error, &["art-14-2", "rule-20-5"]),
        OfficeRule::fr(Severity::Error, &["r-612-3"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description, PartName::Drawings],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("figure_missing"),
};

/// The rule.
pub struct FigureMissing;

impl Rule for FigureMissing {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        // A drawing inside the text is there, if not where it belongs.
        let in_text = application.sheets.pictures.iter().filter_map(|picture| picture.figure.as_deref());
        let drawn: BTreeSet<&str> = application
            .drawings
            .present()
            .map_or(&[][..], |drawings| &drawings.figures)
            .iter()
            .map(|figure| figure.label.as_str())
            .chain(in_text)
            .collect();
        if drawn.contains("") {
            return;
        }
        let mut reported: HashSet<&str> = HashSet::new();
        for mention in application.figures.iter().filter(|mention| !mention.of_another_document) {
            if figures::covers(&drawn, &mention.label) || !reported.insert(&mention.label) {
                continue;
            }
            let message = Message::new(META.id, "message").with("fig", &mention.label);
            findings.report(&META, Place::description(description, mention.span), message);
        }
    }
}
