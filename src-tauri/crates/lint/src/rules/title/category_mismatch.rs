//! Titles that name one category where the independent claims have another too; not vague titles.
#![doc = include_str!("category_mismatch.md")]

use crate::rule::pages;
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
    pages: pages!("category_mismatch"),
};

/// The rule.
pub struct CategoryMismatch;

impl Rule for CategoryMismatch {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(title) = application.title.present() else { return };
        let kinds: Option<Vec<bool>> = AND.split(title).map(|name| is_activity(name, application.language)).collect();
        let Some(kinds) = kinds else { return };
        let (activity, thing) = (kinds.contains(&true), kinds.contains(&false));
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

/// What joins the names of a title.
static AND: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\s+(?:and|und|et)\s+|\s*[,;&]\s*").expect("a constant pattern"));

/// What ends the name and opens its complement.
static COMPLEMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\s+(?:for|of|in|to|using|with|having|by|from|on|zum|zur|für|mit|von|der|des|zu|pour|de|à|d['’])")
        .expect("a constant pattern")
});

static ACTIVITY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:methods?|process(?:es)?|procedures?|techniques?|use|procédés?|méthodes?|utilisation|\w*verfahren|verwendung)$").expect("a constant pattern")
});

static THING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:apparatus(?:es)?|devices?|systems?|machines?|equipment|assembl(?:y|ies)|articles?|products?|compositions?|circuits?|dispositifs?|appareils?|systèmes?|installations?|produits?|\w*(?:vorrichtung|einrichtung|gerät|maschine|anlage|system|erzeugnis|zusammensetzung)(?:en|e)?)$")
        .expect("a constant pattern")
});

/// Whether one name of a title is explicitly that of an activity or of a thing; none where it names the object only
/// ("Door lock"), which covers every category.
fn is_activity(name: &str, language: Language) -> Option<bool> {
    let name = name.trim();
    let mut words = COMPLEMENT.find(name).map_or(name, |found| &name[..found.start()]).split_whitespace();
    let head = if language == Language::Fr { words.next()? } else { words.next_back()? };
    match (ACTIVITY.is_match(head), THING.is_match(head)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}
