//! Methods of treatment, surgery or diagnosis on the body; not products for such use.
#![doc = include_str!("medical_method.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{designation, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/medical-method",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-53-c", "gl-g-ii-4-2"]),
        OfficeRule::pct(Severity::Info, &["rule-39-1-iv", "rule-67-1-iv"]),
        OfficeRule::fr(Severity::Warning, &["l-611-16"]),
    ],
    languages: &[Language::En],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("medical_method"),
};

/// The rule.
pub struct MedicalMethod;

impl Rule for MedicalMethod {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for claim in reading::independent(reading::claims(application)).filter(|claim| designation::is_activity(claim))
        {
            let text = claim.body_text();
            if !LIVING.is_match(text) || OUTSIDE.is_match(text) {
                continue;
            }
            let Some(found) = ACT.find(text) else { continue };
            let span = Span::new(found.start(), found.end()).shifted(claim.label.end);
            let message = Message::new(META.id, "message").with("n", claim.number).with("text", found.as_str());
            findings.report(&META, Place::claim(claim.index, span), message);
        }
    }
}

/// What is done to a living body.
static ACT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:method|process)\s+(?:of|for)\s+(?:the\s+)?(?:treat(?:ing|ment)|preventing|diagnos\w+|alleviating|ameliorating|curing|reducing\s+pain)\b|\badministering\b|\bsurgical(?:ly)?\b|\bimplanting\b|\binjecting\b|\bdiagnosing\b|\btherapeutic(?:ally)?\b|\bincising\b")
        .expect("a constant pattern")
});

/// Words that show a living human or animal as the object.
static LIVING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:patients?|humans?|mammals?|animals?)\b|\b(?:in|to|of|into|from)\s+(?:an?|the|said)\s+(?:\w+\s+)?subject\b|\b(?:human|animal|patient['’]s)\s+body\b")
        .expect("a constant pattern")
});

/// Words that show that nothing is done to a living body.
static OUTSIDE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bin[ -]vitro\b|\bex[ -]vivo\b|\bisolated\s+(?:sample|cell|tissue)|\bcadaver|\bnon-?therapeutic|\bcosmetic|\btreat(?:ing|ment of)\s+(?:water|data|waste|the\s+surface)|\bhuman[- ](?:readable|machine|computer|user|operator|being\s+reads)|\bspeech\b")
        .expect("a constant pattern")
});
