//! Text without numbers of lines or paragraphs; not their sequence.
#![doc = include_str!("line_numbers.md")]

use crate::rule::pages;
use crate::rules::stages::FILING;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "formatting/line-numbers",
    group: Group::Formatting,
    offices: &[
        OfficeRule::ep(Severity::Info, &["oj-epo-2022-a113-art-2-6"]),
        OfficeRule::us(Severity::Info, &["37-cfr-1-52-b-6"]),
        OfficeRule::pct(Severity::Info, &["rule-11-8"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: FILING,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("line_numbers"),
};

/// The rule.
pub struct LineNumbers;

impl Rule for LineNumbers {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(numbered) = application.sheets.line_numbers else {
            findings.cannot_assess(&META, Message::new("engine", "layout-unknown"));
            return;
        };
        let labelled = application
            .description
            .present()
            .is_some_and(|description| description.paragraphs.iter().any(|paragraph| paragraph.label.is_some()));
        if !numbered && !labelled {
            findings.report(&META, Place::part(PartName::Document), Message::new(META.id, "message"));
        }
    }
}
