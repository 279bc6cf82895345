//! The characters of a page with their places, as the content of the page shows them; not their order.

use super::marks::Marks;
use hayro_interpret::font::{Glyph as Shown, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt as _, interpret_page,
};

/// Units of a glyph's own space to the size of its font.
const UNITS: f64 = 1000.0;
/// A page with more characters than this is an attack, not a page.
const MOST: usize = 50_000;

/// A character on the page, in points from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    pub c: char,
    /// Left edge.
    pub x: f32,
    /// Right edge, by its advance.
    pub end: f32,
    /// Baseline, downwards.
    pub y: f32,
    /// Size of the font.
    pub size: f32,
}

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct PageGlyphs {
    pub width: f32,
    pub height: f32,
    pub glyphs: Vec<Glyph>,
    /// What is drawn beside text.
    pub marks: Marks,
    /// Characters that the file does not name.
    pub unknown: usize,
    /// Characters that stand slanted or upside down, such as stamps in the margin.
    pub turned: usize,
    /// Whether there are more characters than a page can show.
    pub overfull: bool,
}

/// The characters of a page.
pub(super) fn of_page<'a>(pdf: &'a Pdf, page: &Page<'a>) -> PageGlyphs {
    let (width, height) = page.render_dimensions();
    let mut found = PageGlyphs { width, height, ..PageGlyphs::default() };
    let cache = InterpreterCache::new();
    let mut context = Context::new(
        page.initial_transform(true).to_kurbo(),
        Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
        &cache,
        pdf.xref(),
        InterpreterSettings::default(),
    );
    interpret_page(page, &mut context, &mut found);
    found
}

impl PageGlyphs {
    fn page(&self) -> Rect {
        Rect::new(0.0, 0.0, f64::from(self.width), f64::from(self.height))
    }

    fn push(&mut self, text: &str, start: Point, end: Point, size: f64) {
        let count = text.chars().count().max(1) as f32;
        let (x, y, width) = (start.x as f32, start.y as f32, (end.x - start.x) as f32 / count);
        for (index, c) in text.chars().enumerate() {
            if self.glyphs.len() == MOST {
                self.overfull = true;
                return;
            }
            let x = x + width * index as f32;
            self.glyphs.push(Glyph { c, x, end: x + width, y, size: size as f32 });
        }
    }
}

impl Device<'_> for PageGlyphs {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let place = props.transform * glyph.transform();
            let [a, b, c, d, ..] = place.as_coeffs();
            let advance = match &**glyph {
                Shown::Outline(outline) => outline.advance_width(),
                Shown::Type3(drawn) => drawn.advance_width(),
            };
            let (start, end) = (place * Point::ZERO, place * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0));
            let size = c.hypot(d) * UNITS;
            if !(start.x.is_finite() && start.y.is_finite() && end.x.is_finite() && size.is_finite() && size > 0.5) {
                continue;
            }
            if a <= 0.0 || b.abs() > a * 0.1 {
                self.turned += 1;
                continue;
            }
            match glyph.as_unicode() {
                Some(BfString::Char(c)) => self.push(&plain(c), start, end, size),
                Some(BfString::String(text)) => self.push(&text, start, end, size),
                None => {
                    self.unknown += 1;
                    self.push("\u{fffd}", start, end, size);
                }
            }
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, mode: &DrawMode) {
        let page = self.page();
        self.marks.path(path, &props, mode, page);
    }

    fn draw_image(&mut self, image: Image<'_, '_>, props: ImageDrawProps<'_>) {
        let page = self.page();
        self.marks.image(&image, &props, page);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// A character as it is typed: ligatures apart, spaces as spaces.
fn plain(c: char) -> String {
    match c {
        'ﬀ' => "ff".to_owned(),
        'ﬁ' => "fi".to_owned(),
        'ﬂ' => "fl".to_owned(),
        'ﬃ' => "ffi".to_owned(),
        'ﬄ' => "ffl".to_owned(),
        'ﬅ' | 'ﬆ' => "st".to_owned(),
        '\u{a0}' | '\t' => " ".to_owned(),
        c if c.is_control() => " ".to_owned(),
        c => c.to_string(),
    }
}
