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
fn a_description_is_completed_as_prose() {
    let claims = "1. A lock comprising a bolt, wherein the bolt is bent.\n\n2. The lock of claim 1, wherein the bolt is red.\n\n";
    // A section may be numbered as the next claim would be.
    let numbered = format!("{claims}A lock is known.\n\nFIELD OF USE\n\nIt has a bolt 12, which is bent.\n\n3. ");
    let found = proposed(Language::En, &numbered);
    assert!(found.iter().all(|text| !text.contains("claim") && !text.contains("wherein")), "{found:?}");
    let found = proposed(Language::En, &format!("{claims}3. "));
    assert!(found.iter().any(|text| text.starts_with("The lock of claim 1, wherein")), "{found:?}");
    // Behind the number of the next claim stands one, though a paragraph is no claim.
    let found = proposed(Language::En, &format!("{claims}Compare a lock that is known.\n\n3. "));
    assert!(found.iter().any(|text| text.starts_with("The lock of claim 1, wherein")), "{found:?}");
    let spoken = format!("{claims}A lock is known.\n\nThe bolt 12 is bent. The spring 14 holds the bolt 12. The ");
    for (before, wanted, unwanted) in [("bolt ", "12", "14"), ("spring ", "14", "12"), ("latch ", "", "12")] {
        let found = proposed(Language::En, &format!("{spoken}{before}"));
        assert!(wanted.is_empty() || found.iter().any(|text| text.starts_with(wanted)), "{before}| {found:?}");
        assert!(found.iter().all(|text| !text.starts_with(unwanted)), "{before}| {found:?}");
    }
    for short in ["i.e.", "as in FIG.", "by A."] {
        let found =
            proposed(Language::En, &format!("{claims}A lock is known.\n\nThe bolt slides, the bolt is bent, {short} "));
        assert!(found.iter().any(|text| text.starts_with(char::is_lowercase)), "{short}: {found:?}");
    }
    let found = proposed(Language::En, &format!("{claims}A lock is known.\n\nThe bolt slides.\n\nFIELD OF USE\n\n"));
    assert!(!found.is_empty() && found.iter().all(|text| text.starts_with(char::is_uppercase)), "{found:?}");
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

/// What is proposed at the end of a text by one who once wrote another.
fn proposed_after(language: Language, own: &str, text: &str) -> Vec<String> {
    let found = Completer::new(language, None).complete_hearing(text, 8, &[own.to_owned()], &mut |_| None);
    found.into_iter().map(|candidate| candidate.text).collect()
}

#[test]
fn half_a_phrase_is_proposed_only_where_something_goes_on_so() {
    let cases = [
        (
            Language::En,
            "1. A lock comprising a first and a second lever, a plurality of pins and at least one cam, wherein the second \
             lever, the plurality of pins and the at least one cam are of steel.",
            [
                "1. A box comprising a lid and a hinge, wherein the ",
                "1. A box comprising a first lid, a second lid, a \
              plurality of hinges and at least one seal, wherein the ",
            ],
            &["second", "plurality of", "at least one"][..],
        ),
        (
            Language::De,
            "1. Schloss mit einem ersten und einem zweiten Hebel, wobei der zweite Hebel gebogen ist.",
            [
                "1. Kasten mit einem Deckel, wobei der ",
                "1. Kasten mit einem ersten und einem zweiten Deckel, wobei der ",
            ],
            &["zweite"],
        ),
        (
            Language::Fr,
            "1. Serrure comprenant un premier levier et un deuxième levier, dans laquelle le deuxième levier est courbé.",
            [
                "1. Boîte comprenant un couvercle, dans laquelle le ",
                "1. Boîte comprenant un premier couvercle et un \
              deuxième couvercle, dans laquelle le ",
            ],
            &["deuxième"],
        ),
    ];
    for (language, own, [without, with], halves) in cases {
        for half in halves {
            // Where it is begun, nothing else is in its way.
            for typed in ["", &half[..1]] {
                let found = proposed_after(language, own, &format!("{without}{typed}"));
                let is_it = |text: &str| format!("{typed}{text} ").starts_with(half.split(' ').next().unwrap_or(half));
                assert!(!found.iter().any(|text| is_it(text)), "{without}{typed}| {found:?}");
            }
            let typed = &half[..1];
            let found = proposed_after(language, own, &format!("{with}{typed}"));
            let is_it = |text: &str| format!("{half} ").starts_with(&format!("{typed}{text}"));
            assert!(found.iter().any(|text| is_it(text)), "{with}{typed}| {found:?}");
        }
    }
}

#[test]
fn what_is_unique_is_proposed_though_nothing_introduced_it() {
    let own = "1. A lock comprising a bolt, wherein the bolt is selected from the group consisting of steel and brass in the \
               same way and has the largest diameter.";
    for (text, wanted) in [
        ("1. A box comprising a lid, wherein the lid is selected from the ", "group consisting of"),
        ("1. A box comprising a lid, wherein the lid and the hinge are selected from the group in the ", "same"),
        ("1. A box comprising a lid, wherein the lid has the ", "largest"),
    ] {
        let found = proposed_after(Language::En, own, text);
        assert!(found.iter().any(|text| text.starts_with(wanted)), "{text}| {found:?}");
    }
}

#[test]
fn a_part_has_no_name_that_nobody_gave_it() {
    let own = "1. A lock comprising a strike plate and a bolt, wherein the strike force of the bolt acts on the outer surface \
               of the bolt, said force of the strike plate being small.";
    let starts = |text: &str, wanted: &str| {
        let found = proposed_after(Language::En, own, text);
        found.iter().any(|text| text.starts_with(wanted))
    };
    assert!(!starts("1. A box comprising a lid, wherein the ", "strike"), "nothing strikes");
    assert!(!starts("1. A box comprising a lid, wherein the str", "ike"), "nothing strikes");
    assert!(starts("1. A box comprising a strike and a lid, wherein the str", "ike"));
    assert!(!starts("1. A box comprising a lid, wherein the lid acts on the out", "er surface"), "no surface was said");
    assert!(starts("1. A box comprising a lid with a surface, wherein the lid acts on the out", "er surface"));
    assert!(!starts("1. A box comprising a lid, said ", "force"), "no force was said");
    // What somebody typed that names nothing is theirs.
    assert!(starts("1. A box comprising a lid, wherein the strike ", "force"));
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
