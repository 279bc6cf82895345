//! Markers of amendments in claims of a new application; not claims of later stages.
#![doc = include_str!("status_marker.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::FILING;
use crate::{Edit, Findings, Fix, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/status-marker",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-h-iii-2-1"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-121-c", "37-cfr-1-115"]),
        OfficeRule::pct(Severity::Warning, &["rule-11-12", "rule-46-5"]),
        OfficeRule::fr(Severity::Warning, &["r-612-3"]),
    ],
    languages: &[Language::En],
    stages: FILING,
    needs: &[PartName::Claims],
    fix: FixKind::Review,
    status: RuleStatus::Preview,
    pages: pages!("status_marker"),
};

/// The rule.
pub struct StatusMarker;

impl Rule for StatusMarker {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for claim in reading::claims(application) {
            let Some(found) = MARKER.captures(&claim.text).and_then(|found| found.name("marker")) else { continue };
            let span = Span::new(found.start(), found.end());
            let message = Message::new(META.id, "message").with("n", claim.number).with("text", found.as_str());
            let Some(finding) = findings.report(&META, Place::claim(claim.index, span), message) else { return };
            let rest = claim.text[span.end..].len() - claim.text[span.end..].trim_start().len();
            let edit = Edit::new(Place::claim(claim.index, Span::new(span.start, span.end + rest)), "");
            finding.offer(Fix::review(Message::new(META.id, "fix"), vec![edit]));
        }
    }
}

static MARKER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*(?:[0-9]+\s*[.):]?\s*)?(?P<marker>[(\[](?:original|currently\s+amended|previously\s+presented|cancel+ed|withdrawn|new|amended|twice\s+amended|not\s+entered)[)\]])")
        .expect("a constant pattern")
});
