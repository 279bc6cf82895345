//! Abstracts that name no figure for publication; not figures that are missing.
#![doc = include_str!("figure_not_indicated.md")]

use crate::rule::pages;
use crate::rules::figures;
use crate::rules::stages::FILING;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Presence};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "abstract/figure-not-indicated",
    group: Group::Abstract,
    offices: &[
        OfficeRule::ep(Severity::Info, &["r-47-4", "gl-f-ii-2-3-vi"]),
        OfficeRule::us(Severity::Info, &["mpep-608-02-i"]),
        OfficeRule::pct(Severity::Info, &["rule-3-3-a-iii", "rule-8-2"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: FILING,
    needs: &[PartName::Abstract],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("figure_not_indicated"),
};

/// The rule.
pub struct FigureNotIndicated;

impl Rule for FigureNotIndicated {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(text) = application.abstract_.present() else { return };
        let drawn = application.facts.drawings.value == Presence::Present || !application.figures.is_empty();
        if !drawn {
            return;
        }
        let named = claimwright_application::figures::labels(text);
        let Some(drawings) = application.drawings.present().filter(|drawings| !drawings.figures.is_empty()) else {
            if named.is_empty() && !SINGLE.is_match(text) {
                findings.report(&META, Place::part(PartName::Abstract), Message::new(META.id, "message"));
            }
            return;
        };
        let labels: BTreeSet<&str> = drawings.figures.iter().map(|figure| figure.label.as_str()).collect();
        match named.first() {
            None if !SINGLE.is_match(text) => {
                findings.report(&META, Place::part(PartName::Abstract), Message::new(META.id, "message"));
            }
            Some(first) if !figures::covers(&labels, &first.label) => {
                let message = Message::new(META.id, "missing").with("fig", &first.label);
                findings.report(&META, Place::span(PartName::Abstract, first.span), message);
            }
            _ => {}
        }
    }
}

/// A single figure is named without a number.
static SINGLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\(?\b(?:single\s+figure|figure\s+unique|einzige\s+figur|figure\s+pour\s+l['’]abrégé)\b|\(fig(?:ure|ur)?\.?\)").expect("a constant pattern")
});
