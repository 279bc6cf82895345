//! Definite phrases that nothing introduces; not phrases introduced elsewhere or in another number.
#![doc = include_str!("antecedent_missing.md")]

use crate::rules::stages::ALWAYS;
use crate::rules::{antecedents, reading};
use crate::{Edit, Findings, Fix, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::claims::Resolution;
use claimwright_application::{Application, Language, PartName};

static META: RuleMeta = RuleMeta {
    id: "claims/antecedent-missing",
    group: Group::Claims,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["art-84", "gl-f-iv-4-1"]),
        OfficeRule::us(Severity::Warning, &["mpep-2173-05-e", "35-usc-112-b"]),
        OfficeRule::pct(Severity::Info, &["art-6", "ispe-gl-5-31"]),
        OfficeRule::fr(Severity::Info, &["l-612-6"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[PartName::Claims],
    fix: FixKind::Review,
    status: RuleStatus::Stable,
    page: include_str!("antecedent_missing.md"),
};

/// The rule.
pub struct AntecedentMissing;

impl Rule for AntecedentMissing {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let claims = reading::claims(application);
        for claim in claims {
            for mention in antecedents::once_per_phrase(claim) {
                let Resolution::Missing(candidates) = &mention.resolution else { continue };
                let text = mention.span.of(&claim.text);
                let message = Message::new(META.id, "message").with("text", text).with("n", claim.number);
                let place = Place::claim(claim.index, mention.span);
                let Some(finding) = findings.report(&META, place, message) else { continue };
                for candidate in candidates.iter().take(antecedents::MAX_CANDIDATES) {
                    if let Some((other, near)) = antecedents::get(claims, *candidate) {
                        finding.relate(Place::claim(other.index, near.span), Message::new(META.id, "near"));
                    }
                }
                if let [only] = candidates.as_slice()
                    && let Some((other, near)) = antecedents::get(claims, *only)
                    && near.plural == mention.plural
                {
                    let new = near.phrase.of(&other.text);
                    let title = Message::new(META.id, "fix").with("new", new);
                    let edit = Edit::new(Place::claim(claim.index, mention.phrase), new);
                    finding.offer(Fix::review(title, vec![edit]));
                }
            }
        }
    }
}
