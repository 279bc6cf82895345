//! Numbers of claims above which an office charges each further one; not how many of them are independent.
#![doc = include_str!("fee_total.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Claim, Language, Office, PartName, Route};

static META: RuleMeta = RuleMeta {
    id: "claims/fee-total",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["r-45-1"]),
        OfficeRule::us(Severity::Info, &["37-cfr-1-16-i"]),
        OfficeRule::pct(Severity::Info, &["rule-6-1-a"]),
        OfficeRule::fr(Severity::Info, &["arrete-relatif-aux-redevances-inpi"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("fee_total"),
};

/// The rule.
pub struct FeeTotal;

impl Rule for FeeTotal {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let claims = reading::claims(application);
        for (office, limit) in LIMITS {
            let count = if office == Office::Us { counted(claims) } else { claims.len() };
            if count <= limit
                || !findings.asks(office)
                || (office == Office::Us && application.facts.route.value == Route::Provisional)
            {
                continue;
            }
            let key = match office {
                Office::Ep if count > EP_SECOND => "second",
                Office::Pct => "reasonable",
                _ => "message",
            };
            let message =
                Message::new(META.id, key).with("count", count).with("extra", count - limit).with("limit", limit);
            if let Some(finding) = findings.report(&META, Place::part(PartName::Claims), message) {
                finding.retain_offices(|other| other == office);
            }
        }
    }
}

/// Claims covered by the basic fee; the PCT has no fee, and a number that its authorities find reasonable.
const LIMITS: [(Office, usize); 4] = [(Office::Ep, 15), (Office::Us, 20), (Office::Pct, 50), (Office::Fr, 10)];

/// Claims above which the EPO charges its higher rate.
const EP_SECOND: usize = 50;

/// The count of 37 CFR 1.75(c): a multiple dependent claim, and each claim that depends on one, counts as often as it
/// refers directly to others.
fn counted(claims: &[Claim]) -> usize {
    let mut weights = vec![1usize; claims.len()];
    for claim in claims {
        let weight = match claim.parents.as_slice() {
            [] => 1,
            [parent] if *parent < claim.index => weights[*parent],
            parents => parents.len(),
        };
        weights[claim.index] = weight;
    }
    weights.iter().sum()
}
