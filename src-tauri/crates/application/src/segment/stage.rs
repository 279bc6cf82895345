//! Guesses the stage of a document from what offices print on its first page; not from its content.

use super::layout::Layout;
use crate::manuscript::Manuscript;
use crate::{PartName, Stage};
use regex::Regex;
use std::sync::LazyLock;

/// What the lines before the title or description say; none where they say nothing.
pub(super) fn guessed(manuscript: &Manuscript, layout: &Layout) -> Option<Stage> {
    static GRANTED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bpatent no\.?\s*:|\bunited states patent\s*$|\beuropean patent specification\b|\bpatentschrift\b|\bfascicule de brevet\b|\b(?:US|EP|DE|FR)[ -]?[\d ,/]{6,14}\s?[BC][1-9]?\b")
            .expect("a constant pattern")
    });
    static PUBLISHED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bpatent application publication\b|\bpub\. no\.?\s*:|\beuropean patent application\b|\boffenlegungsschrift\b|\bdemande de brevet europ|\b(?:US|EP|DE|FR|WO)[ -]?\d[\d ,/]{5,14}\s?A[1-9]\b")
            .expect("a constant pattern")
    });
    let front = manuscript.paragraphs.iter().enumerate().take(40).filter(|(index, p)| {
        p.text.len() < 300
            && layout.piece_of(*index).is_none_or(|piece| piece.part == PartName::Title)
            && layout.pieces.iter().all(|piece| piece.part == PartName::Title || piece.from > *index)
    });
    let mut stage = None;
    for (_, paragraph) in front {
        if GRANTED.is_match(&paragraph.text) {
            return Some(Stage::Granted);
        }
        if PUBLISHED.is_match(&paragraph.text) {
            stage = Some(Stage::Published);
        }
    }
    stage
}
