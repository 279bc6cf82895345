//! A wherein-clause as a sentence of its own; not lists under it.

use super::lexicon::is_adverb;
use super::predicate::{finite, has_finite_verb};
use super::token::{Token, trimmed};
use super::{Source, Subject, np};
use crate::plan::definitions;
use claimwright_application::claims::Claim;

/// Words that open a clause and go when it becomes a sentence, longest first.
const OPENINGS: &[&[&str]] = &[
    &["characterized", "by", "the", "fact", "that"],
    &["characterised", "by", "the", "fact", "that"],
    &["characterized", "in", "that"],
    &["characterised", "in", "that"],
    &["characterized", "by"],
    &["characterised", "by"],
    &["the", "improvement", "comprising"],
    &["and", "further", "wherein"],
    &["further", "wherein"],
    &["wherein", "further"],
    &["in", "which"],
    &["wherein"],
    &["whereby"],
    &["where"],
    &["such", "that"],
    &["so", "that"],
    &["and"],
    &["that"],
];

/// The words of a clause without its opening, and whether the opening stated a consequence.
pub(crate) fn opened(tokens: &[Token]) -> (&[Token], bool) {
    let mut tokens = trimmed(tokens);
    let mut consequence = false;
    while let Some(words) = OPENINGS.iter().find(|words| starts(tokens, words)) {
        consequence |= words.contains(&"whereby");
        tokens = trimmed(&tokens[words.len()..]);
    }
    (tokens, consequence)
}

pub(crate) fn starts(tokens: &[Token], words: &[&str]) -> bool {
    tokens.len() >= words.len() && tokens.iter().zip(words).all(|(token, word)| token.lower == *word)
}

/// A clause as a main clause. `subject` is what it is said of where it has no subject of its own.
pub(crate) fn main(source: &Source<'_>, claim: &Claim, tokens: &[Token], subject: &Subject) -> Vec<Token> {
    if starts(tokens, &["provided", "that"]) || starts(tokens, &["with", "the", "proviso", "that"]) {
        let mut said =
            subject.with(&[if subject.plural { "are" } else { "is" }, "subject", "to", "the", "condition", "that"]);
        let skip = if tokens[0].lower == "provided" { 2 } else { 4 };
        said.extend_from_slice(&tokens[skip..]);
        return said;
    }
    let (tokens, consequence) = opened(tokens);
    if consequence && let Some(said) = consequence_of_act(source, tokens) {
        return said;
    }
    let mut said = Vec::new();
    if consequence {
        said.extend([Token::word("thereby"), Token { space: false, ..Token::word(",") }]);
    }
    said.extend(independent(source, claim, tokens, subject));
    said
}

/// Definitions as they stand, with the verb that the claim gives them.
pub(crate) fn copied(source: &Source<'_>, claim: &Claim, tokens: &[Token], subject: &Subject) -> Vec<Token> {
    let (words, _) = opened(tokens);
    let proviso = starts(words, &["provided", "that"]) || starts(words, &["with", "the", "proviso", "that"]);
    let verb = |token: &Token| definitions::VERBS.contains(&token.lower.as_str());
    if proviso {
        main(source, claim, words, subject)
    } else if words.iter().any(verb) || has_finite_verb(words, source.lexicon) {
        words.to_vec()
    } else {
        let mut said = subject.with(&[if subject.plural { "are" } else { "is" }, "defined", "by"]);
        said.extend_from_slice(words);
        said
    }
}

/// "whereby permitting access": the clause before is what permits it.
fn consequence_of_act(source: &Source<'_>, tokens: &[Token]) -> Option<Vec<Token>> {
    let (verb, rest) = tokens.split_first()?;
    source.lexicon.of_ing(&verb.lower)?;
    let mut words = vec![Token { mention: None, ..verb.clone() }];
    words.extend_from_slice(rest);
    let predicate = finite(&words, false, source.lexicon)?;
    Some(std::iter::once(Token::word("this")).chain(predicate).collect())
}

/// "furthermore being for verifying that …": the participle is the verb, whatever verbs follow.
pub(crate) fn being(tokens: &[Token], subject: &Subject) -> Option<Vec<Token>> {
    let adverb = |token: &&Token| matches!(token.lower.as_str(), "furthermore" | "moreover" | "further" | "also");
    let adverbs = tokens.iter().take_while(adverb).count();
    tokens.get(adverbs).filter(|verb| verb.mention.is_none() && verb.lower == "being")?;
    let mut said = subject.with(&[if subject.plural { "are" } else { "is" }]);
    said.extend_from_slice(&tokens[..adverbs]);
    said.extend_from_slice(&tokens[adverbs + 1..]);
    Some(said)
}

