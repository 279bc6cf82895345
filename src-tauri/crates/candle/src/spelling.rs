//! What two terms share as strings of letters; not what they mean.

use std::collections::HashSet;

/// Numbers that [`likeness`] answers.
pub(crate) const MEASURES: usize = 6;

/// Letters by which a word is compared: they outlast inflection.
const STEM: usize = 5;

/// How alike two terms are spelt: their runs of two to four letters, their words, their last and first words, the
/// stems of their words, and by how many words they differ in length. All but the last are between 0 and 1.
pub(crate) fn likeness(a: &str, b: &str) -> [f32; MEASURES] {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let words = |text: &str| -> Vec<Vec<char>> { text.split_whitespace().map(|word| word.chars().collect()).collect() };
    let (first, second) = (words(&a), words(&b));
    let stem = |word: &Vec<char>| word.iter().take(STEM).copied().collect::<Vec<char>>();
    let same = |x: Option<&Vec<char>>, y: Option<&Vec<char>>| {
        f32::from(u8::from(matches!((x, y), (Some(x), Some(y)) if stem(x) == stem(y))))
    };
    let set = |words: &[Vec<char>]| words.iter().cloned().collect::<HashSet<_>>();
    let stems = |words: &[Vec<char>]| words.iter().map(stem).collect::<HashSet<_>>();
    [
        shared(&runs(&a), &runs(&b)),
        shared(&set(&first), &set(&second)),
        same(first.last(), second.last()),
        same(first.first(), second.first()),
        shared(&stems(&first), &stems(&second)),
        (second.len() as f32 - first.len() as f32).abs() / 4.0,
    ]
}

/// The runs of two, three and four letters of a text, its borders included.
fn runs(text: &str) -> HashSet<Vec<char>> {
    let letters: Vec<char> = std::iter::once(' ').chain(text.chars()).chain(std::iter::once(' ')).collect();
    (2..=4).flat_map(|length| letters.windows(length)).map(<[char]>::to_vec).collect()
}

/// What two sets share, as a part of what they hold together (Jaccard).
fn shared<T: Eq + std::hash::Hash>(a: &HashSet<T>, b: &HashSet<T>) -> f32 {
    let both = a.intersection(b).count();
    both as f32 / (a.len() + b.len() - both).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_of_one_spelling_share_everything() {
        assert_eq!(likeness("Sealing Ring", "sealing ring"), [1.0, 1.0, 1.0, 1.0, 1.0, 0.0]);
        let inflected = likeness("sealing ring", "sealed rings");
        assert_eq!(inflected[1], 0.0, "no word is the same");
        assert_eq!(inflected[3], 0.0, "seali is not seale");
        assert!(inflected[0] > 0.3, "{inflected:?}");
    }

    #[test]
    fn what_shares_nothing_and_what_is_empty_have_numbers() {
        assert_eq!(likeness("gear", "hub")[..5], [0.0; 5]);
        assert!(likeness("", "").iter().chain(&likeness("a", "")).all(|value| value.is_finite()));
    }
}
