//! What becomes of a document when the text of a part is edited, mended or exported: nothing else changes, nothing is lost.

use claimwright_api::export::{self, ExportFormat, ExportKind};
use claimwright_api::{Document, FilingFacts, LintOptions, Office, Workbench, fixes};
use claimwright_application::{Manuscript, PartName};
use std::collections::BTreeMap;

fn document(name: &str, bytes: &[u8]) -> Document {
    Document::read(name, bytes, None, FilingFacts::default()).expect("the document is sound")
}

fn lines(document: &Document, texts: &BTreeMap<PartName, String>) -> Vec<String> {
    document.manuscript_with(texts).paragraphs.into_iter().map(|paragraph| paragraph.text).collect()
}

#[test]
fn a_part_in_two_pieces_is_written_once() {
    let text = "# Lock\n\n## Description\n\nThe lock has a bolt.\n\n## Claims\n\n1. A lock comprising a bolt.\n\n## Description\n\n\
                The bolt is steel.\n";
    let document = document("a.md", text.as_bytes());
    let description = document.text(PartName::Description).expect("there is a description");
    let written = lines(&document, &BTreeMap::from([(PartName::Description, description)]));
    assert_eq!(written.iter().filter(|line| line.contains("bolt is steel")).count(), 1, "{written:?}");
    assert_eq!(written.iter().filter(|line| line.contains("has a bolt")).count(), 1, "{written:?}");
}

#[test]
fn a_heading_in_the_line_of_its_text_stays() {
    let text = "Lock\n\nClaims\n\n1. A lock comprising a bolt.\n\nAbstract: A lock has a bolt.\n";
    let document = document("a.txt", text.as_bytes());
    assert_eq!(document.text(PartName::Abstract).as_deref(), Some("A lock has a bolt."));
    let written = lines(&document, &BTreeMap::from([(PartName::Abstract, "A lock has a spring.".to_owned())]));
    assert!(written.ends_with(&["Abstract:".to_owned(), "A lock has a spring.".to_owned()]), "{written:?}");
}

#[test]
fn amendments_of_a_file_are_read_alike_everywhere_and_go_back_as_type() {
    let text = "1. (Currently amended) A lock comprising a bolt and ~~a weight~~<u>a spring</u> that presses the bolt.\n\n\
                2. (Original) The lock of claim 1, wherein the spring is steel.\n";
    let given = document("a.md", text.as_bytes());
    let word = export::written(&given.manuscript(), ExportFormat::Docx, ExportKind::Filing, given.page(Office::Us));
    let word = word.expect("the document can be written");
    let read = document("a.docx", &word);
    let claims = read.text(PartName::Claims).expect("there are claims");
    assert!(claims.contains("~~a weight~~<u>a spring</u>"), "{claims}");
    let clean = read.application.claims.present().expect("there are claims").claims[0].clean_text();
    assert!(clean.contains("a bolt and a spring that presses"), "{clean}");
    // The window sends the text of its editor, which nobody touched.
    let mut workbench = Workbench::new(claimwright_api::Language::En);
    workbench.open_bytes("a.docx", &word).expect("the document is sound");
    let shown = workbench.validate(&claims, false).expect("it can be validated");
    let missing = |rule: &str| rule == "claims/antecedent-missing";
    assert!(!shown.findings.iter().any(|placed| missing(&placed.finding.rule)));
    // Type goes back as type: no mark stands in the document for filing.
    let again = export::written(&read.manuscript(), ExportFormat::Html, ExportKind::Filing, read.page(Office::Us));
    let again = String::from_utf8(again.expect("it can be written")).expect("HTML is text");
    assert!(again.contains("<s>a weight</s><u>a spring</u>") && !again.contains("~~"), "{again}");
}

#[test]
fn a_fix_leaves_all_other_text_as_it_is() {
    let text = "# Lock\n\n## Claims\n\n1. A lock comprising a bolt\n\n2. The lock of claim 1, wherein the bolt is steel.\n\n\
                ## Abstract\n\nA lock has a bolt.\n";
    let document = document("a.md", text.as_bytes());
    let options = LintOptions { offices: &[Office::Us], only: None, names: None };
    let mended = fixes::apply(&document, "safe", &options).expect("there are safe fixes");
    let written = |manuscript: &Manuscript| {
        let text = export::written(manuscript, ExportFormat::Txt, ExportKind::Working, document.page(Office::Us));
        String::from_utf8(text.expect("it can be written")).expect("text is UTF-8")
    };
    let before = written(&document.manuscript());
    assert_eq!(written(&mended.manuscript), before.replacen("comprising a bolt", "comprising a bolt.", 1));
}

#[test]
fn fixes_of_names_are_never_made_at_once_and_hide_no_other() {
    let text = "# Valve\n\n## Claims\n\n1. A valve comprising a diaphragm spring and a housing, wherein the diapragm spring holds the \
                housing and a rod is held by the diapragm spring.\n";
    let document = document("a.md", text.as_bytes());
    let names = claimwright_api::naming::by_words(&document.application);
    assert_eq!(names.len(), 1, "the spring is misspelt: {names:?}");
    let options = LintOptions { offices: &[Office::Us], only: None, names: Some(&names) };
    let shown = claimwright_lint::check(&document.application, &options);
    let rule_of_fix = |rule: &str| {
        let finding = shown.findings.iter().find(|finding| finding.rule == rule && finding.fix.is_some());
        finding.and_then(|finding| finding.fix.as_ref()).map(|fix| fix.title.rule)
    };
    assert_eq!(
        rule_of_fix("claims/antecedent-missing"),
        Some("terminology/near-miss"),
        "a person is shown that of the name"
    );
    for refused in ["terminology/near-miss", "terminology/variant", "claims/antecedent-missing,terminology/near-miss"] {
        let error = fixes::apply(&document, refused, &options).expect_err("each is looked at");
        assert!(error.sentence.contains("never applied at once"), "{}", error.sentence);
    }
    let mended = fixes::apply(&document, "claims/antecedent-missing", &options).expect("it has a fix of its own");
    assert_eq!((mended.applied, mended.left), (1, 0));
    let safe = fixes::apply(&document, "safe", &options).expect("there may be none");
    let words =
        |manuscript: &Manuscript| manuscript.paragraphs.iter().filter(|line| line.text.contains("diapragm")).count();
    assert_eq!(words(&safe.manuscript), 1, "none of names is safe");
}
