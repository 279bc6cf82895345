//! What the readers measure on pages: of our own DOCX, of DOCX that others make, and of PDFs that LibreOffice makes of
//! them; needs `soffice`, which the setup of tests installs.

mod common;

use claimwright_application::manuscript::{Manuscript, Paragraph, Role};
use claimwright_application::sheets::{Pagination, PictureKind, SourceFormat};
use claimwright_application::{Application, FilingFacts, Language, Office, PartName, Sheets};
use claimwright_files::{Kind, Page, read, write_docx};
use common::{docx, p, package, r};
use std::path::Path;
use std::process::Command;

fn sample() -> Manuscript {
    let words = "The bolt 10 slides in the sleeve 12 and is urged by the spring 14 towards the plate 16. ".repeat(6);
    let mut paragraphs = vec![
        Paragraph::new(Role::Title, "Lock with a bolt"),
        Paragraph::new(Role::Heading(1), "Description"),
        Paragraph::new(Role::Heading(2), "Technical field"),
    ];
    paragraphs.extend((0..14).map(|_| Paragraph::new(Role::Body, words.trim())));
    paragraphs.extend([
        Paragraph::new(Role::Heading(1), "Claims"),
        Paragraph::new(Role::Claim, "1. A lock comprising a bolt (10), a sleeve (12), a spring (14) and a plate (16)."),
        Paragraph::new(Role::Claim, "2. The lock of claim 1, wherein the bolt (10) is of steel."),
        Paragraph::new(Role::Heading(1), "Abstract"),
        Paragraph::new(Role::Body, "A lock has a bolt (10)."),
    ]);
    Manuscript { paragraphs, ..Manuscript::default() }
}

fn application(bytes: &[u8], name: &str) -> Application {
    let manuscript = read(bytes, name).expect("the file is sound");
    Application::from_manuscript(&manuscript, Some(Language::En), FilingFacts::default())
}

fn converted(folder: &Path, name: &str, bytes: &[u8]) -> Vec<u8> {
    let source = folder.join(name);
    std::fs::write(&source, bytes).expect("the scratch folder can be written");
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let status = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .arg(&source)
        .output()
        .expect("soffice is installed by the setup of tests");
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
    std::fs::read(source.with_extension("pdf")).expect("LibreOffice wrote a PDF")
}

fn parts_on_their_pages(sheets: &Sheets) -> Vec<(PartName, bool)> {
    sheets.starts.iter().map(|start| (start.part, start.first_on_page)).collect()
}

const OWN_PAGES: [(PartName, bool); 3] =
    [(PartName::Description, true), (PartName::Claims, true), (PartName::Abstract, true)];

#[test]
fn our_own_docx_and_its_print_show_the_layout_that_was_written() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    for office in [Office::Ep, Office::Us] {
        let page = Page { office, language: Language::En };
        let bytes = write_docx(&sample(), Kind::Filing, &page).expect("the sample packs");
        let written = application(&bytes, "a.docx").sheets;
        let printed = application(&converted(folder.path(), "a.docx", &bytes), "a.pdf").sheets;
        assert_eq!(written.format, Some(SourceFormat::Docx));
        assert_eq!(printed.format, Some(SourceFormat::Pdf));
        assert_eq!(written.page_numbers, Some(Pagination::Computed));
        assert_eq!(printed.page_numbers, Some(Pagination::Printed((1..=printed.pages.expect("pages")).collect())));
        for sheets in [&written, &printed] {
            assert_eq!((sheets.type_size, sheets.line_spacing), (Some(24), Some(150)), "{sheets:?}");
            assert_eq!(sheets.line_numbers, Some(false));
            assert_eq!(parts_on_their_pages(sheets), OWN_PAGES);
            let sheet = sheets.text.expect("the sheets were measured");
            assert_eq!((sheet.is_a4(), sheet.is_letter()), (office == Office::Ep, office == Office::Us));
            let (left, right) = (sheet.left.expect("measured"), sheet.right.expect("measured"));
            let wanted = if office == Office::Ep { (300, 250) } else { (254, 254) };
            assert!(left.abs_diff(wanted.0) <= 10 && right.abs_diff(wanted.1) <= 10, "{sheet:?}");
            assert!(sheet.top.is_some_and(|top| (240..330).contains(&top)), "{sheet:?}");
        }
    }
}

