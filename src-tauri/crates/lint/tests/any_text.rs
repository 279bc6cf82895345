//! Whatever the texts are, a check does not fail and answers with places that lie in them; not what it finds.

mod door;

use claimwright_application::facts::Fact;
use claimwright_application::{Application, Baseline, FilingFacts, Language, Office, PartName, Parts, Span, Stage};
use claimwright_lint::{Applicability, Place};
use proptest::prelude::*;

/// Pieces that rules look at, put together at random with anything.
const PIECES: &[&str] = &[
    "1. ",
    "2. ",
    "7. ",
    "A lock comprising ",
    "the bolt ",
    "The lock of claim 1",
    "of claims 1 and 2",
    "claim 99",
    "any one of claims 1 to 3",
    ", wherein ",
    "(10)",
    "(12, 14a) ",
    "bolt 10 ",
    "sleeve 12 ",
    "drive shaft 12–3 ",
    "drive shaft 12 ",
    "seal ring 14 ",
    ". The ",
    "preferably ",
    "such as ",
    "and/or ",
    "may ",
    "can ",
    "relatively ",
    "about 3 ",
    "Teflon® ",
    "FIG. 1 shows ",
    "FIGS. 2A–C ",
    "SEQ. ID. No 7 ",
    "ATGCCGTAAGCT ",
    "TODO ",
    "[PROPOSAL 1] ",
    "XX mm ",
    "\n",
    "\n## SUMMARY\n",
    "\n[0003] ",
    "Anspruch 1 ",
    "nach einem der Ansprüche ",
    "revendication 2 ",
    "l’une quelconque ",
    "é",
    "ß",
    "→",
    "𝒳",
    "e\u{301}",
    "中文",
    "\u{a0}",
    ";",
    ":",
    "(",
    ")",
    "]",
    ".",
    "  ",
    "said ",
    "means for ",
    "which is",
    "http://a.b/c",
    "NSF grant 1234567 ",
    "Gly-Ala-Ser-Val ",
    "claims priority to ",
    "plurality of levers ",
    "incompetent ",
    "A ",
    "New ",
    "The present invention relates to a ",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat())
}

/// The text that a place counts in.
fn text_of(application: &Application, place: Place) -> Option<&str> {
    match place.part {
        PartName::Title => application.title.present().map(String::as_str),
        PartName::Abstract => application.abstract_.present().map(String::as_str),
        PartName::Description => application.description.present().map(|description| description.text.as_str()),
        PartName::Claims => Some(&application.claims.present()?.claims.get(place.claim?)?.text),
        PartName::Drawings | PartName::Document => None,
    }
}

fn lies_in_its_text(application: &Application, place: Place) -> bool {
    let Some(Span { start, end }) = place.span else { return true };
    text_of(application, place).is_some_and(|text| start <= end && text.get(start..end).is_some())
}

proptest! {
    #[test]
    fn findings_lie_in_the_text_and_edits_apart(
        title in text(), abstract_ in text(), description in text(),
        claims in prop::collection::vec(text(), 0..6),
        baseline in prop::option::of(text()),
        language in prop::sample::select(vec![Language::En, Language::Fr, Language::De]),
        stage in prop::sample::select(Stage::ALL.to_vec()),
    ) {
        let facts = FilingFacts { stage: Fact::given(stage), ..FilingFacts::default() };
        let mut application = Application::from_parts(
            Parts {
                language: Some(language),
                title: Some(title),
                abstract_: Some(abstract_),
                claims: Some(claims),
                description: Some(description),
                drawings: None,
            },
            facts,
        );
        application.baseline = baseline.map(|text| Baseline { name: "as-filed.txt".to_owned(), text });
        let report = door::check(&application, &Office::ALL, &[]);
        for finding in &report.findings {
            prop_assert!(!finding.by_office.is_empty(), "{}", finding.rule);
            prop_assert!(lies_in_its_text(&application, finding.place), "{}", finding.rule);
            for related in &finding.related {
                prop_assert!(lies_in_its_text(&application, related.place), "{}", finding.rule);
            }
            let Some(fix) = &finding.fix else { continue };
            prop_assert!(!stage.is_filed() || fix.applicability == Applicability::Safe, "{}", finding.rule);
            let mut edits: Vec<_> = fix.edits.iter().map(|edit| edit.place).collect();
            edits.sort();
            for place in &edits {
                prop_assert!(place.span.is_some() && lies_in_its_text(&application, *place), "{}", finding.rule);
            }
            for pair in edits.windows(2) {
                let apart = (pair[0].part, pair[0].claim) != (pair[1].part, pair[1].claim)
                    || pair[0].span.zip(pair[1].span).is_some_and(|(a, b)| a.end <= b.start);
                prop_assert!(apart, "{}: edits overlap", finding.rule);
            }
        }
        prop_assert!(report.findings.is_sorted_by_key(|finding| finding.place));
    }
}
