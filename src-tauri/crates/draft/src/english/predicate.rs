//! Turns what follows a noun in a claim ("encasing the core", "hinged to …") into something said of it ("encases the
//! core", "is hinged to …"); answers nothing where that could change the meaning.

use super::lexicon::{Lexicon, is_adverb};
use super::token::Token;

/// The form of the first predicate, which those joined to it by "and" share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum First {
    /// A present participle.
    Ing,
    /// A past participle or adjective, made finite by "is".
    Is,
    /// A relative clause that lost its pronoun.
    Relative,
    /// An infinitive.
    Purpose,
}

/// Prepositions that follow a participle and tell it from a verb in the past.
pub(super) const AFTER_PARTICIPLE: &[&str] = &[
    "to",
    "by",
    "on",
    "in",
    "with",
    "at",
    "from",
    "for",
    "within",
    "between",
    "along",
    "through",
    "into",
    "around",
    "as",
    "over",
    "under",
    "upon",
    "of",
    "about",
    "against",
    "relative",
    "adjacent",
    "onto",
    "near",
    "above",
    "below",
    "such",
    "so",
    "inside",
    "outside",
    "across",
    "therein",
    "thereon",
    "thereto",
    "therefrom",
];

/// What is said of a noun (in the plural or not) by the words behind it, as a finite predicate.
pub(crate) fn finite(rest: &[Token], plural: bool, lexicon: &Lexicon) -> Option<Vec<Token>> {
    let start = rest.iter().position(|token| token.text != ",")?;
    let rest = &rest[start..];
    let adverbs = rest.iter().take_while(|token| is_adverb(&token.lower) && token.mention.is_none()).count();
    let verb = rest.get(adverbs)?;
    let after = &rest[adverbs + 1..];
    let be = if plural { "are" } else { "is" };
    let mut out: Vec<Token> = Vec::with_capacity(rest.len() + 1);
    let first = if let Some(found) = lexicon.of_ing(&verb.lower).filter(|_| verb.mention.is_none()) {
        if after.is_empty() && !matches!(found.base, "rotate" | "move" | "include" | "comprise" | "have") {
            return None;
        }
        if found.base == "be" {
            out.push(Token::word(be));
            out.extend_from_slice(&rest[..adverbs]);
        } else {
            out.extend_from_slice(&rest[..adverbs]);
            out.push(Token::word(&found.finite(plural)));
        }
        First::Ing
    } else if matches!(verb.lower.as_str(), "which" | "that" | "who") && adverbs == 0 && verb.mention.is_none() {
        relative(after, lexicon)?;
        First::Relative
    } else if verb.mention.is_none() && verb.lower == "to" && adverbs == 0 {
        lexicon.of_base(&after.first()?.lower)?;
        out.push(Token::word(if plural { "serve" } else { "serves" }));
        out.push(verb.clone());
        First::Purpose
    } else if verb.mention.is_none() && (lexicon.is_participle(&verb.lower) || lexicon.is_predicative(&verb.lower)) {
        out.push(Token::word(be));
        out.extend_from_slice(&rest[..=adverbs]);
        First::Is
    } else {
        return None;
    };
    coordinate(&mut out, after, first, plural, lexicon)?;
    if let Some(token) = out.first_mut() {
        token.space = true;
    }
    Some(out)
}

/// Whether a finite verb follows a relative pronoun at once (or after an inserted phrase between commas).
fn relative(after: &[Token], lexicon: &Lexicon) -> Option<()> {
    let first = after.first()?;
    let verb = if first.text == "," {
        let close = after.iter().skip(1).position(|token| token.text == ",")? + 2;
        after.get(close)?
    } else {
        let adverbs = after.iter().take_while(|token| is_adverb(&token.lower)).count();
        after.get(adverbs)?
    };
    (verb.mention.is_none() && (lexicon.is_finite(&verb.lower) || lexicon.of_base(&verb.lower).is_some())).then_some(())
}

