//! Reads PDFs that LibreOffice makes of patents, in one column and in two with line numbers and page headers; needs
//! `soffice`, which the setup of tests installs.

use claimwright_application::manuscript::{Manuscript, Paragraph, Role};
use claimwright_application::{Application, FilingFacts, Language, Office};
use claimwright_files::{Kind, Page, ReadError, read, write_docx};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A patent of the corpus: paragraphs of its description, headings included, and its claims.
struct Patent {
    title: String,
    description: Vec<(bool, String)>,
    claims: Vec<String>,
}

fn patents(count: usize) -> Vec<Patent> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/corpus/patents-10.jsonl");
    let text = std::fs::read_to_string(path).expect("the corpus is part of the repository");
    let patent = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).expect("the corpus holds JSON lines");
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let description = text("description");
        let description = description.lines().filter(|line| !line.trim().is_empty());
        let claims = value["claims"].as_array().expect("a patent has claims");
        Patent {
            title: text("title"),
            description: description
                .map(|line| (line.starts_with("## "), line.trim_start_matches("## ").to_owned()))
                .collect(),
            claims: claims.iter().filter_map(|claim| claim.as_str()).map(str::to_owned).collect(),
        }
    };
    text.lines().map(patent).filter(|patent| patent.claims.len() > 1).take(count).collect()
}

/// The files as PDF, in their order.
fn converted(folder: &Path, sources: &[PathBuf]) -> Vec<Vec<u8>> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let status = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .args(sources)
        .output()
        .expect("soffice is installed by the setup of tests");
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
    sources.iter().map(|path| std::fs::read(path.with_extension("pdf")).expect("LibreOffice wrote a PDF")).collect()
}

/// How many of the words come again in their order, with little between them.
fn in_order(wanted: &[&str], found: &[&str]) -> usize {
    let (mut at, mut same) = (0, 0);
    for word in wanted {
        let next = found.iter().skip(at).take(40).position(|found| found == word);
        same += usize::from(next.is_some());
        at += next.map_or(0, |next| next + 1);
    }
    same
}

/// Holds the manuscript to the patent: nearly all words in order, most paragraphs as they were, no line or page number or
/// page header in the text, and each claim recognised.
fn check(patent: &Patent, pdf: &[u8]) {
    let manuscript = read(pdf, "a.pdf").expect("the PDF is sound");
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let body = manuscript.paragraphs.iter().filter(|paragraph| paragraph.role != Role::PageFurniture);
    let texts: Vec<String> = body.map(|paragraph| plain(&paragraph.text)).collect();
    let wanted: Vec<String> =
        patent.description.iter().map(|(_, text)| text).chain(&patent.claims).map(|text| plain(text)).collect();
    let missing: Vec<&String> = wanted.iter().filter(|text| !texts.contains(text)).collect();
    assert!(missing.len() * 100 <= wanted.len() * 15, "{}: {missing:#?}\n{texts:#?}", patent.title);
    let (wanted, found) = (wanted.join(" "), texts.join(" "));
    let (wanted, found): (Vec<&str>, Vec<&str>) = (wanted.split(' ').collect(), found.split(' ').collect());
    let same = in_order(&wanted, &found);
    assert!(same * 1000 >= wanted.len() * 995, "{}: {same} of {} words", patent.title, wanted.len());
    // The title, the heading of the claims and marks of parts stand in the PDF alone.
    assert!(found.len() < wanted.len() + 40, "{}: {} words, not {}", patent.title, found.len(), wanted.len());
    let application = Application::from_manuscript(&manuscript, Some(Language::En), FilingFacts::default());
    let claims = application.claims.present().expect("the claims are found");
    let numbers: Vec<u32> = claims.claims.iter().map(|claim| claim.number).collect();
    let expected: Vec<u32> = (1..).take(patent.claims.len()).collect();
    assert_eq!(numbers, expected, "{}", patent.title);
}

#[test]
fn what_is_written_and_printed_is_read_again() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let patents = patents(5);
    let mut sources = Vec::new();
    for (index, patent) in patents.iter().enumerate() {
        let mut paragraphs = vec![Paragraph::new(Role::Title, patent.title.as_str())];
        paragraphs.push(Paragraph::new(Role::Heading(1), "Description"));
        paragraphs.extend(patent.description.iter().map(|(heading, text)| {
            Paragraph::new(if *heading { Role::Heading(2) } else { Role::Body }, text.as_str())
        }));
        paragraphs.push(Paragraph::new(Role::Heading(1), "Claims"));
        paragraphs.extend(patent.claims.iter().map(|claim| Paragraph::new(Role::Claim, claim.as_str())));
        let manuscript = Manuscript { paragraphs, ..Manuscript::default() };
        let page = Page { office: Office::Us, language: Language::En };
        let path = folder.path().join(format!("{index}.docx"));
        std::fs::write(&path, write_docx(&manuscript, Kind::Filing, &page).expect("the patent packs"))
            .expect("the scratch folder can be written");
        sources.push(path);
    }
    for (patent, pdf) in patents.iter().zip(converted(folder.path(), &sources)) {
        check(patent, &pdf);
    }
}

/// An OpenDocument text as grants are printed: two columns, lines numbered by fives, a header, page numbers, hyphens.
fn printed(patent: &Patent) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let mut body = String::new();
    for (heading, text) in &patent.description {
        let style = if *heading { "H" } else { "B" };
        body += &format!("<text:p text:style-name=\"{style}\">{}</text:p>", escaped(text));
    }
    body += "<text:p text:style-name=\"B\">What is claimed is:</text:p>";
    for claim in &patent.claims {
        body += &format!("<text:p text:style-name=\"B\">{}</text:p>", escaped(claim));
    }
    include_str!("common/two-columns.fodt").replace("BODY", &body)
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let patents = patents(5);
    let mut sources = Vec::new();
    for (index, patent) in patents.iter().enumerate() {
        let path = folder.path().join(format!("{index}.fodt"));
        std::fs::write(&path, printed(patent)).expect("the scratch folder can be written");
        sources.push(path);
    }
    for (patent, pdf) in patents.iter().zip(converted(folder.path(), &sources)) {
        check(patent, &pdf);
        let manuscript = read(&pdf, "a.pdf").expect("the PDF is sound");
        let header = manuscript.paragraphs.iter().filter(|p| p.text.contains("1,234,567"));
        assert!(header.into_iter().all(|p| p.role == Role::PageFurniture));
    }
}

#[test]
fn a_scan_is_named_as_such() {
    let file = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/read/refused-scan.pdf"))
        .expect("the corpus is part of the repository");
    assert_eq!(read(&file, "a.pdf"), Err(ReadError::Scanned));
}
