//! Patent XML of the offices, small documents in each of their vocabularies; not the documents of the corpus.

use claimwright_application::manuscript::{Manuscript, Role, Style};
use claimwright_application::{Application, FilingFacts, Notice, Stage};
use claimwright_files::{ReadError, read};

fn manuscript(xml: &str) -> Manuscript {
    read(xml.as_bytes(), "a.xml").expect("the document is sound")
}

/// Compares the paragraphs, each as `role label| text`.
fn check(xml: &str, expected: &[&str]) {
    let shown = |p: &claimwright_application::manuscript::Paragraph| {
        let role = match p.role {
            Role::Body => "body".to_owned(),
            Role::Title => "title".to_owned(),
            Role::Heading(level) => format!("h{level}"),
            Role::Claim => "claim".to_owned(),
            Role::ListItem => "item".to_owned(),
            Role::Cell { row, column } => format!("cell {row},{column}"),
            Role::Caption => "caption".to_owned(),
            Role::PageFurniture => "page".to_owned(),
            Role::Drawn => "drawn".to_owned(),
        };
        format!("{role} {}| {}", p.label.as_deref().unwrap_or(""), p.text)
    };
    let found: Vec<String> = manuscript(xml).paragraphs.iter().map(shown).collect();
    assert_eq!(found, expected);
}

const EUROPEAN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE ep-patent-document PUBLIC "-//EPO//EP PATENT DOCUMENT 1.5//EN" "ep-patent-document-v1-5.dtd">
<ep-patent-document lang="de" country="EP" doc-number="3404678" kind="B1">
<SDOBI lang="de"><B500><B540><B541>de</B541><B542>SCHLOSS</B542><B541>en</B541><B542>LOCK</B542></B540></B500></SDOBI>
<description id="desc" lang="de"><!-- EPO <DP n="2"> -->
<p id="p0001" num="0001">Ein Schloss mit H<sub>2</sub>O gem&auml;&szlig; <patcit><text>EP 1</text></patcit>:<ul><li>ein Riegel;</li><li>eine Feder.</li></ul>Weiter.</p>
<heading id="h1"><b>Zeichnungen</b></heading><!-- EPO <DP n="3"> -->
<p id="p0002" num="0002">Fig. 1 zeigt das Schloss.</p>
</description>
<claims id="claims01" lang="de"><claim id="c1" num="0001"><claim-text>Schloss, umfassend:<claim-text>einen Riegel; und</claim-text><claim-text>eine Feder.</claim-text></claim-text></claim>
<claim id="c2" num="0002"><claim-text>Schloss nach Anspruch 1,<br/>wobei der Riegel lang ist.</claim-text></claim></claims>
<claims id="claims02" lang="en"><claim id="d1" num="0001"><claim-text>A lock.</claim-text></claim></claims>
<drawings><figure num="1"><img file="a.tif"/></figure><figure num="2"><img file="b.tif"/></figure></drawings>
<ep-reference-list><heading>IN DER BESCHREIBUNG</heading><p>EP 1</p></ep-reference-list>
</ep-patent-document>"#;

#[test]
fn a_patent_is_read_under_the_name_of_a_text_too() {
    for name in ["a.txt", "a.md", "standard input"] {
        assert_eq!(read(EUROPEAN.as_bytes(), name), read(EUROPEAN.as_bytes(), "a.xml"));
    }
}

