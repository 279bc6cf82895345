//! Numbers of pages above which an office charges each further one; not claims.
#![doc = include_str!("page_fee.md")]

use crate::rule::pages;
use crate::rules::stages::FILING;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, Office, PartName};

static META: RuleMeta = RuleMeta {
    id: "document/page-fee",
    group: Group::Document,
    offices: &[
        OfficeRule::ep(Severity::Info, &["rfees-art-2-1-item-1a", "r-38-2"]),
        OfficeRule::us(Severity::Info, &["37-cfr-1-16-s"]),
        OfficeRule::pct(Severity::Info, &["schedule-of-fees-item-1"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: FILING,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("page_fee"),
};

/// The rule.
pub struct PageFee;

impl Rule for PageFee {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(pages) = application.sheets.pages else {
            findings.cannot_assess(&META, Message::new(META.id, "unknown"));
            return;
        };
        for (office, limit) in LIMITS {
            if pages <= limit || !findings.asks(office) {
                continue;
            }
            let message =
                Message::new(META.id, "message").with("pages", pages).with("extra", pages - limit).with("limit", limit);
            if let Some(finding) = findings.report(&META, Place::part(PartName::Document), message) {
                finding.retain_offices(|other| other == office);
            }
        }
    }
}

/// Pages that the basic fee covers.
const LIMITS: [(Office, u32); 3] = [(Office::Ep, 35), (Office::Us, 100), (Office::Pct, 30)];
