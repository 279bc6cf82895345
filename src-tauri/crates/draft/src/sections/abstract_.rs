//! The abstract: the first claim in whole sentences, as many as the limit of words allows; no advantages, no claim words.

use super::{Desk, Pages, coded, subject};
use crate::document::{BlockKind, Origin, Sentence};
use crate::english::step::Place;
use crate::english::thing::{self, Told};
use crate::english::token::{Signs, Token, described, sentence, text, trimmed};
use crate::english::tree::{Node, nodes};
use crate::english::{Subject, lists, np};
use claimwright_application::Office;
use claimwright_application::claims::LimitationKind;

/// 37 CFR 1.72(b), Rule 47(3) EPC, EPO Guidelines F-II 2.3: at most 150 words; a few stay free for counting
/// methods that differ.
const MOST_WORDS: usize = 145;

/// An abstract with fewer words says too little (37 CFR 1.72(b), Rule 8.1(b) PCT).
const FEW_WORDS: usize = 50;

/// Longer preambles are not repeated.
const LONG_PREAMBLE: usize = 40;

/// Writes the abstract.
pub(crate) fn write(desk: &Desk<'_>, pages: &mut Pages) {
    pages.heading(1, "heading-abstract", desk.profile.heading("abstract"));
    let source = &desk.source;
    let claim = &source.set.claims[source.plan.independent[0]];
    let signs = if desk.request.office == Office::Us { Signs::None } else { Signs::Parentheses };
    let subject = Subject::of(source, claim);
    let preamble = subject::introduced(source, claim);
    let mut sentences: Vec<Sentence> = Vec::new();
    let nodes = nodes(source, claim);
    let mut rest: Vec<Vec<Token>> = Vec::new();
    let mut heads: Vec<Vec<Token>> = Vec::new();
    let is_part = |node: &Node| {
        node.kind == LimitationKind::Element
            && node.list.is_empty()
            && matches!(thing::told(source, claim, &node.own), Told::Part { .. })
    };
    let listed = nodes.iter().any(is_part);
    for (index, node) in nodes.iter().enumerate() {
        let adverb = (index > 0 || listed).then_some("further");
        if node.kind == LimitationKind::Element && node.list.is_empty() {
            match thing::told(source, claim, &node.own) {
                Told::Part { intro, detail, .. } => {
                    heads.push(intro);
                    rest.extend(detail);
                }
                Told::Statement(said) => rest.push(said),
                Told::Words => rest.push(lists::plainly(
                    source,
                    claim,
                    node.kind,
                    &node.own,
                    &subject,
                    Place { sign: None, adverb },
                )),
            }
            rest.extend(node.clauses.iter().map(|inner| {
                lists::plainly(source, claim, inner.kind, &inner.own, &subject, Place { sign: None, adverb: None })
            }));
        } else {
            rest.extend(
                lists::sentences(source, claim, node, &subject, Place { sign: None, adverb })
                    .into_iter()
                    .map(|said| said.tokens),
            );
        }
    }
    let origin = |limitation| Origin::Claim { claim: claim.number, limitation };
    let named = np::at_start(&preamble, claim).map_or_else(|| preamble.clone(), |np| np.intro);
    let mut opening = named.clone();
    if heads.is_empty() {
        // The preamble itself and the first feature make the first sentence.
        let shown = if preamble.len() <= LONG_PREAMBLE { trimmed(&preamble) } else { named.as_slice() };
        opening = shown.to_vec();
        match rest.first().and_then(|first| predicate(first, &subject)) {
            Some(predicate) => {
                // "A method of …, the method being performed outside the body, includes …".
                let inserted = shown
                    .iter()
                    .position(|token| token.text == ",")
                    .is_some_and(|comma| np::at_start(&shown[comma + 1..], claim).is_some_and(|np| np.refers));
                if inserted {
                    opening.push(Token { space: false, ..Token::word(",") });
                }
                opening.extend_from_slice(predicate);
                rest.remove(0);
            }
            None => opening.push(Token::word(if subject.plural { "are described" } else { "is described" })),
        }
    } else {
        opening.push(Token::word(source.comprises(&subject)));
        for (index, head) in heads.iter().enumerate() {
            if index > 0 {
                if heads.len() > 2 {
                    opening.push(Token { space: false, ..Token::word(",") });
                }
                if index + 1 == heads.len() {
                    opening.push(Token::word("and"));
                }
            }
            let from = opening.len();
            opening.extend(head.iter().cloned());
            if let Some(first) = opening.get_mut(from) {
                first.space = true;
            }
        }
    }
    sentences.push(coded(plain(&sentence(&text(&opening, signs))), origin(claim.preamble)));
    for tokens in rest {
        let one = plain(&sentence(&text(&described(&tokens), signs)));
        if words(&sentences) + count(&one) <= MOST_WORDS {
            sentences.push(coded(one, origin(claim.body)));
        } else if words(&sentences) < FEW_WORDS {
            // Better the beginning of the one long feature than an abstract without any.
            sentences.extend(cut(&one, MOST_WORDS - words(&sentences)).map(|one| coded(one, origin(claim.body))));
        }
    }
    if words(&sentences) > MOST_WORDS {
        // A list of parts that alone is too long: the name with its first parts.
        let short: Vec<&str> = sentences[0].text.split_whitespace().take(MOST_WORDS).collect();
        let kept = short.join(" ");
        let kept = kept.rsplit_once(',').map_or(kept.as_str(), |(kept, _)| kept);
        sentences = vec![coded(sentence(kept), origin(claim.preamble))];
    }
    if let Some(figure) = source.plan.figures.first() {
        let name = desk.figure(figure);
        let name = name.strip_prefix("the ").map_or(name.clone(), |_| "Figure".to_owned());
        let line = desk.profile.sentence("abstract_figure", &[("figure", &name)]);
        if !line.is_empty() {
            sentences.push(coded(line, Origin::Template("abstract-figure")));
        }
    }
    pages.block(BlockKind::Abstract, sentences);
}

