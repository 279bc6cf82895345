//! Lists of reference signs that disagree with the text; not signs of the drawings.
#![doc = include_str!("list_of_reference_signs.md")]

use crate::rule::pages;
use crate::rules::names;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::description::SectionKind;
use claimwright_application::signs::SignUse;
use claimwright_application::{Application, Language, PartName, Span};
use std::collections::HashMap;

static META: RuleMeta = RuleMeta {
    id: "description/list-of-reference-signs",
    group: Group::Description,
    offices: &[
        OfficeRule::ep(Severity::Info, &["gl-a-ix-7-5-4"]),
        OfficeRule::us(Severity::Info, &["mpep-608-01-g"]),
        OfficeRule::pct(Severity::Info, &["rule-11-13-n"]),
        OfficeRule::fr(Severity::Info, &["inpi-practice"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Description],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("list_of_reference_signs"),
};

/// The rule.
pub struct ListOfReferenceSigns;

impl Rule for ListOfReferenceSigns {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(description) = application.description.present() else { return };
        let lists: Vec<Span> = description.sections_of(SectionKind::SignList).map(|section| section.span).collect();
        if lists.is_empty() {
            return;
        }
        let (listed, used): (Vec<&SignUse>, Vec<&SignUse>) =
            application.signs.iter().partition(|one| lists.iter().any(|list| list.contains(one.sign_span)));
        let mut by_sign: HashMap<&str, Vec<&SignUse>> = HashMap::new();
        for one in used {
            by_sign.entry(one.sign.as_str()).or_default().push(one);
        }
        for entry in listed {
            let place = Place::description(
                description,
                Span::new(
                    entry.name_span.start.min(entry.sign_span.start),
                    entry.name_span.end.max(entry.sign_span.end),
                ),
            );
            let Some(uses) = by_sign.get(entry.sign.as_str()) else { continue };
            let agrees = uses.iter().any(|one| one.head == entry.head || names::may_be_one(&one.name, &entry.name));
            if agrees {
                continue;
            }
            let message = Message::new(META.id, "message")
                .with("sign", &entry.sign)
                .with("list", &entry.name)
                .with("text", &uses[0].name);
            if let Some(finding) = findings.report(&META, place, message) {
                let there = Span::new(uses[0].name_span.start, uses[0].sign_span.end.max(uses[0].name_span.end));
                finding.relate(Place::description(description, there), Message::new(META.id, "note"));
            }
        }
    }
}
