//! What a proposal in a description may not say: words of claims, and signs that other things have; not what claims forbid.

use super::pieces::{Piece, is_mark_piece, pieces};

/// Words that descriptions leave to claims, as they begin.
const OF_CLAIMS: &[&str] = &[
    "wherein",
    "said",
    "claim",
    "characterised",
    "characterized",
    "ledit",
    "ladite",
    "lesdit",
    "dudit",
    "desdit",
    "revendication",
    "caractérisé",
    "anspruch",
    "ansprüche",
    "besagt",
    "gekennzeichnet",
];

/// Words before which a name begins, and that are none.
const BETWEEN: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "on", "at", "by", "with", "from", "for", "and", "or", "is", "are", "about",
    "than", "between", "each", "fig", "figs", "figure", "figures", "der", "die", "das", "dem", "den", "des", "ein",
    "eine", "einem", "einer", "einen", "von", "mit", "und", "oder", "auf", "bei", "etwa", "le", "la", "les", "un",
    "une", "du", "de", "d'un", "d'une", "et", "ou", "par", "avec", "environ", "à", "sur", "dans",
];

/// A name has so many words before its sign at most.
const LONGEST: usize = 4;

/// A description up to the caret, with the claims before it.
pub(crate) struct Prose {
    /// The words and marks of both that are looked at, lower case.
    read: Vec<String>,
    /// Index of the first that stands in the description.
    from: usize,
}

impl Prose {
    /// A text whose description begins at byte `from`.
    pub fn of(text: &str, from: usize) -> Self {
        let cut = pieces(text);
        let from = cut.partition_point(|piece| piece.start < from);
        Self { read: cut.iter().map(lower).collect(), from }
    }

    /// Whether the description can go on with these words.
    pub fn bears(&self, words: &str) -> bool {
        let cut: Vec<String> = pieces(words).iter().map(lower).collect();
        let of_claims = |word: &String| OF_CLAIMS.iter().any(|start| begins(word, start));
        let used = |word: &String| self.read[self.from..].contains(word);
        cut.iter().all(|word| !of_claims(word) || used(word)) && self.keeps_signs(&cut)
    }

    /// Whether each sign stands behind a name that has it already.
    fn keeps_signs(&self, words: &[String]) -> bool {
        let near = &self.read[self.read.len().saturating_sub(LONGEST + 1)..];
        let line: Vec<&String> = near.iter().chain(words).collect();
        (near.len()..line.len()).filter(|&at| is_sign(line[at])).all(|at| {
            let name = |at: &usize| !is_mark_piece(line[*at]) && !BETWEEN.contains(&line[*at].as_str());
            let behind = at - usize::from(at > 0 && line[at - 1] == "(");
            let first = (0..behind).rev().take(LONGEST).take_while(name).last();
            first.is_none_or(|first| {
                self.read.windows(at + 1 - first).any(|read| read.iter().eq(line[first..=at].iter().copied()))
            })
        })
    }
}

/// Whether a word begins with another, of which it may be an inflected form.
fn begins(word: &str, start: &str) -> bool {
    /// Letters of an ending.
    const ENDING: usize = 2;
    word.strip_prefix(start).is_some_and(|rest| rest.chars().count() <= ENDING)
}

fn lower(piece: &Piece<'_>) -> String {
    piece.text.to_lowercase()
}

/// Whether a word may be a reference sign: "12", "12a", "12'".
fn is_sign(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
    digits.len() < word.len() && digits.chars().count() <= 1
}

/// A text whose lines behind byte `from` all end with a mark: a heading is no part of the sentence behind it.
pub(crate) fn with_ends(text: &str, from: usize) -> String {
    let (before, behind) = text.split_at(from);
    let mut ended = before.to_owned();
    for line in behind.split_inclusive('\n') {
        ended.push_str(line);
        let words = line.trim_end();
        if words.len() < line.len() && line.ends_with('\n') && words.ends_with(char::is_alphanumeric) {
            ended.truncate(ended.trim_end().len());
            ended.push_str(".\n");
        }
    }
    ended
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bears(text: &str, words: &str) -> bool {
        let claims = "1. A lock, wherein the bolt (12) slides.\n\n";
        Prose::of(&format!("{claims}{text}"), claims.len()).bears(words)
    }

    #[test]
    fn words_of_claims_stay_there_until_the_description_has_them() {
        assert!(!bears("The bolt 12 slides, ", "wherein the bolt"));
        assert!(bears("A door wherein a lock is set is known. The bolt 12 slides, ", "wherein the bolt"));
        assert!(!bears("The bolt 12 of ", "claim"));
        assert!(bears("The bolt 12 ", "slides"));
    }

    #[test]
    fn a_sign_stands_behind_the_name_that_has_it() {
        assert!(bears("A first module 20 and a second module 30. The ", "second module 30 is longer"));
        assert!(!bears("A first module 20 and a second module 30. The ", "third module 30"));
        assert!(!bears("A first module 20 and a second module 30. A third module ", "30"));
        assert!(bears("The ", "bolt (12)"), "the claims have it");
        assert!(!bears("The ", "spring (12)"));
        assert!(bears("As shown in FIG. ", "2"), "a figure is no name");
        assert!(bears("It is heated to ", "80"));
    }

    #[test]
    fn a_heading_ends_its_sentence() {
        assert_eq!(
            with_ends("1. A lock\nwith a bolt.\nSUMMARY\n\nIt is: \nnew", 23),
            "1. A lock\nwith a bolt.\nSUMMARY.\n\nIt is: \nnew"
        );
    }
}
