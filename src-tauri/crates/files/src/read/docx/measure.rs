//! Measures the pages of a DOCX while its body is read: breaks, sections, type, spacing, pictures; not the text.

use super::styles::{Spacing, Styles};
use crate::read::walk::Element;
use claimwright_application::manuscript::{Paragraph, Role};
use claimwright_application::sheets::{Picture, PictureKind, Sheet, Sheets};
use claimwright_application::{PartName, figures};
use std::collections::{BTreeMap, BTreeSet};

/// The size of type where a document says none, in half-points.
const TYPE_SIZE: u32 = 20;
/// Height of a line of single spacing in sizes of its type: that of the faces which offices ask for.
const SINGLE: f64 = 1.15;
/// English metric units in a tenth of a millimetre.
const EMU: f64 = 3600.0;
/// A picture that is lower than this, in tenths of a millimetre, stands in a line of text as a formula does.
const LOW: f64 = 120.0;
/// Further pictures tell nothing more of a document.
const MOST_PICTURES: usize = 5_000;
/// A longer paragraph on a page is text, not words beside a drawing.
const LONGEST_LABEL: usize = 40;

/// A place among the breaks of a document: page breaks before it, sections before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Leaf {
    breaks: u32,
    section: usize,
}

/// What a section says of its pages.
#[derive(Debug, Clone, Copy, Default)]
struct Section {
    sheet: Option<Sheet>,
    /// Whether it goes on where the one before ends.
    continues: bool,
    /// Whether its lines are numbered, each or each fifth.
    lines: bool,
}

/// A picture as met.
#[derive(Debug)]
struct Met {
    leaf: Leaf,
    paragraph: Option<usize>,
    kind: PictureKind,
    /// The relation that names its file.
    relation: Option<String>,
}

/// What was measured so far.
#[derive(Debug, Default)]
pub(super) struct Measure {
    at: Leaf,
    /// Whether a break was met that the word processor may note a second time.
    noted: bool,
    sections: Vec<Section>,
    section: Section,
    /// Where each paragraph begins.
    leaves: Vec<Leaf>,
    met: Vec<Met>,
    /// Pictures of the paragraph being read.
    waiting: usize,
    /// Height of the drawing being read, in tenths of a millimetre.
    height: Option<f64>,
    /// Characters of running text by size of type and by line spacing.
    sizes: BTreeMap<u32, usize>,
    spacings: BTreeMap<u32, usize>,
}

impl Measure {
    /// Where what is read now stands.
    pub(super) const fn leaf(&self) -> Leaf {
        self.at
    }

    /// Takes a break that the author set.
    pub(super) const fn page_break(&mut self) {
        self.at.breaks += 1;
        self.noted = true;
    }

    /// Takes a break that the word processor noted when it last set the pages.
    pub(super) const fn rendered_break(&mut self) {
        if !self.noted {
            self.at.breaks += 1;
        }
        self.noted = false;
    }

    /// Takes note of text or a picture.
    pub(super) const fn shown(&mut self) {
        self.noted = false;
    }

    /// Takes an element inside the properties of a section.
    pub(super) fn section_property(&mut self, element: &Element<'_>) {
        let twips = |name: &str| element.get(name)?.parse::<f64>().ok().filter(|n| n.abs() < 1e6).map(tenths);
        match element.name() {
            "w:pgSz" => {
                let size = twips("w:w").zip(twips("w:h"));
                self.section.sheet.get_or_insert_default().size = size;
            }
            "w:pgMar" => {
                let gutter = twips("w:gutter").unwrap_or(0);
                let sheet = self.section.sheet.get_or_insert_default();
                (sheet.top, sheet.right, sheet.bottom) = (twips("w:top"), twips("w:right"), twips("w:bottom"));
                sheet.left = twips("w:left").map(|left| left + gutter);
            }
            "w:type" => self.section.continues = element.value().is_some_and(|kind| kind == "continuous"),
            "w:lnNumType" => {
                self.section.lines = element.get("w:countBy").is_none_or(|by| matches!(by.as_str(), "1" | "5"));
            }
            _ => {}
        }
    }

    /// Ends a section.
    pub(super) fn section_end(&mut self) {
        self.sections.push(std::mem::take(&mut self.section));
        self.at.section += 1;
    }

