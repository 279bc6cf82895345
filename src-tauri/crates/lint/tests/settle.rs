//! How the engine settles between findings: what gives way, what is capped, what a filed application may still be offered.

mod door;
mod fixture;

use claimwright_application::{Language, Office};
use claimwright_lint::{Applicability, Finding, Report, Severity};

fn check(text: &str, scope: &str, offices: &[Office], only: &[&str]) -> Report {
    door::check(&fixture::read(text, scope, Language::En).application, offices, only)
}

fn rules(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|finding| finding.rule).collect()
}

fn of<'a>(report: &'a Report, rule: &str) -> Option<&'a Finding> {
    report.findings.iter().find(|finding| finding.rule == rule)
}

#[test]
fn a_broken_dependency_stops_the_antecedents_of_its_claim() {
    for reference in ["claim 2", "claim 9"] {
        let text = format!("1. A lock comprising a bolt.\n2. The lock of {reference}, wherein the dashpot is steel.");
        let found = check(&text, "claims", &[Office::Us], &[]);
        let silent = found.findings.iter().all(|finding| !finding.rule.starts_with("claims/antecedent-"));
        assert!(silent, "{reference}: {:?}", rules(&found));
    }
}

#[test]
fn a_circle_is_no_forward_reference_as_well() {
    let found = check(
        "1. The lock of claim 2, comprising a bolt.\n2. The lock of claim 1, comprising a spring.",
        "claims",
        &[Office::Us],
        &[],
    );
    assert!(rules(&found).contains(&"dependency/cycle"));
    assert!(!rules(&found).contains(&"dependency/forward"));
}

#[test]
fn an_omnibus_claim_is_not_said_to_rely_on_the_drawings_as_well() {
    let text = "1. A lock substantially as described with reference to the drawings and as shown in FIG. 1.";
    let found = check(text, "claims", &[Office::Ep], &[]);
    assert!(rules(&found).contains(&"claims/omnibus"));
    assert!(!rules(&found).contains(&"claims/refers-to-description-or-drawings"));
}

#[test]
fn another_name_that_nothing_introduces_is_reported_once_with_the_name_that_may_be_meant() {
    let text = "1. A clamp comprising a fastening member and a rod, wherein the rod is held by the fastening element.";
    let found = check(text, "claims", &[Office::Ep], &[]);
    assert!(!rules(&found).contains(&"terminology/variant"), "{:?}", rules(&found));
    let finding = of(&found, "claims/antecedent-missing").expect("nothing introduces the element");
    let first = finding.related.iter().filter_map(|related| related.place.span).next().expect("the member");
    assert_eq!(&text[first.start..first.end], "a fastening member");
    let fix = finding.fix.as_ref().expect("one name everywhere");
    assert_eq!(fix.edits[0].replacement, "fastening member");
    let alone = check(text, "claims", &[Office::Ep], &["terminology/variant"]);
    assert_eq!(rules(&alone), ["terminology/variant"]);
}

#[test]
fn a_name_misspelt_twice_is_mended_at_both_places_by_one_fix() {
    let text = "1. A valve comprising a diaphragm spring and a housing, wherein the diapragm spring holds the housing and the diapragm spring is flat.";
    let found = check(text, "claims", &[Office::Ep], &[]);
    assert!(!rules(&found).contains(&"terminology/near-miss"), "{:?}", rules(&found));
    let finding = of(&found, "claims/antecedent-missing").expect("nothing introduces the misspelt spring");
    let fix = finding.fix.as_ref().expect("one name everywhere");
    assert_eq!((fix.title.rule, fix.edits.len()), ("terminology/near-miss", 2));
    // Without what names are compared by, the rule about antecedents offers its own.
    let application = fixture::read(text, "claims", Language::En).application;
    let options = claimwright_lint::Options { offices: &[Office::Ep], only: None, names: None };
    let alone = claimwright_lint::check(&application, &options);
    let fix = of(&alone, "claims/antecedent-missing").and_then(|finding| finding.fix.as_ref()).expect("its own");
    assert_eq!((fix.title.rule, fix.edits.len()), ("claims/antecedent-missing", 1));
}

