//! The drawings as far as they are known: which figures, which reference signs on them; not the pictures.

/// The drawings of an application.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drawings {
    /// The figures, in order.
    pub figures: Vec<DrawnFigure>,
}

/// One figure as drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DrawnFigure {
    /// Its label without the word: `1`, `2A`; empty for a single, unnumbered figure.
    pub label: String,
    /// Reference signs seen on it.
    pub signs: Vec<String>,
    /// Other text seen on it, the legend "Prior Art" among it.
    pub texts: Vec<String>,
    /// What it shows, where a caption was given with it: `a side view of the pump`, `is a section along A-A`.
    pub caption: String,
}
