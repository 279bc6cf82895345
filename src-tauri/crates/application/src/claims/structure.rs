//! Puts one claim together from its text: label, references, category, preamble, transition, limitations, mentions; not
//! what needs the other claims.

use super::english::Lexicon;
use super::limitation::{self, Frame};
use super::resolve::Reading;
use super::{Claim, TransitionKind, amendment, category, medical, reading, reference, split, transition};
use crate::{Language, Span};

/// A claim whose references are not yet judged and whose mentions are not yet resolved.
pub(super) fn claim(
    text: String,
    index: usize,
    offset: usize,
    language: Language,
    earlier: &[u32],
    lexicon: &mut Lexicon,
) -> (Claim, Reading) {
    let label = split::label(&text);
    let status = label.status.map(|span| amendment::status(span.of(&text)));
    let changes = amendment::changes(&text, status);
    let given = text;
    let text = amendment::masked(&given, &changes);
    let start = label.span.end.min(text.len());
    let references = reference::references(&text, start, language, earlier);
    let end = text.trim_end().len().max(start);
    let behind = references.first().filter(|r| r.span.start - start < 200).map_or(start, |r| r.span.end);
    let transition = transition::transition(&text, start, behind, language);
    let preamble_end = transition
        .map_or(behind.max(if transition.is_none() && behind == start { end } else { behind }), |t| t.span.start);
    let body_start = transition.map_or(preamble_end, |t| t.span.end);
    let preamble = trimmed(&text, Span::new(start, preamble_end));
    let body = trimmed(&text, Span::new(body_start.min(end), end));
    let category = {
        let lower = preamble.of(&text).to_lowercase();
        let words = lower
            .split_inclusive([' ', ',', ':', ';', '(', '\''])
            .flat_map(|word| {
                let end = word.trim_end_matches([' ', ',', ':', ';', '(']);
                let mark = word.trim_end().len() > end.len();
                [Some(end), mark.then_some(",")]
            })
            .flatten()
            .filter(|word| !word.is_empty());
        category::category(words, language)
    };
    let frame = Frame {
        activity: category.is_activity(),
        clause: transition.is_some_and(|t| matches!(t.kind, TransitionKind::Wherein | TransitionKind::Characterising)),
    };
    let limitations = if body.is_empty() { Vec::new() } else { limitation::limitations(&text, body, frame) };
    let (reading, mentions) = reading::read(&text, start, language, &references, lexicon);
    let number = label.number.unwrap_or_else(|| u32::try_from(index + 1).unwrap_or(u32::MAX));
    let medical_use = medical::medical_use(&text, Span::new(start, end), category, language);
    drop(text);
    let claim = Claim {
        index,
        number,
        through: label.through,
        status,
        changes,
        numbered: label.number.is_some(),
        offset,
        label: label.span,
        language,
        category,
        medical_use,
        preamble,
        transition,
        body,
        limitations,
        references,
        parents: Vec::new(),
        dependent: false,
        mentions,
        text: given,
    };
    (claim, reading)
}

/// The span without blank space and commas at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let raw = span.of(text);
    let start = raw.len() - raw.trim_start_matches(|c: char| c.is_whitespace() || c == ',' || c == ':').len();
    let end = raw.trim_end_matches(|c: char| c.is_whitespace() || c == ',').len();
    Span::new(span.start + start, span.start + end.max(start))
}
