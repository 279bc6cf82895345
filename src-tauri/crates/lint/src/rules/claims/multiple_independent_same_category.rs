//! Several independent claims of one category; not the number of independent claims, which costs fees.
#![doc = include_str!("multiple_independent_same_category.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{designation, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::claims::Category;
use claimwright_application::{Application, Claim, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "claims/multiple-independent-same-category",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-43-2", "r-62a", "gl-f-iv-3-2", "gl-f-iv-3-3"]),
        OfficeRule::pct(Severity::Info, &["gl-pct-epo-f-iv-3-2"]),
        OfficeRule::fr(Severity::Warning, &["r-612-17-1"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("multiple_independent_same_category"),
};

/// The rule.
pub struct MultipleIndependentSameCategory;

impl Rule for MultipleIndependentSameCategory {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let claims = reading::claims(application);
        for kind in [Kind::Thing, Kind::Method, Kind::Use] {
            let group: Vec<&Claim> =
                reading::independent(claims).filter(|claim| Kind::of(claim) == Some(kind)).collect();
            if group.len() < 2 {
                continue;
            }
            let names: Vec<Vec<String>> = group.iter().map(|claim| designation_words(claim)).collect();
            let twin =
                (1..group.len()).find(|&later| names[..later].iter().any(|earlier| alike(earlier, &names[later])));
            let shown = group[twin.unwrap_or(1)];
            let key = match kind {
                Kind::Thing => "message",
                Kind::Method => "method",
                Kind::Use => "use",
            };
            let message =
                Message::new(META.id, key).with("list", reading::listed(group.iter().map(|claim| claim.number)));
            let place = Place::claim(shown.index, reading::opening(shown));
            let Some(finding) = findings.report(&META, place, message) else { return };
            // Different designations speak for products that belong together, or for different uses.
            if twin.is_none() {
                finding.with_severity(None, Severity::Info);
            }
            for other in group.iter().filter(|other| other.index != shown.index) {
                finding.relate(Place::claim(other.index, reading::opening(other)), Message::new("engine", "also-here"));
            }
        }
    }
}

/// The categories of Rule 43(2) EPC. Programs and media beside a method are accepted (Guidelines F-IV 3.9) and not counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Thing,
    Method,
    Use,
}

impl Kind {
    fn of(claim: &Claim) -> Option<Self> {
        match claim.category {
            Category::Use => Some(Self::Use),
            Category::Program | Category::Medium | Category::Signal => None,
            _ if designation::is_activity(claim) => Some(Self::Method),
            _ => Some(Self::Thing),
        }
    }
}

/// The words of a claim's preamble that name what is claimed, sorted.
fn designation_words(claim: &Claim) -> Vec<String> {
    const MOST: usize = 12;
    let preamble = claim.preamble.of(&claim.text);
    let mut words: Vec<String> = preamble
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3)
        .take(MOST)
        .map(str::to_lowercase)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether two designations share at least half of their words.
fn alike(a: &[String], b: &[String]) -> bool {
    let shared = a.iter().filter(|word| b.contains(word)).count();
    shared > 0 && 2 * shared >= a.len() + b.len() - shared
}
