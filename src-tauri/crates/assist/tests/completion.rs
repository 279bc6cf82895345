//! What completion proposes, and what it never does, without the statistics that ship: from the text at hand and from a few
//! claims that it learnt from.

use claimwright_application::Language;
use claimwright_assist::completion::{Candidate, Completer, Source, Statistics, learn};
use proptest::prelude::*;

fn proposed(language: Language, text: &str) -> Vec<String> {
    Completer::new(language, None).complete(text, 5).into_iter().map(|candidate| candidate.text).collect()
}

fn sources(claims: Vec<String>) -> Vec<Source> {
    claims.into_iter().map(|claims| Source { claims, ..Source::default() }).collect()
}

fn check(language: Language, text: &str, wanted: &str) {
    let found = proposed(language, text);
    assert!(found.iter().any(|candidate| candidate.starts_with(wanted)), "{text}| {found:?}");
}

#[test]
fn a_german_noun_keeps_its_capital_though_a_sentence_began_with_it() {
    let found = proposed(Language::De, "1. Vorrichtung mit einem Gehäuse, wobei die ");
    let of_it = |text: &&String| text.to_lowercase().starts_with("vorrichtung");
    assert!(found.iter().any(|text| of_it(&text)), "{found:?}");
    assert!(found.iter().filter(of_it).all(|text| text.starts_with("Vorrichtung")), "{found:?}");
}

#[test]
fn a_term_is_proposed_where_it_is_referred_to() {
    check(Language::En, "1. A lock comprising a locking bolt and a return spring, wherein the ", "locking bolt");
    check(
        Language::De,
        "1. Schloss mit einem Verriegelungsbolzen und einer Rückstellfeder, wobei der Verriegelungsbolzen bewegbar ist und die ",
        "Rückstellfeder",
    );
    check(
        Language::Fr,
        "1. Serrure comprenant un pêne dormant et un ressort de rappel, dans laquelle le pêne dormant est mobile et le ",
        "ressort",
    );
}

#[test]
fn a_word_that_is_begun_is_brought_to_its_end() {
    let text = "1. A lock comprising a locking bolt and a return spring, wherein the lo";
    check(Language::En, text, "cking");
    let found = proposed(Language::En, text);
    assert!(found.iter().all(|candidate| !candidate.starts_with("lo")), "{found:?}");
}

#[test]
fn a_blank_is_put_before_a_word_where_there_is_none() {
    let text = "1. A lock comprising a bolt (12), wherein the bolt (12)";
    let found = proposed(Language::En, text);
    assert!(found.iter().all(|candidate| candidate.starts_with([' ', ',', ';', '.', ':'])), "{found:?}");
}

#[test]
fn what_has_no_antecedent_in_the_chain_is_not_proposed() {
    let text = "1. A lock comprising a bolt.\n\n2. The lock of claim 1, further comprising a return spring, wherein the return \
                spring is bent.\n\n3. The lock of claim 1, wherein the ";
    let found = proposed(Language::En, text);
    assert!(found.iter().any(|candidate| candidate.starts_with("bolt")), "{found:?}");
    assert!(found.iter().all(|candidate| !candidate.starts_with("return")), "{found:?}");
}

#[test]
fn a_description_may_name_the_terms_of_all_claims() {
    let text = "1. A lock comprising a bolt.\n\n2. The lock of claim 1, further comprising a return spring.\n\n3. The lock of \
                claim 1, wherein the bolt is bent.\n\nIn one example, the bolt is of steel. In another, the ";
    let found = proposed(Language::En, text);
    assert!(found.iter().any(|candidate| candidate.starts_with("return")), "{found:?}");
    let claim =
        text.replace("In one example, the bolt is of steel. In another, the ", "4. The lock of claim 3, wherein the ");
    let found = proposed(Language::En, &claim);
    assert!(found.iter().all(|candidate| !candidate.starts_with("return")), "{found:?}");
}

#[test]
fn wordings_of_other_texts_are_proposed_and_their_terms_are_not() {
    let own =
        ["1. Schloss mit einem Riegel, wobei der Riegel unter einem Winkel von vierzig Grad angefast ist.".to_owned()];
    let text = "1. Schloss mit einem Bolzen, wobei der Bolzen unter einem ";
    let completer = Completer::new(Language::De, None);
    let found = completer.complete_hearing(text, 5, &own, &mut |_| None);
    assert!(found.iter().any(|candidate| candidate.text.starts_with("Winkel von vierzig")), "{found:?}");
    let found = completer.complete_hearing("1. Schloss mit einem Bolzen, wobei der ", 5, &own, &mut |_| None);
    assert!(found.iter().all(|candidate| !candidate.text.contains("Riegel")), "{found:?}");
}

