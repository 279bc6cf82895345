//! Where findings stand in the text of their parts, in bytes; not in the units of a front end.

use claimwright_application::{Application, PartName, Span};
use claimwright_lint::{Finding, Place, Related};

/// A place in a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// The part.
    pub part: PartName,
    /// Bytes in the part's text; `None` for a whole part.
    pub span: Option<Span>,
    /// Whether the span is that of words, and not of the whole claim or paragraph that they stand in.
    pub exact: bool,
}

/// The places of a finding, in the order of its lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchors {
    /// Where it is.
    pub at: Anchor,
    /// Other places that belong to it.
    pub related: Vec<Anchor>,
    /// What its fix replaces.
    pub edits: Vec<Anchor>,
}

impl Anchor {
    fn of(application: &Application, place: Place) -> Self {
        let claims = application.claims.present();
        let claim = place.claim.and_then(|index| claims?.claims.get(index));
        let paragraph = place.paragraph.and_then(|index| application.description.present()?.paragraphs.get(index));
        let whole = claim
            .map(|claim| Span::new(claim.offset, claim.offset + claim.text.len()))
            .or_else(|| paragraph.map(|paragraph| paragraph.span));
        let own = place.span.map(|span| claim.map_or(span, |claim| span.shifted(claim.offset)));
        Self { part: place.part, span: own.or(whole), exact: own.is_some() }
    }
}

impl Anchors {
    /// Those of a finding of an application.
    pub fn of(application: &Application, finding: &Finding) -> Self {
        let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
        Self {
            edits: edits.map(|edit| Anchor::of(application, edit.place)).collect(),
            ..Self::at(application, finding.place, &finding.related)
        }
    }

    /// Those of a finding that offers no fix.
    pub fn at(application: &Application, place: Place, related: &[Related]) -> Self {
        let related = related.iter().map(|related| Anchor::of(application, related.place)).collect();
        Self { at: Anchor::of(application, place), related, edits: Vec::new() }
    }
}
