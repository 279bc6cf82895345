//! Revision marks and comments left in a file to be filed; not marked copies of later amendments.
#![doc = include_str!("tracked_changes.md")]

use crate::rule::pages;
use crate::rules::stages::FILING;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "document/tracked-changes",
    group: Group::Document,
    offices: &[
        OfficeRule::ep(Severity::Error, &["oj-epo-2025-a50", "oj-epo-2026-a22", "gl-a-ii"]),
        OfficeRule::us(Severity::Error, &["37-cfr-1-52-a-b", "patent-center-docx-guide"]),
        OfficeRule::fr(Severity::Error, &["inpi-guide-du-docx-sect-3"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: FILING,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("tracked_changes"),
};

/// The rule.
pub struct TrackedChanges;

impl Rule for TrackedChanges {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let revisions = application.revisions;
        if revisions.tracked + revisions.comments > 0 {
            let message = Message::new(META.id, "message")
                .with("tracked", revisions.tracked)
                .with("comments", revisions.comments);
            findings.report(&META, Place::part(PartName::Document), message);
        }
    }
}
