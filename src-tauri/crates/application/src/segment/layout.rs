//! Finds which paragraphs of a manuscript belong to which part; not what the parts say.

use super::{assigned, claims, drawn, line, sets};
use crate::application::{Recognised, RecognisedBy};
use crate::headings::PartHeading;
use crate::manuscript::{Manuscript, Paragraph, Role};
use crate::{PartName, Span};

/// A run of paragraphs of one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub part: PartName,
    /// Its heading's index, where it has one on a line of its own.
    pub heading: Option<usize>,
    /// First paragraph of the content.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// Bytes at the front of the first paragraph that are the heading.
    pub skip: usize,
    pub by: RecognisedBy,
}

impl Piece {
    /// The paragraphs of its content, without furniture and without a heading in the same line.
    pub(super) fn content<'a>(&'a self, manuscript: &'a Manuscript) -> impl Iterator<Item = Paragraph> + 'a {
        (self.from..self.to).filter_map(move |index| {
            let paragraph = manuscript.paragraphs.get(index).filter(|p| !p.is_furniture())?;
            let mut paragraph = paragraph.clone();
            if index == self.from && self.skip > 0 {
                paragraph.text.replace_range(..self.skip, "");
                paragraph.styles.retain(|run| run.span.start >= self.skip);
                for run in &mut paragraph.styles {
                    run.span = Span::new(run.span.start - self.skip, run.span.end - self.skip);
                }
            }
            Some(paragraph)
        })
    }

    /// Where it begins, with its heading.
    pub(super) fn start(&self) -> usize {
        self.heading.unwrap_or(self.from)
    }

    pub(super) fn recognised(&self) -> Recognised {
        Recognised { part: self.part, paragraphs: Span::new(self.start(), self.to), skip: self.skip, by: self.by }
    }
}

/// The parts found, in the order of the manuscript.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Layout {
    pub pieces: Vec<Piece>,
    /// Whether a sequence listing stands in the text.
    pub listing: bool,
}

impl Layout {
    pub(super) fn of(manuscript: &Manuscript) -> Self {
        let paragraphs = &manuscript.paragraphs;
        let outlook = Outlook::of(paragraphs);
        let mut finder = Finder { paragraphs, outlook, layout: Self::default(), open: false, in_listing: false };
        let by_form = claims::start_by_form(paragraphs);
        for (index, _) in paragraphs.iter().enumerate().filter(|(_, paragraph)| !paragraph.is_furniture()) {
            finder.take(index, by_form);
        }
        let mut layout = finder.layout;
        assigned::apply(&mut layout.pieces, manuscript);
        sets::cut(paragraphs, &mut layout.pieces);
        layout
    }

    /// The piece that a paragraph is the content of.
    pub(super) fn piece_of(&self, index: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.from <= index);
        after.checked_sub(1).map(|at| &self.pieces[at]).filter(|piece| index < piece.to)
    }
}

/// What lies ahead of each paragraph, gathered once so that looking ahead costs nothing.
struct Outlook {
    /// Whether a section heading of the description follows before the next heading of claims or abstract.
    section: Vec<bool>,
    /// The last line of a sequence listing in the numeric tags of WIPO ST.25.
    listing: Option<usize>,
}

impl Outlook {
    fn of(paragraphs: &[Paragraph]) -> Self {
        let mut section = vec![false; paragraphs.len()];
        let mut ahead = false;
        for (index, paragraph) in paragraphs.iter().enumerate().rev() {
            section[index] = ahead;
            if matches!(line::part_heading(paragraph), Some(PartHeading::Claims | PartHeading::Abstract)) {
                ahead = false;
            } else if line::section_heading(paragraph).is_some() {
                ahead = true;
            }
        }
        Self { section, listing: paragraphs.iter().rposition(|p| p.text.trim_start().starts_with("<2")) }
    }
}

struct Finder<'a> {
    paragraphs: &'a [Paragraph],
    outlook: Outlook,
    layout: Layout,
    /// Whether the last piece takes further paragraphs.
    open: bool,
    in_listing: bool,
}

