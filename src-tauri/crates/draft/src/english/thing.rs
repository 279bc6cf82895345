//! An element of a thing as sentences: what the whole includes, and what is said of the part; not lists under it.

use super::lexicon::Lexicon;
use super::predicate::{finite, has_finite_verb};
use super::token::Token;
use super::{Source, Subject, np};
use claimwright_application::claims::Claim;

/// How an element can be told.
#[derive(Debug, Clone)]
pub(crate) enum Told {
    /// The whole includes it, and perhaps a second sentence says more of it.
    Part {
        /// "a first leaf 12".
        intro: Vec<Token>,
        /// "the first leaf 12 is hinged to …", where more is said.
        detail: Option<Vec<Token>>,
        /// The part as a subject.
        part: Subject,
    },
    /// A sentence that stands for itself ("each arm has a hole").
    Statement(Vec<Token>),
    /// Words behind "includes", as they stand.
    Words,
}

/// How the words of an element can be told.
pub(crate) fn told(source: &Source<'_>, claim: &Claim, own: &[Token]) -> Told {
    let Some(np) = np::at_start(own, claim) else {
        // "for amounts below that, platinum is present …"
        let circumstance = own.first().is_some_and(|token| {
            matches!(token.lower.as_str(), "for" | "at" | "against" | "in" | "when" | "if" | "on" | "from" | "within")
        });
        return if circumstance && has_finite_verb(own, source.lexicon) {
            Told::Statement(own.to_vec())
        } else {
            Told::Words
        };
    };
    let rest = &own[np.end..];
    if !np.refers && states(rest, source.lexicon) {
        return Told::Statement(own.to_vec());
    }
    if np.refers
        || rest.first().is_some_and(|token| {
            token.mention.is_none() && matches!(token.lower.as_str(), "is" | "are" | "has" | "have")
        })
    {
        let participle =
            rest.first().is_some_and(|token| token.mention.is_none() && source.lexicon.of_ing(&token.lower).is_some());
        if !participle && has_finite_verb(own, source.lexicon) {
            return Told::Statement(own.to_vec());
        }
        if let Some(predicate) = finite(rest, np.plural, source.lexicon) {
            let mut said = np.intro;
            said.extend(predicate);
            return Told::Statement(said);
        }
        return Told::Words;
    }
    let part = Subject::new(np.definite, np.plural);
    if rest.is_empty() {
        return Told::Part { intro: np.intro, detail: None, part };
    }
    match finite(rest, np.plural, source.lexicon) {
        Some(predicate) => {
            let mut detail = part.definite.clone();
            detail.extend(predicate);
            Told::Part { intro: np.intro, detail: Some(detail), part }
        }
        None => Told::Words,
    }
}

/// Whether a finite verb follows a noun with nothing but complements between: the words are a sentence already.
fn states(rest: &[Token], lexicon: &Lexicon) -> bool {
    for token in rest.iter().filter(|token| token.mention.is_none()) {
        match token.lower.as_str() {
            "of" | "for" | "in" | "with" | "to" | "between" | "on" | "at" | "from" => {}
            "is" | "are" => return true,
            word => return rest.first().is_some_and(|first| first.lower == "of") && lexicon.is_finite(word),
        }
    }
    false
}

/// "The hinge 10 further includes …".
pub(crate) fn includes(
    source: &Source<'_>,
    subject: &Subject,
    adverb: Option<&'static str>,
    words: &[Token],
) -> Vec<Token> {
    let mut said = subject.definite.clone();
    said.extend(adverb.map(Token::word));
    said.push(Token::word(source.comprises(subject)));
    said.extend_from_slice(words);
    said
}
