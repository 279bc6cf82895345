//! Whole documents, with and without headings, in three languages.

use crate::application::RecognisedBy;
use crate::facts::{Presence, Route, Stage};
use crate::manuscript::{Manuscript, Paragraph, Role};
use crate::{Application, FilingFacts, Language, Part, PartName};

fn read(lines: &[&str]) -> Application {
    let paragraphs = lines.iter().map(|line| Paragraph::new(Role::Body, *line)).collect();
    Application::from_manuscript(&Manuscript { paragraphs, ..Manuscript::default() }, None, FilingFacts::default())
}

fn parts(application: &Application) -> Vec<PartName> {
    application.recognised.iter().map(|r| r.part).collect()
}

#[test]
fn a_text_of_numbered_claims_is_claims_alone() {
    let application = read(&["1. A lock comprising a bolt.", "2. The lock of claim 1, wherein the bolt is steel."]);
    assert_eq!(parts(&application), [PartName::Claims]);
    assert_eq!(application.recognised[0].by, RecognisedBy::Form);
    assert_eq!(application.description, Part::NotSupplied);
    assert_eq!(application.abstract_, Part::NotSupplied);
    assert_eq!(application.title, Part::NotSupplied);
    assert_eq!(
        application.claims.present().map(|c| c.text.as_str()),
        Some("1. A lock comprising a bolt.\n\n2. The lock of claim 1, wherein the bolt is steel.")
    );
}

#[test]
fn claims_without_numbers_are_still_claims() {
    let application = read(&["A lock comprising a bolt.", "The lock of claim 1, wherein the bolt is steel."]);
    assert_eq!(parts(&application), [PartName::Claims]);
}

#[test]
fn a_whole_application_without_abstract_lacks_it() {
    let application = read(&[
        "Lock with a bolt",
        "TECHNICAL FIELD",
        "The invention relates to locks.",
        "DETAILED DESCRIPTION",
        "The bolt 10 slides.",
        "What is claimed is:",
        "1. A lock comprising:",
        "a bolt; and",
        "a spring.",
        "2. The lock of claim 1.",
    ]);
    assert_eq!(parts(&application), [PartName::Title, PartName::Description, PartName::Claims]);
    assert_eq!(application.abstract_, Part::Lacking);
    assert_eq!(application.title.present().map(String::as_str), Some("Lock with a bolt"));
    assert_eq!(
        application.claims.present().map(|c| c.text.as_str()),
        Some("1. A lock comprising:\na bolt; and\na spring.\n\n2. The lock of claim 1.")
    );
}

#[test]
fn a_missing_heading_is_not_a_missing_part() {
    let application = read(&[
        "Lock with a bolt",
        "The invention relates to locks. Locks are known.",
        "The bolt 10 slides in the sleeve 12. The spring 14 urges the bolt 10.",
        "1. A lock comprising a bolt.",
        "2. The lock of claim 1, wherein the bolt is steel.",
        "Abstract",
        "A lock has a bolt.",
    ]);
    assert_eq!(parts(&application), [PartName::Title, PartName::Description, PartName::Claims, PartName::Abstract]);
    assert_eq!(application.abstract_.present().map(String::as_str), Some("A lock has a bolt."));
    assert_eq!(application.signs.len(), 4);
}

#[test]
fn german_and_french_headings_open_parts() {
    let application = read(&[
        "Schloss mit Riegel",
        "Beschreibung",
        "Die Erfindung betrifft ein Schloss mit einem Riegel.",
        "Patentansprüche",
        "1. Schloss, umfassend einen Riegel.",
        "Zusammenfassung",
        "Ein Schloss hat einen Riegel.",
    ]);
    assert_eq!(parts(&application), [PartName::Title, PartName::Description, PartName::Claims, PartName::Abstract]);
    assert_eq!(application.language, Language::De);
    let application = read(&[
        "Serrure à pêne",
        "Description",
        "L'invention concerne une serrure dans le domaine des portes.",
        "Revendications",
        "1. Serrure comprenant un pêne.",
        "Abrégé",
        "La serrure comprend un pêne.",
    ]);
    assert_eq!(parts(&application), [PartName::Title, PartName::Description, PartName::Claims, PartName::Abstract]);
    assert_eq!(application.language, Language::Fr);
}

#[test]
fn a_german_summary_inside_the_description_is_no_abstract() {
    let application = read(&[
        "Schloss",
        "Stand der Technik",
        "Schlösser sind bekannt.",
        "Zusammenfassung der Erfindung",
        "Das Schloss hat einen Riegel.",
        "Kurze Beschreibung der Zeichnungen",
        "Fig. 1 zeigt das Schloss.",
        "Ansprüche",
        "1. Schloss, umfassend einen Riegel.",
    ]);
    assert_eq!(parts(&application), [PartName::Title, PartName::Description, PartName::Claims]);
    assert_eq!(application.abstract_, Part::Lacking);
}

