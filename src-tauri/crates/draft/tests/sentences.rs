//! What the drafter says of a limitation, sentence by sentence: a claim in, sentences of the description out; not whole
//! drafts, which the corpus compares.

use claimwright_application::{Application, FilingFacts, Language, Office, Parts};
use claimwright_draft::{BlockKind, Origin, Request, write};

/// The sentences of the detailed description that tell these claims for the USPTO.
fn told(claims: &[&str]) -> Vec<String> {
    let claims = claims.iter().map(|&claim| claim.to_owned()).collect();
    let parts = Parts { language: Some(Language::En), claims: Some(claims), ..Parts::default() };
    let application = Application::from_parts(parts, FilingFacts::default());
    let request = Request { application: &application, office: Office::Us, disclosure: None, figures: None };
    let draft = write(&request).expect("the claims can be drafted");
    let mut told = Vec::new();
    let mut detailed = false;
    for block in &draft.blocks {
        for sentence in &block.sentences {
            match (&block.kind, &sentence.origin) {
                (BlockKind::Heading(_), Origin::Template(name)) => detailed = *name == "heading-detailed",
                (BlockKind::Paragraph, Origin::Claim { .. }) if detailed => told.push(sentence.text.clone()),
                _ => {}
            }
        }
    }
    told
}

#[track_caller]
fn check(claims: &[&str], sentences: &[&str]) {
    let told = told(claims);
    for sentence in sentences {
        assert!(told.iter().any(|one| one == sentence), "\n{sentence}\nis not among\n{}", told.join("\n"));
    }
}

#[test]
fn a_clause_keeps_its_own_subject_and_verb() {
    check(
        &[
            "1. A separating apparatus, comprising; a tray for collecting items; a belt; and a pick member projecting from \
             the belt, and, further wherein, the belt carries the pick member.",
            "2. The separating apparatus of claim 1, wherein the pick member projects from the belt at an angle.",
            "3. The separating apparatus of claim 1, wherein pick members alternately project from opposite edges.",
        ],
        &[
            "The separating apparatus 10 includes a tray 12 for collecting items, a belt 14, and a pick member 16.",
            "The pick member 16 projects from the belt 14, and the belt 14 carries the pick member 16.",
            "In some embodiments, the pick member 16 projects from the belt 14 at an angle.",
            "In an embodiment, pick members 16 alternately project from opposite edges.",
        ],
    );
}

#[test]
fn a_statement_in_a_list_is_no_part() {
    check(
        &["1. A circuit comprising: a tank; a pump, wherein an outlet of the tank leads to the pump; \
           an inlet of the pump is connected to a filter; and a shield within the tank and for guiding air."],
        &[
            "An inlet 18 of the pump 14 is connected to a filter 20.",
            "An outlet 16 of the tank 12 leads to the pump 14.",
        ],
    );
}

#[test]
fn one_sign_stands_for_one_part() {
    let told = told(&[
        "1. A plant comprising: a pump having an outlet of the pump; a tank having an outlet of the tank; a dryer having \
         a front set of rollers; and a plate of Shore A hardness.",
    ]);
    let text = told.join(" ");
    assert!(!text.contains("outlet 1"), "{text}");
    assert!(!text.contains("front 1") && !text.contains("Shore 1"), "{text}");
}

#[test]
fn symbols_of_formulas_are_defined_in_sentences() {
    check(
        &[
            "1. A compound of Formula I: wherein W is N or CH; A is absent or alkyl; R1 and R2 each represent hydrogen; and \
           n is 0 or 1.",
        ],
        &["A is absent or alkyl.", "R1 and R2 each represent hydrogen.", "n is 0 or 1."],
    );
}

#[test]
fn a_cancelled_claim_is_not_described() {
    let told = told(&["1. A lamp comprising a socket.", "2. (canceled)", "3. The lamp of claim 1, wherein it is red."]);
    assert!(told.iter().all(|sentence| !sentence.contains("provide.")), "{told:?}");
}

#[test]
fn what_a_step_makes_possible_is_said_of_it() {
    check(
        &[
            "1. A handle comprising: a sleeve; and a clamp.",
            "2. The handle of claim 1, wherein the sleeve comprises two halves, whereby permitting access to the clamp.",
        ],
        &["In these embodiments, this permits access to the clamp 14."],
    );
}
