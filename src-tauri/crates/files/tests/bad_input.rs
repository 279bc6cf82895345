//! Files that are broken, hostile or something else: one error each, quickly, and never a panic.

mod common;

use claimwright_application::{Language, Notice};
use claimwright_files::{Format, ReadError, read};
use common::{docx, p, package, r};
use proptest::prelude::*;

fn check(bytes: &[u8], name: &str, expected: ReadError) {
    let error = read(bytes, name).expect_err("the file must be refused");
    assert_eq!(error, expected);
    for language in [Language::En, Language::Fr, Language::De] {
        let sentence = error.sentence(language);
        assert!(sentence.ends_with('.') && sentence.matches(". ").count() == 0, "one sentence: {sentence}");
    }
}

#[test]
fn each_kind_of_bad_file_has_its_sentence() {
    let good = docx(&p("", &r("text")), &[]);
    check(b"", "a.docx", ReadError::Empty);
    check(b"  \n\n", "a.txt", ReadError::Empty);
    check(b"hello", "a.docx", ReadError::NotADocx);
    check(&good[..good.len() / 2], "a.docx", ReadError::Truncated);
    check(&package(&[("a", b"b")]), "a.docx", ReadError::NotADocx);
    check(&docx("", &[]), "a.docx", ReadError::NoText);
    check(&good, "a.txt", ReadError::NotWhatItsEndingSays { ending: "txt".to_owned(), really: Format::Docx });
    check(b"%PDF-1.7 x", "a.docx", ReadError::NotWhatItsEndingSays { ending: "docx".to_owned(), really: Format::Pdf });
    check(b"%PDF-1.7 x", "a.pdf", ReadError::Truncated);
    check(b"{\\rtf1}", "a.rtf", ReadError::OldWordFormat { ending: "rtf".to_owned() });
    check(b"x", "a.odt", ReadError::OldWordFormat { ending: "odt".to_owned() });
    check(b"x", "a.exe", ReadError::UnsupportedFormat { ending: "exe".to_owned() });
    check(b"a\0b", "a.txt", ReadError::NotText);
    let named = |ending: &str, really| ReadError::NotWhatItsEndingSays { ending: ending.to_owned(), really };
    check(b"{\"claims\": [\"1. A lock.\"]}", "a.txt", named("txt", Format::Json));
    check(b"[{\"claims\": []}]", "standard input", named("", Format::Json));
    check(b"<!DOCTYPE html><p>1. A lock.", "a.md", named("md", Format::Html));
    check(b"<?xml version=\"1.0\"?><svg/>", "a.txt", ReadError::NotAPatent);
    check(b"{\\rtf1 x}", "a.docx", named("docx", Format::Rtf));
    check(&vec![b'a'; 20_000_001], "a.txt", ReadError::TooLarge { limit_mb: 20 });
}

#[test]
fn an_encrypted_document_is_told_from_an_old_one() {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    check(&bytes, "a.doc", ReadError::OldWordFormat { ending: "doc".to_owned() });
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    check(&bytes, "a.docx", ReadError::Encrypted);
}

#[test]
fn in_01_bombs_are_refused_by_what_they_unpack_to() {
    let large = vec![b' '; 60_000_000];
    check(&package(&[("_rels/.rels", &large)]), "a.docx", ReadError::ZipBomb);
    let names: Vec<String> = (0..5_001).map(|n| n.to_string()).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    check(&package(&parts), "a.docx", ReadError::TooManyParts);
}

#[test]
fn in_03_document_types_depth_and_attributes_are_refused() {
    let with = |document: &str| {
        let relations =
            r#"<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;
        package(&[("_rels/.rels", relations.as_bytes()), ("word/document.xml", document.as_bytes())])
    };
    let laughs = r#"<!DOCTYPE a [<!ENTITY b "c"><!ENTITY x SYSTEM "file:///etc/passwd">]><w:document><w:body>&x;</w:body></w:document>"#;
    check(&with(laughs), "a.docx", ReadError::UnsafeXml);
    check(&with(&"<w:p>".repeat(300)), "a.docx", ReadError::UnsafeXml);
    let many: String = (0..300).map(|n| format!(" a{n}=\"\"")).collect();
    check(&with(&format!("<w:document{many}/>")), "a.docx", ReadError::UnsafeXml);
    // An entity that nobody declared is a mark, not a hole.
    let found = read(&docx(&p("", &r("a &b; c")), &[]), "a.docx").expect("the rest is sound");
    assert_eq!(found.paragraphs[0].text, "a \u{fffd} c");
}

#[test]
fn in_04_what_leads_outside_is_named_and_not_followed() {
    let relations = r#"<Relationships><Relationship Type="x/image" TargetMode="External" Target="file:///etc/passwd"/><Relationship Type="x/attachedTemplate" TargetMode="External" Target="\\host\share"/><Relationship Type="x/oleObject" Target="a.bin"/></Relationships>"#;
    let found = read(&docx(&p("", &r("text")), &[("word/_rels/document.xml.rels", relations)]), "a.docx")
        .expect("the text is sound");
    assert_eq!(found.notices, [Notice::Links(2), Notice::Programs(1)]);
}

proptest! {
    #[test]
    fn no_bytes_make_a_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), ending in "(txt|md|docx|pdf|xml|)") {
        let _ = read(&bytes, &format!("a.{ending}"));
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in "(\\PC|\n|#|\\[0001\\]|1\\. |- |\\||<sub>|</sub>|\\*){0,80}", ending in "(txt|md)") {
        let _ = read(text.as_bytes(), &format!("a.{ending}"));
    }

    #[test]
    fn no_body_makes_the_docx_reader_panic(body in "(<w:p>|</w:p>|<w:r>|</w:r>|<w:t>|</w:t>|<w:tbl>|</w:tbl>|<w:tr>|</w:tr>|<w:tc>|</w:tc>|<w:del>|</w:del>|<w:tab/>|<w:fldChar w:fldCharType=\"end\"/>|x|&#1;){0,60}") {
        let _ = read(&docx(&body, &[]), "a.docx");
    }

    #[test]
    fn a_broken_copy_is_an_error(cut in 0usize..2000) {
        let good = docx(&p("", &r("text")), &[]);
        if cut < good.len() {
            prop_assert!(read(&good[..cut], "a.docx").is_err());
        }
    }
}
