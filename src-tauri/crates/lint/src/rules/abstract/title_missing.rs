//! Abstracts that do not begin with the title; not titles that differ.
#![doc = include_str!("title_missing.md")]

use crate::rule::pages;
use crate::rules::stages::FILING;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "abstract/title-missing",
    group: Group::Abstract,
    offices: &[OfficeRule::ep(Severity::Info, &["r-47-1"])],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: FILING,
    needs: &[PartName::Abstract, PartName::Title],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("title_missing"),
};

/// The rule.
pub struct TitleMissing;

impl Rule for TitleMissing {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let (Some(title), Some(text)) = (application.title.present(), application.abstract_.present()) else { return };
        let plain = |text: &str| {
            text.split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(str::to_lowercase)
                .collect::<Vec<_>>()
        };
        let (title, head) =
            (plain(title), plain(text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default()));
        if head != title {
            findings.report(&META, Place::part(PartName::Abstract), Message::new(META.id, "message"));
        }
    }
}
