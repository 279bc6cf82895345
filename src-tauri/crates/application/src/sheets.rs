//! What a reader of pages measured on a file: format, sheets, type, where parts begin, pictures; not what offices ask.
//!
//! Every fact is absent where the format does not show it. Lengths are in tenths of a millimetre, type in half-points,
//! spacing in percent of single spacing.

use crate::PartName;
use serde::{Deserialize, Serialize};

/// The measured facts of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sheets {
    /// The file format of the text.
    pub format: Option<SourceFormat>,
    /// Whether line breaks inside claims are the author's.
    pub keeps_lines: bool,
    /// Number of pages in all.
    pub pages: Option<u32>,
    /// The sheets of the text.
    pub text: Option<Sheet>,
    /// Line spacing of the running text, in percent of single spacing.
    pub line_spacing: Option<u32>,
    /// Size of the running text, in half-points.
    pub type_size: Option<u32>,
    /// How pages are numbered.
    pub page_numbers: Option<Pagination>,
    /// Whether every fifth line bears a number.
    pub line_numbers: Option<bool>,
    /// Where parts begin on their pages.
    pub starts: Vec<PartStart>,
    /// The sheets of drawings, in order.
    pub drawings: Vec<Sheet>,
    /// Pictures, in order.
    pub pictures: Vec<Picture>,
}

/// A file format that offices tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SourceFormat {
    /// Office Open XML.
    Docx,
    /// PDF.
    Pdf,
    /// Any other.
    Other,
}

impl SourceFormat {
    /// The name under which it is known.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Docx => "DOCX",
            Self::Pdf => "PDF",
            Self::Other => "—",
        }
    }
}

/// A sheet of paper: size and margins in tenths of a millimetre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// Width and height.
    pub size: Option<(u32, u32)>,
    /// Margin at the top.
    pub top: Option<u32>,
    /// Margin on the right.
    pub right: Option<u32>,
    /// Margin at the bottom.
    pub bottom: Option<u32>,
    /// Margin on the left.
    pub left: Option<u32>,
}

impl Sheet {
    /// Whether the sheet is A4, to a millimetre.
    pub fn is_a4(&self) -> bool {
        self.is(2100, 2970)
    }

    /// Whether the sheet is US Letter, to a millimetre.
    pub fn is_letter(&self) -> bool {
        self.is(2159, 2794)
    }

    fn is(&self, width: u32, height: u32) -> bool {
        const TOLERANCE: u32 = 10;
        self.size.is_none_or(|(w, h)| w.abs_diff(width) <= TOLERANCE && h.abs_diff(height) <= TOLERANCE)
    }
}

/// How pages are numbered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pagination {
    /// Not at all.
    None,
    /// By a field that the word processor fills in.
    Computed,
    /// As printed, in order.
    Printed(Vec<u32>),
}

/// Where a part begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartStart {
    /// The part.
    pub part: PartName,
    /// Whether its first line is the first text of its page.
    pub first_on_page: bool,
    /// Whether a page of it holds another part too.
    pub shares_page: bool,
}

/// A picture of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// The part it stands in; the document, where a reader that knows no parts has not told it from [`Self::paragraph`].
    pub part: PartName,
    /// The paragraph of the manuscript that it stands in or after; none before the first.
    pub paragraph: Option<usize>,
    /// What it shows.
    pub kind: PictureKind,
    /// Label of its figure, where known.
    pub figure: Option<String>,
    /// Share of pixels that are neither grey nor white, in per mille, where measured.
    pub coloured: Option<u32>,
}

/// What a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PictureKind {
    /// A drawing.
    Drawing,
    /// A flow chart or block diagram.
    FlowDiagram,
    /// A photograph.
    Photograph,
    /// A formula, a chemical structure or a table, which may stand in the text.
    Formula,
    /// Not told.
    Unknown,
}
