//! What becomes of definite phrases, as tables of claims with carets under them; not where the phrases begin and end in
//! general.

use claimwright_application::claims::{Mention, Resolution};
use claimwright_application::{ClaimSet, Language, Span};

fn word(resolution: &Resolution) -> &'static str {
    match resolution {
        Resolution::Introduces => "introduces",
        Resolution::Reintroduces(_) => "reintroduces",
        Resolution::Refers(_) => "refers",
        Resolution::Exempt(_) => "exempt",
        Resolution::Missing(_) => "missing",
        Resolution::Inherent => "inherent",
        Resolution::Ambiguous(_) => "ambiguous",
        Resolution::OtherBranch(_) => "branch",
        Resolution::NumberMismatch(_) => "number",
        Resolution::NotExamined => "notexamined",
    }
}

fn check(table: &str, language: Language) {
    let lines: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
    for block in lines.split(|line| line.trim().is_empty()).filter(|block| !block.is_empty()) {
        let texts: Vec<String> =
            block.iter().filter(|line| !line.trim_start().starts_with('^')).map(|line| (*line).to_owned()).collect();
        let set = ClaimSet::from_texts(texts, language);
        let mut claim = 0;
        for line in block {
            let Some((blank, mark)) = line.split_once('^').filter(|(blank, _)| blank.trim().is_empty()) else {
                claim += 1;
                continue;
            };
            let (carets, expected) = mark.split_once(' ').expect("a word behind the carets");
            let claim = &set.claims[claim - 1];
            let byte = |chars: usize| claim.text.char_indices().nth(chars).map_or(claim.text.len(), |(at, _)| at);
            let span = Span::new(byte(blank.len()), byte(blank.len() + carets.len() + 1));
            let mention: Option<&Mention> = claim.mentions.iter().find(|mention| mention.span.overlaps(span));
            let found = mention.map_or("no mention", |mention| word(&mention.resolution));
            assert!(
                expected.split('|').any(|expected| expected == found),
                "{}\n{}: {found}, not {expected}; read as {:?}",
                claim.text,
                span.of(&claim.text),
                mention.map(|mention| mention.span.of(&claim.text)),
            );
        }
    }
}

#[test]
fn english() {
    check(include_str!("claims/en.txt"), Language::En);
}

#[test]
fn german() {
    check(include_str!("claims/de.txt"), Language::De);
}

#[test]
fn french() {
    check(include_str!("claims/fr.txt"), Language::Fr);
}
