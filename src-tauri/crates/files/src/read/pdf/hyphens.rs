//! Decides whether a hyphen at the end of a row parts a word or belongs to it; joins nothing itself.

use std::collections::HashSet;

/// The words that stand unbroken in a document, in lower case.
#[derive(Debug, Default)]
pub(super) struct Words(HashSet<String>);

/// What becomes of a hyphen at the end of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hyphen {
    /// It parts a word: it goes, and the halves are joined.
    Parts,
    /// It belongs to the word: the rows are joined without a space.
    Stays,
    /// It is no hyphen of a word.
    None,
}

impl Words {
    /// Takes the words of a row, but for the last, which may be broken, and the first, which may continue one.
    pub(super) fn take(&mut self, row: &str) {
        let words: Vec<&str> = row.split_whitespace().collect();
        for word in words.iter().take(words.len().saturating_sub(1)).skip(1) {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            for part in word.split('-').filter(|part| part.chars().count() > 1) {
                self.0.insert(part.to_owned());
            }
            self.0.insert(word);
        }
    }

    /// What the hyphen between a row and the next is.
    pub(super) fn hyphen(&self, row: &str, next: &str) -> Hyphen {
        let Some(front) = row.strip_suffix(['-', '\u{2010}', '\u{ad}']) else { return Hyphen::None };
        let first = front.split_whitespace().next_back().unwrap_or_default();
        let second = next.split_whitespace().next().unwrap_or_default();
        if !front.ends_with(char::is_alphanumeric) {
            return Hyphen::None;
        }
        if row.ends_with('\u{ad}') {
            return Hyphen::Parts;
        }
        if !second.starts_with(char::is_lowercase) || !front.ends_with(char::is_alphabetic) {
            return if second.starts_with(char::is_alphanumeric) { Hyphen::Stays } else { Hyphen::None };
        }
        let first = first.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let second = second.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        // "Ein- und Ausgang": the hyphen stands for a word that follows.
        if matches!(second.as_str(), "und" | "oder" | "and" | "or" | "bzw" | "et" | "ou") {
            return Hyphen::None;
        }
        let last = first.rsplit('-').next().unwrap_or_default();
        let lead = second.split('-').next().unwrap_or_default();
        if self.0.contains(&format!("{last}{lead}")) {
            return Hyphen::Parts;
        }
        let both = self.0.contains(last) && self.0.contains(lead) && last.chars().count() > 2;
        if self.0.contains(&format!("{first}-{second}")) || both { Hyphen::Stays } else { Hyphen::Parts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_stays_where_both_halves_are_words() {
        let mut words = Words::default();
        words.take("x in two layers of dimensional accuracy, a comprising part of it x");
        for (row, next, expected) in [
            ("a device com-", "prising a bolt", Hyphen::Parts),
            ("a two-", "dimensional part", Hyphen::Stays),
            ("an inven-", "tive step", Hyphen::Parts),
            ("claims 1-", "3 and", Hyphen::Stays),
            ("Ein-", "und Ausgang", Hyphen::None),
            ("a bolt -", "which", Hyphen::None),
            ("the bolt", "is", Hyphen::None),
        ] {
            assert_eq!(words.hyphen(row, next), expected, "{row}|{next}");
        }
    }
}
