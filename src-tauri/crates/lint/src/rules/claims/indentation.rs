//! Elements of a claim that run on in one line; only where the source keeps line breaks.
#![doc = include_str!("indentation.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "claims/indentation",
    group: Group::Claims,
    offices: &[OfficeRule::us(Severity::Info, &["37-cfr-1-75-i", "mpep-608-01-m"])],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("indentation"),
};

/// The rule.
pub struct Indentation;

impl Rule for Indentation {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        if !application.sheets.keeps_lines {
            return;
        }
        for claim in reading::claims(application) {
            let body = claim.body.of(&claim.text);
            let elements = body.split(';').filter(|element| !element.trim().is_empty()).count();
            if elements >= MIN_ELEMENTS && !body.trim().contains('\n') {
                let message = Message::new(META.id, "message").with("n", claim.number).with("count", elements);
                findings.report(&META, Place::claim(claim.index, reading::opening(claim)), message);
            }
        }
    }
}

/// Elements from which on a claim is easier to read in lines.
const MIN_ELEMENTS: usize = 3;
