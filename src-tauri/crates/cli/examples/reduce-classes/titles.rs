//! What stands in the titles of patent classes: runs of words between function words and marks; not which runs are names.

use std::collections::BTreeSet;

/// Words that stand in no name: function words, and what titles are built with.
const BREAKS: &str = include_str!("../../../../../assets/words/function-words.toml");
const OF_TITLES: &str = "
accessories actuated adapted applied arranged aspects associated attached attention certain characterised characterized
combined common connected considerable constructed containing comprising consisting controlled conventional covered depending designed
details determined different driven features feature fixed following form formed forms general group groups having
individual inside involving kind kinds known like large located made main mainly making matter miscellaneous mounted multiple
new non number operated otherwise outside parallel particular perpendicular plural possible precedence principally provided
provision purpose purposes relating respect schematic several similar simple single special specially specific specified
subject subjects successive suitable take takes therefor thereof therewith three transverse two type types unspecified use
using various";

/// Words between which a title is cut whatever else stands there.
const MARKS: [char; 12] = [';', ',', ':', '.', '/', '"', '“', '”', '+', '=', '%', '|'];

/// Words that stand together.
#[derive(Debug)]
pub struct Run<'a> {
    /// The word before, small letters; nothing behind a mark.
    pub before: String,
    /// The words as they are written.
    pub words: Vec<&'a str>,
    /// The word behind, small letters; nothing before a mark.
    pub after: String,
}

/// The words that no name holds.
pub fn breaks() -> BTreeSet<&'static str> {
    let list = BREAKS.split("en = \"\"\"").nth(1).and_then(|rest| rest.split("\"\"\"").next()).unwrap_or_default();
    list.split_whitespace().chain(OF_TITLES.split_whitespace()).collect()
}

/// A title without what stands in parentheses, which refers to other classes, and without the braces of additions.
pub fn plain(title: &str) -> String {
    let mut depth = 0usize;
    let mut out = String::new();
    for letter in title.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '{' | '}' => {}
            _ if depth == 0 => out.push(letter),
            _ => {}
        }
    }
    out.replace("e.g.", ";").replace("i.e.", ";")
}

/// The runs of a plain title.
pub fn runs<'a>(title: &'a str, breaks: &BTreeSet<&str>) -> Vec<Run<'a>> {
    let mut all = Vec::new();
    for segment in title.split(MARKS) {
        let (mut before, mut words) = (String::new(), Vec::new());
        for word in segment.split_whitespace().chain([""]) {
            let small = word.to_lowercase();
            let letters = !word.is_empty() && word.chars().all(|letter| letter.is_alphabetic() || letter == '-');
            if letters && !breaks.contains(small.as_str()) {
                words.push(word);
                continue;
            }
            if !words.is_empty() {
                all.push(Run { before, words: std::mem::take(&mut words), after: small.clone() });
            }
            before = small;
        }
    }
    all
}
