//! Opens written documents in LibreOffice and compares what it finds; needs `soffice`, which the setup of tests installs.

use claimwright_application::manuscript::{Manuscript, Paragraph, Role, Style, StyledRun};
use claimwright_application::{Application, FilingFacts, Language, Office, Span};
use claimwright_files::{Kind, Page, Remark, Spot, annotate_docx, read, write_docx};
use std::path::Path;
use std::process::Command;

fn sample() -> Manuscript {
    let mut water = Paragraph::new(Role::Body, "The bolt 10 is cooled with H2O.");
    water.label = Some("[0002]".to_owned());
    water.styles = vec![StyledRun { span: Span::new(28, 29), style: Style::Subscript }];
    let mut field = Paragraph::new(Role::Body, "The invention relates to locks.");
    field.label = Some("[0001]".to_owned());
    let mut first = Paragraph::new(Role::Claim, "A lock comprising:\na bolt; and\na spring.");
    first.label = Some("1.".to_owned());
    let mut second = Paragraph::new(Role::Claim, "The lock of claim 1, wherein the bolt is steel.");
    second.label = Some("2.".to_owned());
    let mut proposal = Paragraph::new(Role::Body, "The spring is soft.");
    proposal.proposal = true;
    let paragraphs = vec![
        Paragraph::new(Role::Title, "Lock with a bolt & a spring"),
        Paragraph::new(Role::Heading(1), "Description"),
        Paragraph::new(Role::Heading(2), "Technical field"),
        field,
        proposal,
        Paragraph::new(Role::Heading(2), "Detailed description"),
        water,
        Paragraph::new(Role::Heading(1), "Claims"),
        first,
        second,
        Paragraph::new(Role::Heading(1), "Abstract"),
        Paragraph::new(Role::Body, "A lock has a bolt (10)."),
    ];
    Manuscript { paragraphs, ..Manuscript::default() }
}

fn converted(folder: &Path, bytes: &[u8], to: &str) -> Vec<u8> {
    let source = folder.join("document.docx");
    std::fs::write(&source, bytes).expect("the scratch folder can be written");
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let status = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", to, "--outdir"])
        .arg(folder.join("out"))
        .arg(&source)
        .output()
        .expect("soffice is installed by the setup of tests");
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
    let ending = to.split(':').next().expect("a format has a name");
    std::fs::read(folder.join("out/document").with_extension(ending)).expect("LibreOffice wrote its result")
}

#[test]
fn libre_office_reads_the_text_as_written() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let page = Page { office: Office::Ep, language: Language::En };
    let bytes = write_docx(&sample(), Kind::Filing, &page).expect("the sample packs");
    let text = converted(folder.path(), &bytes, "txt:Text (encoded):UTF8");
    let text = String::from_utf8(text).expect("LibreOffice was asked for UTF-8");
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().filter(|line| !line.is_empty()).collect();
    let expected = [
        "Lock with a bolt & a spring",
        "Description",
        "Technical field",
        "[0001]\tThe invention relates to locks.",
        "Detailed description",
        "[0002]\tThe bolt 10 is cooled with H2O.",
        "Claims",
        "1.\tA lock comprising:",
        "a bolt; and",
        "a spring.",
        "2.\tThe lock of claim 1, wherein the bolt is steel.",
        "Abstract",
        "A lock has a bolt (10).",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn claims_and_abstract_stand_on_pages_of_their_own() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    for office in Office::ALL {
        let page = Page { office, language: Language::En };
        let bytes = write_docx(&sample(), Kind::Working, &page).expect("the sample packs");
        let pdf = converted(folder.path(), &bytes, "pdf");
        let pages = pdf.windows(11).filter(|w| w.starts_with(b"/Type/Page") && !w.ends_with(b"s")).count();
        assert_eq!(pages, 3, "{office:?}");
    }
}

#[test]
fn what_libre_office_saves_is_the_same_application() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let page = Page { office: Office::Ep, language: Language::En };
    let bytes = write_docx(&sample(), Kind::Working, &page).expect("the sample packs");
    let saved = converted(folder.path(), &bytes, "docx");
    let application =
        |manuscript: &Manuscript| Application::from_manuscript(manuscript, Some(Language::En), FilingFacts::default());
    let ours = application(&read(&bytes, "a.docx").expect("our own document is sound"));
    let theirs = application(&read(&saved, "a.docx").expect("LibreOffice's document is sound"));
    assert_eq!(theirs.title, ours.title);
    assert_eq!(theirs.description, ours.description);
    assert_eq!(theirs.claims.present().map(|c| &c.text), ours.claims.present().map(|c| &c.text));
    assert_eq!(theirs.abstract_, ours.abstract_);
}

#[test]
fn libre_office_opens_a_document_with_remarks_and_reads_the_same_text() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let page = Page { office: Office::Ep, language: Language::En };
    let bytes = write_docx(&sample(), Kind::Filing, &page).expect("the sample packs");
    let paragraphs = read(&bytes, "a.docx").expect("our own document is sound").paragraphs;
    let remark = |(paragraph, source): (usize, &Paragraph)| {
        let words = source.text.find("bolt").map_or(0..0, |byte| byte..byte + 4);
        let spot = |byte| Spot { paragraph, byte };
        Remark { start: spot(words.start), end: spot(words.end), lines: vec!["a remark".to_owned()] }
    };
    let remarks: Vec<Remark> = paragraphs.iter().enumerate().map(remark).collect();
    let noted = annotate_docx(&bytes, &remarks, Some("2026-11-22T09:30:00Z")).expect("it takes remarks");
    let text = |bytes: &[u8]| converted(folder.path(), bytes, "txt:Text (encoded):UTF8");
    assert_eq!(text(&noted), text(&bytes));
    let kept = read(&converted(folder.path(), &noted, "docx:MS Word 2007 XML"), "a.docx").expect("it is sound");
    assert_eq!(kept.revisions.comments, remarks.len());
}