fn independent(source: &Source<'_>, claim: &Claim, tokens: &[Token], subject: &Subject) -> Vec<Token> {
    let headless = tokens.first().is_some_and(|token| {
        token.mention.is_none()
            && matches!(token.lower.as_str(), "is" | "are" | "has" | "have" | "includes" | "comprises" | "further")
    });
    if headless {
        let mut said = subject.definite.clone();
        said.extend_from_slice(tokens);
        return said;
    }
    if let Some(said) = being(tokens, subject) {
        return said;
    }
    if has_finite_verb(tokens, source.lexicon) {
        return tokens.to_vec();
    }
    // "the first side being in contact": the participle is the verb.
    if let Some(np) = np::at_start(tokens, claim) {
        // "contacts to be soldered to a board extend downwards": a base form behind a noun is the verb of a plural.
        let verb = |pair: &[Token]| {
            pair[0].mention.is_some() && pair[1].mention.is_none() && source.lexicon.of_base(&pair[1].lower).is_some()
        };
        if let Some(at) = tokens.windows(2).position(verb) {
            // "a first width, a second width, and a third width satisfy": things joined by "and" are many.
            let joined = tokens[..at].iter().any(|word| word.mention.is_none() && word.lower == "and");
            let modified = tokens[..at].iter().any(|word| {
                matches!(word.lower.as_str(), "which" | "that" | "who" | "whose" | "where")
                    || word.text == "," && !joined
            });
            if (np.plural || joined) && !modified {
                return tokens.to_vec();
            }
        }
        if let Some(predicate) = finite(&tokens[np.end..], np.plural, source.lexicon) {
            let mut said = if np.refers { np.intro } else { tokens[..np.end].to_vec() };
            said.extend(predicate);
            return said;
        }
        if np.refers {
            // A clause about a known thing has its verb, even where the verb reads as a noun ("the unit forms a grid").
            return absolute(source, tokens, np.plural).unwrap_or_else(|| tokens.to_vec());
        }
        if let Some(said) = absolute(source, tokens, np.plural) {
            return said;
        }
        let mut said = subject.with(&[source.comprises(subject)]);
        said.extend_from_slice(tokens);
        return said;
    }
    // "advancing the tube pushes the lid": the act is the subject, even where its verb reads as a noun.
    let acts = tokens.first().is_some_and(|act| act.mention.is_none() && source.lexicon.of_ing(&act.lower).is_some());
    let verb = |token: &Token| token.lower != "means" && source.lexicon.is_third(&token.lower);
    let pushes = tokens.windows(2).any(|pair| verb(&pair[0]) && matches!(pair[1].lower.as_str(), "the" | "a" | "an"));
    if acts && pushes {
        return tokens.to_vec();
    }
    if let Some(predicate) = finite(tokens, subject.plural, source.lexicon) {
        let mut said = subject.definite.clone();
        said.extend(predicate);
        return said;
    }
    let mut said = subject.with(&[if subject.plural { "are" } else { "is" }, "such", "that"]);
    said.extend_from_slice(tokens);
    said
}

/// The thing that a clause says to comprise something.
pub(crate) fn owner(claim: &Claim, tokens: &[Token]) -> Option<Subject> {
    let (tokens, _) = opened(tokens);
    let np = np::at_start(tokens, claim)?;
    let verb = tokens[np.end..].iter().find(|token| !is_adverb(&token.lower))?;
    let composes = ["includes", "comprises", "include", "comprise"].contains(&verb.lower.as_str());
    (np.refers && composes).then(|| Subject::new(np.definite, np.plural))
}

/// Makes the first "being" or "having" behind a subject with complements finite.
fn absolute(source: &Source<'_>, tokens: &[Token], plural: bool) -> Option<Vec<Token>> {
    let at = tokens.iter().position(|token| {
        token.mention.is_none()
            && matches!(token.lower.as_str(), "being" | "having" | "comprising" | "including" | "containing")
    })?;
    if tokens[..at].iter().any(|token| token.text == "," || (token.mention.is_none() && is_adverb(&token.lower))) {
        return None;
    }
    let mut said = tokens[..at].to_vec();
    said.extend(finite(&tokens[at..], plural, source.lexicon)?);
    Some(said)
}
