//! The fix that uses one name everywhere, in three languages: what it replaces, and where none is offered; not which names
//! belong together.

mod door;
mod fixture;

use claimwright_application::{Language, Office};

/// The claims with the fix of the first finding about names made; `None` where it offers none.
fn mended(claims: &str, language: Language) -> Option<String> {
    let fixture = fixture::read(claims, "claims", language);
    let report = door::check(&fixture.application, &[Office::Ep], &["terminology/variant", "terminology/near-miss"]);
    let finding = report.findings.first().unwrap_or_else(|| panic!("nothing is found: {claims}"));
    let set = fixture.application.claims.present().expect("there are claims");
    let mut edits: Vec<(usize, usize, String)> = finding
        .fix
        .as_ref()?
        .edits
        .iter()
        .map(|edit| {
            let (claim, span) = (edit.place.claim.expect("of a claim"), edit.place.span.expect("of words"));
            let offset = set.claims[claim].offset;
            (offset + span.start, offset + span.end, edit.replacement.clone())
        })
        .collect();
    edits.sort();
    let mut text = set.text.clone();
    for (start, end, new) in edits.into_iter().rev() {
        text.replace_range(start..end, &new);
    }
    Some(text)
}

#[test]
fn one_name_stands_everywhere() {
    for (claims, language, expected) in [
        (
            "1. A clamp comprising a fastening member and a rod, wherein the rod is held by the fastening element.",
            Language::En,
            "1. A clamp comprising a fastening member and a rod, wherein the rod is held by the fastening member.",
        ),
        (
            "1. Pince comprenant un organe élastique et un corps, dans laquelle l'organe élastique plie et le corps est tenu par l'élément élastique.",
            Language::Fr,
            "1. Pince comprenant un organe élastique et un corps, dans laquelle l'organe élastique plie et le corps est tenu par l'organe élastique.",
        ),
    ] {
        assert_eq!(mended(claims, language).as_deref(), Some(expected), "{claims}");
    }
}

#[test]
fn nothing_is_offered_where_the_grammar_would_suffer_or_nobody_is_sure() {
    for (claims, language) in [
        // The one place of the other name has an article that no place of the kept name has.
        (
            "1. Klemme mit einem elastischen Element und einem Hebel, wobei der Hebel das elastische Glied hält.",
            Language::De,
        ),
        (
            "1. A clamp comprising a fixing member and a spring between the fixing member and a fixing element.",
            Language::En,
        ),
    ] {
        assert_eq!(mended(claims, language), None, "{claims}");
    }
}

#[test]
fn of_two_spellings_the_one_that_the_document_goes_on_with_stays() {
    let twice = "and the retaning spring is flat";
    for (claims, expected) in [
        (
            format!("1. A valve comprising a retaining spring and a lid, wherein the retaning spring holds the lid {twice}."),
            "1. A valve comprising a retaining spring and a lid, wherein the retaining spring holds the lid and the retaining spring is flat.",
        ),
        (
            "1. A valve comprising a retaning spring and a lid, wherein the retaining spring holds the lid, the retaining spring is flat, \
             the retaining spring is long and the retaining spring is steel."
                .to_owned(),
            "1. A valve comprising a retaining spring and a lid, wherein the retaining spring holds the lid, the retaining spring is flat, \
             the retaining spring is long and the retaining spring is steel.",
        ),
    ] {
        assert_eq!(mended(&claims, Language::En).as_deref(), Some(expected), "{claims}");
    }
}
