//! Mentions of figures in the description; not the drawings themselves.

use crate::{Description, Span};

/// One mention of a figure: `FIG. 3`, each figure of `FIGS. 1 to 3` or of `Figures 2A-2C`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureMention {
    /// The label without the word, upper case: `3`, `2A`.
    pub label: String,
    /// Where it stands in the description's text.
    pub span: Span,
    /// Whether it stands in the brief description of the drawings.
    pub in_list: bool,
    /// Whether the sentence cites another document's figure.
    pub of_another_document: bool,
}

/// All mentions of figures in a description, in order.
pub fn mentions(_description: &Description) -> Vec<FigureMention> {
    Vec::new()
}
