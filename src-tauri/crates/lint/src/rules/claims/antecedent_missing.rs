//! Definite phrases that nothing introduces; not phrases introduced elsewhere or in another number.
#![doc = include_str!("antecedent_missing.md")]

use crate::rule::pages;
use crate::rules::stages::ALWAYS;
use crate::rules::{antecedents, reading};
use crate::{Edit, Findings, Fix, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::claims::{Reason, Resolution, Verdict};
use claimwright_application::{Application, Language, Office, PartName};

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
    pages: pages!("antecedent_missing"),
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
            for mention in antecedents::once_per_phrase(claim, |found| matches!(found, Resolution::Missing(_))) {
                let text = mention.span.of(&claim.text);
                let message =
                    Message::new(META.id, sentence(mention.reason)).with("text", text).with("n", claim.number);
                let place = Place::claim(claim.index, mention.span);
                let Some(finding) = findings.report(&META, place, message) else { continue };
                match mention.reason {
                    Reason::SaidBehind | Reason::Named => finding.with_severity(None, Severity::Info),
                    // One thing can be meant, so that the scope can be ascertained; clarity still asks for one name.
                    Reason::OneCandidate => finding.with_severity(Some(Office::Us), Severity::Info),
                    _ => finding,
                };
                for candidate in mention.candidates.iter().take(antecedents::MAX_CANDIDATES) {
                    if let Some((other, near)) = antecedents::get(claims, candidate.mention) {
                        let note = Message::new(META.id, note(candidate.verdict));
                        finding.relate(Place::claim(other.index, near.span), note);
                    }
                }
                let meant = mention.candidates.iter().filter(|c| could_be_meant(c.verdict)).collect::<Vec<_>>();
                if let [only] = meant.as_slice()
                    && let Some((other, near)) = antecedents::get(claims, only.mention)
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

/// The sentence for what decided that there is no antecedent.
const fn sentence(reason: Reason) -> &'static str {
    match reason {
        Reason::OneCandidate => "message-one",
        Reason::SeveralCandidates => "message-several",
        Reason::OnlyOthers => "message-others",
        Reason::Misspelt => "message-misspelt",
        Reason::SaidBehind | Reason::Named => "message-said",
        _ => "message",
    }
}

/// The note beside a candidate.
const fn note(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::OtherOrdinal => "other-ordinal",
        Verdict::OtherWords => "other-words",
        _ => "near",
    }
}

/// Whether a candidate could stand for the phrase, so that its words may be offered.
const fn could_be_meant(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::LacksWord | Verdict::OneLetter)
}
