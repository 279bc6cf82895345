//! Reference signs that the abstract lacks or has without parentheses; not its words.
#![doc = include_str!("reference_signs.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, Office, PartName, Span, Stage};
use regex::Regex;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "abstract/reference-signs",
    group: Group::Abstract,
    offices: &[
        OfficeRule::ep(Severity::Info, &["r-47-4"]),
        OfficeRule::us(Severity::Info, &["mpep-608-01-b"]),
        OfficeRule::pct(Severity::Info, &["rule-8-1-d"]),
        OfficeRule::fr(Severity::Info, &["r-612-20", "arrete-du-19-septembre-1979"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Abstract, PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("reference_signs"),
};

/// The rule.
pub struct ReferenceSigns;

impl Rule for ReferenceSigns {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(text) = application.abstract_.present() else { return };
        let mut heads: HashMap<&str, HashSet<&str>> = HashMap::new();
        for one in &application.signs {
            heads.entry(one.sign.as_str()).or_default().insert(one.head.as_str());
        }
        if heads.len() < MIN_SIGNS {
            return;
        }
        let bare = BARE.captures_iter(text).find_map(|found| {
            let (word, sign) = (found.name("word")?, found.name("sign")?);
            let heads = heads.get(sign.as_str())?;
            let word = word.as_str().to_lowercase();
            heads
                .iter()
                .any(|head| word.starts_with(head) || head.starts_with(&word))
                .then(|| Span::new(sign.start(), sign.end()))
        });
        let in_parentheses = SIGNED.is_match(text);
        let finding = match bare {
            Some(span) => {
                let message = Message::new(META.id, "bare").with("text", span.of(text));
                findings.report(&META, Place::span(PartName::Abstract, span), message)
            }
            None if !in_parentheses => {
                let report = findings.report(&META, Place::part(PartName::Abstract), Message::new(META.id, "message"));
                report.map(|finding| finding.retain_offices(|office| office != Office::Us))
            }
            None => return,
        };
        if let Some(finding) = finding
            && application.facts.stage.value == Stage::ReadyToFile
        {
            finding.with_severity(Some(Office::Ep), Severity::Warning);
            finding.with_severity(Some(Office::Pct), Severity::Warning);
        }
    }
}

/// Signs in the description from which on the drawings bear some.
const MIN_SIGNS: usize = 2;

/// A word and a number behind it without parentheses.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<word>\p{L}{3,})\s(?P<sign>[0-9]{1,4}[a-z]?)(?:[\s,.;)]|$)").expect("a constant pattern")
});

static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\(\s*[0-9]{1,4}[a-z]?'?(?:\s*[,;–-]\s*[0-9]{1,4}[a-z]?'?)*\s*\)").expect("a constant pattern")
});
