//! Figures that the list of figures leaves out; not figures that the drawings lack.
#![doc = include_str!("figure_not_in_brief_description.md")]

use crate::rule::pages;
use crate::rules::figures;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};
use std::collections::HashSet;

static META: RuleMeta = RuleMeta {
    id: "drawings/figure-not-in-brief-description",
    group: Group::Drawings,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-42-1-d"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-74", "mpep-608-01-f"]),
        OfficeRule::pct(Severity::Warning, &["rule-5-1-a-iv"]),
        OfficeRule::fr(Severity::Warning, &["r-612-12-4"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("figure_not_in_brief_description"),
};

/// The rule.
pub struct FigureNotInBriefDescription;

impl Rule for FigureNotInBriefDescription {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let listed = figures::listed(application);
        if listed.is_empty() {
            return;
        }
        let mut reported: HashSet<&str> = HashSet::new();
        for mention in application.figures.iter().filter(|mention| !mention.of_another_document) {
            if figures::covers(&listed, &mention.label) || !reported.insert(&mention.label) {
                continue;
            }
            let message = Message::new(META.id, "message").with("fig", &mention.label);
            findings.report(&META, Place::description(description, mention.span), message);
        }
        for figure in application.drawings.present().map_or(&[][..], |drawings| &drawings.figures) {
            let label = figure.label.as_str();
            if label.is_empty() || figures::covers(&listed, label) || !reported.insert(label) {
                continue;
            }
            findings.report(
                &META,
                Place::part(PartName::Drawings),
                Message::new(META.id, "message").with("fig", label),
            );
        }
    }
}
