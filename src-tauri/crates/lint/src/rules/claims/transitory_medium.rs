//! Readable media that may be signals; not memories and storage devices.
#![doc = include_str!("transitory_medium.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Edit, Findings, Fix, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/transitory-medium",
    group: Group::Claims,
    offices: &[OfficeRule::us(Severity::Warning, &["35-usc-101", "mpep-2106-03"])],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::Review,
    status: RuleStatus::Preview,
    pages: pages!("transitory_medium"),
};

/// The rule.
pub struct TransitoryMedium;

impl Rule for TransitoryMedium {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for claim in reading::claims(application).iter().filter(|claim| !claim.dependent) {
            let preamble = reading::trimmed(claim.preamble.of(&claim.text)).shifted(claim.preamble.start);
            let text = preamble.of(&claim.text);
            let Some(found) = MEDIUM.find(text) else { continue };
            if found.start() > REACH || NOT_TRANSITORY.is_match(text) {
                continue;
            }
            if application.description.present().is_some_and(|description| EXCLUDED.is_match(&description.text)) {
                return;
            }
            let span = Span::new(found.start(), found.end()).shifted(preamble.start);
            let message = Message::new(META.id, "message").with("n", claim.number).with("text", found.as_str());
            let Some(finding) = findings.report(&META, Place::claim(claim.index, span), message) else { return };
            let edit = Edit::new(Place::claim(claim.index, Span::new(span.start, span.start)), "non-transitory ");
            finding.offer(Fix::review(Message::new(META.id, "fix"), vec![edit]));
        }
    }
}

/// Bytes from the first word within which the medium is what is claimed.
const REACH: usize = 60;

static MEDIUM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:computer|machine|processor|controller)[- ](?:readable|usable|accessible)\s+(?:(?:storage|recording|program|memory|information)\s+)?(?:medium|media|mediums)\b")
        .expect("a constant pattern")
});

static NOT_TRANSITORY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bnon-?\s?(?:transitory|transient|volatile)\b|\b(?:storage|memory)\s+device\b|\bhardware\b")
        .expect("a constant pattern")
});

/// A description that says that media are no signals.
static EXCLUDED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:medium|media|storage)[^.]{0,200}(?-u:\b)(?:not|exclud\w+|other\s+than)(?-u:\b)[^.]{0,80}(?-u:\b)(?:signals?\s+per\s+se|transitory|carrier\s+waves?|propagating|signals?)(?-u:\b)")
        .expect("a constant pattern")
});
