//! Elements introduced a second time with an indefinite article; not different elements of one name.
#![doc = include_str!("antecedent_reintroduced.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{antecedents, names, reading};
use crate::{Edit, Findings, Fix, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::claims::Resolution;
use claimwright_application::{Application, Language, PartName, Span};

static META: RuleMeta = RuleMeta {
    id: "claims/antecedent-reintroduced",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Info, &["art-84"]),
        OfficeRule::us(Severity::Info, &["mpep-2173-05-o", "mpep-2173-05-e"]),
        OfficeRule::pct(Severity::Info, &["art-6"]),
        OfficeRule::fr(Severity::Info, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::Review,
    status: RuleStatus::Stable,
    pages: pages!("antecedent_reintroduced"),
};

/// The rule.
pub struct AntecedentReintroduced;

impl Rule for AntecedentReintroduced {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let claims = reading::claims(application);
        for claim in claims {
            for mention in antecedents::once_per_phrase(claim, |found| matches!(found, Resolution::Reintroduces(_))) {
                let Resolution::Reintroduces(first) = &mention.resolution else { continue };
                let Some((other, earlier)) = antecedents::get(claims, *first) else { continue };
                let subject =
                    claim.references.first().is_some_and(|reference| mention.span.end <= reference.span.start);
                if subject || names::is_generic(&mention.head) && mention.modifiers.is_empty() {
                    continue;
                }
                let text = mention.span.of(&claim.text);
                let message =
                    Message::new(META.id, "message").with("text", text).with("n", claim.number).with("m", other.number);
                let Some(finding) = findings.report(&META, Place::claim(claim.index, mention.span), message) else {
                    continue;
                };
                finding.relate(Place::claim(other.index, earlier.span), Message::new(META.id, "note"));
                let article = Span::new(mention.span.start, mention.phrase.start);
                if application.language == Language::En && matches!(article.of(&claim.text).trim(), "a" | "an") {
                    let new = format!("the {}", mention.phrase.of(&claim.text));
                    let title = Message::new(META.id, "fix").with("new", &new);
                    let edit = Edit::new(Place::claim(claim.index, article), "the ");
                    finding.offer(Fix::review(title, vec![edit]));
                }
            }
        }
    }
}
