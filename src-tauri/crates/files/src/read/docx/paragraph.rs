//! One paragraph while it is read: text, runs, what its properties say; not the elements of the file.

use super::measure::{Leaf, type_size};
use super::numbering::Numbering;
use super::styles::{Spacing, Styles};
use claimwright_application::Span;
use claimwright_application::manuscript::{Paragraph, Role, Style, StyledRun};

/// The type of the run being read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Type {
    pub style: Option<Style>,
    pub hidden: bool,
}

impl Type {
    /// Takes one property; positions carry meaning and outweigh emphasis.
    pub(super) fn take(&mut self, style: Style) {
        let outweighs = matches!(style, Style::Subscript | Style::Superscript);
        if self.style.is_none() || outweighs {
            self.style = Some(style);
        }
    }
}

/// Where a piece of a paragraph's text comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Origin {
    /// The byte of the paragraph's text at which the piece begins; it ends where the next one does.
    pub text: usize,
    /// The byte of the main part at which the text or the element that stands for it begins.
    pub xml: usize,
}

/// More sizes of type in a paragraph tell nothing of its running text.
const MOST_SIZES: usize = 64;

/// A paragraph being read.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub text: String,
    pub styles: Vec<StyledRun>,
    pub origins: Vec<Origin>,
    pub style_id: Option<String>,
    pub list: Option<String>,
    pub level: Option<u8>,
    pub outline: Option<u8>,
    /// Whether its end mark is deleted, so that the next paragraph continues it.
    pub joined: bool,
    pub page: Option<u32>,
    /// Where its first word stands.
    pub leaf: Leaf,
    /// Whether it begins a page, where it says so itself.
    pub breaks: Option<bool>,
    pub ends_section: bool,
    pub spacing: Option<Spacing>,
    /// Characters by size of their type, in half-points.
    pub sizes: Vec<(u32, usize)>,
    pub notes: Vec<String>,
}

impl Draft {
    pub(super) fn push(&mut self, text: &str, kind: Type, xml: usize) {
        if kind.hidden || text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.origins.push(Origin { text: start, xml });
        // A character that XML cannot hold well is no text either.
        self.text.extend(text.chars().filter(|&c| !c.is_control() || matches!(c, '\n' | '\t')));
        let Some(style) = kind.style else { return };
        match self.styles.last_mut() {
            Some(run) if run.style == style && run.span.end == start => run.span.end = self.text.len(),
            _ => self.styles.push(StyledRun { span: Span::new(start, self.text.len()), style }),
        }
    }

    /// Counts the characters of a text by the size in which it is set.
    pub(super) fn set_in(&mut self, text: &str, own: Option<u32>, run_style: Option<&str>, styles: &Styles) {
        let size = type_size(own, run_style, self.style_id.as_deref(), styles);
        let chars = text.chars().count();
        if let Some((_, count)) = self.sizes.iter_mut().find(|(known, _)| *known == size) {
            *count += chars;
        } else if self.sizes.len() < MOST_SIZES {
            self.sizes.push((size, chars));
        }
    }

    /// Continues with the paragraph that follows, whose properties stand as in Word.
    pub(super) fn join(mut self, next: Self) -> Self {
        let by = self.text.len();
        self.text.push_str(&next.text);
        self.styles.extend(next.styles.iter().map(|run| StyledRun { span: run.span.shifted(by), style: run.style }));
        self.origins.extend(next.origins.iter().map(|origin| Origin { text: origin.text + by, xml: origin.xml }));
        self.notes.extend(next.notes);
        Self {
            text: self.text,
            styles: self.styles,
            origins: self.origins,
            notes: self.notes,
            page: self.page.or(next.page),
            leaf: self.leaf,
            sizes: self.sizes.into_iter().chain(next.sizes).collect(),
            ..next
        }
    }

    /// The paragraph, numbered, with where its text comes from; none where there is nothing in it.
    pub(super) fn finish(
        self,
        styles: &Styles,
        numbering: &mut Numbering,
        cell: Option<Role>,
    ) -> Option<(Paragraph, Vec<Origin>)> {
        let id = self.style_id.as_deref().unwrap_or_default();
        let empty = self.text.trim().is_empty();
        // List number 0 takes a paragraph out of the list of its style.
        let list = match (self.list, self.level) {
            (Some(list), level) if list != "0" => Some((list, level.unwrap_or(0))),
            (Some(_), _) => None,
            (None, level) => styles.list(id).map(|(list, own)| (list, level.unwrap_or(own))),
        };
        // An empty paragraph of a list still counts in Word.
        let label = list.as_ref().and_then(|(list, level)| numbering.next_label(list, *level));
        if empty && cell.is_none() {
            return None;
        }
        let by_outline = self.outline.filter(|&level| level < 9).map(|level| Role::Heading(level + 1));
        let role = by_outline.or_else(|| styles.role(id)).unwrap_or_default();
        let role = match role {
            Role::Body if label.is_some() => Role::ListItem,
            role => cell.unwrap_or(role),
        };
        let role = match (role, cell) {
            (Role::Heading(_) | Role::Title | Role::Claim, _) | (_, None) => role,
            (_, Some(cell)) => cell,
        };
        let mut paragraph = Paragraph {
            text: self.text,
            role,
            label: label.filter(|label| !label.is_empty()),
            page: self.page,
            styles: self.styles,
            proposal: false,
            opens_page: false,
        };
        let whole = paragraph.text.len();
        lift_typed_number(&mut paragraph);
        let cut = whole - paragraph.text.len();
        paragraph.proposal = paragraph.text.starts_with("[PROPOSAL");
        Some((paragraph, behind(self.origins, cut)))
    }
}

/// The origins of what stands behind the first `cut` bytes; a piece that is cut begins later in its own text.
fn behind(origins: Vec<Origin>, cut: usize) -> Vec<Origin> {
    let first = origins.partition_point(|origin| origin.text <= cut).saturating_sub(1);
    let shifted = |origin: &Origin| {
        let gone = cut.saturating_sub(origin.text);
        Origin { text: (origin.text + gone) - cut, xml: origin.xml + gone }
    };
    origins.iter().skip(first).map(shifted).collect()
}

/// A typed number that a tab sets apart is a label: `1.⇥A lock`, `[0012]⇥The bolt`.
fn lift_typed_number(paragraph: &mut Paragraph) {
    let Some((front, _)) = paragraph.text.split_once('\t') else { return };
    let number = front.trim();
    let inner = number.strip_prefix('[').and_then(|n| n.strip_suffix(']')).or_else(|| number.strip_suffix(['.', ')']));
    let digits = inner.is_some_and(|n| (1..=6).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()));
    if paragraph.label.is_some() || !digits {
        return;
    }
    let rest = paragraph.text[front.len()..].trim_start();
    let cut = paragraph.text.len() - rest.len();
    let label = number.to_owned();
    let rest = rest.to_owned();
    paragraph.styles.retain(|run| run.span.end > cut);
    for run in &mut paragraph.styles {
        run.span = Span::new(run.span.start.saturating_sub(cut), run.span.end - cut);
    }
    paragraph.text = rest;
    paragraph.label = Some(label);
}
