//! Gives the paragraphs of a manuscript the roles that their parts imply, so that any source can be written well.

use super::layout::Layout;
use crate::manuscript::{Manuscript, Role};
use crate::{PartName, headings, sections};

/// The manuscript with title, headings of parts and sections, claims and paragraph labels marked as such.
pub(crate) fn with_roles(manuscript: &Manuscript) -> Manuscript {
    let layout = Layout::of(manuscript);
    let mut marked = manuscript.clone();
    for piece in &layout.pieces {
        if let Some(heading) = piece.heading {
            marked.paragraphs[heading].role = Role::Heading(1);
        }
        let content = piece.from..piece.to.min(marked.paragraphs.len());
        let with_headings = marked.paragraphs[content.clone()].iter().any(|p| matches!(p.role, Role::Heading(_)));
        for paragraph in &mut marked.paragraphs[content] {
            if paragraph.is_furniture() {
                continue;
            }
            match piece.part {
                PartName::Title => paragraph.role = Role::Title,
                PartName::Claims if !matches!(paragraph.role, Role::Cell { .. }) => paragraph.role = Role::Claim,
                PartName::Description => {
                    match paragraph.role {
                        Role::Heading(level) => paragraph.role = Role::Heading(level.max(2)),
                        Role::Body if headings::looks_like_heading(&paragraph.text, with_headings) => {
                            paragraph.role = Role::Heading(2);
                        }
                        _ => {}
                    }
                    lift_label(paragraph);
                }
                _ => {}
            }
        }
    }
    marked
}

/// Moves a printed `[0012]` from the text into the label.
fn lift_label(paragraph: &mut crate::manuscript::Paragraph) {
    if paragraph.label.is_some() || paragraph.styles.iter().any(|run| run.span.start < 8) {
        return;
    }
    if let Some(label) = sections::printed_label(&paragraph.text) {
        let printed = label.of(&paragraph.text).to_owned();
        let kept = sections::without_label(&paragraph.text);
        let cut = paragraph.text.len() - kept.len();
        let text = kept.to_owned();
        for run in &mut paragraph.styles {
            run.span = crate::Span::new(run.span.start.saturating_sub(cut), run.span.end.saturating_sub(cut));
        }
        paragraph.text = text;
        paragraph.label = Some(printed);
    }
}

/// The indices of the paragraphs of the description, in order.
pub(crate) fn description_paragraphs(manuscript: &Manuscript) -> Vec<usize> {
    let layout = Layout::of(manuscript);
    let pieces = layout.pieces.iter().filter(|piece| piece.part == PartName::Description);
    pieces.flat_map(|piece| piece.from..piece.to).collect()
}
