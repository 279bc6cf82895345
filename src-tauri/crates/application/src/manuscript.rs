//! A neutral sequence of paragraphs, as a file gives them or takes them; not yet the parts of an application.

use crate::PartName;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a file contains or shall contain, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Manuscript {
    /// Paragraphs in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// What the reader had to leave out or could not read.
    pub notices: Vec<crate::Notice>,
    /// Number of drawings (embedded pictures) met, where the format can carry any.
    pub pictures: Option<usize>,
    /// Revision marks and comments met.
    pub revisions: Revisions,
    /// What was measured on its pages.
    pub sheets: crate::Sheets,
    /// Where a person has said that a part begins, by index of the paragraph; `None` where what follows is of no part. No
    /// reader sets it.
    #[serde(skip)]
    pub assigned: BTreeMap<usize, Option<PartName>>,
}

/// Revision marks and comments of a word-processor file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Revisions {
    /// Insertions, deletions and moves that are neither accepted nor rejected.
    pub tracked: usize,
    /// Comments.
    pub comments: usize,
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its text, without a number that the file computes or prints before it.
    pub text: String,
    /// What it is.
    pub role: Role,
    /// The number printed before it as a label, such as `[0012]` or `1.`, where it is no part of the text.
    pub label: Option<String>,
    /// 1-based page, where the format knows pages.
    pub page: Option<u32>,
    /// Runs of special type, in byte ranges of `text`, ordered and not overlapping.
    pub styles: Vec<StyledRun>,
    /// Set apart as not yet accepted by a person (the draft's proposals); see `draft`.
    pub proposal: bool,
    /// Whether it is the first text of a page, where the format knows pages or at least their breaks.
    pub opens_page: bool,
}

impl Paragraph {
    /// Whether it takes no part in the text: a header, a footer, words on a drawing, nothing at all.
    pub fn is_furniture(&self) -> bool {
        matches!(self.role, Role::PageFurniture | Role::Drawn) || self.text.trim().is_empty()
    }

    /// A paragraph of plain text.
    pub fn new(role: Role, text: impl Into<String>) -> Self {
        Self { text: text.into(), role, ..Self::default() }
    }
}

/// The role of a paragraph in the layout of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Role {
    /// Running text.
    #[default]
    Body,
    /// The title of the document.
    Title,
    /// A heading; level 1 opens a part (description, claims, abstract), level 2 a section, deeper ones their parts.
    Heading(u8),
    /// A claim, or a paragraph that continues one.
    Claim,
    /// An entry of a list.
    ListItem,
    /// A cell of a table; `row` and `column` count from 0 in its table.
    Cell {
        /// Row in the table.
        row: u16,
        /// Column in the row.
        column: u16,
    },
    /// A caption of a table or figure.
    Caption,
    /// A page header or footer.
    PageFurniture,
    /// What stands on a sheet of drawings: a figure and its reference signs (`Fig. 1: 10, 12`), or words in it.
    Drawn,
}

/// Special type over a byte range of a paragraph's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StyledRun {
    /// Byte range in the paragraph's text.
    pub span: crate::Span,
    /// The kind of type.
    pub style: Style,
}

/// Kinds of special type that carry meaning in patents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Style {
    /// Below the line, as in H₂O.
    Subscript,
    /// Above the line.
    Superscript,
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Underlined.
    Underlined,
    /// Struck through.
    Struck,
}

impl Manuscript {
    /// The same paragraphs with the roles that their parts imply: title, headings of parts (level 1) and sections
    /// (level 2 and deeper), claims, and printed paragraph numbers lifted into labels. Writers take this form.
    #[must_use]
    pub fn with_roles(&self) -> Self {
        crate::segment::with_roles(self)
    }

    /// Number of bytes of text.
    pub fn text_len(&self) -> usize {
        self.paragraphs.iter().map(|paragraph| paragraph.text.len()).sum()
    }
}

/// Whether a line of plain text is a heading that patent applications use, of a part or of a section, or has the form
/// of one; readers of formats without headings ask this.
pub fn is_heading_line(line: &str) -> bool {
    crate::headings::part(line).is_some() && !line.trim_end().ends_with('.')
        || crate::headings::looks_like_heading(line, false)
}

impl Manuscript {
    /// The same paragraphs with `[0001]`, `[0002]` … before each paragraph of the description that is running text and
    /// has no label; nothing changes where a paragraph of the description has one already. Roles have to be set
    /// ([`Manuscript::with_roles`]).
    #[must_use]
    pub fn with_paragraph_numbers(&self) -> Self {
        let mut numbered = self.clone();
        let description = crate::segment::description_paragraphs(self);
        let labelled = |index: &usize| {
            let paragraph = &self.paragraphs[*index];
            paragraph.label.is_some() || crate::sections::printed_label(&paragraph.text).is_some()
        };
        if description.iter().any(labelled) {
            return numbered;
        }
        let running = description.into_iter().filter(|&index| {
            let paragraph = &self.paragraphs[index];
            paragraph.role == Role::Body && !paragraph.proposal && !paragraph.text.trim().is_empty()
        });
        for (index, number) in running.zip(1u32..) {
            numbered.paragraphs[index].label = Some(format!("[{number:04}]"));
        }
        numbered
    }
}
