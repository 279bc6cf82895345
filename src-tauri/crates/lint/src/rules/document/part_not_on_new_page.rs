//! Parts that do not begin on a sheet of their own; not their order.
#![doc = include_str!("part_not_on_new_page.md")]

use crate::rule::pages;
use crate::rules::stages::FILING;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "document/part-not-on-new-page",
    group: Group::Document,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-49-2", "oj-epo-2022-a113-art-2-3"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-52-b-3", "37-cfr-1-72-b", "37-cfr-1-75-h"]),
        OfficeRule::pct(Severity::Warning, &["rule-11-4-a"]),
        OfficeRule::fr(Severity::Warning, &["arrete-du-19-septembre-1979-art-3"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: FILING,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("part_not_on_new_page"),
};

/// The rule.
pub struct PartNotOnNewPage;

impl Rule for PartNotOnNewPage {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        if application.sheets.starts.is_empty() {
            findings.cannot_assess(&META, Message::new("engine", "layout-unknown"));
            return;
        }
        for start in application.sheets.starts.iter().filter(|start| !start.first_on_page || start.shares_page) {
            let key = match start.part {
                PartName::Claims => "claims",
                PartName::Abstract => "abstract",
                PartName::Drawings => "drawings",
                _ => "description",
            };
            findings.report(&META, Place::part(start.part), Message::new(META.id, key));
        }
    }
}
