//! Remarks beside words: the words stay, comments that were there stay, odd packages are handled; not what is remarked.

mod common;

use claimwright_files::{AnnotateError, ReadError, Remark, Spot, annotate_docx, read};
use common::{docx, p, package, r};
use proptest::prelude::*;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).expect("an entry");
            let (name, mut text) = (file.name().expect("a name").into_owned(), String::new());
            file.read_to_string(&mut text).expect("text");
            (name, text)
        })
        .collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    parts(bytes).into_iter().find(|(part, _)| part == name).map(|(_, text)| text).expect("the part is there")
}

/// Remarks at words, each the first of its kind in the document, and at whole paragraphs where the words are empty.
fn at(bytes: &[u8], words: &[&str]) -> Vec<Remark> {
    let paragraphs = read(bytes, "a.docx").expect("a document").paragraphs;
    let remark = |word: &&str| {
        let found =
            paragraphs.iter().enumerate().find_map(|(index, paragraph)| Some((index, paragraph.text.find(word)?)));
        let (paragraph, byte) = found.expect("the words are there");
        let (start, end) = (Spot { paragraph, byte }, Spot { paragraph, byte: byte + word.len() });
        Remark { start, end, lines: vec![format!("on <{word}>"), "& more".to_owned()] }
    };
    words.iter().map(remark).collect()
}

/// Annotates, and checks that every paragraph reads as before and that each comment holds its words.
fn check(bytes: &[u8], words: &[&str]) -> Vec<u8> {
    let after = annotate_docx(bytes, &at(bytes, words), Some("2026-11-22T09:30:00Z")).expect("it takes remarks");
    let texts = |bytes: &[u8]| {
        let manuscript = read(bytes, "a.docx").expect("it reads");
        manuscript.paragraphs.into_iter().map(|p| (p.text, p.label, p.styles, p.role)).collect::<Vec<_>>()
    };
    assert_eq!(texts(&after), texts(bytes));
    let document = part(&after, "word/document.xml");
    let comments = part(&after, "word/comments.xml");
    for word in words {
        let said = format!("&lt;{}&gt;", word.replace('&', "&amp;"));
        let comment = comments.split("<w:comment ").find(|comment| comment.contains(&said));
        let id = comment.and_then(|comment| comment.split("w:id=\"").nth(1)?.split('"').next()).expect("a comment");
        let mark = |kind: &str| format!("<w:comment{kind} w:id=\"{id}\"/>");
        let (_, rest) = document.split_once(&mark("RangeStart")).expect("it begins");
        let (inside, _) = rest.split_once(&mark("RangeEnd")).expect("it ends");
        assert!(document.contains(&mark("Reference")));
        if !word.is_empty() {
            assert_eq!(&shown(inside), word);
        }
    }
    after
}

/// The text between two marks.
fn shown(xml: &str) -> String {
    let mut text = String::new();
    for piece in xml.split('<').skip(1) {
        let (tag, rest) = piece.split_once('>').expect("tags are closed");
        match tag.split(' ').next() {
            Some("w:t") => text.push_str(rest),
            Some("w:tab/") => text.push('\t'),
            _ => {}
        }
    }
    text.replace("&#60;", "<").replace("&amp;", "&")
}

fn bold(text: &str) -> String {
    format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>")
}