/// Copies what follows the first predicate and makes predicates joined to it finite as well. `None` where it cannot be
/// told which word they are joined to.
fn coordinate(out: &mut Vec<Token>, after: &[Token], first: First, plural: bool, lexicon: &Lexicon) -> Option<()> {
    let (mut ings, mut participles, mut relatives) = (0usize, 0usize, 0usize);
    let mut at = 0;
    while at < after.len() {
        let token = &after[at];
        let joined = matches!(token.lower.as_str(), "and" | "or") && token.mention.is_none();
        if joined {
            let adverbs = after[at + 1..].iter().take_while(|t| is_adverb(&t.lower) && t.mention.is_none()).count();
            if let Some(next) = after.get(at + 1 + adverbs).filter(|next| next.mention.is_none()) {
                let followed = after.get(at + 2 + adverbs);
                if let Some(verb) = lexicon.of_ing(&next.lower) {
                    let own = matches!(first, First::Ing | First::Is) && ings == 0 && relatives == 0;
                    let other = first == First::Is && ings == 1 && relatives == 0;
                    if !own && !other {
                        return None;
                    }
                    if own {
                        out.push(token.clone());
                        if verb.base == "be" {
                            out.push(Token::word(&verb.finite(plural)));
                            out.extend_from_slice(&after[at + 1..at + 1 + adverbs]);
                        } else {
                            out.extend_from_slice(&after[at + 1..at + 1 + adverbs]);
                            out.push(Token::word(&verb.finite(plural)));
                        }
                        at += adverbs + 2;
                        continue;
                    }
                } else if (lexicon.is_participle(&next.lower) || lexicon.is_predicative(&next.lower))
                    && followed.is_some_and(|word| AFTER_PARTICIPLE.contains(&word.lower.as_str()))
                {
                    if first == First::Ing && participles == 0 {
                        if ings > 0 {
                            return None;
                        }
                        out.push(token.clone());
                        out.push(Token::word(if plural { "are" } else { "is" }));
                        at += 1;
                        continue;
                    }
                } else if first == First::Is
                    && ings + participles + relatives == 0
                    && next.lower == "for"
                    && followed.is_some_and(|word| lexicon.of_ing(&word.lower).is_some())
                    && !after[..at].iter().any(|word| word.lower == "for")
                {
                    // "located within the ring and for guiding the rod".
                    out.push(token.clone());
                    out.push(Token::word(if plural { "serve" } else { "serves" }));
                    at += 1;
                    continue;
                } else if matches!(next.lower.as_str(), "which" | "that" | "who") && adverbs == 0 {
                    if first == First::Relative && relatives == 0 {
                        out.push(token.clone());
                        at += 2;
                        continue;
                    }
                    if relatives == 0 {
                        return None;
                    }
                }
            }
        }
        if token.mention.is_none() {
            if lexicon.of_ing(&token.lower).is_some() {
                ings += 1;
            } else if lexicon.is_participle(&token.lower) || lexicon.is_predicative(&token.lower) {
                participles += 1;
            } else if matches!(token.lower.as_str(), "which" | "that" | "who") {
                relatives += 1;
            }
        }
        out.push(token.clone());
        at += 1;
    }
    Some(())
}

/// Whether some words hold a finite verb outside noun phrases, in the main line of the clause.
pub(crate) fn has_finite_verb(tokens: &[Token], lexicon: &Lexicon) -> bool {
    main_verb(tokens, lexicon).is_some()
}

/// Words behind which a clause of its own stands, up to its verb or a comma.
const SUBORDINATES: &[&str] = &["which", "that", "who", "whose", "when", "where", "wherein", "whereby", "if", "while"];

/// Index of the finite verb in the main line of a clause.
pub(crate) fn main_verb(tokens: &[Token], lexicon: &Lexicon) -> Option<usize> {
    let mut subordinate = false;
    let plural_noun = |token: &Token| token.mention.is_some() && token.lower.ends_with('s');
    let mut previous: Option<&Token> = None;
    let mut before: Option<&Token> = None;
    for (at, token) in tokens.iter().enumerate() {
        if token.lower == "whose" {
            // "whose" may be part of the phrase that it opens.
            subordinate = true;
        } else if token.mention.is_none() {
            match token.lower.as_str() {
                word if SUBORDINATES.contains(&word) => subordinate = true,
                "," => subordinate = false,
                word if lexicon.is_finite(word) => {
                    let after_to = previous.is_some_and(|p| p.lower == "to" && p.mention.is_none());
                    let infinitive = after_to && !word.ends_with('s');
                    if !subordinate && !infinitive {
                        return Some(at);
                    }
                    subordinate = false;
                }
                word if lexicon.of_base(word).is_some() => {
                    // A plural subject right before a base form: "the layers encase a housing".
                    let plural_subject = previous
                        .is_some_and(|p| plural_noun(p) || (is_adverb(&p.lower) && before.is_some_and(plural_noun)));
                    if plural_subject && !subordinate {
                        return Some(at);
                    }
                    subordinate &= !plural_subject;
                }
                _ => {}
            }
        }
        before = previous;
        previous = Some(token);
    }
    None
}

/// Whether a phrase that introduces something is followed by the finite verb of a whole sentence ("an outlet of the tank
/// leads to the pump"), and by no clause that the verb could belong to.
pub(crate) fn states(tokens: &[Token], np_end: usize, lexicon: &Lexicon) -> bool {
    main_verb(tokens, lexicon).is_some_and(|at| {
        let inner = tokens[..at].iter().rposition(|token| {
            SUBORDINATES.contains(&token.lower.as_str())
                || matches!(token.lower.as_str(), "whether" | "how" | "than" | "until" | "so" | "such")
        });
        // "a region where the plate is left is defined as …": the clause within has its own verb.
        let closed = inner.is_none_or(|inner| {
            matches!(tokens[at].lower.as_str(), "is" | "are")
                && !tokens[inner..at].iter().any(|token| matches!(token.lower.as_str(), "and" | "or"))
                && tokens[inner..at].iter().any(|token| token.mention.is_none() && lexicon.is_finite(&token.lower))
        });
        let before = &tokens[at.saturating_sub(1)];
        at >= np_end
            && closed
            && !tokens[..at].iter().any(Token::is_mark)
            && !(before.mention.is_none()
                && matches!(
                    before.lower.as_str(),
                    "of" | "for" | "in" | "with" | "between" | "on" | "at" | "from" | "to"
                ))
    })
}
