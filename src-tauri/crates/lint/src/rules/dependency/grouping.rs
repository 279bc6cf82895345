//! Dependent claims that stand among the dependents of another independent claim; not their numbering.
#![doc = include_str!("grouping.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};
use std::collections::BTreeSet;

static META: RuleMeta = RuleMeta {
    id: "dependency/grouping",
    group: Group::Dependency,
    offices: &[
        OfficeRule::ep(Severity::Info, &["r-43-4", "gl-f-iv-3-5"]),
        OfficeRule::us(Severity::Info, &["37-cfr-1-75-g", "mpep-608-01-n-iv"]),
        OfficeRule::pct(Severity::Info, &["rule-6-4-c"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("grouping"),
};

/// The rule.
pub struct Grouping;

impl Rule for Grouping {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let claims = reading::claims(application);
        let mut roots: Vec<BTreeSet<usize>> = Vec::with_capacity(claims.len());
        let mut opener: Option<usize> = None;
        for claim in claims {
            let parents = claim.parents.iter().filter(|&&parent| parent < claim.index);
            let mine: BTreeSet<usize> = parents.flat_map(|&parent| roots[parent].iter().copied()).collect();
            if mine.is_empty() {
                // A claim that rests on nothing readable opens no group, unless it is independent in form.
                if claim.references.is_empty() {
                    opener = Some(claim.index);
                }
                roots.push(BTreeSet::from([claim.index]));
                continue;
            }
            if let (Some(opener), Some(&root), Some(reference)) = (opener, mine.first(), claim.references.first())
                && mine.iter().all(|&root| root < opener)
            {
                let message = Message::new(META.id, "message")
                    .with("n", claim.number)
                    .with("m", claims[root].number)
                    .with("k", claims[opener].number);
                findings.report(&META, Place::claim(claim.index, reference.span), message);
            }
            roots.push(mine);
        }
    }
}