/// A paragraph that holds a picture of a height in millimetres.
fn drawing(relation: &str, height: u32) -> String {
    let cy = height * 36_000;
    p(
        "",
        &format!(
            r#"<w:r><w:drawing><wp:inline xmlns:wp="wp"><wp:extent cx="{cy}" cy="{cy}"/><a:blip r:embed="{relation}" xmlns:r="r"/></wp:inline></w:drawing></w:r>"#
        ),
    )
}

const BREAK: &str = r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#;
const PICTURES: &str = r#"<Relationships><Relationship Id="i1" Type="x/image" Target="media/1.png"/><Relationship Id="i2" Type="x/image" Target="media/2.png"/><Relationship Id="f" Type="x/footer" Target="footer1.xml"/></Relationships>"#;

fn section(kind: &str, properties: &str) -> String {
    format!(
        r#"<w:sectPr><w:type w:val="{kind}"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="567" w:bottom="1134" w:left="1417"/>{properties}</w:sectPr>"#
    )
}

fn with_pictures(body: &str) -> Application {
    let plain = docx(body, &[("word/_rels/document.xml.rels", PICTURES)]);
    assert!(read(&plain, "a.docx").is_ok(), "pictures may be missing");
    let png = |kind: u8| {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08".to_vec();
        bytes.extend([kind, 0, 0, 0]);
        bytes
    };
    let document =
        format!(r#"<?xml version="1.0"?><w:document xmlns:w="w" xmlns:a="a"><w:body>{body}</w:body></w:document>"#);
    let relations =
        r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let footer = r#"<w:ftr xmlns:w="w"><w:p><w:r><w:instrText> PAGE \* MERGEFORMAT </w:instrText></w:r></w:p></w:ftr>"#;
    let bytes = package(&[
        ("_rels/.rels", relations.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", PICTURES.as_bytes()),
        ("word/footer1.xml", footer.as_bytes()),
        ("word/media/1.png", &png(0)),
        ("word/media/2.png", &png(2)),
    ]);
    application(&bytes, "a.docx")
}

#[test]
fn sections_breaks_and_pictures_of_a_docx_are_measured() {
    let small = |text: &str| {
        p(
            r#"<w:spacing w:line="240" w:lineRule="auto"/>"#,
            &format!(r#"<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t>{text}</w:t></w:r>"#),
        )
    };
    let body = [
        p("", &r("Description")),
        small("The invention relates to a lock that has a bolt of steel and a spring."),
        drawing("i1", 8),
        small("The compound above is well known to those who make springs."),
        drawing("i2", 60),
        p("", &r("Fig. 1: the lock")),
        p("", &r("Claims")),
        small("1. A lock comprising a bolt and a spring that urges the bolt into a plate."),
        p(
            &section("nextPage", r#"<w:lnNumType w:countBy="5"/>"#),
            &r("2. The lock of claim 1, wherein the bolt is steel."),
        ),
        p("", &r("Abstract")),
        small("A lock has a bolt."),
        BREAK.to_owned(),
        drawing("i1", 200),
        p("", &r("FIG. 2")),
        section("nextPage", ""),
    ]
    .concat();
    let application = with_pictures(&body);
    let sheets = &application.sheets;
    assert_eq!((sheets.type_size, sheets.line_spacing), (Some(16), Some(100)));
    assert_eq!(sheets.page_numbers, Some(Pagination::Computed));
    assert_eq!(sheets.line_numbers, Some(true));
    let sheet = sheets.text.expect("there are sections");
    assert_eq!((sheet.top, sheet.right, sheet.left), (Some(200), Some(100), Some(250)));
    assert_eq!(
        parts_on_their_pages(sheets),
        [(PartName::Description, true), (PartName::Claims, false), (PartName::Abstract, true)]
    );
    let pictures: Vec<_> = sheets.pictures.iter().map(|p| (p.part, p.kind, p.figure.as_deref(), p.coloured)).collect();
    assert_eq!(
        pictures,
        [
            (PartName::Description, PictureKind::Formula, None, Some(0)),
            (PartName::Description, PictureKind::Drawing, Some("1"), None),
            (PartName::Drawings, PictureKind::Drawing, Some("2"), Some(0)),
        ]
    );
    assert_eq!(sheets.drawings.len(), 1);
    let drawings = application.drawings.present().expect("the sheet names a figure");
    assert_eq!(drawings.figures[0].label, "2");
    assert_eq!(application.abstract_.present().map(String::as_str), Some("A lock has a bolt."));
}

#[test]
fn figures_whose_labels_are_drawn_are_not_known() {
    let body = [
        p("", &r("Description")),
        p("", &r("The invention relates to a lock that has a bolt.")),
        BREAK.to_owned(),
        drawing("i1", 100),
        p("", &r("FIG. 1")),
        BREAK.to_owned(),
        drawing("i1", 100),
        p("", &r("2/2")),
    ]
    .concat();
    let application = with_pictures(&body);
    assert_eq!(application.drawings.present(), None);
    assert_eq!(application.sheets.pictures.iter().filter(|p| p.part == PartName::Drawings).count(), 2);
    let text = application.description.present().expect("there is text");
    assert!(text.text.ends_with("has a bolt."), "{}", text.text);
}

#[test]
fn the_mark_of_a_firm_on_a_cover_sheet_is_no_drawing() {
    let body = [
        drawing("i1", 30),
        p("", &r("Our reference: P 4711")),
        BREAK.to_owned(),
        p("", &r("Description")),
        p("", &r("The invention relates to a lock that has a bolt.")),
        BREAK.to_owned(),
        p("", &r("Drawings")),
        drawing("i1", 100),
        p("", &r("open")),
        p("", &r("Fig. 1")),
    ]
    .concat();
    let application = with_pictures(&body);
    let sheets = &application.sheets;
    let pictures: Vec<_> = sheets.pictures.iter().map(|picture| (picture.part, picture.kind)).collect();
    assert_eq!(pictures, [(PartName::Description, PictureKind::Unknown), (PartName::Drawings, PictureKind::Drawing)]);
    assert_eq!(parts_on_their_pages(sheets), [(PartName::Description, true), (PartName::Drawings, true)]);
    let drawings = application.drawings.present().expect("the sheet names its figure");
    assert_eq!(drawings.figures[0].label, "1");
}

#[test]
fn a_section_that_continues_opens_no_page() {
    let body = [
        p("", &r("Description")),
        p(&section("nextPage", ""), &r("The invention relates to a lock that has a bolt.")),
        p("", &r("Claims")),
        p("", &r("1. A lock comprising a bolt.")),
        section("continuous", ""),
    ]
    .concat();
    let sheets = with_pictures(&body).sheets;
    assert_eq!(parts_on_their_pages(&sheets), [(PartName::Description, true), (PartName::Claims, false)]);
}

#[test]
fn sheets_of_drawings_of_a_pdf_are_told_from_text_and_read() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let pdf = converted(folder.path(), "drawn.fodt", include_bytes!("common/drawings.fodt"));
    let application = application(&pdf, "a.pdf");
    let drawings = application.drawings.present().expect("the sheets name their figures");
    let figures: Vec<_> = drawings.figures.iter().map(|f| (f.label.as_str(), f.signs.join(" "))).collect();
    assert_eq!(figures, [("1", "10 12".to_owned()), ("2", "10 14".to_owned())]);
    assert_eq!(drawings.figures[1].texts, ["close the door and slide the bolt into the plate"]);
    let sheets = &application.sheets;
    assert_eq!(sheets.drawings.len(), 2);
    assert!(sheets.drawings[0].left.is_some_and(|left| left < 250), "{:?}", sheets.drawings);
    let coloured: Vec<_> = sheets.pictures.iter().map(|p| (p.part, p.coloured.map(|c| c > 10))).collect();
    assert_eq!(coloured, [(PartName::Drawings, Some(false)), (PartName::Drawings, Some(true))]);
    let text = application.description.present().expect("there is text");
    assert!(!text.text.contains("FIG. 1\n") && text.text.contains("slides in the sleeve"), "{}", text.text);
}
