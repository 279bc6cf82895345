//! Measures the pages of a PDF: paper, margins, type, spacing, numbers, pictures; reads no text into paragraphs.

use super::drawings::{self, Words};
use super::marks::Marks;
use super::{PageRows, furniture};
use claimwright_application::PartName;
use claimwright_application::manuscript::Paragraph;
use claimwright_application::sheets::{Pagination, Picture, PictureKind, Sheet, Sheets};
use hayro_interpret::kurbo::Rect;
use std::collections::BTreeMap;

/// Height of a line of single spacing in sizes of its type: that of the faces which offices ask for.
const SINGLE: f32 = 1.15;
/// Height of capitals above the baseline, in sizes of the type.
const CAPITALS: f32 = 0.7;
/// Points in a tenth of a millimetre.
const TENTH: f32 = 72.0 / 254.0;
/// Pictures that are lower or narrower than this, in points, stand in a line of text as formulae do.
const SMALL: f64 = 34.0;
/// A picture that covers this part of a page lies behind its text, as a scan does.
const BEHIND: f64 = 0.7;
/// Fewer curves and slanting lines than this on a page of text are ornament.
const FEW_SHAPES: usize = 12;

/// What was measured on the pages, of which `drawn` tells the sheets of drawings.
pub(super) fn sheets(pages: &[PageRows], drawn: &[Option<Words>]) -> Sheets {
    let is_text = |index: &usize| drawn[*index].is_none() && pages[*index].rows.iter().any(|row| !row.furniture);
    let text: Vec<usize> = (0..pages.len()).filter(is_text).collect();
    let numbers = furniture::page_numbers(pages);
    let numbers: Vec<u32> = text.iter().filter_map(|&index| numbers[index]).collect();
    let numbered = numbers.len() * 2 >= text.len() && !numbers.is_empty();
    Sheets {
        pages: u32::try_from(pages.len()).ok(),
        text: text.iter().map(|&index| sheet_of_text(&pages[index])).reduce(narrower),
        line_spacing: spacing(text.iter().map(|&index| &pages[index])),
        type_size: type_size(text.iter().map(|&index| &pages[index])),
        page_numbers: (!text.is_empty()).then_some(if numbered {
            Pagination::Printed(numbers)
        } else {
            Pagination::None
        }),
        drawings: (0..pages.len())
            .filter(|&index| drawn[index].is_some())
            .map(|index| sheet_of_drawing(&pages[index]))
            .collect(),
        ..Sheets::default()
    }
}

/// The pictures of all pages; `heights` tells how far down each paragraph begins.
pub(super) fn pictures(
    pages: &[PageRows],
    drawn: &[Option<Words>],
    paragraphs: &[Paragraph],
    heights: &[f32],
) -> Vec<Picture> {
    // Pages go up from paragraph to paragraph of text, so that only those of one page are looked at for each picture.
    let bodies: Vec<(usize, u32, f32)> = paragraphs
        .iter()
        .zip(heights)
        .enumerate()
        .filter(|(_, (paragraph, _))| !paragraph.is_furniture())
        .map(|(index, (paragraph, height))| (index, paragraph.page.unwrap_or_default(), *height))
        .collect();
    let mut pictures = Vec::new();
    for ((page, words), number) in pages.iter().zip(drawn).zip(1u32..) {
        let coloured = page.marks.colour();
        if let Some(words) = words {
            let figure = words.figures.first().map(|figure| drawings::label(&figure.label));
            let kind = PictureKind::Drawing;
            pictures.push(Picture { part: PartName::Drawings, paragraph: None, kind, figure, coloured });
            continue;
        }
        for at in shown(page) {
            let middle = at.center().y as f32;
            let from = bodies.partition_point(|(_, page, _)| *page < number);
            let here = bodies[from..].iter().take_while(|(_, page, _)| *page == number);
            let above = here.filter(|(_, _, height)| *height <= middle).last();
            let paragraph = above.or_else(|| bodies.get(from.checked_sub(1)?)).map(|(index, _, _)| *index);
            let kind = PictureKind::Unknown;
            pictures.push(Picture { part: PartName::Document, paragraph, kind, figure: None, coloured });
        }
    }
    pictures
}

