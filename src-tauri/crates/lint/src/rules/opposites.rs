//! Pairs of opposite adjectives, which in one text are labels and not measures; no rule of its own.

/// Adjectives that label two like things when both occur.
const PAIRS: &[(&str, &str)] = &[
    ("high", "low"),
    ("long", "short"),
    ("large", "small"),
    ("thick", "thin"),
    ("wide", "narrow"),
    ("strong", "weak"),
    ("fast", "slow"),
    ("heavy", "light"),
];

/// Whether a phrase has an adjective whose opposite stands in the same text.
pub(crate) fn in_one_text(phrase: &str, text: &str) -> bool {
    let has =
        |text: &str, word: &str| text.split(|c: char| !c.is_alphabetic()).any(|other| other.eq_ignore_ascii_case(word));
    PAIRS.iter().any(|&(a, b)| (has(phrase, a) && has(text, b)) || (has(phrase, b) && has(text, a)))
}
