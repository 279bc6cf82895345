//! Reference signs in claims that stand without parentheses; not signs in parentheses that are wrong.
#![doc = include_str!("reference_signs_not_in_parentheses.md")]

use crate::rule::pages;
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Edit, Findings, Fix, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::claims::{Determiner, Mention};
use claimwright_application::{Application, Claim, Language, PartName, Span};
use regex::Regex;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "claims/reference-signs-not-in-parentheses",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-43-7", "gl-f-iv-4-18"]),
        OfficeRule::us(Severity::Warning, &["mpep-608-01-m"]),
        OfficeRule::pct(Severity::Warning, &["rule-6-2-b"]),
        OfficeRule::fr(Severity::Warning, &["directives-inpi-i-c"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::Review,
    status: RuleStatus::Preview,
    pages: pages!("reference_signs_not_in_parentheses"),
};

/// The rule.
pub struct ReferenceSignsNotInParentheses;

impl Rule for ReferenceSignsNotInParentheses {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let mut heads: HashMap<&str, HashSet<&str>> = HashMap::new();
        for one in &application.signs {
            heads.entry(one.sign.as_str()).or_default().insert(one.head.as_str());
        }
        for claim in reading::claims(application) {
            let bare: Vec<(Span, &Mention)> = claim
                .mentions
                .iter()
                .filter_map(|mention| Some((after(claim, mention)?, mention)))
                .filter(|(span, mention)| {
                    let sign = span.of(&claim.text);
                    let counted = COUNTED.is_match(&claim.text[span.end..]);
                    match heads.get(sign) {
                        Some(heads) => !counted && heads.contains(mention.head.as_str()),
                        None => {
                            !counted
                                && application.signs.is_empty()
                                && sign.len() >= MIN_LENGTH
                                && mention.determiner != Determiner::Bare
                        }
                    }
                })
                .collect();
            let Some(&(first, mention)) = bare.first() else { continue };
            let message = Message::new(META.id, "message")
                .with("sign", first.of(&claim.text))
                .with("text", mention.phrase.of(&claim.text))
                .with("n", claim.number);
            let Some(finding) = findings.report(&META, Place::claim(claim.index, first), message) else { return };
            for (other, _) in &bare[1..] {
                finding.relate(Place::claim(claim.index, *other), Message::new("engine", "also-here"));
            }
            let edits = bare
                .iter()
                .map(|(sign, _)| Edit::new(Place::claim(claim.index, *sign), format!("({})", sign.of(&claim.text))))
                .collect();
            finding.offer(Fix::review(Message::new(META.id, "fix"), edits));
        }
    }
}

/// Characters of a sign that no description confirms; "layer 2" and "step 3" are names.
const MIN_LENGTH: usize = 2;

/// A number behind a noun phrase and what may follow it: a mark, or a word that no unit and no noun can be.
static SIGN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s+(?P<sign>[0-9]{1,4}[a-z]?['′]?)(?:[.,;:)]?\s*$|[;:)]|[,.]\s|\s+(?:and|or|of|is|are|which|that|having|with|for|to|in|on|from|by|at|being|configured|comprising|wherein|und|oder|der|die|das|mit|zum|zur|ist|sind|et|ou|qui|est|sont|avec|pour|dans|sur|comprenant)\s)")
        .expect("a constant pattern")
});

/// Further numbers behind the first: a list of quantities as often as of signs.
static COUNTED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\s*(?:,|or|and|to)\s*[0-9]").expect("a constant pattern"));

/// The number right behind a phrase, where it can be a sign.
fn after(claim: &Claim, mention: &Mention) -> Option<Span> {
    let found = SIGN.captures(&claim.text[mention.span.end..])?.name("sign")?;
    let phrase = mention.phrase.of(&claim.text);
    let label =
        phrase.split_whitespace().next_back().is_some_and(|word| LABELLED.contains(&word.to_lowercase().as_str()));
    (!label).then(|| Span::new(found.start(), found.end()).shifted(mention.span.end))
}

/// Words behind which a number is no reference sign.
const LABELLED: &[&str] = &[
    "claim",
    "claims",
    "step",
    "steps",
    "type",
    "class",
    "grade",
    "formula",
    "layer",
    "no",
    "no.",
    "equation",
    "version",
    "release",
    "example",
    "figure",
    "fig",
    "anspruch",
    "ansprüche",
    "schritt",
    "revendication",
    "revendications",
    "étape",
    "least",
    "about",
    "approximately",
    "than",
    "level",
    "phase",
    "group",
    "mode",
    "method",
    "number",
    "value",
    "stage",
];
