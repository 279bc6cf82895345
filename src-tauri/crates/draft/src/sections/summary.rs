//! The summary: one paragraph for each independent claim, in its own words; not counted as description of a feature.

use super::disclosure::Place;
use super::{Desk, Pages, coded};
use crate::document::{BlockKind, Origin};
use crate::english::token::{Signs, Token, sentence, text, trimmed};
use claimwright_application::Span;

const ORDINALS: &[&str] =
    &["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// Writes the summary.
pub(crate) fn write(desk: &Desk<'_>, pages: &mut Pages) {
    pages.heading(2, "heading-summary", desk.profile.heading("summary"));
    desk.disclosure.add(Place::Summary, pages);
    for (position, &index) in desk.source.plan.independent.iter().enumerate() {
        let claim = &desk.source.set.claims[index];
        let span = Span::new(claim.label.end, claim.text.len());
        let mut tokens: Vec<Token> = trimmed(&desk.source.tokens(claim, span)).to_vec();
        if let Some(first) = tokens.first_mut()
            && first.text.chars().skip(1).all(char::is_lowercase)
        {
            first.text.clone_from(&first.lower);
        }
        let body = text(&tokens, Signs::None);
        let ordinal = match (desk.source.plan.independent.len(), ORDINALS.get(position)) {
            (1, _) => "one".to_owned(),
            (_, Some(word)) => format!("a {word}"),
            (_, None) => "a further".to_owned(),
        };
        let ordinal = ordinal.replace("a eighth", "an eighth");
        let written = desk.profile.sentence("aspect", &[("ordinal", &ordinal), ("claim", &body)]);
        let origin = Origin::Claim { claim: claim.number, limitation: span };
        pages.block(BlockKind::Paragraph, vec![coded(sentence(&written), origin)]);
    }
    let close = desk.profile.sentence("aspects_close", &[]);
    pages.block(BlockKind::Paragraph, vec![coded(close, Origin::Template("aspects-close"))]);
}