#[test]
fn headings_on_the_line_of_their_text_are_read() {
    let application = read(&[
        "Title: Lock",
        "Abstract: A lock has a bolt.",
        "Description",
        "The bolt slides.",
        "We claim: 1. A lock comprising a bolt.",
        "2. The lock of claim 1.",
    ]);
    assert_eq!(application.title.present().map(String::as_str), Some("Lock"));
    assert_eq!(application.abstract_.present().map(String::as_str), Some("A lock has a bolt."));
    assert_eq!(
        application.claims.present().map(|c| c.text.as_str()),
        Some("1. A lock comprising a bolt.\n\n2. The lock of claim 1.")
    );
}

#[test]
fn signs_on_drawings_are_read() {
    let application = read(&["Description", "The bolt 10 slides.", "Drawings", "Fig. 1: 10, 12", "Fig. 2A: 14"]);
    let drawings = application.drawings.present().expect("the lines list signs");
    assert_eq!(drawings.figures[0].signs, ["10", "12"]);
    assert_eq!(drawings.figures[1].label, "2A");
    assert_eq!(application.facts.drawings.value, Presence::Present);
}

#[test]
fn stage_and_route_are_guessed_and_given_facts_win() {
    let lines = [
        "(10) Patent No.: US 9,123,456 B2",
        "Lock",
        "CROSS-REFERENCE TO RELATED APPLICATIONS",
        "This application is a continuation of U.S. application Ser. No. 12/345,678, which claims the benefit of 61/000,001.",
        "DETAILED DESCRIPTION",
        "The bolt slides.",
    ];
    let application = read(&lines);
    assert_eq!(application.facts.stage.value, Stage::Granted);
    assert_eq!(application.facts.route.value, Route::Continuation);
    assert!(!application.facts.route.given);
    let given = FilingFacts { stage: crate::facts::Fact::given(Stage::Draft), ..FilingFacts::default() };
    let paragraphs = lines.iter().map(|line| Paragraph::new(Role::Body, *line)).collect();
    let manuscript = Manuscript { paragraphs, ..Manuscript::default() };
    assert_eq!(Application::from_manuscript(&manuscript, None, given).facts.stage.value, Stage::Draft);
}

#[test]
fn an_empty_manuscript_supplies_nothing() {
    let application = read(&[]);
    assert_eq!(application.claims, Part::NotSupplied);
    assert_eq!(application.description, Part::NotSupplied);
}

#[test]
fn a_person_says_where_parts_begin() {
    let lines =
        ["Lock", "Summary", "A bolt holds.", "Zusammenfassung", "A bolt slides.", "Claims", "1. A lock.", "Annex"];
    let paragraphs = lines.iter().map(|line| Paragraph::new(Role::Body, *line)).collect();
    let mut manuscript = Manuscript { paragraphs, ..Manuscript::default() };
    let read = |manuscript: &Manuscript| Application::from_manuscript(manuscript, None, FilingFacts::default());
    let before = read(&manuscript);
    assert_eq!(before.abstract_.present().map(String::as_str), Some("A bolt slides."));
    manuscript.assigned = [(3, Some(PartName::Description)), (7, None)].into();
    let after = read(&manuscript);
    assert_eq!(after.abstract_, Part::Lacking);
    assert!(after.description.present().is_some_and(|text| text.text.contains("slides")));
    assert_eq!(after.claims.present().map(|set| set.text.as_str()), Some("1. A lock."));
    manuscript.assigned =
        [(0, Some(PartName::Abstract)), (1, Some(PartName::Title)), (2, Some(PartName::Abstract))].into();
    let after = read(&manuscript);
    assert_eq!(after.title.present().map(String::as_str), Some("Summary"));
    assert_eq!(after.abstract_.present().map(String::as_str), Some("Lock\nA bolt holds.\nA bolt slides."));
    let told: Vec<_> = after.recognised.iter().map(|piece| (piece.part, piece.by == RecognisedBy::Person)).collect();
    assert_eq!(told[..3], [(PartName::Abstract, true), (PartName::Title, true), (PartName::Abstract, true)]);
    manuscript.assigned = [(5, Some(PartName::Claims)), (99, Some(PartName::Claims))].into();
    assert_eq!(
        read(&manuscript).claims.present().map(|set| set.text.as_str()),
        before.claims.present().map(|set| set.text.as_str())
    );
}
