//! Figures that are not numbered 1, 2, 3; not figures that are missing from one part.
#![doc = include_str!("figure_numbering.md")]

use crate::rule::pages;
use crate::rules::claim_signs;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "drawings/figure-numbering",
    group: Group::Drawings,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["oj-epo-2022-a113-art-1-2-h", "gl-a-ix-5-2"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-84-u-1"]),
        OfficeRule::pct(Severity::Warning, &["rule-11-13-k", "applicant-s-guide-ip-5-141"]),
        OfficeRule::fr(Severity::Warning, &["arrete-du-19-septembre-1979"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("figure_numbering"),
};

/// The rule.
pub struct FigureNumbering;

impl Rule for FigureNumbering {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let drawn: Vec<(&str, Place)> = match application.drawings.present() {
            Some(drawings) => {
                drawings.figures.iter().map(|figure| (figure.label.as_str(), Place::part(PartName::Drawings))).collect()
            }
            None => Vec::new(),
        };
        let listed = || {
            let description = application.description.present()?;
            let own = application.figures.iter().filter(|mention| mention.in_list && !mention.of_another_document);
            Some(own.map(|mention| (mention.label.as_str(), Place::description(description, mention.span))).collect())
        };
        let figures: Vec<(&str, Place)> = if drawn.is_empty() { listed().unwrap_or_default() } else { drawn };
        let mut highest: Option<u32> = None;
        for (label, place) in figures {
            let Ok(number) = claim_signs::base(label).parse::<u32>() else { continue };
            let expected = highest.map_or(1, |highest| highest + 1);
            if number > expected {
                let key = if highest.is_some() { "message" } else { "first" };
                let message = Message::new(META.id, key)
                    .with("fig", label)
                    .with("prev", highest.map(|highest| highest.to_string()).unwrap_or_default());
                findings.report(&META, place, message);
            }
            highest = Some(highest.map_or(number, |highest| highest.max(number)));
        }
    }
}
