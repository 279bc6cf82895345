//! Gathers what a page shows beside its text: pictures, lines, colour; keeps their extent, not what they show.

use hayro_interpret::hayro_syntax::object::{Array, Name, Stream};
use hayro_interpret::kurbo::{BezPath, PathEl, Rect};
use hayro_interpret::{DrawMode, DrawProps, Image, ImageDrawProps, Paint};

/// More pictures than this on one page are pieces of one.
const MOST_IMAGES: usize = 200;
/// A colour whose parts lie nearer together than this, of 255, is a grey.
const GREY: u8 = 40;
/// Parts of a colour above this, of 255, are white.
const WHITE: u8 = 250;
/// Lines that lean by less than this, in points, are rules of tables and underlines.
const LEANS: f64 = 1.5;

/// A raster picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Raster {
    pub at: Rect,
    /// Whether it can show nothing but greys.
    pub grey: bool,
}

/// What a page shows beside text, in points from its upper left corner.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub images: Vec<Raster>,
    /// The extent of all that is drawn and not white.
    pub ink: Option<Rect>,
    /// The extent of curves and slanting lines, and their number.
    pub shapes: (Option<Rect>, usize),
    /// Lines and areas, and those of them in colour.
    pub strokes: usize,
    pub coloured: usize,
}

impl Marks {
    pub(super) fn path(&mut self, path: &BezPath, props: &DrawProps<'_>, mode: &DrawMode, page: Rect) {
        let colour = match &props.paint {
            Paint::Color(colour) => Some(colour.to_rgba().to_rgba8()),
            Paint::Pattern(_) => None,
        };
        let unseen = colour.is_some_and(|[r, g, b, a]| a == 0 || [r, g, b].iter().all(|&part| part >= WHITE));
        if unseen || matches!(mode, DrawMode::Invisible) {
            return;
        }
        let Some(at) = within(props.transform.transform_rect_bbox(path.control_box()), page) else { return };
        self.strokes += 1;
        self.coloured += usize::from(colour.is_some_and(|[r, g, b, _]| r.max(g).max(b) - r.min(g).min(b) > GREY));
        self.ink = union(self.ink, at);
        if is_shape(path) {
            self.shapes = (union(self.shapes.0, at), self.shapes.1 + 1);
        }
    }

    pub(super) fn image(&mut self, image: &Image<'_, '_>, props: &ImageDrawProps<'_>, page: Rect) {
        let own = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let Some(at) = within(props.transform.transform_rect_bbox(own), page) else { return };
        self.ink = union(self.ink, at);
        if self.images.len() < MOST_IMAGES {
            let grey = match image {
                Image::Stencil(_) => true,
                Image::Raster(raster) => is_grey(raster.stream()),
            };
            self.images.push(Raster { at, grey });
        }
    }

    /// The share of what is drawn that is coloured, in per mille; none where a picture may hold colour.
    pub(super) fn colour(&self) -> Option<u32> {
        let share = (1000 * self.coloured).checked_div(self.strokes).unwrap_or_default();
        (share > 0 || self.images.iter().all(|image| image.grey)).then(|| u32::try_from(share).unwrap_or(1000))
    }
}

/// What of a rectangle lies on the page; none where nothing does, or no number tells.
fn within(at: Rect, page: Rect) -> Option<Rect> {
    let at = at.intersect(page);
    (at.is_finite() && (at.width() > 0.0 || at.height() > 0.0)).then_some(at)
}

fn union(all: Option<Rect>, at: Rect) -> Option<Rect> {
    Some(all.map_or(at, |all| all.union(at)))
}

/// Whether a path has a curve or a line that leans.
fn is_shape(path: &BezPath) -> bool {
    let mut last = None;
    path.elements().iter().take(1000).any(|element| match element {
        PathEl::MoveTo(to) => {
            last = Some(*to);
            false
        }
        PathEl::LineTo(to) => {
            let from = last.replace(*to).unwrap_or(*to);
            (from.x - to.x).abs() > LEANS && (from.y - to.y).abs() > LEANS
        }
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => true,
        PathEl::ClosePath => false,
    })
}

/// Whether the entries of a picture allow nothing but greys.
fn is_grey(stream: &Stream<'_>) -> bool {
    let dict = stream.dict();
    let grey = |name: Name<'_>| matches!(&*name, b"DeviceGray" | b"CalGray" | b"G");
    if let Some(name) = dict.get::<Name<'_>>("ColorSpace").or_else(|| dict.get::<Name<'_>>("CS")) {
        return grey(name);
    }
    let Some(space) = dict.get::<Array<'_>>("ColorSpace") else { return false };
    let mut parts = space.flex_iter();
    match parts.next::<Name<'_>>() {
        Some(name) if &*name == b"ICCBased" => {
            parts.next::<Stream<'_>>().and_then(|profile| profile.dict().get::<u32>("N")) == Some(1)
        }
        Some(name) => grey(name),
        None => false,
    }
}
