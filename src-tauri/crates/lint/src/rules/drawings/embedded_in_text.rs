//! Drawings inside description, claims or abstract; not formulae and tables.
#![doc = include_str!("embedded_in_text.md")]

use crate::rule::pages;
use crate::rules::stages::FILING;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::sheets::{Picture, PictureKind};
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "drawings/embedded-in-text",
    group: Group::Drawings,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-49-2", "oj-epo-2022-a113-art-2-8", "gl-a-ix-2-1", "gl-f-iv-2-4"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-58-a"]),
        OfficeRule::pct(Severity::Warning, &["rule-11-10-a"]),
        OfficeRule::fr(Severity::Warning, &["r-612-13"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: FILING,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("embedded_in_text"),
};

/// The rule.
pub struct EmbeddedInText;

impl Rule for EmbeddedInText {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let pictures = &application.sheets.pictures;
        if application.sheets.format.is_none() && pictures.is_empty() {
            findings.cannot_assess(&META, Message::new("engine", "layout-unknown"));
            return;
        }
        let in_text = |picture: &&Picture| !matches!(picture.part, PartName::Drawings | PartName::Document);
        let unknown = pictures.iter().filter(in_text).filter(|one| one.kind == PictureKind::Unknown).count();
        if unknown > 0 {
            findings.cannot_assess(&META, Message::new(META.id, "unknown").with("count", unknown));
        }
        for part in [PartName::Description, PartName::Claims, PartName::Abstract] {
            let drawn =
                |kind| matches!(kind, PictureKind::Drawing | PictureKind::FlowDiagram | PictureKind::Photograph);
            let count = pictures.iter().filter(|picture| picture.part == part && drawn(picture.kind)).count();
            if count > 0 {
                findings.report(&META, Place::part(part), Message::new(META.id, "message").with("count", count));
            }
        }
    }
}
