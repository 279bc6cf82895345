//! Names beside reference signs inside parentheses; not signs without parentheses.
#![doc = include_str!("reference_signs_with_text.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/reference-signs-with-text",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["gl-f-iv-4-18", "art-84"]),
        OfficeRule::pct(Severity::Info, &["gl-pct-epo-f-iv-4-18"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("reference_signs_with_text"),
};

/// The rule.
pub struct ReferenceSignsWithText;

impl Rule for ReferenceSignsWithText {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let signs: HashSet<&str> = application.signs.iter().map(|one| one.sign.as_str()).collect();
        for claim in reading::claims(application) {
            for found in NAMED.captures_iter(claim.body_text()) {
                let Some(inner) = found.name("inner") else { continue };
                let known = |sign: &str| signs.is_empty() || signs.contains(sign);
                let figure = inner.as_str().to_lowercase().contains("fig");
                let label =
                    inner.as_str().split_whitespace().any(|word| LABELS.contains(&word.to_lowercase().as_str()));
                if figure || label || !SIGN.find_iter(inner.as_str()).any(|sign| known(sign.as_str())) {
                    continue;
                }
                let span = Span::new(inner.start() - 1, inner.end() + 1).shifted(claim.label.end);
                let message = Message::new(META.id, "message").with("text", inner.as_str()).with("n", claim.number);
                findings.report(&META, Place::claim(claim.index, span), message);
            }
        }
    }
}

/// A list of names, each with a sign: `(screw 13, nail 14)`.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\((?P<inner>(?:\p{L}\p{Ll}[\p{L}-]+\s+){1,4}[0-9]{2,4}[a-z]?(?:\s*(?:,|;|and|or|und|oder|et|ou)\s*(?:[\p{L}-]+\s+){0,4}[0-9]{1,4}[a-z]?)*)\)")
        .expect("a constant pattern")
});

static SIGN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[0-9]{1,4}[a-z]?").expect("a constant pattern"));

/// Words that make a number a label or a quantity.
const LABELS: &[&str] = &[
    "claim",
    "step",
    "formula",
    "equation",
    "type",
    "class",
    "grade",
    "example",
    "table",
    "least",
    "about",
    "than",
    "from",
    "anspruch",
    "schritt",
    "formel",
    "tabelle",
    "etwa",
    "revendication",
    "étape",
    "formule",
    "tableau",
    "environ",
    "norm",
    "astm",
    "din",
    "iso",
    "rfc",
    "and",
    "line",
    "lines",
    "version",
    "ratio",
    "weight",
    "approximately",
    "between",
];
