//! Claims without reference signs although there are drawings with signs; not signs that are wrong.
#![doc = include_str!("reference_signs_missing.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{claim_signs, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Claim, Language, Office, PartName, Presence, Stage};
use std::collections::HashSet;

static META: RuleMeta = RuleMeta {
    id: "claims/reference-signs-missing",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["r-43-7", "gl-f-iv-4-18"]),
        OfficeRule::pct(Severity::Info, &["rule-6-2-b"]),
        OfficeRule::fr(Severity::Info, &["r-612-16", "directives-inpi-i-c"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims, PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("reference_signs_missing"),
};

/// The rule.
pub struct ReferenceSignsMissing;

impl Rule for ReferenceSignsMissing {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let signs: HashSet<&str> = application.signs.iter().map(|one| one.sign.as_str()).collect();
        let drawn = application.facts.drawings.value == Presence::Present || !application.figures.is_empty();
        if signs.len() < MIN_SIGNS || !drawn || application.facts.drawings.value == Presence::Absent {
            return;
        }
        let bare: Vec<&Claim> = reading::independent(reading::claims(application))
            .filter(|claim| claim_signs::of(claim).is_empty())
            .collect();
        let Some(first) = bare.first() else { return };
        let message =
            Message::new(META.id, "message").with("list", reading::listed(bare.iter().map(|claim| claim.number)));
        let place = Place::claim(first.index, reading::opening(first));
        let Some(finding) = findings.report(&META, place, message) else { return };
        if application.facts.stage.value == Stage::ReadyToFile {
            finding.with_severity(Some(Office::Ep), Severity::Warning);
        }
        for other in &bare[1..] {
            finding.relate(Place::claim(other.index, reading::opening(other)), Message::new("engine", "also-here"));
        }
    }
}

/// Signs in the description from which on the drawings bear some.
const MIN_SIGNS: usize = 2;
