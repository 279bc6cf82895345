//! Follows the elements of a patent document and collects titles and parts in every language; chooses none of them.

use super::line::Line;
use super::names::{Field, Kind, PartKind, kind};
use crate::read::walk::Element;
use claimwright_application::manuscript::{Paragraph, Role, Style};

/// A part in one language.
#[derive(Debug, Clone, Default)]
pub(super) struct Set {
    /// Code in lower case, where the element names one.
    pub language: Option<String>,
    /// The heading that stands in the file, where there is one; claims alone have it apart.
    pub heading: Option<String>,
    pub paragraphs: Vec<Paragraph>,
    /// Formulas and structures that are pictures.
    pub formulas: usize,
}

/// Everything that was found.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    /// The language of the document, where the root names one.
    pub language: Option<String>,
    pub country: Option<String>,
    pub number: Option<String>,
    pub kind: Option<String>,
    pub titles: Vec<(Option<String>, String)>,
    pub abstracts: Vec<Set>,
    pub descriptions: Vec<Set>,
    pub claims: Vec<Set>,
    /// Drawings, where the file has a part for them.
    pub figures: Option<usize>,
    pub listing: bool,
}

/// An element that is open, with what it changed.
#[derive(Debug, Clone, Copy)]
struct Open {
    kind: Kind,
    style: Option<Style>,
}

#[derive(Debug, Default)]
pub(super) struct Reader {
    found: Found,
    open: Vec<Open>,
    part: Option<PartKind>,
    set: Set,
    line: Line,
    role: Role,
    label: Option<String>,
    page: Option<u32>,
    claim: bool,
    /// Row and column of the table being read.
    cell: (u16, u16),
    /// The language that stood before a title among several.
    title_language: Option<String>,
    statement: Option<String>,
    /// Whether the numbers of paragraphs are printed; those of US grants are not.
    numbered: bool,
    /// Text in formulas so far, which tells a formula in MathML from a picture.
    formula_text: usize,
}

impl Reader {
    /// Takes the beginning of an element; answers whether its content is to be passed over.
    pub(super) fn open(&mut self, element: &Element<'_>) -> bool {
        let kind = kind(element.local());
        if self.open.is_empty() {
            self.root(element);
        }
        let outer = self.open.last().and_then(|open| open.style);
        let style = match (kind, outer) {
            // Positions carry meaning and outweigh emphasis.
            (Kind::Styled(style), Some(Style::Subscript | Style::Superscript)) if !is_position(style) => outer,
            (Kind::Styled(style), _) => Some(style),
            _ => outer,
        };
        match kind {
            Kind::Skipped => return true,
            Kind::Part(part) if self.part.is_none() => self.begin(part, element),
            Kind::SequenceListing => {
                self.found.listing = true;
                return true;
            }
            Kind::Title if self.part.is_none() => self.title_language = element.get("lang").map(lower),
            Kind::Figure if self.part == Some(PartKind::Drawings) => {
                self.found.figures = self.found.figures.map(|count| count + 1);
            }
            _ if self.part.is_some() => self.open_in_part(kind, element),
            _ => {}
        }
        self.open.push(Open { kind, style });
        false
    }

    fn root(&mut self, element: &Element<'_>) {
        self.found.language = element.get("lang").map(lower);
        self.found.country = element.get("country");
        self.found.number = element.get("doc-number");
        self.found.kind = element.get("kind");
        let name = element.local().to_ascii_lowercase();
        if name == "patent-application-publication" || name == "patdoc" {
            self.found.country.get_or_insert_with(|| "US".to_owned());
        }
        self.numbered = name != "us-patent-grant" && name != "patdoc";
    }

    fn begin(&mut self, part: PartKind, element: &Element<'_>) {
        self.part = Some(part);
        self.line = Line::default();
        self.set = Set { language: element.get("lang").map(lower), ..Set::default() };
        if part == PartKind::Claims {
            self.set.heading = self.statement.take();
        }
        if part == PartKind::Drawings {
            self.found.figures.get_or_insert(0);
        }
    }

    fn open_in_part(&mut self, kind: Kind, element: &Element<'_>) {
        match kind {
            Kind::Heading => {
                self.block();
                let level = element.get("level").or_else(|| element.get("lvl")).or_else(|| element.get("LVL"));
                let level = level.and_then(|level| level.parse::<u8>().ok()).unwrap_or(1).clamp(1, 4);
                self.role = Role::Heading(level + 1);
            }
            Kind::Paragraph => {
                self.block();
                let numbered = self.numbered && self.part == Some(PartKind::Description);
                let number = element.get("num").filter(|number| numbered && is_number(number));
                self.label = number.map(|number| format!("[{number}]"));
            }
            Kind::ListItem if self.open.last().is_none_or(|open| open.kind != Kind::Term) => {
                if !self.line.is_empty() && self.role == Role::ListItem && element.local() == "dd" {
                    self.line.space();
                } else {
                    self.block();
                    self.role = Role::ListItem;
                }
            }
            Kind::Term => {
                self.block();
                self.role = Role::ListItem;
            }
            Kind::Claim => {
                self.flush();
                self.claim = true;
                self.label = element
                    .get("num")
                    .map(|number| number.trim_start_matches('0').to_owned())
                    .filter(|number| is_number(number))
                    .map(|number| format!("{number}."));
            }
            Kind::ClaimText if !self.open.iter().any(|open| open.kind == Kind::Reference) => self.block(),
            Kind::LineBreak => self.line.break_line(),
            Kind::Table => {
                self.block();
                self.cell = (0, 0);
            }
            Kind::Row => self.cell.1 = 0,
            Kind::Cell if self.claim => self.line.space(),
            Kind::Cell => {
                self.block();
                self.role = Role::Cell { row: self.cell.0, column: self.cell.1 };
            }
            Kind::Formula => self.formula_text = 0,
            Kind::Picture if self.open.iter().any(|open| open.kind == Kind::Formula) && self.formula_text == 0 => {
                self.set.formulas += 1;
                self.line.leave_out();
            }
            _ => {}
        }
    }

