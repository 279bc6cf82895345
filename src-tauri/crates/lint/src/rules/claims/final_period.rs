//! Claims that do not end with a period; not periods inside them.
#![doc = include_str!("final_period.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Edit, Findings, Fix, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};

static META: RuleMeta = RuleMeta {
    id: "claims/final-period",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["epo-practice"]),
        OfficeRule::us(Severity::Warning, &["mpep-608-01-m"]),
        OfficeRule::pct(Severity::Info, &["practice-of-the-pct-authorities"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::Safe,
    status: RuleStatus::Stable,
    pages: pages!("final_period"),
};

/// The rule.
pub struct FinalPeriod;

impl Rule for FinalPeriod {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for claim in reading::claims(application) {
            let end = claim.text.trim_end().len();
            let body = &claim.text[claim.label.end.min(end)..end];
            let closed = body.trim_end_matches(['"', '”', '»', '\'', '’', ')', '“', ' ']).ends_with(['.', '。']);
            if body.is_empty() || closed || reading::ends_in_drawing(body) {
                continue;
            }
            let last = body.rfind(char::is_whitespace).map_or(claim.label.end, |space| {
                let width = body[space..].chars().next().map_or(1, char::len_utf8);
                claim.label.end + space + width
            });
            let message = Message::new(META.id, "message").with("n", claim.number);
            let Some(finding) = findings.report(&META, Place::claim(claim.index, Span::new(last, end)), message) else {
                continue;
            };
            let from = if body.ends_with([';', ',', ':']) { end - 1 } else { end };
            let edit = Edit::new(Place::claim(claim.index, Span::new(from, end)), ".");
            finding.offer(Fix::safe(Message::new(META.id, "fix"), vec![edit]));
        }
    }
}
