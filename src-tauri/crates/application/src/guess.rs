//! Guesses the facts of a filing that nobody gave, from the text; a given fact is never touched.

use crate::description::SectionKind;
use crate::facts::{Fact, FilingFacts, Presence, Route};
use crate::{Application, Description, Part};
use regex::Regex;
use std::sync::LazyLock;

/// Bytes of the description's beginning in which the history of an application is told.
const BEGINNING: usize = 6000;

/// The facts of an application, completed.
pub(crate) fn completed(application: &Application) -> FilingFacts {
    let mut facts = application.facts;
    if let Part::Present(description) = &application.description
        && !facts.route.given
        && let Some(route) = route(description)
    {
        facts.route = Fact::guessed(route);
    }
    if !facts.drawings.given && facts.drawings.value == Presence::Unknown {
        facts.drawings = Fact::guessed(match &application.drawings {
            Part::Present(_) => Presence::Present,
            Part::Lacking => Presence::Absent,
            _ => Presence::Unknown,
        });
    }
    facts
}

/// The route that the cross-reference, or the beginning of the description where there is none, tells.
fn route(description: &Description) -> Option<Route> {
    let mut section = description.sections_of(SectionKind::CrossReference).peekable();
    let text = match section.peek() {
        Some(section) => section.span.of(&description.text),
        None => {
            let mut end = description.text.len().min(BEGINNING);
            while !description.text.is_char_boundary(end) {
                end -= 1;
            }
            &description.text[..end]
        }
    };
    // The earliest statement is about this application, later ones about its ancestors.
    ROUTES
        .iter()
        .filter_map(|(pattern, route)| pattern.find(text).map(|found| (found.start(), *route)))
        .min_by_key(|&(start, _)| start)
        .map(|(_, route)| route)
}

static ROUTES: LazyLock<Vec<(Regex, Route)>> = LazyLock::new(|| {
    [
        (
            r"(?i)\b(?:is|being|as)\s+(?:an?\s+|the\s+)?(?:u\.?\s?s\.?\s+)?national\s+(?:stage|phase)|371\s+(?:national|of\s+international)|\bis\s+a\s+(?:u\.?s\.?\s+)?(?:371|35\s+u\.?s\.?c\.?)",
            Route::UsNational,
        ),
        (r"(?i)\b(?:is\s+(?:an?\s+|the\s+)?|as\s+a\s+)(?:\w+\s+){0,2}division(?:al)?\b|\bTeilanmeldung\b|\bdemande\s+divisionnaire\b", Route::Divisional),
        (r"(?i)\bis\s+(?:an?\s+|the\s+)?(?:\w+\s+){0,2}continuation(?:[-\s]in[-\s]part)?\b", Route::Continuation),
        (
            r"(?i)\bclaims?\s+(?:the\s+)?(?:(?:right|domestic|foreign|convention)\s+(?:of\s+)?)?(?:benefits?|priority)|\b(?:benefits?|priority)\s+(?:of|to|from|under)\b|\bPriorität\s+(?:der|aus|in\s+Anspruch)|\brevendique\s+la\s+priorité|\bbased\s+(?:up)?on\s+and\s+claims",
            Route::Priority,
        ),
        (r"(?i)\bthis\s+provisional\s+(?:patent\s+)?application\b", Route::Provisional),
    ]
    .into_iter()
    .map(|(pattern, route)| (Regex::new(pattern).expect("a constant pattern"), route))
    .collect()
});
