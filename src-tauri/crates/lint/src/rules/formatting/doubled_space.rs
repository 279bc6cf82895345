//! Two spaces in a row inside a sentence; not line breaks, and not layout that only a file has.
#![doc = include_str!("doubled_space.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::FILING;
use crate::{Edit, Findings, Fix, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "formatting/doubled-space",
    group: Group::Formatting,
    offices: &[
        OfficeRule::ep(Severity::Info, &["epo-practice"]),
        OfficeRule::us(Severity::Info, &["uspto-practice"]),
        OfficeRule::pct(Severity::Info, &["practice-of-the-pct-authorities"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: FILING,
    needs: &[],
    fix: FixKind::Safe,
    status: RuleStatus::Stable,
    pages: pages!("doubled_space"),
};

/// The rule.
pub struct DoubledSpace;

impl Rule for DoubledSpace {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for claim in reading::claims(application) {
            report(findings, &claim.text, |span| Place::claim(claim.index, span));
        }
        for (part, text) in [(PartName::Title, &application.title), (PartName::Abstract, &application.abstract_)] {
            if let Some(text) = text.present() {
                report(findings, text, |span| Place::span(part, span));
            }
        }
    }
}

static DOUBLED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\p{L}\p{N},](?P<gap> {2,3})[\p{L}\p{N}(]").expect("a constant pattern"));

fn report(findings: &mut Findings, text: &str, place: impl Fn(Span) -> Place) {
    for gap in DOUBLED.captures_iter(text).filter_map(|found| found.name("gap")) {
        let at = place(Span::new(gap.start(), gap.end()));
        if let Some(finding) = findings.report(&META, at, Message::new(META.id, "message")) {
            finding.offer(Fix::safe(Message::new(META.id, "fix"), vec![Edit::new(at, " ")]));
        }
    }
}
