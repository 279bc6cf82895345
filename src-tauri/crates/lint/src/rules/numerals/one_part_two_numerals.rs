//! One part with two reference signs; not one sign for two parts.
#![doc = include_str!("one_part_two_numerals.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{claim_signs, names, strays};
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::signs::SignUse;
use claimwright_application::{Application, Language, PartName, Span};
use std::collections::{BTreeMap, HashSet};

static META: RuleMeta = RuleMeta {
    id: "numerals/one-part-two-numerals",
    group: Group::Numerals,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["oj-epo-2022-a113-art-1-2-i", "gl-a-ix-7-5-5"]),
        OfficeRule::us(Severity::Warning, &["37-cfr-1-84-p-4"]),
        OfficeRule::pct(Severity::Warning, &["rule-11-13-m"]),
        OfficeRule::fr(Severity::Warning, &["arrete-du-19-septembre-1979"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Stable,
    pages: pages!("one_part_two_numerals"),
};

/// The rule.
pub struct OnePartTwoNumerals;

impl Rule for OnePartTwoNumerals {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let table = names::table(&application.signs);
        let series = table.by_name.values().filter(|signs| in_tens(signs)).count();
        let mut reported: HashSet<usize> = HashSet::new();
        for (name, signs) in &table.by_name {
            let head = signs.values().flatten().next().map_or("", |one| one.head.as_str());
            let Some((usual, most)) = most_used(signs) else { continue };
            for (sign, uses) in signs {
                let Some(odd) = uses.iter().find(|one| !one.listed) else { continue };
                let goes_on = continues(&description.text[odd.sign_span.end..]);
                if *sign == usual || names::same_series(sign, usual) || goes_on {
                    continue;
                }
                let span = Span::new(odd.name_span.start, odd.sign_span.end);
                let place = Place::description(description, span);
                let owner = names::usual(&table, sign).filter(|(other, count)| {
                    *other != *name && *count >= MIN_OWNER && *count > uses.len() && !names::is_short_for(other, name)
                });
                let swapped = owner.filter(|_| {
                    most >= MIN_USUAL && uses.len() <= MAX_ODD && most >= 3 * uses.len() && !names::says_nothing(name)
                });
                if let Some((other, _)) = swapped {
                    reported.insert(odd.sign_span.end);
                    let message = Message::new(META.id, "swapped")
                        .with("name", name)
                        .with("a", usual)
                        .with("b", sign)
                        .with("other", other);
                    if let Some(finding) = findings.report(&META, place, message)
                        && let Some(first) = signs[usual].first()
                    {
                        let there = Span::new(first.name_span.start, first.sign_span.end);
                        finding.relate(Place::description(description, there), Message::new(META.id, "note"));
                    }
                } else if !names::is_generic(head) && signs.len() == 2 && series < MIN_SERIES && owner.is_none() {
                    let message = Message::new(META.id, "message").with("name", name).with("a", usual).with("b", sign);
                    if let Some(finding) = findings.report(&META, place, message) {
                        finding.with_severity(None, Severity::Info);
                    }
                }
            }
        }
        for stray in strays::of(description, &application.signs, &table) {
            if !reported.insert(stray.span.end) {
                continue;
            }
            let message = Message::new(META.id, "swapped")
                .with(
                    "name",
                    stray.span.of(&description.text).trim_end_matches(stray.sign).trim_end_matches(['(', ' ']),
                )
                .with("a", stray.usual)
                .with("b", stray.sign)
                .with("other", stray.owner);
            findings.report(&META, Place::description(description, stray.span), message);
        }
    }
}

/// Uses of a part with its own sign from which on a stray one stands out.
const MIN_USUAL: usize = 3;
/// Uses of the stray sign with its own part.
const MIN_OWNER: usize = 3;
/// Stray uses that are a slip.
const MAX_ODD: usize = 2;
/// Names in series of tens from which on a document numbers its embodiments so.
const MIN_SERIES: usize = 2;

fn most_used<'a>(signs: &BTreeMap<&'a str, Vec<&SignUse>>) -> Option<(&'a str, usize)> {
    signs.iter().map(|(sign, uses)| (*sign, uses.len())).max_by_key(|&(sign, count)| (count, std::cmp::Reverse(sign)))
}

/// Whether a sign goes on after a hyphen, as in `3a-2`.
fn continues(after: &str) -> bool {
    after.starts_with(['-', '–']) && after.chars().nth(1).is_some_and(|c| c.is_alphanumeric() || c == '(')
}

/// Whether a name carries signs that differ by a multiple of ten.
fn in_tens(signs: &BTreeMap<&str, Vec<&SignUse>>) -> bool {
    let numbers: Vec<u32> = signs.keys().filter_map(|sign| claim_signs::base(sign).parse().ok()).collect();
    numbers.windows(2).any(|pair| pair[0] != pair[1] && pair[0].abs_diff(pair[1]) % 10 == 0)
}
