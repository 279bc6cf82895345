//! One reference sign for two parts; not one part with two signs.
#![doc = include_str!("one_numeral_two_parts.md")]

use crate::rule::pages;
use crate::rules::names;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::{Application, Language, PartName, Span};

static META: RuleMeta = RuleMeta {
    id: "numerals/one-numeral-two-parts",
    group: Group::Numerals,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["oj-epo-2022-a113-art-1-2-i", "gl-a-ix-7-5-5"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-84-p-4", "mpep-608-01-g"]),
        OfficeRule::pct(Severity::Warning, &["rule-11-13-m"]),
        OfficeRule::fr(Severity::Warning, &["arrete-du-19-septembre-1979"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("one_numeral_two_parts"),
};

/// The rule.
pub struct OneNumeralTwoParts;

impl Rule for OneNumeralTwoParts {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let table = names::table(&application.signs);
        for (sign, by_name) in &table.by_sign {
            let mut counted: Vec<_> = by_name.iter().map(|(name, uses)| (uses.len(), *name, uses)).collect();
            counted.sort_by_key(|&(count, name, _)| (std::cmp::Reverse(count), name));
            let Some(&(most, usual, first)) = counted.first() else { continue };
            let other = counted[1..].iter().find(|(_, name, uses)| {
                let generic = uses.first().is_some_and(|one| names::is_generic(&one.head));
                !generic && !names::may_be_one(usual, name)
            });
            let Some(&(count, name, uses)) = other else { continue };
            if first.first().is_some_and(|one| names::is_generic(&one.head)) {
                continue;
            }
            // A stray use of a sign that is at home elsewhere is what `one-part-two-numerals` reports.
            let elsewhere = table
                .by_name
                .get(name)
                .is_some_and(|signs| signs.iter().any(|(own, uses)| own != sign && uses.len() > count.max(2)));
            if elsewhere {
                continue;
            }
            let span = Span::new(uses[0].name_span.start, uses[0].sign_span.end);
            let message = Message::new(META.id, "message").with("sign", sign).with("a", usual).with("b", name);
            let Some(finding) = findings.report(&META, Place::description(description, span), message) else {
                continue;
            };
            let there = Span::new(first[0].name_span.start, first[0].sign_span.end);
            finding.relate(Place::description(description, there), Message::new(META.id, "note"));
            if count < MIN_BOTH || most < MIN_BOTH {
                finding.with_severity(None, Severity::Info);
            }
        }
    }
}

/// Uses of both names from which on neither is a slip.
const MIN_BOTH: usize = 3;
