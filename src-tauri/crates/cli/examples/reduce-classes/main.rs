//! Makes the list of names that ships for each field of technology from the titles of patent classes; no part of the program.
//!
//! Reads JSON lines `{"code": "F16F1/04", "title": "Wound springs"}` on standard input and writes a line for each subclass:
//! its code, its title, and names with the number of titles that hold them, the most frequent first. The command:
//! `zcat cpc-titles-en.jsonl.gz | cargo run --release -p claimwright-cli --example reduce-classes > assets/classes/cpc-en.txt`.

use claimwright_application::{Language, nouns};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::{BufRead as _, Write as _};

/// Names that are kept of a subclass.
const MOST: usize = 64;

/// Words of a name at most.
const LONGEST: usize = 3;

/// Words that stand in no name: function words, and what titles are built with.
const BREAKS: &str = include_str!("../../../../assets/words/function-words.toml");
const OF_TITLES: &[&str] = &[
    "characterised",
    "characterized",
    "adapted",
    "arranged",
    "specially",
    "subject",
    "subjects",
    "matter",
    "group",
    "groups",
    "covered",
    "provided",
    "provision",
    "relating",
    "details",
    "accessories",
    "purposes",
    "purpose",
    "kind",
    "kinds",
    "type",
    "types",
    "form",
    "forms",
    "having",
    "made",
    "making",
    "involving",
    "special",
    "particular",
    "general",
    "specific",
    "different",
    "similar",
    "like",
    "aspects",
    "features",
    "feature",
    "following",
    "combined",
    "associated",
    "therefor",
    "thereof",
    "respect",
    "use",
    "using",
    "therewith",
    "precedence",
    "takes",
    "take",
    "main",
    "single",
    "two",
    "three",
    "plural",
    "multiple",
    "several",
    "miscellaneous",
    "conventional",
    "known",
    "suitable",
    "various",
    "individual",
    "common",
    "new",
    "simple",
    "certain",
    "principally",
    "mainly",
    "mounted",
    "connected",
    "attached",
    "formed",
    "fixed",
    "operated",
    "actuated",
    "controlled",
    "driven",
    "containing",
    "comprising",
    "consisting",
    "determined",
    "constructed",
    "designed",
];

/// Words that name something only behind another word.
const FOR_ANYTHING: &[&str] = &[
    "means",
    "methods",
    "method",
    "processes",
    "process",
    "apparatus",
    "devices",
    "device",
    "arrangements",
    "arrangement",
    "systems",
    "system",
    "parts",
    "part",
    "elements",
    "element",
    "machines",
    "machine",
    "equipment",
    "assemblies",
    "units",
    "unit",
    "structures",
    "structure",
];

#[derive(Deserialize)]
struct Line {
    code: String,
    title: String,
}

/// The English list of the file of function words.
fn function_words() -> BTreeSet<&'static str> {
    let list = BREAKS.split("en = \"\"\"").nth(1).and_then(|rest| rest.split("\"\"\"").next()).unwrap_or_default();
    list.split_whitespace().chain(OF_TITLES.iter().copied()).collect()
}

/// A title without what stands in parentheses, which refers to other classes, and without the braces of additions.
fn plain(title: &str) -> String {
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

/// A title in small letters behind its first, without the marks that what is left out leaves.
fn sentence(title: &str) -> String {
    let words = title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let words = words.replace(" ;", ";").replace(",;", ";");
    let mut letters = words.trim_end_matches([';', ',', ' ']).chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The names in a title: what stands between function words and marks, the last word in the singular.
fn names(title: &str, breaks: &BTreeSet<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for segment in plain(title).to_lowercase().split([';', ',', ':', '.', '/', '"', '“', '”', '+', '=', '%']) {
        let mut words: Vec<&str> = Vec::new();
        for word in segment.split_whitespace().chain(["of"]) {
            let named = word.chars().all(|letter| letter.is_alphabetic() || letter == '-')
                && word.chars().count() > 2
                && !breaks.contains(word)
                && !word.ends_with("ly")
                && !(words.is_empty() && FOR_ANYTHING.contains(&word));
            if named {
                words.push(word);
                continue;
            }
            if let Some((head, before)) = words.split_last()
                && words.len() <= LONGEST
                && !head.ends_with("ed")
                && !(before.is_empty() && head.ends_with("ing"))
            {
                let head = nouns::singular(head, Language::En);
                found.insert(before.iter().copied().chain([head.as_str()]).collect::<Vec<_>>().join(" "));
            }
            words.clear();
        }
    }
    found
}

fn main() -> Result<(), Box<dyn Error>> {
    let breaks = function_words();
    let mut classes: BTreeMap<String, (String, BTreeMap<String, u32>)> = BTreeMap::new();
    for line in std::io::stdin().lock().lines() {
        let Line { code, title } = serde_json::from_str(&line?)?;
        // Section Y repeats the others, and what is shorter than a subclass holds no names of its own.
        if code.len() < 4 || code.starts_with('Y') {
            continue;
        }
        let class = classes.entry(code[..4].to_owned()).or_default();
        if code.len() == 4 {
            class.0 = sentence(&plain(&title));
        }
        for name in names(&title, &breaks) {
            *class.1.entry(name).or_default() += 1;
        }
    }
    // A word that every field knows tells nothing of one.
    let mut spread: BTreeMap<String, u32> = BTreeMap::new();
    for name in classes.values().flat_map(|(_, names)| names.keys()) {
        *spread.entry(name.clone()).or_default() += 1;
    }
    let all = classes.len() as f32;
    let mut out = std::io::stdout().lock();
    for (code, (title, names)) in &classes {
        let worth = |name: &str, count: u32| {
            let words = name.split(' ').count() as f32;
            let rare = (all / spread[name] as f32).ln();
            (1.0 + count as f32).ln() * rare * (0.6 + 0.4 * words.min(2.0))
        };
        let mut best: Vec<(&String, u32)> = names.iter().map(|(name, count)| (name, *count)).collect();
        best.retain(|(name, count)| *count > 1 || name.contains(' '));
        best.sort_by(|a, b| worth(b.0, b.1).total_cmp(&worth(a.0, a.1)).then(a.0.cmp(b.0)));
        best.truncate(MOST);
        best.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), name.as_str()));
        let listed: Vec<String> = best.iter().map(|(name, count)| format!("{name} {count}")).collect();
        writeln!(out, "{code}|{title}|{}", listed.join(","))?;
    }
    Ok(())
}
