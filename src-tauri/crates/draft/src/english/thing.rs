//! An element of a thing as sentences: what the whole includes, and what is said of the part; not lists under it.

use super::lexicon::{Lexicon, is_adverb};
use super::predicate::{AFTER_PARTICIPLE, finite, has_finite_verb, states};
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
    if symbolic(own, source.lexicon) {
        return Told::Statement(own.to_vec());
    }
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
    if !np.refers && states(own, np.end, source.lexicon) {
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
    if purpose(rest, claim) {
        return Told::Part { intro: own.to_vec(), detail: None, part };
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

/// Whether what follows a name is so short a purpose or place that it can stay with the name in a list of parts ("an area
/// for collecting items") without a word about parts that the list has yet to name.
fn purpose(rest: &[Token], claim: &Claim) -> bool {
    const MOST: usize = 9;
    let opens = rest.first().is_some_and(|first| {
        first.mention.is_none()
            && matches!(first.lower.as_str(), "for" | "in" | "on" | "at" | "within" | "between" | "around")
    });
    let joins = |token: &Token| {
        token.is_mark()
            || token.text.contains('(')
            || matches!(token.lower.as_str(), "and" | "or" | "that" | "which" | "where" | "wherein" | "when" | "whose")
    };
    let subject = claim.mentions.first().map(|mention| mention.head.as_str());
    let refers = |token: &Token| {
        token.lower == "the" && token.mention.is_none_or(|index| Some(claim.mentions[index].head.as_str()) != subject)
    };
    opens && rest.len() <= MOST && !rest.iter().any(|token| joins(token) || refers(token))
}

/// Whether the words define a symbol of a formula ("R203 and R204 are independently hydrogen").
fn symbolic(own: &[Token], lexicon: &Lexicon) -> bool {
    let symbol = |token: &Token| token.text.chars().count() <= 6 && token.text.contains(|c: char| c.is_uppercase());
    let joins = |token: &Token| matches!(token.lower.as_str(), "and" | "or" | "and/or" | "each" | ",");
    let end = own.iter().position(|token| !symbol(token) && !joins(token) && !is_adverb(&token.lower));
    own.first().is_some_and(symbol)
        && end.is_some_and(|at| {
            let verb = &own[at];
            (verb.mention.is_none() || matches!(verb.lower.as_str(), "represent" | "denote" | "represents" | "denotes"))
                && (lexicon.is_finite(&verb.lower) || lexicon.of_base(&verb.lower).is_some())
        })
}

/// "The hinge 10 further includes …". Words that begin with a verb of their own ("having", "are connected") take its place.
pub(crate) fn includes(
    source: &Source<'_>,
    subject: &Subject,
    adverb: Option<&'static str>,
    words: &[Token],
) -> Vec<Token> {
    let further = words.first().is_some_and(|first| first.mention.is_none() && first.lower == "further");
    let ing = words.get(1).is_some_and(|act| act.mention.is_none() && source.lexicon.of_ing(&act.lower).is_some());
    if further && ing && configured(words, subject.plural, source.lexicon).is_none() {
        // "The medium further includes further storing".
        return includes(source, subject, Some("further"), &words[1..]);
    }
    let mut said = subject.definite.clone();
    said.extend(adverb.map(Token::word));
    let first = words.first().filter(|first| first.mention.is_none()).map_or("", |first| first.lower.as_str());
    match first {
        "having" | "has" | "have" => {
            said.push(Token::word(if subject.plural { "have" } else { "has" }));
            said.extend_from_slice(&words[1..]);
        }
        "being" | "is" | "are" => {
            if adverb.is_some() {
                said.pop();
            }
            said.push(Token::word(if subject.plural { "are" } else { "is" }));
            said.extend(adverb.map(Token::word));
            said.extend_from_slice(&words[1..]);
        }
        "including" | "comprising" | "includes" | "comprises" => {
            said.push(Token::word(source.comprises(subject)));
            said.extend_from_slice(&words[1..]);
        }
        "on" | "in" | "within" | "at" | "under" | "inside" => {
            said.push(Token::word(source.comprises(subject)));
            said.extend(located(words));
        }
        "to" if finite(words, subject.plural, source.lexicon).is_some() => {
            said.extend(finite(words, subject.plural, source.lexicon).unwrap_or_default());
        }
        _ => match configured(words, subject.plural, source.lexicon) {
            Some(predicate) => {
                if adverb.is_some() {
                    said.pop();
                }
                said.extend(predicate);
            }
            None => {
                // What is done is included, even where the claim says "having".
                let act = Subject { has: subject.has && !first.ends_with("ing"), ..subject.clone() };
                said.push(Token::word(source.comprises(&act)));
                said.extend_from_slice(words);
            }
        },
    }
    said
}

/// "further configured to scan" as what the whole is, not as what it includes.
fn configured(words: &[Token], plural: bool, lexicon: &Lexicon) -> Option<Vec<Token>> {
    let at = words.iter().position(|token| !(token.mention.is_none() && is_adverb(&token.lower)))?;
    let verb = &words[at];
    let participle = verb.mention.is_none() && verb.lower.ends_with("ed") && lexicon.is_participle(&verb.lower);
    let complemented = words.get(at + 1).is_some_and(|next| AFTER_PARTICIPLE.contains(&next.lower.as_str()));
    let lists = words.iter().any(|token| token.text == ":");
    let stores = at > 0 && verb.mention.is_none() && lexicon.of_ing(&verb.lower).is_some();
    if participle && complemented && !lists || stores { finite(words, plural, lexicon) } else { None }
}

/// "on a substrate: an anode" as ", on a substrate, an anode".
fn located(words: &[Token]) -> Vec<Token> {
    let mut said = words.to_vec();
    let comma = || Token { space: false, ..Token::word(",") };
    let phrase = said.iter().skip(1).take_while(|token| token.mention.is_some() || token.lower == "of").count();
    if let Some(mark) = said.get_mut(phrase + 1).filter(|mark| phrase > 0 && mark.is_mark()) {
        *mark = comma();
        said.insert(0, comma());
    }
    said
}
