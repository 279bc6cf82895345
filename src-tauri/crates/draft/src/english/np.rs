//! The noun phrase with which a stretch of words begins: where it ends, how it is introduced and referred to; not what
//! is said of it.

use super::token::Token;
use claimwright_application::claims::{Claim, Determiner};

/// A noun phrase at the head of some words.
#[derive(Debug, Clone)]
pub(crate) struct Np {
    /// Index of the first token after it.
    pub end: usize,
    /// Whether a verb said of it stands in the plural.
    pub plural: bool,
    /// Whether it refers back instead of introducing.
    pub refers: bool,
    /// As it introduces: "a first leaf 12".
    pub intro: Vec<Token>,
    /// As it is referred to: "the first leaf 12".
    pub definite: Vec<Token>,
    /// The mention that it begins with.
    pub mention: usize,
}

/// Words that quantify and keep their place behind "the".
const SINGULAR_STARTS: &[&str] = &["each", "every", "one", "either", "any"];

/// Words that pick members of a known set and stand before its name.
const MEMBERS: &[&[&str]] = &[
    &["each", "of"],
    &["at", "least", "one", "of"],
    &["one", "or", "more", "of"],
    &["one", "of"],
    &["both", "of"],
    &["all", "of"],
    &["any", "of"],
    &["both"],
];

/// The noun phrase at the start of `tokens`, with complements in "of".
pub(crate) fn at_start(tokens: &[Token], claim: &Claim) -> Option<Np> {
    let picks = |words: &&&[&str]| {
        tokens.len() > words.len()
            && tokens.iter().zip(words.iter()).all(|(token, word)| token.lower == *word && token.mention.is_none())
    };
    let Some(words) = MEMBERS.iter().find(picks) else { return plain(tokens, claim) };
    let of = plain(&tokens[words.len()..], claim).filter(|np| np.refers)?;
    let whole = tokens[..words.len() + of.end].to_vec();
    let plural = matches!(words[0], "both" | "all") || words[..2] == ["one", "or"];
    Some(Np {
        end: words.len() + of.end,
        plural,
        refers: true,
        intro: whole.clone(),
        definite: whole,
        mention: of.mention,
    })
}

fn plain(tokens: &[Token], claim: &Claim) -> Option<Np> {
    let index = tokens.first()?.mention?;
    let mention = &claim.mentions[index];
    let mut end = tokens.iter().position(|token| token.mention != Some(index)).unwrap_or(tokens.len());
    if mention.head.is_empty() {
        return None;
    }
    if !mention.plural && mention.determiner != Determiner::Bare {
        end = name_end(tokens, end, claim);
    }
    while tokens.get(end).is_some_and(|token| token.lower == "of" && token.mention.is_none()) {
        let Some(next) = tokens.get(end + 1).and_then(|token| token.mention) else { break };
        end = tokens
            .iter()
            .skip(end + 1)
            .position(|token| token.mention != Some(next))
            .map_or(tokens.len(), |n| n + end + 1);
    }
    // "a compound of formula (I)": the label is part of the name.
    let label = |token: &Token| {
        let label = token.text.trim_matches(['(', ')']);
        (1..=4).contains(&label.len()) && label.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
    };
    if tokens[end - 1].lower.trim_end_matches('e') == "formula" && tokens.get(end).is_some_and(label) {
        end += 1;
    }
    let intro = tokens[..end].to_vec();
    let refers =
        matches!(mention.determiner, Determiner::Definite | Determiner::Possessive) || tokens[0].lower == "each";
    let words: Vec<&str> = tokens[..end.min(4)].iter().map(|token| token.lower.as_str()).collect();
    let plural = match words.as_slice() {
        ["at", "least", "one", ..] => words.get(3) == Some(&"or"),
        ["one", "or", ..] => mention.plural,
        [first, ..] if SINGULAR_STARTS.contains(first) => false,
        ["a" | "an", noun, ..] => {
            mention.plural
                && matches!(
                    *noun,
                    "plurality"
                        | "pair"
                        | "number"
                        | "set"
                        | "group"
                        | "multiplicity"
                        | "series"
                        | "multitude"
                        | "first"
                        | "second"
                        | "few"
                )
        }
        _ => mention.plural,
    };
    Some(Np { end, plural, refers, definite: definite(&intro), intro, mention: index })
}

/// Where a name ends whose first noun is not its head: "an ignition or plasma generation apparatus", "a parallel to serial
/// converter", "an on-demand automated process".
fn name_end(tokens: &[Token], end: usize, claim: &Claim) -> usize {
    let bare = |at: usize| {
        let index = tokens.get(at)?.mention?;
        let mention = &claim.mentions[index];
        let own = tokens[at..].iter().take_while(|token| token.mention == Some(index)).count();
        (mention.determiner == Determiner::Bare && !mention.plural).then_some((mention, own))
    };
    let first = tokens[0].mention.map(|index| &claim.mentions[index]);
    let mut at = end;
    while let Some(link) = tokens.get(at).filter(|link| link.mention.is_none() && tokens[at - 1].sign.is_none()) {
        let Some((next, own)) = bare(at + 1) else { return end };
        let joins = matches!(link.lower.as_str(), "or" | "and/or" | "to")
            || link.lower == "and" && first.is_some_and(|first| claim.mentions[0].span == first.span);
        let known = first.is_some_and(|first| first.head == next.head);
        match link.text.as_str() {
            "," => at += 1 + own,
            _ if joins && own > 1 && !known => return at + 1 + own,
            word if word.ends_with("ed") && at == end && tokens[0].lower != "the" || word == "automated" => {
                return at + 1 + own;
            }
            _ => return end,
        }
    }
    end
}

/// "a lid" → "the lid", "at least one lid" → "the at least one lid", "instructions" → "the instructions".
fn definite(intro: &[Token]) -> Vec<Token> {
    let Some(first) = intro.first() else { return Vec::new() };
    let mut article = Token::word("the");
    article.mention = first.mention;
    article.space = first.space;
    match first.lower.as_str() {
        "the" | "each" | "every" | "either" | "any" | "its" | "their" | "all" | "both" | "no" | "such" => {
            intro.to_vec()
        }
        "a" | "an" | "another" | "some" => std::iter::once(article).chain(intro[1..].iter().cloned()).collect(),
        _ => {
            let mut rest = intro.to_vec();
            rest[0].space = true;
            std::iter::once(article).chain(rest).collect()
        }
    }
}