#[test]
fn another_name_that_is_graver_than_its_missing_antecedent_stays() {
    let text = "1. A press comprising a ram (3) and a bed, wherein the upper punch (3) of the ram meets the bed.";
    let found = check(text, "claims", &[Office::Us], &[]);
    let about: Vec<&Finding> = found
        .findings
        .iter()
        .filter(|f| f.place.span.is_some_and(|s| text[s.start..].starts_with("the upper")))
        .collect();
    let spoken = about.iter().filter(|f| f.rule.starts_with("terminology/") || f.rule.starts_with("claims/antecedent"));
    assert_eq!(spoken.count(), 1, "{about:?}");
}

#[test]
fn an_error_without_a_provision_that_somebody_saw_is_a_warning() {
    let text = "1. A lock substantially as hereinbefore described.";
    let found = check(text, "claims", &[Office::Us, Office::Pct], &["claims/omnibus"]);
    let finding = of(&found, "claims/omnibus").expect("an omnibus claim");
    assert_eq!(finding.by_office, [(Office::Us, Severity::Warning), (Office::Pct, Severity::Error)]);
}

#[test]
fn a_reference_to_nothing_is_an_error_whatever_was_checked() {
    let text = "1. A lock comprising a bolt.\n2. The lock of claim 7, wherein the bolt is steel.";
    let found = check(text, "claims", &Office::ALL, &["dependency/missing-target"]);
    let finding = of(&found, "dependency/missing-target").expect("a broken reference");
    assert!(finding.by_office.iter().all(|(_, severity)| *severity == Severity::Error));
}

#[test]
fn a_filed_application_is_offered_fixes_of_form_only() {
    let text = |stage: &str| {
        format!(
            "#CLAIMS\n1. A lock comprising a bolt. The bolt is steel\n3. The lock of claim 1, comprising a bolt\n#META\nstage = {stage}"
        )
    };
    let kinds = |stage: &str| -> Vec<Applicability> {
        let found = check(&text(stage), "document", &[Office::Us], &[]);
        found.findings.iter().filter_map(|finding| finding.fix.as_ref()).map(|fix| fix.applicability).collect()
    };
    assert!(kinds("draft").contains(&Applicability::Review));
    assert!(kinds("as-filed").iter().all(|kind| *kind == Applicability::Safe));
    assert!(kinds("as-filed").contains(&Applicability::Safe));
}

#[test]
fn a_proposal_blocks_at_every_office() {
    let found =
        check("[PROPOSAL 2] The bolt may be brass.", "description", &Office::ALL, &["document/placeholder-text"]);
    let finding = of(&found, "document/placeholder-text").expect("a proposal");
    assert_eq!(finding.by_office.len(), 4);
    assert!(finding.by_office.iter().all(|(_, severity)| *severity == Severity::Error));
}

#[test]
fn what_cannot_be_known_is_said_once_and_did_not_run() {
    let text = "#DESCRIPTION\nThe primer of SEQ ID NO: 1 binds to SEQ ID NO: 2.";
    let found = check(text, "document", &Office::ALL, &["sequence-listing/missing"]);
    assert_eq!(found.cannot_assess.len(), 1);
    assert!(found.ran.is_empty() && found.findings.is_empty());
}

#[test]
fn a_word_is_reported_once_in_a_claim_with_its_further_places() {
    let text = "1. A lock, preferably of steel, with a bolt, preferably flat, and a spring, ideally long.";
    let found = check(text, "claims", &[Office::Us], &["claims/optional-feature"]);
    let related: Vec<usize> = found.findings.iter().map(|finding| finding.related.len()).collect();
    assert_eq!(related, [1, 0]);
}

#[test]
fn a_rule_is_not_asked_for_offices_it_does_not_concern() {
    let text = "1. A lock comprising a bolt.\n2. The lock of claim 1, comprising a key.\n3. The lock of claim 1 or 2.";
    assert!(check(text, "claims", &[Office::Ep], &["dependency/multiple-fee"]).ran.is_empty());
    assert_eq!(check(text, "claims", &[Office::Us], &["dependency/multiple-fee"]).findings.len(), 1);
}