#[test]
fn a_european_patent_has_the_claims_of_its_language() {
    check(
        EUROPEAN,
        &[
            "page | EP 3404678 B1",
            "title | SCHLOSS",
            "h1 | Beschreibung",
            "body [0001]| Ein Schloss mit H2O gemäß EP 1:",
            "item | ein Riegel;",
            "item | eine Feder.",
            "body | Weiter.",
            "h2 | Zeichnungen",
            "body [0002]| Fig. 1 zeigt das Schloss.",
            "h1 | Patentansprüche",
            "claim 1.| Schloss, umfassend:\neinen Riegel; und\neine Feder.",
            "claim 2.| Schloss nach Anspruch 1,\nwobei der Riegel lang ist.",
            "h1 | Claims",
            "claim 1.| A lock.",
        ],
    );
    let found = manuscript(EUROPEAN);
    let application = Application::from_manuscript(&found, None, FilingFacts::default());
    assert_eq!((application.sets.len(), application.set), (2, 0));
    assert!(application.claims.present().is_some_and(|set| !set.text.contains("lock")));
    assert_eq!(found.pictures, Some(2));
    assert!(found.notices.is_empty(), "{:?}", found.notices);
    let water = &found.paragraphs[3];
    assert_eq!((water.styles[0].style, water.styles[0].span.of(&water.text)), (Style::Subscript, "2"));
    assert_eq!((water.page, found.paragraphs[8].page), (Some(2), Some(3)));
}

#[test]
fn a_us_grant_prints_its_own_claim_numbers() {
    let xml = r#"<us-patent-grant lang="EN" country="US"><us-bibliographic-data-grant><publication-reference><document-id><country>US</country><doc-number>11147202</doc-number><kind>B2</kind></document-id></publication-reference><invention-title>Hand truck</invention-title><us-references-cited><document-id><doc-number>554139</doc-number></document-id></us-references-cited></us-bibliographic-data-grant>
<abstract><p num="0000">A truck.</p></abstract>
<description><?BRFSUM?><heading level="1">BACKGROUND</heading><p num="0001">Trucks (
    <b>10</b>
    ) are known.</p><tables><table><tgroup><tbody><row><entry>a</entry><entry>1</entry></row><row><entry>b</entry></row></tbody></tgroup></table></tables></description>
<us-claim-statement>The invention claimed is:</us-claim-statement>
<claims><claim num="00001"><claim-text>1. A truck comprising:
  <claim-text>a plate.</claim-text></claim-text></claim><claim num="00002"><claim-text>2. The truck of <claim-ref>claim 1</claim-ref>.</claim-text></claim></claims></us-patent-grant>"#;
    check(
        xml,
        &[
            "page | US 11147202 B2",
            "title | Hand truck",
            "h1 | Description",
            "h2 | BACKGROUND",
            "body | Trucks (10) are known.",
            "cell 0,0 | a",
            "cell 0,1 | 1",
            "cell 1,0 | b",
            "h1 | The invention claimed is:",
            "claim | 1. A truck comprising:\na plate.",
            "claim | 2. The truck of claim 1.",
            "h1 | Abstract",
            "body | A truck.",
        ],
    );
    let application = Application::from_manuscript(&manuscript(xml), None, FilingFacts::default());
    assert_eq!(application.facts.stage.value, Stage::Granted);
    assert_eq!(application.claims.present().map(|set| set.claims.len()), Some(2));
}

