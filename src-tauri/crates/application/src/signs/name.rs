//! Finds the name before a sign: how far back the noun phrase reaches, and its head; not whether the number is a sign.

use super::tokens::{Kind, Token};
use super::words::Words;
use crate::{Language, Span, nouns};

/// The most words of a name.
const LONGEST: usize = 6;

/// A name as found.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// Lower case, without determiner.
    pub text: String,
    /// The head in the singular, lower case.
    pub head: String,
    pub span: Span,
    /// Whether a determiner stands before it, so that it is a noun phrase for certain.
    pub determined: bool,
    /// Whether its head is a plural by its form.
    pub plural: bool,
}

/// The name that ends with the token at `last`, where that can be one.
pub(super) fn ending_at(text: &str, tokens: &[Token], last: usize, language: Language, words: &Words) -> Option<Name> {
    let lower = |index: usize| tokens[index].span.of(text).to_lowercase();
    let mut first = last + 1;
    let mut determined = false;
    while first > 0 && last + 1 - first < LONGEST {
        let index = first - 1;
        let token = tokens[index];
        if token.kind != Kind::Word {
            // An elided article: the apostrophe is a mark between it and its noun.
            if language == Language::Fr && matches!(token.kind, Kind::Mark('\'' | '’')) && index > 0 {
                match lower(index - 1).as_str() {
                    "l" => determined = true,
                    "d" if first <= last => {
                        first -= 2;
                        continue;
                    }
                    _ => {}
                }
            }
            break;
        }
        let word = lower(index);
        let linking = language == Language::Fr && first <= last && matches!(word.as_str(), "de" | "à" | "en");
        if !linking && stops(&word, language, words) {
            determined = words.determiners.contains(word.as_str());
            break;
        }
        // Between a determiner and a noun a verb's form is a noun or a participle: "the drive shaft 12".
        let after_determiner = || {
            index > 0 && tokens[index - 1].kind == Kind::Word && words.determiners.contains(lower(index - 1).as_str())
        };
        if words.verbs.contains(word.as_str()) && !(first <= last && after_determiner()) {
            break;
        }
        first = index;
    }
    // A French name may reach back over "de"; it does not begin with it.
    while first <= last && matches!(lower(first).as_str(), "de" | "à" | "en" | "d" | "'" | "’") {
        first += 1;
    }
    if first > last {
        return None;
    }
    let head_at = match language {
        // The noun leads in French, after ordinals and a few adjectives.
        Language::Fr => (first..=last).find(|&i| !words.ordinals.contains(lower(i).as_str()))?,
        _ => last,
    };
    let head = lower(head_at);
    let printed = tokens[head_at].span.of(text);
    let noun = match language {
        Language::De => printed.chars().next().is_some_and(char::is_uppercase),
        _ => true,
    };
    if !noun || words.ordinals.contains(head.as_str()) || head.chars().count() < 2 {
        return None;
    }
    let span = Span::new(tokens[first].span.start, tokens[last].span.end);
    let singular = nouns::singular(&head, language);
    Some(Name {
        text: span.of(text).to_lowercase().replace('’', "'"),
        plural: language == Language::De || singular != head,
        head: singular,
        span,
        determined,
    })
}

fn stops(word: &str, language: Language, words: &Words) -> bool {
    words.stop.contains(word) || language == Language::En && adverb(word)
}

/// An English adverb in -ly.
fn adverb(word: &str) -> bool {
    const NOUNS: [&str; 12] = [
        "assembly",
        "subassembly",
        "sub-assembly",
        "family",
        "supply",
        "fly",
        "butterfly",
        "reply",
        "ply",
        "anomaly",
        "poly",
        "monopoly",
    ];
    word.len() > 4
        && word.ends_with("ly")
        && !NOUNS.contains(&word)
        && !word.ends_with("-assembly")
        && !word.ends_with("supply")
}
