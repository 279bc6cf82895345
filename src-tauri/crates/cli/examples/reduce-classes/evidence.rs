//! What titles tell of words by how they are used behind articles: which are nouns, which stand before nouns, how they are
//! written; no name of a field.

use crate::titles::Run;
use claimwright_application::{Language, nouns};
use std::collections::{HashMap, HashSet};

/// Behind these, words up to the next function word name a thing.
const ARTICLES: [&str; 4] = ["a", "an", "the", "each"];

/// What may stand behind a name; before other words the last one may describe it: "a shaft transverse to".
const BEHIND: [&str; 11] = ["", "of", "is", "are", "and", "or", "for", "being", "which", "having", "has"];

/// Nouns that an act names its tool by: what is done with them stands before them.
const TOOLS: &str =
    "apparatus apparatuses arrangement assembly device element equipment installation instrument machine
means mechanism member method plant process structure system tool unit vehicle";

/// How words are used, by their [`key`].
#[derive(Debug, Default)]
pub struct Evidence {
    /// How often a word ends a name behind an article, and how often it stands before the end.
    ends: HashMap<String, u32>,
    describes: HashMap<String, u32>,
    /// Words that stand alone behind an article.
    alone: HashSet<String>,
    /// How often a word ends such a name behind a word in -ing.
    behind_act: HashMap<String, u32>,
    /// First two and last two words of names behind articles.
    pairs: HashSet<String>,
    /// How often a word stands anywhere.
    seen: HashMap<String, u32>,
}

/// A word in small letters, unless it has a capital behind its first: DNA, pH.
pub fn key(word: &str) -> String {
    if word.chars().skip(1).any(char::is_uppercase) { word.to_owned() } else { word.to_lowercase() }
}

impl Evidence {
    /// Takes what a run tells.
    pub fn take(&mut self, run: &Run<'_>) {
        let words: Vec<String> = run.words.iter().map(|word| key(word)).collect();
        for word in &words {
            *self.seen.entry(word.clone()).or_default() += 1;
        }
        let Some((head, before)) = words.split_last().filter(|_| ARTICLES.contains(&run.before.as_str())) else {
            return;
        };
        for word in before {
            *self.describes.entry(word.clone()).or_default() += 1;
        }
        self.pairs.extend(words.first_chunk::<2>().map(|pair| pair.join(" ")));
        if BEHIND.contains(&run.after.as_str()) {
            *self.ends.entry(head.clone()).or_default() += 1;
            self.pairs.extend(words.last_chunk::<2>().map(|pair| pair.join(" ")));
            match before.last() {
                None => _ = self.alone.insert(head.clone()),
                Some(word) if is_act(word) => *self.behind_act.entry(self.singular(head)).or_default() += 1,
                Some(_) => {}
            }
        }
    }

    /// A noun in the singular: the form that titles use most of those that it may have, and the plural where they use none
    /// ("clothes").
    pub fn singular(&self, noun: &str) -> String {
        let one = nouns::singular(noun, Language::En);
        if one == noun {
            return one;
        }
        let without = |ending: &str, new: &str| noun.strip_suffix(ending).map(|stem| format!("{stem}{new}"));
        let forms = [without("s", ""), without("es", ""), without("ves", "f"), without("ves", "fe"), Some(one)];
        let uses = |form: &String| (count(&self.ends, form), count(&self.seen, form));
        let best = forms.into_iter().flatten().max_by_key(uses).unwrap_or_default();
        let (single, many) = (count(&self.ends, &best), count(&self.ends, noun));
        if single == 0 || single * 8 < many || single == 1 && many > 1 { noun.to_owned() } else { best }
    }

    /// A word of a title that is all in capitals, in small letters unless other titles mostly write it in capitals.
    pub fn written(&self, word: &str) -> String {
        let (small, capitals) = (word.to_lowercase(), word.to_uppercase());
        let is_short = count(&self.seen, &capitals) > count(&self.seen, &small);
        if is_short { capitals } else { small }
    }

    /// Whether words name a thing: a noun, with words before it that describe things behind articles, and no act that is
    /// done to it; `is_had` tells that the words before them speak of having it.
    pub fn is_name(&self, words: &[String], is_had: bool) -> bool {
        let Some((head, before)) = words.split_last() else { return false };
        let sound = |word: &String| {
            word.chars().count() > 2 && !word.ends_with("ly") && !word.starts_with('-') && !word.ends_with('-')
        };
        words.iter().all(sound)
            && self.is_noun(head, before.is_empty())
            && (0..before.len()).all(|at| self.may_describe(words, at, is_had))
    }

    /// Whether a word is a noun; of one that stands alone more is asked.
    fn is_noun(&self, word: &str, alone: bool) -> bool {
        let one = self.singular(word);
        // "The frame rotates": what is no noun in the singular is one only where it stands alone.
        if one == word && nouns::singular(word, Language::En) != word && !self.alone.contains(word) {
            return false;
        }
        let both = |counts| count(counts, word) + if one == word { 0 } else { count(counts, &one) };
        let (ends, describes) = (both(&self.ends), both(&self.describes));
        let least = match (word.ends_with("ing") || word.ends_with("ed"), alone) {
            (true, _) => 5,
            (_, true) => 3,
            _ => 2,
        };
        ends >= least && ends * if alone { 3 } else { 5 } >= ends + describes
    }

    fn may_describe(&self, words: &[String], at: usize, is_had: bool) -> bool {
        let (word, next) = (&words[at], &words[at + 1]);
        if self.singular(word) != *word && count(&self.ends, word) > 0 {
            // Nouns in the plural begin clauses: "channels open".
            return false;
        }
        if !is_act(word) {
            return count(&self.describes, word) > 0;
        }
        let one = self.singular(next);
        let is_last = at + 2 == words.len();
        is_last && (TOOLS.split_whitespace().any(|tool| tool == one) || is_had && count(&self.behind_act, &one) > 2)
            || self.pairs.contains(&format!("{word} {next}"))
            || is_last && self.pairs.contains(&format!("{word} {one}"))
    }
}

/// How often something was counted.
fn count(counts: &HashMap<String, u32>, word: &str) -> u32 {
    counts.get(word).copied().unwrap_or_default()
}

/// Whether a word has the ending of an act.
fn is_act(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ing")
}
