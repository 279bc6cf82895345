//! A number on the only figure; not numbers of several figures.
#![doc = include_str!("single_figure_label.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};
use std::collections::HashSet;

static META: RuleMeta = RuleMeta {
    id: "drawings/single-figure-label",
    group: Group::Drawings,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-a-ix-5-2"]),
        OfficeRule::us(Severity::Info, &["37-cfr-1-84-u-1"]),
        OfficeRule::pct(Severity::Info, &["applicant-s-guide-ip-5-141", "rule-11-13-k"]),
    ],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("single_figure_label"),
};

/// The rule.
pub struct SingleFigureLabel;

impl Rule for SingleFigureLabel {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let labels: HashSet<&str> = application
            .figures
            .iter()
            .filter(|mention| !mention.of_another_document)
            .map(|mention| mention.label.as_str())
            .collect();
        let one_drawn = application
            .drawings
            .present()
            .is_none_or(|drawings| drawings.figures.len() == 1 && !drawings.figures[0].label.is_empty());
        let only = labels.len() == 1 && labels.contains("1");
        let Some(first) = application.figures.iter().find(|mention| !mention.of_another_document) else { return };
        if only && one_drawn {
            let message = Message::new(META.id, "message").with("text", first.span.of(&description.text));
            findings.report(&META, Place::description(description, first.span), message);
        }
    }
}
