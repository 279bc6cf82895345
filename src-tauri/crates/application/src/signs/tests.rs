//! What is and is not a use of a sign, in three languages.

use super::uses;
use crate::{Description, Language};

fn check(language: Language, text: &str, expected: &[(&str, &str, &str)]) {
    let description = Description::from_text(text.to_owned());
    let found = uses(&description, language);
    let found: Vec<_> = found.iter().map(|u| (u.name.as_str(), u.head.as_str(), u.sign.as_str())).collect();
    assert_eq!(found, expected, "{text}");
    for use_ in uses(&description, language) {
        assert!(!use_.name_span.of(&description.text).is_empty());
        assert!(use_.sign_span.of(&description.text).starts_with(|c: char| c.is_ascii_digit() || c == 'S'));
    }
}

#[test]
fn names_reach_back_to_the_determiner() {
    check(
        Language::En,
        "The drive shaft 12 turns a first gear wheel 14a.",
        &[("drive shaft", "shaft", "12"), ("first gear wheel", "wheel", "14a")],
    );
    check(
        Language::En,
        "The end of the shaft 12' is free. The bolt (10) slides.",
        &[("shaft", "shaft", "12'"), ("bolt", "bolt", "10")],
    );
}

#[test]
fn lists_share_their_name() {
    check(
        Language::En,
        "The bolts 14, 16 and 18 hold.",
        &[("bolts", "bolt", "14"), ("bolts", "bolt", "16"), ("bolts", "bolt", "18")],
    );
    check(
        Language::En,
        "First and second springs 20, 22 press.",
        &[("springs", "spring", "20"), ("springs", "spring", "22")],
    );
    check(
        Language::En,
        "The bolts 10a-10c hold.",
        &[("bolts", "bolt", "10a"), ("bolts", "bolt", "10b"), ("bolts", "bolt", "10c")],
    );
    check(Language::En, "In the shaft 12, 14 teeth are cut.", &[("shaft", "shaft", "12")]);
}

#[test]
fn quantities_are_no_signs() {
    for text in [
        "The gap is 10 mm wide and a length 12 cm.",
        "At least 3 bolts and a set of 10 bolts in 1999 on March 3.",
        "See claim 4, FIG. 3, the example 5 and table 6.",
        "The ratio 1:2 and a factor of 1.5 with the 10,000 cycles.",
        "A pressure of 20 bar at the temperature 30 °C and the humidity 40%.",
        "The compound 12 of formula 3 in the document 5,123,456.",
        "The molecule IL-2 and the 3-axis stage use the standard ISO 9001.",
    ] {
        check(Language::En, text, &[]);
    }
}

#[test]
fn numbered_items_are_no_signs() {
    check(Language::En, "It has a housing (1) a bolt and (2) a spring.", &[]);
}

#[test]
fn flow_chart_steps_count_from_a_hundred() {
    check(Language::En, "In the step 302 data are read. In step 1 nothing.", &[("step", "step", "302")]);
    check(Language::En, "At the step S10 data are read.", &[("step", "step", "S10")]);
}

#[test]
fn an_uncertain_use_needs_a_second() {
    check(Language::En, "Processor 12 waits.", &[]);
    check(
        Language::En,
        "Processor 12 waits. Then processor 12 runs.",
        &[("processor", "processor", "12"), ("processor", "processor", "12")],
    );
}

#[test]
fn french_names_lead_with_their_noun() {
    check(
        Language::Fr,
        "L'arbre d'entraînement 12 porte la première roue dentée 14.",
        &[("arbre d'entraînement", "arbre", "12"), ("première roue dentée", "roue", "14")],
    );
    check(
        Language::Fr,
        "Les vis de réglage (16, 18) sont en acier.",
        &[("vis de réglage", "vis", "16"), ("vis de réglage", "vis", "18")],
    );
    check(Language::Fr, "La revendication 1 et la figure 2 à 10 mm.", &[]);
}

#[test]
fn german_names_end_in_their_noun() {
    check(
        Language::De,
        "Die Antriebswelle (12) trägt ein erstes Zahnrad 14. Die Wellen 12 drehen, die Welle 13 nicht.",
        &[
            ("antriebswelle", "antriebswelle", "12"),
            ("erstes zahnrad", "zahnrad", "14"),
            ("wellen", "welle", "12"),
            ("welle", "welle", "13"),
        ],
    );
    check(Language::De, "Nach Anspruch 1 und Figur 2 sind es die 10 mm.", &[]);
}

#[test]
fn a_list_of_signs_is_read() {
    check(
        Language::De,
        "Bezugszeichenliste\n10 Gehäuse\n12 Welle",
        &[("gehäuse", "gehäuse", "10"), ("welle", "welle", "12")],
    );
}
