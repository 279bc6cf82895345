//! The passages of another text, found again by the words of a feature; it counts words and does not judge.

use crate::rules::forms;
use claimwright_application::sentences::sentences;
use claimwright_application::{Language, Span};
use std::collections::{BTreeSet, HashMap};

/// Characters of a word's stem by which its forms are told to be one word.
const ROOT: usize = 6;

/// Letters below which a word is too short to be compared.
pub(crate) const SHORTEST: usize = 3;

/// Characters quoted of a passage.
const QUOTED: usize = 160;

/// Characters up to which lines that follow are read together: features are set one below the other.
const TOGETHER: usize = 400;

/// A text by its passages.
pub(crate) struct Passages<'a> {
    text: &'a str,
    language: Language,
    passages: Vec<Span>,
    /// The passages that have a word, ascending.
    by_root: HashMap<String, Vec<usize>>,
}

/// The passage that has most of the words asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Nearest {
    /// Its sentence that has most of them, shortened.
    pub quote: String,
    /// Which of the words asked for the passage has.
    pub has: Vec<bool>,
}

impl<'a> Passages<'a> {
    /// The passages of a text: its lines, short ones with those that follow.
    pub fn of(text: &'a str, language: Language) -> Self {
        let mut end = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            let start = end;
            end += line.len();
            Span::new(start, end)
        });
        let lines: Vec<Span> = lines.filter(|line| !line.of(text).trim().is_empty()).collect();
        let mut by_root: HashMap<String, Vec<usize>> = HashMap::new();
        let mut passages = Vec::with_capacity(lines.len());
        let mut roots: HashMap<&str, String> = HashMap::new();
        for (index, line) in lines.iter().enumerate() {
            let joined = lines[index + 1..].iter().take_while(|next| next.end - line.start <= TOGETHER).last();
            let passage = Span::new(line.start, joined.map_or(line.end, |last| last.end));
            for word in words(passage.of(text)) {
                let root = roots.entry(word).or_insert_with(|| root(word, language));
                let holders = match by_root.get_mut(root.as_str()) {
                    Some(holders) => holders,
                    None => by_root.entry(root.clone()).or_default(),
                };
                if holders.last() != Some(&index) {
                    holders.push(index);
                }
            }
            passages.push(passage);
        }
        Self { text, language, passages, by_root }
    }

    /// The passage that has most of these words in some form; none where it has none of them.
    pub fn nearest(&self, asked: &[&str]) -> Option<Nearest> {
        let roots: Vec<String> = asked.iter().map(|word| root(word, self.language)).collect();
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for holder in roots.iter().collect::<BTreeSet<_>>().iter().filter_map(|root| self.by_root.get(*root)).flatten()
        {
            *counts.entry(*holder).or_default() += 1;
        }
        // Of passages alike, the shortest says it most closely, and the first of them is read first.
        let (&best, _) = counts.iter().max_by_key(|(index, count)| {
            let passage = self.passages[**index];
            (**count, std::cmp::Reverse((passage.end - passage.start, passage.start)))
        })?;
        let has =
            roots.iter().map(|root| self.by_root.get(root).is_some_and(|holders| holders.binary_search(&best).is_ok()));
        Some(Nearest { has: has.collect(), quote: self.quote(self.passages[best], &roots) })
    }

    /// The sentence of a passage that has most of these words, shortened.
    fn quote(&self, passage: Span, roots: &[String]) -> String {
        let count = |sentence: &&str| {
            let own: BTreeSet<String> = words(sentence).map(|word| root(word, self.language)).collect();
            roots.iter().filter(|root| own.contains(*root)).count()
        };
        let text = passage.of(self.text);
        // The last of those that have most is taken, so that reversed it is the first.
        let best = sentences(text).iter().rev().map(|span| span.of(text)).max_by_key(count).unwrap_or_default();
        let mut quote: String = best.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some((cut, _)) = quote.char_indices().nth(QUOTED) {
            let at_word = quote[..cut].rfind(' ').unwrap_or(cut);
            quote.truncate(at_word);
            quote.push_str(" …");
        }
        quote
    }
}

/// The words of a text that are long enough to be compared.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().nth(SHORTEST - 1).is_some())
}

fn root(word: &str, language: Language) -> String {
    forms::stem(&forms::plain(word), language).chars().take(ROOT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "A lock has a bolt and a spring.\n\nThe spring 14 is 5 mm long and presses the bolt out of the housing. A cap covers it.\n\nThe key turns a cylinder.";

    #[test]
    fn the_passage_with_most_words_is_quoted_with_what_it_has() {
        let passages = Passages::of(TEXT, Language::En);
        let nearest = passages.nearest(&["springs", "pressed", "housing", "dashpot"]).expect("it has some");
        assert_eq!(nearest.quote, "The spring 14 is 5 mm long and presses the bolt out of the housing.");
        assert_eq!(nearest.has, [true, true, true, false]);
        assert_eq!(passages.nearest(&["dashpot"]), None);
        assert_eq!(Passages::of("", Language::De).nearest(&["Feder"]), None);
    }

    #[test]
    fn long_sentences_are_shortened_at_a_word() {
        let text = format!("A bolt {}.", "and another bolt ".repeat(30));
        let nearest = Passages::of(&text, Language::En).nearest(&["bolt"]).expect("it has it");
        assert!(nearest.quote.ends_with("bolt …") && nearest.quote.chars().count() <= QUOTED + 2, "{}", nearest.quote);
    }
}
