//! Pages without consecutive numbers; not numbers of paragraphs and lines.
#![doc = include_str!("page_numbers.md")]

use crate::rule::pages;
use crate::rules::stages::FILING;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::sheets::Pagination;
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "formatting/page-numbers",
    group: Group::Formatting,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-49-2", "oj-epo-2022-a113-art-2-5"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-52-b-5"]),
        OfficeRule::pct(Severity::Warning, &["rule-11-7", "ai-section-207-b"]),
        OfficeRule::fr(Severity::Warning, &["arrete-du-19-septembre-1979"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: FILING,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("page_numbers"),
};

/// The rule.
pub struct PageNumbers;

impl Rule for PageNumbers {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let message = match &application.sheets.page_numbers {
            None => {
                findings.cannot_assess(&META, Message::new("engine", "layout-unknown"));
                return;
            }
            Some(Pagination::Computed) => return,
            Some(Pagination::None) => Message::new(META.id, "none"),
            Some(Pagination::Printed(numbers)) => {
                let Some(pair) = numbers.windows(2).find(|pair| pair[1] != pair[0] + 1) else { return };
                Message::new(META.id, "message").with("found", pair[1]).with("prev", pair[0])
            }
        };
        findings.report(&META, Place::part(PartName::Document), message);
    }
}
