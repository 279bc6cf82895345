//! Multiple dependent claims that rest on multiple dependent claims; not how the references are worded.
#![doc = include_str!("multiple_on_multiple.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::claims::{ClaimReference, ReferenceRole};
use claimwright_application::{Application, Claim, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "dependency/multiple-on-multiple",
    group: Group::Dependency,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-iv-3-4", "gl-f-iv-3-5"]),
        OfficeRule::us(Severity::Error, &["35-usc-112-e", "37-cfr-1-75-c", "mpep-608-01-n"]),
        OfficeRule::pct(Severity::Info, &["rule-6-4-a"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("multiple_on_multiple"),
};

/// The rule.
pub struct MultipleOnMultiple;

impl Rule for MultipleOnMultiple {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let claims = reading::claims(application);
        // For each claim the multiple dependent claim that it is or rests on; parents that come later are left to
        // `dependency/forward`.
        let mut basis: Vec<Option<usize>> = vec![None; claims.len()];
        for claim in claims {
            let inherited =
                claim.parents.iter().filter(|&&parent| parent < claim.index).find_map(|&parent| basis[parent]);
            let Some(reference) = multiple(claim) else {
                basis[claim.index] = inherited;
                continue;
            };
            basis[claim.index] = Some(claim.index);
            let Some(other) = inherited else { continue };
            let message = Message::new(META.id, "message").with("n", claim.number).with("m", claims[other].number);
            let Some(finding) = findings.report(&META, Place::claim(claim.index, reference.span), message) else {
                continue;
            };
            if let Some(theirs) = multiple(&claims[other]) {
                finding.relate(Place::claim(other, theirs.span), Message::new(META.id, "note"));
            }
        }
    }
}

/// The reference that makes a claim multiple dependent.
fn multiple(claim: &Claim) -> Option<&ClaimReference> {
    let depends = |reference: &&ClaimReference| reference.role == ReferenceRole::Dependency;
    claim.references.iter().filter(depends).find(|reference| reference.numbers.len() > 1)
}
