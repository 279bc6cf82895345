//! Reads the noun phrases of a claim, whatever its language, and makes the public mentions of them; not their antecedents.

use super::phrase::{self, Article, Number, Phrase};
use super::resolve::Reading;
use super::token::{self, Token};
use super::{ClaimReference, Mention, Reason, Resolution, english, french, german};
use crate::{Language, Span};

/// The reading of a claim for the resolver, and its mentions, one for one.
pub(super) fn read(
    text: &str,
    from: usize,
    language: Language,
    references: &[ClaimReference],
    lexicon: &mut english::Lexicon,
) -> (Reading, Vec<Mention>) {
    let tokens = token::tokens(text, from, language);
    let referring = |byte: usize| {
        let after = references.partition_point(|reference| reference.span.start <= byte);
        after.checked_sub(1).is_some_and(|at| byte < references[at].span.end)
    };
    let mut reading = match language {
        Language::En => english::read(&tokens, lexicon, &referring),
        Language::De => german::read(&tokens, &referring),
        Language::Fr => french::read(&tokens, &referring),
    };
    if let Some(subject) = reading.phrases.first_mut().filter(|first| first.is_bare_subject()) {
        // "Verfahren zum Heizen", "Dispositif de freinage": the thing claimed goes without the article of "A method".
        subject.article = Article::Single;
    }
    let end = |reading: &phrase::Reading| tokens.get(reading.head_token).map_or(usize::MAX, |head| head.span.end);
    reading.ends = reading.phrases.iter().map(|phrase| phrase.others.iter().map(end).collect()).collect();
    let mentions = reading.phrases.iter().map(|phrase| mention(&tokens, phrase)).collect();
    (reading, mentions)
}

fn mention(tokens: &[Token<'_>], phrase: &Phrase) -> Mention {
    let end = tokens[phrase.tokens.end - 1].span.end;
    let reading = &phrase.reading;
    Mention {
        span: Span::new(tokens[phrase.tokens.start].span.start, end),
        phrase: Span::new(tokens[phrase.first].span.start, end),
        determiner: phrase.article.determiner(),
        head: reading.head.clone(),
        modifiers: reading.modifiers.clone(),
        plural: reading.number == Number::Plural,
        sign: phrase.sign.map(|at| tokens[at].span),
        resolution: Resolution::Introduces,
        reason: Reason::New,
        candidates: Vec::new(),
    }
}