#[test]
fn the_older_us_vocabularies_are_read() {
    let grant = r#"<!DOCTYPE PATDOC SYSTEM "a.dtd" [<!ENTITY A.TIF SYSTEM "A.TIF" NDATA TIF>]>
<PATDOC><SDOBI><B100><B110><DNUM><PDAT>06334226</PDAT></DNUM></B110><B130><PDAT>B1</PDAT></B130></B100><B540><STEXT><PDAT>Faucet</PDAT></STEXT></B540></SDOBI>
<SDOAB><BTEXT><PARA><PTEXT><PDAT>A faucet.</PDAT></PTEXT></PARA></BTEXT></SDOAB>
<SDODE><BRFSUM><BTEXT><H LVL="1"><STEXT><PDAT>FIELD</PDAT></STEXT></H><PARA><PTEXT><PDAT>A &ldquo;tap&rdquo; &plus; </PDAT><HIL><BOLD><PDAT>10</PDAT></BOLD></HIL><PDAT>.</PDAT></PTEXT></PARA></BTEXT></BRFSUM></SDODE>
<SDOCL><H LVL="1"><STEXT><PDAT>What is claimed is:</PDAT></STEXT></H><CL><CLM><PARA><PTEXT><PDAT>1. A tap comprising:</PDAT></PTEXT></PARA><CLMSTEP><PTEXT><PDAT>a seat.</PDAT></PTEXT></CLMSTEP></CLM></CL></SDOCL>
<SDODR><EMI FILE="A.TIF"/></SDODR></PATDOC>"#;
    check(
        grant,
        &[
            "page | US 6334226 B1",
            "title | Faucet",
            "h1 | Description",
            "h2 | FIELD",
            "body | A “tap” + 10.",
            "h1 | What is claimed is:",
            "claim | 1. A tap comprising:\na seat.",
            "h1 | Abstract",
            "body | A faucet.",
        ],
    );
    assert_eq!(manuscript(grant).pictures, Some(1));
    let application = r#"<patent-application-publication><subdoc-bibliographic-information><document-id><doc-number>20010000001</doc-number><kind-code>A1</kind-code></document-id><technical-information><title-of-invention>Mask</title-of-invention></technical-information></subdoc-bibliographic-information>
<subdoc-description><section><heading lvl="1">FIELD</heading><paragraph><number>&lsqb;0001&rsqb;</number> Masks are worn.</paragraph></section></subdoc-description>
<subdoc-claims><heading lvl="1">What is claimed is:</heading><claim><claim-text><highlight><bold>1</bold></highlight>. A mask.</claim-text></claim><claim><claim-text><highlight><bold>2</bold></highlight>. The mask of <dependent-claim-reference><claim-text>claim 1</claim-text></dependent-claim-reference>, wherein it is soft.</claim-text></claim></subdoc-claims></patent-application-publication>"#;
    check(
        application,
        &[
            "page | US 20010000001 A1",
            "title | Mask",
            "h1 | Description",
            "h2 | FIELD",
            "body [0001]| Masks are worn.",
            "h1 | What is claimed is:",
            "claim | 1. A mask.",
            "claim | 2. The mask of claim 1, wherein it is soft.",
        ],
    );
}

#[test]
fn names_of_other_schemas_are_known_without_prefix_and_hyphens() {
    check(
        r#"<pat:ApplicationBody xmlns:pat="p" xmlns:com="c" com:languageCode="en"><pat:Claims><pat:Claim><pat:ClaimNumber>1</pat:ClaimNumber><pat:ClaimText>A lock.</pat:ClaimText></pat:Claim></pat:Claims></pat:ApplicationBody>"#,
        &["h1 | Claims", "claim 1.| A lock."],
    );
}

#[test]
fn what_cannot_be_read_is_said() {
    let xml = r#"<!DOCTYPE us-patent-grant [<!ENTITY secret SYSTEM "file:///etc/passwd"><!ENTITY lol "lol">]><us-patent-grant><description><p>A &secret; b &lol; of formula <maths><img/></maths>.</p></description></us-patent-grant>"#;
    let found = manuscript(xml);
    assert_eq!(found.paragraphs[1].text, "A \u{fffd} b \u{fffd} of formula.");
    assert_eq!(found.notices, [Notice::FormulasAsPictures(1), Notice::UnknownNames(2)]);
    let bad = |xml: &str| read(xml.as_bytes(), "a.xml").expect_err("the file must be refused");
    assert_eq!(bad("<html><p>x</p></html>"), ReadError::NotAPatent);
    assert_eq!(bad("<us-patent-grant><description><p>x"), ReadError::Truncated);
    assert_eq!(bad(&"<p>".repeat(300)), ReadError::UnsafeXml);
    let long = format!("<!DOCTYPE a [{}]><a/>", "<!ENTITY b \"c\">".repeat(5_000));
    assert_eq!(bad(&long), ReadError::UnsafeXml);
}
