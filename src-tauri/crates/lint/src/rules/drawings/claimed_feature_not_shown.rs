//! Parts of a product claim that never bear a reference sign; not signs missing from drawings.
#![doc = include_str!("claimed_feature_not_shown.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{designation, reading, stems};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::claims::{Determiner, Mention, Resolution};
use claimwright_application::{Application, Language, PartName};
use std::collections::HashSet;

static META: RuleMeta = RuleMeta {
    id: "drawings/claimed-feature-not-shown",
    group: Group::Drawings,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-ii-5"]),
        OfficeRule::us(Severity::Info, &["37-cfr-1-83-a", "mpep-608-02-d"]),
        OfficeRule::pct(Severity::Info, &["art-7"]),
        OfficeRule::fr(Severity::Info, &["r-612-12-5"]),
    ],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Claims, PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("claimed_feature_not_shown"),
};

/// The rule.
pub struct ClaimedFeatureNotShown;

impl Rule for ClaimedFeatureNotShown {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let signed: HashSet<&str> = application.signs.iter().map(|one| one.head.as_str()).collect();
        if signed.is_empty() {
            return;
        }
        let things =
            reading::independent(reading::claims(application)).filter(|claim| !designation::is_activity(claim));
        for claim in things {
            let parts: Vec<&Mention> = claim
                .mentions
                .iter()
                .filter(|mention| {
                    matches!(mention.resolution, Resolution::Introduces)
                        && mention.determiner == Determiner::Indefinite
                        && mention.span.start >= claim.body.start
                        && !stems::is_claim_word(&mention.head)
                        && !mention.head.ends_with("ly")
                        && !ABSTRACT.contains(&mention.head.as_str())
                })
                .collect();
            let bare: Vec<&&Mention> = parts.iter().filter(|mention| !signed.contains(mention.head.as_str())).collect();
            let (Some(first), true) = (bare.first(), parts.len() >= MIN_PARTS) else { continue };
            if 10 * bare.len() > 4 * parts.len() {
                continue;
            }
            let list: Vec<&str> = bare.iter().map(|mention| mention.head.as_str()).collect();
            let message = Message::new(META.id, "message").with("list", list.join(", ")).with("n", claim.number);
            let Some(finding) = findings.report(&META, Place::claim(claim.index, first.phrase), message) else {
                return;
            };
            for other in &bare[1..] {
                finding.relate(Place::claim(claim.index, other.phrase), Message::new("engine", "also-here"));
            }
        }
    }
}

/// Parts of a claim below which a share says nothing.
const MIN_PARTS: usize = 3;

/// Nouns that no drawing shows.
const ABSTRACT: &[&str] = &[
    "distance",
    "length",
    "width",
    "height",
    "thickness",
    "diameter",
    "angle",
    "temperature",
    "pressure",
    "force",
    "voltage",
    "current",
    "value",
    "signal",
    "position",
    "direction",
    "shape",
    "material",
    "manner",
    "state",
    "function",
    "rate",
    "speed",
    "ratio",
    "gap",
    "space",
    "weight",
    "volume",
    "level",
    "frequency",
    "amount",
    "size",
    "area",
    "operation",
    "movement",
    "motion",
    "rotation",
    "axis",
    "plane",
    "point",
    "location",
    "condition",
    "mode",
    "configuration",
    "information",
    "data",
    "request",
    "message",
    "time",
    "period",
    "degree",
    "surface",
    "shape",
    "cross-section",
    "profile",
    "resistance",
    "load",
];
