//! Tells in which language a text is, beyond the three that rules understand; no translation.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Words of a text that are looked at.
const SAMPLE: usize = 600;

/// Words below which nothing is told.
const MIN_WORDS: usize = 10;

/// Bytes of the longest word below.
const LONGEST: usize = 5;

/// Frequent words of languages in Latin letters, with their ISO 639-1 codes.
const WORDS: [(&str, &[&str]); 7] = [
    ("en", &["the", "of", "and", "is", "to", "which", "with", "that", "by", "for", "are"]),
    ("fr", &["le", "les", "des", "une", "est", "dans", "par", "qui", "pour", "du", "sur", "et", "l", "d"]),
    ("de", &["der", "die", "das", "und", "ist", "mit", "den", "dem", "ein", "eine", "von", "zu", "wird"]),
    ("es", &["el", "los", "las", "una", "que", "con", "por", "para", "del", "se", "y"]),
    ("it", &["il", "di", "che", "una", "per", "con", "della", "sono", "nel", "gli", "delle"]),
    ("pt", &["os", "uma", "que", "com", "para", "do", "da", "em", "não", "ao", "pelo"]),
    ("nl", &["het", "een", "van", "en", "de", "met", "voor", "wordt", "zijn", "aan", "dat"]),
];

/// The languages that each of these words is frequent in, as bits by their places above.
static LANGUAGES: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| {
    let mut languages: HashMap<&str, u8> = HashMap::new();
    for (at, (_, words)) in WORDS.iter().enumerate() {
        for word in *words {
            *languages.entry(word).or_default() |= 1 << at;
        }
    }
    languages
});

/// Ranges of letters that tell a language by themselves, most telling first.
const SCRIPTS: &[(&str, char, char)] = &[
    ("ja", '\u{3040}', '\u{30ff}'),
    ("ko", '\u{ac00}', '\u{d7af}'),
    ("zh", '\u{4e00}', '\u{9fff}'),
    ("ru", '\u{0400}', '\u{04ff}'),
    ("ar", '\u{0600}', '\u{06ff}'),
];

/// The ISO 639-1 code of a text's language, where its words or letters tell it clearly.
pub(crate) fn of(text: &str) -> Option<&'static str> {
    let mut letters = 0;
    let mut own = [0; SCRIPTS.len()];
    for c in text.chars().filter(|c| c.is_alphabetic()).take(4000) {
        letters += 1;
        if !c.is_ascii() {
            for (count, (_, from, to)) in own.iter_mut().zip(SCRIPTS) {
                *count += usize::from((*from..=*to).contains(&c));
            }
        }
    }
    if let Some(at) = own.iter().position(|&own| letters >= 20 && 5 * own >= letters) {
        return Some(SCRIPTS[at].0);
    }
    let mut words = 0;
    let mut counts = WORDS.map(|(code, _)| (0, code));
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(SAMPLE) {
        words += 1;
        if word.len() > LONGEST {
            continue;
        }
        let lower = word.contains(char::is_uppercase).then(|| word.to_lowercase());
        let languages = LANGUAGES.get(lower.as_deref().unwrap_or(word)).copied().unwrap_or_default();
        for (at, count) in counts.iter_mut().enumerate() {
            count.0 += usize::from(languages >> at & 1 == 1);
        }
    }
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let (best, code) = counts[0];
    let clear = best >= 3 && best >= 2 * counts[1].0.max(1) && 8 * best >= words;
    (words >= MIN_WORDS && clear).then_some(code)
}
