//! A step of a method as a sentence; not the lists under it.

use super::predicate::{has_finite_verb, states};
use super::token::Token;
use super::{Source, Subject, np};
use claimwright_application::claims::Claim;

/// How a step stands in its sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    /// Sign of the step on a flow chart.
    pub sign: Option<&'a str>,
    /// Word between subject and verb, such as "further".
    pub adverb: Option<&'static str>,
}

/// A step as something the method includes.
pub(crate) fn sentence(
    source: &Source<'_>,
    claim: &Claim,
    own: &[Token],
    subject: &Subject,
    place: Place<'_>,
) -> Vec<Token> {
    let mut said = Vec::new();
    if let Some(sign) = place.sign {
        said.extend([Token::word("at"), Token::word(sign), Token { space: false, ..Token::word(",") }]);
    }
    if is_statement(source, claim, own) {
        said.extend_from_slice(own);
        return said;
    }
    if place.sign.is_none()
        && let Some(said) = super::clause::being(own, subject)
    {
        return said;
    }
    let adverb = place.adverb.filter(|_| own.first().is_none_or(|token| token.lower != "further"));
    let act = subject.definite.iter().any(|token| matches!(token.lower.as_str(), "method" | "process" | "step"));
    let has = own.first().is_some_and(|token| token.mention.is_none() && token.lower == "having");
    if has && !act {
        return super::thing::includes(source, subject, adverb, own);
    }
    said.extend(subject.definite.iter().cloned());
    said.extend(adverb.map(Token::word));
    // A step is carried out, not possessed, even where its claim says "having".
    let acts =
        own.first().is_some_and(|token| token.mention.is_none() && source.lexicon.of_ing(&token.lower).is_some());
    let comprising = Subject { has: subject.has && !acts, ..subject.clone() };
    said.push(Token::word(source.comprises(&comprising)));
    let circumstance = own.first().is_some_and(|token| {
        token.mention.is_none()
            && matches!(
                token.lower.as_str(),
                "upon"
                    | "in"
                    | "when"
                    | "for"
                    | "if"
                    | "after"
                    | "before"
                    | "responsive"
                    | "during"
                    | "while"
                    | "on"
                    | "at"
                    | "based"
            )
    });
    if circumstance && own.iter().any(|token| token.text == ",") {
        said.push(Token { space: false, ..Token::word(",") });
    }
    let imperative =
        own.first().is_some_and(|token| token.mention.is_none() && source.lexicon.of_base(&token.lower).is_some());
    if imperative && let Some(verb) = own.first().and_then(|token| source.lexicon.of_base(&token.lower)) {
        said.push(Token::word(verb.ing));
        said.extend_from_slice(&own[1..]);
        return said;
    }
    said.extend_from_slice(own);
    said
}

/// Whether the words already are a sentence ("the mixture is heated", "the step of heating includes …").
pub(crate) fn is_statement(source: &Source<'_>, claim: &Claim, own: &[Token]) -> bool {
    np::at_start(own, claim).is_some_and(|np| {
        if np.refers { has_finite_verb(own, source.lexicon) } else { states(own, np.end, source.lexicon) }
    })
}

/// "determining the instance of motion data" of a step, as the subject of what it consists of.
pub(crate) fn as_subject(source: &Source<'_>, claim: &Claim, own: &[Token]) -> Subject {
    let this = || Subject::new(vec![Token::word("this"), Token::word("step")], false);
    let Some(verb) = own.first() else { return this() };
    if verb.mention.is_some() || source.lexicon.of_ing(&verb.lower).is_none() {
        return this();
    }
    let Some(np) = np::at_start(&own[1..], claim) else { return this() };
    let mut definite = vec![verb.clone()];
    definite.extend(np.definite);
    Subject::new(definite, false)
}