#[test]
fn words_inside_and_across_runs_are_marked() {
    let runs = [r("A lock with the spr"), bold("ing &amp; bolt"), r(" of \u{1f529} steel.")].concat();
    let bytes = docx(&(p("", &runs) + &p("", &r("Another"))), &[]);
    let after =
        check(&bytes, &["the spring", "ing & b", "A lock", "steel.", "lock with", "spring", "lock", "Another", ""]);
    let document = part(&after, "word/document.xml");
    assert!(document.contains("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">"), "{document}");
    assert!(part(&after, "[Content_Types].xml").contains("/word/comments.xml"));
    assert!(part(&after, "word/_rels/document.xml.rels").contains("comments.xml"));
    let comments = part(&after, "word/comments.xml");
    assert!(comments.contains("w:author=\"Claimwright\" w:date=\"2026-11-22T09:30:00Z\""), "{comments}");
}

#[test]
fn words_in_links_changes_tables_formulas_and_boxes_are_marked() {
    let link = format!("<w:hyperlink>{}</w:hyperlink>", r("a link here"));
    let change = format!(
        "<w:del w:id=\"9\"><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins w:id=\"8\">{}</w:ins>",
        r("put in")
    );
    let tab = "<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t></w:r>".to_owned();
    let sum = "<m:oMath><m:r><m:t>x=y</m:t></m:r></m:oMath>".to_owned();
    let boxed =
        format!("<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict><w:t>outside</w:t></w:r>", p("", &r("boxed")));
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("", &r("a cell")));
    let body = [p("", &(link + &change)), p("", &tab), p("", &(r("see ") + &sum)), p("", &boxed), table].concat();
    check(&docx(&body, &[]), &["link", "put", "one\ttwo", "two", "see", "outside", "cell"]);
    let after = check(&docx(&body, &[]), &[""]);
    assert!(annotate_docx(&docx(&body, &[]), &at(&docx(&body, &[]), &["boxed", "x=y"]), None).is_ok());
    assert!(part(&after, "word/document.xml").contains("delText>gone"));
}

#[test]
fn comments_that_are_there_are_kept() {
    let body = p(
        "",
        &(String::from("<w:commentRangeStart w:id=\"4\"/>") + &r("the bolt") + "<w:commentRangeEnd w:id=\"4\"/>"),
    );
    let comments = "<w:comments xmlns:w=\"w\"><w:comment w:id=\"4\" w:author=\"A\"><w:p/></w:comment></w:comments>";
    let relations = "<Relationships xmlns=\"r\"><Relationship Id=\"c\" Type=\"x/comments\" Target=\"comments.xml\"/></Relationships>";
    let with =
        [("word/comments.xml", comments), ("word/_rels/document.xml.rels", relations), ("word/media/a.bin", "kept")];
    let after = check(&docx(&body, &with), &["bolt"]);
    let comments = part(&after, "word/comments.xml");
    assert!(comments.contains("w:author=\"A\"") && comments.contains("w:id=\"5\""), "{comments}");
    assert_eq!(part(&after, "word/_rels/document.xml.rels"), relations);
    assert_eq!(part(&after, "word/media/a.bin"), "kept");
    assert_eq!(read(&after, "a.docx").expect("it reads").revisions.comments, 2);
}

#[test]
fn empty_relations_and_other_names_of_the_main_part_are_handled() {
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{}</w:body></w:document>", p("", &r("the bolt")));
    let root = "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"/main.xml\"/></Relationships>";
    let all = [("_rels/.rels", root), ("main.xml", document.as_str()), ("_rels/main.xml.rels", "<Relationships/>")];
    let bytes = package(&all.map(|(name, part)| (name, part.as_bytes())));
    let after = annotate_docx(&bytes, &at(&bytes, &["bolt"]), None).expect("it takes remarks");
    assert!(
        part(&after, "_rels/main.xml.rels").contains("Target=\"comments.xml\"")
            && !part(&after, "comments.xml").contains("w:date")
    );
    assert!(part(&after, "comments.xml").contains("bolt"));
    assert_eq!(
        annotate_docx(&after[..after.len() / 2], &[], None),
        Err(AnnotateError::Unreadable(ReadError::Truncated))
    );
}

#[test]
fn parts_in_utf16_become_utf8() {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document xmlns:w=\"w\"><w:body>{}</w:body></w:document>",
        p("", &r("the b\u{f6}lt"))
    );
    let wide: Vec<u8> = [0xfeff].into_iter().chain(document.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let root = "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let bytes = package(&[("_rels/.rels", root.as_bytes()), ("word/document.xml", &wide)]);
    let after = check(&bytes, &["b\u{f6}lt"]);
    assert!(part(&after, "word/document.xml").starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\""));
}

/// Pieces of a paragraph: a run of text, or what stands between runs.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z \u{e9}\u{1f529}]{1,6}".prop_map(|text| r(&text)),
        "[a-z&<]{1,4}".prop_map(|text| bold(&text.replace('&', "&amp;").replace('<', "&#60;"))),
        Just("<w:r><w:t>x</w:t><w:tab/><w:t> y</w:t></w:r>".to_owned()),
        Just("<w:del w:id=\"1\"><w:r><w:delText>gone</w:delText></w:r></w:del>".to_owned()),
        "[a-z]{1,3}".prop_map(|text| format!("<w:hyperlink>{}</w:hyperlink>", r(&text))),
    ]
}

proptest! {
    #[test]
    fn any_words_of_any_paragraph_are_marked_and_no_text_changes(
        pieces in prop::collection::vec(piece(), 1..8),
        spans in prop::collection::vec((0.0..1.0f64, 0.0..1.0f64), 1..6),
    ) {
        let bytes = docx(&(p("", &r("front")) + &p("", &pieces.concat())), &[]);
        let paragraphs = read(&bytes, "a.docx").expect("a document").paragraphs;
        let Some(paragraph) = paragraphs.get(1) else { return Ok(()) };
        let bounds: Vec<usize> =
            paragraph.text.char_indices().map(|(at, _)| at).chain([paragraph.text.len()]).collect();
        let bound = |share: f64| bounds[((bounds.len() - 1) as f64 * share) as usize];
        let ranges: Vec<(usize, usize)> = spans.iter().map(|(a, b)| (bound(a.min(*b)), bound(a.max(*b)))).collect();
        let spot = |byte| Spot { paragraph: 1, byte };
        let remarks: Vec<Remark> = ranges
            .iter()
            .map(|(start, end)| Remark { start: spot(*start), end: spot(*end), lines: vec!["a".to_owned()] })
            .collect();
        let after = annotate_docx(&bytes, &remarks, None).expect("it takes remarks");
        let texts = |bytes: &[u8]| read(bytes, "a.docx").expect("it reads").paragraphs;
        prop_assert_eq!(texts(&after), texts(&bytes));
        let document = part(&after, "word/document.xml");
        for (id, (start, end)) in ranges.iter().enumerate() {
            let mark = |kind: &str| format!("<w:comment{kind} w:id=\"{id}\"/>");
            let rest = document.split_once(&mark("RangeStart")).expect("it begins").1;
            let inside = rest.split_once(&mark("RangeEnd")).expect("it ends behind its beginning").0;
            let words = &paragraph.text[*start..*end];
            // A tab begins no range of its own: the run that holds it is marked whole.
            if words.is_empty() || words.contains('\t') {
                prop_assert!(shown(inside).contains(words.trim()));
            } else {
                prop_assert_eq!(shown(inside), words);
            }
        }
    }
}