#[test]
fn no_claim_is_proposed_that_is_not_there() {
    let claims: Vec<String> = (0..12)
        .map(|number| format!("1. A lock {number} with a bolt.\n\n2. The lock of claim 1, wherein it is new.\n\n3. The lock of claim 2, wherein it is red."))
        .collect();
    let statistics = learn(&sources(claims), &[], Language::En, None);
    let completer = Completer::new(Language::En, Some(statistics));
    let found = completer.complete("1. A lock with a bolt.\n\n2. The lock of claim ", 5);
    assert!(found.iter().all(|candidate| !candidate.text.starts_with(['2', '3', '4'])), "{found:?}");
}

#[test]
fn statistics_survive_being_written() {
    let claims: Vec<String> =
        (0..8).map(|n| format!("A device {n} comprising: a housing; and a lid on the housing.")).collect();
    let statistics = learn(&sources(claims), &[], Language::En, None);
    let read = Statistics::from_bytes(&statistics.to_bytes()).expect("they were just written");
    let text = "A device 9 comprising: a ";
    let of = |statistics| Completer::new(Language::En, Some(statistics)).complete(text, 5);
    let (before, after): (Vec<Candidate>, Vec<Candidate>) = (of(statistics), of(read));
    assert_eq!(before, after);
    assert!(before.iter().any(|candidate| candidate.text.starts_with("housing")), "{before:?}");
}

#[test]
fn a_word_of_other_texts_is_known_where_it_is_begun() {
    let claims: Vec<String> =
        (0..8).map(|n| format!("A device {n} comprising: a housing; and a lid on the housing.")).collect();
    let others = vec!["a turbocharger ".repeat(40)];
    let statistics = learn(&sources(claims), &others, Language::En, None);
    let found = Completer::new(Language::En, Some(statistics)).complete("A device 9 comprising: a turb", 5);
    assert!(found.iter().any(|candidate| candidate.text.starts_with("ocharger")), "{found:?}");
}

#[test]
fn a_claim_begins_with_a_capital() {
    let text = "1. A lock with a bolt.\n\n2. The lock of claim 1, wherein the bolt is red.\n\n3. ";
    let found = proposed(Language::En, text);
    assert!(found.iter().any(|candidate| candidate.starts_with("The lock")), "{found:?}");
    assert!(found.iter().all(|candidate| !candidate.starts_with(char::is_lowercase)), "{found:?}");
}

#[test]
fn a_dependent_claim_is_opened_with_its_reference() {
    check(Language::En, "1. A door lock comprising a bolt.\n\n2. ", "The door lock of claim 1, wherein");
    check(Language::En, "1. A door lock comprising a bolt.\n\n2. The door l", "ock of claim 1, wherein");
    check(
        Language::En,
        "1. A lock comprising a bolt.\n\n2. A lock as claimed in claim 1, in which the bolt is red.\n\n3.",
        " A lock as claimed in claim 1, in which",
    );
    check(Language::De, "1. Schloss, umfassend einen Bolzen.\n\n2. ", "Schloss nach Anspruch 1, wobei");
    check(Language::Fr, "1. Serrure comprenant un pêne.\n\n2. ", "Serrure selon la revendication 1");
}

#[test]
fn bytes_that_are_no_statistics_are_refused() {
    for bytes in [&b""[..], b"hello", &[0xFF; 64], &[1; 40]] {
        assert!(Statistics::from_bytes(bytes).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_borne(text in "([a-zA-Zäßé,;:.( )\\n0-9\u{1F600}-]{0,12} ?(the|said|a|claim|wherein)? ){0,12}") {
        for language in [Language::En, Language::De, Language::Fr] {
            let found = Completer::new(language, None).complete(text.as_str(), 5);
            prop_assert!(found.len() <= 5);
            for candidate in found {
                prop_assert!(!candidate.text.trim().is_empty());
                prop_assert!(candidate.score > 0.0 && candidate.score <= 1.0, "{}", candidate.score);
            }
        }
    }
}