    /// Takes an element that shows or describes a picture.
    pub(super) fn drawing(&mut self, element: &Element<'_>) {
        match element.name() {
            "wp:extent" => {
                self.height = element.get("cy").and_then(|cy| cy.parse::<f64>().ok()).map(|cy| cy / EMU);
            }
            "a:blip" => self.picture(PictureKind::Unknown, element.get("r:embed").or_else(|| element.get("r:link"))),
            "v:imagedata" => self.picture(PictureKind::Unknown, element.get("r:id")),
            "c:chart" | "wpc:wpc" | "wpg:wgp" | "v:group" => self.picture(PictureKind::Drawing, None),
            "dgm:relIds" => self.picture(PictureKind::FlowDiagram, None),
            "o:OLEObject" => {
                let program = element.get("ProgID").unwrap_or_default();
                let is = |names: &[&str]| names.iter().any(|name| program.starts_with(name));
                if is(&["Equation", "MathType", "ChemDraw", "ISIS", "MDLDraw"])
                    && let Some(last) = self.met.last_mut()
                {
                    last.kind = PictureKind::Formula;
                }
            }
            _ => {}
        }
    }

    fn picture(&mut self, kind: PictureKind, relation: Option<String>) {
        let low = self.height.take().is_some_and(|height| height < LOW);
        let kind = if low && kind == PictureKind::Unknown { PictureKind::Formula } else { kind };
        self.shown();
        if self.met.len() == MOST_PICTURES {
            return;
        }
        self.met.push(Met { leaf: self.at, paragraph: None, kind, relation });
        self.waiting += 1;
    }

    /// Takes a paragraph that is part of the text; `begins` is where its first word stands.
    pub(super) fn paragraph(&mut self, begins: Leaf) {
        self.leaves.push(begins);
    }

    /// Places the pictures of a paragraph that has ended, when `paragraphs` are there with it.
    pub(super) fn paragraph_end(&mut self, paragraphs: usize) {
        let first = self.met.len() - std::mem::take(&mut self.waiting);
        self.met[first..].iter_mut().for_each(|met| met.paragraph = paragraphs.checked_sub(1));
    }

    /// Takes the type of a paragraph: characters by size, and spacing.
    pub(super) fn running(&mut self, sizes: &[(u32, usize)], spacing: Option<Spacing>) {
        let chars = sizes.iter().map(|(_, chars)| chars).sum::<usize>();
        let size = sizes.iter().max_by_key(|(_, chars)| *chars).map_or(TYPE_SIZE, |(size, _)| *size);
        for (size, chars) in sizes {
            *self.sizes.entry(*size).or_default() += chars;
        }
        *self.spacings.entry(percent(spacing.unwrap_or_default(), size)).or_default() += chars;
    }

    /// What was measured: the facts, and for each picture the relation that names its file. Marks the paragraphs that
    /// begin pages, and those that stand beside drawings on sheets of their own.
    pub(super) fn finished(mut self, paragraphs: &mut [Paragraph]) -> (Sheets, Vec<Option<String>>) {
        // The last section ends with the body, where it says anything of itself at all.
        self.sections.resize(self.at.section.max(1), Section::default());
        let starts: Vec<u32> = self
            .sections
            .iter()
            .scan(0, |starts, section| {
                *starts += u32::from(!section.continues);
                Some(*starts)
            })
            .collect();
        let page = |leaf: Leaf| leaf.breaks + starts.get(leaf.section).or(starts.last()).copied().unwrap_or_default();
        let mut drawn: BTreeMap<u32, bool> = self.met.iter().map(|met| (page(met.leaf), true)).collect();
        let mut last = None;
        for (paragraph, leaf) in paragraphs.iter_mut().zip(&self.leaves) {
            let own = Some(page(*leaf));
            paragraph.opens_page = last != own;
            last = own;
            if let Some(drawn) = drawn.get_mut(&page(*leaf)) {
                *drawn &= paragraph.text.trim().len() <= LONGEST_LABEL && !paragraph.text.trim_end().ends_with('.');
            }
        }
        // Only where each picture on a sheet has a typed label are the figures of the drawings known.
        let mut labels: BTreeMap<u32, usize> = BTreeMap::new();
        for (paragraph, leaf) in paragraphs.iter().zip(&self.leaves) {
            *labels.entry(page(*leaf)).or_default() += usize::from(names_figure(&paragraph.text));
        }
        // Short lines beside a picture without any word of drawings are a cover sheet with a mark of its firm.
        let mut told: BTreeMap<u32, bool> = BTreeMap::new();
        for (paragraph, leaf) in paragraphs.iter().zip(&self.leaves) {
            *told.entry(page(*leaf)).or_default() |= tells_drawings(&paragraph.text);
        }
        drawn.iter_mut().for_each(|(page, drawn)| *drawn &= told.get(page).copied().unwrap_or(true));
        let mut pictures: BTreeMap<u32, usize> = BTreeMap::new();
        self.met.iter().for_each(|met| *pictures.entry(page(met.leaf)).or_default() += 1);
        let known = drawn.iter().filter(|(_, drawn)| **drawn).all(|(page, _)| labels.get(page) >= pictures.get(page));
        let role = if known { Role::Drawn } else { Role::PageFurniture };
        let on_sheet = |leaf: Leaf| drawn.get(&page(leaf)).copied().unwrap_or_default();
        for (paragraph, leaf) in paragraphs.iter_mut().zip(&self.leaves) {
            if on_sheet(*leaf) && !heads_drawings(&paragraph.text) {
                paragraph.role = role;
            }
        }
        let mut sheets = Sheets { keeps_lines: true, ..Sheets::default() };
        let mut seen = None;
        for met in self.met.iter().filter(|met| on_sheet(met.leaf)) {
            if seen != Some(page(met.leaf)) {
                sheets.drawings.extend(self.sections.get(met.leaf.section).and_then(|section| section.sheet));
            }
            seen = Some(page(met.leaf));
        }
        let texts: BTreeSet<usize> =
            self.leaves.iter().filter(|leaf| !on_sheet(**leaf)).map(|leaf| leaf.section).collect();
        let sections: Vec<&Section> = texts.into_iter().filter_map(|index| self.sections.get(index)).collect();
        sheets.text = sections.iter().filter_map(|section| section.sheet).reduce(narrower);
        sheets.line_numbers = (!sections.is_empty()).then(|| sections.iter().any(|section| section.lines));
        sheets.type_size = most(&self.sizes);
        sheets.line_spacing = most(&self.spacings);
        let relations = self.met.iter_mut().map(|met| met.relation.take()).collect();
        let picture = |met: &Met| {
            let part = if on_sheet(met.leaf) { PartName::Drawings } else { PartName::Document };
            Picture { part, paragraph: met.paragraph, kind: met.kind, figure: None, coloured: None }
        };
        sheets.pictures = self.met.iter().map(picture).collect();
        (sheets, relations)
    }
}

