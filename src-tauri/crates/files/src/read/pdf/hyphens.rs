//! Decides whether a hyphen at the end of a row parts a word or belongs to it; joins nothing itself.

use std::collections::HashSet;

/// The words that stand unbroken in a document, in lower case, and whether its rows are hyphenated at all.
#[derive(Debug, Default)]
pub(super) struct Words {
    known: HashSet<String>,
    /// Whether words are parted at the ends of rows; else a hyphen there belongs to its word.
    hyphenated: bool,
}

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
    /// The words of the rows of a document, in reading order.
    pub(super) fn of<'a>(rows: impl Iterator<Item = &'a str> + Clone) -> Self {
        let mut words = Self::default();
        rows.clone().for_each(|row| words.take(row));
        let (mut parts, mut stays, mut open, mut all, mut before) = (0, 0, 0, 0, "");
        for row in rows {
            all += 1;
            match ends(before, row) {
                End::Word { first, last, second, lead } => match words.shown(&first, &last, &second, &lead) {
                    Some(Hyphen::Parts) => parts += 1,
                    Some(_) => stays += 1,
                    None => open += 1,
                },
                End::Is(_) => {}
            }
            before = row;
        }
        // Where nothing shows it, so many hyphens at the ends of rows are not those of compound words alone.
        words.hyphenated = parts > stays || parts == stays && (parts + stays + open) * 12 > all;
        words
    }

    /// Takes the words of a row, but for the last, which may be broken, and the first, which may continue one.
    fn take(&mut self, row: &str) {
        let words: Vec<&str> = row.split_whitespace().collect();
        for word in words.iter().take(words.len().saturating_sub(1)).skip(1) {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            for part in word.split('-').filter(|part| part.chars().count() > 1) {
                self.known.insert(part.to_owned());
            }
            self.known.insert(word);
        }
    }

    /// What the hyphen between a row and the next is.
    pub(super) fn hyphen(&self, row: &str, next: &str) -> Hyphen {
        match ends(row, next) {
            End::Is(hyphen) => hyphen,
            End::Word { first, last, second, lead } => {
                let by_default = if self.hyphenated { Hyphen::Parts } else { Hyphen::Stays };
                self.shown(&first, &last, &second, &lead).unwrap_or(by_default)
            }
        }
    }

    /// What the other words of the document show of a word on two rows.
    fn shown(&self, first: &str, last: &str, second: &str, lead: &str) -> Option<Hyphen> {
        if self.known.contains(&format!("{last}{lead}")) {
            return Some(Hyphen::Parts);
        }
        let both = self.known.contains(last) && self.known.contains(lead) && last.chars().count() > 2;
        (both || self.known.contains(&format!("{first}-{second}"))).then_some(Hyphen::Stays)
    }
}

/// The end of a row and the beginning of the next.
enum End {
    /// What the characters around the hyphen show alone.
    Is(Hyphen),
    /// A word on two rows: its halves, and the parts of these on both sides of the hyphen.
    Word { first: String, last: String, second: String, lead: String },
}

fn ends(row: &str, next: &str) -> End {
    // Rows break at a dash or a stroke between words too, and before a long dash.
    let front = row.strip_suffix(['–', '—', '/']).filter(|front| front.ends_with(char::is_alphanumeric));
    let dashed = next.strip_prefix('—').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    if front.is_some() && next.starts_with(char::is_alphanumeric) || dashed {
        return End::Is(Hyphen::Stays);
    }
    let Some(front) = row.strip_suffix(['-', '\u{2010}', '\u{ad}']) else { return End::Is(Hyphen::None) };
    let first = front.split_whitespace().next_back().unwrap_or_default();
    let second = next.split_whitespace().next().unwrap_or_default();
    if front.is_empty() || front.ends_with(char::is_whitespace) || second.is_empty() {
        return End::Is(Hyphen::None);
    }
    if row.ends_with('\u{ad}') {
        return End::Is(Hyphen::Parts);
    }
    // Names of substances break at their own hyphens: "2-(2-fluorobenzyl)-|furan", "6-methyl-N-|(1-methyl".
    let is_name = |word: &str| word.contains(|c: char| c.is_ascii_digit() || "()[]".contains(c));
    if !front.ends_with(char::is_alphabetic) || is_name(first) || second.starts_with(['(', '[']) && first.contains('-')
    {
        return End::Is(if front.ends_with(['-', '–', '—']) { Hyphen::None } else { Hyphen::Stays });
    }
    if !second.starts_with(char::is_lowercase) {
        return End::Is(if second.starts_with(char::is_alphanumeric) { Hyphen::Stays } else { Hyphen::None });
    }
    let first = first.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let second = second.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    // "Ein- und Ausgang": the hyphen stands for a word that follows.
    if matches!(second.as_str(), "und" | "oder" | "and" | "or" | "bzw" | "et" | "ou") {
        return End::Is(Hyphen::None);
    }
    let last = first.rsplit('-').next().unwrap_or_default().to_owned();
    let lead = second.split('-').next().unwrap_or_default().to_owned();
    End::Word { first, last, second, lead }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_stays_where_both_halves_are_words() {
        let rows = [
            "x in two layers of dimensional accuracy, a comprising part of an inven-",
            "tion, which invention is com-",
            "prising x",
        ];
        let words = Words::of(rows.into_iter());
        for (row, next, expected) in [
            ("a device com-", "prising a bolt", Hyphen::Parts),
            ("a two-", "dimensional part", Hyphen::Stays),
            ("an inven-", "tive step", Hyphen::Parts),
            ("claims 1-", "3 and", Hyphen::Stays),
            ("Ein-", "und Ausgang", Hyphen::None),
            ("a bolt -", "which", Hyphen::None),
            ("the bolt", "is", Hyphen::None),
            ("a 2-(2-fluorobenzyl)-", "furan of", Hyphen::Stays),
            ("lines 4A–", "B and", Hyphen::Stays),
            ("lines 4A", "—B and", Hyphen::Stays),
            ("and/", "or", Hyphen::Stays),
            ("6-methyl-N-", "(1-methyl)", Hyphen::Stays),
        ] {
            assert_eq!(words.hyphen(row, next), expected, "{row}|{next}");
        }
        // Where no word is parted, an unknown one is not either.
        assert_eq!(Words::of(["a", "b"].into_iter()).hyphen("a fuzz-", "button"), Hyphen::Stays);
    }
}