/// What a sentence says of the subject, from its verb on.
fn predicate<'t>(said: &'t [Token], subject: &Subject) -> Option<&'t [Token]> {
    let same = said.len() > subject.definite.len()
        && said.iter().zip(&subject.definite).all(|(said, named)| said.lower == named.lower);
    let predicate = same.then(|| &said[subject.definite.len()..])?;
    predicate.first().is_some_and(|verb| !matches!(verb.lower.as_str(), "further" | ",")).then_some(predicate)
}

/// Words of claims that an abstract avoids (37 CFR 1.72(b), MPEP 608.01(b)), replaced by plain ones.
fn plain(text: &str) -> String {
    let mut text = text.to_owned();
    for (legal, word) in [
        (" a plurality of ", " multiple "),
        ("A plurality of ", "Multiple "),
        (" the plurality of ", " the multiple "),
        ("The plurality of ", "The multiple "),
        (" plurality of ", " multiple "),
        (" comprises ", " includes "),
        (" comprise ", " include "),
        (" wherein ", " where "),
        (" whereby ", " so that "),
        (" comprising ", " including "),
        (" thereof", " of it"),
    ] {
        text = text.replace(legal, word);
    }
    text
}

/// A sentence up to its last comma within some words, where that leaves enough of it.
fn cut(sentence: &str, most: usize) -> Option<String> {
    let mut kept = String::new();
    for (index, word) in sentence.split_whitespace().take(most).enumerate() {
        if index > 0 {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    let (kept, _) = kept.rsplit_once(", ")?;
    let dangling =
        ["and", "or", "the", "a", "of", "to", "where"].iter().any(|word| kept.ends_with(&format!(" {word}")));
    (count(kept) >= 15 && !dangling).then(|| self::sentence(kept))
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

fn words(sentences: &[Sentence]) -> usize {
    sentences.iter().map(|sentence| count(&sentence.text)).sum()
}
