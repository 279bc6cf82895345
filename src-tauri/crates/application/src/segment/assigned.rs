//! Puts the parts where a person has said that they begin; not what is recognised without one.

use super::layout::Piece;
use super::line;
use crate::PartName;
use crate::application::RecognisedBy;
use crate::headings::PartHeading;
use crate::manuscript::{Manuscript, Paragraph, Role};

/// Cuts the pieces at each paragraph that is assigned. A part that is assigned reaches to the end of the piece that it
/// is cut from, or, where it stands in none, to the next one.
pub(super) fn apply(pieces: &mut Vec<Piece>, manuscript: &Manuscript) {
    for (&at, &part) in &manuscript.assigned {
        let Some(paragraph) = manuscript.paragraphs.get(at) else { continue };
        let after = pieces.partition_point(|piece| piece.start() <= at);
        let cut = after.checked_sub(1).filter(|&index| at < pieces[index].to.max(pieces[index].from));
        let next = pieces.get(after).map_or(manuscript.paragraphs.len(), Piece::start);
        let to = match cut {
            Some(index) => pieces[index].to.max(at + 1),
            None => next,
        };
        if let Some(index) = cut {
            pieces[index].to = at;
        }
        if let Some(part) = part {
            let heading = heads(paragraph, part).then_some(at);
            let from = if heading.is_some() { at + 1 } else { at };
            let by = RecognisedBy::Person;
            pieces.insert(after, Piece { part, heading, from, to: to.max(from), skip: 0, by });
        }
        // What was cut at its own beginning holds nothing more.
        pieces.retain(|piece| piece.start() < piece.to || piece.by == RecognisedBy::Person);
    }
}

/// Whether a paragraph at which a part begins is its heading, and not the first of its text.
fn heads(paragraph: &Paragraph, part: PartName) -> bool {
    let named = line::part_heading(paragraph);
    match part {
        PartName::Title | PartName::Document => false,
        PartName::Description => named == Some(PartHeading::Description),
        PartName::Claims | PartName::Drawings | PartName::Abstract => {
            named.is_some() || matches!(paragraph.role, Role::Heading(_))
        }
    }
}
