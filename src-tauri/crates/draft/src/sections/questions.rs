//! What only a person can answer, asked section by section; nothing of it is written into the text.

use super::Desk;
use super::disclosure::Place;
use crate::document::Question;
use claimwright_application::{Office, Part};

/// Abbreviations that need no explanation.
const KNOWN: &[&str] = &[
    "LED", "CPU", "GPU", "DNA", "RNA", "GPS", "USB", "LCD", "OLED", "PCB", "RAM", "ROM", "AC", "DC", "RF", "UV", "IR",
    "IP", "TCP", "UDP", "HTTP", "XML", "JSON", "PVC", "ABS", "PCR", "MRI", "CT", "WLAN", "LAN", "WAN", "ISO", "DIN",
    "EN", "IEEE", "SI", "PC", "ID", "SQL", "API", "FIG", "FIGS", "II", "III", "IV", "VI", "OR", "AND", "NOT",
];

/// Words of degree that readers will ask the measure of.
const DEGREE: &[&str] = &[
    "substantially",
    "about",
    "approximately",
    "essentially",
    "generally",
    "relatively",
    "sufficiently",
    "suitable",
    "predetermined",
];

/// The questions of a draft.
pub(crate) fn of(desk: &Desk<'_>) -> Vec<Question> {
    let mut questions = Vec::new();
    let mut ask = |section: &str, name: &str, blanks: &[(&str, &str)]| {
        questions.push(Question {
            section: desk.profile.heading(section).to_owned(),
            text: desk.profile.question(name, blanks),
        });
    };
    if !desk.disclosure.has(Place::Summary) {
        let silent = if desk.disclosure.is_empty() { "silent_undisclosed" } else { "silent_no_heading" };
        ask("summary", "problem", &[("silent", &desk.profile.question(silent, &[]))]);
        ask("summary", "advantages", &[]);
    }
    if !desk.disclosure.has(Place::Background) {
        ask("background", "prior_art", &[]);
    }
    ask("detailed", "best_mode", &[]);
    if !matches!(&desk.request.application.title, Part::Present(title) if !title.trim().is_empty()) {
        ask("description", "title", &[]);
    }
    if desk.source.plan.figures_given {
        let unknown: Vec<_> = desk.source.plan.figures.iter().filter(|figure| figure.caption.is_empty()).collect();
        if !unknown.is_empty() {
            ask("drawings", "figures_given", &[("figures", &desk.figures(&unknown))]);
        }
    } else if !desk.source.plan.figures.is_empty() {
        ask("drawings", "figures", &[]);
    }
    let claims = &desk.source.set.claims;
    let with = |test: &dyn Fn(&str) -> bool| -> String {
        let numbers: Vec<String> =
            claims.iter().filter(|claim| test(&claim.text)).map(|claim| claim.number.to_string()).collect();
        match numbers.len() {
            0 => String::new(),
            1 => format!("Claim {}", numbers[0]),
            _ => format!("Claims {}", numbers.join(", ")),
        }
    };
    let means = with(&|text| text.contains("means for") || text.contains("means to "));
    if !means.is_empty() {
        ask("detailed", "means", &[("claims", &means)]);
    }
    for &index in &desk.source.plan.orphans {
        let claim = &claims[index];
        let own = claim.references.iter().any(|reference| reference.numbers.contains(&claim.number));
        let name = match (own, claim.parents.iter().any(|&parent| parent != index)) {
            (_, true) => "depends_in_circle",
            (true, false) => "depends_on_itself",
            (false, false) => "depends_on_nothing",
        };
        ask("claims", name, &[("claim", &claim.number.to_string())]);
    }
    if desk.request.office == Office::Us {
        for quote in desk.disclosure.absolute() {
            ask("detailed", "absolute", &[("quote", quote)]);
        }
    }
    for term in DEGREE {
        let has = with(&|text| is_degree(text, term));
        if !has.is_empty() {
            ask("detailed", "definition", &[("claims", &has), ("term", term)]);
        }
    }
    for term in acronyms(desk) {
        let has = with(&|text| text.split(|c: char| !c.is_alphanumeric()).any(|word| word == term));
        ask("detailed", "acronym", &[("claims", &has), ("term", &term)]);
    }
    ask("description", "cross_reference", &[]);
    questions
}

/// Words of number behind "about".
const NUMBERS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half", "twice", "zero", "twelve",
    "twenty", "hundred",
];

/// Whether a text uses a word as a word of degree: "about 5 mm", not "positioned about the sleeve"; "essentially flat", not
/// "consisting essentially of"; "relatively thin", not "relatively movable".
fn is_degree(text: &str, term: &str) -> bool {
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).filter(|&at| words[at] == term).any(|at| {
        let next = words.get(at + 1).map_or("", String::as_str);
        match term {
            "about" => next.starts_with(|c: char| c.is_ascii_digit()) || NUMBERS.contains(&next),
            "essentially" => next != "of",
            "relatively" => !["able", "ible", "ing", "ed", "to"].iter().any(|end| next.ends_with(end)),
            _ => true,
        }
    })
}

/// Abbreviations of the claims that nobody spelt out.
fn acronyms(desk: &Desk<'_>) -> Vec<String> {
    let disclosure = desk.request.disclosure.unwrap_or_default();
    let mut found: Vec<String> = Vec::new();
    for claim in &desk.source.set.claims {
        for word in claim.text.split(|c: char| !c.is_alphanumeric()) {
            let capitals = word.len() >= 2 && word.len() <= 6 && word.chars().all(|c| c.is_ascii_uppercase());
            let spelt = || {
                let inside = format!("({word})");
                claim.text.contains(&inside) || disclosure.contains(&inside) || desk.source.set.text.contains(&inside)
            };
            if capitals && !KNOWN.contains(&word) && !found.iter().any(|known| known == word) && !spelt() {
                found.push(word.to_owned());
            }
        }
    }
    found.truncate(8);
    found
}

#[cfg(test)]
mod tests {
    use super::is_degree;

    #[test]
    fn words_of_degree_are_told_from_words_of_place() {
        for (text, term, degree) in [
            ("a ring positioned about the sleeve", "about", false),
            ("a ring of about 5 mm", "about", true),
            ("about one half of the sleeve", "about", true),
            ("consisting essentially of steel", "essentially", false),
            ("an essentially flat plate", "essentially", true),
            ("parts relatively movable", "relatively", false),
        ] {
            assert_eq!(is_degree(text, term), degree, "{text}");
        }
    }
}
