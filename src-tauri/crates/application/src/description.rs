//! The description: its text, paragraphs and sections; not its figures and signs, which [`crate::figures`] and
//! [`crate::signs`] read.

use crate::Span;

/// The description of an application.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Description {
    /// The whole text; paragraphs are separated by one line feed, as `export` writes it.
    pub text: String,
    /// Paragraphs and headings in order; their spans cover `text` but for the line feeds.
    pub paragraphs: Vec<DescriptionParagraph>,
    /// Sections in order; text before the first heading is a section without heading.
    pub sections: Vec<Section>,
}

/// A paragraph of the description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescriptionParagraph {
    /// Where it stands in [`Description::text`], its printed label included where the text carries one.
    pub span: Span,
    /// The printed number, such as `[0012]`.
    pub label: Option<String>,
    /// Whether it is a heading.
    pub heading: bool,
    /// 1-based page, where known.
    pub page: Option<u32>,
    /// Index of its section in [`Description::sections`].
    pub section: usize,
    /// Whether it is a proposal that no person has accepted yet.
    pub proposal: bool,
}

/// A section of the description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it is about, by its heading or its form.
    pub kind: SectionKind,
    /// The heading's span, where there is one.
    pub heading: Option<Span>,
    /// From the first byte of the heading (or text) to the end of the section.
    pub span: Span,
}

/// The sections that the offices name (37 CFR 1.77(b), Rule 42(1) EPC, Rule 5.1(a) PCT, R.612-12 CPI).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// Cross-reference to related applications, priority.
    CrossReference,
    /// Statement of federally sponsored research.
    FederalResearch,
    /// Technical field.
    Field,
    /// Background art.
    Background,
    /// Summary, disclosure of the invention.
    Summary,
    /// Brief description of the drawings.
    DrawingsList,
    /// Detailed description, modes for carrying out the invention.
    Detailed,
    /// Industrial applicability.
    Industrial,
    /// List of reference signs.
    SignList,
    /// Anything else.
    Other,
}

impl Description {
    /// The paragraph that holds a byte of the text, by index.
    pub fn paragraph_at(&self, byte: usize) -> Option<usize> {
        let after = self.paragraphs.partition_point(|paragraph| paragraph.span.start <= byte);
        after.checked_sub(1)
    }

    /// Sections of a kind.
    pub fn sections_of(&self, kind: SectionKind) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(move |section| section.kind == kind)
    }
}