/// Whether a text is the label of a figure, with its signs or without.
fn names_figure(text: &str) -> bool {
    figures::labels(text.trim()).first().is_some_and(|mention| mention.span.start == 0)
}

/// Whether a text stands on sheets of drawings alone: the label of a figure, the number of a sheet, the heading.
fn tells_drawings(text: &str) -> bool {
    let sheet = text.trim().split_once('/').is_some_and(|(sheet, all)| {
        [sheet, all].iter().all(|n| !n.trim().is_empty() && n.trim().bytes().all(|b| b.is_ascii_digit()))
    });
    sheet || names_figure(text) || heads_drawings(text)
}

/// Whether a text is the heading of the drawings.
fn heads_drawings(text: &str) -> bool {
    const HEADINGS: [&str; 7] = ["drawing", "drawings", "figures", "dessins", "planches", "zeichnung", "zeichnungen"];
    HEADINGS.contains(&text.trim().trim_end_matches(':').to_lowercase().as_str())
}

/// The size in which a run stands.
pub(super) fn type_size(own: Option<u32>, run_style: Option<&str>, style: Option<&str>, styles: &Styles) -> u32 {
    own.or_else(|| styles.size(run_style?)).or_else(|| styles.size_of_paragraph(style)).unwrap_or(TYPE_SIZE)
}

/// Twentieths of a point in tenths of a millimetre; a negative margin is one that the header must keep to.
fn tenths(twips: f64) -> u32 {
    (twips.abs() * 254.0 / 1440.0).round() as u32
}

/// Line spacing in percent of single spacing, for type of a size in half-points.
fn percent(spacing: Spacing, size: u32) -> u32 {
    let single = f64::from(size.max(2)) * 10.0 * SINGLE;
    let percent = match spacing {
        Spacing::Multiple(line) => f64::from(line) / 2.4,
        Spacing::Exactly(line) => f64::from(line) / single * 100.0,
        Spacing::AtLeast(line) => (f64::from(line) / single * 100.0).max(100.0),
    };
    percent.round() as u32
}

/// The narrower margins of two sheets, with the size of the first.
fn narrower(one: Sheet, other: Sheet) -> Sheet {
    let least = |a: Option<u32>, b: Option<u32>| a.into_iter().chain(b).min();
    Sheet {
        size: one.size.or(other.size),
        top: least(one.top, other.top),
        right: least(one.right, other.right),
        bottom: least(one.bottom, other.bottom),
        left: least(one.left, other.left),
    }
}

/// The value that most characters have.
fn most(counts: &BTreeMap<u32, usize>) -> Option<u32> {
    counts.iter().max_by_key(|(_, chars)| **chars).map(|(value, _)| *value)
}
