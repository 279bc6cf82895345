//! The description: its text, paragraphs and sections; not its figures and signs, which [`crate::figures`] and
//! [`crate::signs`] read.

use crate::manuscript::{Paragraph, Role};
use crate::{Span, headings, sections};

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
    /// The description of a text that is given as it stands: each line is a paragraph, empty lines are none, and a line
    /// that begins with `#` is a heading, and so is a known heading without marks; where no line has marks, any line that
    /// has the form of one.
    pub fn from_text(text: String) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            let inner = line.trim();
            if !inner.is_empty() {
                let from = start + (line.len() - line.trim_start().len());
                lines.push(Span::new(from, from + inner.len()));
            }
            start += line.len() + 1;
        }
        let marked = lines.iter().any(|span| headings::marked_level(span.of(&text)).is_some());
        let mut paragraphs = Vec::with_capacity(lines.len());
        let mut levels = Vec::with_capacity(lines.len());
        for span in lines {
            let line = span.of(&text);
            let label = sections::printed_label(line).map(|label| label.of(line).to_owned());
            let level = match headings::marked_level(line) {
                Some(level) => Some(level),
                None => (label.is_none() && headings::looks_like_heading(line, marked)).then_some(2),
            };
            let heading = level.is_some();
            paragraphs.push(DescriptionParagraph { span, label, heading, page: None, section: 0, proposal: false });
            levels.push(level.unwrap_or_default());
        }
        let sections = sections::divide(&text, &mut paragraphs, &levels);
        Self { text, paragraphs, sections }
    }

    /// The description made of paragraphs of a manuscript. Line breaks inside a paragraph become spaces, printed labels
    /// stand before the text, and headings are told by their role or, where none has it, by their form.
    pub fn from_paragraphs<'a>(source: impl IntoIterator<Item = &'a Paragraph>) -> Self {
        let source: Vec<&Paragraph> = source.into_iter().collect();
        let with_roles = source.iter().any(|p| matches!(p.role, Role::Heading(_)));
        let mut text = String::new();
        let mut paragraphs = Vec::with_capacity(source.len());
        let mut levels = Vec::with_capacity(source.len());
        for paragraph in source {
            let inner = paragraph.text.trim();
            if inner.is_empty() {
                continue;
            }
            if !text.is_empty() {
                text.push('\n');
            }
            let start = text.len();
            if let Some(label) = &paragraph.label {
                text.push_str(label);
                text.push(' ');
            }
            text.extend(inner.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
            let span = Span::new(start, text.len());
            let line = span.of(&text);
            let label = sections::printed_label(line).map(|label| label.of(line).to_owned());
            let level = match paragraph.role {
                Role::Heading(level) => Some(level),
                Role::Body if label.is_none() && headings::looks_like_heading(line, with_roles) => Some(2),
                _ => None,
            };
            let (heading, page, proposal) = (level.is_some(), paragraph.page, paragraph.proposal);
            paragraphs.push(DescriptionParagraph { span, label, heading, page, section: 0, proposal });
            levels.push(level.unwrap_or_default());
        }
        let sections = sections::divide(&text, &mut paragraphs, &levels);
        Self { text, paragraphs, sections }
    }

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