    pub(super) fn close(&mut self) {
        let Some(Open { kind, .. }) = self.open.pop() else { return };
        match kind {
            Kind::Part(part) if self.part == Some(part) && !self.open.iter().any(|open| open.kind == kind) => {
                self.end(part);
            }
            Kind::TitleLanguage if self.part.is_none() => {
                self.title_language = Some(lower(self.line.take().0));
            }
            Kind::Title | Kind::TitleText if self.part.is_none() => self.title(),
            Kind::ClaimStatement if self.part.is_none() => {
                self.statement = Some(self.line.take().0).filter(|text| !text.is_empty());
            }
            Kind::Publication(field) if self.part.is_none() => self.field(field),
            _ if self.part.is_some() => self.close_in_part(kind),
            _ => {}
        }
    }

    fn close_in_part(&mut self, kind: Kind) {
        match kind {
            Kind::Heading if self.part == Some(PartKind::Claims) && !self.claim && self.set.paragraphs.is_empty() => {
                let (text, _) = self.line.take();
                self.role = Role::Body;
                self.set.heading = Some(text).filter(|text| !text.is_empty());
            }
            Kind::Heading | Kind::Paragraph | Kind::ListItem => self.block(),
            Kind::ClaimText if !self.open.iter().any(|open| open.kind == Kind::Reference) => self.block(),
            Kind::Term => self.line.space(),
            Kind::Number => {
                // A number that an element holds is a label; US applications 1.5 bracket it themselves.
                let (text, _) = self.line.take();
                self.label = Some(if self.claim && is_number(&text) { format!("{text}.") } else { text });
            }
            Kind::Claim => {
                self.flush();
                self.claim = false;
            }
            Kind::Cell => {
                if !self.claim {
                    self.block();
                }
                self.cell.1 = self.cell.1.saturating_add(1);
            }
            Kind::Row => {
                self.cell.0 = self.cell.0.saturating_add(1);
                if self.claim {
                    self.line.break_line();
                }
            }
            _ => {}
        }
    }

    pub(super) fn text(&mut self, text: &str, page: Option<u32>) {
        let Some(open) = self.open.last() else { return };
        let wanted = match self.part {
            Some(part) => part != PartKind::Drawings,
            None => self.open.iter().any(|open| {
                matches!(open.kind, Kind::Title | Kind::TitleText | Kind::ClaimStatement | Kind::Publication(_))
            }),
        };
        if !wanted {
            return;
        }
        if self.line.is_empty() {
            self.page = page;
        }
        if self.open.iter().any(|open| open.kind == Kind::Formula) {
            self.formula_text += text.trim().len();
        }
        let style = open.style;
        self.line.push(text, style);
    }

    /// Ends a paragraph, or a line of the claim being read.
    fn block(&mut self) {
        if self.claim {
            self.line.break_line();
        } else {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let (text, styles) = self.line.take();
        let role = std::mem::take(&mut self.role);
        if text.is_empty() {
            return;
        }
        let role = if self.claim { Role::Claim } else { role };
        let label = self.label.take().filter(|_| !self.claim || !text.starts_with(|c: char| c.is_ascii_digit()));
        self.set.paragraphs.push(Paragraph { text, role, label, page: self.page, styles, ..Paragraph::default() });
    }

    fn title(&mut self) {
        let (text, _) = self.line.take();
        let language = self.title_language.take();
        if !text.is_empty() {
            self.found.titles.push((language, text));
        }
    }

    fn field(&mut self, field: Field) {
        let (text, _) = self.line.take();
        let place = match field {
            Field::Country => &mut self.found.country,
            Field::Number => &mut self.found.number,
            Field::Kind => &mut self.found.kind,
        };
        // The first is the publication's own; those of cited documents follow.
        if place.is_none() && !text.is_empty() && text.len() <= 20 {
            *place = Some(text);
        }
    }

    fn end(&mut self, part: PartKind) {
        self.flush();
        (self.part, self.claim, self.label) = (None, false, None);
        let set = std::mem::take(&mut self.set);
        if set.paragraphs.is_empty() {
            return;
        }
        match part {
            PartKind::Abstract => self.found.abstracts.push(set),
            PartKind::Description => self.found.descriptions.push(set),
            PartKind::Claims => self.found.claims.push(set),
            PartKind::Drawings => {}
        }
    }

    pub(super) fn finished(self) -> Found {
        self.found
    }
}

fn lower(text: String) -> String {
    text.to_ascii_lowercase()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 6 && text.bytes().all(|b| b.is_ascii_digit())
}

const fn is_position(style: Style) -> bool {
    matches!(style, Style::Subscript | Style::Superscript)
}