impl Finder<'_> {
    fn take(&mut self, index: usize, claims_by_form: Option<usize>) {
        let paragraph = &self.paragraphs[index];
        if self.current() != Some(PartName::Claims) && sets::opens(self.paragraphs, index) {
            self.begin(PartName::Claims, Some(index), index + 1, 0, RecognisedBy::Heading);
            return;
        }
        if let Some(heading) = line::part_heading(paragraph)
            && self.take_part_heading(index, heading)
        {
            return;
        }
        if let Some((heading, skip)) = line::inline_heading(paragraph)
            && !matches!((heading, self.current()), (PartHeading::Abstract, Some(PartName::Claims)) if line::claim_number(paragraph).is_some())
            && let Some(part) = part_name(heading)
            && (part != PartName::Title || !self.has(PartName::Title))
        {
            self.begin(part, None, index, skip, RecognisedBy::Heading);
            self.open = part != PartName::Title;
            return;
        }
        if self.in_listing {
            return;
        }
        if claims_by_form == Some(index) || paragraph.role == Role::Claim && self.current() != Some(PartName::Claims) {
            self.begin(PartName::Claims, None, index, 0, RecognisedBy::Form);
            return;
        }
        if paragraph.role == Role::Title && !self.has(PartName::Title) {
            self.begin(PartName::Title, None, index, 0, RecognisedBy::Heading);
            self.open = false;
            return;
        }
        let section = line::section_heading(paragraph);
        if section.is_some() && self.current() != Some(PartName::Description) && !self.is_claim_text(paragraph) {
            self.begin(PartName::Description, None, index, 0, RecognisedBy::Heading);
            return;
        }
        if self.open {
            if self.current() == Some(PartName::Title) {
                self.continue_to(index);
                self.open = false;
                return;
            }
            self.continue_to(index);
            return;
        }
        self.take_front(index);
    }

    /// Takes a heading that opens a part; answers whether it does so here.
    fn take_part_heading(&mut self, index: usize, heading: PartHeading) -> bool {
        let in_description = self.current() == Some(PartName::Description) && self.open;
        match heading {
            PartHeading::SequenceListing => {
                // In a description it is a section about the listing, unless the sequences follow at its end.
                if in_description && self.outlook.listing.is_none_or(|last| last <= index) {
                    return false;
                }
                self.layout.listing = true;
                self.in_listing = true;
                self.open = false;
                true
            }
            PartHeading::Description if in_description => false,
            PartHeading::Drawings
                if in_description && !drawn::follows(self.paragraphs, index + 1) && self.sections_follow(index) =>
            {
                false
            }
            // "Zusammenfassung" heads the summary where further sections of the description follow it.
            PartHeading::Abstract if in_description && self.sections_follow(index) && !self.names_abstract(index) => {
                false
            }
            _ => {
                let Some(part) = part_name(heading) else { return false };
                if part == PartName::Title && self.has(PartName::Title) {
                    return false;
                }
                self.begin(part, Some(index), index + 1, 0, RecognisedBy::Heading);
                true
            }
        }
    }

    /// Whether a section heading of the description follows before the next heading of claims or abstract.
    fn sections_follow(&self, index: usize) -> bool {
        self.outlook.section[index]
    }

    /// Whether the heading can be nothing but that of an abstract.
    fn names_abstract(&self, index: usize) -> bool {
        !self.paragraphs[index].text.to_lowercase().contains("zusammenfassung")
    }

    /// A paragraph of the claims that happens to look like a heading: a step in capitals, a continued claim.
    fn is_claim_text(&self, paragraph: &Paragraph) -> bool {
        self.current() == Some(PartName::Claims)
            && !line::has_heading_role(paragraph)
            && (paragraph.role == Role::Claim || line::claim_number(paragraph).is_some())
    }

    /// A paragraph before any part: the title, bibliographic lines, or the beginning of a description without heading.
    fn take_front(&mut self, index: usize) {
        let paragraph = &self.paragraphs[index];
        let text = paragraph.text.trim();
        // Older publications end their titles with a full stop; a title states nothing.
        let stopped = text.ends_with('.') && text.split_whitespace().count() > 6;
        let running =
            text.len() > 300 || stopped && (text.len() > 200 || self.layout.pieces.len() > 1 || line::states(text));
        if !running && paragraph.label.is_none() && !self.has(PartName::Title) && self.can_be_title(index) {
            self.begin(PartName::Title, None, index, 0, by_role(paragraph));
            self.open = false;
        } else if running || paragraph.label.is_some() || paragraph.role == Role::ListItem {
            self.begin(PartName::Description, None, index, 0, RecognisedBy::Form);
        } else if matches!(paragraph.role, Role::Heading(_)) && self.has(PartName::Title) {
            self.begin(PartName::Description, None, index, 0, RecognisedBy::Heading);
        }
    }

    /// A title is followed by something, and is no line of a cover sheet.
    fn can_be_title(&self, index: usize) -> bool {
        let text = self.paragraphs[index].text.trim();
        let lower = text.to_lowercase();
        const COVER: [&str; 22] = [
            "inventor",
            "applicant",
            "assignee",
            "attorney",
            "docket",
            "patent no",
            "pub. no",
            "united states",
            "filed",
            "appl.",
            "application no",
            "date",
            "erfinder",
            "anmelder",
            "inventeur",
            "demandeur",
            "(",
            "in the ",
            "pct/",
            "european patent",
            "priority",
            "type: ",
        ];
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        letters * 2 > text.chars().count()
            && !COVER.iter().any(|cover| lower.starts_with(cover))
            && self.paragraphs[index + 1..].iter().any(|p| !p.is_furniture())
    }

    fn begin(&mut self, part: PartName, heading: Option<usize>, from: usize, skip: usize, by: RecognisedBy) {
        let to = if heading.is_some() { from } else { from + 1 };
        self.layout.pieces.push(Piece { part, heading, from, to, skip, by });
        self.open = true;
        self.in_listing = false;
    }

    fn continue_to(&mut self, index: usize) {
        if let Some(piece) = self.layout.pieces.last_mut() {
            piece.to = index + 1;
        }
    }

    fn current(&self) -> Option<PartName> {
        self.layout.pieces.last().map(|piece| piece.part)
    }

    fn has(&self, part: PartName) -> bool {
        self.layout.pieces.iter().any(|piece| piece.part == part)
    }
}

const fn part_name(heading: PartHeading) -> Option<PartName> {
    match heading {
        PartHeading::Title => Some(PartName::Title),
        PartHeading::Description => Some(PartName::Description),
        PartHeading::Claims => Some(PartName::Claims),
        PartHeading::Abstract => Some(PartName::Abstract),
        PartHeading::Drawings => Some(PartName::Drawings),
        PartHeading::SequenceListing => None,
    }
}

fn by_role(paragraph: &Paragraph) -> RecognisedBy {
    if line::has_heading_role(paragraph) { RecognisedBy::Heading } else { RecognisedBy::Form }
}
