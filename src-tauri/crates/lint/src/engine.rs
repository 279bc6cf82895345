//! Chooses and runs rules, and settles between their findings; knows no single rule.

use crate::citation::citation;
use crate::rules::{RULES, interplay};
use crate::{Applicability, CitationStatus, Finding, Findings, Fix, Message, Related, RuleMeta, Severity};
use claimwright_application::names::NameGroup;
use claimwright_application::{Application, Office, Part, PartName};
use std::collections::HashMap;
use std::sync::Arc;

/// What to check.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Offices asked; empty means all four.
    pub offices: &'a [Office],
    /// Only these rules, where given.
    pub only: Option<&'a [&'a str]>,
    /// Names that may be names of one thing, where somebody compared the names of these claims.
    pub names: Option<&'a [NameGroup]>,
}

/// What came of a check.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// Findings, by place.
    pub findings: Vec<Finding>,
    /// Rules that could not be run, and why.
    pub cannot_assess: Vec<CannotAssess>,
    /// Ids of the rules that ran, in the order of the list.
    pub ran: Vec<&'static str>,
}

/// A rule that could not be run.
#[derive(Debug, Clone, PartialEq)]
pub struct CannotAssess {
    /// Its id.
    pub rule: &'static str,
    /// Why.
    pub reason: Message,
}

pub(crate) fn run(application: &Application, options: &Options<'_>) -> Report {
    let offices: &[Office] = if options.offices.is_empty() { &Office::ALL } else { options.offices };
    let mut findings = Findings::new(application, offices);
    findings.names = options.names.map(Arc::from);
    let mut report = Report::default();
    for rule in RULES {
        let meta = rule.meta();
        if !is_asked(meta, application, offices, options.only) || !rule.concerns(application) {
            continue;
        }
        match meta.needs.iter().find_map(|&part| unassessable(application, part)) {
            Some(reason) => report.cannot_assess.push(CannotAssess { rule: meta.id, reason }),
            None => {
                report.ran.push(meta.id);
                rule.check(application, &mut findings);
            }
        }
    }
    report.ran.retain(|id| findings.cannot_assess.iter().all(|unable| unable.rule != *id));
    report.cannot_assess.append(&mut findings.cannot_assess);
    report.findings = settle(findings.list, application);
    report
}

fn is_asked(meta: &RuleMeta, application: &Application, offices: &[Office], only: Option<&[&str]>) -> bool {
    only.is_none_or(|only| only.contains(&meta.id))
        && meta.languages.contains(&application.language)
        && meta.stages.contains(&application.facts.stage.value)
        && meta.offices.iter().any(|rule| offices.contains(&rule.office))
}

/// Why a part that a rule needs cannot be looked at.
pub(crate) fn unassessable(application: &Application, part: PartName) -> Option<Message> {
    fn of<T>(part: &Part<T>, not_supplied: &'static str, unreadable: &'static str) -> Option<Message> {
        match part {
            Part::NotSupplied => Some(Message::new("engine", not_supplied)),
            Part::Unreadable(why) => Some(Message::new("engine", unreadable).with("why", why)),
            Part::Lacking | Part::Present(_) => None,
        }
    }
    match part {
        PartName::Title => of(&application.title, "title-not-supplied", "title-unreadable"),
        PartName::Description => of(&application.description, "description-not-supplied", "description-unreadable"),
        PartName::Claims => of(&application.claims, "claims-not-supplied", "claims-unreadable"),
        PartName::Drawings => of(&application.drawings, "drawings-not-supplied", "drawings-unreadable"),
        PartName::Abstract => of(&application.abstract_, "abstract-not-supplied", "abstract-unreadable"),
        PartName::Document => None,
    }
}

