//! Titles that name one category where the independent claims have another too; not vague titles.
#![doc = include_str!("category_mismatch.md")]

use crate::rules::stages::ALWAYS;
use crate::rules::{designation, reading};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::claims::Category;
use claimwright_application::{Application, Language, PartName};
use regex::Regex;
use std::sync::LazyLock;

static META: RuleMeta = RuleMeta {
    id: "title/category-mismatch",
    group: Group::Title,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-f-ii-3"]),
        OfficeRule::us(Severity::Info, &["mpep-606-01"]),
        OfficeRule::pct(Severity::Info, &["gl-pct-epo-f-ii-3", "rule-4-3"]),
        OfficeRule::fr(Severity::Info, &["r-612-10"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Title, PartName::Claims],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    page: include_str!("category_mismatch.md"),
};

/// The rule.
pub struct CategoryMismatch;

impl Rule for CategoryMismatch {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(title) = application.title.present() else { return };
        let (activity, thing) = (ACTIVITY.is_match(title), THING.is_match(title));
        if activity == thing {
            return;
        }
        let lacking = reading::independent(reading::claims(application)).find(|claim| {
            let left_out = matches!(claim.category, Category::Program | Category::Medium | Category::Use);
            !left_out && designation::is_activity(claim) == thing
        });
        let Some(claim) = lacking else { return };
        let key = if thing { "method" } else { "message" };
        let message = Message::new(META.id, key).with("n", claim.number);
        let span = reading::trimmed(title);
        if let Some(finding) = findings.report(&META, Place::span(PartName::Title, span), message) {
            finding.relate(Place::claim(claim.index, reading::opening(claim)), Message::new(META.id, "note"));
        }
    }
}

static ACTIVITY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:method|process|procedure|technique|use|procédé|méthode|utilisation)s?\b|\w*(?:verfahren|verwendung)\b").expect("a constant pattern")
});

/// Words that name a thing as such; a title that names only the object ("Door lock") covers every category.
static THING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:apparatus(?:es)?|devices?|systems?|machines?|equipment|assembl(?:y|ies)|articles?|products?|compositions?|circuits?|dispositifs?|appareils?|systèmes?|installations?|produits?|compositions?)\b|\w*(?:vorrichtung|einrichtung|gerät|maschine|anlage|system|erzeugnis|zusammensetzung)(?:en|e)?\b")
        .expect("a constant pattern")
});
