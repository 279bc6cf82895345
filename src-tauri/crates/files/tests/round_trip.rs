//! What is written reads back as the same application, whatever the format; and a filing carries nothing else.

use claimwright_application::manuscript::{Manuscript, Paragraph, Role, Style, StyledRun};
use claimwright_application::{Application, FilingFacts, Language, Office, Span};
use claimwright_files::{Kind, Page, read, write_docx, write_html, write_markdown, write_text};
use std::io::Read;

const PAGE: Page = Page { office: Office::Us, language: Language::En };

fn labelled(role: Role, label: &str, text: &str) -> Paragraph {
    Paragraph { label: Some(label.to_owned()), ..Paragraph::new(role, text) }
}

/// Where the 2 of H2O stands.
fn two(text: &str) -> Span {
    let at = text.find("H2O").expect("the sample has water") + 1;
    Span::new(at, at + 1)
}

fn sample() -> Manuscript {
    let mut water =
        labelled(Role::Body, "[0003]", "The bolt 10 of FIG. 1 is cooled with H2O at a < b & c * d_e [1](2).");
    water.styles = vec![StyledRun { span: two(&water.text), style: Style::Subscript }];
    let mut proposal = Paragraph::new(Role::Body, "[PROPOSAL] The spring is soft.");
    proposal.proposal = true;
    let cell = |row, column, text: &str| Paragraph::new(Role::Cell { row, column }, text);
    let paragraphs = vec![
        Paragraph::new(Role::Title, "Lock with a bolt & a <spring>"),
        Paragraph::new(Role::Heading(1), "Description"),
        Paragraph::new(Role::Heading(2), "TECHNICAL FIELD"),
        labelled(Role::Body, "[0001]", "The invention relates to locks."),
        Paragraph::new(Role::Heading(2), "BRIEF DESCRIPTION OF THE DRAWINGS"),
        labelled(Role::Body, "[0002]", "FIG. 1 shows a lock."),
        Paragraph::new(Role::Heading(2), "DETAILED DESCRIPTION"),
        water,
        proposal,
        cell(0, 0, "Steel"),
        cell(0, 1, "Hard"),
        cell(1, 0, "Brass"),
        cell(1, 1, "Soft"),
        Paragraph::new(Role::Heading(1), "What is claimed is:"),
        labelled(Role::Claim, "1.", "A lock comprising:\na bolt; and\na spring."),
        labelled(Role::Claim, "2.", "The lock of claim 1, wherein the bolt is steel."),
        Paragraph::new(Role::Heading(1), "Abstract"),
        Paragraph::new(Role::Body, "A lock has a bolt (10)."),
    ];
    Manuscript { paragraphs, ..Manuscript::default() }
}

fn application(manuscript: &Manuscript) -> Application {
    Application::from_manuscript(manuscript, Some(Language::En), FilingFacts::default())
}

/// All that a reader of the application sees; layout and what is known about it may differ between formats.
fn check_same(read: &Application, expected: &Application) {
    assert_eq!(read.title, expected.title);
    assert_eq!(read.abstract_, expected.abstract_);
    assert_eq!(read.claims.present().map(|c| &c.text), expected.claims.present().map(|c| &c.text));
    assert_eq!(read.description, expected.description);
    assert_eq!(read.figures, expected.figures);
    assert_eq!(read.signs, expected.signs);
}

#[test]
fn docx_reads_back_as_the_same_application() {
    let bytes = write_docx(&sample(), Kind::Working, &PAGE).expect("the sample packs");
    let found = read(&bytes, "a.docx").expect("our own document is sound");
    check_same(&application(&found), &application(&sample()));
    let water = found.paragraphs.iter().find(|p| p.text.contains("H2O")).expect("the paragraph is there");
    assert_eq!(water.styles, [StyledRun { span: two(&water.text), style: Style::Subscript }]);
}

#[test]
fn markdown_reads_back_as_the_same_application() {
    let text = write_markdown(&sample(), Kind::Working);
    let found = read(text.as_bytes(), "a.md").expect("our own Markdown is sound");
    check_same(&application(&found), &application(&sample()));
}

#[test]
fn text_has_the_parts_as_the_program_counts_them() {
    let text = write_text(&sample(), Kind::Working);
    let expected = application(&sample());
    assert!(text.contains(&expected.claims.present().expect("claims are there").text));
    let description = &expected.description.present().expect("a description is there").text;
    // Cells of a row stand on one line of the text file.
    assert!(text.contains(description.split("\nSteel").next().expect("there is a front")));
}

#[test]
fn the_same_manuscript_gives_the_same_bytes() {
    let write = || write_docx(&sample(), Kind::Filing, &PAGE).expect("the sample packs");
    assert_eq!(write(), write());
    let elsewhere = std::thread::spawn(move || write_docx(&sample(), Kind::Filing, &PAGE).expect("the sample packs"));
    assert_eq!(write(), elsewhere.join().expect("the thread ends well"));
}

#[test]
fn a_filing_carries_no_marks_of_the_desk() {
    let bytes = write_docx(&sample(), Kind::Filing, &PAGE).expect("the sample packs");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("it is an archive");
    let names: Vec<String> = (0..archive.len())
        .map(|i| archive.by_index(i).expect("an entry").name().expect("a name").into_owned())
        .collect();
    for name in &names {
        assert!(!name.contains("comment") && !name.contains("custom") && !name.contains("people"), "{name}");
        let mut part = String::new();
        archive.by_name(name).expect("the entry").read_to_string(&mut part).expect("parts are UTF-8");
        for mark in [
            "PROPOSAL",
            "<w:ins ",
            "<w:del ",
            "w:vanish",
            "w:highlight",
            "dc:creator",
            "lastModifiedBy",
            "w:rsid",
            "unknown",
            "w:comment",
        ] {
            assert!(!part.contains(mark), "{mark} in {name}");
        }
    }
    let working = write_docx(&sample(), Kind::Working, &PAGE).expect("the sample packs");
    let found = read(&working, "a.docx").expect("our own document is sound");
    assert_eq!(found.paragraphs.iter().filter(|p| p.proposal).count(), 1);
}

#[test]
fn html_escapes_every_text() {
    let html = write_html(&sample(), Kind::Working, &PAGE);
    assert!(html.contains("Lock with a bolt &amp; a &lt;spring&gt;"));
    assert!(html.contains("H<sub>2</sub>O"));
    assert!(!html.contains("<spring>"));
}