/// Where a page of text shows pictures: rasters of some size, and one drawing of lines.
fn shown(page: &PageRows) -> Vec<Rect> {
    let Marks { images, shapes: (shapes, count), .. } = &page.marks;
    let area = f64::from(page.width) * f64::from(page.height);
    let large = |at: &Rect| at.width() >= SMALL && at.height() >= SMALL && at.area() < area * BEHIND;
    let drawing = shapes.filter(|_| *count >= FEW_SHAPES);
    images.iter().map(|image| image.at).chain(drawing).filter(large).collect()
}

fn sheet_of_text(page: &PageRows) -> Sheet {
    let rows = || page.rows.iter().filter(|row| !row.furniture);
    let least = |of: &dyn Fn(&super::Row) -> f32| rows().map(of).reduce(f32::min);
    Sheet {
        size: Some(size(page)),
        left: least(&|row| row.column.0).map(millimetres),
        right: least(&|row| page.width - row.column.1.max(row.column.0)).map(millimetres),
        top: least(&|row| row.y - row.size * CAPITALS).map(millimetres),
        bottom: least(&|row| page.height - row.y).map(millimetres),
    }
}

fn sheet_of_drawing(page: &PageRows) -> Sheet {
    let ink = page.marks.ink;
    let margin = |of: &dyn Fn(Rect) -> f64| ink.map(|ink| millimetres(of(ink) as f32));
    let (width, height) = (f64::from(page.width), f64::from(page.height));
    Sheet {
        size: Some(size(page)),
        left: margin(&|ink| ink.x0),
        right: margin(&|ink| width - ink.x1),
        top: margin(&|ink| ink.y0),
        bottom: margin(&|ink| height - ink.y1),
    }
}

fn size(page: &PageRows) -> (u32, u32) {
    ((page.width / TENTH).round() as u32, (page.height / TENTH).round() as u32)
}

/// Points as tenths of a millimetre, to the nearest millimetre: letters do not begin exactly where their margin ends.
fn millimetres(points: f32) -> u32 {
    ((points / TENTH / 10.0).round().max(0.0) as u32) * 10
}

fn narrower(one: Sheet, other: Sheet) -> Sheet {
    let least = |a: Option<u32>, b: Option<u32>| a.into_iter().chain(b).min();
    Sheet {
        size: one.size,
        top: least(one.top, other.top),
        right: least(one.right, other.right),
        bottom: least(one.bottom, other.bottom),
        left: least(one.left, other.left),
    }
}

/// The size of most characters, in half-points.
fn type_size<'a>(pages: impl Iterator<Item = &'a PageRows>) -> Option<u32> {
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    for row in pages.flat_map(|page| &page.rows).filter(|row| !row.furniture) {
        *sizes.entry((row.size * 2.0).round() as u32).or_default() += row.text.chars().count();
    }
    sizes.into_iter().max_by_key(|&(_, chars)| chars).map(|(size, _)| size)
}

/// The distance of most rows, in percent of single spacing and to the nearest five.
fn spacing<'a>(pages: impl Iterator<Item = &'a PageRows>) -> Option<u32> {
    let mut spacings: BTreeMap<u32, usize> = BTreeMap::new();
    for page in pages {
        let rows: Vec<_> = page.rows.iter().filter(|row| !row.furniture).collect();
        for pair in rows.windows(2).filter(|pair| pair[0].lane == pair[1].lane) {
            let distance = (pair[1].y - pair[0].y) / pair[1].size.max(1.0);
            if (0.8..4.0).contains(&distance) {
                *spacings.entry((distance / SINGLE * 20.0).round() as u32 * 5).or_default() += 1;
            }
        }
    }
    spacings.into_iter().max_by_key(|&(_, rows)| rows).map(|(spacing, _)| spacing)
}