/// Drops what another finding says better, caps severities, takes away fixes that the stage forbids, and sorts.
fn settle(mut findings: Vec<Finding>, application: &Application) -> Vec<Finding> {
    for finding in &mut findings {
        cap_severity(finding);
        if application.facts.stage.value.is_filed()
            && finding.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Review)
        {
            finding.fix = None;
        }
    }
    findings.retain(|finding| !finding.by_office.is_empty());
    let mut by_claim: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, finding) in findings.iter().enumerate() {
        if let Some(claim) = finding.place.claim {
            by_claim.entry(claim).or_default().push(index);
        }
    }
    let rivals = |finding: &Finding| {
        finding.place.claim.and_then(|claim| by_claim.get(&claim)).map_or(&[][..], Vec::as_slice).iter().copied()
    };
    let yields: Vec<bool> = findings
        .iter()
        .map(|finding| rivals(finding).any(|rival| interplay::yields(finding, &findings[rival])))
        .collect();
    // What was said twice of a mention is said once, with what both show.
    let stays = |rival: &usize| !yields[*rival];
    let told: Vec<Option<usize>> = findings
        .iter()
        .map(|finding| rivals(finding).filter(stays).find(|rival| interplay::repeats(finding, &findings[*rival])))
        .collect();
    for index in 0..findings.len() {
        // A teller may be told by another one itself: what is shown goes to the one that stays.
        if let Some(teller) = std::iter::successors(told[index], |teller| told[*teller]).last() {
            let (related, fix) = (std::mem::take(&mut findings[index].related), findings[index].fix.take());
            take_over(&mut findings[teller], related, fix);
        }
    }
    let mut gone = yields.iter().zip(&told).map(|(yields, told)| *yields || told.is_some());
    findings.retain(|_| !gone.next().unwrap_or(false));
    findings.sort_by_key(|finding| (finding.place, finding.rule));
    findings
}

/// Adds to a finding what another one about the same mention showed: places that it does not show yet, and its fix. Where
/// both have one, that of names stays: it mends every place of the name, the other one a single mention.
fn take_over(finding: &mut Finding, related: Vec<Related>, fix: Option<Fix>) {
    for other in related {
        if finding.related.iter().all(|known| known.place != other.place) {
            finding.related.push(other);
        }
    }
    let of_names = |fix: &Option<Fix>| fix.as_ref().is_some_and(|fix| interplay::OF_NAMES.contains(&fix.title.rule));
    if finding.fix.is_none() || of_names(&fix) && !of_names(&finding.fix) {
        finding.fix = fix;
    }
}

/// An error must rest on a provision that somebody has seen.
fn cap_severity(finding: &mut Finding) {
    if interplay::CERTAIN.contains(&finding.rule) {
        return;
    }
    let Some(rule) = crate::page::rule(finding.rule) else { return };
    for (office, severity) in &mut finding.by_office {
        let seen =
            rule.meta().citations(*office).iter().any(|key| {
                citation(*office, key).is_some_and(|citation| citation.status != CitationStatus::FromKnowledge)
            });
        if *severity == Severity::Error && !seen {
            *severity = Severity::Warning;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Edit;
    use crate::Place;
    use claimwright_application::application::Parts;
    use claimwright_application::{FilingFacts, Span};

    #[test]
    fn what_is_told_along_a_chain_of_findings_arrives_at_the_one_that_stays() {
        let place = Place::claim(0, Span::new(0, 4));
        let finding = |rule: &'static str, severity: Severity, shown: usize, fixes: &[&'static str]| Finding {
            rule,
            by_office: vec![(Office::Ep, severity)],
            message: Message::new(rule, "message"),
            place,
            related: vec![Related {
                place: Place::claim(0, Span::new(shown, shown + 1)),
                note: Message::new(rule, "note"),
            }],
            fix: fixes.first().map(|rule| Fix::review(Message::new(rule, "fix"), vec![Edit::new(place, "coil")])),
        };
        let (variant, missing, near_miss) =
            ("terminology/variant", "claims/antecedent-missing", "terminology/near-miss");
        let all = [
            finding(missing, Severity::Warning, 20, &[missing]),
            finding(variant, Severity::Warning, 30, &[variant]),
            finding(near_miss, Severity::Error, 40, &[]),
        ];
        let application = Application::from_parts(Parts::default(), FilingFacts::default());
        for order in [[0, 1, 2], [1, 0, 2], [2, 1, 0], [2, 0, 1]] {
            let kept = settle(order.map(|at: usize| all[at].clone()).to_vec(), &application);
            let [only] = kept.as_slice() else { panic!("one stays: {kept:?}") };
            let mut shown: Vec<_> = only.related.iter().filter_map(|related| related.place.span).collect();
            shown.sort();
            assert_eq!((only.rule, shown.len()), (near_miss, 3), "{order:?}");
            assert_eq!(only.fix.as_ref().map(|fix| fix.title.rule), Some(variant), "{order:?}");
        }
    }
}
