//! Makes the list of names that ships for each field of technology from the titles of patent classes; no part of the program.
//!
//! Reads JSON lines `{"code": "F16F1/04", "title": "Wound springs"}` on standard input and writes a line for each subclass:
//! its code, its title, and names with the number of titles that hold them, the most frequent first. What a name is, the
//! titles tell themselves: a noun that they use behind an article, and words that describe things there. The command:
//! `zcat cpc-titles-en.jsonl.gz | cargo run --release -p claimwright-cli --example reduce-classes > assets/classes/cpc-en.txt`.

mod evidence;
mod titles;

use evidence::{Evidence, key};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::{BufRead as _, Write as _};
use titles::{Run, breaks, plain, runs};

/// Names that are kept of a subclass.
const MOST: usize = 64;

/// Words of a name at most.
const LONGEST: usize = 3;

/// A single word that more than this part of all subclasses use tells nothing of one.
const SPREAD: f32 = 0.2;

/// Words that name something only behind another word.
const FOR_ANYTHING: &str =
    "apparatus arrangement arrangements assemblies device devices element elements equipment machine
machines means method methods part parts process processes structure structures system systems unit units";

#[derive(Deserialize)]
struct Line {
    code: String,
    title: String,
}

/// A title of a subclass, which is all in capitals, in small letters behind its first; what others write in capitals keeps
/// them. The marks go that what is left out leaves.
fn sentence(title: &str, evidence: &Evidence) -> String {
    let words = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.replace(" ;", ";").replace(",;", ";");
    let word = |word: &str| {
        let letters = word.trim_end_matches([',', ';', ':']);
        evidence.written(letters) + &word[letters.len()..]
    };
    let words = words.trim_end_matches([';', ',', ' ']).split(' ').map(word).collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The name that a run is, the last word in the singular.
fn name(run: &Run<'_>, evidence: &Evidence) -> Option<String> {
    let mut words: Vec<String> = run.words.iter().map(|word| key(word)).collect();
    let first = words.first()?;
    // What stands before these words goes on as a clause.
    let goes_on = matches!(run.after.as_str(), "to" | "by");
    if goes_on || words.len() > LONGEST || FOR_ANYTHING.split_whitespace().any(|word| word == first) {
        return None;
    }
    let is_had = matches!(run.before.as_str(), "with" | "having" | "in" | "on" | "into" | "from" | "between" | "at");
    if !evidence.is_name(&words, is_had) {
        return None;
    }
    let head = words.pop()?;
    words.push(evidence.singular(&head));
    Some(words.join(" "))
}

fn main() -> Result<(), Box<dyn Error>> {
    let breaks = breaks();
    let mut lines: Vec<(String, String)> = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let Line { code, title } = serde_json::from_str(&line?)?;
        // Section Y repeats the others, and what is shorter than a subclass holds no names of its own.
        if code.len() >= 4 && !code.starts_with('Y') {
            lines.push((code, plain(&title)));
        }
    }
    let mut evidence = Evidence::default();
    // Titles of subclasses are all in capitals.
    for (_, title) in lines.iter().filter(|(code, _)| code.len() > 4) {
        runs(title, &breaks).iter().for_each(|run| evidence.take(run));
    }
    let mut classes: BTreeMap<&str, (String, BTreeMap<String, u32>)> = BTreeMap::new();
    for (code, title) in &lines {
        let class = classes.entry(&code[..4]).or_default();
        if code.len() == 4 {
            class.0 = sentence(title, &evidence);
            continue;
        }
        let names: BTreeSet<String> = runs(title, &breaks).iter().filter_map(|run| name(run, &evidence)).collect();
        for name in names {
            *class.1.entry(name).or_default() += 1;
        }
    }
    // How many subclasses, and how many titles, hold a name.
    let mut spread: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for (name, count) in classes.values().flat_map(|(_, names)| names) {
        let (fields, titles) = spread.entry(name).or_default();
        (*fields, *titles) = (*fields + 1, *titles + count);
    }
    let all = classes.len() as f32;
    let mut out = std::io::stdout().lock();
    for (code, (title, names)) in &classes {
        let part = |name: &str| spread[name].0 as f32 / all;
        let worth = |name: &str, count: u32| {
            let words = name.split(' ').count() as f32;
            (1.0 + count as f32).ln() * -part(name).ln() * (0.6 + 0.4 * words.min(2.0))
        };
        let mut best: Vec<(&String, u32)> = names.iter().map(|(name, count)| (name, *count)).collect();
        // What one title says alone may be anything.
        best.retain(|(name, count)| match name.contains(' ') {
            true => spread[name.as_str()].1 > 1,
            false => *count > 1 && part(name) < SPREAD,
        });
        best.sort_by(|a, b| worth(b.0, b.1).total_cmp(&worth(a.0, a.1)).then(a.0.cmp(b.0)));
        best.truncate(MOST);
        best.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), name.as_str()));
        let listed: Vec<String> = best.iter().map(|(name, count)| format!("{name} {count}")).collect();
        writeln!(out, "{code}|{title}|{}", listed.join(","))?;
    }
    Ok(())
}
