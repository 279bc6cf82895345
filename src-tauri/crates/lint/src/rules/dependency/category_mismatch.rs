//! Dependent claims to a thing that name an activity, and the reverse; not differing names of one thing.
#![doc = include_str!("category_mismatch.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{designation, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::claims::Category;
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "dependency/category-mismatch",
    group: Group::Dependency,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-43-4", "gl-f-iv-3-8"]),
        OfficeRule::us(Severity::Warning, &["35-usc-112-d", "mpep-608-01-n-ii-iii"]),
        OfficeRule::pct(Severity::Warning, &["rule-6-4"]),
        OfficeRule::fr(Severity::Warning, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("category_mismatch"),
};

/// The rule.
pub struct CategoryMismatch;

impl Rule for CategoryMismatch {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(set) = reading::set(application) else { return };
        for claim in &set.claims {
            let Some(first) = claim.references.first().and_then(|reference| reference.numbers.first()) else {
                continue;
            };
            let Some(target) = set.numbered(*first).filter(|target| target.index != claim.index) else { continue };
            if claim.category == Category::Use || designation::is_activity(claim) == designation::is_activity(target) {
                continue;
            }
            let Some(designation) = designation::plain(claim, &target.text) else { continue };
            let subject = reading::shortened(&target.text, target.preamble, 60);
            let message = Message::new(META.id, "message")
                .with("n", claim.number)
                .with("text", designation.span.of(&claim.text))
                .with("m", target.number)
                .with("other", subject.of(&target.text).trim());
            if let Some(finding) = findings.report(&META, Place::claim(claim.index, designation.span), message) {
                finding.relate(Place::claim(target.index, subject), Message::new(META.id, "note"));
            }
        }
    }
}
