//! Claims that say something else in another language, by what can be counted: claims, dependencies, values and signs; not
//! the words of the translation.
#![doc = include_str!("language_versions.md")]

use crate::rule::pages;
use crate::rules::claim_signs;
use crate::rules::quantities::{self, Quantities};
use crate::rules::reading;
use crate::rules::stages::ALWAYS;
use crate::{Findings, FixKind, Group, Message, OfficeRule, Place, Rule, RuleMeta, RuleStatus, Severity};
use claimwright_application::application::LanguageVersion;
use claimwright_application::manuscript::{Manuscript, Paragraph, Role};
use claimwright_application::{Application, Claim, ClaimSet, FilingFacts, Language, Part, PartName};
use std::collections::{BTreeMap, BTreeSet};

static META: RuleMeta = RuleMeta {
    id: "document/language-versions",
    group: Group::Document,
    offices: &[
        OfficeRule::ep(Severity::Warning, &["r-71-3"]),
        OfficeRule::us(Severity::Info, &["37-cfr-1-52-d"]),
        OfficeRule::pct(Severity::Info, &["rule-12-3"]),
    ],
    languages: &[Language::En, Language::Fr, Language::De],
    stages: ALWAYS,
    needs: &[],
    fix: FixKind::None,
    status: RuleStatus::Preview,
    pages: pages!("language_versions"),
};

/// The rule.
pub struct LanguageVersions;

impl Rule for LanguageVersions {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn concerns(&self, application: &Application) -> bool {
        !application.versions.is_empty() || application.baseline.is_some()
    }

    fn check(&self, application: &Application, findings: &mut Findings) {
        let Some(here) = reading::set(application) else { return };
        for version in &application.versions {
            Comparison { here, there: &version.claims, lang: version.language.code(), findings }.run();
        }
        if let Some(given) = given(application) {
            Comparison { here, there: &given.claims, lang: given.language.code(), findings }.run();
        }
    }
}

/// The claims of the application as filed, where that is in another language.
fn given(application: &Application) -> Option<LanguageVersion> {
    let baseline = application.baseline.as_ref()?;
    let language = Language::of(&baseline.text);
    if language == application.language {
        return None;
    }
    let paragraphs = baseline.text.lines().map(|line| Paragraph::new(Role::Body, line)).collect();
    let manuscript = Manuscript { paragraphs, ..Manuscript::default() };
    match Application::from_manuscript(&manuscript, Some(language), FilingFacts::default()).claims {
        Part::Present(claims) => Some(LanguageVersion { language, claims }),
        _ => None,
    }
}

struct Comparison<'a> {
    here: &'a ClaimSet,
    there: &'a ClaimSet,
    lang: &'static str,
    findings: &'a mut Findings,
}

impl Comparison<'_> {
    fn run(&mut self) {
        let (here, there) = (self.here, self.there);
        if here.claims.len() != there.claims.len() {
            let message = self.message("count").with("here", here.claims.len()).with("there", there.claims.len());
            self.findings.report(&META, Place::part(PartName::Claims), message);
        }
        let is_signed = |set: &ClaimSet| set.claims.iter().any(|claim| !claim_signs::of(claim).is_empty());
        // A version without any sign leaves them out on purpose.
        let signed = is_signed(here) && is_signed(there);
        let by_number: BTreeMap<u32, &Claim> = there.claims.iter().map(|claim| (claim.number, claim)).collect();
        for claim in &here.claims {
            let Some(other) = by_number.get(&claim.number) else { continue };
            self.dependencies(claim, other);
            self.values(claim, other);
            if signed {
                self.signs(claim, other);
            }
        }
    }

    fn dependencies(&mut self, claim: &Claim, other: &Claim) {
        let numbers = |claim: &Claim| -> BTreeSet<u32> {
            claim.references.iter().flat_map(|reference| reference.numbers.iter().copied()).collect()
        };
        let (own, theirs) = (numbers(claim), numbers(other));
        if own == theirs {
            return;
        }
        let span = claim.references.first().map_or_else(|| reading::opening(claim), |reference| reference.span);
        let list = |numbers: BTreeSet<u32>| match numbers.is_empty() {
            true => "–".to_owned(),
            false => reading::listed(numbers),
        };
        let message = self.message("dependencies").with("n", claim.number);
        let message = message.with("here", list(own)).with("there", list(theirs));
        self.findings.report(&META, Place::claim(claim.index, span), message);
    }

    fn values(&mut self, claim: &Claim, other: &Claim) {
        let (own, theirs) = (Quantities::of(&claim.text), Quantities::of(&other.text));
        if let Some(value) = quantities::of(&claim.text).into_iter().find(|value| !theirs.may_have(value)) {
            let message = self.message("value").with("n", claim.number).with("text", value.span.of(&claim.text));
            self.findings.report(&META, Place::claim(claim.index, value.span), message);
        } else if let Some(value) = quantities::of(&other.text).into_iter().find(|value| !own.may_have(value)) {
            let message = self.message("value-lacks").with("n", claim.number).with("text", value.span.of(&other.text));
            self.findings.report(&META, Place::claim(claim.index, reading::opening(claim)), message);
        }
    }

    fn signs(&mut self, claim: &Claim, other: &Claim) {
        let (own, theirs) = (claim_signs::of(claim), claim_signs::of(other));
        let has = |signs: &[claim_signs::ClaimSign<'_>], sign: &str| signs.iter().any(|one| one.sign == sign);
        if let Some(sign) = own.iter().find(|sign| !has(&theirs, sign.sign)) {
            let message = self.message("sign").with("n", claim.number).with("sign", sign.sign);
            self.findings.report(&META, Place::claim(claim.index, sign.span), message);
        } else if let Some(sign) = theirs.iter().find(|sign| !has(&own, sign.sign)) {
            let message = self.message("sign-lacks").with("n", claim.number).with("sign", sign.sign);
            self.findings.report(&META, Place::claim(claim.index, reading::opening(claim)), message);
        }
    }

    fn message(&self, key: &'static str) -> Message {
        Message::new(META.id, key).with("lang", self.lang)
    }
}
