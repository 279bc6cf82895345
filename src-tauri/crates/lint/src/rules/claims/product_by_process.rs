//! Products that a claim defines by how they are made; not materials and structural participles.
#![doc = include_str!("product_by_process.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{designation, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/product-by-process",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-iv-4-12"]),
        OfficeRule::us(Severity::Info, &["mpep-2113", "mpep-2173-05-p-i"]),
        OfficeRule::pct(Severity::Info, &["ispe-gl-5-26"]),
        OfficeRule::fr(Severity::Info, &["directives-inpi-i-c-iv-1-1"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("product_by_process"),
};

/// The rule.
pub struct ProductByProcess;

impl Rule for ProductByProcess {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        for claim in reading::claims(application).iter().filter(|claim| !designation::is_activity(claim)) {
            let text = claim.body_text();
            let Some(found) = PROCESS.find(text).filter(|found| found.start() <= REACH) else { continue };
            if MEASURED.is_match(&text[..found.start()]) {
                continue;
            }
            let span = Span::new(found.start(), found.end()).shifted(claim.label.end);
            let message = Message::new(META.id, "message").with("n", claim.number).with("text", found.as_str());
            findings.report(&META, Place::claim(claim.index, span), message);
        }
    }
}

/// Bytes from the first word within which the process defines the product itself and not one of its parts.
const REACH: usize = 120;

/// What an apparatus works on is obtained in use and defines nothing.
static MEASURED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:images?|data|signals?|values?|information|results?|measur\w*|which|that|bild\w*|daten|signale?|werte?|données|signaux|valeurs?|qui)\b")
        .expect("a constant pattern")
});

static PROCESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bobtain(?:ed|able)\s+(?:by|from|through)\b|\b(?:produced|prepared|manufactured|made|producible|preparable)\s+(?:by|according\s+to|in\s+accordance\s+with)\s+(?:an?\s+|the\s+)?(?:method|process|\w+ing\b)|\bobten(?:ue?s?|ables?)\s+(?:par|selon)\b|\b(?:fabriquée?s?|préparée?s?)\s+(?:par|selon)\s+(?:un|le)\s+procédé\b|\b(?:erhältlich|erhalten|hergestellt|herstellbar)\s+(?:durch|nach|mit)\b|\b(?:durch|nach)\s+(?:ein(?:em)?|das|dem)\s+verfahren\b[^,;]{0,60}\b(?:erhältlich|erhalten|hergestellt)")
        .expect("a constant pattern")
});
