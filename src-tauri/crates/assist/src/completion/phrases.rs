//! Whether the phrases of a proposal have what they refer to, finished or not; not which terms could be proposed.

use super::line::names;
use claimwright_application::claims::{
    Claim, Determiner, Exemption, Mention, Resolution, is_english_adjective, ordinal,
};
use claimwright_application::{ClaimSet, Language, Span};

/// Whether a phrase of the last claim that reaches behind byte `given` lacks an antecedent by what stands there. It is
/// asked for more than one that somebody wrote: a part that its whole implies has no name of its own, and what may be half
/// a phrase goes on to something known. One whose typed words already name nothing is no proposal's fault.
pub(super) fn goes_astray(set: &ClaimSet, given: usize) -> bool {
    let Some(claim) = set.claims.last() else { return false };
    let end = claim.text.trim_end().len();
    let mut phrases = claim.mentions.iter().filter(|mention| mention.span.end > given);
    phrases.any(|mention| {
        let before = given.max(mention.span.start);
        match need(mention, claim) {
            Need::Nothing => false,
            Need::Term => {
                let half = mention.span.end == end && is_named(set, mention.phrase, end);
                let lost = mention.phrase.start < given && !is_named(set, mention.phrase, given);
                !half && !lost
            }
            Need::Words(words) => !words.iter().all(|word| is_said(set, word, before)),
        }
    }) || opened(claim).into_iter().any(|words| {
        let lost = words.start < given && !is_begun(set, words, given);
        !lost && !is_begun(set, words, words.end)
    })
}

/// What a phrase of a proposal needs of the claims.
enum Need {
    Nothing,
    /// A term that begins as it does: so far it names nothing.
    Term,
    /// Words that were said.
    Words(Vec<String>),
}

/// What a mention needs of the claims if it is to be proposed.
fn need(mention: &Mention, claim: &Claim) -> Need {
    let words = || mention.modifiers.iter().chain([&mention.head]).cloned();
    match mention.resolution {
        Resolution::Missing(_) | Resolution::OtherBranch(_) => Need::Term,
        // The noun that it counts may be still to come.
        Resolution::Exempt(Exemption::Unique) if counts(&mention.head) => {
            Need::Words(words().filter(|word| counts(word)).collect())
        }
        Resolution::Inherent | Resolution::Exempt(Exemption::Action) => {
            if points_back(mention, claim) {
                return Need::Words(words().collect());
            }
            // In English what a definite phrase names has mostly been said, if only by a verb; in French and German what
            // is done, and parts, have the article from the first.
            let english = claim.language == Language::En;
            let own = |word: &String| !english || !is_english_adjective(word);
            let head = english.then(|| mention.head.clone());
            Need::Words(mention.modifiers.iter().cloned().chain(head).filter(own).collect())
        }
        _ => Need::Nothing,
    }
}

/// Whether a word tells one of several by its place or number alone.
fn counts(word: &str) -> bool {
    word == "one" || ordinal(word).is_some()
}

/// Whether a mention says that it was named before.
fn points_back(mention: &Mention, claim: &Claim) -> bool {
    /// How such words begin.
    const POINTING: &[&str] =
        &["said", "aforesaid", "ledit", "ladite", "lesdit", "dudit", "desdit", "audit", "besagt", "genannt"];
    let article = claim.text.get(mention.span.start..mention.phrase.start).unwrap_or_default().to_lowercase();
    article.split_whitespace().any(|word| POINTING.iter().any(|said| word.starts_with(said)))
}

/// Whether the words of a phrase of the last claim, as far as byte `end`, stand in a row in what was introduced before it.
fn is_named(set: &ClaimSet, phrase: Span, end: usize) -> bool {
    let Some(last) = set.claims.last() else { return false };
    let words = last.text.get(phrase.start..end).unwrap_or_default().trim().to_lowercase();
    let before = |claim: &Claim, mention: &Mention| claim.index < last.index || mention.span.end <= phrase.start;
    let mentions = set.claims.iter().flat_map(|claim| claim.mentions.iter().map(move |mention| (claim, mention)));
    mentions
        .filter(|(claim, mention)| before(claim, mention) && mention.determiner != Determiner::Definite)
        .filter(|(_, mention)| names(&mention.resolution))
        .any(|(claim, mention)| holds(&mention.span.of(&claim.text).to_lowercase(), &words))
}

/// Whether the words of a phrase of the last claim, as far as byte `end`, stand in a row anywhere before it; where words are
/// inflected, whether each does.
fn is_begun(set: &ClaimSet, phrase: Span, end: usize) -> bool {
    let Some((last, others)) = set.claims.split_last() else { return false };
    let words = last.text.get(phrase.start..end).unwrap_or_default().trim().to_lowercase();
    if last.language != Language::En {
        return words.split_whitespace().all(|word| is_said(set, word, phrase.start));
    }
    let before = last.text.get(..phrase.start).unwrap_or_default();
    let mut texts = others.iter().map(|claim| claim.text.as_str()).chain([before]);
    texts.any(|text| holds(&text.to_lowercase(), &words))
}

/// Whether words stand in a row in a text.
fn holds(text: &str, words: &str) -> bool {
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(words)
        .any(|(at, _)| apart(text[..at].chars().next_back()) && apart(text[at + words.len()..].chars().next()))
}

/// Whether a word, in whatever form, stands before byte `end` of the last claim or in the claims before it.
fn is_said(set: &ClaimSet, word: &str, end: usize) -> bool {
    /// Letters of an ending, and of a stem.
    const ENDING: usize = 3;
    const STEM: usize = 4;
    let letters = word.chars().count();
    let stem: String = word.chars().take(letters.saturating_sub(ENDING).max(STEM)).collect();
    let Some((last, others)) = set.claims.split_last() else { return false };
    let before = last.text.get(..end).unwrap_or_default();
    let texts = others.iter().map(|claim| claim.text.as_str()).chain([before]);
    let mut words = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '-'));
    words.any(|said| said.to_lowercase().starts_with(&stem))
}

/// The words behind articles at the end of a claim that are no phrase yet ("the plurality of", "the at least one", "der
/// zweite"), up to the next article.
fn opened(claim: &Claim) -> Vec<Span> {
    /// No more words stand before the noun of an article.
    const LONGEST: usize = 8;
    const ARTICLES: &[&str] = &["the", "said"];
    /// Articles that are pronouns as well: of what is behind them, only what counts is surely half a phrase.
    const PRONOUNS: &[&str] = &["der", "die", "das", "dem", "den", "des", "le", "la", "les"];
    let end = claim.text.trim_end().len();
    let (mut opened, mut from) = (Vec::new(), end);
    for (at, blank) in claim.text[..end].rmatch_indices(char::is_whitespace).take(LONGEST) {
        let start = at + blank.len();
        let article = claim.text[start..end].split_whitespace().next().unwrap_or_default();
        let pronoun = claim.language != Language::En && PRONOUNS.contains(&article);
        if !pronoun && !ARTICLES.contains(&article) {
            continue;
        }
        let words = Span { start: start + article.len(), end: from.max(start + article.len()) };
        let mut each = words.of(&claim.text).split_whitespace();
        let half = match pronoun {
            true => each.all(counts),
            false => each.all(|word| word.chars().all(|c| c.is_alphanumeric() || c == '-')),
        };
        if !half || claim.mentions.iter().any(|mention| mention.span.start <= start && start < mention.span.end) {
            break;
        }
        if !words.of(&claim.text).trim().is_empty() {
            opened.push(words);
        }
        from = at;
    }
    opened
}
