//! What the reader makes of the things that Word documents of attorneys contain.

mod common;

use claimwright_application::manuscript::{Manuscript, Role, Style};
use claimwright_application::{Application, FilingFacts, Language, Notice};
use claimwright_files::read;
use common::{docx, p, r};

fn manuscript(body: &str, parts: &[(&str, &str)]) -> Manuscript {
    read(&docx(body, parts), "a.docx").expect("the document is sound")
}

fn texts(manuscript: &Manuscript) -> Vec<String> {
    manuscript
        .paragraphs
        .iter()
        .map(|p| match &p.label {
            Some(label) => format!("{label}|{}", p.text),
            None => p.text.clone(),
        })
        .collect()
}

const NUMBERING: &str = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="[000%1]"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:numbering>"#;

fn listed(list: u8, level: u8, text: &str) -> String {
    p(&format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#), &r(text))
}

#[test]
fn numbers_that_word_computes_become_labels() {
    let body = [
        listed(2, 0, "The bolt."),
        listed(1, 0, "A lock comprising:"),
        listed(1, 1, "a bolt;"),
        listed(1, 1, "a spring."),
        listed(1, 0, "The lock of claim 1."),
        listed(3, 0, "The lock of claim 2."),
    ]
    .concat();
    let found = manuscript(&body, &[("word/numbering.xml", NUMBERING)]);
    assert_eq!(
        texts(&found),
        [
            "[0001]|The bolt.",
            "1.|A lock comprising:",
            "a)|a bolt;",
            "b)|a spring.",
            "2.|The lock of claim 1.",
            "7.|The lock of claim 2.",
        ]
    );
}

#[test]
fn computed_claim_numbers_are_claim_text() {
    let body = [
        p("", &r("Claims")),
        listed(1, 0, "A lock comprising a bolt."),
        listed(1, 0, "The lock of claim 1, wherein the bolt is steel."),
    ]
    .concat();
    let found = manuscript(&body, &[("word/numbering.xml", NUMBERING)]);
    let application = Application::from_manuscript(&found, Some(Language::En), FilingFacts::default());
    assert_eq!(
        application.claims.present().map(|c| c.text.as_str()),
        Some("1. A lock comprising a bolt.\n\n2. The lock of claim 1, wherein the bolt is steel.")
    );
}

#[test]
fn styles_give_roles_in_three_languages() {
    let styles = r#"<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="Titre 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My part"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>"#;
    let styled = |id: &str| p(&format!(r#"<w:pStyle w:val="{id}"/>"#), &r(id));
    let body = ["Titel", "berschrift1", "Titre2", "Mine", "Unknown"].map(styled).concat()
        + &p(r#"<w:outlineLvl w:val="2"/>"#, &r("outlined"));
    let roles: Vec<_> = manuscript(&body, &[("word/styles.xml", styles)]).paragraphs.iter().map(|p| p.role).collect();
    assert_eq!(
        roles,
        [Role::Title, Role::Heading(1), Role::Heading(2), Role::Heading(1), Role::Body, Role::Heading(3)]
    );
}

#[test]
fn tracked_changes_are_read_as_accepted_and_counted() {
    let body = [
        p(
            "",
            &format!(
                "{}<w:del><w:r><w:delText>red </w:delText></w:r></w:del><w:ins>{}</w:ins>{}",
                r("a "),
                r("blue "),
                r("bolt")
            ),
        ),
        p("<w:rPr><w:del/></w:rPr>", &r("one ")),
        p("", &r("paragraph")),
        p("", &format!("<w:moveFrom>{}</w:moveFrom>{}", r("gone"), r("kept"))),
    ]
    .concat();
    let found =
        manuscript(&body, &[("word/comments.xml", r#"<w:comments xmlns:w="w"><w:comment w:id="1"/></w:comments>"#)]);
    assert_eq!(texts(&found), ["a blue bolt", "one paragraph", "kept"]);
    assert_eq!((found.revisions.tracked, found.revisions.comments), (4, 1));
}

#[test]
fn runs_breaks_symbols_and_references_are_text() {
    let body = p(
        "",
        &format!(
            "{}<w:r><w:rPr><w:vertAlign w:val=\"subscript\"/><w:b/></w:rPr><w:t>2</w:t></w:r>{}<w:r><w:br/><w:t>x &lt; y &#169;</w:t><w:tab/><w:noBreakHyphen/><w:sym w:font=\"Symbol\" w:char=\"F061\"/></w:r>",
            r("H"),
            r("O")
        ),
    );
    let found = manuscript(&body, &[]);
    assert_eq!(texts(&found), ["H2O\nx < y ©\t-α"]);
    assert_eq!(
        found.paragraphs[0].styles.iter().map(|s| (s.style, s.span.start, s.span.end)).collect::<Vec<_>>(),
        [(Style::Subscript, 1, 2)]
    );
}

#[test]
fn fields_hidden_text_and_doubled_content_are_left_out() {
    let body = p(
        "",
        &format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
            r("claim 1"),
            r(" new"),
            r(" old")
        ),
    );
    let found = manuscript(&body, &[]);
    assert_eq!(texts(&found), ["claim 1 new"]);
    assert_eq!(found.notices, [Notice::HiddenText]);
}

#[test]
fn tables_notes_and_pictures_are_found() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p("", &r(text)));
    let body = format!(
        "{}<w:tbl><w:tr>{}{}</w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}</w:tc>{}</w:tr></w:tbl>",
        p(
            "",
            &format!(
                "{}<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:drawing><a:blip/></w:drawing></w:r>",
                r("See")
            )
        ),
        cell("a"),
        cell("b"),
        p("", &r("wide")),
        cell("c")
    );
    let notes = format!(
        r#"<w:footnotes xmlns:w="w"><w:footnote w:id="0" w:type="separator">{}</w:footnote><w:footnote w:id="2">{}</w:footnote></w:footnotes>"#,
        p("", &r("no")),
        p("", &r("A note."))
    );
    let found = manuscript(&body, &[("word/footnotes.xml", &notes)]);
    assert_eq!(texts(&found), ["See", "A note.", "a", "b", "wide", "c"]);
    assert_eq!(found.paragraphs[4].role, Role::Cell { row: 1, column: 0 });
    assert_eq!(found.paragraphs[5].role, Role::Cell { row: 1, column: 2 });
    assert_eq!(found.pictures, Some(1));
}

#[test]
fn typed_numbers_before_a_tab_are_labels() {
    let body = [
        p("", "<w:r><w:t>[0007]</w:t><w:tab/><w:t>The bolt.</w:t></w:r>"),
        p("", "<w:r><w:t>3.</w:t><w:tab/><w:t>The lock.</w:t></w:r>"),
    ]
    .concat();
    assert_eq!(texts(&manuscript(&body, &[])), ["[0007]|The bolt.", "3.|The lock."]);
}

#[test]
fn struck_and_underlined_words_are_amendments_where_claims_have_a_status() {
    let set = |properties: &str, text: &str| {
        format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
    };
    let claim = |status: &str| {
        p(
            "",
            &[
                r(&format!("1. {status}A lock comprising a bolt and ")),
                set("<w:strike/>", "a weight"),
                set(r#"<w:u w:val="single"/>"#, "a spring"),
                r(" that presses the bolt."),
            ]
            .concat(),
        )
    };
    let clean = |status: &str| {
        let found = manuscript(
            &[claim(status), p("", &r("2. The lock of claim 1, wherein the spring is steel."))].concat(),
            &[],
        );
        let application = Application::from_manuscript(&found, Some(Language::En), FilingFacts::default());
        let claims = application.claims.present().expect("there are claims");
        (claims.claims[0].changes.len(), claims.claims[0].clean_text())
    };
    assert_eq!(
        clean("(Currently amended) "),
        (2, "1. (Currently amended) A lock comprising a bolt and a spring that presses the bolt.".to_owned())
    );
    // Without a status, type is type.
    assert_eq!(clean("").0, 0);
}
