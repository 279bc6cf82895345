//! Chooses the language version of description and abstract and puts the parts in the order of filing, with every set of
//! claims; chooses none of these.

use super::reader::{Found, Set};
use crate::ReadError;
use claimwright_application::manuscript::{Manuscript, Paragraph, Role};
use claimwright_application::{Notice, Sheets};

/// The headings of description, claims and abstract.
const HEADINGS: [(&str, [&str; 3]); 3] = [
    ("en", ["Description", "Claims", "Abstract"]),
    ("fr", ["Description", "Revendications", "Abrégé"]),
    ("de", ["Beschreibung", "Patentansprüche", "Zusammenfassung"]),
];

/// The manuscript of what was found.
///
/// # Errors
/// [`ReadError::NotAPatent`] where there is no part of an application.
pub(super) fn manuscript(found: Found) -> Result<Manuscript, ReadError> {
    let nothing = found.titles.is_empty() && found.abstracts.is_empty() && found.descriptions.is_empty();
    if nothing && found.claims.is_empty() {
        return Err(ReadError::NotAPatent);
    }
    let spoken = found.language.clone().or_else(|| found.descriptions.first().and_then(|set| set.language.clone()));
    let language = spoken.as_deref();
    let [description_heading, _, abstract_heading] = headings(language);
    let mut notices = Vec::new();
    let mut formulas = 0;
    let mut paragraphs: Vec<Paragraph> = publication(&found).into_iter().collect();
    let title = first_of(&found.titles, language, |(language, _)| language.as_deref());
    paragraphs.extend(title.map(|(_, text)| Paragraph::new(Role::Title, text)));
    let mut add = |set: Option<Set>, heading: &str| {
        let Some(set) = set else { return };
        formulas += set.formulas;
        paragraphs.push(Paragraph::new(Role::Heading(1), set.heading.as_deref().unwrap_or(heading)));
        paragraphs.extend(set.paragraphs);
    };
    add(first_of(&found.descriptions, language, |set| set.language.as_deref()), description_heading);
    // Which of several sets is looked at, those who read the application choose.
    for set in &found.claims {
        let [_, heading, _] = headings(set.language.as_deref().or(language));
        add(Some(set.clone()), heading);
    }
    add(first_of(&found.abstracts, language, |set| set.language.as_deref()), abstract_heading);
    if found.listing {
        paragraphs.push(Paragraph::new(Role::Heading(1), "Sequence listing"));
    }
    if formulas > 0 {
        notices.push(Notice::FormulasAsPictures(formulas));
    }
    let sheets = Sheets { keeps_lines: true, ..Sheets::default() };
    Ok(Manuscript { paragraphs, notices, pictures: found.figures, sheets, ..Manuscript::default() })
}

fn headings(language: Option<&str>) -> [&'static str; 3] {
    let known = HEADINGS.iter().find(|(code, _)| language.is_some_and(|language| language.starts_with(code)));
    known.unwrap_or(&HEADINGS[0]).1
}

/// What identifies the publication, as its first page prints it.
fn publication(found: &Found) -> Option<Paragraph> {
    let (country, number) = (found.country.as_deref()?, found.number.as_deref()?);
    let kind = found.kind.as_deref().unwrap_or_default();
    let text = format!("{country} {} {kind}", number.trim_start_matches('0'));
    Some(Paragraph::new(Role::PageFurniture, text.trim_end()))
}

/// The first in the language, else the first.
fn first_of<T: Clone>(all: &[T], language: Option<&str>, of: impl Fn(&T) -> Option<&str>) -> Option<T> {
    all.iter().find(|one| of(one) == language).or_else(|| all.first()).cloned()
}
